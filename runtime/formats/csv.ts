
import { TEXT_COMPRESSIONS } from './compression/codecs';
import { packFiles, unpackFiles } from './compression/text-files';
import { flagOption, Format, FormatOptions, ReadRequest, readMode, SchemaIssue, textOption } from './format';
import { isCsvType, parseText, stopsSpark3 } from './parse-values';
import { copyStatement, fileNameSelect, filesArgument, partitionSelect } from './reader-sql';
import { renderCsv } from './render-values';
import { sqlName, sqlOptions, sqlString } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import { Column, DataType, DATE, DOUBLE, field, INT, BIGINT, BOOLEAN, decimal, STRING, TIMESTAMP, typeName } from '../../src/core/types';

/** A text that is no value: DuckDB's reader gives NULL only for a field that is not there, and `''` for an empty one. */
const NO_VALUE = 'chr(1)';
/** How many fields more than declared a record may have; beyond, DuckDB's reader stops with an error. */
const MORE_FIELDS = 16;
/** A line may be longer than DuckDB's 2 MB; its buffer stays as it is by default, or it would grow to sixteen such lines. */
const LINES = { max_line_size: 16 * 1024 * 1024, buffer_size: 32 * 1024 * 1024 };
const ENCODINGS: Record<string, string> = { 'utf-8': 'utf-8', 'utf8': 'utf-8', 'us-ascii': 'utf-8', 'iso-8859-1': 'latin-1', 'latin1': 'latin-1', 'latin-1': 'latin-1', 'utf-16': 'utf-16' };

/** Raw fields are `f0`, `f1`, …; `m0` is the first beyond the declared ones. */
function reader(files: readonly string[], options: FormatOptions, width: number, header: boolean, hive: boolean): string {
  const names = [...range(width).map((i) => `f${i}`), ...range(MORE_FIELDS).map((i) => `m${i}`)];
  const multiLine = flagOption(options, 'multiLine', false);
  const quote = quoteOf(options);
  return `read_csv(${filesArgument(files)}, ${sqlOptions({
    auto_detect: false,
    header,
    delim: sqlString(textOption(options, 'separator') ?? ','),
    quote: sqlString(quote),
    escape: sqlString(quote === '' ? '' : escapeOf(options)),
    columns: `{${names.map((n) => `${n}: 'VARCHAR'`).join(', ')}}`,
    null_padding: true,
    nullstr: NO_VALUE,
    strict_mode: true,
    encoding: sqlString(encodingOf(options)),
    compression: readCompression(options),
    ...LINES,
    // DuckDB pads records in parallel only where no value spans lines.
    parallel: multiLine ? false : undefined,
    hive_partitioning: hive,
    hive_types_autocast: hive ? false : undefined,
  }, ' = ')})`;
}

