import { duckdbType } from './duckdb-types';
import { LONG_NUMBER } from './long-numbers';
import { parseText } from './parse-values';
import { sqlName, sqlString } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import { DataType, typeName } from '../../src/core/types';

/**
 * Records whose values a converter has left as texts (XML, logs): a text is converted as Spark converts the text of a CSV field, an empty one is
 * null, a single value is a list of one, and a text in the place of a struct is its `valueTag` member.
 */
export interface TextRules { readonly valueTag?: string }

export interface JsonRules {
  readonly texts?: TextRules;
  /** Numbers of more digits than the engine keeps stand as texts (`long-numbers.ts`). */
  readonly longNumbers?: boolean;
}

/**
 * A JSON text as Spark's JSON reader converts it (`JacksonParser`): the value, or NULL where the JSON is of another kind.
 * `v` is the text of one JSON value, in DuckDB's compact form.
 *
 * @see https://github.com/apache/spark/blob/branch-3.5/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/json/JacksonParser.scala
 */
export function parseJson(type: DataType, v: string, timeZone: string, depth = 0, rules: JsonRules = {}): string {
  const { texts, longNumbers = false } = rules;
  const target = duckdbType(type);
  const value = `json_extract_string(${v}, '$')`;
  const text = longNumbers ? `ltrim(${value}, chr(1))` : value;
  const isLong = longNumbers ? `starts_with(${v}, '${LONG_NUMBER}')` : undefined;
  const isString = `starts_with(${v}, '"')`;
  const isNumber = `ascii(${v}) BETWEEN 45 AND 57`;
  if (texts !== undefined) {
    const converted = textValue(type, v, timeZone, depth, texts, rules);
    if (converted !== undefined) return converted;
  }
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar': return `CASE WHEN ${isString} THEN ${text} WHEN ${v} = 'null' THEN NULL WHEN starts_with(${v}, '{') OR starts_with(${v}, '[') THEN ${longNumbers ? `regexp_replace(CAST(json(${v}) AS VARCHAR), '"\\\\u0001([^"]*)"', '\\1', 'g')` : `CAST(json(${v}) AS VARCHAR)`} ELSE ${v} END`;
    case 'boolean': return `CASE ${v} WHEN 'true' THEN true WHEN 'false' THEN false END`;
    // A JSON integer has one spelling, so that comparing with the text of the result tells it from `1.0`, `1e3` and `"1"`.
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return `CASE WHEN CAST(TRY_CAST(${v} AS ${target}) AS VARCHAR) = ${v} THEN TRY_CAST(${v} AS ${target}) END`;
    case 'float':
    case 'double': return `CASE WHEN ${isNumber} THEN TRY_CAST(${v} AS ${target}) ${isLong === undefined ? '' : `WHEN ${isLong} THEN TRY_CAST(${text} AS ${target}) `}`
      + `WHEN ${v} IN ('"NaN"', 'NaN') THEN CAST('nan' AS ${target}) WHEN ${v} IN ('"Infinity"', '"+Infinity"', '"+INF"', 'Infinity') THEN CAST('inf' AS ${target}) `
      + `WHEN ${v} IN ('"-Infinity"', '"-INF"') THEN CAST('-inf' AS ${target}) END`;
    case 'decimal': return `CASE WHEN ${isNumber} THEN TRY_CAST(${v} AS ${target}) WHEN ${isString} THEN ${parseText(type, text, timeZone)} END`;
    // Digits that are no year are days since 1970, as Spark 1 wrote dates.
    case 'date': return `CASE WHEN ${isString} THEN coalesce(${parseText(type, text, timeZone)}, CASE WHEN regexp_full_match(${text}, '[+-]?[0-9]+') THEN TRY(DATE '1970-01-01' + TRY_CAST(${text} AS INTEGER)) END) END`;
    case 'timestamp_ntz': return `CASE WHEN ${isString} THEN ${parseText(type, text, timeZone)} END`;
    // A whole number is seconds since 1970.
    case 'timestamp': return `CASE WHEN ${isString} THEN ${parseText(type, text, timeZone)} `
      + `WHEN regexp_full_match(${v}, '-?[0-9]+') THEN TRY(${timeZone === 'UTC' ? 'make_timestamp' : 'make_timestamptz'}(TRY_CAST(${v} AS BIGINT) * 1000000)) END`;
    case 'binary': return `CASE WHEN ${isString} THEN TRY(from_base64(${text})) END`;
    case 'array': {
      const e = `e${depth}`;
      const elements = `CASE WHEN starts_with(${v}, '[') THEN json_transform(${v}, '["JSON"]') END`;
      return wholly(type.element, elements, (list) => `list_transform(${list}, lambda ${e}: ${parseJson(type.element, text0(e), timeZone, depth + 1, rules)})`, depth);
    }
    case 'map': {
      if (type.key.kind !== 'string') throw new GlueprintError({ code: 'UnsupportedType', message: `JSON has only string keys, got ${typeName(type)}` });
      const e = `e${depth}`;
      const members = `CASE WHEN starts_with(${v}, '{') THEN json_transform(${v}, '"MAP(VARCHAR, JSON)"') END`;
      const values = wholly(type.value, `map_values(${members})`, (list) => `list_transform(${list}, lambda ${e}: ${parseJson(type.value, text0(e), timeZone, depth + 1, rules)})`, depth);
      return `map(map_keys(${members}), ${values})`;
    }
    case 'struct': return structValue(type, v, timeZone, depth, rules);
    case 'void': return `CAST(NULL AS ${target})`;
    default: throw new GlueprintError({ code: 'UnsupportedType', message: `JSON does not support a column of type ${typeName(type)}` });
  }
}

