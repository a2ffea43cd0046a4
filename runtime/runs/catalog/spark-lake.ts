import { CatalogRequest } from './catalog-source';
import { deltaSource, icebergSource, OpenTableRequest } from './open-table-source';
import { catalogTable, namedTable } from './resolve-table';
import { GlueprintError } from '../../../src/core/diagnostics';
import { nodeType } from '../../../src/core/nodes';
import { Column, columnsDdl, parseColumns } from '../../../src/core/types';
import { trimSlash } from '../../connectors/bindings';
import { PARQUET } from '../../formats/parquet';
import type { CheckedJob } from '../check';
import type { SourceReading } from '../look';

/** A table that Spark reads and writes by its own transactions, past the runtime's staging. */
export interface DirectTable {
  readonly format: 'delta' | 'iceberg' | 'hudi';
  readonly uri: string;
  /** Where it lies on this machine. */
  readonly place: string;
  /** Its name in the catalog. */
  readonly name?: { readonly database: string; readonly table: string };
}

const FORMATS: Readonly<Record<string, DirectTable['format']>> = {
  DeltaSource: 'delta', DeltaTarget: 'delta', IcebergSource: 'iceberg', IcebergTarget: 'iceberg', HudiSource: 'hudi', HudiTarget: 'hudi',
};

export const isDirectOnSpark = (kind: string): boolean => kind in FORMATS;

export async function directTable(kind: string, request: Pick<CatalogRequest, 'fields' | 'catalog' | 'connectors'>): Promise<DirectTable> {
  const { fields, catalog, connectors } = request;
  const format = FORMATS[kind] ?? 'delta';
  const named = namedTable(fields);
  const doc = named === undefined ? undefined : catalogTable(named, catalog);
  const told = doc?.StorageDescriptor?.SerdeInfo?.Parameters?.path ?? doc?.StorageDescriptor?.Location;
  const uri = trimSlash(String(fields.path ?? told ?? named?.location));
  const place = await connectors.of(uri).place(uri);
  const name = named === undefined ? undefined : { database: named.database, table: named.name };
  if (format === 'iceberg' && name !== undefined && !place.endsWith(`/${name.database}/${name.table}`)) {
    throw new GlueprintError({
      code: 'NotOnSpark', field: 'table', message: `on this machine Spark finds the Iceberg table ${name.database}.${name.table} only in a folder …/${name.database}/${name.table}, not in '${place}'`, hint: 'bind its location to such a folder',
    });
  }
  return { format, uri, place, name };
}

/** A source of such a table: what it gives is declared, or told by its metadata. */
export async function directSource(kind: string, table: DirectTable, request: OpenTableRequest): Promise<SourceReading> {
  const columns = await directColumns(kind, request);
  return {
    spec: { uris: [table.uri], format: PARQUET, options: {}, recurse: true, exclusions: [] },
    files: [],
    paths: [],
    roots: [table.place],
    partitions: [],
    dataColumns: columns,
    columns,
    options: {},
    issues: [],
    bytes: 0,
  };
}

async function directColumns(kind: string, request: OpenTableRequest): Promise<readonly Column[]> {
  const ddl = (request.fields.schema ?? namedTable(request.fields)?.schema) as string | undefined;
  if (ddl !== undefined) return parseColumns(ddl);
  const open = { DeltaSource: deltaSource, IcebergSource: icebergSource }[kind];
  const spec = await open?.({ ...request, fields: { ...request.fields, additionalOptions: {} } });
  if (spec?.schema !== undefined) return parseColumns(spec.schema);
  throw new GlueprintError({ code: 'UnknownColumns', field: 'schema', message: 'its columns are known to Spark only', hint: 'give the source a schema' });
}

