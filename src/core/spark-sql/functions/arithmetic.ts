import { Argument, CallInfo, LowerCall, Refusal, refuse, Signature } from './function';
import { instantOf, localTime } from './local-time';
import { param, shown } from './typing';
import {
  DataType, dayTimeInterval, DATE, decimalFor, DecimalOperator, decimalOfText, decimalResult, DecimalType, DOUBLE, equalTypes, INT, isDatetime, isIntegral, isNumeric, isString,
  tightestCommonType, TIMESTAMP, TIMESTAMP_NTZ, typeName, VOID, yearMonthInterval,
} from '../../types';

/** `+ - * / % div pmod` over numbers, dates and intervals: which types meet, what comes out, and how DuckDB computes it. */
export type ArithmeticOperator = DecimalOperator;

const INTERVALS = ['year-month interval', 'day-time interval', 'interval'];
const isInterval = (t: DataType) => INTERVALS.includes(t.kind);

/** Types both sides are cast to before the operator. */
export function arithmeticTypes(operator: ArithmeticOperator): NonNullable<Signature['coerce']> {
  return (call) => {
    const [a, b] = call.args;
    return operandTypes(operator, a, b, call.session.ansi) ?? refuse(problem(call),
      `cannot resolve "${a.text} ${operator} ${b.text}": the left and right operands have incompatible types (${shown(a.type)} and ${shown(b.type)})`);
  };
}

/** Two operands of one type are of the wrong type, others differ; `try_add` and the like speak of their parameters. */
function problem(call: CallInfo): string {
  const [a, b] = call.args;
  if (equalTypes(a.type, b.type) || a.type.kind === 'void' || b.type.kind === 'void') return 'DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE';
  return call.name.startsWith('try_') ? 'DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE' : 'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES';
}

function operandTypes(operator: ArithmeticOperator, a: Argument, b: Argument, ansi: boolean): (DataType | undefined)[] | undefined {
  let l = isString(a.type) ? ({ kind: 'string' } as DataType) : a.type;
  let r = isString(b.type) ? ({ kind: 'string' } as DataType) : b.type;
  if (operator === '+' || operator === '-') {
    const dates = (ansi ? dateAndText(operator, l, r) : undefined) ?? datePlus(operator, l, r);
    if (dates !== undefined) return dates;
  }
  if ((operator === '*' || operator === '/') && (isInterval(l) || (operator === '*' && isInterval(r)))) {
    const [interval, n] = isInterval(l) ? [l, r] : [r, l];
    if (isInterval(n) || !(isNumeric(n) || n.kind === 'string' || n.kind === 'void')) return undefined;
    const number = interval.kind === 'interval' || n.kind === 'string' || n.kind === 'void' ? DOUBLE : n;
    return isInterval(l) ? [undefined, number] : [number, undefined];
  }
  if (operator === 'div' && isInterval(l) && l.kind === r.kind && l.kind !== 'interval') return [undefined, undefined];
  if (operator === 'div' && isInterval(l) && r.kind === 'void') return [undefined, l];
  if (operator === 'div' && isInterval(r) && l.kind === 'void') return [r, undefined];
  // a string beside a number becomes double; in ANSI mode the number's kind decides
  if (l.kind === 'string' || r.kind === 'string') {
    const text = ansi ? (t: DataType): DataType => (isIntegral(t) && operator !== '/' ? { kind: 'bigint' } : DOUBLE) : () => DOUBLE;
    // in ANSI mode two texts stay texts, which have no arithmetic
    if (ansi && operator !== 'div' && !isNumeric(l) && !isNumeric(r)) return undefined;
    if (l.kind === 'string' && r.kind === 'string') [l, r] = [DOUBLE, DOUBLE];
    else if (l.kind === 'string' && (isNumeric(r) || r.kind === 'void')) l = text(r);
    else if (r.kind === 'string' && (isNumeric(l) || l.kind === 'void')) r = text(l);
    else return undefined;
  }
  if (l.kind === 'void' && r.kind === 'void') return operator === 'div' ? [{ kind: 'bigint' }, { kind: 'bigint' }] : [DOUBLE, DOUBLE];
  if (l.kind === 'void') l = r;
  if (r.kind === 'void') r = l;
  if (!isNumeric(l) || !isNumeric(r)) return undefined;
  if (l.kind === 'decimal' || r.kind === 'decimal') {
    const fractional = [l, r].some((t) => t.kind === 'float' || t.kind === 'double');
    if (fractional) return operator === 'div' ? undefined : [DOUBLE, DOUBLE];
    return [decimalOperand(l, a), decimalOperand(r, b)];
  }
  if (operator === '/') return [DOUBLE, DOUBLE];
  if (operator === 'div') return isIntegral(l) && isIntegral(r) ? [{ kind: 'bigint' }, { kind: 'bigint' }] : undefined;
  const common = tightestCommonType(l, r, ansi);
  return common && [common, common];
}

