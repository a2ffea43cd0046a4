import { equalTypes, isAtomic, losesValues } from './coercion';
import { array, DataType, DATE, decimal, DOUBLE, INT, isIntegral, isNumeric, isString, map, STRING, TIMESTAMP, typeName } from './data-type';
import { decimalFor } from './decimal-type';

/** What a parameter takes (Spark's `AbstractDataType`): one type, a family, or the first that fits of several. */
export type TypeClass = DataType | TypeFamily | readonly TypeClass[];
export interface TypeFamily {
  readonly family: 'any' | 'numeric' | 'integral' | 'decimal' | 'array' | 'map' | 'struct' | 'ansi interval' | 'year-month interval' | 'day-time interval'
  | 'any timestamp' | 'orderable' | 'atomic';
  readonly element?: TypeClass;
}

export const ANY: TypeClass = { family: 'any' };
export const NUMERIC: TypeClass = { family: 'numeric' };
export const INTEGRAL: TypeClass = { family: 'integral' };
export const ANY_DECIMAL: TypeClass = { family: 'decimal' };
export const ANY_ARRAY: TypeClass = { family: 'array' };
export const ANY_MAP: TypeClass = { family: 'map' };
export const ANY_STRUCT: TypeClass = { family: 'struct' };
export const ANY_TIMESTAMP: TypeClass = { family: 'any timestamp' };
export const ORDERABLE: TypeClass = { family: 'orderable' };
export const YEAR_MONTH: TypeClass = { family: 'year-month interval' };
export const DAY_TIME: TypeClass = { family: 'day-time interval' };
export const ANSI_INTERVAL: TypeClass = { family: 'ansi interval' };
export function arrayOf(element: TypeClass): TypeClass {
  return { family: 'array', element };
}

function isCollection(c: TypeClass): c is readonly TypeClass[] {
  return Array.isArray(c);
}
function isFamily(c: TypeClass): c is TypeFamily {
  return 'family' in c;
}

/** Types with an order: not maps, not calendar intervals, nor what holds them. */
export function isOrderable(t: DataType): boolean {
  switch (t.kind) {
    case 'map':
    case 'interval':
    case 'choice': return false;
    case 'array': return isOrderable(t.element);
    case 'struct': return t.fields.every((f) => isOrderable(f.type));
    default: return true;
  }
}

/** Whether a map is in it, at any depth: two such values cannot be compared. */
export function holdsMap(t: DataType): boolean {
  switch (t.kind) {
    case 'map': return true;
    case 'array': return holdsMap(t.element);
    case 'struct': return t.fields.some((f) => holdsMap(f.type));
    default: return false;
  }
}

export function acceptsType(c: TypeClass, t: DataType): boolean {
  if (isCollection(c)) return c.some((x) => acceptsType(x, t));
  if (!isFamily(c)) return equalTypes(c, t) || (c.kind === 'string' && isString(t));
  switch (c.family) {
    case 'any': return true;
    case 'numeric': return isNumeric(t);
    case 'integral': return isIntegral(t);
    case 'decimal': return t.kind === 'decimal';
    case 'array': return t.kind === 'array' && (c.element === undefined || acceptsType(c.element, t.element));
    case 'map':
    case 'struct': return t.kind === c.family;
    case 'ansi interval': return t.kind === 'year-month interval' || t.kind === 'day-time interval';
    case 'year-month interval':
    case 'day-time interval': return t.kind === c.family;
    case 'any timestamp': return t.kind === 'timestamp' || t.kind === 'timestamp_ntz';
    case 'orderable': return isOrderable(t);
    case 'atomic': return isAtomic(t);
  }
}

