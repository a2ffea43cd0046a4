import { duckdbType } from './duckdb-types';
import { parseText } from './parse-values';
import { sqlName, sqlString } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import { DataType, typeName } from '../../src/core/types';

/**
 * Records whose values a converter has left as texts (XML, logs): a text is converted as Spark converts the text of a CSV field, an empty one is
 * null, a single value is a list of one, and a text in the place of a struct is its `valueTag` member.
 */
export interface TextRules { readonly valueTag?: string }

/**
 * A JSON text as Spark's JSON reader converts it (`JacksonParser`): the value, or NULL where the JSON is of another kind.
 * `v` is the text of one JSON value, in DuckDB's compact form.
 *
 * @see https://github.com/apache/spark/blob/branch-3.5/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/json/JacksonParser.scala
 */
export function parseJson(type: DataType, v: string, timeZone: string, depth = 0, texts?: TextRules): string {
  const target = duckdbType(type);
  const text = `json_extract_string(${v}, '$')`;
  const isString = `starts_with(${v}, '"')`;
  const isNumber = `ascii(${v}) BETWEEN 45 AND 57`;
  if (texts !== undefined) {
    const converted = textValue(type, v, timeZone, depth, texts);
    if (converted !== undefined) return converted;
  }
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar': return `CASE WHEN ${isString} THEN ${text} WHEN ${v} = 'null' THEN NULL WHEN starts_with(${v}, '{') OR starts_with(${v}, '[') THEN CAST(json(${v}) AS VARCHAR) ELSE ${v} END`;
    case 'boolean': return `CASE ${v} WHEN 'true' THEN true WHEN 'false' THEN false END`;
    // A JSON integer has one spelling, so that comparing with the text of the result tells it from `1.0`, `1e3` and `"1"`.
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return `CASE WHEN CAST(TRY_CAST(${v} AS ${target}) AS VARCHAR) = ${v} THEN TRY_CAST(${v} AS ${target}) END`;
    case 'float':
    case 'double': return `CASE WHEN ${isNumber} THEN TRY_CAST(${v} AS ${target}) `
      + `WHEN ${v} = '"NaN"' THEN CAST('nan' AS ${target}) WHEN ${v} IN ('"Infinity"', '"+INF"', '"INF"') THEN CAST('inf' AS ${target}) `
      + `WHEN ${v} IN ('"-Infinity"', '"-INF"') THEN CAST('-inf' AS ${target}) END`;
    case 'decimal': return `CASE WHEN ${isNumber} THEN TRY_CAST(${v} AS ${target}) WHEN ${isString} THEN ${parseText(type, text, timeZone)} END`;
    case 'date':
    case 'timestamp_ntz': return `CASE WHEN ${isString} THEN ${parseText(type, text, timeZone)} END`;
    // A number is seconds since 1970.
    case 'timestamp': return `CASE WHEN ${isString} THEN ${parseText(type, text, timeZone)} WHEN ${isNumber} THEN ${timeZone === 'UTC' ? 'make_timestamp' : 'make_timestamptz'}(TRY_CAST(${v} AS BIGINT) * 1000000) END`;
    case 'binary': return `CASE WHEN ${isString} THEN from_base64(${text}) END`;
    case 'array': {
      const e = `e${depth}`;
      return `CASE WHEN starts_with(${v}, '[') THEN list_transform(json_transform(${v}, '["JSON"]'), lambda ${e}: ${parseJson(type.element, text0(e), timeZone, depth + 1, texts)}) END`;
    }
    case 'map': {
      if (type.key.kind !== 'string') throw new GlueprintError({ code: 'UnsupportedType', message: `JSON has only string keys, got ${typeName(type)}` });
      const e = `e${depth}`;
      const entry = `{'key': ${e}.key, 'value': ${parseJson(type.value, text0(`${e}.value`), timeZone, depth + 1, texts)}}`;
      return `CASE WHEN starts_with(${v}, '{') THEN map_from_entries(list_transform(map_entries(json_transform(${v}, '"MAP(VARCHAR, JSON)"')), lambda ${e}: ${entry})) END`;
    }
    case 'struct': return structValue(type, v, timeZone, depth, texts);
    case 'void': return `CAST(NULL AS ${target})`;
    default: throw new GlueprintError({ code: 'UnsupportedType', message: `JSON does not support a column of type ${typeName(type)}` });
  }
}

function structValue(type: Extract<DataType, { kind: 'struct' }>, v: string, timeZone: string, depth: number, texts?: TextRules): string {
  if (type.fields.length === 0) return `CAST(NULL AS ${duckdbType(type)})`;
  const s = `s${depth}`;
  const fields = type.fields.map((f) => `${sqlName(f.name)} := ${parseJson(f.type, text0(`${s}[${sqlString(f.name)}]`), timeZone, depth + 1, texts)}`);
  // The list of one gives the split object a name, so that it is split once and not once a field.
  return `CASE WHEN starts_with(${v}, '{') THEN list_transform([json_transform(${v}, ${sqlString(jsonShape(type.fields.map((f) => f.name)))})], lambda ${s}: struct_pack(${fields.join(', ')}))[1] END`;
}

/** By the rules for texts; `undefined` where those for JSON are the same. */
function textValue(type: DataType, v: string, timeZone: string, depth: number, texts: TextRules): string | undefined {
  const text = `json_extract_string(${v}, '$')`;
  switch (type.kind) {
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
    case 'float':
    case 'double':
    case 'decimal':
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz': return `CASE WHEN ${v} NOT IN ('""', 'null') THEN ${parseText(type, `trim(${text})`, timeZone)} END`;
    case 'array': {
      const list = `CASE WHEN starts_with(${v}, '[') THEN ${v} WHEN ${v} <> 'null' THEN '[' || ${v} || ']' END`;
      const e = `e${depth}`;
      return `list_transform(json_transform(${list}, '["JSON"]'), lambda ${e}: ${parseJson(type.element, text0(e), timeZone, depth + 1, texts)})`;
    }
    case 'struct': {
      if (texts.valueTag === undefined || !type.fields.some((f) => f.name === texts.valueTag)) return undefined;
      const object = `CASE WHEN starts_with(${v}, '{') THEN ${v} WHEN ${v} <> 'null' THEN '{' || ${sqlString(`${JSON.stringify(texts.valueTag)}:`)} || ${v} || '}' END`;
      const s = `o${depth}`;
      return `list_transform([${object}], lambda ${s}: ${structValue(type, s, timeZone, depth, texts)})[1]`;
    }
    default: return undefined;
  }
}

/** The structure argument of `json_transform` that splits an object into the JSON of its members. */
export function jsonShape(names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.map((n) => [n, 'JSON'])));
}

/** A JSON value as plain text, so that the comparisons above are of texts. */
function text0(x: string): string {
  return `CAST(${x} AS VARCHAR)`;
}
