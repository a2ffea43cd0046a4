import { CatalogRequest, Delegate, jdbcTable } from './catalog-source';
import { catalogTable, knownTable, NamedTable, namedTable } from './resolve-table';
import { GlueprintError } from '../../../src/core/diagnostics';
import { evolvedColumns, tableMismatch } from '../../../src/core/nodes/catalog/match-table';
import { Column, typeName } from '../../../src/core/types';
import { FileTable, fileTable } from '../../connectors/catalog/file-table';
import { descriptorOf } from '../../connectors/catalog/storage-descriptor';
import { Catalog, TableDoc } from '../../connectors/catalog/table-doc';
import { tableKind } from '../../connectors/catalog/table-kind';
import { formatNamed } from '../../formats/registry';
import { Files } from '../../host/host';
import type { CatalogKeeping, TargetSpec } from '../node-io';

export interface CatalogTargetRequest extends Omit<CatalogRequest, 'session'> {
  readonly rows: readonly Column[];
  readonly files: Files;
}

type UpdateBehavior = 'UPDATE_IN_DATABASE' | 'LOG';

/** What a CatalogTarget writes: files of the table, or what a node of another type writes. */
export function catalogTarget(request: CatalogTargetRequest): TargetSpec | Delegate {
  const { fields, catalog, rows } = request;
  const named = namedTable(fields) as NamedTable;
  const doc = catalogTable(named, catalog);
  const kind = doc === undefined ? 'files' : tableKind(doc);
  if (kind === 'jdbc' && doc !== undefined) return { kind: 'JdbcTarget', fields: jdbcTable(doc).fields };
  if (kind !== 'files') throw new GlueprintError({ code: 'WrongWriter', field: 'table', message: `table ${named.database}.${named.name} is one of ${kind}, which this node does not write` });
  const table = knownTable(named, doc);
  const behavior = fields.updateBehavior as UpdateBehavior | undefined;
  const own = ((fields.partitionKeys ?? []) as readonly string[]).map((k) => k.toLowerCase());
  const keys = table.keys.map((k) => k.name);
  if (own.length > 0 && own.join('\n') !== keys.join('\n')) {
    throw new GlueprintError({ code: 'InvalidField', field: 'partitionKeys', message: `got ${own.join(', ')}; table ${table.name} is ${keys.length === 0 ? 'not partitioned' : `partitioned by ${keys.join(', ')}`}` });
  }
  return {
    uri: table.location,
    format: formatNamed(table.format),
    options: writeOptions(table),
    partitionKeys: keys,
    mode: 'append',
    numberOfFiles: fields.numberOfFiles as number | undefined,
    columns: fitted(rows, table, behavior === 'UPDATE_IN_DATABASE'),
    keeping: behavior === undefined ? undefined : keeping(catalog, named, table, rows, behavior, doc === undefined),
  };
}

function writeOptions(table: FileTable): Readonly<Record<string, unknown>> {
  const { withHeader, ...rest } = table.options;
  return table.format === 'csv' ? { ...rest, writeHeader: withHeader === true } : table.options;
}

/** The columns that the files get: those of the table, and new ones where it may change. */
function fitted(rows: readonly Column[], table: FileTable, evolves: boolean): readonly Column[] | undefined {
  if (table.columns === undefined) return undefined;
  const shape = { columns: [...table.columns, ...table.keys], partitionKeys: table.keys.map((k) => k.name), positional: table.format === 'csv', evolves };
  const fault = tableMismatch(rows, shape);
  if (fault !== undefined) throw new GlueprintError({ code: 'TableMismatch', field: 'table', message: fault.message, hint: fault.hint });
  return evolves ? evolvedColumns(rows, shape) : shape.columns;
}

function keeping(
  catalog: Catalog, named: Pick<NamedTable, 'database' | 'name'>, table: FileTable, rows: readonly Column[], behavior: UpdateBehavior, isNew: boolean,
): CatalogKeeping {
  const keys = table.keys.map((k) => k.name);
  const columns = table.columns ?? rows.filter((r) => !keys.includes(r.name.toLowerCase()));
  return {
    region: catalog.region,
    database: named.database,
    table: named.name,
    location: table.location,
    keys,
    columns: behavior === 'UPDATE_IN_DATABASE' ? rows.map(columnDoc) : undefined,
    create: isNew ? newTable(table, columns) : undefined,
  };
}

const columnDoc = (c: Column) => ({ Name: c.name.toLowerCase(), Type: typeName(c.type.kind === 'timestamp_ntz' ? { kind: 'timestamp' } : c.type) });

function newTable(table: FileTable, columns: readonly Column[]): CatalogKeeping['create'] {
  const { descriptor, parameters } = descriptorOf(table.format, table.options, columns.map(columnDoc), table.location);
  return {
    Name: table.name.slice(table.name.indexOf('.') + 1).toLowerCase(),
    TableType: 'EXTERNAL_TABLE',
    Parameters: { EXTERNAL: 'TRUE', ...parameters },
    PartitionKeys: table.keys.map(columnDoc),
    StorageDescriptor: descriptor,
  };
}

/** `catalogUpdate` of a target that writes to a path: the table that is kept up to date with it. */
export function keptTable(target: TargetSpec, update: unknown, rows: readonly Column[], catalog: Catalog): TargetSpec {
  const { database, table: name, updateBehavior } = update as {
    readonly database: string; readonly table: string; readonly updateBehavior: UpdateBehavior;
  };
  const doc = catalog.table(database, name);
  const keys = target.partitionKeys.map((k) => k.toLowerCase());
  const lower = rows.map((r) => ({ ...r, name: r.name.toLowerCase() }));
  if (doc === undefined && updateBehavior === 'LOG') {
    throw new GlueprintError({ code: 'UnknownTable', field: 'catalogUpdate.table', message: `the local catalog has no table ${database}.${name}, and LOG makes none`, hint: 'make it, or choose UPDATE_IN_DATABASE' });
  }
  const table: FileTable = doc === undefined ? {
    name: `${database}.${name}`,
    columns: lower.filter((r) => !keys.includes(r.name)),
    keys: keys.flatMap((k) => lower.find((r) => r.name === k) ?? []),
    location: target.uri.replace(/\/*$/, '/'),
    format: target.format.name,
    options: target.options,
  } : existing(doc, target, keys);
  const columns = fitted(rows, table, updateBehavior === 'UPDATE_IN_DATABASE');
  const kept = keeping(catalog, { database, name }, table, rows, updateBehavior, doc === undefined);
  return { ...target, columns: target.format.name === 'csv' ? columns : undefined, keeping: kept };
}

function existing(doc: TableDoc, target: TargetSpec, keys: readonly string[]): FileTable {
  const table = fileTable(doc);
  const fail = (message: string) => {
    throw new GlueprintError({ code: 'TableMismatch', field: 'catalogUpdate.table', message });
  };
  const theirs = table.keys.map((k) => k.name);
  if (keys.join('\n') !== theirs.join('\n')) fail(`table ${table.name} is ${theirs.length === 0 ? 'not partitioned' : `partitioned by ${theirs.join(', ')}`}, the target ${keys.length === 0 ? 'is not' : `by ${keys.join(', ')}`}`);
  if (table.format !== target.format.name) fail(`table ${table.name} is of ${table.format} files, the target writes ${target.format.name}`);
  const place = target.uri.replace(/\/*$/, '/');
  if (theirs.length === 0 && place !== table.location) fail(`table ${table.name} lies at ${table.location}, the target writes to ${place}`);
  return table;
}