/** An integer literal beside a decimal counts its digits; any other integer its type's. */
function decimalOperand(t: DataType, a: Argument): DataType | undefined {
  if (t.kind === 'decimal') return t;
  if (a.literal === true && typeof a.constant === 'bigint' && isIntegral(a.type)) return decimalOfText(String(a.constant));
  return decimalFor(t);
}

/** ANSI mode: in a difference of times a text becomes the other side's type. */
function dateAndText(operator: '+' | '-', l: DataType, r: DataType): (DataType | undefined)[] | undefined {
  if (operator !== '-') return undefined;
  if (isDatetime(l) && r.kind === 'string') return [undefined, l];
  return l.kind === 'string' && isDatetime(r) ? [r, undefined] : undefined;
}

/** Dates, timestamps and intervals: the casts, or undefined when the operator is plain arithmetic. */
function datePlus(operator: '+' | '-', l: DataType, r: DataType): (DataType | undefined)[] | undefined {
  const same: (DataType | undefined)[] = [undefined, undefined];
  if (isInterval(l) && isInterval(r)) {
    if (l.kind === 'interval' || r.kind === 'interval') return l.kind === r.kind ? same : undefined;
    return l.kind === r.kind ? same : undefined;
  }
  if (isInterval(r)) {
    if (l.kind === 'void') return [r, undefined];
    if (l.kind === 'date') return r.kind === 'day-time interval' && !(r.from === 'day' && r.to === 'day') ? [TIMESTAMP, undefined] : same;
    if (l.kind === 'timestamp' || l.kind === 'timestamp_ntz') return same;
    // a text goes through a timestamp and comes back as text
    if (l.kind === 'string') return r.kind === 'year-month interval' ? undefined : same;
    return undefined;
  }
  if (isInterval(l)) {
    if (operator === '-') return r.kind === 'void' ? [undefined, l] : undefined;
    const swapped = datePlus('+', r, l);
    return swapped && [swapped[1], swapped[0]];
  }
  if (isDatetime(l) || isDatetime(r)) {
    if (operator === '-' && (isDatetime(l) || l.kind === 'string' || l.kind === 'void') && (isDatetime(r) || r.kind === 'string' || r.kind === 'void')) {
      if (l.kind === 'string' && r.kind === 'string') return undefined;
      if (l.kind === 'date' && r.kind === 'string') return undefined;
      // a text is no timestamp here: only a date takes one before it
      if ((l.kind === 'string' && r.kind !== 'date') || r.kind === 'string') return undefined;
      const common = l.kind === 'timestamp' || r.kind === 'timestamp' ? TIMESTAMP : l.kind === 'timestamp_ntz' || r.kind === 'timestamp_ntz' ? TIMESTAMP_NTZ : DATE;
      if (l.kind === 'date' && r.kind === 'void') return [undefined, INT];
      return [common, common];
    }
    const [date, n] = l.kind === 'date' ? [l, r] : [r, l];
    if (date.kind !== 'date' || (operator === '-' && l.kind !== 'date')) return undefined;
    if (!['tinyint', 'smallint', 'int', 'void'].includes(n.kind)) return undefined;
    return l.kind === 'date' ? [undefined, INT] : [INT, undefined];
  }
  return undefined;
}

export function arithmeticResult(operator: ArithmeticOperator): (call: CallInfo) => DataType | Refusal {
  return (call) => {
    const [a, b] = call.args.map((x) => x.type);
    if (a.kind === 'decimal' && b.kind === 'decimal') return operator === 'div' ? { kind: 'bigint' } : decimalResult(operator, a, b);
    if (operator === 'div') return { kind: 'bigint' };
    if (operator === '*' || operator === '/') {
      const interval = isInterval(a) ? a : isInterval(b) ? b : undefined;
      if (interval?.kind === 'year-month interval') return yearMonthInterval();
      if (interval?.kind === 'day-time interval') return dayTimeInterval();
      return interval ?? a;
    }
    if (isInterval(a) && isInterval(b)) return tightestCommonType(a, b) ?? a;
    if (isDatetime(a) && isDatetime(b)) return a.kind === 'date' ? dayTimeInterval('day', 'day') : dayTimeInterval('day', 'second');
    if (isDatetime(a)) return a;
    if (isDatetime(b)) return b;
    return isString(b) ? b : a;
  };
}

