import type { Text } from '../../manifest/manifest';
import { checkResolved } from '../connectors/connector-type';
import { writeFrame } from '../connectors/frame-script';
import { KAFKA_SEE } from '../connectors/kafka-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION, option, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

const OPTIONS = [
  option('topicName', 'text', 'Topic to write to.', { required: true }),
  option('key', 'string', 'Column whose value is the key of the record.'),
];

export const KAFKA_TARGET: NodeType = {
  kind: 'KafkaTarget',
  family: 'target',
  title: 'Apache Kafka',
  doc: 'Writes each row as a JSON record to a topic of Apache Kafka or Amazon MSK, at least once. Glue Studio\'s graph has no member for it.',
  see: KAFKA_SEE,
  inputs: { min: 1, max: 1 },
  fields: [CONNECTION, ...OPTIONS.map((o) => o.field), ADDITIONAL_OPTIONS],
  check: (node) => {
    if (node.fields.key !== undefined) node.reference(node.fields.key as string, 'key');
    checkAdditionalOptions(node, OPTIONS);
    checkResolved(node);
  },
  script: (node) => writeFrame(node, 'kafka', [...pythonOptions(node, OPTIONS), ['classification', '"json"']]),
  connections: (fields) => [fields.connection as Text],
};
