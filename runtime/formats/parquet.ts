import { duckdbType, LogicalType, sparkType } from './duckdb-types';
import { Format, Query, ReadRequest, SchemaIssue } from './format';
import { hasTimes, int96Paths, TimesOfFiles, timesOfFiles, timeValue, withInstants } from './parquet-times';
import { readable } from './readable-as';
import { copyStatement, fileNameSelect, filesArgument, partitionSelect } from './reader-sql';
import { sqlName, sqlOptions, sqlString } from './sql-text';
import { WRITTEN_BY } from './written-by';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { DataType, field, TIMESTAMP, typeName } from '../../src/core/types';

/** The reader's column of paths: files may have one that is called `filename`. */
const PATH = '__glueprint_path';

function reader(request: Pick<ReadRequest, 'files' | 'partitions' | 'fileName'>): string {
  const hive = request.partitions.length > 0;
  const options = {
    union_by_name: true,
    hive_partitioning: hive,
    hive_types_autocast: hive ? false : undefined,
    filename: request.fileName === undefined ? undefined : sqlString(PATH),
  };
  return `read_parquet(${filesArgument(request.files)}, ${sqlOptions(options, ' = ')})`;
}

interface FileColumn {
  readonly name: string;
  /** As the engine sees it. */
  readonly text: string;
  /** With the old 96-bit timestamps as the instants that they are. */
  readonly type: LogicalType;
}

async function fileColumns(files: readonly string[], query: Query): Promise<FileColumn[]> {
  const described = await query(`DESCRIBE SELECT * FROM ${reader({ files, partitions: [] })}`);
  await checkNames(described.map((r) => String(r.column_name)), files, query);
  const zoneless = described.some((r) => /TIMESTAMP(?! WITH)/.test(String(r.column_type)));
  const paths = zoneless ? await int96Paths(files, query) : [];
  return described.map(({ column_name: name, column_type: type }) => {
    const text = String(type);
    const inside = paths.filter((p) => p[0] === name).map((p) => p.slice(1));
    return { name: String(name), text, type: withInstants(parseLogicalType(text), inside) };
  });
}

/** The engine renames the second of two columns whose names differ in case only; Spark refuses such files. */
async function checkNames(names: readonly string[], files: readonly string[], query: Query): Promise<void> {
  const suspect = names.filter((n) => /_\d+$/.test(n));
  if (suspect.length === 0) return;
  const there = new Set((await query(`SELECT DISTINCT name FROM parquet_schema(${filesArgument(files)})`)).map((r) => String(r.name)));
  const made = suspect.find((n) => !there.has(n));
  if (made === undefined) return;
  throw new GlueprintError({ code: 'AmbiguousColumn', file: files[0], message: `two columns are named '${made.replace(/_\d+$/, '')}', but for upper and lower case` });
}

/** Files that one reader takes, and what it must know of them. */
interface Reader {
  readonly files: readonly string[];
  /** Columns that none of them has. */
  readonly missing: readonly string[];
  /** Those whose timestamps the engine sees as instants. */
  readonly zoned: readonly string[];
  /** Where its times need care. */
  readonly times?: TimesOfFiles;
}

function readerOf(files: readonly string[], columns: ReadRequest['columns'], found: readonly FileColumn[], times?: TimesOfFiles): Reader {
  const there = (name: string) => found.find((f) => f.name.toLowerCase() === name.toLowerCase());
  const names = (is: (of: FileColumn | undefined) => boolean) => columns.filter((c) => is(there(c.name))).map((c) => c.name);
  return { files, missing: names((c) => c === undefined), zoned: names((c) => c?.text.includes('TIME ZONE') === true), times };
}

const UNKNOWN = { missing: [], zoned: [] };

/** Each file's reader; of one that was not looked at nothing is known. */
function readersOf({ files, options }: Pick<ReadRequest, 'files' | 'options'>): readonly Reader[] {
  const known = (options.readers ?? []) as readonly Reader[];
  if (known.length < 2) return [{ ...known[0] ?? UNKNOWN, files }];
  const wanted = new Set(files);
  const rest = files.filter((f) => !known.some((k) => k.files.includes(f)));
  const asked = known.map((k) => ({ ...k, files: k.files.filter((f) => wanted.has(f)) }));
  return [...asked, { ...UNKNOWN, files: rest }].filter((k) => k.files.length > 0);
}

