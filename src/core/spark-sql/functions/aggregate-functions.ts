import { BITMAP_FUNCTIONS } from './bitmap-functions';
import { CallInfo, LowerCall, Refusal, refuse, Signature, SqlFunction } from './function';
import { needsOrderKey, orderKey } from './order-key';
import { HISTOGRAM_FUNCTIONS, PERCENTILE_FUNCTIONS } from './percentile-functions';
import { STATISTIC_FUNCTIONS } from './statistic-functions';
import { aggregate, mustBeOrderable, param, typeOf } from './typing';
import { array, BIGINT, BOOLEAN, DataType, decimal, DecimalType, DOUBLE, holdsMap, isIntegral, NUMERIC, STRING, TypeClass, TINYINT } from '../../types';

const group = 'agg_funcs';
const kind = 'aggregate';
const ANY = { family: 'any' } as const;
const SUMMABLE: TypeClass = [NUMERIC, { family: 'ansi interval' }];

function sumType(call: CallInfo): DataType {
  const t = call.args[0].type;
  if (t.kind === 'decimal') return decimal(Math.min(38, t.precision + 10), t.scale);
  if (isIntegral(t)) return BIGINT;
  return t.kind === 'float' || t.kind === 'double' || t.kind === 'void' ? DOUBLE : t;
}

/** The sum of decimals. Long ones are added in two halves: DuckDB raises where the sum has more digits than it holds, Spark gives null. */
function decimalTotal(call: LowerCall, type: DecimalType, ansi: boolean): string {
  const [x] = call.args;
  if (type.precision <= 28) return call.aggregate('sum', [x]);
  const digits = `CAST(replace(CAST(${x} AS VARCHAR), '.', '') AS HUGEINT)`;
  const half = (operator: string) => call.aggregate('sum', [`${digits} ${operator} 10000000000000000000::HUGEINT`]);
  const total = `CAST(spark_joined_halves${ansi ? '_ansi' : ''}(${half('//')}, ${half('%')}) AS VARCHAR)`;
  return type.scale === 0 ? total : `spark_decimal('/', ${total}, '1${'0'.repeat(type.scale)}', ${type.scale})`;
}

/** A long sum wraps (ANSI off) or raises; a decimal one that does not fit is null or raises. */
function lowerSum(call: LowerCall, mode: 'legacy' | 'ansi' | 'try'): string {
  const [x] = call.args;
  const t = call.types[0];
  const cast = mode === 'try' ? 'TRY_CAST' : 'CAST';
  switch (t.kind) {
    case 'year-month interval': return `to_months(${cast}(${call.aggregate('sum', [`spark_months(${x})`])} AS INTEGER))`;
    case 'day-time interval': return `to_microseconds(${cast}(${call.aggregate('sum', [`spark_micros(${x})`])} AS BIGINT))`;
    case 'decimal': return `${mode === 'ansi' ? 'CAST' : 'TRY_CAST'}(${decimalTotal(call, t, mode === 'ansi')} AS ${call.typeSql(call.result)})`;
    case 'float':
    case 'double': return call.aggregate('sum', [`CAST(${x} AS DOUBLE)`]);
    default: {
      const total = call.aggregate('sum', [x]);
      if (mode === 'legacy') return t.kind === 'bigint' ? `spark_hugeint_bigint(${total})` : `CAST(${total} AS BIGINT)`;
      return `${mode === 'ansi' ? 'CAST' : 'TRY_CAST'}(${total} AS BIGINT)`;
    }
  }
}

function avgType(call: CallInfo): DataType {
  const t = call.args[0].type;
  if (t.kind === 'decimal') return decimal(Math.min(38, t.precision + 4), Math.min(38, t.scale + 4));
  return t.kind === 'year-month interval' ? { kind: t.kind, from: 'year', to: 'month' } : t.kind === 'day-time interval' ? { kind: t.kind, from: 'day', to: 'second' } : DOUBLE;
}

function lowerAvg(call: LowerCall, attempt: boolean): string {
  const [x] = call.args;
  const t = call.types[0];
  const cast = attempt ? 'TRY_CAST' : 'CAST';
  const count = () => `nullif(${call.aggregate('count', [x])}, 0)`;
  switch (t.kind) {
    // by the sum, which may overflow, rounded half up
    case 'year-month interval': return `to_months(CAST(spark_round_div(${cast}(${call.aggregate('sum', [`spark_months(${x})`])} AS INTEGER), ${count()}) AS INTEGER))`;
    case 'day-time interval': return `to_microseconds(CAST(spark_round_div(${cast}(${call.aggregate('sum', [`spark_micros(${x})`])} AS BIGINT), ${count()}) AS BIGINT))`;
    // exact: DuckDB's own average of decimals is a double
    case 'decimal': {
      const scale = call.result.kind === 'decimal' ? call.result.scale : 0;
      const quotient = `spark_decimal('/', CAST(${decimalTotal(call, t, call.session.ansi && !attempt)} AS VARCHAR), CAST(${count()} AS VARCHAR), ${scale})`;
      return `${call.session.ansi && !attempt ? 'CAST' : 'TRY_CAST'}(${quotient} AS ${call.typeSql(call.result)})`;
    }
    default: return call.aggregate('avg', [`CAST(${x} AS DOUBLE)`]);
  }
}

