import { EXTRACT_FUNCTIONS } from './datetime-extract';
import { atZone, DATETIME_MAKE_FUNCTIONS, inZone } from './datetime-make-functions';
import { DATETIME_PATTERN_FUNCTIONS } from './datetime-pattern-functions';
import { CallInfo, LowerCall, Refusal, refuse, Signature, SqlFunction } from './function';
import { instantOf, localTime } from './local-time';
import { TIME_WINDOW_FUNCTIONS } from './time-window-functions';
import { param, text } from './typing';
import { ANY_TIMESTAMP, BIGINT, DataType, DATE, DOUBLE, INT, isString, STRING, TIMESTAMP, TIMESTAMP_NTZ } from '../../types';

const group = 'datetime_funcs';

/** The local time of a timestamp, in which its parts are read. */
function local(c: LowerCall, index = 0): string {
  return c.types[index].kind === 'timestamp' ? localTime(c.args[index], c.session.timeZone) : c.args[index];
}

function datePart(names: readonly string[], part: string, shift = ''): SqlFunction {
  return { names, group, signatures: [{ params: [param('date', DATE)], result: INT, lower: `CAST(datepart('${part}', $1)${shift} AS INTEGER)` }] };
}
function timePart(name: string, part: string): SqlFunction {
  return { names: [name], group, signatures: [{ params: [param('timestamp', ANY_TIMESTAMP)], result: INT, lower: (c) => `CAST(datepart('${part}', ${local(c)}) AS INTEGER)` }] };
}
/** The session's clock: the same for the whole query. */
function clock(names: readonly string[], result: DataType, lower: string, shownAs?: string): SqlFunction {
  return { names, group, shownAs, signatures: [{ params: [], result, nullable: false, lower }] };
}

/** A cast under another name: `date(x)`. */
function conversion(type: DataType): Signature {
  return { params: [param('expr', { family: 'atomic' })], result: type, nullable: true, lower: (c) => c.cast(c.args[0], c.types[0], type) };
}

const DAYS: Parameter = param('num_days', [INT, { kind: 'smallint' }, { kind: 'tinyint' }], { exact: true });
type Parameter = ReturnType<typeof param>;

/** A constant text is taken as a number of days, when it is one. */
function daysAsText(call: CallInfo): readonly (DataType | undefined)[] | Refusal {
  const days = call.args[1];
  if (!isString(days.type) || !days.foldable) {
    if (isString(days.type) && call.session.ansi) return [undefined, INT];
    return isString(days.type) ? refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `parameter 2 of ${call.name} requires the type "INT", however "${days.text}" has the type "STRING"`, 1) : [];
  }
  if (typeof days.constant === 'string' && !/^\s*[+-]?\d+\s*$/.test(days.constant)) {
    return refuse('SECOND_FUNCTION_ARGUMENT_NOT_INTEGER', `the second argument of ${call.name} must be an integer, got '${days.constant}'`, 1);
  }
  return [undefined, INT];
}

function addDays(names: readonly string[], shownAs: string, operator: '+' | '-'): SqlFunction {
  return { names, group, shownAs, signatures: [{ params: [param('start_date', DATE), DAYS], coerce: daysAsText, result: DATE, lower: `CAST($1 ${operator} CAST($2 AS INTEGER) AS DATE)` }] };
}

// ---------------------------------------------------------------- truncation

const DATE_UNITS: Record<string, string> = {
  YEAR: 'year', YYYY: 'year', YY: 'year', QUARTER: 'quarter', MONTH: 'month', MM: 'month', MON: 'month', WEEK: 'week',
};
const TIME_UNITS: Record<string, string> = {
  ...DATE_UNITS, DAY: 'day', DD: 'day', HOUR: 'hour', MINUTE: 'minute', SECOND: 'second', MILLISECOND: 'millisecond', MICROSECOND: 'microsecond',
};

/** `date_trunc` by a unit's name; an unknown one gives null. */
function truncated(c: LowerCall, value: number, format: number, units: Record<string, string>, type: string): string {
  const x = type === 'DATE' ? c.args[value] : localTime(c.args[value], c.session.timeZone);
  const back = (sql: string) => (type === 'DATE' ? `CAST(${sql} AS DATE)` : instantOf(sql, c.session.timeZone));
  const { constant } = c.info[format];
  if (typeof constant === 'string') {
    const unit = units[constant.toUpperCase()];
    if (unit === undefined) return `NULL::${type}`;
    // hours and less on the instant itself: a repeated hour stays itself
    const fine = ['minute', 'second', 'millisecond', 'microsecond'].includes(unit);
    return fine && x === `CAST(${c.args[value]} AS TIMESTAMP)` ? `date_trunc('${unit}', ${c.args[value]})` : back(`date_trunc('${unit}', ${x})`);
  }
  const whens = Object.entries(units).map(([name, unit]) => `WHEN '${name}' THEN '${unit}'`).join(' ');
  return back(`date_trunc(CASE upper(${c.args[format]}) ${whens} END, ${x})`);
}

