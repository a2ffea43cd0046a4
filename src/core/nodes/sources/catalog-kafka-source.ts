import type { Text } from '../../manifest/manifest';
import { CATALOG_BESIDE, CATALOG_STREAM, catalogStreamAccess, readCatalogStream, withoutFormat } from '../connectors/catalog-stream';
import { READ_FIELDS } from '../connectors/connector-type';
import { checkKafkaRead, headerColumns, KAFKA_READ } from '../connectors/kafka-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION } from '../connectors/option-fields';
import { BATCH_FIELDS, checkpointAccess, microBatch, streamColumns, streamForm } from '../connectors/stream-options';
import type { NodeType } from '../node-type';

const OPTIONS = withoutFormat(KAFKA_READ);

export const CATALOG_KAFKA_SOURCE: NodeType = {
  kind: 'CatalogKafkaSource',
  family: 'source',
  title: 'Kafka through the Data Catalog',
  doc: 'Reads a topic of Apache Kafka that a table of the Data Catalog describes, in micro-batches.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html',
  inputs: { min: 0, max: 0 },
  fields: [
    ...CATALOG_STREAM,
    { ...CONNECTION, required: false, doc: 'Name of the Glue connection that the table names: for the rights of the job and for local runs.' },
    { name: 'topicName', doc: 'Topic that the table names: for local runs.', type: { type: 'text' } },
    ...OPTIONS.map((o) => o.field), ...BATCH_FIELDS, ADDITIONAL_OPTIONS, ...READ_FIELDS,
  ],
  check: (node) => {
    checkKafkaRead(node);
    checkAdditionalOptions(node, OPTIONS);
  },
  columns: (node) => streamColumns(node.fields, headerColumns(node.fields)),
  script: (node) => readCatalogStream(node, OPTIONS),
  microBatch: (node) => microBatch(node, streamColumns(node.fields, headerColumns(node.fields))),
  connections: (fields) => (fields.connection === undefined ? [] : [fields.connection as Text]),
  access: (node) => [...catalogStreamAccess(node), ...checkpointAccess(node)],
  settings: () => ({ streaming: true }),
  glue: [streamForm('CatalogKafkaSource', OPTIONS, { beside: CATALOG_BESIDE })],
};
