import { GlueprintError } from '../../src/core/diagnostics';

/**
 * Spark before version 3 counted days by the Julian calendar up to 4 October 1582 and by the Gregorian one from the day after, the 15th; since then
 * by the Gregorian one throughout. A file says which it has, and Spark reads the same day of the same month of the same year from either.
 *
 * @see https://github.com/apache/spark/blob/branch-3.5/sql/core/src/main/scala/org/apache/spark/sql/execution/datasources/DataSourceUtils.scala
 */
export interface FileCalendar {
  /** Dates and 64-bit timestamps are of the hybrid calendar. */
  readonly dates: boolean;
  /** Timestamps of 96 bits are. */
  readonly int96: boolean;
  /** Of the session that wrote it. */
  readonly timeZone?: string;
}

/** What Spark notes in a file. */
export const CALENDAR_NOTES = ['org.apache.spark.version', 'org.apache.spark.legacyDateTime', 'org.apache.spark.legacyINT96', 'org.apache.spark.timeZone'];

/** `undefined`: the Gregorian calendar throughout, which is taken of other writers, too. */
export function fileCalendar(note: (key: string) => string | undefined): FileCalendar | undefined {
  const [version, dates, int96, timeZone] = CALENDAR_NOTES.map(note);
  // Versions compare as texts, as Spark compares them.
  if (version === undefined) return undefined;
  const calendar = { dates: version < '3.0.0' || dates !== undefined, int96: version < '3.1.0' || int96 !== undefined, timeZone };
  return calendar.dates || calendar.int96 ? calendar : undefined;
}

/** The first day of the Gregorian calendar, counted from 1970. */
const FIRST_DAY = -141427;
/** 1 March of the year 0, from which Julian centuries have 36525 days each. */
const JULIAN_MARCH = -719470;
const DAY = 86_400_000_000n;

/** The Gregorian number of the day that has this one in the hybrid calendar; 29 February of a year that has none is 1 March. */
export function gregorianDay(day: number): number {
  if (day >= FIRST_DAY) return day;
  const century = Math.floor((day - JULIAN_MARCH) / 36525);
  return day + 2 - century + Math.floor(century / 4);
}

export function gregorianMicros(micros: bigint): bigint {
  if (micros >= BigInt(FIRST_DAY) * DAY) return micros;
  const day = Number((micros - DAY + 1n) / DAY);
  return micros + BigInt(gregorianDay(day) - day) * DAY;
}

/** The same of a date, in the engine's SQL. */
export function gregorianDateSql(x: string): string {
  return `CASE WHEN ${x} < DATE '1582-10-15' THEN ${x} + ${leap(`date_diff('day', DATE '1970-01-01', ${x})`)} ELSE ${x} END`;
}

/** Microseconds from 1970. */
export function gregorianMicrosSql(micros: string): string {
  return `CASE WHEN ${micros} < ${BigInt(FIRST_DAY) * DAY} THEN ${micros} + ${leap(`((${micros} - ${DAY - 1n}) // ${DAY})`)} * ${DAY} ELSE ${micros} END`;
}

function leap(day: string): string {
  const century = `CAST(floor((${day} - ${JULIAN_MARCH}) / 36525.0) AS INTEGER)`;
  return `(2 - ${century} + CAST(floor(${century} / 4.0) AS INTEGER))`;
}

/** The old calendar's library had other offsets before 1900: only in UTC is it known what such a timestamp was. */
export const FIRST_SURE_MICROS = -2_208_988_800_000_000n;

export const isUtc = (zone: string | undefined) => zone === undefined || /^(utc|gmt|z|etc\/(utc|gmt)|[+-]?00:?00)$/i.test(zone);

export function foreignZone(zone: string, what: string, file?: string): GlueprintError {
  return new GlueprintError({
    code: 'OldCalendar',
    file,
    message: `it was written by the calendar of Spark 2 in the zone ${zone}, and ${what}, whose instants only Spark can tell`,
    hint: 'run on the Spark engine, or write the files anew with datetimeRebaseModeInWrite CORRECTED',
  });
}
