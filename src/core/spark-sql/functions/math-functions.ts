import { arithmetic, lowerArithmetic, signed, ArithmeticOperator } from './arithmetic';
import { refuse, Signature, SqlFunction } from './function';
import { param, sameType, typeOf } from './typing';
import { BIGINT, DataType, decimal, DOUBLE, INT, isDatetime, isNumeric, NUMERIC, STRING, TypeClass } from '../../types';

const group = 'math_funcs';

function operator(symbol: ArithmeticOperator, names: readonly string[] = [symbol]): SqlFunction {
  return {
    names,
    group,
    signatures: [arithmetic(symbol)],
    text: (args, { name, types }) => (name === 'mod' ? `mod(${args.join(', ')})` : datetimeText(symbol, args, types) ?? `(${args.join(` ${symbol} `)})`),
  };
}

const INTERVALS = ['year-month interval', 'day-time interval', 'interval'];

/** Sums of dates, times and intervals show as the functions that Spark makes of them. */
function datetimeText(symbol: ArithmeticOperator, args: readonly string[], types: readonly DataType[]): string | undefined {
  if (symbol === '*' && types.length === 2 && !INTERVALS.includes(types[0].kind) && INTERVALS.includes(types[1].kind)) return `(${args[1]} * ${args[0]})`;
  if ((symbol !== '+' && symbol !== '-') || types.length !== 2) return undefined;
  const text = types.findIndex((t) => t.kind === 'string');
  if (text >= 0 && (types[1 - text].kind === 'day-time interval' || types[1 - text].kind === 'interval')) return `${args[text]} ${symbol} ${args[1 - text]}`;
  const at = types.findIndex(isDatetime);
  // a text before a date is a date: their difference is an interval
  if (at < 0 || isDatetime(types[1 - at]) || (symbol === '-' && (at === 1 || types[1 - at].kind === 'string'))) return undefined;
  const [when, other] = [args[at], args[1 - at]];
  const { kind } = types[1 - at];
  if (types[at].kind === 'date' && !INTERVALS.includes(kind)) return `${symbol === '+' ? 'date_add' : 'date_sub'}(${when}, ${other})`;
  if (!INTERVALS.includes(kind)) return undefined;
  const days = types[1 - at];
  if (types[at].kind === 'date' && days.kind === 'day-time interval' && days.to === 'day') {
    const count = `extractansiintervaldays(${other})`;
    return `date_add(${when}, ${symbol === '+' ? count : `(- ${count})`})`;
  }
  return `${when} ${symbol} ${other}`;
}

/** DuckDB raises on the sine of infinity. */
const ANGLE = "CASE WHEN isinf($1) THEN 'nan'::DOUBLE ELSE $1 END";

/** Spark's functions over one double; outside its domain NaN or infinity, as Java, where DuckDB raises. */
function double(names: readonly string[], lower: Signature['lower'], shownAs?: string): SqlFunction {
  return { names, group, shownAs, signatures: [{ params: [param('expr', DOUBLE)], result: DOUBLE, lower }] };
}

function random(names: readonly string[], seeded: string, plain: string): SqlFunction {
  return {
    names,
    group,
    nondeterministic: true,
    shownAs: names[0],
    notes: "with a seed the numbers of Spark's first partition, in the order in which rows are read",
    signatures: [{
      params: [param('seed', [INT, BIGINT], { optional: true, constant: true })],
      result: DOUBLE,
      nullable: false,
      lower: (c) => (c.args.length === 0 ? plain : `${seeded}(coalesce(CAST(${c.args[0]} AS BIGINT), 0), '${c.fresh('place')}', CAST(current_query_id() AS BIGINT))`),
    }],
  };
}

function attempt(name: string, symbol: ArithmeticOperator): SqlFunction {
  const base = arithmetic(symbol);
  return {
    names: [name],
    group,
    signatures: [{ ...base, nullable: true, lower: (call) => lowerArithmetic(symbol, call, 'try') }],
  };
}

const NUMBER_OR_INTERVAL = signed();

