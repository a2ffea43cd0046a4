export { GetConnectionCommand, GlueClient } from '@aws-sdk/client-glue';