// ---------------------------------------------------------------- zones

function shifted(name: string, lower: (c: LowerCall) => string): SqlFunction {
  return { names: [name], group, signatures: [{ params: [param('timestamp', TIMESTAMP), param('timezone', STRING)], result: TIMESTAMP, lower }] };
}

function convert(source: string | undefined, c: LowerCall, at: number): string {
  const zone = source === undefined ? text(c.session.timeZone) : c.args[0];
  const instant = atZone(c.args[at + 1], zone, source === undefined ? c.session.timeZone : c.info[0].constant);
  return inZone(instant, c.args[at], c.info[at].constant);
}

// ---------------------------------------------------------------- units

const ADD_UNITS: Record<string, { readonly months?: number; readonly days?: number; readonly micros?: bigint }> = {
  YEAR: { months: 12 },
  QUARTER: { months: 3 },
  MONTH: { months: 1 },
  WEEK: { days: 7 },
  DAY: { days: 1 },
  DAYOFYEAR: { days: 1 },
  HOUR: { micros: 3_600_000_000n },
  MINUTE: { micros: 60_000_000n },
  SECOND: { micros: 1_000_000n },
  MILLISECOND: { micros: 1000n },
  MICROSECOND: { micros: 1n },
};

function checkUnit(call: CallInfo): Refusal | undefined {
  const unit = call.args[0].constant;
  return typeof unit === 'string' && unit.toUpperCase() in ADD_UNITS ? undefined
    : refuse('INVALID_PARAMETER_VALUE.DATETIME_UNIT', `the unit of ${call.name} must be one of ${Object.keys(ADD_UNITS).join(', ')}, got ${call.args[0].text}`, 0);
}

function timestampAdd(c: LowerCall): string {
  const [, n, x] = c.args;
  const unit = ADD_UNITS[String(c.info[0].constant).toUpperCase()];
  if (unit.micros !== undefined) return `(${x} + to_microseconds(CAST(${n} AS BIGINT) * ${unit.micros}))`;
  const step = unit.months !== undefined ? `to_months(CAST(${n} * ${unit.months} AS INTEGER))` : `to_days(CAST(${n} * ${unit.days} AS INTEGER))`;
  return `(${x} + ${step})`;
}

/** Whole units between two local times, cut off toward zero. */
function timestampDiff(c: LowerCall): string {
  const [, a, b] = c.args;
  const name = String(c.info[0].constant).toUpperCase();
  const unit = ADD_UNITS[name];
  const [x, y] = [a, b].map((t) => localTime(t, c.session.timeZone));
  if (unit.months !== undefined) return `CAST(spark_whole_months(${x}, ${y}) // ${unit.months} AS BIGINT)`;
  if (unit.days !== undefined) return `CAST((epoch_us(${y}) - epoch_us(${x})) // ${BigInt(unit.days) * 86_400_000_000n} AS BIGINT)`;
  return `CAST((epoch_us(${b}) - epoch_us(${a})) // ${unit.micros} AS BIGINT)`;
}

const WEEKDAY_NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const LONG_WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

function nextDay(c: LowerCall): string {
  const whens = LONG_WEEKDAYS.map((day, i) => `WHEN '${WEEKDAY_NAMES[i]}' THEN ${i + 1} WHEN '${day.slice(0, 3)}' THEN ${i + 1} WHEN '${day}' THEN ${i + 1}`).join(' ');
  const otherwise = c.session.ansi ? ' ELSE error(\'[ILLEGAL_DAY_OF_WEEK] illegal input for day of week\')' : '';
  return `spark_next_day(${c.args[0]}, CASE upper(${c.args[1]}) ${whens}${otherwise} END)`;
}

