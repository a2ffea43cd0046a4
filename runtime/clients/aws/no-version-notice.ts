// The SDK's notice of Node versions to come is not for the users of a job.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
