import { CallInfo, LowerCall, Refusal, refuse, Signature, SqlFunction } from './function';
import { localTime } from './local-time';
import { param, shown } from './typing';
import { DataType, DATE, decimal, DOUBLE, INT, isString, STRING, TIMESTAMP, TINYINT } from '../../types';

/** `extract(field FROM source)`, `date_part`, `datepart`: every field of dates, timestamps and the three interval types. */
type Unit = 'year' | 'yearofweek' | 'quarter' | 'month' | 'week' | 'day' | 'dayofweek' | 'dayofweek_iso' | 'doy' | 'hour' | 'minute' | 'second';

const NAMES: Record<Unit, readonly string[]> = {
  year: ['YEAR', 'Y', 'YEARS', 'YR', 'YRS'],
  yearofweek: ['YEAROFWEEK'],
  quarter: ['QUARTER', 'QTR'],
  month: ['MONTH', 'MON', 'MONS', 'MONTHS'],
  week: ['WEEK', 'W', 'WEEKS'],
  day: ['DAY', 'D', 'DAYS'],
  dayofweek: ['DAYOFWEEK', 'DOW'],
  dayofweek_iso: ['DAYOFWEEK_ISO', 'DOW_ISO'],
  doy: ['DOY'],
  hour: ['HOUR', 'H', 'HOURS', 'HR', 'HRS'],
  minute: ['MINUTE', 'M', 'MIN', 'MINS', 'MINUTES'],
  second: ['SECOND', 'S', 'SEC', 'SECONDS', 'SECS'],
};
const UNITS = new Map(Object.entries(NAMES).flatMap(([unit, names]) => names.map((n) => [n, unit as Unit])));
const TIME: readonly Unit[] = ['hour', 'minute', 'second'];
const DAY_TIME: readonly Unit[] = ['day', 'hour', 'minute', 'second'];
const SECONDS = decimal(8, 6);

function unitOf(call: { readonly args: CallInfo['args'] }): Unit | undefined {
  const field = call.args[0].constant;
  return typeof field === 'string' ? UNITS.get(field.toUpperCase()) : undefined;
}

function refuseField(call: CallInfo): Refusal {
  return refuse('INVALID_EXTRACT_FIELD', `cannot extract ${String(call.args[0].constant)} from ${shown(call.args[1].type)}`, 0);
}

/** Spark stores no calendar interval: DuckDB's INTERVAL in a table was of some family, of which these fields hang. */
function familyLost(call: CallInfo, unit: Unit): Refusal {
  return refuse('UnknownIntervalFamily', `${unit} of the INTERVAL column ${call.args[1].text} is one thing in a day-time interval and another in a calendar interval, and the table does not say which it is`, 1);
}

/** What the source is read as. */
function coerceSource(call: CallInfo): readonly (DataType | undefined)[] | Refusal {
  const source = call.args[1].type;
  if (call.args[0].constant === null) return [undefined, undefined];
  if (!call.args[0].foldable) return refuse('NON_FOLDABLE_ARGUMENT', `the field parameter of ${call.name} must be a constant string`, 0);
  const unit = unitOf(call);
  if (unit === undefined) return refuseField(call);
  switch (source.kind) {
    case 'year-month interval': return (unit === 'year' && source.from === 'year') || (unit === 'month' && source.to === 'month') ? [] : refuseField(call);
    case 'day-time interval': {
      const at = DAY_TIME.indexOf(unit);
      return at >= DAY_TIME.indexOf(source.from) && at <= DAY_TIME.indexOf(source.to) ? [] : refuseField(call);
    }
    case 'interval':
      if (call.args[1].stored === true && (unit === 'day' || unit === 'hour')) return familyLost(call, unit);
      return ['year', 'month', ...DAY_TIME].includes(unit) ? [] : refuseField(call);
    default: {
      const wanted = TIME.includes(unit) ? TIMESTAMP : DATE;
      if (wanted.kind === 'timestamp' && source.kind === 'timestamp_ntz') return [];
      if (source.kind === 'date' || source.kind === 'timestamp' || source.kind === 'timestamp_ntz' || source.kind === 'void' || isString(source)) return [undefined, wanted];
      return refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `${call.name} reads dates, timestamps and intervals, not ${shown(source)}`, 1);
    }
  }
}

function resultType(call: CallInfo): DataType {
  const unit = unitOf(call);
  if (unit === undefined) return DOUBLE;
  if (unit === 'second') return SECONDS;
  const interval = ['year-month interval', 'day-time interval', 'interval'].includes(call.args[1].type.kind);
  return interval && (unit === 'month' || unit === 'hour' || unit === 'minute') ? TINYINT : INT;
}

function lowerExtract(call: LowerCall): string {
  const x = call.args[1];
  const unit = unitOf({ args: call.info });
  if (unit === undefined) return 'NULL::DOUBLE';
  const source = call.types[1].kind;
  const cast = (sql: string) => `CAST(${sql} AS ${call.typeSql(call.result)})`;
  if (source === 'year-month interval') return cast(unit === 'year' ? `spark_months(${x}) // 12` : `spark_months(${x}) % 12`);
  if (source === 'day-time interval' || source === 'interval') return cast(ofInterval(unit, x, source === 'interval'));
  if (TIME.includes(unit)) {
    const local = source === 'timestamp' ? localTime(x, call.session.timeZone) : x;
    return unit === 'second' ? `CAST(CAST(datepart('microsecond', ${local}) AS DECIMAL(18,0)) * 0.000001 AS DECIMAL(8,6))` : cast(`datepart('${unit}', ${local})`);
  }
  const part: Partial<Record<Unit, string>> = { yearofweek: 'isoyear', dayofweek_iso: 'isodow', doy: 'dayofyear' };
  return unit === 'dayofweek' ? cast(`datepart('dayofweek', ${x}) + 1`) : cast(`datepart('${part[unit] ?? unit}', ${x})`);
}

function ofInterval(unit: Unit, x: string, calendar: boolean): string {
  const micros = calendar ? `(spark_micros(${x}) - datepart('day', ${x}) * 86400000000)` : `spark_micros(${x})`;
  switch (unit) {
    case 'year': return `spark_months(${x}) // 12`;
    case 'month': return `spark_months(${x}) % 12`;
    case 'day': return calendar ? `datepart('day', ${x})` : `${micros} // 86400000000`;
    case 'hour': return calendar ? `${micros} // 3600000000` : `(${micros} // 3600000000) % 24`;
    case 'minute': return `(${micros} // 60000000) % 60`;
    default: return `CAST(${micros} % 60000000 AS DECIMAL(18,0)) * 0.000001`;
  }
}

const EXTRACT: Signature = {
  params: [param('field', STRING), param('source', { family: 'any' })],
  coerce: coerceSource,
  result: resultType,
  nullable: true,
  lower: lowerExtract,
};

export const EXTRACT_FUNCTIONS: readonly SqlFunction[] = [
  { names: ['extract'], group: 'datetime_funcs', signatures: [{ ...EXTRACT, nullable: undefined }], text: ([field, source]) => `extract(${field} FROM ${source})` },
  { names: ['date_part', 'datepart'], group: 'datetime_funcs', text: (args, { name }) => `${name}(${args.join(name === 'datepart' ? ' FROM ' : ', ')})`, signatures: [{ ...EXTRACT, nullable: undefined }] },
];
