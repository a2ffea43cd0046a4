import type { Text } from '../../manifest/manifest';
import { checkResolved } from '../connectors/connector-type';
import { writeFrame } from '../connectors/frame-script';
import { MARKETPLACE_SEE, marketplaceFields, marketplaceForm } from '../connectors/marketplace';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

export const SPARK_CONNECTOR_TARGET: NodeType = {
  kind: 'SparkConnectorTarget',
  family: 'target',
  title: 'Spark connector',
  doc: 'Writes through a Spark data source of AWS Marketplace, or of your own.',
  see: MARKETPLACE_SEE,
  inputs: { min: 1, max: 1 },
  fields: [...marketplaceFields('spark'), ADDITIONAL_OPTIONS],
  check: (node) => {
    checkAdditionalOptions(node, []);
    checkResolved(node);
  },
  script: (node) => writeFrame(node, node.fields.connectionType as string, pythonOptions(node, [])),
  connections: (fields) => [fields.connection as Text],
  glue: [marketplaceForm('SparkConnectorTarget', [], [])],
};
