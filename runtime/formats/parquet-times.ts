import { duckdbType, LogicalType } from './duckdb-types';
import { Query } from './format';
import { CALENDAR_NOTES, fileCalendar, FileCalendar, FIRST_SURE_MICROS, foreignZone, gregorianDateSql, gregorianMicrosSql, isUtc } from './hybrid-calendar';
import { filesArgument } from './reader-sql';
import { sqlName, sqlString } from './sql-text';
import { Column, DataType, TIMESTAMP_NTZ } from '../../src/core/types';

/** Files whose dates and timestamps are to be taken in the same way; a reader would take those of several kinds for one. */
export interface TimesOfFiles {
  readonly files: readonly string[];
  /** Timestamps have 96 bits: the engine sees times of no zone, and they count from UTC. */
  readonly int96: boolean;
  readonly oldDates: boolean;
  readonly oldTimes: boolean;
  readonly timeZone?: string;
}

export const hasTimes = (type: DataType): boolean => some(type, (t) => t === 'date' || t === 'timestamp');
const hasTimestamps = (type: DataType): boolean => some(type, (t) => t === 'timestamp');

function some(type: DataType, is: (kind: DataType['kind']) => boolean): boolean {
  switch (type.kind) {
    case 'array': return some(type.element, is);
    case 'map': return some(type.key, is) || some(type.value, is);
    case 'struct': return type.fields.some((f) => some(f.type, is));
    default: return is(type.kind);
  }
}

/** Where 96-bit timestamps are: the names on the way to each, through the columns. */
export async function int96Paths(files: readonly string[], query: Query): Promise<string[][]> {
  const all = filesArgument(files);
  const [any] = await query(`SELECT 1 FROM parquet_schema(${all}) WHERE type = 'INT96' LIMIT 1`);
  if (any === undefined) return [];
  // A file without rows tells the last name only.
  const found = await query(`SELECT DISTINCT path_in_schema AS p FROM parquet_metadata(${all}) WHERE type = 'INT96' UNION SELECT name FROM parquet_schema(${all}) WHERE type = 'INT96'`);
  return found.map((r) => String(r.p).split(', '));
}

/** A file's type with 96-bit timestamps as what they are, instants. */
export function withInstants(type: LogicalType, paths: readonly (readonly string[])[]): LogicalType {
  const below = (keep: (name: string | undefined) => boolean, parts: number) =>
    paths.filter((p) => p.length >= parts && keep(p[parts - 1])).map((p) => p.slice(parts));
  switch (type.name) {
    case 'TIMESTAMP': return paths.some((p) => p.length === 0) ? { name: 'TIMESTAMP WITH TIME ZONE' } : type;
    case 'LIST': {
      // Lists have a group of one or two names around the element.
      const bare = paths.filter((p) => p.length === 1).map(() => []);
      return { ...type, element: withInstants(type.element ?? type, [...below(() => true, 2), ...bare]) };
    }
    case 'MAP': {
      const [key, value] = ['key', 'value'].map((part) => below((name) => name === part, 2));
      return { ...type, key: withInstants(type.key ?? type, key ?? []), value: withInstants(type.value ?? type, value ?? []) };
    }
    case 'STRUCT': return { ...type, fields: type.fields?.map((f) => ({ ...f, type: withInstants(f.type, below((n) => n === f.name, 1)) })) };
    default: return type;
  }
}

/** The files by kind; `undefined`: all are of the one that needs nothing. */
export async function timesOfFiles(files: readonly string[], columns: readonly Column[], query: Query): Promise<readonly TimesOfFiles[] | undefined> {
  if (!columns.some((c) => hasTimes(c.type))) return undefined;
  const all = filesArgument(files);
  const int96 = new Set((await query(`SELECT DISTINCT file_name AS f FROM parquet_schema(${all}) WHERE type = 'INT96'`)).map((r) => String(r.f)));
  const calendars = await calendarsOf(all, query);
  const nested = columns.some((c) => hasTimestamps(c.type) && c.type.kind !== 'timestamp');
  if (calendars.size === 0 && (int96.size === 0 || (int96.size === files.length && !nested))) return undefined;
  const kinds = new Map<string, TimesOfFiles & { files: string[] }>();
  for (const file of files) {
    const calendar = calendars.get(file);
    const is96 = int96.has(file);
    const oldTimes = (is96 ? calendar?.int96 : calendar?.dates) === true;
    const kind = { int96: is96, oldDates: calendar?.dates === true, oldTimes, timeZone: oldTimes ? calendar?.timeZone : undefined };
    const key = JSON.stringify(kind);
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { ...kind, files: [file] });
    else known.files.push(file);
  }
  const found = [...kinds.values()];
  for (const kind of found) await checkZone(kind, columns, query);
  return found;
}

