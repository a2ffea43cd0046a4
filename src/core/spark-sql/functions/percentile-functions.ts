import { CallInfo, LowerCall, Refusal, refuse, Signature, SqlFunction } from './function';
import { param, shown } from './typing';
import { ANSI_INTERVAL, array, arrayOf, DataType, DATE, dayTimeInterval, DOUBLE, INT, NUMERIC, TIMESTAMP, TIMESTAMP_NTZ, TypeClass, yearMonthInterval } from '../../types';

/** `percentile`, `median`, `percentile_cont`, `percentile_disc`, `percentile_approx`: all from the sorted list of values. */
const group = 'agg_funcs';
const kind = 'aggregate';
const VALUES: TypeClass = [NUMERIC, ANSI_INTERVAL];
const PERCENTAGE: TypeClass = [DOUBLE, arrayOf(DOUBLE)];

/** Interpolated values are doubles, or intervals of their family's full width. */
function interpolated(type: DataType): DataType {
  return type.kind === 'year-month interval' ? yearMonthInterval() : type.kind === 'day-time interval' ? dayTimeInterval() : DOUBLE;
}

function perPercentage(percentage: DataType, type: DataType): DataType {
  return percentage.kind === 'array' ? array(type, false) : type;
}

/** A constant between 0 and 1; those in arrays are checked when they are used. */
function checkPercentage(index: number): (call: CallInfo) => Refusal | undefined {
  return (call) => {
    const { constant, type } = call.args[index];
    if (constant === null) return refuse('DATATYPE_MISMATCH.UNEXPECTED_NULL', `the percentage of ${call.name} must not be null`, index);
    const value = typeof constant === 'bigint' || typeof constant === 'string' ? Number(constant) : constant;
    if (typeof value === 'number' && (value < 0 || value > 1)) {
      return refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', `the percentage of ${call.name} must be between 0.0 and 1.0, got ${call.args[index].text}`, index);
    }
    return type.kind === 'array' && type.containsNull ? refuse('DATATYPE_MISMATCH.UNEXPECTED_NULL', `the percentages of ${call.name} must not be null`, index) : undefined;
  };
}

/** A value as the number that is sorted and interpolated, and back. */
function asNumber(c: LowerCall, sql: string, type: DataType): string {
  if (type.kind === 'year-month interval') return `CAST(spark_months(${sql}) AS DOUBLE)`;
  return type.kind === 'day-time interval' ? `CAST(spark_micros(${sql}) AS DOUBLE)` : c.cast(sql, type, DOUBLE);
}
function fromNumber(sql: string, type: DataType): string {
  if (type.kind === 'year-month interval') return `to_months(CAST(trunc(${sql}) AS INTEGER))`;
  return type.kind === 'day-time interval' ? `to_microseconds(CAST(trunc(${sql}) AS BIGINT))` : sql;
}

/** `one(list, percentage)` for one percentage or for each of several. */
function each(list: string, percentage: string, type: DataType, one: (list: string, p: string) => string): string {
  const value = type.kind === 'array' ? `nullif(list_transform(${percentage}, lambda p_: ${one('l_', 'p_')}), [])` : one('l_', percentage);
  // through a one-element list: the values are sorted once
  return `(list_transform([${list}], lambda l_: CASE WHEN len(l_) > 0 THEN ${value} END))[1]`;
}

function sorted(c: LowerCall, value: string, descending = false): string {
  return `${descending ? 'list_reverse_sort' : 'list_sort'}(${c.aggregate('list', [value], { filter: `${value} IS NOT NULL` })})`;
}

function percentileOf(list: string, percentage: string, percentageType: DataType, type: DataType, macro = 'spark_percentile'): string {
  return each(list, percentage, percentageType, (l, p) => fromNumber(`${macro}(${l}, ${p})`, type));
}

const PERCENTILE: Signature = {
  params: [param('col', VALUES), param('percentage', PERCENTAGE, { constant: true }), param('frequency', { family: 'integral' }, { fill: 1 })],
  check: checkPercentage(1),
  result: (c) => perPercentage(c.args[1].type, interpolated(c.args[0].type)),
  nullable: true,
  lower: (c) => {
    const [x, p, frequency] = c.args;
    const value = asNumber(c, x, c.types[0]);
    const list = c.info[2].constant === 1n ? sorted(c, value)
      : `list_sort(flatten(${c.aggregate('list', [`repeat([${value}], CAST(spark_frequency(${frequency}) AS BIGINT))`], { filter: `${value} IS NOT NULL AND ${frequency} IS NOT NULL` })}))`;
    return percentileOf(list, p, c.types[1], c.types[0]);
  },
};

/** percentile_cont and percentile_disc: the values come from WITHIN GROUP. */
function withinGroup(name: string, macro: string): SqlFunction {
  return {
    names: [name],
    group,
    kind,
    signatures: [{
      params: [param('percentage', DOUBLE, { constant: true })],
      withinGroup: VALUES,
      check: checkPercentage(0),
      result: (c) => interpolated(c.order?.[0]?.type ?? DOUBLE),
      nullable: true,
      lower: (c) => {
        const { sql, type, descending } = c.sorted[0];
        return percentileOf(sorted(c, asNumber(c, sql, type), descending), c.args[0], c.types[0], type, macro);
      },
    }],
  };
}

