import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { typeSql } from '../../src/core/spark-sql';
import { Column, DataType, isIntegral, typeName } from '../../src/core/types';
import { sqlName, sqlString } from '../formats/sql-text';

/** A value of a row as a test writes it: dates and times as text or `Date`, decimals as number or text. */
export type TestValue = null | undefined | boolean | number | bigint | string | Date | readonly TestValue[] | { readonly [name: string]: TestValue };
export type TestRow = { readonly [column: string]: TestValue };

/** Rows as a query of the engine. A column that a row leaves out is NULL; a column that does not exist is an error. */
export function rowsSql(rows: readonly TestRow[], columns: readonly Column[], of: string): string {
  const names = columns.map((c) => c.name);
  rows.forEach((row, i) => {
    const unknown = Object.keys(row).find((k) => !names.some((n) => n.toLowerCase() === k.toLowerCase()));
    if (unknown !== undefined) {
      throw new GlueprintError({
        code: 'TestData', node: of, message: `row ${i + 1} has a column '${unknown}' that '${of}' has not; it has ${names.join(', ')}${didYouMean(unknown, names)}`,
      });
    }
  });
  if (rows.length === 0) return `SELECT ${columns.map((c) => `CAST(NULL AS ${typeSql(c.type)}) AS ${sqlName(c.name)}`).join(', ')} WHERE false`;
  const body = rows.map((row, i) => `(${columns.map((c) => cell(row, c, i, of)).join(', ')})`);
  const list = columns.map((c, i) => `CAST(c${i} AS ${typeSql(c.type)}) AS ${sqlName(c.name)}`).join(', ');
  return `SELECT ${list} FROM (VALUES ${body.join(', ')}) AS t(${columns.map((_, i) => `c${i}`).join(', ')})`;
}

function cell(row: TestRow, column: Column, i: number, of: string): string {
  const key = Object.keys(row).find((k) => k === column.name) ?? Object.keys(row).find((k) => k.toLowerCase() === column.name.toLowerCase());
  const value = key === undefined ? null : row[key];
  try {
    return valueSql(value, column.type);
  } catch (e) {
    if (!(e instanceof WrongValue)) throw e;
    throw new GlueprintError({ code: 'TestData', node: of, message: `row ${i + 1}, column '${column.name}': ${e.message}` });
  }
}

class WrongValue extends Error {}

function wrong(value: TestValue, type: DataType): never {
  throw new WrongValue(`${JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v))} is no ${typeName(type)}`);
}

const INTEGER_BITS: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, int: 32, bigint: 64 };

function valueSql(value: TestValue, type: DataType): string {
  const as = (sql: string) => `CAST(${sql} AS ${typeSql(type)})`;
  if (value === null || value === undefined) return as('NULL');
  if (isIntegral(type)) {
    if (!/^-?\d+$/.test(String(value))) return wrong(value, type);
    const bits = BigInt(INTEGER_BITS[type.kind] ?? 64);
    const n = BigInt(String(value));
    if (n < -(2n ** (bits - 1n)) || n >= 2n ** (bits - 1n)) return wrong(value, type);
    return as(sqlString(String(n)));
  }
  switch (type.kind) {
    case 'boolean': return typeof value === 'boolean' ? `${value}` : wrong(value, type);
    case 'float':
    case 'double':
    case 'decimal': return typeof value !== 'boolean' && !Array.isArray(value) && !Number.isNaN(Number(value)) || value === 'NaN' ? as(sqlString(String(value))) : wrong(value, type);
    case 'string':
    case 'char':
    case 'varchar': return typeof value === 'string' ? sqlString(value) : wrong(value, type);
    case 'binary': return typeof value === 'string' && /^([0-9a-fA-F]{2})*$/.test(value) ? `unhex(${sqlString(value)})` : wrong(value, type);
    case 'date': return as(sqlString(value instanceof Date ? value.toISOString().slice(0, 10) : dateText(value, type)));
    case 'timestamp': return `CAST(${sqlString(timeText(value, type))} AS TIMESTAMPTZ)`;
    case 'timestamp_ntz': return as(sqlString(value instanceof Date ? value.toISOString().slice(0, -1) : timeText(value, type)));
    case 'array':
      return Array.isArray(value) ? as(`[${(value as readonly TestValue[]).map((v) => valueSql(v, type.element)).join(', ')}]`) : wrong(value, type);
    case 'map': {
      if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return wrong(value, type);
      const entries = Object.entries(value);
      const keys = entries.map(([k]) => valueSql(type.key.kind === 'boolean' ? k === 'true' : k, type.key)).join(', ');
      return as(`map([${keys}]::${typeSql(type.key)}[], [${entries.map(([, v]) => valueSql(v, type.value)).join(', ')}]::${typeSql(type.value)}[])`);
    }
    case 'struct': {
      if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return wrong(value, type);
      const given = value as { readonly [name: string]: TestValue };
      const names = type.fields.map((f) => f.name);
      const unknown = Object.keys(given).find((k) => !names.includes(k));
      if (unknown !== undefined) throw new WrongValue(`the struct has no field '${unknown}'; it has ${names.join(', ')}${didYouMean(unknown, names)}`);
      return as(`{${type.fields.map((f) => `${sqlString(f.name)}: ${valueSql(given[f.name], f.type)}`).join(', ')}}`);
    }
    default: throw new WrongValue(`rows of a test cannot hold ${typeName(type)} yet`);
  }
}

function dateText(value: TestValue, type: DataType): string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : wrong(value, type);
}

/** Without an offset it is in the zone of the session. */
function timeText(value: TestValue, type: DataType): string {
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'string' ? value.replace('T', ' ') : '';
  return /^\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d(\.\d{1,6})?)?( ?(Z|[+-]\d\d:?\d\d))?)?$/.test(text) ? text : wrong(value, type);
}
