import type { Udf } from './udf';
import {
  calendarText, dateText, dayTimeText, floorDiv, intervalOf, MICROS_PER_DAY, offsetAt, parseDate,
  parseDayTime, parseInterval, parseTimestamp, parseYearMonth,
  timestampText, toInstant, yearMonthText,
} from '../../../types';

/** Start of the current day in a zone: a time alone is one of today. */
function today(zone: string): bigint {
  const now = BigInt(Date.now()) * 1000n;
  return floorDiv(now + offsetAt(now, zone), MICROS_PER_DAY) * MICROS_PER_DAY;
}

/** Spark's forms of dates, timestamps and intervals in text, where DuckDB's casts do not read or print them. */
export const DATETIME_TEXT_UDFS: readonly Udf[] = [
  { name: 'spark_parse_date', params: ['VARCHAR'], returns: 'DATE', run: (t) => parseDate(t as string) ?? null },
  {
    name: 'spark_parse_timestamp',
    params: ['VARCHAR', 'VARCHAR'],
    returns: 'BIGINT',
    run: (t, zone) => {
      const parsed = parseTimestamp(t as string);
      if (parsed === undefined) return null;
      const at = parsed.zone ?? (zone as string);
      return toInstant(parsed.timeOnly ? parsed.local + today(at) : parsed.local, at);
    },
  },
  {
    name: 'spark_parse_timestamp_ntz',
    params: ['VARCHAR'],
    returns: 'BIGINT',
    run: (t) => {
      const parsed = parseTimestamp(t as string);
      // A time alone is of no day: today is a matter of zones.
      return parsed === undefined || parsed.timeOnly ? null : parsed.local;
    },
  },
  { name: 'spark_format_date', params: ['BIGINT'], returns: 'VARCHAR', run: (d) => dateText(Number(d)) },
  { name: 'spark_format_timestamp', params: ['BIGINT'], returns: 'VARCHAR', run: (us) => timestampText(us as bigint) },
  {
    name: 'spark_format_year_month',
    params: ['INTEGER', 'VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    run: (months, from, to) => yearMonthText(months as number, from as string, to as string),
  },
  {
    name: 'spark_format_day_time',
    params: ['BIGINT', 'VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    run: (micros, from, to) => dayTimeText(micros as bigint, from as string, to as string),
  },
  {
    name: 'spark_format_interval',
    params: ['INTEGER', 'INTEGER', 'BIGINT'],
    returns: 'VARCHAR',
    run: (months, days, micros) => calendarText({ months: months as number, days: days as number, micros: micros as bigint }),
  },
  {
    name: 'spark_parse_year_month',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR'],
    returns: 'INTEGER',
    run: (t, from, to) => {
      const text = (t as string).trim();
      const literal = /^interval\s+([+-]?)'([^']*)'\s+/i.exec(text);
      const value = literal === null ? text : `${literal[1]}${literal[2]}`.replace(/^--/, '');
      if (from !== to) return parseYearMonth(value) ?? null;
      return intervalOf(value, from as string)?.months ?? null;
    },
  },
  {
    name: 'spark_parse_day_time',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR'],
    returns: 'BIGINT',
    run: (t, from, to) => {
      const text = (t as string).trim();
      const literal = /^interval\s+([+-]?)'([^']*)'\s+/i.exec(text);
      const value = literal === null ? text : `${literal[1]}${literal[2]}`.replace(/^--/, '');
      if (from !== to) return parseDayTime(value, from as string, to as string) ?? null;
      const one = intervalOf(value, from as string);
      return one === undefined ? null : BigInt(one.days) * 86_400_000_000n + one.micros;
    },
  },
  {
    name: 'spark_parse_interval',
    params: ['VARCHAR'],
    returns: 'BIGINT[]',
    run: (t) => {
      const v = parseInterval(t as string);
      return v === undefined ? null : [BigInt(v.months), BigInt(v.days), v.micros];
    },
  },
];