function encodingOf(options: FormatOptions): string {
  const encoding = textOption(options, 'encoding') ?? 'UTF-8';
  const known = ENCODINGS[encoding.toLowerCase()];
  if (known !== undefined) return known;
  throw new GlueprintError({ code: 'InvalidOption', field: 'format.encoding', message: `the local engine cannot read encoding '${encoding}'; it reads UTF-8, ISO-8859-1 and UTF-16` });
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
/** `-1` turns quoting off, as in Glue. */
const quoteOf = (options: FormatOptions) => (options.quoteChar === undefined ? '"' : options.quoteChar === '-1' || options.quoteChar === -1 ? '' : String(options.quoteChar));
/** A quote inside a quoted field is doubled unless an escape character is given. */
const escapeOf = (options: FormatOptions) => textOption(options, 'escaper') ?? quoteOf(options);
const headerOf = (options: FormatOptions) => flagOption(options, 'withHeader', true);

/** Where the names of the files do not tell. */
function readCompression(options: FormatOptions): string | undefined {
  const name = textOption(options, 'readCompression');
  return name === undefined ? undefined : sqlString(name);
}

/** The text of a field after Spark's rule for empty ones: the null value is NULL, and so is what is not there. */
function nullRule(field_: string, options: FormatOptions): string {
  // Univocity gives the line ends within a value as line feeds, once it has found that lines end with both characters.
  const x = flagOption(options, 'multiLine', false) ? `replace(${field_}, chr(13) || chr(10), chr(10))` : field_;
  const nullValue = typeof options.nullValue === 'string' ? options.nullValue : '';
  return nullValue === '' ? `nullif(${x}, '')` : `nullif(nullif(${x}, ${sqlString(nullValue)}), '')`;
}

/** Raw text and converted value of every column, side by side, so that each is worked out once. */
function converted(request: ReadRequest, withMore = false): string {
  const { columns, options } = request;
  const raw = columns.map((_, i) => `${nullRule(`f${i}`, options)} AS t${i}`);
  const last = columns.length - 1;
  const shape = `CASE WHEN f${last} IS NULL THEN 'too few fields' WHEN m0 IS NOT NULL THEN 'too many fields' END AS shape`;
  const partitions = request.partitions.map((p) => sqlName(p.key));
  const files = reader(request.files, options, columns.length, headerOf(options), request.partitions.length > 0);
  const values = columns.map((c, i) => `${parseText(c.type, `t${i}`, request.timeZone)} AS v${i}`);
  // Spark drops lines that hold nothing but blanks; DuckDB only those that are empty.
  const blank = columns.length > 1 ? ' WHERE f0 IS NULL OR f1 IS NOT NULL OR trim(f0, \' \t\') <> \'\'' : '';
  return `SELECT *, ${values.join(', ')} FROM (SELECT ${[...raw, shape, ...partitions, ...(request.fileName === undefined ? [] : ['filename']), ...(withMore ? range(MORE_FIELDS).map((i) => `m${i}`) : [])].join(', ')} FROM ${files}${blank})`;
}

/** Whether a record is malformed: a field that does not convert, or the wrong number of fields. */
function malformed(columns: readonly Column[]): string {
  return ['shape IS NOT NULL', ...columns.flatMap((c, i) => (isText(c.type) ? [] : [`(v${i} IS NULL AND t${i} IS NOT NULL)`]))].join(' OR ');
}

const isText = (t: DataType) => t.kind === 'string' || t.kind === 'char' || t.kind === 'varchar';

function checkTypes(columns: readonly Column[]): void {
  const wrong = columns.find((c) => !isCsvType(c.type));
  if (wrong === undefined) return;
  throw new GlueprintError({
    code: 'UnsupportedType',
    message: `CSV does not support the column '${wrong.name}' of type ${typeName(wrong.type)}`,
    hint: 'read it as STRING and parse it with from_json, or use another format',
  });
}

/** Comma-separated values with Spark's rules, on DuckDB's reader and writer. */
export const CSV: Format = {
  name: 'csv',
  extensions: ['.csv', '.tsv', '.txt'],
  compressions: TEXT_COMPRESSIONS,
  prepare: (files, options, folder, request) => unpackFiles(CSV, files, options, folder, request),
  finish: packFiles,

  async discover(files, options, query, all) {
    const names = splitLine(await firstLine(files[0] ?? '', options, query), textOption(options, 'separator') ?? ',', quoteOf(options), escapeOf(options));
    const columns = uniqueNames(names.map((n, i) => (headerOf(options) && n !== '' ? n : `_c${i}`))).map((n) => field(n, STRING));
    if (!all || columns.length === 0) return columns;
    return narrow(columns, { files, options, columns, partitions: [], timeZone: 'UTC' }, query);
  },

  async inspect(request, query) {
    checkTypes(request.columns);
    // A catalog knows its columns by their places: the header is only skipped.
    if (!headerOf(request.options) || flagOption(request.options, 'positional', false)) return { issues: [] };
    const found = await CSV.discover(request.files, request.options, query, false);
    return { issues: compareHeader(request.columns, found.map((c) => c.name)) };
  },

  read(request) {
    checkTypes(request.columns);
    const { columns, options, count, partitions } = request;
    const mode = readMode(options);
    const bad = malformed(columns);
    const counted = columns.map((c, i) => (count === undefined || isText(c.type) || mode !== 'PERMISSIVE' ? `v${i}`
      // The count is asked for only where a text did not convert, and is itself NULL.
      : `coalesce(v${i}, CASE WHEN t${i} IS NOT NULL THEN CASE WHEN ${count(c.name, stopsSpark3(c.type, `t${i}`))} IS NULL THEN v${i} END END)`));
    const shape = count === undefined || mode !== 'PERMISSIVE' ? undefined : `(shape IS NULL OR ${count()} IS NOT NULL)`;
    const keep: Record<string, string | undefined> = {
      PERMISSIVE: shape,
      DROPMALFORMED: count === undefined ? `NOT (${bad})` : `CASE WHEN ${bad} THEN ${count()} IS NULL ELSE true END`,
      FAILFAST: `CASE WHEN ${bad} THEN error('glueprint: malformed record: ' || concat_ws(', ', shape, ${firstBad(columns)})) IS NULL ELSE true END`,
    };
    const select = [...columns.map((c, i) => `${counted[i]} AS ${sqlName(c.name)}`), ...partitionSelect(partitions, request.timeZone), ...fileNameSelect(request)];
    return `SELECT ${select.join(', ')} FROM (${converted(request)})${keep[mode] === undefined ? '' : ` WHERE ${keep[mode]}`}`;
  },

  rejects(request) {
    const separator = textOption(request.options, 'separator') ?? ',';
    const quote = quoteOf(request.options);
    const field_ = (x: string) => (quote === '' ? `coalesce(${x}, '')`
      : `CASE WHEN contains(${x}, ${sqlString(separator)}) OR contains(${x}, ${sqlString(quote)}) THEN ${sqlString(quote)} || replace(${x}, ${sqlString(quote)}, ${sqlString(escapeOf(request.options) + quote)}) || ${sqlString(quote)} ELSE coalesce(${x}, '') END`);
    const record = `concat_ws(${sqlString(separator)}, ${[...request.columns.map((_, i) => field_(`t${i}`)), ...range(MORE_FIELDS).map((i) => `m${i}`)].join(', ')})`;
    return `SELECT ${record} AS record FROM (${converted(request, true)}) WHERE ${malformed(request.columns)}`;
  },

  write(request) {
    checkTypes(request.columns);
    const { options } = request;
    const quote = quoteOf(options);
    return copyStatement(request, CSV, (c) => renderCsv(c.type, sqlName(c.name), request), {
      format: 'csv',
      header: flagOption(options, 'writeHeader', true),
      delim: sqlString(textOption(options, 'separator') ?? ','),
      quote: sqlString(quote),
      escape: sqlString(quote === '' ? '' : escapeOf(options)),
      nullstr: sqlString(typeof options.nullValue === 'string' ? options.nullValue : ''),
    });
  },

  explain(message, options) {
    const file = /file = (\S.*)/.exec(message)?.[1]?.trim();
    const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
    const at = line === undefined ? '' : ` at line ${line}`;
    const rule = [
      { when: /not utf-8 encoded|Invalid unicode/, code: 'WrongEncoding', message: `not ${textOption(options, 'encoding') ?? 'UTF-8'}${at}`, hint: "set the source's encoding, e.g. ISO-8859-1" },
      { when: /unterminated quote/i, code: 'UnclosedQuote', message: `a quote that is not closed, or stands inside a value${at}`, hint: 'close it; or set quoteChar to what the file uses, or escaper where a quote inside a value is escaped and not doubled' },
      { when: /quoted new lines/, code: 'UnclosedQuote', message: `a quoted value runs over the end of the line${at}`, hint: 'close the quote; or set multiLine where values may hold line breaks' },
      { when: /Expected Number of Columns/, code: 'MalformedRecord', message: `a record has over ${MORE_FIELDS} fields more than the schema${at}`, hint: 'check the separator and the schema' },
      { when: /Maximum line size|line size/i, code: 'RecordTooLong', message: `a line is longer than 16 MB${at}`, hint: 'check quotes and line ends' },
      { when: /glueprint: malformed record: (.*)/, code: 'MalformedRecord', message: /malformed record: (.*)/.exec(message)?.[1] ?? '', hint: 'mode is FAILFAST; PERMISSIVE reads on with null, DROPMALFORMED leaves the record out' },
      { when: /CSV Error|CSV Parser/, code: 'MalformedCsv', message: `cannot be read as CSV${at}: ${message.split('\n')[0]}`, hint: 'check separator, quotes and line ends' },
    ].find((r) => r.when.test(message));
    return rule === undefined ? undefined : { code: rule.code, message: rule.message, hint: rule.hint, file };
  },
};

function firstBad(columns: readonly Column[]): string {
  const reasons = columns.flatMap((c, i) => (isText(c.type) ? []
    : [`CASE WHEN v${i} IS NULL AND t${i} IS NOT NULL THEN ${sqlString(`${c.name}: `)} || t${i} || ${sqlString(` is not ${typeName(c.type)}`)} END`]));
  return reasons.length === 0 ? 'NULL' : reasons.join(', ');
}

/** Only the first line: with thousands of columns declared in advance the reader would be slow to start. */
async function firstLine(file: string, options: FormatOptions, query: Query): Promise<string> {
  const [row] = await query(`SELECT line FROM read_csv(${filesArgument([file])}, ${sqlOptions({
    auto_detect: false,
    header: false,
    delim: "'\x02'",
    quote: "''",
    escape: "''",
    columns: "{line: 'VARCHAR'}",
    encoding: sqlString(encodingOf(options)),
    compression: readCompression(options),
    ...LINES,
    parallel: false,
  }, ' = ')}) LIMIT 1`);
  return typeof row?.line === 'string' ? row.line : '';
}

/** The fields of one line. */
function splitLine(line: string, separator: string, quote: string, escape: string): string[] {
  if (line === '') return [];
  const out: string[] = [];
  let field_ = '', quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (quoted && c === escape && line[i + 1] === quote) {
      field_ += quote;
      i++;
    } else if (quote !== '' && c === quote && (quoted || field_ === '')) {
      quoted = !quoted;
    } else if (!quoted && line.startsWith(separator, i)) {
      out.push(field_);
      field_ = '';
      i += separator.length - 1;
    } else {
      field_ += c;
    }
  }
  return [...out, field_];
}

