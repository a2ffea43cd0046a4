import type { FieldValue } from '../../src/core/manifest/manifest';
import type { Field, FieldType } from '../../src/core/nodes/node-type';
import { parseColumns, parseType } from '../../src/core/types';

/** A fault of a value as the form sees it; `path` leads into lists and records. */
export interface FieldFault { readonly path: string; readonly message: string }

export function isText(value: FieldValue | undefined): value is string {
  return typeof value === 'string';
}

function empty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What can be said of a value without the rest of the job; the server says the rest. */
export function checkField(field: Field, value: FieldValue | undefined, path = field.name): FieldFault[] {
  if (empty(value)) return field.required === true ? [{ path, message: 'needed' }] : [];
  return checkValue(field.type, value as FieldValue, path);
}

export function checkValue(type: FieldType, value: FieldValue, path: string): FieldFault[] {
  const fault = (message: string): FieldFault[] => [{ path, message }];
  const record = recordOf(value);
  switch (type.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : fault('true or false');
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || Number.isNaN(value)) return fault('a number');
      if (type.type === 'integer' && !Number.isInteger(value)) return fault('a whole number');
      if (type.min !== undefined && value < type.min) return fault(`at least ${type.min}`);
      if (type.max !== undefined && value > type.max) return fault(`at most ${type.max}`);
      return [];
    case 'enum':
      return isText(value) && type.values.includes(value) ? [] : fault(`one of ${type.values.join(', ')}`);
    case 'path':
      return !isText(value) || /^(s3[an]?:\/\/|\.{0,2}\/|[\w$][\w./${}-]*$)/.test(value) ? [] : fault('an S3 URI: s3://bucket/prefix/');
    case 'schema':
      return isText(value) ? parses(() => parseColumns(value), path) : [];
    case 'data-type':
      return isText(value) ? parses(() => parseType(value), path) : [];
    case 'list':
      if (!Array.isArray(value)) return fault('a list');
      if (type.min !== undefined && value.length < type.min) return fault(`at least ${type.min} entries`);
      if (type.max !== undefined && value.length > type.max) return fault(`at most ${type.max} entries`);
      return (value as readonly FieldValue[]).flatMap((v, i) => checkValue(type.items, v, `${path}[${i}]`));
    case 'record':
      if (record === undefined) return fault('an object');
      return type.fields.flatMap((f) => checkField(f, record[f.name], `${path}.${f.name}`));
    case 'variant': {
      const chosen = typeof record?.type === 'string' ? type.cases[record.type] : undefined;
      if (record === undefined || chosen === undefined) return fault(`one of ${Object.keys(type.cases).join(', ')}`);
      return chosen.flatMap((f) => checkField(f, record[f.name], `${path}.${f.name}`));
    }
    case 'map':
      if (record === undefined) return fault('an object');
      return Object.entries(record).flatMap(([k, v]) => checkValue(type.values, v, `${path}.${k}`));
    default:
      return [];
  }
}

/** The value by its members, where it has any. */
export function recordOf(value: FieldValue | undefined): { readonly [name: string]: FieldValue } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as { readonly [name: string]: FieldValue } : undefined;
}

function parses(parse: () => unknown, path: string): FieldFault[] {
  try {
    parse();
    return [];
  } catch (error) {
    const details = (error as { details?: { message?: string } }).details;
    return [{ path, message: details?.message ?? String(error) }];
  }
}

/** `numberOfFiles` → `Number of files`. */
export function labelOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ').toLowerCase();
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\b(sql|csv|json|s3|xml|id|url|uri|dpu)\b/gi, (w) => w.toUpperCase());
}

/** A text that may hold references that only a deploy resolves, as people read it. */
export function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const { ref, attribute, join } = recordOf(value) ?? {};
  if (isText(ref)) return `<${ref}${isText(attribute) ? `.${attribute}` : ''}>`;
  if (Array.isArray(join)) return (join as readonly FieldValue[]).map(textOf).join('');
  return JSON.stringify(value);
}
