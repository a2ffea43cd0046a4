import type { Analysis } from './analysis';
import type { TypedLiteral } from './plan';
import {
  addIntervals, BIGINT, BINARY, BOOLEAN, CalendarInterval, DataType, DATE, dayTimeInterval, DayTimeField, decimalOfText, DOUBLE, FLOAT, INT,
  intervalOf, intervalUnit, MAX_PRECISION, MICROS_PER_DAY, parseDate, parseDayTime, parseInterval,
  parseTimestamp, parseYearMonth, SMALLINT, STRING, TIMESTAMP,
  TIMESTAMP_NTZ, TINYINT, toInstant, VOID, yearMonthInterval, YearMonthField,
} from '../../types';
import type { ConstantValue } from '../functions/function';
import type { Expression, IntervalLiteral, Literal } from '../syntax/ast';

/** Literals of the syntax tree with Spark's types and values. */

const RANGES: Record<string, { readonly bits: bigint; readonly type: DataType }> = {
  tinyint: { bits: 7n, type: TINYINT }, smallint: { bits: 15n, type: SMALLINT }, bigint: { bits: 63n, type: BIGINT },
};

function fits(n: bigint, bits: bigint): boolean {
  return n < 2n ** bits && n >= -(2n ** bits);
}

export function makeLiteral(value: ConstantValue, type: DataType, span: Literal['span']): TypedLiteral {
  return { kind: 'literal', value, type, nullable: value === null, span };
}

export function typedLiteral(analysis: Analysis, node: Literal, negative = false): TypedLiteral {
  const { span } = node;
  const signed = negative ? `-${node.value}` : node.value;
  const outOfRange = (type: string): never => analysis.fail('INVALID_NUMERIC_LITERAL_RANGE', `numeric literal ${signed} is outside the valid range of ${type}`, span);
  switch (node.type) {
    case 'null': return makeLiteral(null, VOID, span);
    case 'boolean': return makeLiteral(/^true$/i.test(node.value), BOOLEAN, span);
    case 'string': return makeLiteral(node.value, STRING, span);
    case 'binary': return makeLiteral(node.value.length % 2 === 1 ? `0${node.value}`.toUpperCase() : node.value.toUpperCase(), BINARY, span);
    case 'integer': {
      const n = BigInt(signed);
      if (fits(n, 31n)) return makeLiteral(n, INT, span);
      if (fits(n, 63n)) return makeLiteral(n, BIGINT, span);
      return decimalLiteral(analysis, signed, span);
    }
    case 'tinyint':
    case 'smallint':
    case 'bigint': {
      const range = RANGES[node.type];
      if (!/^-?\d+$/.test(signed) || !fits(BigInt(signed), range.bits)) outOfRange(node.type);
      return makeLiteral(BigInt(signed), range.type, span);
    }
    case 'decimal':
    case 'bigdecimal': return decimalLiteral(analysis, signed, span);
    case 'double': {
      const n = Number(signed);
      if (!Number.isFinite(n)) outOfRange('double');
      return makeLiteral(n, DOUBLE, span);
    }
    case 'float': {
      const n = Math.fround(Number(signed));
      if (!Number.isFinite(n)) outOfRange('float');
      return makeLiteral(n, FLOAT, span);
    }
    case 'date': {
      const days = isEpoch(node) ? 0 : parseDate(node.value);
      if (days === undefined) return invalid(analysis, 'DATE', node);
      return makeLiteral(days, DATE, span);
    }
    case 'timestamp':
    case 'timestamp_ltz':
    case 'timestamp_ntz': return timestampLiteral(analysis, node);
  }
}

function isEpoch(node: Literal): boolean {
  return /^\s*epoch\s*$/i.test(node.value);
}

function invalid(analysis: Analysis, type: string, node: Literal): never {
  return analysis.fail('INVALID_TYPED_LITERAL', `the value of the typed literal "${type}" is invalid: '${node.value}'`, node.span);
}

function timestampLiteral(analysis: Analysis, node: Literal): TypedLiteral {
  if (isEpoch(node)) return makeLiteral(0n, node.type === 'timestamp_ntz' ? TIMESTAMP_NTZ : TIMESTAMP, node.span);
  const parsed = parseTimestamp(node.value);
  if (parsed === undefined) return invalid(analysis, node.type.toUpperCase(), node);
  const { local } = parsed;
  if (parsed.timeOnly) {
    analysis.fail('INVALID_TYPED_LITERAL', `the typed literal '${node.value}' has no date: it would mean another moment each day`, node.span);
  }
  if (node.type === 'timestamp_ntz') return makeLiteral(local, TIMESTAMP_NTZ, node.span);
  return makeLiteral(toInstant(local, parsed.zone ?? analysis.session.timeZone), TIMESTAMP, node.span);
}

function decimalLiteral(analysis: Analysis, written: string, span: Literal['span']): TypedLiteral {
  // 01.5 and .5 are shown as 1.5 and 0.5
  const text = written.replace(/^([+-]?)0+(?=\d)/, '$1').replace(/^([+-]?)\./, '$10.');
  const type = decimalOfText(text);
  if (type.precision > MAX_PRECISION) {
    analysis.fail('DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', `decimal precision ${type.precision} exceeds max precision ${MAX_PRECISION}`, span);
  }
  return makeLiteral(plainDecimal(text, type.scale), type, span);
}