/** Spark's own answer to what a file's column is read as, or an error that names it. */
function typeOf(column: FileColumn, file: string | undefined, ntzIsTimestamp: boolean): DataType {
  const type = sparkType(column.type);
  if (type === undefined) {
    throw new GlueprintError({ code: 'UnsupportedType', file, message: `Spark cannot read the Parquet column '${column.name}' of type ${column.type.name}` });
  }
  return type.kind === 'timestamp_ntz' && ntzIsTimestamp ? TIMESTAMP : type;
}

/** Parquet, any version and encoding that DuckDB reads; written with Spark's types. */
export const PARQUET: Format = {
  name: 'parquet',
  headed: true,
  extensions: ['.parquet'],
  packsInside: true,
  compressions: { snappy: '.snappy', none: '', gzip: '.gz', zstd: '.zstd', lz4: '.lz4', brotli: '.br' },

  async discover(files, options, query) {
    return (await fileColumns(files, query)).map((c) => field(c.name, typeOf(c, files[0], options.ntzIsTimestamp === true)));
  },

  async inspect(request, query) {
    const found = await fileColumns(request.files, query);
    const issues: SchemaIssue[] = [];
    const missing: string[] = [];
    for (const column of request.columns) {
      const there = found.find((f) => f.name === column.name) ?? found.find((f) => f.name.toLowerCase() === column.name.toLowerCase());
      if (there === undefined) {
        missing.push(column.name);
        const near = didYouMean(column.name, found.map((f) => f.name));
        issues.push({ severity: 'warning', column: column.name, message: `no file has a column '${column.name}'; it is read as null${near}` });
        continue;
      }
      const actual = typeOf(there, request.files[0], request.ntzIsTimestamp === true);
      if (!readable(actual, column.type)) {
        issues.push({
          severity: 'error',
          column: column.name,
          message: `column '${column.name}' is ${typeName(actual)} in the files, ${typeName(column.type)} in the schema`,
          hint: `declare it as ${typeName(actual).toUpperCase()} and cast it in a transform`,
        });
      }
    }
    if (issues.some((i) => i.severity === 'error')) return { issues };
    const kinds = await timesOfFiles(request.files, request.columns, query);
    if (kinds === undefined) return { issues, options: { readers: [readerOf(request.files, request.columns, found)] } };
    const columnsOf = (files: readonly string[]) => (kinds.length === 1 ? found : fileColumns(files, query));
    const readers = kinds.map(async (times) => readerOf(times.files, request.columns, await columnsOf(times.files), times));
    return { issues, options: { readers: await Promise.all(readers) } };
  },

  read(request) {
    const parts = readersOf(request).map((r) => readSql(request, r));
    return parts.length === 1 ? parts[0] ?? '' : `SELECT * FROM (${parts.join(' UNION ALL ')})`;
  },

  rowCount(files) {
    return `SELECT sum(num_rows) AS rows FROM parquet_file_metadata(${filesArgument(files)})`;
  },

  range(files, column) {
    const [least, most] = ['min', 'max'].map((end) => `TRY_CAST(stats_${end}_value AS BIGINT)`);
    return `SELECT CASE WHEN bool_and(${least} IS NOT NULL) THEN min(${least}) END AS least, CASE WHEN bool_and(${most} IS NOT NULL) THEN max(${most}) END AS most,
      NOT coalesce(bool_and(coalesce(stats_null_count, 1) = 0), false) OR count(*) <> (SELECT sum(num_row_groups) FROM parquet_file_metadata(${filesArgument(files)})) AS nulls
      FROM parquet_metadata(${filesArgument(files)}) WHERE lower(path_in_schema) = lower(${sqlString(column)})`;
  },

  write(request) {
    const wrong = request.columns.find((c) => ['void', 'interval', 'choice'].includes(c.type.kind) || c.type.kind.endsWith(' interval'));
    if (wrong !== undefined) {
      throw new GlueprintError({ code: 'UnsupportedType', message: `Parquet does not support the column '${wrong.name}' of type ${typeName(wrong.type)}`, hint: 'cast it, or leave it out' });
    }
    return copyStatement(request, PARQUET, (c) => zonedValue(c.type, sqlName(c.name)), {
      format: 'parquet', kv_metadata: `{${Object.entries(WRITTEN_BY).map(([k, v]) => `${sqlString(k)}: ${sqlString(v)}`).join(', ')}}`,
    });
  },

  explain(message) {
    const file = /file '([^']+)'/i.exec(message)?.[1];
    if (/No magic bytes|too small to be a Parquet/i.test(message)) {
      return { code: 'NotParquet', file, message: 'not a Parquet file', hint: 'check the path and the format of the source; a Parquet file begins and ends with PAR1' };
    }
    if (/parquet|thrift|TProtocol|snappy|zstd|corrupt/i.test(message)) {
      return { code: 'DamagedParquet', file, message: `the Parquet file is damaged or cut off: ${message.split('\n')[0]}`, hint: 'get the file again; it may not have been written to its end' };
    }
    return undefined;
  },
};

