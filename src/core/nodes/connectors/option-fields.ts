import type { Field, Fields, FieldType } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { glueSchema } from '../glue-columns';
import { GlueBody, GlueForm, GlueNotes, isGlueObject } from '../glue-form';
import type { NodeContext, ScriptContext } from '../node-type';
import { optionValue, PythonOption } from './frame-script';

/** A field of ours and the connection option of Glue that it is. */
export interface OptionField {
  readonly option: string;
  readonly field: Field;
  /** How Glue spells a value, and back. */
  readonly spelling?: { readonly to: (value: Text) => Text; readonly from: (value: string) => string };
}

/** A field that becomes a connection option of the same or another name. */
export function option(name: string, type: FieldType['type'] & ('text' | 'string' | 'boolean' | 'integer' | 'path'), doc: string, more: {
  readonly option?: string;
  readonly required?: boolean;
  readonly default?: FieldValue;
  readonly min?: number;
  readonly values?: readonly string[];
  readonly spelling?: OptionField['spelling'];
} = {}): OptionField {
  const { option: glueName = name, min, values, spelling, ...rest } = more;
  const fieldType: FieldType = values !== undefined ? { type: 'enum', values } : type === 'integer' ? { type, min } : { type };
  return { option: glueName, field: { name, doc, ...rest, type: fieldType }, spelling };
}

export const CONNECTION: Field = { name: 'connection', required: true, doc: 'Name of the Glue connection.', type: { type: 'text' } };

export const ADDITIONAL_OPTIONS: Field = {
  name: 'additionalOptions', doc: 'Further connection options of AWS Glue, by name.', default: {}, type: { type: 'map', values: { type: 'text' } },
};

const SECRET = /pass(word|wd)?$|secret|token$|account_?key|private_?key|credential/i;

/** Options that would put a secret into the script, or say again what a field says. */
export function checkAdditionalOptions(node: NodeContext, options: readonly OptionField[], field = 'additionalOptions'): void {
  for (const name of Object.keys((node.fields[field] ?? {}) as object)) {
    const own = options.find((o) => o.option.toLowerCase() === name.toLowerCase());
    if (own !== undefined) node.fail(`${field}.${name}`, `'${name}' is the field '${own.field.name}'`, 'give it there');
    if (SECRET.test(name)) node.fail(`${field}.${name}`, `'${name}' would stand in the script`, 'keep it in the secret of the connection');
  }
}

/** Exactly one of two fields. */
export function checkOneOf(node: NodeContext, a: string, b: string): void {
  if (node.fields[a] === undefined && node.fields[b] === undefined) node.fail(a, `neither '${a}' nor '${b}' is given`, 'give one of them');
  if (node.fields[a] !== undefined && node.fields[b] !== undefined) node.fail(b, `both '${a}' and '${b}' are given`, 'give one of them');
}

/** A group of fields that make sense only together. */
export function checkAllOrNone(node: NodeContext, names: readonly string[]): void {
  const missing = names.filter((n) => node.fields[n] === undefined);
  if (missing.length > 0 && missing.length < names.length) node.fail(missing[0], `'${names.find((n) => !missing.includes(n))}' is given without it`, `give all of ${names.join(', ')}, or none`);
}

/** The options as the script passes them, those that are not set left out. */
export function pythonOptions(node: ScriptContext, options: readonly OptionField[], connection = true): PythonOption[] {
  const additional = Object.entries((node.fields.additionalOptions ?? {}) as { readonly [name: string]: FieldValue });
  return [
    ...(connection && node.fields.connection !== undefined ? [['connectionName', optionValue(node, node.fields.connection)] as const] : []),
    ...options.filter((o) => node.fields[o.field.name] !== undefined)
      .map((o): PythonOption => [o.option, optionValue(node, spelt(o, node.fields[o.field.name]))]),
    ...additional.map(([name, value]): PythonOption => [name, optionValue(node, value)]),
  ];
}

/** Fields from the options of a Glue Studio member (texts by name, `useConnectionProperties` and the like dropped); what no field knows is kept as it is. */
export function fieldsFromOptions(data: GlueBody, options: readonly OptionField[]): { [name: string]: FieldValue | undefined } {
  const fields: { [name: string]: FieldValue | undefined } = {};
  const additional: { [name: string]: FieldValue } = {};
  for (const [name, value] of Object.entries(data)) {
    if (value === '' || value === null || value === undefined || name === 'useConnectionProperties') continue;
    const own = options.find((o) => o.option.toLowerCase() === name.toLowerCase());
    if (name === 'connectionName') fields.connection = String(value);
    else if (own === undefined) additional[name] = String(value);
    else fields[own.field.name] = own.spelling === undefined ? parsed(own.field.type, value) : own.spelling.from(String(value));
  }
  return { ...fields, ...(Object.keys(additional).length === 0 ? {} : { additionalOptions: additional }) };
}

function parsed(type: FieldType, value: unknown): FieldValue {
  if (type.type === 'boolean') return value === true || ['true', 'on'].includes(String(value).toLowerCase());
  return type.type === 'integer' ? Number(value) : String(value);
}

/** The options of a member as Studio keeps them: texts. */
export function optionsOf(fields: Fields, options: readonly OptionField[], text: (value: FieldValue | undefined) => string): GlueBody {
  const given = options.filter((o) => fields[o.field.name] !== undefined);
  return {
    ...(fields.connection === undefined ? {} : { connectionName: text(fields.connection) }),
    ...Object.fromEntries(given.map((o) => [o.option, asText(spelt(o, fields[o.field.name]), text)])),
    ...Object.fromEntries(Object.entries((fields.additionalOptions ?? {}) as object).map(([k, v]) => [k, text(v as FieldValue)])),
  };
}

function spelt({ spelling }: OptionField, value: FieldValue | undefined): FieldValue | undefined {
  return spelling === undefined || value === undefined ? value : spelling.to(value as Text);
}

function asText(value: FieldValue | undefined, text: (value: FieldValue | undefined) => string): string {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : text(value);
}

/** `ConnectorDataSource` and `ConnectorDataTarget` with the options of one connection type. */
export function connectorDataForm(member: string, connectionType: string, options: readonly OptionField[]): GlueForm {
  return {
    member,
    understood: ['ConnectionType', 'Data'],
    matches: (body) => String(body.ConnectionType).toLowerCase() === connectionType,
    fromGlue: (body, notes) => {
      const data = isGlueObject(body.Data) ? body.Data : {};
      return { fields: { ...fieldsFromOptions(data, options), ...schemaField(member, body, notes) } };
    },
    toGlue: (fields, to) => ({ body: { ConnectionType: connectionType, Data: optionsOf(fields, options, to.text) }, lost: lostFields(fields) }),
  };
}

/** Columns of a source, where its member tells them. */
export function schemaField(member: string, body: GlueBody, notes: GlueNotes): { readonly schema?: string } {
  const schema = member.endsWith('Source') ? glueSchema(body, notes) : undefined;
  return schema === undefined ? {} : { schema };
}

export function lostFields(fields: Fields): string[] {
  return fields.sampleData === undefined ? [] : ['sampleData'];
}