/** Digits without an exponent. */
function plainDecimal(text: string, scale: number): string {
  const m = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text)!;
  if (m[4] === undefined) return text.startsWith('.') ? `0${text}` : text.replace(/^-\./, '-0.').replace(/\.$/, '');
  let digits = m[2] + (m[3] ?? '');
  const point = m[2].length + Number(m[4]);
  if (point > digits.length) digits = digits.padEnd(point, '0');
  if (point < 0) digits = digits.padStart(digits.length - point, '0');
  const at = Math.max(point, 0);
  const whole = digits.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  return `${m[1]}${whole}${scale > 0 ? `.${digits.slice(at)}` : ''}`;
}

// ---------------------------------------------------------------- intervals

const YEAR_MONTH_UNITS = ['year', 'month'];
const DAY_TIME_UNITS = ['day', 'hour', 'minute', 'second'];

export function typedInterval(analysis: Analysis, node: IntervalLiteral): TypedLiteral {
  const { span } = node;
  const only = node.parts[0];
  if (node.parts.length === 1 && only.unit === undefined) return wholeString(analysis, node, fieldText(analysis, only.value));
  if (node.parts.length === 1 && only.to !== undefined) {
    return fromTo(analysis, node, fieldText(analysis, only.value), unitOf(only.unit!), unitOf(only.to));
  }
  let value: CalendarInterval = { months: 0, days: 0, micros: 0n };
  const units: string[] = [];
  for (const part of node.parts) {
    if (part.unit === undefined || part.to !== undefined) return analysis.fail('_LEGACY_ERROR_TEMP_0024', 'can only have a single from-to unit in the interval literal syntax', span);
    const unit = intervalUnit(part.unit);
    if (unit === undefined) return analysis.fail('INVALID_INTERVAL_FORMAT', `unknown interval unit '${part.unit}'`, span);
    const amount = fieldText(analysis, part.value);
    const parsed = intervalOf(amount, unit);
    if (parsed === undefined) return analysis.fail('_LEGACY_ERROR_TEMP_0062', `error parsing interval: '${amount}' is no valid number of ${unit}s`, part.value.span);
    value = addIntervals(value, parsed);
    units.push(unit);
  }
  return byUnits(analysis, value, units, span);
}

function unitOf(unit: string): string {
  return intervalUnit(unit) ?? unit;
}

function fieldText(analysis: Analysis, e: Expression): string {
  if (e.kind === 'literal' && e.type !== 'null') return e.value;
  if (e.kind === 'unary' && (e.operator === '-' || e.operator === '+') && e.operand.kind === 'literal') {
    if (e.operand.type !== 'string') return `${e.operator}${e.operand.value}`;
    return e.operator === '+' ? e.operand.value : negated(e.operand.value);
  }
  return analysis.fail('INVALID_INTERVAL_FORMAT', 'an interval literal takes numbers and strings only', e.span);
}

function negated(value: string): string {
  const t = value.trim();
  return t.startsWith('-') ? t.slice(1) : `-${t.replace(/^\+/, '')}`;
}

function wholeString(analysis: Analysis, node: IntervalLiteral, value: string): TypedLiteral {
  const parsed = parseInterval(value);
  if (parsed === undefined) return analysis.fail('INVALID_TYPED_LITERAL', `the value of the typed literal "INTERVAL" is invalid: '${value}'`, node.span);
  const units = [...value.matchAll(/([A-Za-z]+)/g)].map((m) => intervalUnit(m[1])).filter((u): u is string => u !== undefined);
  return byUnits(analysis, parsed, units, node.span);
}

function byUnits(analysis: Analysis, value: CalendarInterval, written: readonly string[], span: Literal['span']): TypedLiteral {
  const units = written.map((u) => (u === 'week' ? 'day' : u === 'millisecond' || u === 'microsecond' ? 'second' : u));
  const yearMonth = units.filter((u) => YEAR_MONTH_UNITS.includes(u));
  if (yearMonth.length > 0 && yearMonth.length < units.length) {
    return analysis.fail('_LEGACY_ERROR_TEMP_0029', 'cannot mix year-month and day-time fields in an interval', span);
  }
  if (yearMonth.length > 0) {
    const [from, to] = ends(units, YEAR_MONTH_UNITS);
    return makeLiteral(value.months, yearMonthInterval(from as YearMonthField, to as YearMonthField), span);
  }
  const [from, to] = ends(units, DAY_TIME_UNITS);
  return makeLiteral(BigInt(value.days) * MICROS_PER_DAY + value.micros, dayTimeInterval(from as DayTimeField, to as DayTimeField), span);
}

function ends(units: readonly string[], order: readonly string[]): [string, string] {
  const at = units.map((u) => order.indexOf(u));
  return [order[Math.min(...at)], order[Math.max(...at)]];
}

function fromTo(analysis: Analysis, node: IntervalLiteral, value: string, from: string, to: string): TypedLiteral {
  if (from === 'year' && to === 'month') {
    const months = parseYearMonth(value);
    if (months === undefined) return analysis.fail('_LEGACY_ERROR_TEMP_0063', `interval string '${value}' does not match year-month format [+|-]y-m`, node.span);
    return makeLiteral(months, yearMonthInterval('year', 'month'), node.span);
  }
  const order = DAY_TIME_UNITS;
  if (!order.includes(from) || !order.includes(to) || order.indexOf(from) >= order.indexOf(to)) {
    return analysis.fail('_LEGACY_ERROR_TEMP_0028', `intervals from ${from} to ${to} are not supported`, node.span);
  }
  const micros = parseDayTime(value, from, to);
  if (micros === undefined) return analysis.fail('_LEGACY_ERROR_TEMP_0063', `interval string '${value}' does not match the format of ${from} to ${to}`, node.span);
  return makeLiteral(micros, dayTimeInterval(from as DayTimeField, to as DayTimeField), node.span);
}
