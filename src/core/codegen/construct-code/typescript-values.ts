import { ENUMS, FORMATS, INTERFACES } from './shapes';
import { Field, FieldType, FieldValue } from '../../manifest';

/** What the source of a value needs beside itself. */
export interface ValueContext {
  /** A name of the construct library. */
  use(name: string): void;
  /** `Duration` of aws-cdk-lib, or a module of it under a name. */
  cdk(name: string): void;
  /** A Glue connection by its name, as a variable. */
  connection(name: string): string;
}

type Values = { readonly [name: string]: FieldValue };

/** Value classes of the construct library, by their TypeScript type: a field's value as the call that makes it. */
const CLASSES: { readonly [type: string]: (value: FieldValue, at: ValueContext, indent: string, field?: FieldType) => string } = {
  'Schema': (value) => `Schema.fromDdl(${quoted(String(value))})`,
  'Ruleset': (value) => `Ruleset.fromDqdl(${quoted(String(value))})`,
  'ReadFormat': (value, at, indent, field) => format('ReadFormat', value as Values, at, indent, field),
  'WriteFormat': (value, at, indent, field) => format('WriteFormat', value as Values, at, indent, field),
  'CatalogTable': (value, at, indent, field) => {
    const { database, name, ...options } = value as Values;
    const given = record(Object.entries(options).filter(([, v]) => !(Array.isArray(v) && v.length === 0)), 'CatalogTableOptions', field?.type === 'record' ? field.fields : undefined, at, indent);
    return `CatalogTable.fromName(${[literal(database), literal(name), ...(given === '{}' ? [] : [given])].join(', ')})`;
  },
  'SampleData': (value, _, indent) => {
    const { type, rows, file } = value as Values;
    return type === 'rows' ? `SampleData.fromRows(${literal(rows, indent)})` : `SampleData.fromFile(${literal(file)})`;
  },
  'Duration': (value) => `Duration.seconds(${String(value)})`,
  'glue.IConnection': (value, at) => at.connection(String(value)),
};

/** A value of a field as the prop of that TypeScript type. What has its default anyway is left out of records. */
export function propSource(value: FieldValue, type: string, field: FieldType | undefined, at: ValueContext, indent: string): string {
  const make = CLASSES[type];
  if (make !== undefined) {
    if (type === 'Duration') at.cdk('Duration');
    else if (!type.startsWith('glue.')) at.use(type);
    return make(value, at, indent, field);
  }
  const member = typeof value === 'string' ? ENUMS[type]?.[value] : undefined;
  if (member !== undefined) {
    at.use(type);
    return `${type}.${member}`;
  }
  if (Array.isArray(value) && type.endsWith('[]')) {
    const items = field?.type === 'list' ? field.items : undefined;
    return block(value.map((v: FieldValue) => propSource(v, type.slice(0, -2), items, at, `${indent}  `)), '[', ']', indent);
  }
  const [, values] = /^\{ \[\w+: string\]: (\w+) \}$/.exec(type) ?? [];
  if (values !== undefined && values in ENUMS && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return block(Object.entries(value).map(([k, v]) => `${key(k)}: ${propSource(v as FieldValue, values, undefined, at, `${indent}  `)}`), '{', '}', indent);
  }
  if (type in INTERFACES && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return record(Object.entries(value), type, field?.type === 'record' ? field.fields : undefined, at, indent);
  }
  return literal(value, indent);
}

/** Whether a field holds what it has by default. */
export function isDefault(field: Field | undefined, value: FieldValue): boolean {
  return value === null || (field?.default !== undefined && JSON.stringify(field.default) === JSON.stringify(value));
}

function record(
  entries: readonly (readonly [string, FieldValue])[], type: string, fields: readonly Field[] | undefined, at: ValueContext, indent: string,
): string {
  const items = entries.flatMap(([name, value]) => {
    const field = fields?.find((f) => f.name === name);
    return isDefault(field, value) ? [] : [`${key(name)}: ${propSource(value, INTERFACES[type][name] ?? '', field?.type, at, `${indent}  `)}`];
  });
  return block(items, '{', '}', indent);
}

function format(name: 'ReadFormat' | 'WriteFormat', { type, ...options }: Values, at: ValueContext, indent: string, field?: FieldType): string {
  at.use(name);
  const fields = field?.type === 'variant' ? field.cases[String(type)] : undefined;
  const given = record(Object.entries(options), FORMATS[name][String(type)] ?? '', fields, at, indent);
  return `${name}.${String(type)}(${given === '{}' ? '' : given})`;
}

/** A value as TypeScript source; indented where it does not fit the line. */
export function literal(value: FieldValue, indent = ''): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return block(value.map((v: FieldValue) => literal(v, `${indent}  `)), '[', ']', indent);
  if (typeof value === 'object' && value !== null) return block(Object.entries(value).map(([k, v]) => `${key(k)}: ${literal(v as FieldValue, `${indent}  `)}`), '{', '}', indent);
  return String(value);
}

const WIDTH = 100;

export function block(items: readonly string[], open: string, close: string, indent: string): string {
  if (items.length === 0) return open + close;
  const gap = open === '{' ? ' ' : '';
  const line = `${open}${gap}${items.join(', ')}${gap}${close}`;
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
  return `${open}\n${items.map((i) => `${indent}  ${i},\n`).join('')}${indent}${close}`;
}

export function quoted(text: string): string {
  if (text.includes('\n') && !/[\r\u2028\u2029]/.test(text)) return `\`${text.replace(/[\\`]|\$\{/g, (c) => `\\${c}`)}\``;
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'").replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
  return `'${escaped}'`;
}

export function key(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoted(name);
}
