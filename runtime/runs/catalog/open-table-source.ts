import { CatalogRequest } from './catalog-source';
import { catalogTable, NamedTable, namedTable } from './resolve-table';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { instantOf } from '../../../src/core/nodes/catalog/open-table';
import { Column, columnsDdl, parseColumns, sameType, typeName } from '../../../src/core/types';
import { TableDoc } from '../../connectors/catalog/table-doc';
import { TableKind, tableKind } from '../../connectors/catalog/table-kind';
import { readDelta } from '../../connectors/open-tables/delta/read-delta';
import { readIceberg } from '../../connectors/open-tables/iceberg/read-iceberg';
import { OpenTableReading } from '../../connectors/open-tables/open-table';
import { TableFolder } from '../../connectors/open-tables/table-folder';
import { Files } from '../../host/host';
import type { SourceSpec } from '../node-io';

export interface OpenTableRequest extends CatalogRequest { readonly files: Files }

const KNOWN_BY_SPARK = 'the embedded engine knows no options of the reader; the Spark engine does (--engine spark)';

/** What a DeltaSource reads. */
export async function deltaSource(request: OpenTableRequest): Promise<SourceSpec> {
  const { fields, query } = request;
  refuseOptions(fields);
  const folder = await openFolder(request, 'delta', (doc) => doc.StorageDescriptor?.SerdeInfo?.Parameters?.path ?? doc.StorageDescriptor?.Parameters?.path);
  const at = { version: fields.versionAsOf as number | undefined, timestamp: instant(fields.timestampAsOf) };
  return specOf(folder, await readDelta(folder, query, at), fields);
}

/** What an IcebergSource reads. */
export async function icebergSource(request: OpenTableRequest): Promise<SourceSpec> {
  const { fields, query, catalog } = request;
  refuseOptions(fields);
  const named = namedTable(fields) as NamedTable;
  const doc = catalogTable(named, catalog);
  const folder = await openFolder(request, 'iceberg', () => undefined);
  const { snapshotId, branch, tag } = fields as { readonly [name: string]: string | undefined };
  const at = { snapshotId, branch, tag, timestamp: instant(fields.timestampAsOf) };
  const reading = await readIceberg(folder, query, doc?.Parameters?.metadata_location, at);
  return specOf(folder, reading, fields);
}

const instant = (text: unknown) => (typeof text === 'string' ? instantOf(text) : undefined);

function refuseOptions(fields: OpenTableRequest['fields']): void {
  const [option] = Object.keys((fields.additionalOptions ?? {}) as object);
  if (option !== undefined) throw new GlueprintError({ code: 'NotLocal', field: `additionalOptions.${option}`, message: KNOWN_BY_SPARK });
}

async function openFolder(
  { fields, catalog, connectors, files }: OpenTableRequest, kind: TableKind, told: (doc: TableDoc) => string | undefined,
): Promise<TableFolder> {
  const named = namedTable(fields);
  if (named === undefined) return TableFolder.open(String(fields.path), connectors, files);
  const doc = catalogTable(named, catalog);
  if (doc === undefined) return TableFolder.open(String(named.location), connectors, files);
  const found = tableKind(doc);
  if (found !== kind) throw new GlueprintError({ code: 'WrongReader', field: 'table', message: `table ${named.database}.${named.name} is one of ${found}, not of ${kind}`, hint: found === 'files' ? 'use CatalogSource' : undefined });
  const location = told(doc) ?? doc.StorageDescriptor?.Location;
  if (location === undefined) throw new GlueprintError({ code: 'UnreadableTable', field: 'table', message: `table ${named.database}.${named.name} has no location` });
  return TableFolder.open(location, connectors, files);
}

function specOf(folder: TableFolder, reading: OpenTableReading, fields: OpenTableRequest['fields']): SourceSpec {
  return {
    uris: [folder.uri],
    format: reading.format,
    options: {},
    schema: columnsDdl(reading.columns),
    recurse: true,
    exclusions: [],
    listing: reading.listing,
    emptyIsRead: true,
    withoutBookmark: true,
    project: declared(folder, reading.columns, (fields.schema ?? namedTable(fields)?.schema) as string | undefined),
  };
}

/** What the app declares is selected, as in the script. */
function declared(folder: TableFolder, columns: readonly Column[], ddl: string | undefined): readonly Column[] | undefined {
  return ddl === undefined ? undefined : parseColumns(ddl).map((wanted) => {
    const found = columns.find((c) => c.name.toLowerCase() === wanted.name.toLowerCase());
    const fail = (message: string) => new GlueprintError({ code: 'SchemaMismatch', field: 'schema', file: folder.uri, message });
    if (found === undefined) throw fail(`the table has no column '${wanted.name}'${didYouMean(wanted.name, columns.map((c) => c.name))}`);
    if (!sameType(found.type, wanted.type)) throw fail(`column '${wanted.name}' is ${typeName(found.type)} in the table, ${typeName(wanted.type)} in the app`);
    return found;
  });
}
