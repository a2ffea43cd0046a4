import { fieldsFromOptions, lostFields, option, OptionField, optionsOf, schemaField } from './option-fields';
import type { Fields } from '../../manifest/field';
import type { FieldValue } from '../../manifest/manifest';
import { GlueBody, GlueForm, glueObjects, glueText, isGlueObject } from '../glue-form';

export const SNOWFLAKE_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-snowflake-home.html';

export const SNOWFLAKE_PLACE: readonly OptionField[] = [
  option('database', 'text', 'Name of the database.', { option: 'sfDatabase', required: true }),
  option('dbSchema', 'text', 'Name of the schema in the database.', { option: 'sfSchema', required: true }),
  option('warehouse', 'text', 'Warehouse that does the work. Default: that of the user.', { option: 'sfWarehouse' }),
];

const choice = (value: unknown) => (isGlueObject(value) ? glueText(value.Value) : undefined);

/** `SnowflakeSource` and `SnowflakeTarget`, whose fields are in a record of their own. */
export function snowflakeForm(member: string, options: readonly OptionField[], own: {
  readonly from: (data: GlueBody) => { readonly [name: string]: FieldValue | undefined };
  readonly to: (fields: Fields, text: (value: FieldValue | undefined) => string) => GlueBody;
}): GlueForm {
  return {
    member,
    understood: ['Data'],
    fromGlue: (body, notes) => {
      const data = isGlueObject(body.Data) ? body.Data : {};
      // Further options win over fields, as in Studio.
      const further = fieldsFromOptions(isGlueObject(data.AdditionalOptions) ? data.AdditionalOptions : {}, options);
      return {
        fields: {
          connection: choice(data.Connection),
          database: glueText(data.Database),
          dbSchema: glueText(data.Schema),
          table: glueText(data.Table),
          ...own.from(data),
          ...further,
          ...schemaField(member, body, notes),
        },
      };
    },
    toGlue: (fields, { text }) => ({
      body: {
        Data: {
          Connection: { Value: text(fields.connection), Label: text(fields.connection) },
          Database: text(fields.database),
          Schema: text(fields.dbSchema),
          ...(fields.table === undefined ? {} : { Table: text(fields.table) }),
          ...own.to(fields, text),
          AdditionalOptions: optionsOf({ warehouse: fields.warehouse, additionalOptions: fields.additionalOptions }, options, text),
        },
      },
      lost: lostFields(fields),
    }),
  };
}

export const chosenNames = (value: unknown): string[] => glueObjects(value).map((o) => glueText(o.Value)).filter((v) => v !== undefined);
