import type { Text } from '../../manifest/manifest';
import { checkResolved } from '../connectors/connector-type';
import { PythonOption, writeFrame } from '../connectors/frame-script';
import { MONGODB_PLACE, MONGODB_SEE, MONGODB_SERVICE } from '../connectors/mongodb-options';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION, option, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

const OPTIONS = [
  ...MONGODB_PLACE,
  option('replaceDocument', 'boolean', 'A row with the `_id` of a document replaces the whole document; else only the fields that the row has.', { default: true }),
  option('maxBatchSize', 'integer', 'Documents in a batch to the server.', { min: 1, default: 512 }),
];

export const MONGODB_TARGET: NodeType = {
  kind: 'MongoDBTarget',
  family: 'target',
  title: 'MongoDB',
  doc: 'Writes documents to a collection of MongoDB or Amazon DocumentDB. A row with the `_id` of a document changes that one, others are new. Glue Studio\'s graph has no member for it.',
  see: MONGODB_SEE,
  inputs: { min: 1, max: 1 },
  fields: [CONNECTION, MONGODB_SERVICE, ...OPTIONS.map((o) => o.field), ADDITIONAL_OPTIONS],
  check: (node) => {
    checkAdditionalOptions(node, OPTIONS);
    checkResolved(node);
  },
  // Amazon DocumentDB refuses writes that the driver may retry.
  script: (node) => writeFrame(node, node.fields.service as string, [
    ...pythonOptions(node, OPTIONS), ...(node.fields.service === 'documentdb' ? [['retryWrites', '"false"'] as PythonOption] : []),
  ]),
  connections: (fields) => [fields.connection as Text],
};