function readSql(request: ReadRequest, { files, missing, zoned, times }: Reader): string {
  const columns = request.columns.map((c) => {
    const name = sqlName(c.name);
    // A declared column that no file has is null, as in Spark.
    if (missing.includes(c.name)) return `CAST(NULL AS ${duckdbType(c.type)}) AS ${name}`;
    const isTimestamp = c.type.kind === 'timestamp' || c.type.kind === 'timestamp_ntz';
    if (times !== undefined && hasTimes(c.type) && (!isTimestamp || times.oldTimes)) {
      const value = timeValue(c.type, name, times);
      return `${c.type.kind === 'timestamp' && request.timeZone === 'UTC' ? `make_timestamp(epoch_us(${value}))` : value} AS ${name}`;
    }
    // The microseconds of either kind of timestamp are taken as they are, as Spark does; a cast would go through the zone, slowly.
    if (isTimestamp) {
      const isZoned = zoned.includes(c.name);
      if (c.type.kind === 'timestamp' && request.timeZone !== 'UTC') return `${isZoned ? name : `make_timestamptz(epoch_us(${name}))`} AS ${name}`;
      return `${isZoned ? `make_timestamp(epoch_us(${name}))` : `CAST(${name} AS TIMESTAMP)`} AS ${name}`;
    }
    return `CAST(${name} AS ${duckdbType(c.type)}) AS ${name}`;
  });
  return `SELECT ${[...columns, ...partitionSelect(request.partitions, request.timeZone), ...fileNameSelect(request, PATH)].join(', ')} FROM ${reader({ ...request, files })}`;
}

/** A timestamp is written as an instant, however the session holds it. */
function zonedValue(type: DataType, x: string): string {
  if (type.kind === 'timestamp') return `make_timestamptz(epoch_us(${x}))`;
  return duckdbType(type).includes('TIMESTAMPTZ') ? `CAST(${x} AS ${duckdbType(type)})` : x;
}

/** DuckDB's text of a type, `STRUCT(a INTEGER, b VARCHAR[])`, as a value. */
export function parseLogicalType(text: string): LogicalType {
  const t = text.trim();
  const array = /^(.*)\[\d*\]$/s.exec(t);
  if (array !== null) return { name: 'LIST', element: parseLogicalType(array[1] ?? '') };
  const open = t.indexOf('(');
  if (open < 0 || !t.endsWith(')')) return { name: t };
  const name = t.slice(0, open).trim();
  const parts = splitTop(t.slice(open + 1, -1));
  switch (name) {
    case 'DECIMAL': return { name, width: Number(parts[0]), scale: Number(parts[1] ?? 0) };
    case 'MAP': return { name, key: parseLogicalType(parts[0] ?? ''), value: parseLogicalType(parts[1] ?? '') };
    case 'STRUCT': return {
      name,
      fields: parts.map((p) => {
        const m = /^\s*(?:"((?:[^"]|"")*)"|(\S+))\s+(.*)$/s.exec(p);
        return { name: m?.[1]?.replace(/""/g, '"') ?? m?.[2] ?? p, type: parseLogicalType(m?.[3] ?? '') };
      }),
    };
    default: return { name };
  }
}

/** Splits at commas that are in no bracket and no quote. */
function splitTop(text: string): string[] {
  const out: string[] = [];
  let depth = 0, quoted = false, start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    if (quoted) continue;
    if (c === '(') depth++;
    if (c === ')') depth--;
    if (c === ',' && depth === 0) { out.push(text.slice(start, i)); start = i + 1; }
  }
  return [...out, text.slice(start)];
}

