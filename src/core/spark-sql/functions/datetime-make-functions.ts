import type { LowerCall, Parameter, Signature, SqlFunction } from './function';
import { instantOf } from './local-time';
import { param, text } from './typing';
import { BIGINT, CALENDAR_INTERVAL, DataType, DATE, dayTimeInterval, decimal, INT, STRING, TIMESTAMP, TIMESTAMP_NTZ, yearMonthInterval } from '../../types';

/** `make_date`, `make_timestamp*`, `make_*_interval`: dates, timestamps and intervals from numbers. */
const group = 'datetime_funcs';

/** A zone whose name DuckDB and Java read alike; others go through the exact function. */
export function isRegion(zone: unknown): zone is string {
  return typeof zone === 'string' && (zone === 'UTC' || /^(America|Europe|Asia|Africa|Australia|Pacific|Atlantic|Indian|Antarctica)\/[A-Za-z_/]+$/.test(zone));
}

/** The instant of a local time in a zone. */
export function atZone(local: string, zone: string, constant: unknown): string {
  return isRegion(constant) ? (constant === 'UTC' ? `make_timestamptz(epoch_us(${local}))` : `spark_at_zone(${local}, ${text(constant)})`) : `make_timestamptz(spark_zone_to_instant(epoch_us(${local}), ${zone}))`;
}

/** The local time of an instant in a zone. */
export function inZone(instant: string, zone: string, constant: unknown): string {
  return isRegion(constant) ? (constant === 'UTC' ? `make_timestamp(epoch_us(${instant}))` : `spark_in_zone(${text(constant)}, ${instant})`) : `make_timestamp(spark_zone_to_local(epoch_us(${instant}), ${zone}))`;
}

/** Null where there is no such value, or, in ANSI mode, an error. */
function attempt(c: LowerCall, sql: string): string {
  return c.session.ansi ? sql : `TRY(${sql})`;
}

const CLOCK: readonly Parameter[] = [
  param('year', INT), param('month', INT), param('day', INT), param('hour', INT), param('min', INT), param('sec', decimal(16, 6)),
];

function makeTimestamp(names: readonly string[], result: DataType, mode?: 'try'): SqlFunction {
  const local = (c: LowerCall) => {
    const args = c.args.slice(0, 6).join(', ');
    return c.session.ansi && mode !== 'try' ? `spark_make_timestamp_ansi(${args})` : `TRY(spark_make_timestamp(${args}))`;
  };
  const nullable: Signature['nullable'] = (c) => !c.session.ansi || mode === 'try' || c.args.some((a) => a.nullable);
  const signatures: Signature[] = [{ params: CLOCK, result, nullable, lower: (c) => (result.kind === 'timestamp' ? instantOf(local(c), c.session.timeZone) : local(c)) }];
  if (result.kind === 'timestamp') {
    signatures.push({ params: [...CLOCK, param('timezone', STRING)], result, nullable, lower: (c) => atZone(local(c), c.args[6], c.info[6].constant) });
  }
  return { names, group, signatures, since: mode === 'try' ? '4.0' : undefined };
}

function makeDate(): SqlFunction {
  return {
    names: ['make_date'],
    group,
    signatures: [{
      params: [param('year', INT), param('month', INT), param('day', INT)],
      result: DATE,
      nullable: (c) => !c.session.ansi || c.args.some((a) => a.nullable),
      lower: (c) => attempt(c, `make_date(${c.args.map((a) => `CAST(${a} AS BIGINT)`).join(', ')})`),
    }],
  };
}

/** The seconds' default shows as a decimal. */
const SECS = param('secs', decimal(18, 6), { fill: '0.000000' });

function makeInterval(name: string, mode?: 'try'): SqlFunction {
  return {
    names: [name],
    group,
    since: mode === 'try' ? '4.0' : undefined,
    signatures: [{
      params: [...['years', 'months', 'weeks', 'days', 'hours', 'mins'].map((n) => param(n, INT, { fill: 0 })), SECS],
      result: CALENDAR_INTERVAL,
      nullable: (c) => !c.session.ansi || mode === 'try' || c.args.some((a) => a.nullable),
      lower: (c) => {
        const made = `spark_make_interval(${c.args.join(', ')})`;
        return mode === 'try' ? `TRY(${made})` : attempt(c, made);
      },
    }],
  };
}

export const DATETIME_MAKE_FUNCTIONS: readonly SqlFunction[] = [
  makeDate(),
  makeTimestamp(['make_timestamp'], TIMESTAMP), makeTimestamp(['make_timestamp_ltz'], TIMESTAMP), makeTimestamp(['make_timestamp_ntz'], TIMESTAMP_NTZ),
  makeTimestamp(['try_make_timestamp'], TIMESTAMP, 'try'), makeTimestamp(['try_make_timestamp_ltz'], TIMESTAMP, 'try'), makeTimestamp(['try_make_timestamp_ntz'], TIMESTAMP_NTZ, 'try'),
  makeInterval('make_interval'), makeInterval('try_make_interval', 'try'),
  {
    names: ['make_dt_interval'],
    group,
    signatures: [{
      params: [...['days', 'hours', 'mins'].map((n) => param(n, INT, { fill: 0 })), SECS],
      result: dayTimeInterval(),
      lower: 'spark_make_dt_interval($1, $2, $3, $4)',
    }],
  },
  {
    names: ['make_ym_interval'],
    group,
    signatures: [{ params: [param('years', INT, { fill: 0 }), param('months', INT, { fill: 0 })], result: yearMonthInterval(), lower: 'spark_make_ym_interval($1, $2)' }],
  },
  {
    names: ['date_from_unix_date'],
    group,
    signatures: [{ params: [param('days', INT)], result: DATE, lower: "CAST(DATE '1970-01-01' + $1 AS DATE)" }],
  },
  {
    names: ['timestamp_seconds'],
    group,
    signatures: [{
      params: [param('seconds', { family: 'numeric' }, { exact: true })],
      result: TIMESTAMP,
      nullable: (c) => c.args[0].nullable || c.args[0].type.kind === 'double' || c.args[0].type.kind === 'float',
      lower: (c) => {
        const [x] = c.args;
        switch (c.types[0].kind) {
          case 'decimal': return `make_timestamptz(spark_exact_micros(${x}))`;
          case 'float':
          case 'double': return `make_timestamptz(spark_seconds_micros(CAST(${x} AS DOUBLE)))`;
          default: return `make_timestamptz(CAST(${x} AS BIGINT) * 1000000)`;
        }
      },
    }],
  },
  { names: ['timestamp_millis'], group, signatures: [{ params: [param('milliseconds', { family: 'integral' })], result: TIMESTAMP, lower: 'make_timestamptz(CAST($1 AS BIGINT) * 1000)' }] },
  { names: ['timestamp_micros'], group, signatures: [{ params: [param('microseconds', { family: 'integral' }, { exact: true })], result: TIMESTAMP, lower: 'make_timestamptz(CAST($1 AS BIGINT))' }] },
  { names: ['unix_date'], group, signatures: [{ params: [param('date', DATE, { exact: true })], result: INT, lower: "CAST($1 - DATE '1970-01-01' AS INTEGER)" }] },
  unix('unix_micros', ''), unix('unix_millis', ', 1000'), unix('unix_seconds', ', 1000000'),
];

function unix(name: string, divisor: string): SqlFunction {
  return {
    names: [name],
    group,
    signatures: [{ params: [param('timestamp', TIMESTAMP, { exact: true })], result: BIGINT, lower: divisor === '' ? 'epoch_us($1)' : `spark_floor_div(epoch_us($1)${divisor})` }],
  };
}
