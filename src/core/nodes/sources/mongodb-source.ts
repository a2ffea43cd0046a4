import type { Text } from '../../manifest/manifest';
import { READ_FIELDS, schemaColumns } from '../connectors/connector-type';
import { readFrame } from '../connectors/frame-script';
import { MONGODB_PLACE, MONGODB_SEE, MONGODB_SERVICE } from '../connectors/mongodb-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION, option, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

const OPTIONS = [
  ...MONGODB_PLACE,
  option('batchSize', 'integer', 'Documents in a batch from the server.', { min: 1 }),
  option('partitioner', 'string', 'How the collection is split into parallel reads: `MongoSamplePartitioner`.'),
  option('disableUpdateUri', 'boolean', 'Takes the URL of the connection as it stands, without the database put in.'),
];

export const MONGODB_SOURCE: NodeType = {
  kind: 'MongoDBSource',
  family: 'source',
  title: 'MongoDB',
  doc: 'Reads a collection of MongoDB or Amazon DocumentDB. Glue Studio\'s graph has no member for it.',
  see: MONGODB_SEE,
  inputs: { min: 0, max: 0 },
  fields: [CONNECTION, MONGODB_SERVICE, ...OPTIONS.map((o) => o.field), ADDITIONAL_OPTIONS, ...READ_FIELDS],
  check: (node) => checkAdditionalOptions(node, OPTIONS),
  columns: schemaColumns,
  script: (node) => readFrame(node, node.fields.service as string, pythonOptions(node, OPTIONS)),
  connections: (fields) => [fields.connection as Text],
};