/** The converted elements of a list of JSON; one that is of another kind makes the list NULL, as in Spark. */
function wholly(element: DataType, list: string, convert: (list: string) => string, depth: number): string {
  if (['string', 'char', 'varchar', 'void'].includes(element.kind)) return convert(list);
  const [l, r] = [`l${depth}`, `r${depth}`];
  const kept = `list_transform([${convert(l)}], lambda ${r}: CASE WHEN list_aggregate(${r}, 'count') = list_aggregate(${l}, 'count') THEN ${r} END)[1]`;
  return `list_transform([${list}], lambda ${l}: ${kept})[1]`;
}

function structValue(type: Extract<DataType, { kind: 'struct' }>, v: string, timeZone: string, depth: number, rules: JsonRules): string {
  if (type.fields.length === 0) return `CAST(NULL AS ${duckdbType(type)})`;
  const s = `s${depth}`;
  const fields = type.fields.map((f) => `${sqlName(f.name)} := ${parseJson(f.type, text0(`${s}[${sqlString(f.name)}]`), timeZone, depth + 1, rules)}`);
  // The list of one gives the split object a name, so that it is split once and not once a field.
  return `CASE WHEN starts_with(${v}, '{') THEN list_transform([json_transform(${v}, ${sqlString(jsonShape(type.fields.map((f) => f.name)))})], lambda ${s}: struct_pack(${fields.join(', ')}))[1] END`;
}

/** By the rules for texts; `undefined` where those for JSON are the same. */
function textValue(type: DataType, v: string, timeZone: string, depth: number, texts: TextRules, rules: JsonRules): string | undefined {
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
      return `list_transform(json_transform(${list}, '["JSON"]'), lambda ${e}: ${parseJson(type.element, text0(e), timeZone, depth + 1, rules)})`;
    }
    case 'struct': {
      if (texts.valueTag === undefined || !type.fields.some((f) => f.name === texts.valueTag)) return undefined;
      const object = `CASE WHEN starts_with(${v}, '{') THEN ${v} WHEN ${v} <> 'null' THEN '{' || ${sqlString(`${JSON.stringify(texts.valueTag)}:`)} || ${v} || '}' END`;
      const s = `o${depth}`;
      return `list_transform([${object}], lambda ${s}: ${structValue(type, s, timeZone, depth, rules)})[1]`;
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