const MAY_FAIL: readonly ArithmeticOperator[] = ['/', '%', 'div', 'pmod'];

/** One catalogue signature of a binary arithmetic operator. */
export function arithmetic(operator: ArithmeticOperator): Signature {
  return {
    params: [param('expr1', { family: 'any' }), param('expr2', { family: 'any' })],
    coerce: arithmeticTypes(operator),
    result: arithmeticResult(operator),
    nullable: (call) => call.args.some((a) => a.nullable) || (MAY_FAIL.includes(operator) && !call.session.ansi)
      || (!call.session.ansi && call.args.some((a) => a.type.kind === 'decimal')),
    lower: (call) => lowerArithmetic(operator, call, call.session.ansi ? 'ansi' : 'legacy'),
  };
}

export type OverflowMode = 'legacy' | 'ansi' | 'try';

const BITS: Record<string, bigint> = { tinyint: 8n, smallint: 16n, int: 32n, bigint: 64n };

export function lowerArithmetic(operator: ArithmeticOperator, call: LowerCall, mode: OverflowMode): string {
  const [l, r] = call.args;
  const [a, b] = call.types;
  if (isDatetime(a) || isDatetime(b) || isInterval(a) || isInterval(b)) {
    const sql = intervalArithmetic(operator, l, r, a, b, call, mode);
    return mode === 'try' ? `TRY(${sql})` : sql;
  }
  if (a.kind === 'decimal' && b.kind === 'decimal') return decimalArithmetic(operator, l, r, a, b, call.result, mode);
  switch (operator) {
    case '+':
    case '-':
    case '*': return isIntegral(a) ? integerArithmetic(operator, l, r, a, mode) : floatResult(`(${l} ${operator} ${r})`, a);
    case '/': return mode === 'ansi' ? `(${l} / spark_divisor(${r}))` : `(${l} / nullif(${r}, 0))`;
    case '%': return remainder(l, r, a, mode);
    case 'div': {
      if (mode === 'ansi') return `(${l} // spark_divisor(${r}))`;
      // the smallest bigint divided by -1 wraps around
      return /^\d+$/.test(r) || l.length + r.length > 160 ? `(${l} // nullif(${r}, 0))` : `spark_div(${l}, ${r})`;
    }
    case 'pmod': return isIntegral(a) ? `spark_pmod(${l}, ${mode === 'ansi' ? `spark_divisor(${r})` : `nullif(${r}, 0)`})` : `spark_pmod(${l}, nullif(${r}, 0))`;
  }
}

function floatResult(sql: string, type: DataType): string {
  return type.kind === 'float' ? `CAST(${sql} AS FLOAT)` : sql;
}

function remainder(l: string, r: string, type: DataType, mode: OverflowMode): string {
  const divisor = mode === 'ansi' ? `spark_divisor(${r})` : `nullif(${r}, 0)`;
  return isIntegral(type) ? `CAST(${l} % ${divisor} AS ${typeName(type).toUpperCase()})` : floatResult(`(${l} % ${divisor})`, type);
}

/** Spark wraps around (ANSI off) or raises; DuckDB always raises, so the sum is made in a wider type and its low bits are kept. */
function integerArithmetic(operator: string, l: string, r: string, type: DataType, mode: OverflowMode): string {
  const name = type.kind === 'int' ? 'INTEGER' : type.kind.toUpperCase();
  if (mode === 'ansi') return `CAST(${l} ${operator} ${r} AS ${name})`;
  if (mode === 'try') return `TRY(CAST(${l} ${operator} ${r} AS ${name}))`;
  const wide = type.kind === 'bigint' ? 'HUGEINT' : 'BIGINT';
  const half = 2n ** (BITS[type.kind] - 1n);
  const sum = `(CAST(${l} AS ${wide}) ${operator} CAST(${r} AS ${wide}))`;
  if (type.kind === 'bigint') return wrappedBigint(operator, l, r, operator === '*' ? `spark_hugeint_bigint(${sum})` : `CAST(((${sum} + ${half}::${wide}) & ${half * 2n - 1n}::${wide}) - ${half}::${wide} AS ${name})`);
  return `CAST(((${sum} + ${half}::${wide}) & ${half * 2n - 1n}::${wide}) - ${half}::${wide} AS ${name})`;
}

