import type { Text } from '../../manifest/manifest';
import { READ_FIELDS, schemaColumns } from '../connectors/connector-type';
import { readFrame } from '../connectors/frame-script';
import { MARKETPLACE_SEE, marketplaceFields, marketplaceForm } from '../connectors/marketplace';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

export const SPARK_CONNECTOR_SOURCE: NodeType = {
  kind: 'SparkConnectorSource',
  family: 'source',
  title: 'Spark connector',
  doc: 'Reads through a Spark data source of AWS Marketplace, or of your own.',
  see: MARKETPLACE_SEE,
  inputs: { min: 0, max: 0 },
  fields: [...marketplaceFields('spark'), ADDITIONAL_OPTIONS, ...READ_FIELDS],
  check: (node) => checkAdditionalOptions(node, []),
  columns: schemaColumns,
  script: (node) => readFrame(node, node.fields.connectionType as string, pythonOptions(node, [])),
  connections: (fields) => [fields.connection as Text],
  glue: [marketplaceForm('SparkConnectorSource', [], [])],
};
