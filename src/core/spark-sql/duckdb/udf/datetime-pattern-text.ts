import { formatMoment } from './datetime-format';
import { legacyParses } from './datetime-legacy';
import { ParsedDatetime, parseDatetime } from './datetime-parse';
import type { Udf } from './udf';
import { offsetAt, toInstant, zoneName } from '../../../types';
import { parsePattern } from '../../../types/datetime-pattern';

/** `null`: what Spark gives for text that does not fit; `error` in ANSI mode. */
function parseOr(text: string, pattern: string, mode: string): ParsedDatetime | undefined {
  const parsed = parseDatetime(parsePattern(pattern, true), text);
  if (parsed !== undefined) return parsed;
  if (legacyParses(pattern, text)) {
    throw new Error(`[INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER] '${text}' is read by '${pattern}' in Spark 2 only, Spark 3 refuses it`);
  }
  if (mode === 'error') throw new Error(`[CANNOT_PARSE_TIMESTAMP] text '${text}' could not be parsed by '${pattern}'`);
  return undefined;
}

function known(zone: string): string {
  const name = zoneName(zone);
  if (name === undefined) throw new Error(`[INVALID_TIMEZONE] the time zone '${zone}' is not known`);
  return name;
}

/** Dates and times in text by a pattern, and zones that DuckDB does not know by that name. */
export const DATETIME_PATTERN_UDFS: readonly Udf[] = [
  {
    name: 'spark_format_datetime',
    params: ['BIGINT', 'BIGINT', 'VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    run: (local, instant, pattern, zone) => formatMoment(parsePattern(pattern as string, false), {
      local: local as bigint, offset: (local as bigint) - (instant as bigint), zone: zone as string,
    }),
  },
  {
    name: 'spark_parse_datetime',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'],
    returns: 'BIGINT',
    run: (text, pattern, zone, mode) => {
      const parsed = parseOr(text as string, pattern as string, mode as string);
      return parsed === undefined ? null : toInstant(parsed.local, parsed.zone ?? (zone as string));
    },
  },
  {
    name: 'spark_parse_datetime_ntz',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR'],
    returns: 'BIGINT',
    run: (text, pattern, mode) => parseOr(text as string, pattern as string, mode as string)?.local ?? null,
  },
  { name: 'spark_zone_to_instant', params: ['BIGINT', 'VARCHAR'], returns: 'BIGINT', run: (local, zone) => toInstant(local as bigint, known(zone as string)) },
  { name: 'spark_zone_to_local', params: ['BIGINT', 'VARCHAR'], returns: 'BIGINT', run: (instant, zone) => (instant as bigint) + offsetAt(instant as bigint, known(zone as string)) },
];
