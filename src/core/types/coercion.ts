import {
  array, BIGINT, DataType, DATE, DayTimeField, dayTimeInterval, DOUBLE, FLOAT, INT, isIntegral, isNumeric, map,
  SMALLINT, STRING, struct, TIMESTAMP, TIMESTAMP_NTZ,
  TINYINT, typeName, VOID, YearMonthField, yearMonthInterval,
} from './data-type';
import { decimalFor, widerDecimal } from './decimal-type';

/**
 * Spark's common-type rules: `TypeCoercion` (ANSI off) and `AnsiTypeCoercion` (on).
 *
 * @see https://github.com/apache/spark/blob/branch-3.5/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/analysis/TypeCoercion.scala
 */
type Common = (a: DataType, b: DataType) => DataType | undefined;

const NUMERIC_PRECEDENCE = [TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE];
const YEAR_MONTH: readonly YearMonthField[] = ['year', 'month'];
const DAY_TIME: readonly DayTimeField[] = ['day', 'hour', 'minute', 'second'];

/** As `sameType`, but field by field, without building names: it runs for every operator. */
export function equalTypes(a: DataType, b: DataType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'decimal': return b.kind === 'decimal' && a.precision === b.precision && a.scale === b.scale;
    case 'char':
    case 'varchar':
    case 'year-month interval':
    case 'day-time interval':
    case 'array':
    case 'map':
    case 'struct':
    case 'choice': return typeName(a) === typeName(b);
    default: return true;
  }
}

export function isAtomic(t: DataType): boolean {
  return t.kind !== 'array' && t.kind !== 'map' && t.kind !== 'struct' && t.kind !== 'void' && t.kind !== 'interval' && t.kind !== 'choice';
}

/** The same but for the names of struct fields. */
export function sameShape(a: DataType, b: DataType): boolean {
  if (a.kind === 'struct' && b.kind === 'struct') return a.fields.length === b.fields.length && a.fields.every((f, i) => sameShape(f.type, b.fields[i].type));
  if (a.kind === 'array' && b.kind === 'array') return sameShape(a.element, b.element);
  if (a.kind === 'map' && b.kind === 'map') return sameShape(a.key, b.key) && sameShape(a.value, b.value);
  return equalTypes(a, b);
}

function plainString(t: DataType): DataType {
  return t.kind === 'char' || t.kind === 'varchar' ? STRING : t;
}

/** Common type of arrays, maps and structs, element by element with `common`. */
function complexType(a: DataType, b: DataType, common: Common): DataType | undefined {
  if (a.kind === 'array' && b.kind === 'array') {
    const element = common(a.element, b.element);
    return element && array(element, a.containsNull || b.containsNull || losesValues(a.element, element) || losesValues(b.element, element));
  }
  if (a.kind === 'map' && b.kind === 'map') {
    const key = common(a.key, b.key);
    const value = common(a.value, b.value);
    if (key === undefined || value === undefined || losesValues(a.key, key) || losesValues(b.key, key)) return undefined;
    return map(key, value, a.valueContainsNull || b.valueContainsNull || losesValues(a.value, value) || losesValues(b.value, value));
  }
  if (a.kind === 'struct' && b.kind === 'struct' && a.fields.length === b.fields.length) {
    const fields = [];
    for (let i = 0; i < a.fields.length; i++) {
      const [x, y] = [a.fields[i], b.fields[i]];
      if (x.name.toLowerCase() !== y.name.toLowerCase()) return undefined;
      const type = common(x.type, y.type);
      if (type === undefined) return undefined;
      fields.push({ name: x.name, type, nullable: x.nullable || y.nullable || losesValues(x.type, type) || losesValues(y.type, type) });
    }
    return struct(fields);
  }
  return undefined;
}

/** Whether a cast may turn a value into null (`Cast.forceNullable`). */
export function losesValues(from: DataType, to: DataType): boolean {
  if (equalTypes(from, to)) return false;
  // an empty array or map; a null itself is nullable anyway
  if (from.kind === 'void') return false;
  if (from.kind === 'string') return to.kind !== 'binary' && to.kind !== 'string';
  if (to.kind === 'string') return false;
  if (from.kind === 'timestamp' && ['tinyint', 'smallint', 'int', 'bigint'].includes(to.kind)) return true;
  if ((from.kind === 'float' || from.kind === 'double') && to.kind === 'timestamp') return true;
  if (from.kind === 'date' && to.kind !== 'timestamp' && to.kind !== 'timestamp_ntz') return true;
  if (to.kind === 'date') return from.kind !== 'timestamp' && from.kind !== 'timestamp_ntz';
  if (to.kind === 'interval') return true;
  if (to.kind === 'decimal') {
    const source = decimalFor(from);
    return from.kind === 'float' || from.kind === 'double' || source === undefined
      || source.scale > to.scale || source.precision - source.scale > to.precision - to.scale;
  }
  if (from.kind === 'decimal') return isIntegral(to);
  return false;
}

