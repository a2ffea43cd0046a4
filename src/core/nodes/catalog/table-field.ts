import type { Field, Fields } from '../../manifest/field';
import type { Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { Column, parseColumns } from '../../types';
import type { Access, NodeContext } from '../node-type';
import { pythonString } from '../python';
import { FormatOptions, READ_FORMATS } from '../s3-formats';

/** A table of the Data Catalog as a node's fields name it; what is not said, the catalog knows at the run. */
export interface TableReference {
  readonly database: Text;
  readonly name: Text;
  /** DDL, partition keys among the columns. */
  readonly schema?: string;
  readonly partitionKeys: readonly string[];
  readonly location?: Text;
  readonly format?: FormatOptions;
}

const MEMBERS: readonly Field[] = [
  { name: 'database', required: true, doc: 'Database of the Data Catalog.', type: { type: 'text' } },
  { name: 'name', required: true, doc: 'Table of the database.', type: { type: 'text' } },
  { name: 'schema', doc: 'Columns as Spark DDL, partition keys among them. Default: as the catalog says at the run.', type: { type: 'schema' } },
  { name: 'partitionKeys', doc: 'Its partition keys, in order.', default: [], type: { type: 'list', items: { type: 'string' } } },
  { name: 'location', doc: 'Where its files lie: for the rights of the job, and for local runs of a table that the local catalog does not know.', type: { type: 'path' } },
];

/** A table whose files are of a format of their own. */
export const TABLE: Field = {
  name: 'table',
  required: true,
  doc: 'Table of the Data Catalog.',
  type: { type: 'record', fields: [...MEMBERS, { name: 'format', doc: 'Format of its files, for local runs of a table that the local catalog does not know.', type: { type: 'variant', cases: READ_FORMATS } }] },
};

/** An Iceberg, Delta or Hudi table. */
export const OPEN_TABLE: Field = { name: 'table', doc: 'Table of the Data Catalog.', type: { type: 'record', fields: MEMBERS } };

export function tableOf(fields: Fields): TableReference | undefined {
  return fields.table as unknown as TableReference | undefined;
}

/** Columns as the catalog has them: names in lower case, partition keys last. `undefined`: only the catalog knows. */
export function tableColumns(table: TableReference): Column[] | undefined {
  if (table.schema === undefined) return undefined;
  const columns = parseColumns(table.schema).map((c) => ({ ...c, name: c.name.toLowerCase() }));
  const keys = table.partitionKeys.map((k) => k.toLowerCase());
  return [...columns.filter((c) => !keys.includes(c.name)), ...keys.flatMap((k) => columns.find((c) => c.name === k) ?? [])];
}

/** What the field list cannot say of a table. */
export function checkTable(node: NodeContext): void {
  const table = tableOf(node.fields);
  const columns = table === undefined ? undefined : tableColumns(table);
  if (table === undefined || columns === undefined) return;
  table.partitionKeys.forEach((key, i) => {
    if (!columns.some((c) => c.name === key.toLowerCase())) {
      node.fail(`table.partitionKeys.${i}`, `'${key}' is no column of the table, which has ${columns.map((c) => c.name).join(', ')}`);
    }
  });
  if (columns.length > 0 && columns.length === table.partitionKeys.length) node.fail('table.partitionKeys', 'names every column: the files would hold none');
}

const READ = ['glue:GetDatabase', 'glue:GetTable', 'glue:GetPartition', 'glue:GetPartitions', 'glue:BatchGetPartition'];
const CHANGE = ['glue:CreatePartition', 'glue:BatchCreatePartition', 'glue:UpdatePartition', 'glue:BatchUpdatePartition', 'glue:UpdateTable'];

/** Rights on the table's entry; the catalog checks them on the catalog and the database too. */
export function catalogAccess(table: Pick<TableReference, 'database' | 'name'>, what: 'read' | 'change' | 'create'): Access[] {
  const actions = [...READ, ...(what === 'read' ? [] : CHANGE), ...(what === 'create' ? ['glue:CreateTable'] : [])];
  const on = ['catalog', joinText(['database/', table.database]), joinText(['table/', table.database, '/', table.name])];
  return on.map((resource) => ({ actions, on: { service: 'glue', resource } }));
}

/** Rights on files. */
export function readAccess(location: Text): Access[] {
  return [
    { actions: ['s3:GetObject'], on: { s3: location, scope: 'objects' } },
    { actions: ['s3:ListBucket'], on: { s3: location, scope: 'list' } },
  ];
}

/** `` catalog.db.`my-table` `` as a Python expression: the name of a table in Spark SQL. */
export function sparkTableName(node: { text(text: Text): string }, table: TableReference, catalog?: string): string {
  return node.text(sparkTableText(table, catalog));
}

export function sparkTableText(table: Pick<TableReference, 'database' | 'name'>, catalog?: string): Text {
  const plain = (part: Text): Text => (typeof part === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(part) ? part : joinText(['`', part, '`']));
  return joinText([...(catalog === undefined ? [] : [`${catalog}.`]), plain(table.database), '.', plain(table.name)]);
}

/** Options as a Python dictionary of texts; `undefined` where there are none. */
export function textOptions(node: { text(text: Text): string }, options: { readonly [name: string]: Text }): string | undefined {
  const entries = Object.entries(options);
  return entries.length === 0 ? undefined : `{${entries.map(([k, v]) => `${pythonString(k)}: ${node.text(v)}`).join(', ')}}`;
}
