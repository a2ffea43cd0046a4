import { CallInfo, isRefusal, refuse, SqlFunction } from './function';
import { badMode, ISO_TIMESTAMP, optionsArgument, schemaArgument, structuredRead, unreadable } from './structured-text';
import { param, text } from './typing';
import { ANY, array, DataType, INT, STRING } from '../../types';
import { schemaOfJson } from '../duckdb/udf/json-schema';

const group = 'json_funcs';

function badOptions(call: CallInfo, index: number) {
  const options = optionsArgument(call, index);
  return isRefusal(options) ? options : undefined;
}

function noPath(call: CallInfo) {
  return call.args.slice(1).some((a) => a.type.kind !== 'string' && a.type.kind !== 'void')
    ? refuse('DATATYPE_MISMATCH.NON_STRING_TYPE', 'all arguments of json_tuple must be strings') : undefined;
}

/** JSON text of a value, put together in SQL: null fields of structs are left out, null elements and map values stay. */
export function jsonText(sql: string, type: DataType, fresh: (prefix: string) => string, cast: (sql: string, from: DataType) => string, formats: Formats): string {
  const inner = (s: string, t: DataType) => jsonText(s, t, fresh, cast, formats);
  switch (type.kind) {
    case 'void': return "'null'";
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
    case 'decimal': return cast(sql, type);
    // NaN and the infinities are texts in JSON
    case 'float':
    case 'double': return `CASE WHEN isfinite(${sql}) THEN ${cast(sql, type)} ELSE '"' || ${cast(sql, type)} || '"' END`;
    case 'date': return `'"' || ${formats.date(sql)} || '"'`;
    case 'timestamp': return `'"' || ${formats.timestamp(sql)} || '"'`;
    case 'timestamp_ntz': return `'"' || ${formats.timestampNtz(sql)} || '"'`;
    case 'binary': return `'"' || base64(${sql}) || '"'`;
    case 'year-month interval':
    case 'day-time interval': return `'"' || ${cast(sql, type)} || '"'`;
    case 'array': {
      const x = fresh('j');
      return `'[' || array_to_string(list_transform(${sql}, lambda ${x}: coalesce(${inner(x, type.element)}, 'null')), ',') || ']'`;
    }
    case 'map': {
      const e = fresh('j');
      const key = `spark_json_quote(${keyText(`${e}.key`, type.key, fresh, cast)})`;
      return `'{' || array_to_string(list_transform(map_entries(${sql}), lambda ${e}: ${key} || ':' || coalesce(${inner(`${e}.value`, type.value)}, 'null')), ',') || '}'`;
    }
    case 'struct': {
      const s = fresh('j');
      const fields = type.fields.flatMap((f, i) => {
        if (f.type.kind === 'void' && !formats.keepNulls) return [];
        const value = inner(`struct_extract_at(${s}, ${i + 1})`, f.type);
        return `${text(`${JSON.stringify(f.name)}:`)} || ${formats.keepNulls ? `coalesce(${value}, 'null')` : `(${value})`}`;
      });
      const list = fields.length === 0 ? 'CAST([] AS VARCHAR[])' : `[${fields.join(', ')}]`;
      return `(list_transform([${sql}], lambda ${s}: CASE WHEN ${s} IS NOT NULL THEN '{' || coalesce(array_to_string(${list}, ','), '') || '}' END))[1]`;
    }
    default: return `spark_json_quote(${cast(sql, type)})`;
  }
}

/** A struct as a key is shown as its row: `[1,x]`. */
function keyText(sql: string, type: DataType, fresh: (prefix: string) => string, cast: (sql: string, from: DataType) => string): string {
  if (type.kind !== 'struct') return cast(sql, type);
  const s = fresh('k');
  const parts = type.fields.map((f, i) => `coalesce(${keyText(`struct_extract_at(${s}, ${i + 1})`, f.type, fresh, cast)}, 'null')`);
  return `(list_transform([${sql}], lambda ${s}: '[' || ${parts.join(" || ',' || ") || "''"} || ']'))[1]`;
}

export interface Formats {
  readonly date: (sql: string) => string;
  readonly timestamp: (sql: string) => string;
  readonly timestampNtz: (sql: string) => string;
  readonly keepNulls: boolean;
}

