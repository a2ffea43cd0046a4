import { codecOf, TEXT_COMPRESSIONS } from './compression/codecs';
import { packFiles, unpackFiles } from './compression/text-files';
import { Format, FormatOptions, readMode, ReadRequest, textOption, flagOption } from './format';
import { jsonShape, JsonRules, parseJson, TextRules } from './json-values';
import { holdsLongNumbers, markLongNumbers } from './long-numbers';
import { stopsSpark3 } from './parse-values';
import { copyStatement, fileNameKey, fileNameSelect, filesArgument, partitionSelect } from './reader-sql';
import { renderJson } from './render-values';
import { sqlName, sqlOptions, sqlString } from './sql-text';
import { withoutBom } from './without-bom';
import { GlueprintError } from '../../src/core/diagnostics';
import { DataType, DOUBLE, BIGINT, BOOLEAN, STRING, array, struct, field, decimal } from '../../src/core/types';

/** Where the names of the files do not tell. */
function readCompression(options: FormatOptions): string | undefined {
  const name = textOption(options, 'readCompression');
  return name === undefined ? undefined : sqlString(name);
}

/** The path of the records in a whole document, in DuckDB's spelling; `undefined`: the document itself. */
function recordPath(options: FormatOptions): string | undefined {
  const path = textOption(options, 'jsonPath');
  if (path === undefined || path === '$') return undefined;
  const spelt = path.replace(/\[\s*'([^']*)'\s*\]/g, '."$1"').replace(/\[\s*"([^"]*)"\s*\]/g, '."$1"');
  if (/^\$(\.("[^"]*"|[^.[\]"*?@()]+)|\[(\*|\d+)\])*$/.test(spelt)) return spelt;
  throw new GlueprintError({
    code: 'InvalidOption', field: 'jsonPath', message: `cannot read the JSON path '${path}'`, hint: "write it as $.field, $['a field'], $.list[*] or $.list[0]",
  });
}

const isDocument = (options: FormatOptions) => flagOption(options, 'multiLine', false) || textOption(options, 'jsonPath') !== undefined;

