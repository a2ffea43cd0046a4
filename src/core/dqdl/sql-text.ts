import type { DataType } from '../types';

/** A name in Spark SQL. */
export function name(text: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !RISKY.has(text.toLowerCase()) ? text : `\`${text.replace(/`/g, '``')}\``;
}

/** Words that a Spark parser may take for something else where a name stands. */
const RISKY = new Set([
  'all', 'and', 'anti', 'array', 'as', 'between', 'case', 'cast', 'cross', 'date', 'distinct', 'else', 'end', 'except', 'exists', 'false', 'filter', 'for', 'from',
  'full', 'group', 'having', 'in', 'inner', 'intersect', 'interval', 'is', 'join', 'lateral', 'left', 'like', 'limit', 'map', 'minus', 'natural', 'not', 'null',
  'on', 'or', 'order', 'over', 'pivot', 'right', 'select', 'semi', 'struct', 'table', 'then', 'timestamp', 'true', 'union', 'unpivot', 'using', 'values', 'when',
  'where', 'window', 'with',
]);

/** A text literal, read by Spark with its backslash escapes. */
export function literal(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\0/g, '\\0')}'`;
}

/** Java's text of a double: `3.0`, `1.0E10`, `NaN`. The service's reasons carry numbers so. */
export function doubleText(x: number): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? 'Infinity' : '-Infinity';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(x) ? `${x}.0` : `${x}`;
  const [digits, exponent] = x.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** A number literal: plain digits where they say it exactly. */
export function numberLiteral(x: number): string {
  return Number.isInteger(x) && Math.abs(x) < 1e15 ? `${x}.0` : Math.abs(x) >= 1e-6 && Math.abs(x) < 1e15 ? `${x}` : `${doubleText(x)}D`;
}

/** The name of a type's class in Spark, as its error texts have it. */
export function sparkTypeClass(type: DataType): string {
  switch (type.kind) {
    case 'tinyint': return 'ByteType';
    case 'smallint': return 'ShortType';
    case 'int': return 'IntegerType';
    case 'bigint': return 'LongType';
    case 'decimal': return `DecimalType(${type.precision},${type.scale})`;
    case 'timestamp_ntz': return 'TimestampNTZType';
    case 'void': return 'NullType';
    case 'char':
    case 'varchar': return 'StringType';
    default: return `${type.kind[0].toUpperCase()}${type.kind.slice(1)}Type`;
  }
}

/** Spark's `DataType.typeName`: parameters of decimals kept, what is inside nested types left out. */
export function sparkTypeName(type: DataType): string {
  switch (type.kind) {
    case 'tinyint': return 'byte';
    case 'smallint': return 'short';
    case 'int': return 'integer';
    case 'bigint': return 'long';
    case 'decimal': return `decimal(${type.precision},${type.scale})`;
    case 'char':
    case 'varchar': return 'string';
    default: return type.kind;
  }
}

export function isNested(type: DataType): boolean {
  return ['array', 'map', 'struct', 'choice'].includes(type.kind);
}

/** The condition, true or not true: NULL is not. */
export function countIf(condition: string): string {
  return `count(CASE WHEN ${condition} THEN 1 END)`;
}

/** Both conditions; the second may be absent. Line breaks end a comment that a user's condition may hold. */
export function both(condition: string, where: string | undefined): string {
  return where === undefined ? condition : `(${condition}) AND (${where}\n)`;
}
