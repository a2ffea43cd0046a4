import type { Field, Fields, FieldType } from './field';
import type { FieldValue } from './manifest';
import { isText, textParts } from './text';
import { didYouMean, GlueprintError } from '../diagnostics';
import { parseColumns, parseType } from '../types';

/** Who owns the fields, for messages: a node path, or a file. */
export interface FieldPlace { readonly node?: string; readonly file?: string }

/**
 * Checks a value against a field list and fills in the defaults, in the order of the list.
 *
 * @throws GlueprintError with the field's path, the value got and what is allowed.
 */
export function checkFields(fields: readonly Field[], value: { readonly [name: string]: unknown }, place: FieldPlace = {}): Fields {
  return new FieldCheck(place).record(fields, value, '');
}

class FieldCheck {
  constructor(private readonly place: FieldPlace) {}

  public record(
    fields: readonly Field[], value: { readonly [name: string]: unknown }, path: string, besides: readonly string[] = [],
  ): { [name: string]: FieldValue } {
    const names = fields.map((f) => f.name);
    for (const name of Object.keys(value)) {
      if (value[name] === undefined || names.includes(name) || besides.includes(name)) continue;
      this.fail('UnknownField', at(path, name), `unknown field '${name}'${didYouMean(name, names)}`, `allowed: ${[...besides, ...names].join(', ')}`);
    }
    const out: { [name: string]: FieldValue } = {};
    for (const field of fields) {
      const given = value[field.name] ?? field.default;
      if (given !== undefined && given !== null) out[field.name] = this.value(field.type, given, at(path, field.name));
      else if (field.required) this.fail('MissingField', at(path, field.name), `'${field.name}' is required`, field.doc);
    }
    return out;
  }

  private value(type: FieldType, value: unknown, path: string): FieldValue {
    switch (type.type) {
      case 'boolean':
        return typeof value === 'boolean' ? value : this.wrong(path, value, 'true or false');
      case 'integer':
      case 'number':
        return this.number(type, value, path);
      case 'enum':
        return typeof value === 'string' && type.values.includes(value) ? value : this.enumeration(path, value, type.values);
      case 'text':
        return isText(value) ? value : this.wrong(path, value, 'a text');
      case 'path':
        return this.path(value, path);
      case 'json':
        return this.json(value, path);
      case 'list':
        return this.list(type, value, path);
      case 'record':
        return this.record(type.fields, this.object(value, path), path);
      case 'variant':
        return this.variant(type.cases, this.object(value, path), path);
      case 'map':
        return Object.fromEntries(Object.entries(this.object(value, path)).map(([k, v]) => [k, this.value(type.values, v, at(path, k))]));
      default:
        return this.string(type.type, value, path);
    }
  }

  private string(type: 'string' | 'data-type' | 'schema' | 'column' | 'expression' | 'query', value: unknown, path: string): string {
    if (typeof value !== 'string') this.wrong(path, value, type === 'string' ? 'a text' : `a text (${WHAT[type]})`);
    if (type !== 'string' && value.trim() === '') this.fail('InvalidField', path, `is empty, expected ${WHAT[type]}`);
    if (type === 'schema' || type === 'data-type') {
      try {
        if (type === 'schema') parseColumns(value);
        else parseType(value);
      } catch (error) {
        throw GlueprintError.isGlueprintError(error) ? error.at({ ...this.place, field: path }) : error;
      }
    }
    return value;
  }

  private number(type: { readonly type: string; readonly min?: number; readonly max?: number }, value: unknown, path: string): number {
    const { min = -Infinity, max = Infinity } = type;
    const range = `${min === -Infinity ? '' : ` from ${min}`}${max === Infinity ? '' : ` up to ${max}`}`;
    const ok = typeof value === 'number' && Number.isFinite(value) && (type.type === 'number' || Number.isSafeInteger(value)) && value >= min && value <= max;
    return ok ? value : this.wrong(path, value, `${type.type === 'integer' ? 'a whole number' : 'a number'}${range}`);
  }

  /** S3 locations only: what stands before the first reference or parameter tells. */
  private path(value: unknown, path: string): FieldValue {
    if (!isText(value)) this.wrong(path, value, 'an S3 location such as s3://bucket/prefix/');
    const [first, second] = textParts(value);
    const wrong = first === undefined || ('literal' in first && (!/^s3[an]?:\/\//.test(first.literal) || (/^s3[an]?:\/\/$/.test(first.literal) && second === undefined)));
    if (wrong) this.fail('InvalidPath', path, `'${typeof value === 'string' ? value : JSON.stringify(value)}' is not an S3 location`, 'write s3://bucket/prefix/ or s3://bucket/key');
    return value;
  }

  private list(type: { readonly items: FieldType; readonly min?: number; readonly max?: number }, value: unknown, path: string): FieldValue {
    if (!Array.isArray(value)) this.wrong(path, value, 'a list');
    const { min = 0, max = Infinity } = type;
    if (value.length < min || value.length > max) {
      this.fail('InvalidField', path, `has ${value.length} items, expected ${max === Infinity ? `at least ${min}` : min === max ? min : `${min} to ${max}`}`);
    }
    return value.map((v, i) => this.value(type.items, v, at(path, String(i))));
  }

  private variant(cases: { readonly [type: string]: readonly Field[] }, value: { readonly [name: string]: unknown }, path: string): FieldValue {
    const type = value.type;
    if (typeof type !== 'string' || !Object.hasOwn(cases, type)) this.enumeration(at(path, 'type'), type, Object.keys(cases));
    return { type, ...this.record(cases[type], value, path, ['type']) };
  }

  private json(value: unknown, path: string): FieldValue {
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
    if (Array.isArray(value)) return value.map((v, i) => this.json(v, at(path, String(i))));
    return Object.fromEntries(Object.entries(this.object(value, path)).map(([k, v]) => [k, this.json(v, at(path, k))]));
  }

  private object(value: unknown, path: string): { readonly [name: string]: unknown } {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.wrong(path, value, 'an object');
    return value as { readonly [name: string]: unknown };
  }

  private enumeration(path: string, value: unknown, values: readonly string[]): never {
    const hint = typeof value === 'string' ? didYouMean(value, values) : '';
    return this.fail('InvalidField', path, `got ${show(value)}, expected one of ${values.join(', ')}${hint}`);
  }

  private wrong(path: string, value: unknown, expected: string): never {
    return this.fail('InvalidField', path, `got ${show(value)}, expected ${expected}`);
  }

  private fail(code: string, field: string, message: string, hint?: string): never {
    throw new GlueprintError({ code, message, hint, ...this.place, field });
  }
}

const WHAT = {
  'data-type': 'a Spark type such as DECIMAL(10, 2)',
  'schema': 'columns such as id BIGINT, name STRING',
  'column': 'a column',
  'expression': 'a Spark SQL expression',
  'query': 'a Spark SQL query',
};

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
