export { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
