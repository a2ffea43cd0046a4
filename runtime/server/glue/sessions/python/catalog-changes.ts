import type { Table } from '@aws-sdk/client-glue';
import { descriptorOf } from '../../../../connectors/catalog/storage-descriptor';
import { fold, tableKey } from '../../catalog/names';
import { warehouseOf } from '../../jobs/spark-tables';
import type { RegionState } from '../../state/region-state';
import type { Wire } from '../../wire';

interface SparkColumn { readonly name: string; readonly type: string; readonly comment?: string | null }

interface MadeTable {
  readonly database: string;
  readonly name: string;
  readonly columns: readonly SparkColumn[];
  readonly keys?: readonly SparkColumn[];
  readonly format?: string;
  readonly location?: string;
  /** The query of a view. */
  readonly view?: string;
}

/** What a statement has changed of Spark's catalog, which on AWS is the Data Catalog itself. */
export interface CatalogChanges {
  readonly made: readonly MadeTable[];
  /** `database.table`. */
  readonly dropped: readonly string[];
  readonly databases: readonly string[];
  readonly droppedDatabases: readonly string[];
}

/** Brings the Data Catalog to what the session's Spark says. */
export function applyChanges(region: RegionState, changes: CatalogChanges, account: string, now: number): void {
  region.transaction(() => {
    for (const name of changes.databases) {
      const database = fold(name);
      region.databases.insert(database, { Name: database, CreateTime: now, CatalogId: account, LocationUri: warehouseOf(database) });
    }
    for (const name of changes.dropped) {
      const [database = '', table = ''] = name.split('.').map(fold);
      region.tables.delete(table, database);
      const { partitions, tableVersions, partitionIndexes, columnStatistics } = region;
      for (const children of [partitions, tableVersions, partitionIndexes, columnStatistics]) children.deleteAll(tableKey(database, table));
    }
    for (const name of changes.droppedDatabases) region.databases.delete(fold(name));
    for (const made of changes.made) put(region, made, account, now);
  });
}

function put(region: RegionState, made: MadeTable, account: string, now: number): void {
  const database = fold(made.database);
  const name = fold(made.name);
  if (!region.databases.has(database)) region.databases.insert(database, { Name: database, CreateTime: now, CatalogId: account });
  const before = region.tables.get(name, database)?.doc;
  const version = Number(before?.VersionId ?? 0) + 1;
  const columns = (given: readonly SparkColumn[]) => given.map((c) => (
    { Name: fold(c.name), Type: c.type, ...c.comment ? { Comment: c.comment } : {} }
  ));
  const stored = descriptorOf(made.format ?? 'parquet', {}, columns(made.columns), made.location ?? '');
  const shape: Partial<Wire<Table>> = made.view === undefined
    ? { TableType: 'EXTERNAL_TABLE', PartitionKeys: columns(made.keys ?? []), StorageDescriptor: stored.descriptor, Parameters: stored.parameters }
    : {
      TableType: 'VIRTUAL_VIEW',
      ViewOriginalText: made.view,
      ViewExpandedText: made.view,
      PartitionKeys: [],
      StorageDescriptor: { Columns: columns(made.columns), Location: '' },
      Parameters: {},
    };
  const table: Wire<Table> = {
    Name: name,
    DatabaseName: database,
    CreateTime: before?.CreateTime ?? now,
    UpdateTime: now,
    Retention: 0,
    CreatedBy: before?.CreatedBy ?? `arn:aws:iam::${account}:root`,
    IsRegisteredWithLakeFormation: false,
    CatalogId: account,
    VersionId: String(version),
    ...shape,
  };
  region.tables.put(name, table, {}, database);
  region.tableVersions.put(String(version), table, {}, tableKey(database, name));
}
