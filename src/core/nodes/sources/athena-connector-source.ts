import type { Text } from '../../manifest/manifest';
import { READ_FIELDS, schemaColumns } from '../connectors/connector-type';
import { readFrame } from '../connectors/frame-script';
import { MARKETPLACE_SEE, marketplaceFields, marketplaceForm } from '../connectors/marketplace';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, option, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

const OPTIONS = [
  option('table', 'text', 'Table to read.', { option: 'tableName', required: true }),
  option('dbSchema', 'text', 'Schema of the table; a log group, for the connector of CloudWatch.', { option: 'schemaName', required: true }),
];

export const ATHENA_CONNECTOR_SOURCE: NodeType = {
  kind: 'AthenaConnectorSource',
  family: 'source',
  title: 'Athena connector',
  doc: 'Reads through a connector that was made for the federated queries of Amazon Athena.',
  see: MARKETPLACE_SEE,
  inputs: { min: 0, max: 0 },
  fields: [...marketplaceFields('athena'), ...OPTIONS.map((o) => o.field), ADDITIONAL_OPTIONS, ...READ_FIELDS],
  check: (node) => checkAdditionalOptions(node, OPTIONS),
  columns: schemaColumns,
  script: (node) => readFrame(node, node.fields.connectionType as string, pythonOptions(node, OPTIONS)),
  connections: (fields) => [fields.connection as Text],
  glue: [marketplaceForm('AthenaConnectorSource', [['ConnectionTable', 'table'], ['SchemaName', 'dbSchema']], OPTIONS)],
};
