import './aws/no-version-notice';

export { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
