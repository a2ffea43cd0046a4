import { preparedPath } from './compression/text-files';
import { duckdbType } from './duckdb-types';
import { Format, PrepareRequest } from './format';
import { fileNameSelect, filesArgument, partitionSelect } from './reader-sql';
import { sqlName, sqlOptions, sqlString } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import { DataType, STRING, TIMESTAMP_NTZ } from '../../src/core/types';
import { fileFault } from '../host/fault';
import { Chunks, writeChunks } from '../host/file-streams';

/**
 * Rows that a converter has read from a format that the engine does not know: a JSON object a line, its values of the columns' types already and
 * spelt as the engine takes them (`LANDED_VALUES` below), so that the engine parses them without Spark's rules for texts.
 */
export const LANDED: Format = {
  name: 'landed',
  extensions: ['.ndjson'],
  compressions: { none: '' },
  discover: () => Promise.reject(new Error('a converter tells the columns')),
  read({ files, columns, partitions, timeZone, fileName }) {
    const hive = partitions.length > 0;
    // In UTC the engine's timestamps are plain. The reader takes a text for the bytes of a BLOB as it stands, a cast does not.
    const held = (t: DataType) => (t.kind === 'timestamp' && timeZone === 'UTC' ? TIMESTAMP_NTZ : t);
    const types = columns.map((c) => ({
      name: sqlName(c.name), real: duckdbType(replaced(c.type, held)), read: duckdbType(replaced(c.type, (t) => (t.kind === 'binary' ? STRING : held(t)))),
    }));
    const shape = types.map((t) => `${t.name}: ${sqlString(t.read)}`).join(', ');
    const select = [...types.map((t) => (t.real === t.read ? t.name : `CAST(${t.name} AS ${t.real}) AS ${t.name}`)), ...partitionSelect(partitions, timeZone), ...fileNameSelect({ fileName })];
    return `SELECT ${select.join(', ')} FROM read_json(${filesArgument(files)}, ${sqlOptions({
      format: "'newline_delimited'", columns: `{${shape}}`, hive_partitioning: hive, hive_types_autocast: hive ? false : undefined,
    }, ' = ')})`;
  },
  write() {
    throw new Error('landed rows are only read');
  },
};

function replaced(type: DataType, by: (type: DataType) => DataType): DataType {
  switch (type.kind) {
    case 'array': return { ...type, element: replaced(type.element, by) };
    case 'map': return { ...type, key: replaced(type.key, by), value: replaced(type.value, by) };
    case 'struct': return { ...type, fields: type.fields.map((f) => ({ ...f, type: replaced(f.type, by) })) };
    default: return by(type);
  }
}

/** How a converter spells what JSON has no form for. */
export const LANDED_VALUES = {
  /** Bytes that are not plain letters as `\xNN`, the engine's text of a BLOB. */
  binary(bytes: Uint8Array): string {
    let out = '"';
    for (const b of bytes) out += (b >= 48 && b <= 57) || (b >= 65 && b <= 90) || (b >= 97 && b <= 122) ? String.fromCharCode(b) : `\\\\x${b.toString(16).padStart(2, '0').toUpperCase()}`;
    return `${out}"`;
  },
  double(x: number): string {
    return Number.isFinite(x) ? String(x) : Number.isNaN(x) ? '"NaN"' : x > 0 ? '"Infinity"' : '"-Infinity"';
  },
  /** Of an unscaled number. */
  decimal(unscaled: bigint, scale: number): string {
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
    const point = digits.length - scale;
    return `"${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}"`;
  },
  /** Days since 1970. */
  date(days: number): string {
    return `"${dayText(days)}"`;
  },
  /** Microseconds since 1970, in UTC. */
  timestamp(micros: bigint): string {
    return `"${momentText(micros)}+00"`;
  },
  timestampNtz(micros: bigint): string {
    return `"${momentText(micros)}"`;
  },
};

const DAY = 86_400_000_000n;

function dayText(days: number): string {
  // The engine writes years before 1 as (BC).
  const iso = new Date(days * 86_400_000).toISOString().slice(0, -14);
  const year = /^([+-]?\d+)(-.*)$/.exec(iso);
  const n = Number(year?.[1] ?? 0);
  return n > 0 ? `${String(n).padStart(4, '0')}${year?.[2] ?? ''}` : `${String(1 - n).padStart(4, '0')}${year?.[2] ?? ''} (BC)`;
}

function momentText(micros: bigint): string {
  const rest = ((micros % DAY) + DAY) % DAY;
  const day = dayText(Number((micros - rest) / DAY));
  const [date = '', era = ''] = day.split(/(?= \(BC\))/);
  const n = Number(rest);
  const pad = (x: number, width = 2) => String(x).padStart(width, '0');
  const time = `${pad(Math.floor(n / 3_600_000_000))}:${pad(Math.floor(n / 60_000_000) % 60)}:${pad(Math.floor(n / 1_000_000) % 60)}`;
  const micro = n % 1_000_000;
  return `${date}${era} ${time}${micro === 0 ? '' : `.${pad(micro, 6)}`}`;
}

const BATCH = 256 * 1024;

/** Text lines as bytes, many at a time. */
export async function* linesAsBytes(lines: AsyncIterable<string>, limit = Infinity): Chunks {
  let batch = '', count = 0;
  for await (const line of lines) {
    if (count++ >= limit) break;
    batch += `${line}\n`;
    if (batch.length < BATCH) continue;
    yield new TextEncoder().encode(batch);
    batch = '';
  }
  if (batch !== '') yield new TextEncoder().encode(batch);
}

/** Converts each file into one of lines below the folder. A fault names the file. */
export async function landFiles(
  files: readonly string[], folder: string, request: PrepareRequest, extension: string, lines: (file: string) => AsyncIterable<string>,
): Promise<string[]> {
  const out: string[] = [];
  for (const [i, file] of files.entries()) {
    const to = preparedPath(folder, i, file, extension);
    try {
      await writeChunks(to, linesAsBytes(lines(file), request.limit), request.signal);
    } catch (e) {
      throw atFile(e, file);
    }
    out.push(to);
  }
  return out;
}

export function atFile(e: unknown, file: string): unknown {
  if (!GlueprintError.isGlueprintError(e)) return fileFault(e) ?? e;
  return e.details.file === undefined ? new GlueprintError({ ...e.details, file }) : e;
}