/** floor, ceil of one argument: bigint, or the decimal's whole part. */
function whole(name: 'floor' | 'ceil'): Signature {
  return {
    params: [param('expr', [BIGINT, { family: 'decimal' }, DOUBLE] as readonly TypeClass[])],
    result: (call) => {
      const t = call.args[0].type;
      return t.kind === 'decimal' ? decimal(Math.min(38, t.precision - t.scale + 1), 0) : BIGINT;
    },
    coerce: (call) => [call.args[0].type.kind === 'string' ? DOUBLE : isNumeric(call.args[0].type) && call.args[0].type.kind !== 'decimal' ? (['float', 'double'].includes(call.args[0].type.kind) ? DOUBLE : BIGINT) : undefined],
    lower: (call) => (call.types[0].kind === 'bigint' ? call.args[0] : call.types[0].kind === 'double' ? `spark_double_bigint(${name}(${call.args[0]}))` : `${name}(${call.args[0]})`),
  };
}

/** Precision and scale of a decimal rounded to a constant scale. */
function roundedType(t: DataType, constant: unknown): DataType {
  if (t.kind !== 'decimal') return t;
  const scale = Number(constant ?? 0);
  const integral = t.precision - t.scale + 1;
  if (scale < 0) return decimal(Math.min(38, Math.max(integral, -scale + 1)), 0);
  const kept = Math.min(t.scale, scale);
  return decimal(Math.min(integral + kept, 38), kept);
}

/** floor, ceil to a scale: always decimal. */
function scaled(name: 'floor' | 'ceil'): Signature {
  return {
    params: [param('expr', { family: 'decimal' }), param('targetScale', INT, { exact: true })],
    check: (call) => (typeof call.args[1].constant === 'bigint' && call.args[1].type.kind === 'int' ? undefined : refuse(call.session.sparkVersion.startsWith('3') ? '_LEGACY_ERROR_TEMP_1100' : 'NON_FOLDABLE_ARGUMENT', `the scale of ${call.name} must be a constant int that is not null`, 1)),
    coerce: (call) => [decimalOf(call.args[0].type)],
    result: (call) => roundedType(call.args[0].type, call.args[1].constant),
    lower: (call) => {
      const [x] = call.args;
      const scale = Number(call.info[1].constant ?? 0);
      const type = call.typeSql(call.result);
      const step = scale > 0 ? `0.${'0'.repeat(scale - 1)}1` : `1${'0'.repeat(-scale)}`;
      const rounded = `round(${x}, ${scale})`;
      const adjust = name === 'ceil' ? `+ CASE WHEN ${rounded} < ${x} THEN ${step} ELSE 0 END` : `- CASE WHEN ${rounded} > ${x} THEN ${step} ELSE 0 END`;
      return `CAST(${rounded} ${adjust} AS ${type})`;
    },
  };
}

/** The decimal that holds every value of a number's type (Spark's `DecimalType.forType`). */
function decimalOf(t: DataType): DataType | undefined {
  const sizes: Readonly<Record<string, readonly [number, number]>> = { tinyint: [3, 0], smallint: [5, 0], int: [10, 0], bigint: [20, 0], float: [14, 7], double: [30, 15] };
  const size = sizes[t.kind];
  return size === undefined ? undefined : decimal(size[0], size[1]);
}

/** round and bround keep integers, give decimals the new scale, and round doubles by their decimal text. */
function rounding(name: 'round' | 'bround'): Signature {
  return {
    params: [param('expr', NUMERIC), param('targetScale', INT, { fill: 0, constant: true })],
    result: (call) => roundedType(call.args[0].type, call.args[1].constant),
    nullable: (call) => call.args[0].nullable || call.args[1].nullable || call.args[0].type.kind === 'decimal',
    lower: (call) => {
      if (call.info[1].constant === null) return `CAST(NULL AS ${call.typeSql(call.result)})`;
      const [x, scale] = call.args;
      const fn = name === 'round' ? 'round' : 'round_even';
      if (call.types[0].kind === 'double' || call.types[0].kind === 'float') {
        // by the shortest decimal text, as Spark's BigDecimal: 2.675 rounds to 2.68
        const plain = `CAST(CAST(CASE WHEN abs(${x}) < 1e15 THEN ${x} END AS VARCHAR) AS DECIMAL(38,20))`;
        return `CAST(coalesce(CAST(${fn}(${plain}, ${scale}) AS DOUBLE), ${x}) AS ${call.typeSql(call.types[0])})`;
      }
      if (call.types[0].kind !== 'decimal' && Number(call.info[1].constant) >= 0) return x;
      const digits = typeof call.info[1].constant === 'bigint' ? String(call.info[1].constant) : scale;
      return `CAST(${fn}(${x}, ${digits}) AS ${call.typeSql(call.result)})`;
    },
  };
}

