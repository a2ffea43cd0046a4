import type { Field, Fields, FieldType } from './field';
import type { FieldValue } from './manifest';

export interface FieldLeaf { readonly path: string; readonly type: FieldType; readonly value: FieldValue }

/** Every value that is not a list, record, variant or map, with its type and path (`mappings.0.source`). */
export function* walkFields(fields: readonly Field[], values: Fields, prefix = ''): Generator<FieldLeaf> {
  for (const field of fields) {
    const value = values[field.name];
    if (value !== undefined && value !== null) yield* leaves(field.type, value, prefix === '' ? field.name : `${prefix}.${field.name}`);
  }
}

function* leaves(type: FieldType, value: FieldValue, path: string): Generator<FieldLeaf> {
  switch (type.type) {
    case 'list':
      for (const [i, v] of (value as FieldValue[]).entries()) yield* leaves(type.items, v, `${path}.${i}`);
      break;
    case 'map':
      for (const [k, v] of Object.entries(value as Fields)) yield* leaves(type.values, v ?? null, `${path}.${k}`);
      break;
    case 'record':
      yield* walkFields(type.fields, value as Fields, path);
      break;
    case 'variant':
      yield* walkFields(type.cases[(value as { readonly type: string }).type], value as Fields, path);
      break;
    default:
      yield { path, type, value };
  }
}
