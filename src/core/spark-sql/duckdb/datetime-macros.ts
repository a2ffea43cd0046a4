import type { Macro } from './prelude';

/** Macros of the datetime functions. */
export const DATETIME_MACROS: readonly Macro[] = [
  {
    name: 'spark_format_native',
    params: 's, native, p',
    body: "CASE WHEN s BETWEEN TIMESTAMP '1000-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999' THEN strftime(s, native) ELSE spark_format_datetime(epoch_us(s), epoch_us(s), p, 'UTC') END",
  },
  // the local time of an instant; the cast says that it is one, however the engine holds it
  { name: 'spark_in_zone', params: 'zone, t', body: 'timezone(zone, CAST(t AS TIMESTAMPTZ))' },
  { name: 'spark_format_exact', params: 't, p, zone', body: 'spark_format_datetime(epoch_us(CAST(t AS TIMESTAMP)), epoch_us(t), p, zone)' },
  // of a local time, for the writers of JSON and CSV
  { name: 'spark_date_format', params: 's, p, zone', body: 'spark_format_datetime(epoch_us(s), epoch_us(CAST(s AS TIMESTAMP WITH TIME ZONE)), p, zone)' },
  { name: 'spark_parse_native', params: 't, re, native, exact, like_', body: 'coalesce(CASE WHEN regexp_full_match(t, re) THEN try_strptime(t, native) ELSE like_ END, exact)' },
  // when the clock is set back an hour comes twice: the first counts, as in Java; DuckDB takes the second
  {
    name: 'spark_at_zone',
    params: 's, zone',
    body: 'CASE WHEN timezone(zone, timezone(zone, s) - to_microseconds(3600000000)) = s THEN timezone(zone, s) - to_microseconds(3600000000) ELSE timezone(zone, s) END',
  },
  { name: 'spark_floor_div', params: 'a, b', body: 'CAST(CASE WHEN a % b < 0 THEN a // b - 1 ELSE a // b END AS BIGINT)' },
  {
    name: 'spark_make_timestamp',
    params: 'y, mo, d, h, mi, s',
    body: 'CASE WHEN s BETWEEN 0 AND 60 AND h BETWEEN 0 AND 23 AND mi BETWEEN 0 AND 59 THEN CAST(make_date(CAST(y AS BIGINT), CAST(mo AS BIGINT), CAST(d AS BIGINT)) AS TIMESTAMP) + to_microseconds((CAST(h AS BIGINT) * 60 + mi) * 60000000 + CAST(s * 1000000 AS BIGINT)) END',
  },
  {
    name: 'spark_make_timestamp_ansi',
    params: 'y, mo, d, h, mi, s',
    body: "CASE WHEN s NOT BETWEEN 0 AND 60 OR h NOT BETWEEN 0 AND 23 OR mi NOT BETWEEN 0 AND 59 THEN error('[DATETIME_FIELD_OUT_OF_BOUNDS] invalid value for a field of a timestamp') ELSE spark_make_timestamp(y, mo, d, h, mi, s) END",
  },
  {
    name: 'spark_make_interval',
    params: 'y, mo, w, d, h, mi, s',
    body: 'to_months(CAST(CAST(y AS BIGINT) * 12 + mo AS INTEGER)) + to_days(CAST(CAST(w AS BIGINT) * 7 + d AS INTEGER)) + to_microseconds((CAST(h AS BIGINT) * 60 + mi) * 60000000 + CAST(s * 1000000 AS BIGINT))',
  },
  { name: 'spark_make_dt_interval', params: 'd, h, mi, s', body: 'to_microseconds(CAST((CAST(d AS HUGEINT) * 1440 + CAST(h AS HUGEINT) * 60 + mi) * 60000000 + CAST(s * 1000000 AS HUGEINT) AS BIGINT))' },
  { name: 'spark_make_ym_interval', params: 'y, mo', body: 'to_months(CAST(CAST(y AS BIGINT) * 12 + mo AS INTEGER))' },
  {
    name: 'spark_exact_micros',
    params: 'x',
    body: "CASE WHEN CAST(x AS DECIMAL(38,18)) * 1000000 <> trunc(CAST(x AS DECIMAL(38,18)) * 1000000) THEN error('[ARITHMETIC] rounding necessary: a timestamp has microseconds') ELSE CAST(x * 1000000 AS BIGINT) END",
  },
  { name: 'spark_seconds_micros', params: 'x', body: 'CASE WHEN isfinite(x) THEN spark_double_bigint(x * 1000000) END' },
  {
    name: 'spark_window_starts',
    params: 'us, w, slide, origin, n',
    body: 'CASE WHEN us IS NOT NULL THEN list_filter(list_transform(range(n), lambda i_: us - spark_pmod(us - origin, slide) - i_ * slide), lambda s_: us < s_ + w) END',
  },
  { name: 'spark_next_day', params: 'd, target', body: 'CAST(d + CAST((target - isodow(d) + 6) % 7 + 1 AS INTEGER) AS DATE)' },
  {
    name: 'spark_months_between',
    params: 'a, b, rounded',
    body: `CASE WHEN rounded IS NULL THEN NULL WHEN day(a) = day(b) OR (CAST(a AS DATE) = last_day(a) AND CAST(b AS DATE) = last_day(b)) THEN CAST((year(a) - year(b)) * 12 + month(a) - month(b) AS DOUBLE)
      WHEN rounded THEN floor(spark_months_apart(a, b) * 1e8 + 0.5) / 1e8 ELSE spark_months_apart(a, b) END`,
  },
  {
    name: 'spark_months_apart',
    params: 'a, b',
    body: "CAST((year(a) - year(b)) * 12 + month(a) - month(b) AS DOUBLE) + CAST((day(a) - day(b)) * 86400 + (epoch_us(a) - epoch_us(date_trunc('day', a))) // 1000000 - (epoch_us(b) - epoch_us(date_trunc('day', b))) // 1000000 AS DOUBLE) / 2678400.0::DOUBLE",
  },
  {
    name: 'spark_whole_months',
    params: 'a, b',
    body: `CASE WHEN b >= a THEN (year(b) - year(a)) * 12 + month(b) - month(a) - CASE WHEN spark_time_in_month(b) < spark_time_in_month(a) THEN 1 ELSE 0 END
      ELSE (year(b) - year(a)) * 12 + month(b) - month(a) + CASE WHEN spark_time_in_month(b) > spark_time_in_month(a) THEN 1 ELSE 0 END END`,
  },
  { name: 'spark_time_in_month', params: 's', body: "epoch_us(s) - epoch_us(date_trunc('month', s))" },
];