async function calendarsOf(files: string, query: Query): Promise<Map<string, FileCalendar>> {
  const notes = new Map<string, Map<string, string>>();
  const keys = CALENDAR_NOTES.map((k) => `${sqlString(k)}::BLOB`).join(', ');
  for (const r of await query(`SELECT file_name AS f, decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata(${files}) WHERE key IN (${keys})`)) {
    const file = String(r.f);
    const known = notes.get(file) ?? new Map<string, string>();
    notes.set(file, known.set(String(r.k), String(r.v)));
  }
  return new Map([...notes].flatMap(([file, of]): [string, FileCalendar][] => {
    const calendar = fileCalendar((key) => of.get(key));
    return calendar === undefined ? [] : [[file, calendar]];
  }));
}

/** Timestamps of the old calendar in another zone than UTC: those since 1900 are what they say. */
async function checkZone({ files, oldTimes, timeZone }: TimesOfFiles, columns: readonly Column[], query: Query): Promise<void> {
  if (!oldTimes || isUtc(timeZone)) return;
  const there = new Map((await query(`DESCRIBE SELECT * FROM read_parquet(${filesArgument(files)}, union_by_name = true)`)).map((r) => [String(r.column_name).toLowerCase(), true]));
  for (const { name, type } of columns.filter((c) => hasTimestamps(c.type) && there.has(c.name.toLowerCase()))) {
    const [found] = type.kind !== 'timestamp' ? [{ old: true }]
      : await query(`SELECT min(epoch_us(${sqlName(name)})) < ${FIRST_SURE_MICROS} AS old FROM read_parquet(${filesArgument(files)}, union_by_name = true)`);
    if (found?.old !== true) continue;
    throw foreignZone(timeZone ?? '', `'${name}' ${type.kind === 'timestamp' ? 'has timestamps before 1900' : 'has nested timestamps'}`, files[0]);
  }
}

/** A value of such files with the days that Spark reads; timestamps are instants. */
export function timeValue(type: DataType, x: string, { int96, oldDates, oldTimes }: TimesOfFiles): string {
  if (!hasTimes(type)) return `CAST(${x} AS ${duckdbType(type)})`;
  const micros = (at: string) => (oldTimes ? gregorianMicrosSql(`epoch_us(${at})`) : `epoch_us(${at})`);
  let n = 0;
  const value = (t: DataType, at: string): string => {
    switch (t.kind) {
      case 'date': return oldDates ? gregorianDateSql(at) : at;
      case 'timestamp': return `make_timestamptz(${micros(at)})`;
      case 'array': {
        if (!hasTimes(t)) return at;
        const e = `e${n++}`;
        return `list_transform(${at}, lambda ${e}: ${value(t.element, e)})`;
      }
      case 'map': {
        if (!hasTimes(t)) return at;
        const e = `e${n++}`;
        return `map_from_entries(list_transform(map_entries(${at}), lambda ${e}: struct_pack(key := ${value(t.key, `${e}.key`)}, value := ${value(t.value, `${e}.value`)})))`;
      }
      case 'struct': {
        if (!hasTimes(t)) return at;
        return `CASE WHEN ${at} IS NULL THEN NULL ELSE struct_pack(${t.fields.map((f) => `${sqlName(f.name)} := ${value(f.type, `${at}.${sqlName(f.name)}`)}`).join(', ')}) END`;
      }
      default: return at;
    }
  };
  // Cast first, so that fields are there and in order; 96-bit timestamps must not go through the session's zone.
  const there = type.kind === 'timestamp' ? x : `CAST(${x} AS ${duckdbType(int96 ? zoneless(type) : type)})`;
  return `CAST(${value(type, there)} AS ${duckdbType(type)})`;
}

function zoneless(type: DataType): DataType {
  switch (type.kind) {
    case 'timestamp': return TIMESTAMP_NTZ;
    case 'array': return { ...type, element: zoneless(type.element) };
    case 'map': return { ...type, key: zoneless(type.key), value: zoneless(type.value) };
    case 'struct': return { ...type, fields: type.fields.map((f) => ({ ...f, type: zoneless(f.type) })) };
    default: return type;
  }
}
