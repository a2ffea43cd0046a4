import { checkResolved } from '../connectors/connector-type';
import { writeFrame } from '../connectors/frame-script';
import { KINESIS_SEE, KINESIS_STREAM, streamOn } from '../connectors/kinesis-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, checkOneOf, option, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

const OPTIONS = [
  ...KINESIS_STREAM,
  option('partitionKey', 'string', 'Partition key of the records. Default: one for each record, so that the shards are filled alike.'),
  option('recordMaxBufferedTime', 'integer', 'Milliseconds that a record may wait for others.', { min: 0 }),
  option('aggregationEnabled', 'boolean', 'Puts several rows into a record, as the Kinesis Producer Library does: its readers take them apart. Glue\'s default is true.'),
  option('aggregationMaxSize', 'integer', 'Bytes of such a record, at most.', { min: 64 }),
  option('aggregationMaxCount', 'integer', 'Rows of such a record, at most.', { min: 1 }),
  option('producerRateLimit', 'integer', 'Percent of the throughput of a shard that one task may take.', { min: 1 }),
  option('collectionMaxCount', 'integer', 'Records of a call, at most.', { min: 1 }),
  option('collectionMaxSize', 'integer', 'Bytes of a call, at most.', { min: 52224 }),
  option('roleArn', 'text', 'Role to take for a stream of another account.', { option: 'awsSTSRoleARN' }),
];

export const KINESIS_TARGET: NodeType = {
  kind: 'KinesisTarget',
  family: 'target',
  title: 'Amazon Kinesis Data Streams',
  doc: 'Writes each row as a JSON record to a Kinesis data stream, at least once. Glue Studio\'s graph has no member for it.',
  see: KINESIS_SEE,
  inputs: { min: 1, max: 1 },
  fields: [...OPTIONS.map((o) => o.field), ADDITIONAL_OPTIONS],
  check: (node) => {
    checkOneOf(node, 'streamArn', 'streamName');
    checkAdditionalOptions(node, OPTIONS);
    checkResolved(node);
  },
  script: (node) => writeFrame(node, 'kinesis', pythonOptions(node, OPTIONS, false)),
  access: (node) => (node.fields.roleArn === undefined
    ? [{ actions: ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:ListShards', 'kinesis:PutRecord', 'kinesis:PutRecords'], on: streamOn(node) }]
    : [{ actions: ['sts:AssumeRole'], on: { arn: node.fields.roleArn } }]),
};
