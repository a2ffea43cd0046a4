import { legacyParses } from './datetime-legacy';
import { parseDatetime } from './datetime-parse';
import { readerOptions } from './json-schema';
import { Json, parseJson, printJson, quoteJson } from './json-text';
import type { Udf } from './udf';
import { DataType, dateText, parseDate, parseTimestamp, parseType, timestampText, toInstant } from '../../../types';
import { parsePattern, PatternPiece } from '../../../types/datetime-pattern';

/** `from_json` and `from_csv`: the text by Spark's rules as plain JSON, which DuckDB then casts to the type. */

interface Reader { readonly zone: string; readonly options: Readonly<Record<string, string>> }

/** No value by Spark's rules: the field is null, in FAILFAST mode the query fails. */
class Malformed extends Error {}

const RANGES: Readonly<Record<string, bigint>> = { tinyint: 7n, smallint: 15n, int: 31n, bigint: 63n };

const types = new Map<string, DataType>();
function typeOf(ddl: string): DataType {
  let type = types.get(ddl);
  if (type === undefined) types.set(ddl, type = parseType(ddl));
  return type;
}
const optionSets = new Map<string, Readonly<Record<string, string>>>();
function optionsOf(text: string): Readonly<Record<string, string>> {
  let options = optionSets.get(text);
  if (options === undefined) optionSets.set(text, options = JSON.parse(text) as Readonly<Record<string, string>>);
  return options;
}

/** A JSON value as one of the type, printed as JSON; null for what does not fit. */
function convert(json: Json, type: DataType, reader: Reader): string {
  if (json.kind === 'null') return 'null';
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar': return quoteJson(json.kind === 'string' ? json.value : printJson(json));
    case 'boolean':
      if (json.kind === 'true' || json.kind === 'false') return json.kind;
      break;
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
      if (json.kind === 'number' && /^-?\d+$/.test(json.text) && fits(BigInt(json.text), RANGES[type.kind])) return json.text;
      break;
    case 'float':
    case 'double':
      if (json.kind === 'number') return Number.isFinite(Number(json.text)) ? json.text : quoteJson(json.text.replace('INF', 'Infinity').replace('+', ''));
      if (json.kind === 'string' && /^(NaN|[+-]?INF|[+-]?Infinity)$/.test(json.value)) return quoteJson(json.value.replace('INF', 'Infinity').replace('+', ''));
      break;
    case 'decimal':
      if (json.kind === 'number') return decimal(json.text, type.precision, type.scale);
      if (json.kind === 'string') return decimal(json.value, type.precision, type.scale);
      break;
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
      if (json.kind === 'string') return temporal(json.value, type.kind, reader);
      if (json.kind === 'number' && type.kind === 'timestamp' && /^-?\d+$/.test(json.text)) return quoteJson(`${timestampText(BigInt(json.text) * 1000000n)}+00`);
      break;
    case 'array':
      if (json.kind === 'array') return `[${json.items.map((v) => convert(v, type.element, reader)).join(',')}]`;
      break;
    case 'map':
      if (json.kind === 'object') return `{${json.entries.map(([k, v]) => `${quoteJson(k)}:${convert(v, type.value, reader)}`).join(',')}}`;
      break;
    case 'struct':
      if (json.kind === 'object') return object(json.entries, type, reader);
      break;
    default:
  }
  throw new Malformed();
}

/** The field that gets the text of a record that is not as the schema says. */
function corruptField(type: DataType & { readonly kind: 'struct' }, reader: Reader): string | undefined {
  const name = reader.options.columnnameofcorruptrecord ?? '_corrupt_record';
  return type.fields.some((f) => f.name === name && f.type.kind === 'string') ? name : undefined;
}

function fits(value: bigint, bits: bigint): boolean {
  return value >= -(1n << bits) && value < 1n << bits;
}

