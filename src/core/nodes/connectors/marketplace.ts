import type { Field } from '../../manifest/field';
import { GlueForm, glueText, isGlueObject } from '../glue-form';
import { CONNECTION, fieldsFromOptions, lostFields, OptionField, optionsOf, schemaField } from './option-fields';

export const MARKETPLACE_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-market.html';

/** Fields of every connector of AWS Marketplace, or of one's own. */
export function marketplaceFields(engine: 'athena' | 'spark'): Field[] {
  return [
    CONNECTION,
    { name: 'connectorName', doc: 'Name of the connector, as Glue Studio shows it.', default: '', type: { type: 'string' } },
    { name: 'connectionType', doc: 'Whether the connector is from AWS Marketplace or your own.', default: `custom.${engine}`, type: { type: 'enum', values: [`custom.${engine}`, `marketplace.${engine}`] } },
  ];
}

/** `options`: connection options that the member keeps as fields of its own, by field name. */
export function marketplaceForm(member: string, own: readonly (readonly [glue: string, field: string])[], options: readonly OptionField[]): GlueForm {
  return {
    member,
    understood: ['ConnectionName', 'ConnectorName', 'ConnectionType', 'AdditionalOptions', ...own.map(([glue]) => glue)],
    fromGlue: (body, notes) => ({
      fields: {
        connection: glueText(body.ConnectionName),
        connectorName: glueText(body.ConnectorName),
        connectionType: glueText(body.ConnectionType),
        ...Object.fromEntries(own.map(([glue, field]) => [field, glueText(body[glue])])),
        ...fieldsFromOptions(isGlueObject(body.AdditionalOptions) ? body.AdditionalOptions : {}, options),
        ...schemaField(member, body, notes),
      },
    }),
    toGlue: (fields, { text }) => {
      const additional = optionsOf({ additionalOptions: fields.additionalOptions }, [], text);
      return {
        body: {
          ConnectionName: text(fields.connection),
          ConnectorName: text(fields.connectorName),
          ConnectionType: text(fields.connectionType),
          ...Object.fromEntries(own.filter(([, field]) => fields[field] !== undefined).map(([glue, field]) => [glue, text(fields[field])])),
          ...(Object.keys(additional).length === 0 ? {} : { AdditionalOptions: additional }),
        },
        lost: lostFields(fields),
      };
    },
  };
}