/**
 * Hugeints cost fifty times as much as bigints: operands that cannot overflow are told first. Only where both are short texts:
 * they stand in the result three times, which in a long sum would double and double again.
 */
function wrappedBigint(operator: string, l: string, r: string, wrapped: string): string {
  if (l.length + r.length > 160) return wrapped;
  const limit = operator === '*' ? 3037000499n : 4611686018427387903n;
  return `CASE WHEN ${l} BETWEEN -${limit} AND ${limit} AND ${r} BETWEEN -${limit} AND ${limit} THEN ${l} ${operator} ${r} ELSE ${wrapped} END`;
}

/** Of two decimals of at most 18 digits DuckDB makes one of 18 digits, and fails where that is too short: a longer operand keeps all. */
function widened(sql: string, a: DecimalType, b: DecimalType): string {
  return a.precision <= 18 && b.precision <= 18 && a.precision + b.precision > 17 ? `CAST(${sql} AS DECIMAL(19,${a.scale}))` : sql;
}

/** Columns, numbers, casts and signs: what may be computed twice, and within TRY, which takes nothing volatile. */
const PLAIN_OPERAND = /^(?:CAST|TRY_CAST|AS|DECIMAL|INTEGER|BIGINT|t\d+\."[^"]*"|\d+|[\s().,+-])+$/;

/** Hugeints cost four times as much as bigints, in which most products fit: those that do not are made again. */
function decimalProduct(l: string, r: string, a: DecimalType, b: DecimalType, target: string): string {
  const wide = widened(l, a, b);
  const product = `CAST(${wide} * ${r} AS ${target})`;
  if (wide === l || l.length + r.length > 200 || !PLAIN_OPERAND.test(l) || !PLAIN_OPERAND.test(r)) return product;
  return `coalesce(CAST(TRY(${l} * ${r}) AS ${target}), ${product})`;
}

/** Exact where DuckDB's hugeint holds the digits, else by the big-integer function; overflow is null, or an error in ANSI mode. */
function decimalArithmetic(operator: ArithmeticOperator, l: string, r: string, a: DecimalType, b: DecimalType, result: DataType, mode: OverflowMode): string {
  const type = result.kind === 'decimal' ? result : undefined;
  const target = type === undefined ? 'BIGINT' : `DECIMAL(${type.precision},${type.scale})`;
  const cast = mode === 'ansi' ? 'CAST' : 'TRY_CAST';
  const zero = mode === 'ansi' ? `spark_divisor(${r})` : `nullif(${r}, 0)`;
  switch (operator) {
    case '+':
    case '-':
      if (Math.max(a.precision - a.scale, b.precision - b.scale) + Math.max(a.scale, b.scale) + 1 <= 38) return `CAST(${widened(l, a, b)} ${operator} ${r} AS ${target})`;
      break;
    case '*':
      if (a.precision + b.precision <= 38) return decimalProduct(l, r, a, b, target);
      break;
    case '%':
    case 'pmod': {
      const scale = Math.max(a.scale, b.scale);
      const width = Math.max(a.precision - a.scale, b.precision - b.scale) + scale;
      if (width <= 38) {
        const common = (x: string) => `CAST(${x} AS DECIMAL(${width},${scale}))`;
        const divisor = mode === 'ansi' ? `spark_divisor(${common(r)})` : `nullif(${common(r)}, 0)`;
        return operator === '%' ? `${cast}(${common(l)} % ${divisor} AS ${target})` : `${cast}(spark_pmod(${common(l)}, ${divisor}) AS ${target})`;
      }
      break;
    }
    case 'div': {
      const scale = Math.max(a.scale, b.scale);
      const width = Math.max(a.precision - a.scale, b.precision - b.scale) + scale;
      if (width <= 38) {
        const whole = (x: string, t: DecimalType) => `CAST(CAST(${x} AS DECIMAL(${Math.min(38, width)},${scale})) * ${`1${'0'.repeat(scale)}`}::HUGEINT AS HUGEINT)`.replace(/ \* 1::HUGEINT/, t.scale === 0 ? '' : ' * 1::HUGEINT');
        if (scale === 0) return `CAST(${whole(l, a)} // ${mode === 'ansi' ? `spark_divisor(${whole(r, b)})` : `nullif(${whole(r, b)}, 0)`} AS ${target})`;
      }
      break;
    }
    default:
  }
  const scale = type?.scale ?? 0;
  const text = `spark_decimal(${`'${operator}'`}, CAST(${l} AS VARCHAR), CAST(${operator === '+' || operator === '-' || operator === '*' ? r : zero} AS VARCHAR), ${scale})`;
  return `${cast}(${text} AS ${target})`;
}