/** A malformed field is null, the others stay. `record` is the whole text, of the outermost struct. */
function object(entries: readonly (readonly [string, Json])[], type: DataType & { readonly kind: 'struct' }, reader: Reader, record?: string, malformed = false): string {
  let bad = malformed;
  const corrupt = record === undefined ? undefined : corruptField(type, reader);
  const fields = type.fields.map((f) => {
    const found = [...entries].reverse().find(([k]) => k === f.name);
    let value = 'null';
    try {
      if (found !== undefined && f.name !== corrupt) value = convert(found[1], f.type, reader);
    } catch (e) {
      if (!(e instanceof Malformed)) throw e;
      bad = true;
    }
    return [f.name, value] as const;
  });
  if (bad && reader.options.mode?.toUpperCase() === 'FAILFAST') throw new Malformed();
  return `{${fields.map(([name, value]) => `${quoteJson(name)}:${bad && name === corrupt ? quoteJson(record!) : value}`).join(',')}}`;
}

function decimal(text: string, precision: number, scale: number): string {
  const m = /^\s*(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  if (m === null || `${m[2]}${m[3] ?? ''}` === '') throw new Malformed();
  const shift = scale - (m[3] ?? '').length + Number(m[4] ?? 0);
  let digits = BigInt(`${m[2]}${m[3] ?? ''}`);
  if (shift >= 0) {
    digits *= 10n ** BigInt(shift);
  } else {
    const unit = 10n ** BigInt(-shift);
    digits = (digits * 2n + unit) / (unit * 2n);
  }
  if (digits >= 10n ** BigInt(precision)) throw new Malformed();
  const padded = digits.toString().padStart(scale + 1, '0');
  return quoteJson(`${m[1]}${scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`}`);
}

const patterns = new Map<string, readonly PatternPiece[]>();
function patternOf(pattern: string): readonly PatternPiece[] {
  let pieces = patterns.get(pattern);
  if (pieces === undefined) patterns.set(pattern, pieces = parsePattern(pattern, true));
  return pieces;
}

/** By the option's pattern. Where the reader before Spark 3 would have read the text, Spark asks which one is meant. */
function byPattern(text: string, kind: 'date' | 'timestamp' | 'timestamp_ntz', pattern: string, reader: Reader): string {
  const parsed = parseDatetime(patternOf(pattern), text);
  if (parsed === undefined) {
    if (legacyParses(pattern, text)) throw new Error(`[INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER] '${text}' does not match the pattern '${pattern}', but did before Spark 3.0`);
    throw new Malformed();
  }
  if (kind === 'date') return quoteJson(timestampText(parsed.local).slice(0, 10));
  if (kind === 'timestamp_ntz') return quoteJson(timestampText(parsed.local));
  return quoteJson(`${timestampText(toInstant(parsed.local, parsed.zone ?? reader.zone))}+00`);
}

function temporal(text: string, kind: 'date' | 'timestamp' | 'timestamp_ntz', reader: Reader): string {
  const { dateformat, timestampformat, timestampntzformat } = reader.options;
  const pattern = { date: dateformat, timestamp: timestampformat, timestamp_ntz: timestampntzformat }[kind];
  if (pattern !== undefined) return byPattern(text, kind, pattern, reader);
  if (kind === 'date') {
    const days = parseDate(text);
    if (days === undefined) throw new Malformed();
    return quoteJson(dateText(days));
  }
  const parsed = parseTimestamp(text);
  if (parsed === undefined || parsed.timeOnly) throw new Malformed();
  if (kind === 'timestamp_ntz') return quoteJson(timestampText(parsed.local));
  return quoteJson(`${timestampText(toInstant(parsed.local, parsed.zone ?? reader.zone))}+00`);
}

const EMPTY: readonly (readonly [string, Json])[] = [];

function fromJson(text: string, type: DataType, reader: Reader): string | null {
  if (text.trim() === '') return null;
  const { options } = reader;
  let json: Json;
  try {
    // what follows the first value is not looked at
    json = parseJson(text, false, readerOptions(options));
    // a struct schema reads an object only; the other types fail as a whole
    if (type.kind === 'struct' && json.kind !== 'object') throw new Malformed();
    // an object is taken for a list of one
    if (type.kind === 'array' && type.element.kind === 'struct' && json.kind === 'object') return `[${convert(json, type.element, reader)}]`;
    return type.kind === 'struct' ? object((json as { readonly entries: typeof EMPTY }).entries, type, reader, text) : convert(json, type, reader);
  } catch (e) {
    if (!(e instanceof Malformed) && !(e instanceof SyntaxError)) throw e;
    if (options.mode?.toUpperCase() === 'FAILFAST') throw new Error('[MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] malformed records are detected in record parsing; the parse mode is FAILFAST', { cause: e });
    return type.kind === 'struct' ? object(EMPTY, type, reader, text, true) : null;
  }
}

/** Fields of a line; quotes and escapes as Spark's CSV reader has them. */
export function csvFields(line: string, separator: string, quote: string, escape: string): { readonly text: string; readonly quoted: boolean }[] {
  const out: { text: string; quoted: boolean }[] = [];
  let i = 0;
  for (;;) {
    let text = '';
    let quoted = false;
    if (quote !== '' && line[i] === quote) {
      quoted = true;
      i++;
      while (i < line.length && line[i] !== quote) {
        if (line[i] === escape && i + 1 < line.length && (line[i + 1] === quote || line[i + 1] === escape)) i++;
        text += line[i++];
      }
      i++;
      while (i < line.length && !line.startsWith(separator, i)) text += line[i++];
    } else {
      while (i < line.length && !line.startsWith(separator, i)) text += line[i++];
    }
    out.push({ text, quoted });
    if (i >= line.length) return out;
    i += separator.length;
  }
}

function trimmed(field: { readonly text: string; readonly quoted: boolean }, blanks: { readonly leading: boolean; readonly trailing: boolean }) {
  const started = blanks.leading ? field.text.trimStart() : field.text;
  return { ...field, text: blanks.trailing ? started.trimEnd() : started };
}

function fromCsv(text: string, type: DataType & { readonly kind: 'struct' }, reader: Reader): string | null {
  const { options } = reader;
  const blanks = { leading: options.ignoreleadingwhitespace === 'true', trailing: options.ignoretrailingwhitespace === 'true' };
  const fields = csvFields(text, options.sep ?? options.delimiter ?? ',', options.quote ?? '"', options.escape ?? '\\').map((f) => (f.quoted ? f : trimmed(f, blanks)));
  const nullValue = options.nullvalue ?? '';
  const corrupt = corruptField(type, reader);
  const read = type.fields.filter((f) => f.name !== corrupt);
  let bad = fields.length < read.length;
  const values = type.fields.map((f) => {
    const field = f.name === corrupt ? undefined : fields[read.indexOf(f)];
    if (field === undefined || (field.text === nullValue && !(field.quoted && nullValue === ''))) return 'null';
    try {
      return scalar(field.text, f.type, reader);
    } catch (e) {
      if (!(e instanceof Malformed)) throw e;
      bad = true;
      return 'null';
    }
  });
  if (bad && options.mode?.toUpperCase() === 'FAILFAST') throw new Error('[MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] malformed records are detected in record parsing; the parse mode is FAILFAST');
  return `{${type.fields.map((f, i) => `${quoteJson(f.name)}:${bad && f.name === corrupt ? quoteJson(text) : values[i]}`).join(',')}}`;
}

function scalar(text: string, type: DataType, reader: Reader): string {
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar': return quoteJson(text);
    case 'boolean': {
      const word = text.toLowerCase();
      if (word !== 'true' && word !== 'false') throw new Malformed();
      return word;
    }
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
      if (!/^[+-]?\d+$/.test(text) || !fits(BigInt(text.replace('+', '')), RANGES[type.kind])) throw new Malformed();
      return text.replace('+', '');
    case 'float':
    case 'double':
      if (/^(NaN|[+-]?Inf(inity)?)$/.test(text)) return quoteJson(text.replace(/Inf$/, 'Infinity').replace('+', ''));
      if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?\s*$/.test(text)) throw new Malformed();
      return String(Number(text.trim().replace(/[dDfF]$/, '')));
    case 'decimal': return decimal(text, type.precision, type.scale);
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz': return temporal(text, type.kind, reader);
    default: throw new Malformed();
  }
}

export const STRUCTURED_TEXT_UDFS: readonly Udf[] = [
  {
    name: 'spark_from_json',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    run: (t, ddl, options, zone) => fromJson(t as string, typeOf(ddl as string), { zone: zone as string, options: optionsOf(options as string) }),
  },
  {
    name: 'spark_from_csv',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    run: (t, ddl, options, zone) => fromCsv(
      t as string, typeOf(ddl as string) as never, { zone: zone as string, options: optionsOf(options as string) },
    ),
  },
  { name: 'spark_json_quote', params: ['VARCHAR'], returns: 'VARCHAR', run: (t) => quoteJson(t as string) },
];
