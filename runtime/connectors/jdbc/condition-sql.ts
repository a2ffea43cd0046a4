import { DatabaseSystem } from './database-address';
import { DatabaseColumn, Dialect } from './dialect';
import { sqlText } from './sql-names';
import { DataType } from '../../../src/core/types';
import { Constant, joined, RowCondition } from '../row-condition';

/** A column that conditions may be on, with the type that its values are read as. */
export interface TestedColumn { readonly source: DatabaseColumn; readonly type: DataType }

type Kind = 'number' | 'text' | 'date' | 'timestamp';

/**
 * Which of a system's types it compares as Spark does: whole numbers, decimals of a declared size, texts (for equality only, since order is of a
 * collation), dates and times of one calendar. Floating point, enumerations, JSON and the like are left to the engine.
 */
const COMPARED: Readonly<Record<DatabaseSystem, Readonly<Record<string, Kind>>>> = {
  postgresql: { int2: 'number', int4: 'number', int8: 'number', numeric: 'number', text: 'text', varchar: 'text', bpchar: 'text', date: 'date', timestamp: 'timestamp', timestamptz: 'timestamp' },
  redshift: { int2: 'number', int4: 'number', int8: 'number', numeric: 'number', text: 'text', varchar: 'text', bpchar: 'text', date: 'date', timestamp: 'timestamp' },
  mysql: { tinyint: 'number', smallint: 'number', mediumint: 'number', int: 'number', bigint: 'number', decimal: 'number', varchar: 'text', text: 'text', date: 'date', datetime: 'timestamp', timestamp: 'timestamp' },
  sqlserver: { tinyint: 'number', smallint: 'number', int: 'number', bigint: 'number', decimal: 'number', numeric: 'number', varchar: 'text', nvarchar: 'text', char: 'text', nchar: 'text', date: 'date', datetime2: 'timestamp' },
  oracle: { number: 'number', varchar2: 'text', nvarchar2: 'text' },
  sqlite: { int: 'number', integer: 'number', bigint: 'number', smallint: 'number', text: 'text' },
};
const NUMBERS = ['tinyint', 'smallint', 'int', 'bigint', 'decimal'];

/** The condition as far as the database tests it as Spark does, or more loosely; `undefined`: not at all. */
export function conditionSql(condition: RowCondition, column: (name: string) => TestedColumn | undefined, dialect: Dialect): string | undefined {
  const known = supported(condition, column, dialect);
  return known === undefined ? undefined : rendered(known, column, dialect);
}

function supported(condition: RowCondition, column: (name: string) => TestedColumn | undefined, dialect: Dialect): RowCondition | undefined {
  if (condition.kind === 'and' || condition.kind === 'or') return joined(condition.kind, condition.of.map((c) => supported(c, column, dialect)));
  const tested = column(condition.column);
  const kind = tested === undefined ? undefined : kindOf(tested, dialect.system);
  if (tested === undefined || kind === undefined) return undefined;
  switch (condition.kind) {
    // MySQL's dates of zeros are read as nulls.
    case 'null': return condition.negated || kind === 'number' || kind === 'text' ? condition : undefined;
    case 'in': return condition.values.every((v) => fits(v, tested.type, kind, dialect.system)) ? condition : undefined;
    default: return fits(condition.value, tested.type, kind, dialect.system) && (kind !== 'text' || condition.operator === '=') ? condition : undefined;
  }
}

function kindOf({ source, type }: TestedColumn, system: DatabaseSystem): Kind | undefined {
  const kind = source.element === undefined ? COMPARED[system][source.type] : undefined;
  if (kind === 'number') {
    if (!NUMBERS.includes(type.kind)) return undefined;
    // What is rounded on its way is not what is compared.
    const isDecimal = ['numeric', 'decimal', 'number'].includes(source.type);
    return !isDecimal || (type.kind === 'decimal' && (source.precision ?? 0) > 0 && type.precision >= (source.precision ?? 0) && type.scale >= (source.scale ?? 0)) ? kind : undefined;
  }
  if (kind === 'text') return ['string', 'char', 'varchar'].includes(type.kind) ? kind : undefined;
  return kind === 'date' ? (type.kind === 'date' ? kind : undefined) : kind !== undefined && type.kind.startsWith('timestamp') ? kind : undefined;
}

function fits({ type, text }: Constant, column: DataType, kind: Kind, system: DatabaseSystem): boolean {
  if (kind === 'text') return type === 'text' && !/[\\\0]/.test(text) && !(system === 'oracle' && text === '');
  if (kind === 'date') return type === 'date' && text.length === 10;
  if (kind === 'timestamp') return type === 'date';
  if (type !== 'number') return false;
  const [, fraction = ''] = text.split('.');
  // Spark compares both as decimals of 38 digits at most.
  return column.kind !== 'decimal' ? fraction.length < 18 : column.precision - column.scale + Math.max(column.scale, fraction.length) <= 38;
}

function rendered(condition: RowCondition, column: (name: string) => TestedColumn | undefined, dialect: Dialect): string {
  if (condition.kind === 'and' || condition.kind === 'or') {
    return condition.of.map((c) => `(${rendered(c, column, dialect)})`).join(condition.kind === 'and' ? ' AND ' : ' OR ');
  }
  const tested = column(condition.column) as TestedColumn;
  const name = dialect.quote(tested.source.name);
  const kind = kindOf(tested, dialect.system) as Kind;
  const constant = (v: Constant) => constantSql(v, kind, dialect.system);
  switch (condition.kind) {
    case 'null': return `${name} IS ${condition.negated ? 'NOT ' : ''}NULL`;
    case 'in': return loosely(`${name} IN (${condition.values.map(constant).join(', ')})`, name, kind, dialect.system);
    default: return loosely(`${name} ${condition.operator} ${constant(condition.value)}`, name, kind, dialect.system);
  }
}

/** PostgreSQL's infinite times are read as the ends of Spark's calendar. */
function loosely(test: string, name: string, kind: Kind, system: DatabaseSystem): string {
  return system === 'postgresql' && (kind === 'date' || kind === 'timestamp') ? `${test} OR NOT isfinite(${name})` : test;
}

function constantSql({ type, text }: Constant, kind: Kind, system: DatabaseSystem): string {
  if (type === 'number') return text;
  if (type === 'text') return `${system === 'sqlserver' ? 'N' : ''}${sqlText(text)}`;
  if (system === 'sqlserver') return `CAST(${sqlText(text)} AS ${kind === 'date' ? 'DATE' : 'DATETIME2(7)'})`;
  // With its zone it is the same time for columns with and without one: the session is in UTC.
  return `${kind === 'date' ? 'DATE' : 'TIMESTAMP'} ${sqlText(kind === 'timestamp' && text.length === 10 ? `${text} 00:00:00` : text)}`;
}
