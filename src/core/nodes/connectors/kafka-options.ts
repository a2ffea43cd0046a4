import { option, OptionField } from './option-fields';
import { STREAM_FORMAT, STREAM_MARKS } from './stream-options';
import { array, Column, struct, STRING } from '../../types';
import type { NodeContext } from '../node-type';

export const KAFKA_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-kafka-home.html';

export const KAFKA_READ: readonly OptionField[] = [
  ...STREAM_FORMAT,
  option('startingOffsets', 'string', 'Where the first run begins; later ones begin at the checkpoint. A bounded local run reads what is there, whatever stands here.', { default: 'latest', values: ['latest', 'earliest'] }),
  option('startingTimestamp', 'string', 'Begin at this time instead: `2026-11-25T00:00:00Z`. Glue 4.0 and later.'),
  option('endingOffsets', 'string', 'Where a batch read ends: `latest`, or offsets by topic and partition as JSON.'),
  option('pollTimeoutMs', 'integer', 'Milliseconds to wait for records.', { min: 1 }),
  option('numRetries', 'integer', 'How often a fetch is tried again.', { min: 0 }),
  option('retryIntervalMs', 'integer', 'Milliseconds before a fetch is tried again.', { min: 1 }),
  option('maxOffsetsPerTrigger', 'integer', 'Records in a batch, at most.', { min: 1 }),
  option('minPartitions', 'integer', 'Parallel parts of a batch, at least.', { min: 1 }),
  option('includeHeaders', 'boolean', 'Adds the column `glue_streaming_kafka_headers`.'),
  ...STREAM_MARKS,
];

/** Which records: one of the three. */
export const KAFKA_TOPIC: readonly OptionField[] = [
  option('topicName', 'text', 'Topic to read. Exactly one of `topicName`, `assign` and `subscribePattern`.'),
  option('assign', 'text', 'Partitions to read, as JSON: `{"orders": [0, 1]}`.'),
  option('subscribePattern', 'text', 'Regular expression for the names of the topics to read.'),
];

export function headerColumns(fields: NodeContext['fields']): Column[] {
  const header = struct([{ name: 'key', type: STRING, nullable: true }, { name: 'value', type: STRING, nullable: true }]);
  return fields.includeHeaders === true ? [{ name: 'glue_streaming_kafka_headers', type: array(header), nullable: true }] : [];
}

export function checkKafkaRead(node: NodeContext): void {
  const at = node.fields.startingTimestamp as string | undefined;
  if (at !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:?\d\d)$/.test(at)) node.fail('startingTimestamp', `'${at}' is no time with an offset`, 'write 2026-11-25T00:00:00Z');
}
