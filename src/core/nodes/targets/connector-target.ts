import { ANY_CONNECTOR_FIELDS, ANY_CONNECTOR_SEE, anyConnectorForm, checkConnector, connectionOf } from '../connectors/any-connector';
import { checkResolved } from '../connectors/connector-type';
import { writeFrame } from '../connectors/frame-script';
import { pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

export const CONNECTOR_TARGET: NodeType = {
  kind: 'ConnectorTarget',
  family: 'target',
  title: 'Connector',
  doc: 'Writes through any connection type of AWS Glue, with its options by name: for systems that have no node of their own.',
  see: ANY_CONNECTOR_SEE,
  inputs: { min: 1, max: 1 },
  fields: ANY_CONNECTOR_FIELDS,
  check: (node) => {
    checkConnector(node);
    checkResolved(node);
  },
  script: (node) => writeFrame(node, node.fields.connectionType as string, pythonOptions(node, [])),
  connections: connectionOf,
  glue: [anyConnectorForm('ConnectorDataTarget')],
};
