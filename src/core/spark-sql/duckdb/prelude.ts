/** Macros that translated queries call, by name. A query asks only for those it uses (`preludeFor`); they may use each other in any order. */
export interface Macro { readonly name: string; readonly params: string; readonly body: string }

const DOUBLE_TEXT = `
  CASE WHEN x IS NULL THEN NULL
    WHEN isnan(x) THEN 'NaN'
    WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END
    WHEN x = 0 THEN CASE WHEN CAST(x AS VARCHAR) LIKE '-%' THEN '-0.0' ELSE '0.0' END
    WHEN abs(x) >= 0.001 AND abs(x) < 10000000 THEN CAST(x AS VARCHAR)
    ELSE spark_scientific(CAST(x AS VARCHAR)) END`;

export const MACROS: readonly Macro[] = [
  // DuckDB prints 1e+20, 12345678.0, 1.5e-07: Java prints 1.0E20, 1.2345678E7, 1.5E-7
  { name: 'spark_digits', params: 't', body: "regexp_replace(ltrim(replace(regexp_extract(t, '^-?([0-9.]+)', 1), '.', ''), '0'), '0+$', '')" },
  {
    name: 'spark_scientific',
    params: 't',
    body: `CASE WHEN t LIKE '-%' THEN '-' ELSE '' END || spark_digits(t)[1] || '.' || CASE WHEN length(spark_digits(t)) > 1 THEN spark_digits(t)[2:] ELSE '0' END || 'E' ||
      CASE WHEN contains(t, 'e') THEN CAST(CAST(regexp_extract(t, 'e(.*)$', 1) AS INTEGER) AS VARCHAR)
        ELSE CAST(CASE WHEN ltrim(t, '-') LIKE '0.%' THEN -1 - length(regexp_extract(t, '0\\.(0*)', 1)) ELSE length(regexp_extract(t, '^-?([0-9]+)', 1)) - 1 END AS VARCHAR) END`,
  },
  { name: 'spark_double_text', params: 'x', body: DOUBLE_TEXT },
  { name: 'spark_float_text', params: 'x', body: DOUBLE_TEXT },
  { name: 'spark_finite_text', params: 'x', body: 'CASE WHEN isfinite(x) THEN CAST(x AS VARCHAR) END' },
  { name: 'spark_double_float', params: 'x', body: "CASE WHEN isfinite(x) AND abs(x) > 3.4028235677973366e38 THEN CASE WHEN x > 0 THEN 'inf'::FLOAT ELSE '-inf'::FLOAT END ELSE CAST(x AS FLOAT) END" },
  {
    name: 'spark_double_int',
    params: 'x',
    body: 'CASE WHEN x IS NULL THEN NULL WHEN isnan(x) THEN 0 WHEN x >= 2147483647 THEN 2147483647 WHEN x <= -2147483648 THEN (-2147483648)::INTEGER ELSE CAST(trunc(x) AS INTEGER) END',
  },
  {
    name: 'spark_double_bigint',
    params: 'x',
    body: 'CASE WHEN x IS NULL THEN NULL WHEN isnan(x) THEN 0 WHEN x >= 9223372036854775807 THEN 9223372036854775807 WHEN x <= -9223372036854775808 THEN (-9223372036854775808)::BIGINT ELSE CAST(trunc(x) AS BIGINT) END',
  },
  {
    name: 'spark_hugeint_bigint',
    params: 'x',
    body: 'CASE WHEN x BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(x AS BIGINT) ELSE CAST((((x % 18446744073709551616::HUGEINT) + 27670116110564327424::HUGEINT) % 18446744073709551616::HUGEINT) - 9223372036854775808::HUGEINT AS BIGINT) END',
  },
  // text to numbers: blanks and control characters around are dropped, a fraction is cut off
  {
    name: 'spark_text_digits',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[\\x00-\\x20]*[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)[\\x00-\\x20]*') THEN regexp_replace(t, '^[\\x00-\\x20]*([+-]?)([0-9]*)[\\s\\S]*$', '\\10\\2') END",
  },
  {
    name: 'spark_text_digits_exact',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[\\x00-\\x20]*[+-]?[0-9]+[\\x00-\\x20]*') THEN regexp_replace(t, '[\\x00-\\x20]', '', 'g') END",
  },
  { name: 'spark_trim', params: 't', body: "regexp_replace(t, '^[\\x00-\\x20]+|[\\x00-\\x20]+$', '', 'g')" },
  {
    name: 'spark_text_number',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[\\x00-\\x20]*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?[dDfF]?[\\x00-\\x20]*') THEN regexp_replace(spark_trim(t), '[dDfF]$', '') WHEN regexp_full_match(t, '(?i)[\\x00-\\x20]*([+-]?inf(inity)?|nan)[\\x00-\\x20]*') THEN spark_trim(t) END",
  },
  {
    name: 'spark_text_decimal',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[\\x00-\\x20]*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?[\\x00-\\x20]*') THEN spark_trim(t) END",
  },
  {
    name: 'spark_text_boolean',
    params: 't',
    body: "CASE lower(spark_trim(t)) WHEN 't' THEN true WHEN 'true' THEN true WHEN 'y' THEN true WHEN 'yes' THEN true WHEN '1' THEN true WHEN 'f' THEN false WHEN 'false' THEN false WHEN 'n' THEN false WHEN 'no' THEN false WHEN '0' THEN false END",
  },
  // text to dates: the usual forms natively, all others by the exact parser
  {
    name: 'spark_text_date',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(t AS DATE) ELSE spark_parse_date(t) END",
  },
  {
    name: 'spark_text_timestamp',
    params: 't, zone',
    body: "CASE WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?') THEN CAST(TRY_CAST(t AS TIMESTAMP) AS TIMESTAMPTZ) ELSE make_timestamptz(spark_parse_timestamp(t, zone)) END",
  },
  {
    name: 'spark_text_timestamp_ntz',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?') THEN TRY_CAST(t AS TIMESTAMP) ELSE make_timestamp(spark_parse_timestamp_ntz(t)) END",
  },
  { name: 'spark_date_text', params: 'd', body: "CASE WHEN year(d) BETWEEN 0 AND 9999 THEN strftime(d, '%Y-%m-%d') ELSE spark_format_date(date_diff('day', DATE '1970-01-01', d)) END" },
  {
    name: 'spark_timestamp_text',
    params: 's',
    body: 'CASE WHEN year(s) BETWEEN 1 AND 9999 THEN CAST(s AS VARCHAR) ELSE spark_format_timestamp(epoch_us(s)) END',
  },
  { name: 'spark_binary_text', params: 'b', body: 'TRY(decode(b))' },
  // DuckDB's INTERVAL has months, days and micros; the parts of the Spark families
  { name: 'spark_months', params: 'i', body: "CAST(datepart('year', i) * 12 + datepart('month', i) AS INTEGER)" },
  {
    name: 'spark_micros',
    params: 'i',
    body: "CAST(datepart('day', i) * 86400000000 + datepart('hour', i) * 3600000000 + datepart('minute', i) * 60000000 + datepart('microsecond', i) AS BIGINT)",
  },
  // days apart from the time of day, as adding to a timestamp across a change of the clock wants it
  { name: 'spark_days_and_time', params: 'i', body: 'to_days(CAST(spark_micros(i) // 86400000000 AS INTEGER)) + to_microseconds(spark_micros(i) % 86400000000)' },
  { name: 'spark_year_month_text', params: 'i, a, b', body: 'spark_format_year_month(spark_months(i), a, b)' },
  { name: 'spark_day_time_text', params: 'i, a, b', body: 'spark_format_day_time(spark_micros(i), a, b)' },
  { name: 'spark_interval_text', params: 'i', body: "spark_format_interval(spark_months(i), CAST(datepart('day', i) AS INTEGER), spark_micros(i) - datepart('day', i) * 86400000000)" },
  { name: 'spark_text_year_month', params: 't, a, b', body: 'to_months(spark_parse_year_month(t, a, b))' },
  { name: 'spark_text_day_time', params: 't, a, b', body: 'to_microseconds(spark_parse_day_time(t, a, b))' },
  {
    name: 'spark_text_interval',
    params: 't',
    body: '(list_transform([spark_parse_interval(t)], lambda p_: CASE WHEN p_ IS NULL THEN NULL ELSE to_months(CAST(p_[1] AS INTEGER)) + to_days(CAST(p_[2] AS INTEGER)) + to_microseconds(p_[3]) END))[1]',
  },
  {
    name: 'spark_scale_interval',
    params: 'i, n, op',
    body: "spark_interval_quotient(i, CASE WHEN op = '*' THEN n ELSE 1 / spark_interval_divisor(n) END)",
  },
  { name: 'spark_interval_quotient', params: 'i, f', body: "to_months(CAST(trunc(spark_months(i) * f) AS INTEGER)) + to_days(CAST(trunc(datepart('day', i) * f + (spark_months(i) * f - trunc(spark_months(i) * f)) * 30) AS INTEGER)) + to_microseconds(CAST(round((spark_micros(i) - datepart('day', i) * 86400000000) * f) AS BIGINT))" },
  { name: 'spark_divisor', params: 'x', body: "CASE WHEN x = 0 THEN error('[DIVIDE_BY_ZERO] division by zero') ELSE x END" },
  { name: 'spark_interval_divisor', params: 'x', body: "CASE WHEN x = 0 THEN error('[INTERVAL_DIVIDED_BY_ZERO] division by zero') ELSE x END" },
  { name: 'spark_pmod', params: 'a, b', body: 'CASE WHEN a % b < 0 THEN (a % b + b) % b ELSE a % b END' },
  { name: 'spark_shiftleft_32', params: 'x, n', body: 'CAST(((((x::HUGEINT * (1::HUGEINT << n)) & 4294967295::HUGEINT) + 2147483648::HUGEINT) & 4294967295::HUGEINT) - 2147483648::HUGEINT AS INTEGER)' },
  { name: 'spark_shiftleft_64', params: 'x, n', body: 'spark_hugeint_bigint(x::HUGEINT * (1::HUGEINT << n))' },
  { name: 'spark_shiftrightunsigned_32', params: 'x, n', body: 'CAST(((((x::BIGINT & 4294967295) >> n) + 2147483648) & 4294967295) - 2147483648 AS INTEGER)' },
  { name: 'spark_shiftrightunsigned_64', params: 'x, n', body: 'spark_hugeint_bigint((x::HUGEINT & 18446744073709551615::HUGEINT) >> n)' },
  // positions count from 1, 0 is 1, negative from the end; the length counts from the position, outside the text too
  { name: 'spark_substring', params: 's, pos, len', body: 'substr(s, CAST(greatest(spark_substring_start(length(s), pos) + 1, 1) AS BIGINT), greatest(least(spark_substring_start(length(s), pos) + greatest(len, 0)::BIGINT, length(s)) - greatest(spark_substring_start(length(s), pos), 0), 0))' },
  { name: 'spark_substring_start', params: 'n, pos', body: 'CASE WHEN pos > 0 THEN pos::BIGINT - 1 WHEN pos < 0 THEN n + pos::BIGINT ELSE 0 END' },
  { name: 'spark_lpad', params: 's, n, p', body: "CASE WHEN n <= 0 THEN '' WHEN length(s) >= n OR p = '' THEN left(s, n) ELSE lpad(s, n, p) END" },
  { name: 'spark_rpad', params: 's, n, p', body: "CASE WHEN n <= 0 THEN '' WHEN length(s) >= n OR p = '' THEN left(s, n) ELSE rpad(s, n, p) END" },
  { name: 'spark_array_contains', params: 'a, v', body: 'CASE WHEN a IS NULL OR v IS NULL THEN NULL WHEN list_contains(a, v) THEN true WHEN len(a) > list_count(a) THEN NULL ELSE false END' },
  { name: 'spark_element_ansi', params: 'a, i', body: "CASE WHEN i < 0 OR i >= len(a) THEN error('[INVALID_ARRAY_INDEX] the index ' || i || ' is out of bounds, the array has ' || len(a) || ' elements') ELSE a[i + 1] END" },
  { name: 'spark_integer_binary', params: 'n, bytes', body: "from_hex(right(printf('%016x', n), CAST(bytes * 2 AS INTEGER)))" },
];

const BY_NAME = new Map(MACROS.map((m) => [m.name, m]));

export function macroSql(m: Macro): string {
  return `CREATE OR REPLACE MACRO ${m.name}(${m.params}) AS ${m.body}`;
}

/** Names that start with `spark_` in a piece of SQL. */
export function sparkNames(sql: string): string[] {
  return [...new Set(sql.match(/\bspark_[a-z0-9_]+/g) ?? [])];
}

/** Macros used in a text and those they use in turn, each after what it needs. */
function needed(text: string): Macro[] {
  const out = new Map<string, Macro>();
  const visit = (sql: string) => {
    for (const name of sparkNames(sql)) {
      const macro = BY_NAME.get(name);
      if (macro === undefined || out.has(name)) continue;
      visit(macro.body);
      out.set(name, macro);
    }
  };
  visit(text);
  return [...out.values()];
}

/** Statements that make the macros a query needs. */
export function preludeFor(sql: string): string[] {
  return needed(sql).map(macroSql);
}

/** All of them. */
export function fullPrelude(): string[] {
  return needed(MACROS.map((m) => m.name).join(' ')).map(macroSql);
}
