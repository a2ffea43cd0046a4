import type { Field, FieldType, FieldValue } from '../../manifest';

/** Files that a tool fills in before it deploys have `{bucket.raw}` where a path stands: a parameter of the job here. */
const PLACEHOLDER = /\{([A-Za-z_][A-Za-z0-9_.-]*)\}|<([A-Za-z_][A-Za-z0-9_.-]*)>/g;

type Values = { readonly [name: string]: FieldValue };

/** Paths with their placeholders as parameters; which those are is told to `found`. */
export function withParameters(
  fields: readonly Field[], values: Values, found: (parameter: string, placeholder: string) => void,
): { [name: string]: FieldValue } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => {
    const field = fields.find((f) => f.name === name);
    return [name, field === undefined ? value : convert(field.type, value, found)];
  }));
}

function convert(type: FieldType, value: FieldValue, found: (parameter: string, placeholder: string) => void): FieldValue {
  if (type.type === 'path' && typeof value === 'string') {
    return value.replace(PLACEHOLDER, (text: string, braces: string | undefined, angles: string | undefined, at: number) => {
      if (text.startsWith('{') && value[at - 1] === '$') return text;
      const parameter = (braces ?? angles ?? '').replace(/[^A-Za-z0-9_]/g, '_');
      found(parameter, text);
      return `\${${parameter}}`;
    });
  }
  if (type.type === 'list' && Array.isArray(value)) return value.map((v: FieldValue) => convert(type.items, v, found));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const record = value as Values;
  if (type.type === 'record') return withParameters(type.fields, record, found);
  if (type.type === 'variant') return withParameters(type.cases[String(record.type)] ?? [], record, found);
  return value;
}
