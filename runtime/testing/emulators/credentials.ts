/** Any do, and these pass as root where an emulator enforces IAM. */
export const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