const RANKED: TypeClass = [NUMERIC, DATE, TIMESTAMP, TIMESTAMP_NTZ, ANSI_INTERVAL];

function checkAccuracy(call: CallInfo): Refusal | undefined {
  const accuracy = call.args[2].constant;
  if (accuracy === null) return refuse('DATATYPE_MISMATCH.UNEXPECTED_NULL', `the accuracy of ${call.name} must not be null`, 2);
  if (typeof accuracy === 'bigint' && (accuracy <= 0n || accuracy > 2147483647n)) {
    return refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', `the accuracy of ${call.name} must be between 1 and 2147483647, got ${accuracy}`, 2);
  }
  return checkPercentage(1)(call);
}

export const PERCENTILE_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['percentile'], group, kind, signatures: [PERCENTILE] },
  {
    names: ['median'],
    group,
    kind,
    signatures: [{
      params: [param('col', VALUES)],
      result: (c) => interpolated(c.args[0].type),
      nullable: true,
      lower: (c) => percentileOf(sorted(c, asNumber(c, c.args[0], c.types[0])), '0.5::DOUBLE', DOUBLE, c.types[0]),
    }],
  },
  withinGroup('percentile_cont', 'spark_percentile'), withinGroup('percentile_disc', 'spark_percentile_disc'),
  {
    names: ['percentile_approx', 'approx_percentile'],
    group,
    kind,
    signatures: [{
      params: [param('col', RANKED), param('percentage', PERCENTAGE, { constant: true }), param('accuracy', { family: 'integral' }, { fill: 10000, constant: true })],
      check: checkAccuracy,
      result: (c) => perPercentage(c.args[1].type, c.args[0].type),
      nullable: true,
      lower: (c) => each(sorted(c, c.args[0]), c.args[1], c.types[1], (l, p) => `${l}[spark_percentile_rank(len(${l}), ${p}, ${c.args[2]})]`),
    }],
    notes: 'exact here; Spark estimates once a group has more than 10,000 values',
  },
];

/** The type of a histogram's centres: that of the values. */
function histogramType(call: CallInfo): DataType | Refusal {
  const { type } = call.args[0];
  const bins = call.args[1].constant;
  if (bins === null) return refuse('DATATYPE_MISMATCH.UNEXPECTED_NULL', 'the number of bins of histogram_numeric must not be null', 1);
  if (typeof bins === 'bigint' && bins < 2n) return refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', `histogram_numeric needs at least 2 bins, got ${bins}`, 1);
  if (type.kind === 'void') return refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `histogram_numeric does not take ${shown(type)}`, 0);
  return array({ kind: 'struct', fields: [{ name: 'x', type, nullable: true }, { name: 'y', type: DOUBLE, nullable: true }] }, true);
}

export const HISTOGRAM_FUNCTIONS: readonly SqlFunction[] = [{
  names: ['histogram_numeric'],
  group,
  kind,
  signatures: [{
    params: [param('col', RANKED), param('nBins', INT, { constant: true })],
    result: histogramType,
    nullable: true,
    lower: (c) => {
      const [x, bins] = c.args;
      const { from, to } = histogramNumber(c, c.types[0]);
      const value = from(x);
      const flat = `spark_histogram(${c.aggregate('list', [value], { filter: `${value} IS NOT NULL` })}, ${bins})`;
      return `(list_transform([${flat}], lambda h_: list_transform(range(len(h_) // 2), lambda i_: {'x': ${to('h_[i_ * 2 + 1]')}, 'y': h_[i_ * 2 + 2]})))[1]`;
    },
  }],
}];

function histogramNumber(c: LowerCall, type: DataType): { from: (sql: string) => string; to: (sql: string) => string } {
  switch (type.kind) {
    case 'date': return { from: (x) => `CAST(${x} - DATE '1970-01-01' AS DOUBLE)`, to: (x) => `CAST(DATE '1970-01-01' + CAST(trunc(${x}) AS INTEGER) AS DATE)` };
    case 'timestamp': return { from: (x) => `CAST(epoch_us(${x}) AS DOUBLE)`, to: (x) => `make_timestamptz(CAST(trunc(${x}) AS BIGINT))` };
    case 'timestamp_ntz': return { from: (x) => `CAST(epoch_us(${x}) AS DOUBLE)`, to: (x) => `make_timestamp(CAST(trunc(${x}) AS BIGINT))` };
    case 'year-month interval':
    case 'day-time interval': return { from: (x) => asNumber(c, x, type), to: (x) => fromNumber(x, type) };
    default: return { from: (x) => c.cast(x, type, DOUBLE), to: (x) => c.cast(x, DOUBLE, type) };
  }
}