/** A relation with one column `record`, JSON, and the partition columns. */
function records(request: Pick<ReadRequest, 'files' | 'options' | 'partitions' | 'tolerant' | 'fileName'>): string {
  const { files, options, partitions } = request;
  const hive = { hive_partitioning: partitions.length > 0, hive_types_autocast: partitions.length > 0 ? false : undefined };
  const keys = partitions.map((p) => `, ${sqlName(p.key)}`).join('') + fileNameKey(request);
  if (!isDocument(options)) {
    const args = sqlOptions({ format: "'newline_delimited'", compression: readCompression(options), ignore_errors: request.tolerant === true ? true : undefined, ...hive }, ' = ');
    // A line that is an array of objects is these, as in Spark; any other array, like what is no object, is one malformed record.
    const objects = "json_type(json) = 'ARRAY' AND len(list_filter(json_extract(json, '$[*]'), lambda e_: json_type(e_) <> 'OBJECT')) = 0";
    return `(SELECT unnest(CASE WHEN ${objects} THEN json_extract(json, '$[*]') ELSE [json] END) AS record${keys} FROM read_json_objects(${filesArgument(files)}, ${args}))`;
  }
  const path = recordPath(options);
  // A whole document: an array is its elements, anything else one record.
  const found = path === undefined ? 'CAST(content AS JSON)' : `json_extract(content, ${sqlString(path)})`;
  const list = path?.includes('[*]') === true ? 'found' : "CASE WHEN json_type(found) = 'ARRAY' THEN json_extract(found, '$[*]') WHEN found IS NULL THEN [] ELSE [found] END";
  const values = partitions.map((p) => `, url_decode(regexp_extract(filename, ${sqlString(`/${escapePattern(p.key)}=([^/]*)/`)}, 1)) AS ${sqlName(p.key)}`).join('') + fileNameKey(request);
  return `(SELECT unnest(${list}) AS record${keys} FROM (SELECT ${found} AS found${values} FROM read_text(${filesArgument(files)})))`;
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Top-level members as JSON, by the reader itself where it can: a JSON line is then split while it is parsed. */
function members(request: ReadRequest): string {
  const { columns, files, options, partitions } = request;
  const keys = partitions.map((p) => `, ${sqlName(p.key)}`).join('') + fileNameKey(request);
  if (isDocument(options) || request.tolerant === true) {
    const split = `json_transform(record, ${sqlString(jsonShape(columns.map((c) => c.name)))})`;
    const bad = "(record IS NULL OR json_type(record) <> 'OBJECT')";
    return `SELECT ${columns.map((c, i) => `CAST(o[${sqlString(c.name)}] AS VARCHAR) AS t${i}`).join(', ')}, bad${keys} FROM (SELECT ${split} AS o, ${bad} AS bad${keys} FROM ${records(request)})`;
  }
  const shape = columns.map((c) => `${sqlName(c.name)}: 'JSON'`).join(', ');
  const args = sqlOptions({
    format: "'newline_delimited'", records: true, columns: `{${shape}}`, compression: readCompression(options), hive_partitioning: partitions.length > 0, hive_types_autocast: partitions.length > 0 ? false : undefined,
  }, ' = ');
  return `SELECT ${columns.map((c, i) => `CAST(${sqlName(c.name)} AS VARCHAR) AS t${i}`).join(', ')}, false AS bad${keys} FROM read_json(${filesArgument(files)}, ${args})`;
}

const isNull = (i: number, options: FormatOptions) => `(t${i} IS NULL OR t${i} ${options.texts === undefined ? "= 'null'" : "IN ('null', '\"\"')"})`;

function malformed({ columns, options }: ReadRequest): string {
  return ['bad', ...columns.map((_, i) => `(v${i} IS NULL AND NOT ${isNull(i, options)})`)].join(' OR ');
}

function converted(request: ReadRequest): string {
  const rules: JsonRules = { texts: request.options.texts as TextRules | undefined, longNumbers: request.options.longNumbers === true };
  return `SELECT *, ${request.columns.map((c, i) => `${parseJson(c.type, `t${i}`, request.timeZone, 0, rules)} AS v${i}`).join(', ')} FROM (${members(request)})`;
}

/** JSON: one object a line, or whole documents with a path to their records. */
export const JSON_FORMAT: Format = {
  name: 'json',
  extensions: ['.json', '.jsonl', '.ndjson'],
  compressions: TEXT_COMPRESSIONS,
  async prepare(files, options, folder, request = {}) {
    // The digits of packed files are seen once these are unpacked; zstd is left to the engine.
    const isZstd = (file: string) => codecOf(file, textOption(options, 'readCompression'))?.name === 'zstd';
    const isUtf8 = /^utf-?8$/i.test(textOption(options, 'encoding') ?? 'utf8');
    const long = request.columns !== undefined && holdsLongNumbers(request.columns) && isUtf8 && !files.some(isZstd);
    const unpacked = await unpackFiles(JSON_FORMAT, files, options, folder, request, long);
    const plain = { ...unpacked, files: await withoutBom(unpacked.files, `${folder}/unmarked`, request) };
    if (!long) return plain;
    const marked = await markLongNumbers(plain.files, `${folder}/marked`, request);
    return marked.some((f, i) => f !== plain.files[i]) ? { ...plain, files: marked, options: { ...plain.options, longNumbers: true } } : plain;
  },
  finish: packFiles,

  async discover(files, options, query) {
    const [row] = await query(`SELECT CAST(json_group_structure(record) AS VARCHAR) AS structure FROM ${records({ files, options, partitions: [] })} WHERE json_type(record) = 'OBJECT'`);
    const structure: unknown = typeof row?.structure === 'string' ? JSON.parse(row.structure) : undefined;
    if (typeof structure !== 'object' || structure === null) return [];
    // Spark sorts the fields that it infers.
    return Object.entries(structure).map(([name, s]) => field(name, structureType(s))).sort((a, b) => (a.name < b.name ? -1 : 1));
  },

  read(request) {
    const { columns, options, count, partitions } = request;
    const mode = readMode(options);
    const bad = malformed(request);
    const counted = columns.map((c, i) => (count === undefined || mode !== 'PERMISSIVE' ? `v${i}`
      : `coalesce(v${i}, CASE WHEN NOT ${isNull(i, options)} THEN CASE WHEN ${count(c.name, stopsSpark3(c.type, `trim(t${i}, '"')`))} IS NULL THEN v${i} END END)`));
    const keep: Record<string, string | undefined> = {
      PERMISSIVE: count === undefined ? undefined : `(NOT bad OR ${count()} IS NOT NULL)`,
      DROPMALFORMED: count === undefined ? `NOT (${bad})` : `CASE WHEN ${bad} THEN ${count()} IS NULL ELSE true END`,
      FAILFAST: `CASE WHEN ${bad} THEN error('glueprint: malformed record') IS NULL ELSE true END`,
    };
    const select = [...columns.map((c, i) => `${counted[i]} AS ${sqlName(c.name)}`), ...partitionSelect(partitions, request.timeZone), ...fileNameSelect(request)];
    return `SELECT ${select.join(', ')} FROM (${converted(request)})${keep[mode] === undefined ? '' : ` WHERE ${keep[mode]}`}`;
  },

  rejects(request) {
    const record = `to_json({${request.columns.map((c, i) => `${sqlString(c.name)}: CAST(t${i} AS JSON)`).join(', ')}})`;
    return `SELECT CAST(${record} AS VARCHAR) AS record FROM (${converted(request)}) WHERE ${malformed(request)}`;
  },

  write(request) {
    const keys = request.partitionKeys.map((k) => k.toLowerCase());
    const plain = request.columns.filter((c) => !keys.includes(c.name.toLowerCase()));
    const members_ = plain.map((c) => `${sqlString(`${JSON.stringify(c.name)}:`)} || ${renderJson(c.type, sqlName(c.name), request)}`);
    const line = `'{' || concat_ws(',', ${members_.join(', ')}) || '}'`;
    const partitions = request.columns.filter((c) => keys.includes(c.name.toLowerCase()));
    const from = `(SELECT ${[`${line} AS line`, ...partitions.map((c) => sqlName(c.name))].join(', ')} FROM ${request.from})`;
    // A line is written as it is: no separator or quote of CSV can be in JSON text, where control characters are escaped.
    return copyStatement(
      { ...request, from, columns: [{ name: 'line', type: STRING, nullable: false }, ...partitions] }, JSON_FORMAT, () => 'line',
      { format: 'csv', header: false, quote: "''", escape: "''", delim: "'\x02'" },
    );
  },

  explain(message) {
    const file = /in file "([^"]+)"/.exec(message)?.[1];
    const place = /at byte (\d+)(?: in (line|record\/value) (\d+))?/.exec(message);
    // DuckDB has counted the line in which it stops.
    const at = place === null ? '' : ` at ${place[2] === undefined ? '' : `record ${Number(place[3]) - (place[2] === 'line' ? 1 : 0)}, `}byte ${place[1]}`;
    if (/unexpected end of (data|input)|unclosed string|missing closing/i.test(message) && /Malformed JSON/.test(message)) {
      return { code: 'TruncatedJson', file, record: true, message: `the JSON is cut off or a value is not closed${at}`, hint: 'get the file again; it may not have been written to its end' };
    }
    if (/maximum_object_size/.test(message)) {
      return { code: 'RecordTooLong', file, message: 'a JSON record is larger than 16 MB', hint: 'read the file as a whole document with jsonPath, or split the record' };
    }
    if (/Malformed JSON|invalid literal|Invalid JSON/i.test(message)) {
      const detail = /: ([^:]+?)\.?\s*$/.exec(message.split('\n')[0] ?? '')?.[1];
      return {
        code: 'MalformedJson',
        file,
        record: true,
        message: `not JSON${at}${detail === undefined ? '' : `: ${detail}`}`,
        hint: 'one object a line is expected; set multiLine or jsonPath where a file is one document',
      };
    }
    const other = /JSON transform error.*in line (\d+): Expected OBJECT, but got (\w+)/.exec(message);
    if (other !== null) {
      return { code: 'NotAnObject', file, record: true, message: `record ${other[1]} is ${other[2] === 'ARRAY' ? 'an array' : 'no object'}`, hint: 'one object a line is expected' };
    }
    if (/glueprint: malformed record/.test(message)) return { code: 'MalformedRecord', message: 'a record does not fit the schema', hint: 'mode is FAILFAST; PERMISSIVE reads on with null' };
    return undefined;
  },
};

/** A type from DuckDB's description of JSON, widened as Spark's inference does: whole numbers are bigint, a mixture is a string. */
function structureType(s: unknown): DataType {
  if (Array.isArray(s)) return array(structureType(s[0] ?? 'NULL'));
  if (typeof s === 'object' && s !== null) {
    const fields = Object.entries(s).map(([name, t]) => field(name, structureType(t)));
    return fields.length === 0 ? STRING : struct(fields.sort((a, b) => (a.name < b.name ? -1 : 1)));
  }
  switch (s) {
    case 'UBIGINT':
    case 'BIGINT': return BIGINT;
    case 'HUGEINT': return BIGINT;
    case 'UHUGEINT': return decimal(38, 0);
    case 'DOUBLE': return DOUBLE;
    case 'BOOLEAN': return BOOLEAN;
    default: return STRING;
  }
}