/** Artifacts by format for a Spark line; what is not here has no build for it. */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '3.5': {
    delta: 'io.delta:delta-spark_2.12:3.3.2',
    iceberg: 'org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.10.0',
    hudi: 'org.apache.hudi:hudi-spark3.5-bundle_2.12:1.0.2',
  },
  '4.0': { delta: 'io.delta:delta-spark_2.13:4.0.0', iceberg: 'org.apache.iceberg:iceberg-spark-runtime-4.0_2.13:1.10.0' },
};

/** The plain file system of the session knows not all that Iceberg and Hudi ask. */
const LOCAL_FILES = 'org.apache.hadoop.fs.LocalFileSystem';

/** Spark settings of the formats that a job uses, and what Spark is to load for them. */
export function lakeSettings(checked: CheckedJob, sparkVersion: string): Record<string, string> {
  const tables = checked.nodes.flatMap((n) => (n.direct === undefined ? [] : [{ node: n.resolved.node, fields: n.resolved.fields, ...n.direct }]));
  if (tables.length === 0) return {};
  const line = sparkVersion.split('.').slice(0, 2).join('.');
  const packages = new Set(tables.map(({ node, format }) => {
    const found = PACKAGES[line]?.[format];
    if (found === undefined) throw new GlueprintError({ code: 'NotOnSpark', node: node.id, message: `there is no ${format} for Spark ${sparkVersion} that is known to work`, hint: 'use Spark 3.5' });
    return found;
  }));
  const all = tables.flatMap(({ node, fields }) => Object.entries(nodeType(node.type)?.settings?.(fields).conf ?? {}));
  const extensions = [...new Set(all.filter(([k]) => k === 'spark.sql.extensions').map(([, v]) => v))].join(',');
  // The catalog of AWS is not here: a folder of databases stands for it.
  const warehouse = tables.find((t) => t.format === 'iceberg');
  const catalog: Record<string, string> = warehouse?.name === undefined ? {} : {
    'spark.sql.catalog.glue_catalog.type': 'hadoop',
    'spark.sql.catalog.glue_catalog.hadoop.fs.file.impl': LOCAL_FILES,
    'spark.sql.catalog.glue_catalog.hadoop.fs.file.impl.disable.cache': 'true',
    'spark.sql.catalog.glue_catalog.warehouse': warehouse.place.slice(0, -`/${warehouse.name.database}/${warehouse.name.table}`.length),
  };
  const files: Record<string, string> = tables.some((t) => t.format === 'hudi') ? { 'spark.hadoop.fs.file.impl': LOCAL_FILES } : {};
  const own = all.filter(([k]) => !/^spark\.sql\.(extensions|catalog\.glue_catalog\.(catalog-impl|io-impl))$/.test(k));
  return { ...Object.fromEntries(own), ...catalog, ...files, ...(extensions === '' ? {} : { 'spark.sql.extensions': extensions }), 'spark.jars.packages': [...packages].join(',') };
}

export interface PlanTable {
  readonly location: string;
  readonly format: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly partitionKeys: readonly string[];
  /** DDL, partition keys last. */
  readonly columns?: string;
}

/** Tables of the catalog as the script's readers and writers find them: by `database.table`. */
export function planTables(checked: CheckedJob): Record<string, PlanTable> {
  return Object.fromEntries(checked.nodes.flatMap(({ resolved, source, target, direct }): [string, PlanTable][] => {
    const named = namedTable(resolved.fields);
    if (named === undefined) return [];
    const key = `${named.database}.${named.name}`;
    if (direct !== undefined) return [[key, { location: direct.uri, format: direct.format, options: {}, partitionKeys: [] }]];
    const spec = source?.spec ?? target;
    if (spec === undefined) return [];
    const location = 'uris' in spec ? spec.uris[0] ?? '' : spec.uri;
    const columns = source === undefined ? undefined : columnsDdl([...source.dataColumns, ...source.partitions]);
    const partitionKeys = 'partitionKeys' in spec ? spec.partitionKeys : [];
    return [[key, { location, format: spec.format.name, options: spec.options, partitionKeys, columns }]];
  }));
}
