import { checkAllOrNone, option, OptionField } from './option-fields';
import { checkpointAccess, STREAM_FORMAT, STREAM_MARKS } from './stream-options';
import type { Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import type { Access, NodeContext } from '../node-type';

export const KINESIS_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-kinesis-home.html';

export const KINESIS_READ: readonly OptionField[] = [
  ...STREAM_FORMAT,
  option('startingPosition', 'string', 'Where the first run begins; later ones begin at the checkpoint. A bounded local run reads what is there, whatever stands here.', { default: 'latest', values: ['latest', 'trim_horizon', 'earliest'] }),
  option('startingTimestamp', 'string', 'Begin at this time instead: `2026-11-25T00:00:00Z`. Glue 4.0 and later.'),
  option('maxFetchTimeInMs', 'integer', 'Milliseconds to fetch records of a shard in a batch.', { min: 1 }),
  option('maxFetchRecordsPerShard', 'integer', 'Records of a shard in a batch, at most.', { min: 1 }),
  option('maxRecordPerRead', 'integer', 'Records of one call, at most.', { min: 1 }),
  option('addIdleTimeBetweenReads', 'boolean', 'Waits between two calls.'),
  option('idleTimeBetweenReadsInMs', 'integer', 'Milliseconds to wait between two calls.', { min: 1 }),
  option('describeShardInterval', 'string', 'How often the shards are looked up: `1s`.'),
  option('numRetries', 'integer', 'How often a call is tried again.', { min: 0 }),
  option('retryIntervalMs', 'integer', 'Milliseconds before a call is tried again.', { min: 1 }),
  option('maxRetryIntervalMs', 'integer', 'Milliseconds before a call is tried again, at most.', { min: 1 }),
  option('avoidEmptyBatches', 'boolean', 'Makes no batch where there is nothing.'),
  option('roleArn', 'text', 'Role to take for a stream of another account.', { option: 'awsSTSRoleARN' }),
  option('roleSessionName', 'text', 'Name of the session of that role.', { option: 'awsSTSSessionName' }),
  option('fanoutConsumerArn', 'text', 'Consumer with a throughput of its own.', { option: 'fanoutConsumerARN' }),
  ...STREAM_MARKS,
];

export const KINESIS_STREAM: readonly OptionField[] = [
  option('streamArn', 'text', 'ARN of the stream. Exactly one of `streamArn` and `streamName`.', { option: 'streamARN' }),
  option('streamName', 'text', 'Stream of the job\'s own account and region.'),
];

export const KINESIS_STUDIO_NAMES = { fanoutConsumerArn: 'FanoutConsumerARN' };

export function checkKinesisRead(node: NodeContext): void {
  checkAllOrNone(node, ['roleArn', 'roleSessionName']);
  const at = node.fields.startingTimestamp as string | undefined;
  if (at !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:?\d\d)$/.test(at)) node.fail('startingTimestamp', `'${at}' is no time with an offset`, 'write 2026-11-25T00:00:00Z');
}

const READ = ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'];

export function kinesisReadAccess(node: Pick<NodeContext, 'fields'>): Access[] {
  const { roleArn, fanoutConsumerArn } = node.fields;
  return [
    ...(roleArn === undefined ? [{ actions: READ, on: streamOn(node) }] : [{ actions: ['sts:AssumeRole'], on: { arn: roleArn } }]),
    ...(fanoutConsumerArn === undefined ? [] : [{ actions: ['kinesis:SubscribeToShard', 'kinesis:DescribeStreamConsumer'], on: { arn: fanoutConsumerArn } }]),
    ...checkpointAccess(node),
  ];
}

export function streamOn({ fields }: Pick<NodeContext, 'fields'>): Access['on'] {
  return fields.streamArn !== undefined ? { arn: fields.streamArn } : { service: 'kinesis', resource: joinText(['stream/', fields.streamName as Text ?? '']) };
}
