/**
 * Spark SQL data types as plain values.
 *
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-datatypes.html
 */
export type DataType =
  | { readonly kind: SimpleKind }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'char' | 'varchar'; readonly length: number }
  | { readonly kind: 'year-month interval'; readonly from: YearMonthField; readonly to: YearMonthField }
  | { readonly kind: 'day-time interval'; readonly from: DayTimeField; readonly to: DayTimeField }
  | { readonly kind: 'array'; readonly element: DataType; readonly containsNull: boolean }
  | { readonly kind: 'map'; readonly key: DataType; readonly value: DataType; readonly valueContainsNull: boolean }
  | { readonly kind: 'struct'; readonly fields: readonly StructField[] }
  /** Glue's unresolved type: a column that held values of several types. */
  | { readonly kind: 'choice'; readonly alternatives: readonly DataType[] };

export const SIMPLE_KINDS = [
  'void', 'boolean', 'tinyint', 'smallint', 'int', 'bigint', 'float', 'double',
  'string', 'binary', 'date', 'timestamp', 'timestamp_ntz',
  /** The legacy calendar interval (months, days, microseconds). */
  'interval',
] as const;
export type SimpleKind = typeof SIMPLE_KINDS[number];
export type YearMonthField = 'year' | 'month';
export type DayTimeField = 'day' | 'hour' | 'minute' | 'second';

export interface StructField {
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
  readonly comment?: string;
}

/** A column of a relation. */
export type Column = StructField;

export const VOID: DataType = { kind: 'void' };
export const BOOLEAN: DataType = { kind: 'boolean' };
export const TINYINT: DataType = { kind: 'tinyint' };
export const SMALLINT: DataType = { kind: 'smallint' };
export const INT: DataType = { kind: 'int' };
export const BIGINT: DataType = { kind: 'bigint' };
export const FLOAT: DataType = { kind: 'float' };
export const DOUBLE: DataType = { kind: 'double' };
export const STRING: DataType = { kind: 'string' };
export const BINARY: DataType = { kind: 'binary' };
export const DATE: DataType = { kind: 'date' };
export const TIMESTAMP: DataType = { kind: 'timestamp' };
export const TIMESTAMP_NTZ: DataType = { kind: 'timestamp_ntz' };
export const CALENDAR_INTERVAL: DataType = { kind: 'interval' };

/** Decimal; `decimal()` is Spark's default `decimal(10,0)`. */
export function decimal(precision = 10, scale = 0): DataType {
  return { kind: 'decimal', precision, scale };
}
export function array(element: DataType, containsNull = true): DataType {
  return { kind: 'array', element, containsNull };
}
export function map(key: DataType, value: DataType, valueContainsNull = true): DataType {
  return { kind: 'map', key, value, valueContainsNull };
}
export function struct(fields: readonly StructField[]): DataType {
  return { kind: 'struct', fields };
}
export function field(name: string, type: DataType, nullable = true): StructField {
  return { name, type, nullable };
}
export function yearMonthInterval(from: YearMonthField = 'year', to: YearMonthField = 'month'): DataType {
  return { kind: 'year-month interval', from, to };
}
export function dayTimeInterval(from: DayTimeField = 'day', to: DayTimeField = 'second'): DataType {
  return { kind: 'day-time interval', from, to };
}

const BARE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as SQL and DDL text, quoted with backquotes where needed. */
export function quoteName(name: string): string {
  return BARE_NAME.test(name) ? name : `\`${name.replace(/`/g, '``')}\``;
}

/**
 * The type as Spark prints it (`simpleString`): `array<struct<sku:string,qty:int>>`.
 * It is also the Glue Data Catalog's spelling for all types that the catalog knows.
 */
export function typeName(type: DataType): string {
  switch (type.kind) {
    case 'decimal': return `decimal(${type.precision},${type.scale})`;
    case 'char':
    case 'varchar': return `${type.kind}(${type.length})`;
    case 'year-month interval':
    case 'day-time interval': return type.from === type.to ? `interval ${type.from}` : `interval ${type.from} to ${type.to}`;
    case 'array': return `array<${typeName(type.element)}>`;
    case 'map': return `map<${typeName(type.key)},${typeName(type.value)}>`;
    case 'struct': return `struct<${type.fields.map((f) => `${f.name}:${typeName(f.type)}`).join(',')}>`;
    case 'choice': return `choice<${type.alternatives.map(typeName).join(',')}>`;
    default: return type.kind;
  }
}

/** The type as DDL that parses back to the same value, names quoted and NOT NULL kept: `STRUCT<sku: STRING NOT NULL>`. */
export function typeDdl(type: DataType): string {
  switch (type.kind) {
    case 'array': return `ARRAY<${typeDdl(type.element)}>`;
    case 'map': return `MAP<${typeDdl(type.key)}, ${typeDdl(type.value)}>`;
    case 'struct': return `STRUCT<${type.fields.map((f) => `${quoteName(f.name)}: ${typeDdl(f.type)}${notNull(f)}${comment(f)}`).join(', ')}>`;
    case 'choice': return `CHOICE<${type.alternatives.map(typeDdl).join(', ')}>`;
    default: return typeName(type).toUpperCase();
  }
}

/** Columns as DDL: `id BIGINT NOT NULL, name STRING`. */
export function columnsDdl(columns: readonly Column[]): string {
  return columns.map((c) => `${quoteName(c.name)} ${typeDdl(c.type)}${notNull(c)}${comment(c)}`).join(', ');
}

function notNull(f: StructField): string {
  return f.nullable ? '' : ' NOT NULL';
}

function comment(f: StructField): string {
  return f.comment === undefined ? '' : ` COMMENT '${f.comment.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** Same type; nullability of elements and fields is not compared. */
export function sameType(a: DataType, b: DataType): boolean {
  return typeName(a) === typeName(b);
}

export function isIntegral(t: DataType): boolean {
  return t.kind === 'tinyint' || t.kind === 'smallint' || t.kind === 'int' || t.kind === 'bigint';
}
export function isFractional(t: DataType): boolean {
  return t.kind === 'float' || t.kind === 'double' || t.kind === 'decimal';
}
export function isNumeric(t: DataType): boolean {
  return isIntegral(t) || isFractional(t);
}
export function isString(t: DataType): boolean {
  return t.kind === 'string' || t.kind === 'char' || t.kind === 'varchar';
}
export function isDatetime(t: DataType): boolean {
  return t.kind === 'date' || t.kind === 'timestamp' || t.kind === 'timestamp_ntz';
}
export function isInterval(t: DataType): boolean {
  return t.kind === 'interval' || t.kind === 'year-month interval' || t.kind === 'day-time interval';
}
