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

/** The catalog as the Spark side takes it: `database.table` to place and format. */
export function sparkTables(region: RegionState): Record<string, StoredTable> {
  const tables = region.tables.parents().flatMap((parent) => region.tables.list({ parent })).map((t) => t.doc);
  return Object.fromEntries(tables.flatMap((table) => {
    const stored = storedTable(table);
    return stored === undefined ? [] : [[`${table.DatabaseName}.${table.Name}`, stored]];
  }));
}
