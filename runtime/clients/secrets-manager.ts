import './aws/no-version-notice';

export { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
