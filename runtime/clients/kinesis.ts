import './aws/no-version-notice';

export { DescribeStreamSummaryCommand, GetRecordsCommand, GetShardIteratorCommand, KinesisClient, ListShardsCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
export { NodeHttpHandler } from '@smithy/node-http-handler';