function sum(names: readonly string[], mode?: 'try'): SqlFunction {
  return { names, group, kind, signatures: [{ params: [param('expr', SUMMABLE)], result: sumType, nullable: true, lower: (c) => lowerSum(c, mode ?? (c.session.ansi ? 'ansi' : 'legacy')) }] };
}
function avg(names: readonly string[], attempt = false): SqlFunction {
  return { names, group, kind, signatures: [{ params: [param('expr', SUMMABLE)], result: avgType, nullable: true, lower: (c) => lowerAvg(c, attempt) }] };
}

function bool(names: readonly string[], name: 'bool_and' | 'bool_or'): SqlFunction {
  return { names, group, kind, signatures: [{ params: [param('expr', BOOLEAN)], result: BOOLEAN, nullable: true, lower: aggregate(name) }] };
}

/** regr_avgx, regr_avgy: the average of one side over the pairs without null, of its own type. */
function pairAverage(name: string, which: 0 | 1): SqlFunction {
  const one = <T>(list: readonly T[]) => [list[which]];
  return {
    names: [name],
    group,
    kind,
    signatures: [{
      params: [param('y', NUMERIC), param('x', NUMERIC)],
      result: (c) => avgType({ ...c, args: one(c.args) }),
      nullable: true,
      lower: (c) => lowerAvg({ ...c, args: [`CASE WHEN ${c.args[1 - which]} IS NOT NULL THEN ${c.args[which]} END`], types: one(c.types) }, false),
    }],
  };
}

/** first and last keep nulls unless told otherwise; DuckDB's any_value and last skip or keep them by other rules. */
function positional(names: readonly string[], which: 'first' | 'last'): SqlFunction {
  return {
    names,
    group,
    kind,
    // with IGNORE NULLS Spark shows the usual name
    text: (args, { name, distinct, ignoreNulls }) => `${ignoreNulls ? names[0] : name}(${distinct ? 'DISTINCT ' : ''}${args[0]})`,
    signatures: [{
      params: [param('expr', ANY), param('isIgnoreNull', BOOLEAN, { optional: true, constant: true, typed: true })],
      result: typeOf(0),
      nullable: true,
      lower: (c) => {
        const ignore = c.ignoreNulls || c.info[1]?.constant === true;
        const [x] = c.args;
        if (c.windowed) return c.aggregate(`${which}_value`, [x], { ignoreNulls: ignore });
        return c.aggregate(which, [x], ignore ? { filter: `${x} IS NOT NULL` } : {});
      },
    }],
  };
}

function by(name: 'max_by' | 'min_by'): SqlFunction {
  return {
    names: [name],
    group,
    kind,
    signatures: [{
      params: [param('x', ANY), param('y', { family: 'orderable' })],
      result: typeOf(0),
      nullable: true,
      // through a struct, so that a null x of the best y stays null
      lower: (c) => `struct_extract(${c.aggregate(name, [`{'x': ${c.args[0]}}`, orderKey(c.args[1], c.types[1])])}, 'x')`,
    }],
  };
}

function bitwise(name: string): SqlFunction {
  return { names: [name], group, kind, signatures: [{ params: [param('expr', { family: 'integral' })], result: typeOf(0), nullable: true, lower: aggregate(name) }] };
}

const EXTREMES = (name: 'max' | 'min'): SqlFunction => ({
  names: [name],
  group,
  kind,
  signatures: [{ params: [param('expr', ANY)], check: mustBeOrderable(), result: typeOf(0), nullable: true, lower: (c) => (needsOrderKey(c.types[0]) ? c.aggregate(`arg_${name}`, [c.args[0], orderKey(c.args[0], c.types[0])], { plain: true }) : c.aggregate(name, c.args, { plain: true })) }],
});

function refuseMaps(call: CallInfo): Refusal | undefined {
  return holdsMap(call.args[0].type) ? refuse('DATATYPE_MISMATCH.UNSUPPORTED_INPUT_TYPE', 'the input of collect_set cannot be of a map type', 0) : undefined;
}

