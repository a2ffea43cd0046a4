import { duckdbType } from './duckdb-types';
import { sqlString } from './sql-text';
import { DataType } from '../../src/core/types';

/**
 * A text as Spark's CSV reader converts it (`UnivocityParser`, also used for partition values): the value, or NULL where it is malformed.
 * The common spelling takes a short way: cast, and compare with the text of the result. Only what differs from it meets a pattern.
 *
 * @see https://github.com/apache/spark/blob/branch-3.5/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/csv/UnivocityParser.scala
 */
export function parseText(type: DataType, x: string, timeZone = 'UTC'): string {
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar': return x;
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return viaRoundTrip(type, x, `regexp_full_match(${x}, '[+-]?[0-9]+')`);
    case 'float':
    case 'double': return parseDouble(type, x);
    // BigDecimal takes neither blanks nor underscores; commas group digits and are dropped.
    case 'decimal': return `CASE WHEN NOT regexp_matches(${x}, '[^0-9,.eE+-]') THEN TRY_CAST(replace(${x}, ',', '') AS ${duckdbType(type)}) END`;
    case 'boolean': return `CASE lower(${x}) WHEN 'true' THEN true WHEN 'false' THEN false END`;
    // The bytes of its text; of partition values only.
    case 'binary': return `encode(${x})`;
    case 'date': return parseDate(x);
    case 'timestamp': return parseTimestamp(x, timeZone);
    case 'timestamp_ntz': return viaRoundTrip(type, x, `regexp_full_match(${x}, ${sqlString(DATE_TIME)})`, `rtrim(${padded(x)})`);
    default: return `CAST(NULL AS ${duckdbType(type)})`;
  }
}

/**
 * Of a text that is no value of the type: whether Java's old parser took its beginning for one. Spark 3 gives no null then: it stops the job,
 * and asks for `spark.sql.legacy.timeParserPolicy`.
 */
export function stopsSpark3(type: DataType, x: string): string | undefined {
  const day = '^\\s*[0-9]+-\\s*[0-9]+-\\s*[0-9]+';
  const pattern = { date: day, timestamp: `${day} \\s*[0-9]+:\\s*[0-9]+:\\s*[0-9]+` }[type.kind as string];
  return pattern === undefined ? undefined : `regexp_matches(${x}, ${sqlString(pattern)})`;
}

/** Whether Spark's CSV reader and writer take the type at all. */
export function isCsvType(type: DataType): boolean {
  return [
    'boolean', 'tinyint', 'smallint', 'int', 'bigint', 'float', 'double', 'decimal', 'string', 'char', 'varchar', 'date', 'timestamp', 'timestamp_ntz',
  ].includes(type.kind);
}

function viaRoundTrip(type: DataType, x: string, allowed: string, normal = x): string {
  const target = duckdbType(type);
  const value = `TRY_CAST(${x} AS ${target})`;
  return `CASE WHEN CAST(${value} AS VARCHAR) = ${x} THEN ${value} WHEN ${allowed} THEN TRY_CAST(${normal} AS ${target}) END`;
}

/** Java's `parseDouble`: blanks around, a suffix `d` or `f`, exact names for what is not finite; no underscores. */
function parseDouble(type: DataType, x: string): string {
  const target = duckdbType(type);
  const value = `TRY_CAST(${x} AS ${target})`;
  const names = [['NaN', 'nan'], ['Inf', 'inf'], ['+Infinity', 'inf'], ['Infinity', 'inf'], ['-Inf', '-inf'], ['-Infinity', '-inf']];
  return `CASE WHEN isfinite(${value}) AND NOT contains(${x}, '_') THEN ${value} `
    + `WHEN regexp_full_match(${x}, '\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?[dDfF]?\\s*') THEN TRY_CAST(rtrim(trim(${x}), 'dDfF') AS ${target}) `
    + names.map(([name, spelt]) => `WHEN ${x} = '${name}' THEN CAST('${spelt}' AS ${target}) `).join('') + 'END';
}

const DATE = '\\s*[+-]?[0-9]{4,7}(-[0-9]{1,2}(-[0-9]{1,2}([ T].*)?)?)?\\s*';
const HOUR = '([01]?[0-9]|2[0-3])';
const DATE_TIME = `\\s*[+-]?[0-9]{4,6}(-[0-9]{1,2}(-[0-9]{1,2}([ T]${HOUR}(:[0-9]{1,2}(:[0-9]{1,2}(\\.[0-9]*)?)?)?)?)?)?\\s*`;
const ZONED = `\\s*[+-]?[0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}[ T]${HOUR}(:[0-9]{1,2}(:[0-9]{1,2}(\\.[0-9]*)?)?)? ?(Z|[+-][0-9]{1,2}(:?[0-9]{2})?|UTC|GMT|[A-Z][A-Za-z]+/[A-Za-z_/]+)\\s*`;

/** Spark's short forms spelt out: a missing month, day or minute, more than six digits of a second. */
function padded(x: string): string {
  return `regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(trim(${x}), '^\\+', ''), '^(-?[0-9]{4,7})$', '\\1-01-01'), `
    + "'^(-?[0-9]{4,7}-[0-9]{1,2})$', '\\1-01'), '([ T][0-9]{1,2})$', '\\1:00'), '(\\.[0-9]{6})[0-9]+', '\\1')";
}

function parseDate(x: string): string {
  const value = `TRY_CAST(${x} AS DATE)`;
  const slow = `TRY_CAST(regexp_replace(${padded(`regexp_replace(trim(${x}), '[ T].*$', '')`)}, '[ T].*$', '') AS DATE)`;
  return `CASE WHEN CAST(${value} AS VARCHAR) = ${x} THEN ${value} WHEN regexp_full_match(${x}, ${sqlString(DATE)}) THEN ${slow} END`;
}

/** Without an offset the text is of the session's zone, which the connection has. In UTC the result is a plain TIMESTAMP. */
function parseTimestamp(x: string, timeZone: string): string {
  const utc = timeZone === 'UTC';
  const local = `TRY_CAST(${x} AS TIMESTAMP)`;
  const zoned = `TRY_CAST(regexp_replace(${padded(x)}, ' ?(Z|UTC|GMT)$', '+00:00') AS TIMESTAMPTZ)`;
  return `CASE WHEN CAST(${local} AS VARCHAR) = ${x} THEN ${utc ? local : `CAST(${local} AS TIMESTAMPTZ)`} `
    + `WHEN regexp_full_match(${x}, ${sqlString(DATE_TIME)}) THEN TRY_CAST(${padded(x)} AS ${utc ? 'TIMESTAMP' : 'TIMESTAMPTZ'}) `
    + `WHEN regexp_full_match(${x}, ${sqlString(ZONED)}) THEN ${utc ? `make_timestamp(epoch_us(${zoned}))` : zoned} END`;
}
