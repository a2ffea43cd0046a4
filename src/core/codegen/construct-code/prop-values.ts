import { Entry, Language } from './language';
import { propTypes } from './prop-types';
import { ENUMS, FORMATS, INTERFACES } from './shapes';
import { Field, FieldType, FieldValue } from '../../manifest';

/** What the source of a value needs beside itself. */
export interface ValueContext {
  readonly language: Language;
  /** A name of the construct library. */
  use(name: string): void;
  /** `Duration` of aws-cdk-lib, or a module of it under a name. */
  cdk(name: string): void;
  /** An interface of it of which a value is made. */
  struct(name: string): void;
  /** A Glue connection by its name, as a variable. */
  connection(name: string): string;
}

type Values = { readonly [name: string]: FieldValue };

/** Value classes of the construct library, by their TypeScript type: a field's value as the call that makes it. */
const CLASSES: { readonly [type: string]: (value: FieldValue, at: ValueContext, indent: string, field?: FieldType) => string } = {
  'Schema': (value, { language }, indent) => language.call('Schema', 'fromDdl', [language.text(String(value))], [], indent),
  'Ruleset': (value, { language }, indent) => language.call('Ruleset', 'fromDqdl', [language.text(String(value))], [], indent),
  'ReadFormat': (value, at, indent, field) => format('ReadFormat', value as Values, at, indent, field),
  'WriteFormat': (value, at, indent, field) => format('WriteFormat', value as Values, at, indent, field),
  'CatalogTable': (value, at, indent, field) => {
    const { database, name, ...options } = value as Values;
    const given = Object.entries(options).filter(([, v]) => !(Array.isArray(v) && v.length === 0));
    const named = entries(given, 'CatalogTableOptions', field?.type === 'record' ? field.fields : undefined, at, indent);
    return at.language.call('CatalogTable', 'fromName', [literal(database, at.language), literal(name, at.language)], named, indent);
  },
  'SampleData': (value, { language }, indent) => {
    const { type, rows, file } = value as Values;
    return language.call('SampleData', type === 'rows' ? 'fromRows' : 'fromFile', [literal(type === 'rows' ? rows : file, language, indent)], [], indent);
  },
  'Duration': (value, { language }, indent) => language.call('Duration', 'seconds', [String(value)], [], indent),
  'glue.IConnection': (value, at) => at.connection(String(value)),
};

/** A value of a field as the prop of that TypeScript type. What has its default anyway is left out of records. */
export function propSource(value: FieldValue, type: string, field: FieldType | undefined, at: ValueContext, indent: string): string {
  const { language } = at;
  const deeper = `${indent}${language.step}`;
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
    return language.list(value.map((v: FieldValue) => propSource(v, type.slice(0, -2), items, at, deeper)), indent);
  }
  const [, values] = /^\{ \[\w+: string\]: (\w+) \}$/.exec(type) ?? [];
  if (values !== undefined && values in ENUMS && isValues(value)) {
    return language.map(Object.entries(value).map(([k, v]): Entry => [k, propSource(v, values, undefined, at, deeper)]), indent);
  }
  if (type in INTERFACES && isValues(value)) {
    at.struct(type);
    return language.struct(type, entries(Object.entries(value), type, field?.type === 'record' ? field.fields : undefined, at, indent), indent);
  }
  return literal(value, language, indent);
}

function isValues(value: FieldValue): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a field holds what it has by default. */
export function isDefault(field: Field | undefined, value: FieldValue): boolean {
  return value === null || (field?.default !== undefined && JSON.stringify(field.default) === JSON.stringify(value));
}

function entries(
  values: readonly (readonly [string, FieldValue])[], type: string, fields: readonly Field[] | undefined, at: ValueContext, indent: string,
): Entry[] {
  const types = propTypes(type) ?? {};
  return values.flatMap(([name, value]): Entry[] => {
    const field = fields?.find((f) => f.name === name);
    return isDefault(field, value) ? [] : [[name, propSource(value, types[name] ?? '', field?.type, at, `${indent}${at.language.step}`)]];
  });
}

function format(name: 'ReadFormat' | 'WriteFormat', { type, ...options }: Values, at: ValueContext, indent: string, field?: FieldType): string {
  at.use(name);
  const fields = field?.type === 'variant' ? field.cases[String(type)] : undefined;
  return at.language.call(name, String(type), [], entries(Object.entries(options), FORMATS[name][String(type)] ?? '', fields, at, indent), indent);
}

/** A value as it is; indented where it does not fit the line. */
export function literal(value: FieldValue, language: Language, indent = ''): string {
  const deeper = `${indent}${language.step}`;
  if (typeof value === 'string') return language.text(value);
  if (Array.isArray(value)) return language.list(value.map((v: FieldValue) => literal(v, language, deeper)), indent);
  if (isValues(value)) return language.map(Object.entries(value).map(([k, v]): Entry => [k, literal(v, language, deeper)]), indent);
  return language.constant(value as null | boolean | number);
}
