import { partitionPruner } from './prune';
import { catalogTable, knownTable, NamedTable, namedTable } from './resolve-table';
import { GlueprintError } from '../../../src/core/diagnostics';
import { SqlSession } from '../../../src/core/spark-sql/contract';
import { Column, parseColumns, sameType, typeName } from '../../../src/core/types';
import { FileTable, partitionsOf, schemaOf } from '../../connectors/catalog/file-table';
import { Catalog, TableDoc } from '../../connectors/catalog/table-doc';
import { tableKind } from '../../connectors/catalog/table-kind';
import { listTable } from '../../connectors/catalog/table-listing';
import { Connectors } from '../../connectors/registry';
import { Query } from '../../formats/format';
import { formatNamed } from '../../formats/registry';
import type { SourceSpec } from '../node-io';

export interface CatalogRequest {
  readonly fields: { readonly [name: string]: unknown };
  readonly catalog: Catalog;
  readonly connectors: Connectors;
  readonly session: SqlSession;
  readonly query: Query;
}

/** A node of another type that reads or writes what is behind the table. */
export interface Delegate { readonly kind: string; readonly fields: { readonly [name: string]: unknown } }

/** Options of Glue's reader that change which rows there are. */
const KNOWN = ['catalogPartitionPredicate', 'boundedFiles', 'boundedSize'];
/** Those that do not. */
const HARMLESS = ['useS3ListImplementation', 'groupFiles', 'groupSize', 'hashfield', 'hashexpression', 'hashpartitions', 'useSparkDataSource'];

/** What a CatalogSource reads: files, or what a node of another type reads. */
export async function catalogSource(request: CatalogRequest): Promise<SourceSpec | Delegate> {
  const { fields, catalog } = request;
  const named = namedTable(fields) as NamedTable;
  const doc = catalogTable(named, catalog);
  const kind = doc === undefined ? 'files' : tableKind(doc);
  if (kind === 'jdbc' && doc !== undefined) return jdbcTable(doc);
  if (kind === 'dynamodb' && doc !== undefined) return { kind: 'DynamoDBSource', fields: { tableName: dynamoName(doc) } };
  if (kind !== 'files') throw otherReader(`${named.database}.${named.name}`, kind);
  return fileSource(request, named, knownTable(named, doc));
}

const READERS: Readonly<Record<string, string>> = { iceberg: 'IcebergSource', delta: 'DeltaSource', hudi: 'HudiSource', kinesis: 'CatalogKinesisSource', kafka: 'CatalogKafkaSource', mongodb: 'MongoDBSource' };

function otherReader(table: string, kind: string): GlueprintError {
  const reader = READERS[kind];
  if (reader === undefined) return new GlueprintError({ code: 'UnreadableTable', field: 'table', message: `table ${table} is a ${kind}, which Glue does not read` });
  return new GlueprintError({ code: 'WrongReader', field: 'table', message: `table ${table} is one of ${kind}, which this node does not read`, hint: `use ${reader}` });
}

/** `db.schema.table` behind a connection. */
export function jdbcTable(doc: TableDoc): Delegate {
  const parameters = { ...doc.StorageDescriptor?.Parameters, ...doc.Parameters };
  const connection = parameters.connectionName;
  if (connection === undefined || connection === '') throw new GlueprintError({ code: 'UnreadableTable', field: 'table', message: `table ${doc.DatabaseName}.${doc.Name} names no connection` });
  const [, ...rest] = (doc.StorageDescriptor?.Location ?? '').split('.');
  const table = rest.length === 0 ? doc.StorageDescriptor?.Location ?? doc.Name : rest.join('.');
  return { kind: 'JdbcSource', fields: { connection, table } };
}

function dynamoName(doc: TableDoc): string {
  return /table\/([^/]+)$/.exec(doc.StorageDescriptor?.Location ?? '')?.[1] ?? doc.Name;
}

async function fileSource(request: CatalogRequest, named: NamedTable, table: FileTable): Promise<SourceSpec> {
  const { fields, catalog, connectors, session, query } = request;
  const given = (fields.additionalOptions ?? {}) as { readonly [name: string]: string };
  const strange = Object.keys(given).find((o) => !KNOWN.includes(o) && !HARMLESS.includes(o));
  if (strange !== undefined) {
    throw new GlueprintError({ code: 'NotLocal', field: `additionalOptions.${strange}`, message: `the local runtime does not know the option '${strange}'; it knows ${[...KNOWN, ...HARMLESS].join(', ')}` });
  }
  const format = formatNamed(table.format);
  // The catalog's columns of a CSV table are those at their places, whatever the header calls them.
  const options = format.name === 'csv' ? { ...table.options, positional: true } : table.options;
  const spec: SourceSpec = {
    uris: [table.location],
    format,
    options,
    schema: schemaOf(table),
    recurse: true,
    exclusions: [],
    emptyIsRead: true,
    ...bounds(given),
    project: projection(named, table),
  };
  const predicates = [fields.partitionPredicate as string | undefined, given.catalogPartitionPredicate].filter((p) => p !== undefined && p.trim() !== '');
  if (table.keys.length === 0) {
    if (predicates.length > 0) throw new GlueprintError({ code: 'InvalidField', field: 'partitionPredicate', message: `table ${table.name} has no partition keys`, hint: 'filter the rows with a Filter node' });
    return spec;
  }
  const prune = partitionPruner(table.keys, predicates, session, query);
  const partitions = partitionsOf(table, catalog.partitions(named.database, named.name));
  const listed = await listTable({ table, format, partitions, prune, connectors });
  return { ...spec, format: listed.format, listing: listed.listing };
}

function bounds(given: { readonly [name: string]: string }): { readonly bounds?: { readonly files?: number; readonly bytes?: number } } {
  if (given.boundedFiles === undefined && given.boundedSize === undefined) return {};
  const number = (name: string) => {
    const text = given[name];
    if (text === undefined || /^\d+$/.test(text)) return text === undefined ? undefined : Number(text);
    throw new GlueprintError({ code: 'InvalidOption', field: `additionalOptions.${name}`, message: `got '${text}', expected a whole number` });
  };
  return { bounds: { files: number('boundedFiles'), bytes: number('boundedSize') } };
}

/** What the app knows of the table is what the node gives, as in its script. */
function projection(named: NamedTable, table: FileTable): readonly Column[] | undefined {
  if (named.schema === undefined || table.columns === undefined) return undefined;
  const there = [...table.columns, ...table.keys];
  const keys = named.partitionKeys.map((k) => k.toLowerCase());
  const columns = parseColumns(named.schema).map((c) => ({ ...c, name: c.name.toLowerCase() }));
  const ordered = [...columns.filter((c) => !keys.includes(c.name)), ...keys.flatMap((k) => columns.find((c) => c.name === k) ?? [])];
  for (const column of ordered) {
    const found = there.find((c) => c.name === column.name);
    const why = found === undefined ? 'is not in' : sameType(found.type, column.type) ? undefined : `is ${typeName(column.type)} in the app, ${typeName(found.type)} in`;
    if (why !== undefined) throw new GlueprintError({ code: 'SchemaMismatch', field: 'table.schema', message: `column '${column.name}' ${why} table ${table.name} of the local catalog`, hint: 'bring the app and the catalog together' });
  }
  return ordered;
}
