import { partitionPruner } from './catalog/prune';
import { SourceSpec } from './node-io';
import { GlueprintError } from '../../src/core/diagnostics';
import { SqlSession } from '../../src/core/spark-sql/contract';
import { Column, DataType, parseColumns, STRING } from '../../src/core/types';
import { withPartitionValues } from '../connectors/catalog/partition-values';
import { Listing, PartitionPruner, SourceFile } from '../connectors/connector';
import { parsePartition } from '../connectors/partitions';
import { Connectors } from '../connectors/registry';
import { FormatOptions, PartitionColumn, Query, SchemaIssue } from '../formats/format';
import { faultMessage } from '../host/fault';

/** A source after its files have been looked at. */
export interface SourceReading {
  /** Its format is the one of `paths`. */
  readonly spec: SourceSpec;
  readonly files: readonly SourceFile[];
  /** What the engine reads: the files, or what they were made into. */
  readonly paths: readonly string[];
  readonly roots: readonly string[];
  readonly partitions: readonly PartitionColumn[];
  /** What the format's reader gives. */
  readonly dataColumns: readonly Column[];
  /** What the node gives: partition columns included. */
  readonly columns: readonly Column[];
  readonly options: FormatOptions;
  readonly issues: readonly SchemaIssue[];
  readonly bytes: number;
  /** Of a table whose rows were read into files of the run. */
  readonly landed?: { readonly rows: number; readonly bookmark?: string; readonly condition?: string; readonly partly: boolean };
}

export interface LookOptions {
  readonly connectors: Connectors;
  readonly query: Query;
  /** Spark before 3.4 reads every Parquet timestamp as one with zone. */
  readonly ntzIsTimestamp: boolean;
  /** Infer narrow types where the user declared none. */
  readonly infer?: boolean;
  /** What conditions on partitions are analyzed in; without it none is applied. */
  readonly session?: SqlSession;
  /** For files that must be made readable first; the caller removes it. */
  readonly folder: string;
  /** For samples: so many records of such a file at most. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Files that an earlier run has read already. */
  readonly skip?: (file: SourceFile) => boolean;
}

/** The rows as a query of the engine. */
export function readingSql({ spec, paths, options, dataColumns, partitions }: SourceReading, timeZone: string): string {
  return spec.format.read({ files: paths, options, columns: dataColumns, partitions, timeZone });
}

/** Lists a source's files and finds their columns, or compares them with the declared ones. */
export async function lookAtSource(node: string, spec: SourceSpec, options: LookOptions): Promise<SourceReading> {
  try {
    return await look(spec, options);
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) ? explained(e, spec).at({ node }) : e;
  }
}

/** A fault of the engine while looking is the format's to explain. */
function explained(error: GlueprintError, spec: SourceSpec): GlueprintError {
  const { cause } = error.details;
  if (error.code !== 'EngineError' || cause === undefined) return error;
  const fault = spec.format.explain?.(faultMessage(cause), spec.options);
  return fault === undefined ? error : new GlueprintError({ code: fault.code, file: fault.file ?? spec.uris.join(', '), message: fault.message, hint: fault.hint, cause });
}

/** The files of a source, and those of them that are to be read. */
export async function filesOf(
  given: SourceSpec, options: Pick<LookOptions, 'connectors' | 'session' | 'query' | 'skip'>,
): Promise<{ readonly whole: Listing; readonly listing: Listing; readonly files: readonly SourceFile[] }> {
  const whole = given.listing ?? await listed(given, () => options.connectors.of(given.uris[0] ?? '').list({
    uris: given.uris, recurse: given.recurse, exclusions: given.exclusions, prune: prunerOf(given, options),
  }));
  // A file of no bytes has no records, unless its format has a head.
  const listing = given.format.headed === true ? whole : { ...whole, files: whole.files.filter((f) => f.size > 0) };
  const skip = given.withoutBookmark === true ? undefined : options.skip;
  return { whole, listing, files: bounded(given, skip === undefined ? listing.files : listing.files.filter((f) => !skip(f))) };
}

