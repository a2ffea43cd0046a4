import { ANY_CONNECTOR_FIELDS, ANY_CONNECTOR_SEE, anyConnectorForm, checkConnector, connectionOf } from '../connectors/any-connector';
import { READ_FIELDS, schemaColumns } from '../connectors/connector-type';
import { readFrame } from '../connectors/frame-script';
import { pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

export const CONNECTOR_SOURCE: NodeType = {
  kind: 'ConnectorSource',
  family: 'source',
  title: 'Connector',
  doc: 'Reads through any connection type of AWS Glue, with its options by name: for systems that have no node of their own.',
  see: ANY_CONNECTOR_SEE,
  inputs: { min: 0, max: 0 },
  fields: [...ANY_CONNECTOR_FIELDS, ...READ_FIELDS],
  check: checkConnector,
  columns: schemaColumns,
  script: (node) => readFrame(node, node.fields.connectionType as string, pythonOptions(node, [])),
  connections: connectionOf,
  glue: [anyConnectorForm('ConnectorDataSource')],
};
