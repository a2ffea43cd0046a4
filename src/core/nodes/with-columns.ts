import type { NodeContext } from './node-type';
import { closed, selectList, sqlName } from './sql-text';
import type { Column } from '../types';

export interface AddedColumn { readonly name: string; readonly sql: string }

/**
 * A query of the input's columns with some added, as Spark's `withColumn` does: one with the name of an input column replaces it
 * in its place, the others stand at the end in their order.
 */
export function withColumns(node: NodeContext, columns: readonly AddedColumn[], dropped: readonly string[] = []): string {
  return withColumnsOf(node.columnsOf(), sqlName(node.inputs[0].as), columns, dropped);
}

/** The same over any relation. */
export function withColumnsOf(existing: readonly Column[], from: string, columns: readonly AddedColumn[], dropped: readonly string[] = []): string {
  const left = new Map(columns.map((c) => [c.name.toLowerCase(), `${closed(c.sql)} AS ${sqlName(c.name)}`]));
  const gone = new Set(dropped.map((d) => d.toLowerCase()));
  let changed = false;
  const items = existing.flatMap((c) => {
    const key = c.name.toLowerCase();
    const replaced = left.get(key);
    left.delete(key);
    if (replaced === undefined && !gone.has(key)) return [sqlName(c.name)];
    changed = true;
    return replaced === undefined ? [] : [replaced];
  });
  return `${selectList([...(changed ? items : ['*']), ...left.values()])}\nFROM ${from}`;
}

/** Names that a field makes: none empty, none twice. */
export function checkNewNames(node: NodeContext, names: readonly { readonly name: string; readonly field: string }[]): void {
  const seen = new Set<string>();
  for (const { name, field } of names) {
    if (name.trim() === '') node.fail(field, 'is empty');
    if (seen.has(name.toLowerCase())) node.fail(field, `'${name}' is named twice`);
    seen.add(name.toLowerCase());
  }
}