export const MATH_FUNCTIONS: readonly SqlFunction[] = [
  operator('+'), operator('-'), operator('*'), operator('/'), operator('%', ['%', 'mod']), operator('div'),
  { names: ['pmod'], group, signatures: [arithmetic('pmod')] },
  attempt('try_add', '+'), attempt('try_subtract', '-'), attempt('try_multiply', '*'), attempt('try_divide', '/'),
  {
    names: ['negative'],
    group,
    signatures: [{
      ...NUMBER_OR_INTERVAL,
      lower: (call) => lowerNegative(call.args[0], call.types[0], call.session.ansi),
    }],
  },
  { names: ['positive'], group, text: (args) => `(+ ${args[0]})`, signatures: [{ ...NUMBER_OR_INTERVAL, lower: '$1' }] },
  {
    names: ['abs'],
    group,
    signatures: [{
      ...NUMBER_OR_INTERVAL,
      lower: (call) => (call.types[0].kind === 'year-month interval' ? `to_months(abs(spark_months(${call.args[0]})))`
        : call.types[0].kind === 'day-time interval' ? `to_microseconds(abs(spark_micros(${call.args[0]})))` : lowerAbs(call.args[0], call.types[0], call.session.ansi)),
    }],
  },
  { names: ['ceil', 'ceiling'], group, text: (args, { name }) => `${args.length > 1 || name === 'ceiling' ? name : 'CEIL'}(${args.join(', ')})`, signatures: [whole('ceil'), scaled('ceil')] },
  { names: ['floor'], group, text: (args) => `${args.length > 1 ? 'floor' : 'FLOOR'}(${args.join(', ')})`, signatures: [whole('floor'), scaled('floor')] },
  { names: ['round'], group, signatures: [rounding('round')] },
  { names: ['bround'], group, signatures: [rounding('bround')] },
  double(['sqrt'], '(CASE WHEN $1 < 0 THEN \'nan\'::DOUBLE ELSE sqrt(abs($1)) END)', 'SQRT'),
  double(['cbrt'], 'spark_cbrt($1)', 'CBRT'),
  double(['exp'], 'exp($1)', 'EXP'),
  double(['expm1'], 'spark_expm1($1)', 'EXPM1'),
  double(['ln'], 'ln(CASE WHEN $1 > 0 OR isnan($1) THEN $1 END)'),
  double(['log10'], 'log10(CASE WHEN $1 > 0 OR isnan($1) THEN $1 END)', 'LOG10'),
  double(['log2'], 'log2(CASE WHEN $1 > 0 OR isnan($1) THEN $1 END)', 'LOG2'),
  double(['log1p'], 'spark_log1p(CASE WHEN $1 > -1 OR isnan($1) THEN $1 END)', 'LOG1P'),
  double(['sin'], `sin(${ANGLE})`, 'SIN'), double(['cos'], `cos(${ANGLE})`, 'COS'), double(['tan'], `tan(${ANGLE})`, 'TAN'),
  double(['cot'], `spark_reciprocal(tan(${ANGLE}))`, 'COT'), double(['sec'], `spark_reciprocal(cos(${ANGLE}))`, 'SEC'), double(['csc'], `spark_reciprocal(sin(${ANGLE}))`, 'CSC'),
  double(['asin'], "(CASE WHEN abs($1) > 1 THEN 'nan'::DOUBLE ELSE asin(CASE WHEN abs($1) <= 1 THEN $1 END) END)", 'ASIN'),
  double(['acos'], "(CASE WHEN abs($1) > 1 THEN 'nan'::DOUBLE ELSE acos(CASE WHEN abs($1) <= 1 THEN $1 END) END)", 'ACOS'),
  double(['atan'], 'atan($1)', 'ATAN'),
  double(['sinh'], 'sinh($1)', 'SINH'), double(['cosh'], 'cosh($1)', 'COSH'), double(['tanh'], 'tanh($1)', 'TANH'),
  double(['asinh'], 'spark_asinh($1)', 'ASINH'), double(['acosh'], 'spark_acosh($1)', 'ACOSH'),
  double(['atanh'], "(CASE WHEN abs($1) > 1 THEN 'nan'::DOUBLE WHEN $1 = 1 THEN 'inf'::DOUBLE WHEN $1 = -1 THEN '-inf'::DOUBLE ELSE atanh(CASE WHEN abs($1) < 1 THEN $1 END) END)", 'ATANH'),
  random(['rand', 'random'], 'spark_rand', 'random()'), random(['randn'], 'spark_randn', 'sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())'),
  { names: ['conv'], group, notes: 'A JavaScript function.', signatures: [{ params: [param('num', STRING), param('from_base', INT), param('to_base', INT)], result: STRING, nullable: true, lower: 'spark_conv($1, $2, $3)' }] },
  { names: ['unhex'], group, signatures: [{ params: [param('expr', STRING)], result: { kind: 'binary' }, nullable: true, lower: 'spark_hex_bytes($1)' }] },
  {
    names: ['width_bucket'],
    group,
    signatures: [
      widthBucket({ family: 'year-month interval' }, (x) => `CAST(spark_months(${x}) AS DOUBLE)`), widthBucket({ family: 'day-time interval' }, (x) => `CAST(spark_micros(${x}) AS DOUBLE)`),
      widthBucket(DOUBLE, (x) => x),
    ],
  },
  double(['degrees'], 'degrees($1)', 'DEGREES'), double(['radians'], 'radians($1)', 'RADIANS'),
  double(['rint'], 'round_even($1, 0)'),
  {
    names: ['signum', 'sign'],
    group,
    text: (args, { name }) => `${name === 'sign' ? name : 'SIGNUM'}(${args[0]})`,
    signatures: [
      { params: [param('expr', { family: 'year-month interval' }, { exact: true, typed: true })], result: DOUBLE, lower: 'CAST(sign(spark_months($1)) AS DOUBLE)' },
      { params: [param('expr', { family: 'day-time interval' }, { exact: true, typed: true })], result: DOUBLE, lower: 'CAST(sign(spark_micros($1)) AS DOUBLE)' },
      { params: [param('expr', DOUBLE)], result: DOUBLE, lower: '(CASE WHEN isnan($1) THEN $1 ELSE CAST(sign($1) AS DOUBLE) END)' },
    ],
  },
  { names: ['pow', 'power'], group, text: (args, { name }) => `${name === 'pow' ? name : 'POWER'}(${args.join(', ')})`, signatures: [{ params: [param('expr1', DOUBLE), param('expr2', DOUBLE)], result: DOUBLE, lower: 'pow($1, $2)' }] },
  { names: ['atan2'], group, shownAs: 'ATAN2', signatures: [{ params: [param('exprY', DOUBLE), param('exprX', DOUBLE)], result: DOUBLE, lower: 'atan2($1, $2)' }] },
  { names: ['hypot'], group, shownAs: 'HYPOT', signatures: [{ params: [param('expr1', DOUBLE), param('expr2', DOUBLE)], result: DOUBLE, lower: 'sqrt($1 * $1 + $2 * $2)' }] },
  {
    names: ['log'],
    group,
    text: (args) => `LOG(${args.length === 1 ? 'E(), ' : ''}${args.join(', ')})`,
    signatures: [
      { params: [param('expr', DOUBLE)], result: DOUBLE, nullable: true, lower: 'ln(CASE WHEN $1 > 0 THEN $1 END)' },
      { params: [param('base', DOUBLE), param('expr', DOUBLE)], result: DOUBLE, nullable: true, lower: '(ln(CASE WHEN $2 > 0 THEN $2 END) / ln(CASE WHEN $1 > 0 THEN $1 END))' },
    ],
  },
  { names: ['pi'], group, text: () => 'PI()', signatures: [{ params: [], result: DOUBLE, lower: 'pi()' }] },
  { names: ['e'], group, text: () => 'E()', signatures: [{ params: [], result: DOUBLE, lower: 'exp(1)' }] },
  { names: ['factorial'], group, signatures: [{ params: [param('expr', INT)], result: BIGINT, nullable: true, lower: 'CAST(factorial(CASE WHEN $1 BETWEEN 0 AND 20 THEN $1 END) AS BIGINT)' }] },
  { names: ['greatest'], group, signatures: [{ params: [], rest: { ...param('expr', { family: 'orderable' }), min: 2 }, coerce: sameType(0, false), result: typeOf(0), nullable: (c) => c.args.every((a) => a.nullable), lower: 'greatest($*)' }] },
  { names: ['least'], group, signatures: [{ params: [], rest: { ...param('expr', { family: 'orderable' }), min: 2 }, coerce: sameType(0, false), result: typeOf(0), nullable: (c) => c.args.every((a) => a.nullable), lower: 'least($*)' }] },
  { names: ['bin'], group, signatures: [{ params: [param('expr', BIGINT)], result: STRING, lower: "(CASE WHEN $1 = 0 THEN '0' ELSE ltrim(CAST(CAST($1 AS BIT) AS VARCHAR), '0') END)" }] },
  {
    names: ['hex'],
    group,
    signatures: [{
      params: [param('expr', [BIGINT, { kind: 'binary' }, STRING])],
      result: STRING,
      lower: (call) => (call.types[0].kind === 'bigint' ? `(CASE WHEN ${call.args[0]} = 0 THEN '0' ELSE ltrim(printf('%016X', ${call.args[0]}), '0') END)` : `hex(${call.args[0]})`),
    }],
  },
];