export const DATETIME_FUNCTIONS: readonly SqlFunction[] = [
  clock(['current_date'], DATE, 'CAST(CAST(now() AS TIMESTAMP) AS DATE)'), clock(['curdate'], DATE, 'CAST(CAST(now() AS TIMESTAMP) AS DATE)', 'current_date'),
  clock(['current_timestamp'], TIMESTAMP, 'now()'), clock(['now'], TIMESTAMP, 'now()'), clock(['localtimestamp'], TIMESTAMP_NTZ, 'CAST(now() AS TIMESTAMP)'),
  { names: ['current_timezone'], group, signatures: [{ params: [], result: STRING, nullable: false, lower: (c) => text(c.session.timeZone) }] },
  datePart(['year'], 'year'), datePart(['quarter'], 'quarter'), datePart(['month'], 'month'), datePart(['day', 'dayofmonth'], 'day'), datePart(['dayofyear'], 'dayofyear'),
  datePart(['dayofweek'], 'dayofweek', ' + 1'), datePart(['weekday'], 'isodow', ' - 1'), datePart(['weekofyear'], 'week'),
  timePart('hour', 'hour'), timePart('minute', 'minute'), timePart('second', 'second'),
  addDays(['date_add', 'dateadd'], 'date_add', '+'), addDays(['date_sub'], 'date_sub', '-'),
  { names: ['datediff'], group, signatures: [{ params: [param('endDate', DATE), param('startDate', DATE)], result: INT, lower: 'CAST($1 - $2 AS INTEGER)' }] },
  { names: ['date_diff'], group, signatures: [{ params: [param('endDate', DATE), param('startDate', DATE)], result: INT, lower: 'CAST($1 - $2 AS INTEGER)' }] },
  { names: ['add_months'], group, signatures: [{ params: [param('start_date', DATE), param('num_months', INT)], result: DATE, lower: 'CAST($1 + to_months($2) AS DATE)' }] },
  { names: ['last_day'], group, signatures: [{ params: [param('date', DATE)], result: DATE, lower: 'last_day($1)' }] },
  { names: ['next_day'], group, signatures: [{ params: [param('start_date', DATE), param('day_of_week', STRING)], result: DATE, nullable: true, lower: nextDay }] },
  {
    names: ['months_between'],
    group,
    signatures: [{
      params: [param('timestamp1', TIMESTAMP), param('timestamp2', TIMESTAMP), param('roundOff', { kind: 'boolean' }, { fill: true })],
      result: DOUBLE,
      lower: (c) => `spark_months_between(${localTime(c.args[0], c.session.timeZone)}, ${localTime(c.args[1], c.session.timeZone)}, ${c.args[2]})`,
    }],
  },
  { names: ['trunc'], group, signatures: [{ params: [param('date', DATE), param('fmt', STRING)], result: DATE, nullable: true, lower: (c) => truncated(c, 0, 1, DATE_UNITS, 'DATE') }] },
  {
    names: ['date_trunc'],
    group,
    signatures: [{ params: [param('fmt', STRING), param('ts', TIMESTAMP)], result: TIMESTAMP, nullable: true, lower: (c) => truncated(c, 1, 0, TIME_UNITS, 'TIMESTAMP WITH TIME ZONE') }],
  },
  // the clock that a zone shows at that moment, as a time of UTC; and back
  shifted('from_utc_timestamp', (c) => `make_timestamptz(epoch_us(${inZone(c.args[0], c.args[1], c.info[1].constant)}))`),
  shifted('to_utc_timestamp', (c) => atZone(`make_timestamp(epoch_us(${c.args[0]}))`, c.args[1], c.info[1].constant)),
  {
    names: ['convert_timezone'],
    group,
    text: (args) => `convert_timezone(${args.length === 2 ? 'current_timezone(), ' : ''}${args.join(', ')})`,
    signatures: [
      { params: [param('targetTz', STRING), param('sourceTs', TIMESTAMP_NTZ)], result: TIMESTAMP_NTZ, lower: (c) => convert(undefined, c, 0) },
      { params: [param('sourceTz', STRING), param('targetTz', STRING), param('sourceTs', TIMESTAMP_NTZ)], result: TIMESTAMP_NTZ, lower: (c) => convert('given', c, 1) },
    ],
  },
  {
    names: ['timestampadd'],
    group,
    signatures: [{
      params: [param('unit', STRING), param('quantity', INT), param('timestamp', ANY_TIMESTAMP)],
      check: checkUnit,
      result: (c) => c.args[2].type,
      lower: timestampAdd,
    }],
  },
  {
    names: ['timestampdiff'],
    group,
    signatures: [{ params: [param('unit', STRING), param('start', TIMESTAMP), param('end', TIMESTAMP)], check: checkUnit, result: BIGINT, lower: timestampDiff }],
  },
  { names: ['window_time'], group, signatures: [{ params: [param('window_column', { family: 'struct' })], check: checkWindow, result: TIMESTAMP, nullable: true, lower: "(struct_extract($1, 'end') - to_microseconds(1))" }] },
  { names: ['dayname'], group, since: '4.0', signatures: [{ params: [param('date', DATE)], result: STRING, lower: "strftime($1, '%a')" }] },
  { names: ['monthname'], group, since: '4.0', signatures: [{ params: [param('date', DATE)], result: STRING, lower: "strftime($1, '%b')" }] },
  { names: ['try_to_date'], group, since: '4.0', signatures: [{ ...conversion(DATE), lower: (c) => `TRY(${c.cast(c.args[0], c.types[0], DATE)})` }] },
  ...TIME_WINDOW_FUNCTIONS,
  ...EXTRACT_FUNCTIONS,
  ...DATETIME_PATTERN_FUNCTIONS,
  ...DATETIME_MAKE_FUNCTIONS,
];

function checkWindow(call: CallInfo): Refusal | undefined {
  const { type } = call.args[0];
  const isWindow = type.kind === 'struct' && type.fields.length === 2 && type.fields[0].name === 'start' && type.fields[1].name === 'end' && type.fields[1].type.kind === 'timestamp';
  return isWindow ? undefined : refuse('_LEGACY_ERROR_TEMP_1123', `window_time takes the column that window() gives, not "${call.args[0].text}"`, 0);
}
