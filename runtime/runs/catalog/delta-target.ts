import { CatalogTargetRequest } from './catalog-target';
import { catalogTable, namedTable } from './resolve-table';
import { GlueprintError } from '../../../src/core/diagnostics';
import { tableKind } from '../../connectors/catalog/table-kind';
import { appendDelta } from '../../connectors/open-tables/delta/append-delta';
import { TableFolder } from '../../connectors/open-tables/table-folder';
import { PARQUET } from '../../formats/parquet';
import type { CatalogKeeping, TargetSpec } from '../node-io';

/** What a DeltaTarget adds to a table: Parquet files, then the entry of the log that makes them part of it. */
export async function deltaTarget(request: CatalogTargetRequest): Promise<TargetSpec> {
  const { fields, catalog, rows, connectors, query, files } = request;
  const [option] = Object.keys((fields.additionalOptions ?? {}) as object);
  if (option !== undefined) throw new GlueprintError({ code: 'NotLocal', field: `additionalOptions.${option}`, message: 'the embedded engine knows no options of the writer; the Spark engine does (--engine spark)' });
  const named = namedTable(fields);
  const doc = named === undefined ? undefined : catalogTable(named, catalog);
  if (doc !== undefined && tableKind(doc) !== 'delta') throw new GlueprintError({ code: 'WrongWriter', field: 'table', message: `table ${doc.DatabaseName}.${doc.Name} is one of ${tableKind(doc)}, not of delta` });
  const uri = String(fields.path ?? doc?.StorageDescriptor?.SerdeInfo?.Parameters?.path ?? doc?.StorageDescriptor?.Location ?? named?.location).replace(/\/*$/, '/');
  const folder = await TableFolder.open(uri, connectors, files);
  const append = await appendDelta(folder, query, rows, (fields.partitionKeys ?? []) as readonly string[]);
  const update = fields.catalogUpdate as { readonly database: string; readonly table: string; readonly updateBehavior: string } | undefined;
  return {
    uri,
    format: PARQUET,
    options: { compression: fields.compression ?? 'snappy' },
    partitionKeys: append.partitionKeys,
    mode: 'append',
    columns: append.columns,
    keeping: update === undefined || update.updateBehavior === 'LOG' ? undefined : registered(catalog.region, update, uri),
    seal: append.seal,
  };
}

/** As Spark registers a Delta table: its columns are in its log. */
function registered(region: string, { database, table }: { readonly database: string; readonly table: string }, uri: string): CatalogKeeping {
  return {
    region,
    database,
    table,
    location: uri,
    keys: [],
    create: {
      Name: table.toLowerCase(),
      TableType: 'EXTERNAL_TABLE',
      Parameters: { 'EXTERNAL': 'TRUE', 'spark.sql.sources.provider': 'delta', 'table_type': 'DELTA', 'classification': 'delta' },
      PartitionKeys: [],
      StorageDescriptor: { Columns: [], Location: uri, SerdeInfo: { Parameters: { path: uri } } },
    },
  };
}
