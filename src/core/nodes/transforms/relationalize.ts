import { Column, DataType, holdsMap, struct } from '../../types';
import type { NodeType } from '../node-type';
import { selectList, sqlName, sqlString, unusedName } from '../sql-text';

const ID = '__id';

export const RELATIONALIZE: NodeType = {
  kind: 'Relationalize',
  family: 'transform',
  title: 'Relationalize',
  doc: 'Flat tables of nested rows, under Glue\'s names: `root` has the columns and the fields of structs by their path; an array becomes a table of its own, '
    + '`root_<array>`, with `id`, `index` and `<array>.val` or `<array>.val.<field>`, and the column of the array holds the id. '
    + 'A map, of which AWS says nothing, is an array of its entries: `<map>.val.key` and `<map>.val.value`. '
    + 'Ids number the rows in the order of their values, so they are the same in each run; for that all rows are sorted.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-Relationalize.html',
  inputs: { min: 1, max: 1 },
  outputs: (fields) => {
    const root = (fields.rootTableName ?? 'root') as string;
    return [root, ...((fields.arrays ?? []) as string[]).map((a) => `${root}_${a}`)];
  },
  fields: [
    { name: 'rootTableName', doc: 'Name of the first table, and start of the names of the others.', default: 'root', type: { type: 'string' } },
    {
      name: 'arrays',
      doc: 'Every array and map of the input by its path, with `val` for the elements: `items`, `items.val.tags`, `m.val.value`. The tables are known by them before the data is.',
      default: [],
      type: { type: 'list', items: { type: 'string' } },
    },
  ],
  check: (node) => {
    if ((node.fields.rootTableName as string) === '') node.fail('rootTableName', 'is empty');
    if (node.inputs[0].columns === undefined) return;
    const there = arrayPaths(node.columnsOf());
    const given = node.fields.arrays as string[];
    const unknown = given.findIndex((a) => !there.includes(a));
    if (unknown >= 0) node.fail(`arrays.${unknown}`, `'${given[unknown]}' is no array or map of the input`, `it has ${there.length === 0 ? 'none' : there.join(', ')}`);
    const missing = there.filter((a) => !given.includes(a));
    if (missing.length > 0) node.fail('arrays', `the input has ${missing.join(', ')} too`, `list all: ${there.join(', ')}`);
  },
  sql: (node) => {
    const from = sqlName(node.inputs[0].as);
    const columns = node.columnsOf();
    const root = node.fields.rootTableName as string;
    // Rows that tie are equal in all, so it does not matter which number each of them has.
    const order = columns.filter((c) => c.type.kind !== 'void').map((c) => ordered(sqlName(c.name), c.type));
    const id = unusedName(ID, columns);
    const numbered = `${ID}_0 AS (\n  SELECT *, row_number() OVER (ORDER BY ${order.length === 0 ? 'NULL' : order.join(', ')}) AS ${id}\n  FROM ${from}\n)`;
    const tables: Record<string, string> = {};
    flat(columns, { name: root, root, prefix: '', relation: `${ID}_0`, id, with: [numbered], keys: [] }, tables);
    return Object.fromEntries([root, ...(node.fields.arrays as string[]).map((a) => `${root}_${a}`)].map((name) => [name, tables[name]]));
  },
};

/** Arrays and maps by their paths, outer before inner. */
export function arrayPaths(columns: readonly Column[]): string[] {
  const out: string[] = [];
  const walk = (type: DataType, path: string): void => {
    if (type.kind === 'struct') for (const f of type.fields) walk(f.type, `${path}.${f.name}`);
    const element = elementOf(type);
    if (element === undefined) return;
    out.push(path);
    walk(element, `${path}.val`);
  };
  for (const c of columns) walk(c.type, c.name);
  return out;
}

/** A value by which rows can be ordered: maps, which have no order, as the list of their entries. */
function ordered(sql: string, type: DataType, depth = 0): string {
  if (!holdsMap(type)) return sql;
  const x = `x${depth}`;
  const inner = (value: string, of: DataType) => ordered(value, of, depth + 1);
  switch (type.kind) {
    case 'map': return `transform(map_entries(${sql}), ${x} -> named_struct('key', ${inner(`${x}.key`, type.key)}, 'value', ${inner(`${x}.value`, type.value)}))`;
    case 'array': return `transform(${sql}, ${x} -> ${inner(x, type.element)})`;
    case 'struct': return `IF(${sql} IS NULL, NULL, named_struct(${type.fields.map((f) => `${sqlString(f.name)}, ${inner(`${sql}.${sqlName(f.name)}`, f.type)}`).join(', ')}))`;
    default: return sql;
  }
}

/** What becomes a table of its own: the elements of an array; of a map its entries. */
function elementOf(type: DataType): DataType | undefined {
  if (type.kind === 'array') return type.element;
  return type.kind === 'map' ? struct([{ name: 'key', type: type.key, nullable: false }, { name: 'value', type: type.value, nullable: true }]) : undefined;
}

interface Table {
  readonly name: string;
  readonly root: string;
  /** Of its column names. */
  readonly prefix: string;
  /** With a number for each row. */
  readonly relation: string;
  /** Its column with that number. */
  readonly id: string;
  readonly with: readonly string[];
  readonly keys: readonly string[];
}

/** Adds the query of a table and those of its arrays. */
function flat(columns: readonly Pick<Column, 'name' | 'type'>[], table: Table, tables: Record<string, string>): void {
  const items: string[] = [...table.keys];
  const arrays: { readonly path: string; readonly sql: string; readonly type: DataType }[] = [];
  const walk = (type: DataType, path: string, sql: string): void => {
    if (type.kind === 'struct') {
      for (const f of type.fields) walk(f.type, `${path}.${f.name}`, `${sql}.${sqlName(f.name)}`);
      return;
    }
    const element = elementOf(type);
    if (element !== undefined) arrays.push({ path, sql: type.kind === 'map' ? `map_entries(${sql})` : sql, type: element });
    const value = element !== undefined ? `IF(${sql} IS NULL, NULL, CAST(${table.relation}.${table.id} AS BIGINT))` : sql;
    items.push(`${value} AS ${sqlName(path)}`);
  };
  for (const c of columns) walk(c.type, `${table.prefix}${c.name}`, `${table.relation}.${sqlName(c.name)}`);
  tables[table.name] = `WITH ${table.with.join(',\n')}\n${selectList(items)}\nFROM ${table.relation}`;
  for (const a of arrays) {
    const n = table.with.length;
    const relation = `${ID}_${n}`;
    const rows = [
      `  SELECT CAST(${table.relation}.${table.id} AS BIGINT) AS id, e.pos AS \`index\`, e.col AS val`,
      `  FROM ${table.relation}`,
      `  LATERAL VIEW posexplode(${a.sql}) e AS pos, col`,
    ].join('\n');
    const numbered = `${relation} AS (\n  SELECT *, row_number() OVER (ORDER BY id, \`index\`) AS ${ID}\n  FROM (\n${rows}\n  )\n)`;
    flat([{ name: 'val', type: a.type }], {
      name: `${table.root}_${a.path}`,
      root: table.root,
      prefix: `${a.path}.`,
      relation,
      id: ID,
      with: [...table.with, numbered],
      keys: ['id', '`index`'].map((k) => `${relation}.${k}`),
    }, tables);
  }
}