export const JSON_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['get_json_object'],
    group,
    notes: 'A JavaScript function.',
    signatures: [{ params: [param('json_txt', STRING, { exact: true }), param('path', STRING, { exact: true })], result: STRING, nullable: true, lower: 'spark_get_json_object($1, $2)' }],
  },
  {
    names: ['json_tuple'],
    group,
    kind: 'generator',
    notes: 'A JavaScript function.',
    signatures: [{
      params: [param('jsonStr', STRING, { exact: true })],
      rest: { ...param('p', STRING, { exact: true }), min: 1 },
      check: noPath,
      result: STRING,
      columns: (call) => call.args.slice(1).map((_, i) => ({ name: `c${i}`, type: STRING, nullable: true })),
      lists: (c) => c.args.slice(1).map((_, i) => `[spark_json_tuple(${c.args.join(', ')})[${i + 1}]]`),
    }],
  },
  { names: ['json_array_length'], group, notes: 'A JavaScript function.', signatures: [{ params: [param('jsonArray', STRING, { exact: true })], result: INT, nullable: true, lower: 'spark_json_array_length($1)' }] },
  {
    names: ['json_object_keys'],
    group,
    notes: 'A JavaScript function.',
    signatures: [{ params: [param('json_object', STRING, { exact: true })], result: array(STRING), nullable: true, lower: 'spark_json_object_keys($1)' }],
  },
  {
    names: ['schema_of_json'],
    group,
    text: (args) => `schema_of_json(${args[0]})`,
    fold: (args) => (args.length === 1 && typeof args[0] === 'string' ? schemaOfJson(args[0]) : undefined),
    signatures: [{
      params: [param('json', STRING, { constant: true }), param('options', ANY, { optional: true })],
      check: (call) => {
        const { constant } = call.args[0];
        if (constant === null) return refuse('DATATYPE_MISMATCH.UNEXPECTED_NULL', 'the json of schema_of_json must not be null', 0);
        const options = optionsArgument(call, 1);
        if (isRefusal(options)) return options;
        return typeof constant === 'string' && schemaOfJson(constant, options) === undefined ? refuse('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', 'the text is not JSON', 0) : undefined;
      },
      result: STRING,
      nullable: false,
      lower: (c) => text(schemaOfJson(String(c.info[0].constant), c.info[1]?.entries) ?? ''),
    }],
  },
  {
    names: ['from_json'],
    group,
    // Spark names the value of a map schema after the helper that reads it
    text: (args, { result }) => (result?.kind === 'map' ? 'entries' : `from_json(${args[0]})`),
    notes: 'A JavaScript function. Modes PERMISSIVE and FAILFAST; the options timestampFormat, dateFormat and the lenient ones of the reader.',
    signatures: [{
      params: [param('jsonStr', STRING, { exact: true }), param('schema', STRING, { constant: true }), param('options', ANY, { optional: true })],
      check: (call) => {
        const type = schemaArgument(call, 1, 'json');
        if (type.kind === undefined) return type;
        if (!['struct', 'array', 'map'].includes(type.kind)) return refuse('DATATYPE_MISMATCH.INVALID_JSON_SCHEMA', 'the schema of from_json must be a struct, an array or a map', 1);
        return badOptions(call, 2) ?? badMode(call) ?? unreadable(type, 'from_json');
      },
      result: (call) => schemaArgument(call, 1, 'json') as DataType,
      nullable: true,
      lower: (c) => structuredRead(c, 'spark_from_json', 2),
    }],
  },
  {
    names: ['to_json'],
    group,
    text: (args) => `to_json(${args[0]})`,
    signatures: [{
      params: [param('expr', [{ family: 'struct' }, { family: 'map' }, { family: 'array' }], { exact: true }), param('options', ANY, { optional: true })],
      check: (call) => badOptions(call, 1),
      result: STRING,
      lower: (c) => {
        if (c.info[0].constant === null) return 'CAST(NULL AS VARCHAR)';
        const options = optionsArgument({ name: c.name, args: c.info, session: c.session }, 1) as Readonly<Record<string, string>>;
        const format = (name: string, standard: (sql: string) => string) => (sql: string) => (options[name] === undefined ? standard(sql) : `spark_date_format(CAST(${sql} AS TIMESTAMP), ${text(options[name])}, ${text(c.session.timeZone)})`);
        return jsonText(c.args[0], c.types[0], (p) => c.fresh(p), (sql, from) => c.cast(sql, from, STRING), {
          date: format('dateformat', (sql) => c.cast(sql, { kind: 'date' }, STRING)),
          timestamp: format('timestampformat', (sql) => `spark_date_format(CAST(${sql} AS TIMESTAMP), ${text(ISO_TIMESTAMP)}, ${text(c.session.timeZone)})`),
          timestampNtz: format('timestampntzformat', (sql) => `spark_date_format(CAST(${sql} AS TIMESTAMP), ${text(ISO_TIMESTAMP.replace('[XXX]', ''))}, 'UTC')`),
          keepNulls: options.ignorenullfields === 'false',
        });
      },
    }],
  },
];