function intervalArithmetic(operator: ArithmeticOperator, l: string, r: string, a: DataType, b: DataType, call: LowerCall, mode: OverflowMode): string {
  if (operator === '*' || operator === '/' || operator === 'div') return scaledInterval(operator, l, r, a, b, call, mode);
  if (isInterval(a) && isInterval(b)) {
    if (a.kind === 'day-time interval') return `to_microseconds(spark_micros(${l}) ${operator} spark_micros(${r}))`;
    if (a.kind === 'year-month interval') return `to_months(spark_months(${l}) ${operator} spark_months(${r}))`;
    return `(${l} ${operator} ${r})`;
  }
  if (isDatetime(a) && isDatetime(b)) {
    if (a.kind === 'date') return `to_microseconds(CAST(${l} - ${r} AS BIGINT) * 86400000000)`;
    const local = (x: string) => (a.kind === 'timestamp' ? `epoch_us(${localTime(x, call.session.timeZone)})` : `epoch_us(${x})`);
    return `to_microseconds(${local(l)} - ${local(r)})`;
  }
  if (isString(a) || isString(b)) {
    const [text, textType, interval, type] = isString(a) ? [l, a, r, b] : [r, b, l, a];
    const when = intervalArithmetic(operator, call.cast(text, textType, TIMESTAMP), interval, TIMESTAMP, type, call, mode);
    return call.cast(when, TIMESTAMP, textType);
  }
  const [date, other, dateType, otherType] = isDatetime(a) ? [l, r, a, b] : [r, l, b, a];
  if (otherType.kind === 'int') return `CAST(${date} ${operator} ${other} AS DATE)`;
  if (dateType.kind === 'date') return `CAST(${date} ${operator} ${other} AS DATE)`;
  const step = otherType.kind === 'day-time interval' ? `(spark_days_and_time(${other}))` : other;
  // in UTC no clock is ever changed, and local times are added to much faster
  if (dateType.kind === 'timestamp' && call.session.timeZone === 'UTC') return instantOf(`(${localTime(date, 'UTC')} ${operator} ${step})`, 'UTC');
  return `(${date} ${operator} ${step})`;
}

function scaledInterval(operator: ArithmeticOperator, l: string, r: string, a: DataType, b: DataType, call: LowerCall, mode: OverflowMode): string {
  const [interval, n, intervalType, numberType] = isInterval(a) ? [l, r, a, b] : [r, l, b, a];
  const [parts, back] = intervalType.kind === 'year-month interval' ? ['spark_months', 'to_months'] : ['spark_micros', 'to_microseconds'];
  const integer = intervalType.kind === 'year-month interval' ? 'INTEGER' : 'BIGINT';
  if (operator === 'div') return `(${parts}(${l}) // ${call.session.ansi ? `spark_divisor(${parts}(${r}))` : `nullif(${parts}(${r}), 0)`})`;
  if (intervalType.kind === 'interval') return `spark_scale_interval(${interval}, ${n}, '${operator}')`;
  if (operator === '*' && isIntegral(numberType)) return `${back}(CAST(${parts}(${interval}) * ${n} AS ${integer}))`;
  // rounded half up, as Spark does for fractions
  const value = numberType.kind === 'decimal' ? `CAST(${n} AS DOUBLE)` : n;
  const divisor = mode === 'try' ? `nullif(${value}, 0)` : `spark_interval_divisor(${value})`; // raised with ANSI off too
  return `${back}(CAST(round(${parts}(${interval})::DOUBLE ${operator} ${operator === '/' ? divisor : value}) AS ${integer}))`;
}

/** Types of `-x`, `+x`, `abs`: numbers and intervals; text becomes double. */
export function signed(): Pick<Signature, 'params' | 'result'> {
  return { params: [param('expr', [{ family: 'numeric' }, { family: 'ansi interval' }, { kind: 'interval' }])], result: (call) => (equalTypes(call.args[0].type, VOID) ? DOUBLE : call.args[0].type) };
}
