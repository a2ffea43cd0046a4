import { AGGREGATE_MACROS } from './aggregate-macros';
import { DATETIME_MACROS } from './datetime-macros';

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
  // to the last digit, where the plain formula loses some: Newton's step, Kahan's quotients
  { name: 'spark_cbrt', params: 'x', body: 'CASE WHEN x = 0 OR NOT isfinite(x) OR abs(x) > 1e300 THEN cbrt(x) ELSE cbrt(x) - (cbrt(x) * cbrt(x) * cbrt(x) - x) / (3 * cbrt(x) * cbrt(x)) END' },
  { name: 'spark_reciprocal', params: 'x', body: "CASE WHEN x = 0 THEN CASE WHEN CAST(x AS VARCHAR) = '-0.0' THEN '-inf'::DOUBLE ELSE 'inf'::DOUBLE END ELSE 1 / x END" },
  { name: 'spark_asinh', params: 'x', body: "CASE WHEN NOT isfinite(x) THEN x WHEN x + sqrt(x * x + 1) = 0 THEN '-inf'::DOUBLE ELSE ln(x + sqrt(x * x + 1)) END" },
  { name: 'spark_acosh', params: 'x', body: "CASE WHEN isnan(x) OR x < 1 AND x * x > 1 AND x + sqrt(abs(x * x - 1)) < 0 OR abs(x) < 1 THEN 'nan'::DOUBLE WHEN x + sqrt(abs(x * x - 1)) = 0 THEN '-inf'::DOUBLE WHEN x = '-inf'::DOUBLE THEN 'nan'::DOUBLE WHEN x <= -1 THEN 'nan'::DOUBLE ELSE ln(x + sqrt(x * x - 1)) END" },
  { name: 'spark_expm1', params: 'x', body: 'CASE WHEN abs(x) > 0.5 OR isnan(x) THEN exp(x) - 1 WHEN exp(x) = 1 THEN x ELSE (exp(x) - 1) * x / ln(exp(x)) END' },
  { name: 'spark_log1p', params: 'x', body: 'CASE WHEN abs(x) > 0.5 OR isnan(x) THEN ln(1 + x) WHEN 1 + x = 1 THEN x ELSE ln(1 + x) * x / ((1 + x) - 1) END' },
  // seconds to an instant: what is beyond the range becomes its end
  { name: 'spark_micros_timestamp', params: 'x', body: "CASE WHEN x = 9223372036854775807 THEN 'infinity'::TIMESTAMPTZ WHEN x <= -9223372036854775807 THEN '-infinity'::TIMESTAMPTZ ELSE make_timestamptz(x) END" },
  { name: 'spark_seconds_timestamp', params: 'x', body: "CASE WHEN x > 9223372036854 THEN 'infinity'::TIMESTAMPTZ WHEN x < -9223372036854 THEN '-infinity'::TIMESTAMPTZ ELSE make_timestamptz(x * 1000000) END" },
  { name: 'spark_double_timestamp', params: 'x', body: 'CASE WHEN isfinite(x) THEN spark_micros_timestamp(spark_double_bigint(x * 1000000)) END' },
  { name: 'spark_decimal_micros', params: 'x', body: 'spark_hugeint_bigint((CAST(trunc(x) AS HUGEINT) % 18446744073709551616::HUGEINT) * 1000000 + CAST(trunc(CAST(x % 1 AS DECIMAL(38,18)) * 1000000) AS HUGEINT))' },
  // Java's BigDecimal writes values below a millionth with an exponent
  {
    name: 'spark_decimal_text',
    params: 't, scale',
    body: "CASE WHEN regexp_full_match(t, '-?0\\.0{6}[0-9]*') THEN spark_small_decimal(CASE WHEN t LIKE '-%' THEN '-' ELSE '' END, coalesce(nullif(ltrim(ltrim(t, '-0.'), '0'), ''), '0'), scale) ELSE t END",
  },
  { name: 'spark_small_decimal', params: 'sign, d, scale', body: "sign || d[1] || CASE WHEN length(d) > 1 THEN '.' || d[2:] ELSE '' END || 'E-' || (scale + 1 - length(d))" },
  // text to numbers: blanks and control characters around are dropped, a fraction is cut off
  {
    name: 'spark_text_digits',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[\\x00-\\x20]*[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]*)[\\x00-\\x20]*') THEN regexp_replace(t, '^[\\x00-\\x20]*([+-]?)([0-9]*)[\\s\\S]*$', '\\10\\2') END",
  },
  {
    name: 'spark_text_digits_exact',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[\\x00-\\x20]*[+-]?[0-9]+[\\x00-\\x20]*') THEN regexp_replace(t, '[\\x00-\\x20]', '', 'g') END",
  },
  { name: 'spark_div', params: 'a, b', body: 'CASE WHEN b = -1 THEN CASE WHEN a = -9223372036854775808 THEN a ELSE -a END ELSE a // nullif(b, 0) END' },
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
    body: "CASE WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?') THEN CASE WHEN zone = 'UTC' THEN make_timestamptz(epoch_us(TRY_CAST(t AS TIMESTAMP))) ELSE CAST(TRY_CAST(t AS TIMESTAMP) AS TIMESTAMPTZ) END ELSE make_timestamptz(spark_parse_timestamp(t, zone)) END",
  },
  {
    name: 'spark_text_timestamp_ntz',
    params: 't',
    body: "CASE WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?') THEN TRY_CAST(t AS TIMESTAMP) ELSE make_timestamp(spark_parse_timestamp_ntz(t)) END",
  },
  { name: 'spark_date_text', params: 'd', body: "CASE WHEN year(d) BETWEEN 0 AND 9999 THEN strftime(d, '%Y-%m-%d') ELSE spark_format_date(date_diff('day', DATE '1970-01-01', d)) END" },
  {
    name: 'spark_timestamp_text',
    params: 's',
    body: 'CASE WHEN year(s) BETWEEN 1 AND 9999 THEN CAST(s AS VARCHAR) ELSE spark_format_timestamp(epoch_us(s)) END',
  },
  { name: 'spark_binary_text', params: 'b', body: "coalesce(TRY(decode(b)), spark_decode(b, 'UTF-8'))" },
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
  { name: 'spark_getbit', params: 'x, n, bits', body: "CASE WHEN n < 0 OR n >= bits THEN error('[INVALID_PARAMETER_VALUE.BIT_POSITION] the bit position ' || n || ' is outside of 0 to ' || (bits - 1)) ELSE CAST((x >> n) & 1 AS TINYINT) END" },
  { name: 'spark_pmod', params: 'a, b', body: 'CASE WHEN a % b < 0 THEN (a % b + b) % b ELSE a % b END' },
  { name: 'spark_shiftleft_32', params: 'x, n', body: 'CAST(((((x::HUGEINT * (1::HUGEINT << n)) & 4294967295::HUGEINT) + 2147483648::HUGEINT) & 4294967295::HUGEINT) - 2147483648::HUGEINT AS INTEGER)' },
  { name: 'spark_shiftleft_64', params: 'x, n', body: 'spark_hugeint_bigint(x::HUGEINT * (1::HUGEINT << n))' },
  { name: 'spark_shiftrightunsigned_32', params: 'x, n', body: 'CAST(((((x::BIGINT & 4294967295) >> n) + 2147483648) & 4294967295) - 2147483648 AS INTEGER)' },
  { name: 'spark_shiftrightunsigned_64', params: 'x, n', body: 'spark_hugeint_bigint((x::HUGEINT & 18446744073709551615::HUGEINT) >> n)' },
  // positions count from 1, 0 is 1, negative from the end; the length counts from the position, outside the text too
  { name: 'spark_substring', params: 's, pos, len', body: 'CASE WHEN pos IS NOT NULL AND len IS NOT NULL THEN substr(s, CAST(greatest(spark_substring_start(length(s), pos) + 1, 1) AS BIGINT), greatest(least(spark_substring_start(length(s), pos) + greatest(len, 0)::BIGINT, length(s)) - greatest(spark_substring_start(length(s), pos), 0), 0)) END' },
  { name: 'spark_substring_start', params: 'n, pos', body: 'CASE WHEN pos > 0 THEN pos::BIGINT - 1 WHEN pos < 0 THEN n + pos::BIGINT ELSE 0 END' },
  { name: 'spark_lpad', params: 's, n, p', body: "CASE WHEN s IS NULL OR p IS NULL THEN NULL WHEN n <= 0 THEN '' WHEN length(s) >= n OR p = '' THEN left(s, n) ELSE lpad(s, n, p) END" },
  { name: 'spark_rpad', params: 's, n, p', body: "CASE WHEN s IS NULL OR p IS NULL THEN NULL WHEN n <= 0 THEN '' WHEN length(s) >= n OR p = '' THEN left(s, n) ELSE rpad(s, n, p) END" },
  { name: 'spark_array_contains', params: 'a, v', body: 'CASE WHEN a IS NULL OR v IS NULL THEN NULL WHEN list_contains(a, v) THEN true WHEN len(a) > list_count(a) THEN NULL ELSE false END' },
  { name: 'spark_element_ansi', params: 'a, i', body: "CASE WHEN i < 0 OR i >= len(a) THEN error('[INVALID_ARRAY_INDEX] the index ' || i || ' is out of bounds, the array has ' || len(a) || ' elements') ELSE a[i + 1] END" },
  { name: 'spark_integer_binary', params: 'n, bytes', body: "from_hex(right(printf('%016x', n), CAST(bytes * 2 AS INTEGER)))" },
  // arrays and maps
  {
    name: 'spark_element_at',
    params: 'l, i',
    body: "CASE WHEN i = 0 THEN error('[INVALID_INDEX_OF_ZERO] the index 0 is invalid; an index is 1 or more, or negative from the end') ELSE l[i] END",
  },
  {
    name: 'spark_element_at_ansi',
    params: 'l, i',
    body: "CASE WHEN i = 0 THEN error('[INVALID_INDEX_OF_ZERO] the index 0 is invalid; an index is 1 or more, or negative from the end') WHEN abs(i) > len(l) THEN error('[INVALID_ARRAY_INDEX_IN_ELEMENT_AT] the index is beyond the array') ELSE l[i] END",
  },
  {
    name: 'spark_sequence',
    params: 'a, b, s',
    body: "CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN coalesce(s, CASE WHEN a <= b THEN 1 ELSE -1 END) = 0 AND a <> b OR coalesce(s, 1) > 0 AND s IS NOT NULL AND a > b OR s < 0 AND a < b THEN error('[SPARK_ERROR] illegal sequence boundaries: ' || a || ' to ' || b || ' by ' || s) WHEN a = b THEN [a] ELSE generate_series(a, b, coalesce(s, CASE WHEN a <= b THEN 1 ELSE -1 END)) END",
  },
  {
    name: 'spark_time_steps',
    params: 'a, b, s',
    body: 'CAST(abs(epoch_us(b) - epoch_us(a)) // greatest(1, CASE WHEN spark_months(s) <> 0 THEN abs(spark_months(s)) * 2419200000000 - abs(spark_micros(s)) ELSE abs(spark_micros(s)) END) AS BIGINT)',
  },
  {
    name: 'spark_time_sequence',
    params: 'a, b, s',
    body: "CASE WHEN a IS NULL OR b IS NULL OR s IS NULL THEN NULL WHEN a < b AND a + s <= a OR a > b AND a + s >= a THEN error('[SPARK_ERROR] illegal sequence boundaries: ' || a || ' to ' || b || ' by ' || s) ELSE list_filter(list_transform(range(spark_time_steps(a, b, s) + 2), lambda n_: a + to_months(CAST(spark_months(s) * n_ AS INTEGER)) + to_microseconds(spark_micros(s) * n_)), lambda t_: CASE WHEN a <= b THEN t_ <= b ELSE t_ >= b END) END",
  },
  {
    name: 'spark_arrays_overlap',
    params: 'a, b',
    body: 'CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN list_has_any(a, b) THEN true WHEN len(a) > 0 AND len(b) > 0 AND (len(a) > list_count(a) OR len(b) > list_count(b)) THEN NULL ELSE false END',
  },
  {
    name: 'spark_array_insert',
    params: 'l, p, e',
    body: "CASE WHEN l IS NULL OR p IS NULL THEN NULL WHEN p = 0 THEN error('[INVALID_INDEX_OF_ZERO] the index 0 is invalid; an index is 1 or more, or negative from the end') WHEN p > len(l) THEN list_append(list_resize(l, p - 1), e) WHEN p > 0 THEN list_concat(list_append(l[:p - 1], e), l[p:]) WHEN -p <= len(l) + 1 THEN list_concat(list_append(l[:len(l) + p + 1], e), l[len(l) + p + 2:]) ELSE list_concat(list_prepend(e, list_resize(l[:0], -p - len(l) - 1)), l) END",
  },
  {
    name: 'spark_slice',
    params: 'l, s, n',
    body: "CASE WHEN s = 0 THEN error('[INVALID_PARAMETER_VALUE.START] slice: arrays start at 1, or negative from the end, got 0') WHEN n < 0 THEN error('[INVALID_PARAMETER_VALUE.LENGTH] slice: the length must not be negative') WHEN n = 0 OR s > len(l) OR -s > len(l) THEN l[:0] WHEN s > 0 THEN l[s:s + CAST(n AS BIGINT) - 1] ELSE l[len(l) + s + 1:len(l) + s + CAST(n AS BIGINT)] END",
  },
  // DuckDB's own error for a key twice or a null key, in Spark's words
  {
    name: 'spark_map_from_entries',
    params: 'l',
    body: "CASE WHEN l IS NULL THEN NULL WHEN len(list_filter(l, lambda e_: e_.key IS NULL)) > 0 THEN error('[NULL_MAP_KEY] a map cannot have a null key') WHEN len(list_distinct(list_transform(l, lambda e_: e_.key))) < len(l) THEN error('[DUPLICATED_MAP_KEY] a map key stands twice; remove it or set spark.sql.mapKeyDedupPolicy on Spark') ELSE map_from_entries(l) END",
  },
  {
    name: 'spark_split_pairs',
    params: 't, p, k',
    body: 'list_transform(spark_split(t, p, -1), lambda x_: spark_split(x_, k, 2))',
  },
  // text
  {
    name: 'spark_locate',
    params: 'p, t, n',
    body: "CASE WHEN p IS NULL OR t IS NULL THEN NULL WHEN n IS NULL OR n <= 0 THEN 0 WHEN p = '' THEN 1 ELSE CAST(CASE WHEN instr(substring(t, n), p) = 0 THEN 0 ELSE instr(substring(t, n), p) + n - 1 END AS INTEGER) END",
  },
  {
    name: 'spark_split_part',
    params: 't, d, n',
    body: "CASE WHEN n = 0 THEN error('[INVALID_INDEX_OF_ZERO] the index 0 is invalid; an index is 1 or more, or negative from the end') WHEN t IS NULL OR d IS NULL OR n IS NULL THEN NULL WHEN d = '' THEN CASE WHEN n IN (1, -1) THEN t ELSE '' END ELSE coalesce(string_split(t, d)[n], '') END",
  },
  {
    name: 'spark_substring_index',
    params: 't, d, n',
    body: "CASE WHEN t IS NULL OR d IS NULL OR n IS NULL THEN NULL WHEN n = 0 OR d = '' THEN '' WHEN n > 0 THEN array_to_string(string_split(t, d)[1:n], d) ELSE reverse(array_to_string(string_split(reverse(t), reverse(d))[1:-n], reverse(d))) END",
  },
  {
    name: 'spark_overlay',
    params: 't, r, p, n',
    body: 'spark_substring(t, 1, p - 1) || r || spark_substring(t, p + CASE WHEN n >= 0 THEN n ELSE length(r) END, 2147483647)',
  },
  { name: 'spark_concat_ws', params: 'sep, l', body: "CASE WHEN sep IS NULL THEN NULL WHEN len(l) = 0 THEN '' ELSE list_reduce(l, lambda a_, b_: a_ || sep || b_) END" },
  { name: 'spark_initcap', params: 't', body: "array_to_string(list_transform(string_split(lower(t), ' '), lambda w_: replace(upper(w_[1]), 'ẞ', 'ß') || w_[2:]), ' ')" },
  { name: 'spark_distance', params: 'a, b', body: 'CASE WHEN strlen(a) = length(a) AND strlen(b) = length(b) THEN levenshtein(a, b) ELSE spark_levenshtein(a, b) END' },
  {
    name: 'spark_unbase64',
    params: 't',
    body: "CASE WHEN t IS NOT NULL THEN from_base64(rpad(regexp_replace(t, '[^A-Za-z0-9+/]', '', 'g'), CAST((length(regexp_replace(t, '[^A-Za-z0-9+/]', '', 'g')) + 3) // 4 * 4 AS INTEGER), '=')) END",
  },
  { name: 'spark_hex_bytes', params: 't', body: "CASE WHEN regexp_full_match(t, '[0-9A-Fa-f]*') THEN from_hex(CASE WHEN length(t) % 2 = 1 THEN '0' || t ELSE t END) END" },
  { name: 'spark_base64_bytes', params: 't', body: "CASE WHEN regexp_full_match(t, '([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}(==)?|[A-Za-z0-9+/]{3}=?)?') THEN spark_unbase64(t) END" },
  { name: 'spark_must_convert', params: 'x, t', body: "CASE WHEN x IS NULL AND t IS NOT NULL THEN error('[CONVERSION_INVALID_INPUT] the value ' || t || ' cannot be converted to BINARY because it is malformed') ELSE x END" },
  {
    name: 'spark_csv_field',
    params: 't, sep',
    body: "CASE WHEN t = '' THEN '\"\"' WHEN contains(trim(t), sep) OR contains(t, '\"') OR contains(t, chr(10)) OR contains(t, chr(13)) THEN '\"' || replace(replace(trim(t), '\\', '\\\\'), '\"', '\\\"') || '\"' ELSE trim(t) END",
  },
  ...DATETIME_MACROS,
  {
    name: 'spark_width_bucket',
    params: 'v, a, b, n',
    body: 'CASE WHEN n <= 0 OR n = 9223372036854775807 OR a IS NULL OR b IS NULL OR a = b OR NOT isfinite(a) OR NOT isfinite(b) OR isnan(v) THEN NULL WHEN a < b THEN CASE WHEN v < a THEN 0 WHEN v >= b THEN n + 1 ELSE CAST(floor((v - a) / (b - a) * n) AS BIGINT) + 1 END ELSE CASE WHEN v > a THEN 0 WHEN v <= b THEN n + 1 ELSE CAST(floor((a - v) / (a - b) * n) AS BIGINT) + 1 END END',
  },
  ...AGGREGATE_MACROS,
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
