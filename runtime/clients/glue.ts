import './aws/no-version-notice';

export { GetConnectionCommand, GlueClient } from '@aws-sdk/client-glue';
