import type { FieldValue } from '../../src/core/manifest/manifest';
import type { Field, FieldType } from '../../src/core/nodes/node-type';

/** What a new entry of a list, or a newly filled field, starts as. */
export function blank(type: FieldType): FieldValue {
  switch (type.type) {
    case 'boolean': return false;
    case 'integer':
    case 'number': return type.min ?? 0;
    case 'enum': return type.values[0] ?? '';
    // Columns are ticked, not typed: an empty name among them would stay.
    case 'list': return type.items.type === 'column' ? [] : Array.from({ length: type.min ?? 0 }, () => blank(type.items));
    case 'record':
      return blankRecord(type.fields);
    case 'variant': {
      const [first = '', fields = []] = Object.entries(type.cases)[0] ?? [];
      return { type: first, ...blankRecord(fields) };
    }
    case 'map': return {};
    default: return '';
  }
}

/** What must be there; defaults stay unsaid, so that a file holds what its user chose. */
export function blankRecord(fields: readonly Field[]): { readonly [name: string]: FieldValue } {
  return Object.fromEntries(fields.filter((f) => f.required === true && f.default === undefined).map((f) => [f.name, blank(f.type)]));
}