/** `findTightestCommonType`: no information is lost, strings are not converted. */
export function tightestCommonType(first: DataType, second: DataType, ansi = false): DataType | undefined {
  const a = plainString(first);
  const b = plainString(second);
  if (equalTypes(a, b)) return mergeNullability(a, b);
  if (a.kind === 'void') return b;
  if (b.kind === 'void') return a;
  if (isNumeric(a) && isNumeric(b)) {
    if (a.kind !== 'decimal' && b.kind !== 'decimal') {
      const wider = NUMERIC_PRECEDENCE[Math.max(precedence(a), precedence(b))];
      // an integer beside a float would lose digits
      return ansi && wider.kind === 'float' && (isIntegral(a) || isIntegral(b)) ? DOUBLE : wider;
    }
    const [decimal, other] = a.kind === 'decimal' ? [a, b] : [b, a];
    const needed = isIntegral(other) ? decimalFor(other) : undefined;
    return needed !== undefined && decimal.kind === 'decimal' && decimal.precision - decimal.scale >= needed.precision ? decimal : undefined;
  }
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has('timestamp') && (kinds.has('date') || kinds.has('timestamp_ntz'))) return TIMESTAMP;
  if (kinds.has('timestamp_ntz') && kinds.has('date')) return TIMESTAMP_NTZ;
  if (a.kind === 'year-month interval' && b.kind === 'year-month interval') {
    return yearMonthInterval(earliest(YEAR_MONTH, a.from, b.from), latest(YEAR_MONTH, a.to, b.to));
  }
  if (a.kind === 'day-time interval' && b.kind === 'day-time interval') {
    return dayTimeInterval(earliest(DAY_TIME, a.from, b.from), latest(DAY_TIME, a.to, b.to));
  }
  return complexType(a, b, (x, y) => tightestCommonType(x, y, ansi));
}

function mergeNullability(a: DataType, b: DataType): DataType {
  return a === b ? a : complexType(a, b, mergeNullability) ?? a;
}

function precedence(t: DataType): number {
  return NUMERIC_PRECEDENCE.findIndex((x) => x.kind === t.kind);
}
function earliest<T>(order: readonly T[], a: T, b: T): T {
  return order[Math.min(order.indexOf(a), order.indexOf(b))];
}
function latest<T>(order: readonly T[], a: T, b: T): T {
  return order[Math.max(order.indexOf(a), order.indexOf(b))];
}

function widerDecimalType(a: DataType, b: DataType): DataType | undefined {
  if (a.kind !== 'decimal' && b.kind !== 'decimal') return undefined;
  if (!isNumeric(a) || !isNumeric(b)) return undefined;
  if ([a.kind, b.kind].some((k) => k === 'float' || k === 'double')) return DOUBLE;
  const [x, y] = [decimalFor(a), decimalFor(b)];
  return x && y && widerDecimal(x, y);
}

function stringPromotion(a: DataType, b: DataType): DataType | undefined {
  const promotable = (t: DataType) => isAtomic(t) && t.kind !== 'binary' && t.kind !== 'boolean';
  if (a.kind === 'string' && promotable(b)) return STRING;
  if (b.kind === 'string' && promotable(a)) return STRING;
  return undefined;
}

/** `findWiderTypeForTwo`: as CASE, COALESCE, UNION and IN lists want it. */
export function widerType(first: DataType, second: DataType, ansi: boolean): DataType | undefined {
  const a = plainString(first);
  const b = plainString(second);
  const common: Common = (x, y) => widerType(x, y, ansi);
  return tightestCommonType(a, b, ansi) ?? widerDecimalType(a, b)
      ?? (ansi ? ansiStringType(a, b) : stringPromotion(a, b)) ?? complexType(a, b, common);
}

/** ANSI: a string gives way to the other type; with integrals it becomes bigint, with float and decimal double. */
function ansiStringType(a: DataType, b: DataType): DataType | undefined {
  if (a.kind !== 'string' && b.kind !== 'string') return undefined;
  const other = a.kind === 'string' ? b : a;
  if (isIntegral(other)) return BIGINT;
  if (other.kind === 'float' || other.kind === 'double' || other.kind === 'decimal') return DOUBLE;
  return isAtomic(other) ? other : undefined;
}

function holdsString(t: DataType): boolean {
  return t.kind === 'string' || (t.kind === 'array' && holdsString(t.element)) || (t.kind === 'map' && (holdsString(t.key) || holdsString(t.value)));
}

/** `findWiderCommonType`; types with strings go first, so that the result does not hang on the order. */
export function commonType(types: readonly DataType[], ansi: boolean): DataType | undefined {
  const ordered = [...types.filter(holdsString), ...types.filter((t) => !holdsString(t))];
  return ordered.reduce<DataType | undefined>((acc, t) => acc && widerType(acc, t, ansi), VOID);
}

/** `findWiderTypeWithoutStringPromotion` over several. */
export function commonTypeWithoutStrings(types: readonly DataType[]): DataType | undefined {
  const two: Common = (x, y) => tightestCommonType(x, y) ?? widerDecimalType(x, y) ?? complexType(x, y, two);
  return types.reduce<DataType | undefined>((acc, t) => acc && two(acc, t), VOID);
}

/** The type both sides of a comparison are cast to, when one is a string or they are datetimes of two kinds. */
export function comparisonType(first: DataType, second: DataType, ansi: boolean): DataType | undefined {
  const a = plainString(first);
  const b = plainString(second);
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has('date') && kinds.has('timestamp')) return TIMESTAMP;
  if (kinds.has('date') && kinds.has('timestamp_ntz')) return TIMESTAMP_NTZ;
  if (ansi) return [...kinds].some((k) => k.endsWith('interval')) ? undefined : ansiStringType(a, b);
  if (!kinds.has('string') || a.kind === b.kind) return undefined;
  const other = a.kind === 'string' ? b : a;
  if (other.kind === 'void') return STRING;
  if (other.kind === 'decimal') return DOUBLE;
  if (other.kind === 'date') return DATE;
  return isAtomic(other) && !other.kind.endsWith('interval') ? other : undefined;
}
