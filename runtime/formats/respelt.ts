import { sqlName } from './sql-text';
import { DataType } from '../../src/core/types';

/** A value whose structs spell their fields as the files do, with the fields of the wanted type, which are the same ones in the same order. */
export function respelt(wanted: DataType, there: DataType, x: string): string {
  let n = 0;
  const value = (to: DataType, from: DataType, at: string): string => {
    if (sameNames(to, from)) return at;
    if (to.kind === 'array' && from.kind === 'array') {
      const e = `r${n++}`;
      return `list_transform(${at}, lambda ${e}: ${value(to.element, from.element, e)})`;
    }
    if (to.kind === 'map' && from.kind === 'map') {
      const e = `r${n++}`;
      const entry = `struct_pack(key := ${value(to.key, from.key, `${e}.key`)}, value := ${value(to.value, from.value, `${e}.value`)})`;
      return `map_from_entries(list_transform(map_entries(${at}), lambda ${e}: ${entry}))`;
    }
    if (to.kind !== 'struct' || from.kind !== 'struct') return at;
    const fields = to.fields.map((f, i) => {
      const own = from.fields[i];
      return own === undefined ? [] : [`${sqlName(f.name)} := ${value(f.type, own.type, `${at}.${sqlName(own.name)}`)}`];
    });
    return `CASE WHEN ${at} IS NOT NULL THEN struct_pack(${fields.flat().join(', ')}) END`;
  };
  return value(wanted, there, x);
}

function sameNames(a: DataType, b: DataType): boolean {
  if (a.kind === 'array' && b.kind === 'array') return sameNames(a.element, b.element);
  if (a.kind === 'map' && b.kind === 'map') return sameNames(a.key, b.key) && sameNames(a.value, b.value);
  if (a.kind !== 'struct' || b.kind !== 'struct') return true;
  return a.fields.every((f, i) => {
    const other = b.fields[i];
    return other !== undefined && f.name === other.name && sameNames(f.type, other.type);
  });
}
