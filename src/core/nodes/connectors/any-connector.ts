import { checkAdditionalOptions, connectorDataForm, CONNECTION } from './option-fields';
import type { Field, Fields } from '../../manifest/field';
import type { Text } from '../../manifest/manifest';
import type { GlueForm } from '../glue-form';
import type { NodeContext } from '../node-type';

export const ANY_CONNECTOR_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect.html';

export const ANY_CONNECTOR_FIELDS: readonly Field[] = [
  { name: 'connectionType', required: true, doc: 'Connection type, as Glue\'s reader and writer take it: `servicenow`.', type: { type: 'string' } },
  { ...CONNECTION, required: false, doc: 'Name of the Glue connection, where the type has one.' },
  { name: 'additionalOptions', doc: 'Connection options of AWS Glue, by name.', default: {}, type: { type: 'map', values: { type: 'text' } } },
];

export function checkConnector(node: NodeContext): void {
  const type = node.fields.connectionType as string;
  if (!/^[a-z][a-z0-9_.]*$/i.test(type)) node.fail('connectionType', `'${type}' is no connection type`, 'see the connection types of AWS Glue for Spark');
  checkAdditionalOptions(node, []);
}

export function connectionOf(fields: Fields): Text[] {
  return fields.connection === undefined ? [] : [fields.connection as Text];
}

/** Any connection type that no node type of its own has. */
export function anyConnectorForm(member: string): GlueForm {
  const { understood, fromGlue, toGlue } = connectorDataForm(member, '', []);
  return {
    member,
    understood,
    fromGlue: (body, notes) => ({ fields: { connectionType: String(body.ConnectionType ?? ''), ...fromGlue(body, notes).fields } }),
    toGlue: (fields, to) => {
      const written = toGlue?.(fields, to);
      return written === undefined ? undefined : { ...written, body: { ...written.body, ConnectionType: fields.connectionType } };
    },
  };
}
