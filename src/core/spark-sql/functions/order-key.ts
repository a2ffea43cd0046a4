import type { DataType } from '../../types';

/** DuckDB takes a null inside a struct or list for greater than all else, Spark for smaller. Whether that can show. */
export function needsOrderKey(type: DataType): boolean {
  if (type.kind === 'array') return type.containsNull || needsOrderKey(type.element);
  return type.kind === 'struct' && type.fields.some((f) => f.nullable || needsOrderKey(f.type));
}

/** A value that DuckDB orders as Spark orders this one: before each part that may be null stands whether it is not. */
export function orderKey(sql: string, type: DataType): string {
  if (!needsOrderKey(type)) return sql;
  if (type.kind === 'array') return `list_transform(${sql}, lambda k_: ${type.containsNull ? `{'n': k_ IS NOT NULL, 'v': ${orderKey('k_', type.element)}}` : orderKey('k_', type.element)})`;
  if (type.kind !== 'struct') return sql;
  const parts = type.fields.map((f, i) => {
    const value = `struct_extract_at(k_, ${i + 1})`;
    return `${f.nullable ? `'n${i}': ${value} IS NOT NULL, ` : ''}'v${i}': ${orderKey(value, f.type)}`;
  });
  // through a one-element list, to name the struct once
  return `(list_transform([${sql}], lambda k_: CASE WHEN k_ IS NOT NULL THEN {${parts.join(', ')}} END))[1]`;
}