function collect(names: readonly string[], shownAs: string, lower: (c: LowerCall) => string): SqlFunction {
  return {
    names,
    group,
    kind,
    shownAs,
    signatures: [{ params: [param('expr', ANY)], check: shownAs === 'collect_set' ? refuseMaps : undefined, result: (c) => array(c.args[0].type, false), nullable: false, lower }],
  };
}

const COUNT: Signature = {
  params: [],
  rest: { ...param('expr', ANY), min: 1 },
  result: BIGINT,
  nullable: false,
  lower: (c) => {
    if (c.args.length === 1) return c.aggregate('count', c.args);
    const present = c.args.map((a) => `${a} IS NOT NULL`).join(' AND ');
    return c.distinct ? c.aggregate('count', [`(${c.args.join(', ')})`], { filter: present }) : c.aggregate('count', ['1'], { filter: present });
  },
};

/** Which grouping columns a row of a grouping set lacks; the analyzer gives `grouping_id()` its columns. */
const GROUPING_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['grouping'],
    group,
    kind,
    signatures: [{ params: [param('col', ANY)], result: TINYINT, nullable: false, lower: (c) => `CAST(grouping(${c.args[0]}) AS TINYINT)` }],
  },
  {
    names: ['grouping_id', 'grouping__id'],
    group,
    kind,
    text: (args, { name }) => (name === 'grouping__id' ? name : `${name}(${args.join(', ')})`),
    signatures: [{ params: [], rest: param('col', ANY), result: BIGINT, nullable: false, lower: (c) => (c.args.length === 0 ? '0::BIGINT' : `CAST(grouping(${c.args.join(', ')}) AS BIGINT)`) }],
  },
];

export const AGGREGATE_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['count'], group, kind, signatures: [COUNT] },
  sum(['sum']), sum(['try_sum'], 'try'),
  avg(['avg']), avg(['mean']), avg(['try_avg'], true),
  EXTREMES('max'), EXTREMES('min'),
  positional(['first', 'first_value'], 'first'), positional(['last', 'last_value'], 'last'), positional(['any_value'], 'first'),
  by('max_by'), by('min_by'),
  bool(['every', 'bool_and'], 'bool_and'), bool(['some', 'any', 'bool_or'], 'bool_or'),
  { names: ['count_if'], group, kind, signatures: [{ params: [param('expr', BOOLEAN)], result: BIGINT, nullable: false, lower: (c) => (c.distinct ? c.aggregate('count', [`CASE WHEN ${c.args[0]} THEN true END`]) : `CAST(coalesce(${c.aggregate('count_if', [c.args[0]])}, 0) AS BIGINT)`) }] },
  bitwise('bit_and'), bitwise('bit_or'), bitwise('bit_xor'),
  collect(['collect_list', 'array_agg'], 'collect_list', (c) => `coalesce(${c.aggregate('list', [c.args[0]], { filter: `${c.args[0]} IS NOT NULL` })}, [])`),
  collect(['collect_set'], 'collect_set', (c) => `coalesce(${c.aggregate('list', [c.distinct ? c.args[0] : `DISTINCT ${c.args[0]}`], { filter: `${c.args[0]} IS NOT NULL` })}, [])`),
  {
    names: ['approx_count_distinct'],
    group,
    kind,
    text: (args, { name, distinct }) => `${name}(${distinct ? 'DISTINCT ' : ''}${args[0]})`,
    signatures: [{
      params: [param('expr', ANY), param('relativeSD', DOUBLE, { optional: true, constant: true })],
      result: BIGINT,
      nullable: false,
      lower: (c) => c.aggregate('count', [`DISTINCT ${c.args[0]}`], { plain: true }),
    }],
    notes: 'exact here, an estimate in Spark',
  },
  ...GROUPING_FUNCTIONS,
  { names: ['mode'], group, kind, signatures: [{ params: [param('col', ANY)], result: typeOf(0), nullable: true, lower: aggregate('mode') }] },
  { names: ['string_agg', 'listagg'], group, kind, since: '4.0', signatures: [{ params: [param('expr', STRING), param('delimiter', STRING, { fill: '' })], result: STRING, nullable: true, lower: (c) => c.aggregate('string_agg', c.args, c.order.length === 0 ? {} : { orderBy: c.order.join(', ') }) }] },
  pairAverage('regr_avgx', 1), pairAverage('regr_avgy', 0),
  ...STATISTIC_FUNCTIONS,
  ...PERCENTILE_FUNCTIONS,
  ...HISTOGRAM_FUNCTIONS,
  ...BITMAP_FUNCTIONS,
];
