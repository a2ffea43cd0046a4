import type { Text } from '../../manifest/manifest';
import { READ_FIELDS } from '../connectors/connector-type';
import { PythonOption, readStream } from '../connectors/frame-script';
import { checkKafkaRead, headerColumns, KAFKA_READ, KAFKA_SEE, KAFKA_TOPIC } from '../connectors/kafka-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, checkOneOf, CONNECTION, option, pythonOptions } from '../connectors/option-fields';
import { BATCH_FIELDS, checkpointAccess, microBatch, schemaOptions, streamColumns, streamForm } from '../connectors/stream-options';
import type { NodeContext, NodeType } from '../node-type';
import { pythonString } from '../python';

const OPTIONS = [
  option('bootstrapServers', 'text', 'Brokers as `host:port`, with commas between, instead of a connection.', { option: 'bootstrap.servers' }),
  option('securityProtocol', 'string', 'How the brokers are spoken to, without a connection.', { option: 'security.protocol', values: ['SSL', 'PLAINTEXT'] }),
  ...KAFKA_TOPIC,
  ...KAFKA_READ,
];

export const KAFKA_SOURCE: NodeType = {
  kind: 'KafkaSource',
  family: 'source',
  title: 'Apache Kafka',
  doc: 'Reads topics of Apache Kafka or Amazon MSK in micro-batches: the job is a streaming one, and all that reads the topic is done once a batch. A local run reads what is in the topic and ends.',
  see: KAFKA_SEE,
  inputs: { min: 0, max: 0 },
  fields: [{ ...CONNECTION, required: false, doc: 'Name of the Glue connection. Exactly one of `connection` and `bootstrapServers`.' }, ...OPTIONS.map((o) => o.field), ...BATCH_FIELDS, ADDITIONAL_OPTIONS, ...READ_FIELDS],
  check: (node) => {
    checkOneOf(node, 'connection', 'bootstrapServers');
    checkTopic(node);
    checkKafkaRead(node);
    checkAdditionalOptions(node, OPTIONS);
  },
  columns: (node) => streamColumns(node.fields, headerColumns(node.fields)),
  script: (node) => readStream(node, 'kafka', [['typeOfData', pythonString('kafka')] as PythonOption, ...pythonOptions(node, OPTIONS), ...schemaOptions(node)]),
  microBatch: (node) => microBatch(node, streamColumns(node.fields, headerColumns(node.fields))),
  connections: (fields) => (fields.connection === undefined ? [] : [fields.connection as Text]),
  access: checkpointAccess,
  settings: () => ({ streaming: true }),
  glue: [streamForm('DirectKafkaSource', OPTIONS)],
};

function checkTopic(node: NodeContext): void {
  const given = KAFKA_TOPIC.map((o) => o.field.name).filter((n) => node.fields[n] !== undefined);
  if (given.length === 0) node.fail('topicName', 'no topic is given', 'give topicName, assign or subscribePattern');
  if (given.length > 1) node.fail(given[1], `'${given[0]}' is given too`, 'give one of topicName, assign and subscribePattern');
}
