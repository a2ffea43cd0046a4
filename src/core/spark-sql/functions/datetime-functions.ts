import type { LowerCall, Signature, SqlFunction } from './function';
import { param } from './typing';
import { ANY_TIMESTAMP, DataType, DATE, INT, STRING, TIMESTAMP, TIMESTAMP_NTZ } from '../../types';

const group = 'datetime_funcs';

/** The local time of a timestamp, in which its parts are read. */
function local(c: LowerCall, index = 0): string {
  return c.types[index].kind === 'timestamp' ? `CAST(${c.args[index]} AS TIMESTAMP)` : c.args[index];
}

function datePart(names: readonly string[], part: string, shift = ''): SqlFunction {
  return { names, group, signatures: [{ params: [param('date', DATE)], result: INT, lower: `CAST(datepart('${part}', $1)${shift} AS INTEGER)` }] };
}
function timePart(name: string, part: string): SqlFunction {
  return { names: [name], group, signatures: [{ params: [param('timestamp', ANY_TIMESTAMP)], result: INT, lower: (c) => `CAST(datepart('${part}', ${local(c)}) AS INTEGER)` }] };
}
/** The session's clock: the same for the whole query. */
function clock(names: readonly string[], result: DataType, lower: string): SqlFunction {
  return { names, group, signatures: [{ params: [], result, nullable: false, lower }] };
}

/** A cast under another name: `to_date(x)`, `date(x)`. */
function conversion(type: DataType): Signature {
  return { params: [param('expr', { family: 'atomic' })], result: type, nullable: true, lower: (c) => c.cast(c.args[0], c.types[0], type) };
}

export const DATETIME_FUNCTIONS: readonly SqlFunction[] = [
  clock(['current_date', 'curdate'], DATE, 'CAST(CAST(now() AS TIMESTAMP) AS DATE)'), clock(['current_timestamp', 'now'], TIMESTAMP, 'now()'),
  clock(['localtimestamp'], TIMESTAMP_NTZ, 'CAST(now() AS TIMESTAMP)'),
  { names: ['current_timezone'], group, signatures: [{ params: [], result: STRING, nullable: false, lower: (c) => `'${c.session.timeZone}'` }] },
  datePart(['year'], 'year'), datePart(['quarter'], 'quarter'), datePart(['month'], 'month'), datePart(['day', 'dayofmonth'], 'day'), datePart(['dayofyear'], 'dayofyear'),
  datePart(['dayofweek'], 'dayofweek', ' + 1'), datePart(['weekday'], 'isodow', ' - 1'), datePart(['weekofyear'], 'week'),
  timePart('hour', 'hour'), timePart('minute', 'minute'), timePart('second', 'second'),
  { names: ['date_add', 'dateadd'], group, shownAs: 'date_add', signatures: [{ params: [param('start_date', DATE), param('num_days', [INT, { kind: 'smallint' }, { kind: 'tinyint' }])], result: DATE, lower: 'CAST($1 + CAST($2 AS INTEGER) AS DATE)' }] },
  { names: ['date_sub'], group, signatures: [{ params: [param('start_date', DATE), param('num_days', [INT, { kind: 'smallint' }, { kind: 'tinyint' }])], result: DATE, lower: 'CAST($1 - CAST($2 AS INTEGER) AS DATE)' }] },
  { names: ['datediff', 'date_diff'], group, signatures: [{ params: [param('endDate', DATE), param('startDate', DATE)], result: INT, lower: 'CAST($1 - $2 AS INTEGER)' }] },
  { names: ['add_months'], group, signatures: [{ params: [param('start_date', DATE), param('num_months', INT)], result: DATE, lower: 'CAST($1 + to_months($2) AS DATE)' }] },
  { names: ['last_day'], group, signatures: [{ params: [param('date', DATE)], result: DATE, lower: 'last_day($1)' }] },
  { names: ['to_date'], group, signatures: [conversion(DATE)] },
  { names: ['to_timestamp'], group, signatures: [conversion(TIMESTAMP)] },
];