/** The type an untyped NULL takes there. */
export function defaultType(c: TypeClass): DataType {
  if (isCollection(c)) return defaultType(c[0]);
  if (!isFamily(c)) return c;
  switch (c.family) {
    case 'numeric': return DOUBLE;
    case 'integral': return INT;
    case 'decimal': return decimal(38, 18);
    case 'array': return array(c.element === undefined ? { kind: 'void' } : defaultType(c.element));
    case 'map': return map({ kind: 'void' }, { kind: 'void' });
    case 'struct': return { kind: 'struct', fields: [] };
    case 'year-month interval': return { kind: 'year-month interval', from: 'year', to: 'month' };
    case 'ansi interval':
    case 'day-time interval': return { kind: 'day-time interval', from: 'day', to: 'second' };
    case 'any timestamp': return TIMESTAMP;
    default: return { kind: 'void' };
  }
}

/** The type that an argument is implicitly cast to (itself when it fits), or undefined: `TypeCoercion.implicitCast`. */
export function implicitCastType(from: DataType, to: TypeClass, ansi: boolean): DataType | undefined {
  if (acceptsType(to, from)) return from;
  if (from.kind === 'void') return defaultType(to);
  if (isCollection(to)) {
    const found = to.map((c) => implicitCastType(from, c, ansi)).filter((t): t is DataType => t !== undefined);
    // ANSI mode takes the closest: the one that could become each of the others
    return !ansi || found.length < 2 ? found[0] : found.find((t) => found.every((other) => implicitCastType(t, other, true) !== undefined));
  }
  if (isFamily(to)) return familyCast(from, to, ansi);
  if (isNumeric(from) && isNumeric(to)) return to;
  const datetime = (t: DataType) => t.kind === 'date' || t.kind === 'timestamp' || t.kind === 'timestamp_ntz';
  if (datetime(from) && datetime(to)) return to;
  if (isString(from) && (isNumeric(to) || datetime(to) || to.kind === 'binary')) return to;
  if (isString(from) && ansi && isAtomic(to)) return to;
  if (to.kind === 'string' && isAtomic(from)) return STRING;
  if (from.kind === 'array' && to.kind === 'array') {
    const element = implicitCastType(from.element, to.element, ansi);
    if (element === undefined || (!to.containsNull && (from.containsNull || losesValues(from.element, element)))) return undefined;
    return array(element, to.containsNull);
  }
  if (from.kind === 'map' && to.kind === 'map') {
    const key = implicitCastType(from.key, to.key, ansi);
    const value = implicitCastType(from.value, to.value, ansi);
    if (key === undefined || value === undefined || losesValues(from.key, key)) return undefined;
    return map(key, value, to.valueContainsNull);
  }
  return undefined;
}

function familyCast(from: DataType, to: TypeFamily, ansi: boolean): DataType | undefined {
  switch (to.family) {
    case 'numeric': return isString(from) ? DOUBLE : undefined;
    case 'decimal': return isString(from) ? decimal(38, 18) : isNumeric(from) ? decimalFor(from) : undefined;
    case 'integral': return ansi && isString(from) ? { kind: 'bigint' } : undefined;
    case 'any timestamp': return isString(from) || from.kind === DATE.kind ? TIMESTAMP : undefined;
    case 'array': {
      if (from.kind !== 'array' || to.element === undefined) return undefined;
      const element = implicitCastType(from.element, to.element, ansi);
      return element && array(element, from.containsNull || losesValues(from.element, element));
    }
    default: return undefined;
  }
}

/** As Spark's messages name it: `("NUMERIC" or "INTERVAL")`. */
export function className(c: TypeClass): string {
  if (isCollection(c)) return `(${c.map(className).join(' or ')})`;
  if (!isFamily(c)) return `"${typeName(c).toUpperCase()}"`;
  const names: Partial<Record<TypeFamily['family'], string>> = {
    'any timestamp': '("TIMESTAMP" or "TIMESTAMP WITHOUT TIME ZONE")',
    'ansi interval': '"ANSI INTERVAL"',
    'year-month interval': '"INTERVAL YEAR TO MONTH"',
    'day-time interval': '"INTERVAL DAY TO SECOND"',
  };
  return names[c.family] ?? `"${c.family.toUpperCase()}"`;
}