async function look(asked: SourceSpec, options: LookOptions): Promise<SourceReading> {
  const { connectors, query, ntzIsTimestamp, infer, folder, limit, signal } = options;
  const [first] = asked.uris;
  const { whole, listing, files } = await filesOf(asked, options);
  const originals = (files.length === 0 ? listing.files : files).map((f) => f.path);
  const declared = asked.schema === undefined ? undefined : parseColumns(asked.schema);
  const partitions = listing.partitions.map((p): PartitionColumn => {
    const column = declared?.find((c) => c.name.toLowerCase() === p.key.toLowerCase());
    return column === undefined ? p : { ...column, key: p.key };
  });
  const given = withNullTexts(asked, partitions, originals);
  const isPartition = (c: Column) => partitions.some((p) => p.name.toLowerCase() === c.name.toLowerCase());
  const own = declared?.filter((c) => !isPartition(c));
  if (listing.files.length === 0) return emptyReading(given, own ?? [], partitions, whole);
  await connectors.of(first ?? '').fetch?.(files.length === 0 ? listing.files : files, signal);
  const prepared = await given.format.prepare?.(originals, given.options, folder, { columns: own, limit, signal });
  const spec = prepared === undefined ? given : { ...given, format: prepared.format, options: prepared.options };
  const paths = prepared?.files ?? originals;
  const readOptions: FormatOptions = { ...spec.options, ntzIsTimestamp };
  const dataColumns = own ?? prepared?.columns ?? await spec.format.discover(paths, readOptions, query, infer === true);
  if (dataColumns.length === 0) throw new GlueprintError({ code: 'NoColumns', file: paths[0], message: 'the file has no columns', hint: 'give the source a schema, or check the format' });
  checkDistinct(dataColumns, paths[0]);
  const request = { files: paths, options: readOptions, columns: dataColumns, partitions, ntzIsTimestamp, timeZone: 'UTC' };
  const { issues = [], options: found = {} } = await spec.format.inspect?.(request, query) ?? {};
  const error = issues.find((i) => i.severity === 'error');
  if (error !== undefined) throw new GlueprintError({ code: 'SchemaMismatch', file: paths[0], field: 'schema', message: error.message, hint: error.hint });
  const taken = dataColumns.find((c) => c.name.toLowerCase() === given.fileNameColumn?.toLowerCase());
  if (taken !== undefined) throw new GlueprintError({ code: 'InvalidField', field: 'fileNameColumn', file: paths[0], message: `the files have a column '${taken.name}' already`, hint: 'give the column of file names another name' });
  const fileName = given.fileNameColumn === undefined ? [] : [{ name: given.fileNameColumn, type: STRING, nullable: true }];
  // A partition column that the files have too stands where they have it, with the values of the folders, as in Spark.
  const inFiles = dataColumns.map((c) => partitions.find((p) => p.name.toLowerCase() === c.name.toLowerCase()) ?? c);
  const all = declared === undefined ? [...inFiles, ...partitions.filter((p) => !inFiles.includes(p))] : [
    ...declared, ...partitions.filter((p) => !declared.some((c) => c.name.toLowerCase() === p.name.toLowerCase())),
  ];
  return {
    spec,
    files,
    paths: files.length === 0 ? [] : paths,
    roots: listing.roots,
    partitions,
    dataColumns: dataColumns.filter((c) => !isPartition(c)),
    issues,
    columns: (given.project ?? [...all, ...fileName]).map(({ name, type, nullable }) => ({ name, type, nullable })),
    options: { ...readOptions, ...found },
    bytes: files.reduce((sum, f) => sum + f.size, 0),
  };
}

/** Spark refuses names that differ in case only, inside structs too. */
function checkDistinct(columns: readonly Column[], file: string | undefined): void {
  const names = new Set<string>();
  for (const { name, type } of columns) {
    if (names.has(name.toLowerCase())) {
      throw new GlueprintError({ code: 'AmbiguousColumn', file, message: `two columns are named '${name}', but for upper and lower case`, hint: 'rename one where the files are written' });
    }
    names.add(name.toLowerCase());
    for (const inner of innerColumns(type)) checkDistinct(inner, file);
  }
}

function innerColumns(type: DataType): readonly (readonly Column[])[] {
  switch (type.kind) {
    case 'struct': return [type.fields];
    case 'array': return innerColumns(type.element);
    case 'map': return [...innerColumns(type.key), ...innerColumns(type.value)];
    default: return [];
  }
}

/** The engine takes `k=null` for no value, which in Spark is a text. */
function withNullTexts(spec: SourceSpec, partitions: readonly PartitionColumn[], paths: readonly string[]): SourceSpec {
  if (partitions.length === 0 || !paths.some((p) => /=null\//i.test(p))) return spec;
  const values = paths.map((path): [string, (string | undefined)[]] => {
    const there = path.split('/').flatMap((folder) => parsePartition(folder) ?? []);
    return [path, partitions.map((p) => there.filter((t) => t.key === p.key).at(-1)?.value)];
  });
  return { ...spec, format: withPartitionValues(spec.format, partitions, new Map(values)) };
}

/** Types of the partition columns are the declared ones, else as their values are. */
function prunerOf({ partitionPredicate, schema }: SourceSpec, { session, query }: Pick<LookOptions, 'session' | 'query'>): PartitionPruner | undefined {
  if (partitionPredicate === undefined || session === undefined) return undefined;
  const declared = schema === undefined ? [] : parseColumns(schema);
  return (keys, values) => {
    const columns = keys.map((k) => declared.find((c) => c.name.toLowerCase() === k.key.toLowerCase()) ?? k);
    return partitionPruner(columns, [partitionPredicate], session, query)(values);
  };
}

async function listed(spec: SourceSpec, list: () => Promise<Listing>): Promise<Listing> {
  try {
    return await list();
  } catch (e) {
    if (spec.emptyIsRead === true && GlueprintError.isGlueprintError(e) && ['EmptySource', 'MissingSource'].includes(e.code)) return { files: [], partitions: [], roots: [] };
    throw e;
  }
}

function emptyReading(spec: SourceSpec, own: readonly Column[], partitions: readonly PartitionColumn[], { roots, files }: Listing): SourceReading {
  if (own.length === 0) throw new GlueprintError({ code: 'NoColumns', file: spec.uris.join(', '), message: `${files.length === 0 ? 'there are no files' : 'the files are empty'}, and the columns are not known`, hint: 'give the source a schema' });
  const columns = spec.project ?? [...own, ...partitions.map(({ name, type, nullable }) => ({ name, type, nullable }))];
  return { spec, files: [], paths: [], roots, partitions, dataColumns: own, columns, options: spec.options, issues: [], bytes: 0 };
}

/** The oldest first, so that a bookmark stands behind what was read. */
function bounded({ bounds }: SourceSpec, files: readonly SourceFile[]): readonly SourceFile[] {
  if (bounds === undefined) return files;
  let bytes = 0;
  const oldest = [...files].sort((a, b) => a.modified.getTime() - b.modified.getTime() || (a.uri < b.uri ? -1 : 1));
  const kept = new Set(oldest.filter((f, i) => (bytes += f.size) <= (bounds.bytes ?? Infinity) ? i < (bounds.files ?? Infinity) : i === 0));
  return files.filter((f) => kept.has(f));
}