/** The header must be that of the schema (`enforceSchema` is off in the generated script): reading by position would mix up columns. */
function compareHeader(columns: readonly Column[], header: readonly string[]): SchemaIssue[] {
  const hint = `the header is ${header.join(', ')}; give the schema these columns, in this order`;
  if (header.length !== columns.length) {
    return [{ severity: 'error', message: `the header has ${header.length} columns, the schema ${columns.length}`, hint }];
  }
  return columns.flatMap((c, i): SchemaIssue[] => (header[i]?.toLowerCase() === c.name.toLowerCase() ? []
    : [{ severity: 'error', column: c.name, message: `the header has '${header[i]}' at position ${i + 1}, the schema '${c.name}'`, hint }]));
}

/** The types Spark's `inferSchema` would give, from all records. */
async function narrow(columns: readonly Column[], request: ReadRequest, query: Query): Promise<Column[]> {
  // Narrowest first. A wider spelling that the reader would also take does not count.
  const candidates: readonly { readonly type: DataType; readonly spelt?: string }[] = [
    { type: INT }, { type: BIGINT }, { type: decimal(38, 0), spelt: '[+-]?[0-9]+' }, { type: DOUBLE },
    { type: DATE, spelt: '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}' }, { type: TIMESTAMP, spelt: '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[ T].*' }, { type: BOOLEAN },
  ];
  const test = (c: typeof candidates[number], x: string) => (c.spelt === undefined ? parseText(c.type, x) : `CASE WHEN regexp_full_match(${x}, ${sqlString(c.spelt)}) THEN ${parseText(c.type, x)} END`);
  const raw = columns.map((_, i) => `${nullRule(`f${i}`, request.options)} AS t${i}`).join(', ');
  const from = reader(request.files, request.options, columns.length, headerOf(request.options), false);
  const tests = columns.flatMap((_, i) => [`count(t${i}) AS n${i}`, ...candidates.map((t, k) => `count(${test(t, `t${i}`)}) AS n${i}_${k}`)]);
  const [counts] = await query(`SELECT ${tests.join(', ')} FROM (SELECT ${raw} FROM ${from})`);
  return columns.map((c, i) => {
    const filled = Number(counts?.[`n${i}`] ?? 0);
    const k = filled === 0 ? -1 : candidates.findIndex((_, n) => Number(counts?.[`n${i}_${n}`]) === filled);
    return { ...c, type: candidates[k]?.type ?? STRING };
  });
}

/** Repeated names get their position, as Spark does: `a0`, `a2`. */
function uniqueNames(names: readonly string[]): string[] {
  const count = (n: string) => names.filter((m) => m.toLowerCase() === n.toLowerCase()).length;
  return names.map((n, i) => (count(n) > 1 ? `${n}${i}` : n));
}

type Query = Parameters<Format['discover']>[2];
