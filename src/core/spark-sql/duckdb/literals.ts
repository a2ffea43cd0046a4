import { textSql, typeSql } from './types';
import { civil, DataType, dateText, timestampText } from '../../types';
import type { TypedLiteral } from '../analysis/plan';

/** A literal as DuckDB SQL of exactly its type. */
export function literalSql(e: TypedLiteral): string {
  return valueSql(e.value, e.type);
}

export function valueSql(value: TypedLiteral['value'], type: DataType): string {
  if (value === null) return type.kind === 'void' ? 'NULL' : `NULL::${typeSql(type)}`;
  switch (type.kind) {
    case 'boolean': return value === true ? 'true' : 'false';
    case 'int': return value === -2147483648n ? '(-2147483648)::INTEGER' : negative(String(value));
    case 'bigint': return `${negative(String(value))}::BIGINT`;
    case 'tinyint':
    case 'smallint': return `${negative(String(value))}::${typeSql(type)}`;
    case 'float':
    case 'double': return floatSql(Number(value), typeSql(type));
    case 'decimal': return `'${String(value)}'::${typeSql(type)}`;
    case 'string': return textSql(String(value));
    case 'binary': return value === '' ? "''::BLOB" : `from_hex('${String(value)}')`;
    case 'date': return `DATE '${duckDate(value as number)}'`;
    case 'timestamp': return `make_timestamptz(${String(value)})`;
    case 'timestamp_ntz': return inRange(value as bigint) ? `TIMESTAMP '${timestampText(value as bigint)}'` : `make_timestamp(${String(value)})`;
    case 'year-month interval': return `to_months(${negative(String(value))})`;
    case 'day-time interval': return `to_microseconds(${negative(String(value))})`;
    case 'interval': {
      const v = value as { months: number; days: number; micros: bigint };
      return `(to_months(${v.months}) + to_days(${v.days}) + to_microseconds(${v.micros}))`;
    }
    default: throw new Error(`no literal of type ${type.kind}`);
  }
}

function negative(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}

function floatSql(n: number, type: string): string {
  if (Number.isNaN(n)) return `'nan'::${type}`;
  if (!Number.isFinite(n)) return `'${n > 0 ? 'inf' : '-inf'}'::${type}`;
  return `'${Object.is(n, -0) ? '-0.0' : n}'::${type}`;
}

function inRange(micros: bigint): boolean {
  return micros >= -62135596800000000n && micros < 253402300800000000n;
}

function duckDate(days: number): string {
  const { year, month, day } = civil(days);
  const two = (n: number) => String(n).padStart(2, '0');
  if (year <= 0) return `${String(1 - year).padStart(4, '0')}-${two(month)}-${two(day)} (BC)`;
  return dateText(days).replace(/^\+/, '');
}
