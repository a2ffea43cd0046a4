import { sqlName, sqlString } from './sql-text';
import type { Column, DataType, StructField } from '../types';

/** What becomes of a column or nested field; `undefined` leaves it out. Asked for parents before their fields. */
export type Edit = (path: readonly string[]) => { readonly name: string; readonly deeper: boolean } | undefined;

/**
 * SQL for a value of which nested fields are left out or renamed: structs are rebuilt, arrays mapped, null stays null.
 * What does not change is returned as it is.
 */
export function editValue(sql: string, type: DataType, path: readonly string[], edit: Edit, depth = 0): string {
  if (type.kind === 'array') {
    const item = `x${depth + 1}`;
    const body = editValue(item, type.element, path, edit, depth + 1);
    return body === item ? sql : `transform(${sql}, ${item} -> ${body})`;
  }
  if (type.kind !== 'struct') return sql;
  const fields = editFields(sql, type.fields, path, edit, depth);
  const same = fields.length === type.fields.length && fields.every((f, i) => f.name === type.fields[i].name && f.sql === `${sql}.${sqlName(f.name)}`);
  if (same) return sql;
  return `IF(${sql} IS NULL, NULL, named_struct(${fields.map((f) => `${sqlString(f.name)}, ${f.sql}`).join(', ')}))`;
}

export interface EditedField { readonly name: string; readonly sql: string }

/** The same for the fields of a struct, or the columns of a relation when `sql` is empty. */
export function editFields(sql: string, fields: readonly StructField[], path: readonly string[], edit: Edit, depth = 0): EditedField[] {
  const out: EditedField[] = [];
  for (const f of fields) {
    const at = [...path, f.name];
    const kept = edit(at);
    if (kept === undefined) continue;
    const value = `${sql === '' ? '' : `${sql}.`}${sqlName(f.name)}`;
    out.push({ name: kept.name, sql: kept.deeper ? editValue(value, f.type, at, edit, depth) : value });
  }
  return out;
}

/** Columns of a relation; nested ones are reached through the relation's name, as a column may have the same. */
export function editColumns(relation: string, columns: readonly Column[], edit: Edit): EditedField[] {
  return columns.flatMap((c) => {
    const kept = edit([c.name]);
    if (kept === undefined) return [];
    const qualified = `${sqlName(relation)}.${sqlName(c.name)}`;
    const value = kept.deeper ? editValue(qualified, c.type, [c.name], edit) : qualified;
    return [{ name: kept.name, sql: value === qualified ? sqlName(c.name) : value }];
  });
}

export function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((p, i) => p === b[i]);
}

export function isBelow(path: readonly string[], ancestor: readonly string[]): boolean {
  return path.length > ancestor.length && ancestor.every((p, i) => p === path[i]);
}
