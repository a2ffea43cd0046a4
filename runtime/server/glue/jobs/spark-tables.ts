import type { Table } from '@aws-sdk/client-glue';
import { storedFormat } from '../../../connectors/catalog/storage-descriptor';
import type { RegionState } from '../state/region-state';
import type { Wire } from '../wire';

export interface StoredTable {
  readonly location: string;
  readonly format: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly partitionKeys: readonly string[];
}

/** Where a table's data lies and how it is written; undefined for what is no table of files. */
export function storedTable(table: Wire<Table>): StoredTable | undefined {
  const descriptor = table.StorageDescriptor;
  const stored = descriptor?.Location === undefined ? undefined : storedFormat(table, descriptor);
  if (descriptor?.Location === undefined || stored === undefined) return undefined;
  return { location: descriptor.Location, ...stored, partitionKeys: (table.PartitionKeys ?? []).map((k) => k.Name) };
}

/** What the Spark side is told of a table: where it lies and how, or the view's query. */
export type SparkTable = StoredTable & { readonly ddl: readonly { readonly name: string; readonly type: string }[] } | { readonly view: string };

/** The catalog as the Spark side takes it: `database.table` to place and format. */
export function sparkTables(region: RegionState): Record<string, StoredTable> {
  return Object.fromEntries(tablesOf(region).flatMap((table) => {
    const stored = storedTable(table);
    return stored === undefined ? [] : [[nameOf(table), stored]];
  }));
}

/** The same for sessions, which make tables with their columns, and views. */
export function sessionTables(region: RegionState): Record<string, SparkTable> {
  return Object.fromEntries(tablesOf(region).flatMap((table): [string, SparkTable][] => {
    if (table.TableType === 'VIRTUAL_VIEW') return table.ViewOriginalText ? [[nameOf(table), { view: table.ViewOriginalText }]] : [];
    const stored = storedTable(table);
    const columns = [...table.StorageDescriptor?.Columns ?? [], ...table.PartitionKeys ?? []];
    return stored === undefined ? [] : [[nameOf(table), { ...stored, ddl: columns.map((c) => ({ name: c.Name, type: c.Type ?? 'string' })) }]];
  }));
}

/** Databases and where their tables are made. */
export function sessionDatabases(region: RegionState): Record<string, string> {
  return Object.fromEntries(region.databases.list().map(({ name, doc }) => [name, doc.LocationUri || warehouseOf(name)]));
}

/** Where tables lie that are made without a location. */
export const WAREHOUSE = 's3://warehouse';

export function warehouseOf(database: string): string {
  return `${WAREHOUSE}/${database}.db`;
}

function tablesOf(region: RegionState): Wire<Table>[] {
  return region.tables.parents().flatMap((parent) => region.tables.list({ parent })).map((t) => t.doc);
}

const nameOf = (table: Wire<Table>) => `${table.DatabaseName}.${table.Name}`;