function widthBucket(type: TypeClass, number: (sql: string) => string): Signature {
  const exact = 'family' in type;
  return {
    params: [param('value', type, { exact }), param('min_value', type, { exact }), param('max_value', type, { exact }), param('num_bucket', BIGINT)],
    result: BIGINT,
    nullable: true,
    lower: (call) => `spark_width_bucket(${call.args.slice(0, 3).map(number).join(', ')}, ${call.args[3]})`,
  };
}

/** The lowest integer has no positive: it stays as it is with ANSI off. */
function lowerAbs(sql: string, type: DataType, ansi: boolean): string {
  if (ansi || !['tinyint', 'smallint', 'int', 'bigint'].includes(type.kind)) return `abs(${sql})`;
  return `CASE WHEN ${sql} < 0 THEN ${lowerNegative(sql, type, false)} ELSE ${sql} END`;
}

function lowerNegative(sql: string, type: DataType, ansi: boolean): string {
  switch (type.kind) {
    case 'year-month interval': return `to_months(-spark_months(${sql}))`;
    case 'day-time interval': return `to_microseconds(-spark_micros(${sql}))`;
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': {
      if (ansi) return `CAST(-(${sql}) AS ${type.kind === 'int' ? 'INTEGER' : type.kind.toUpperCase()})`;
      const half = 2n ** ({ tinyint: 7n, smallint: 15n, int: 31n, bigint: 63n }[type.kind]);
      const wide = type.kind === 'bigint' ? 'HUGEINT' : 'BIGINT';
      return `CAST(((-CAST(${sql} AS ${wide}) + ${half}::${wide}) & ${half * 2n - 1n}::${wide}) - ${half}::${wide} AS ${type.kind === 'int' ? 'INTEGER' : type.kind.toUpperCase()})`;
    }
    default: return `(-(${sql}))`;
  }
}
