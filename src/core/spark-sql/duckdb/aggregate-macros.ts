import type { Macro } from './prelude';

/** Macros of the aggregate functions. */
export const AGGREGATE_MACROS: readonly Macro[] = [
  { name: 'spark_moderate', params: 'x', body: 'CASE WHEN abs(x) < 1e150 THEN x END' },
  { name: 'spark_percentage', params: 'p', body: "CASE WHEN p BETWEEN 0 AND 1 THEN p ELSE error('[DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE] a percentage must be between 0.0 and 1.0') END" },
  {
    name: 'spark_frequency',
    params: 'n',
    body: "CASE WHEN n < 0 THEN error('[NEGATIVE_VALUES_IN_FREQUENCY_EXPRESSION] found the negative frequency ' || n) ELSE n END",
  },
  // over a sorted list: Spark's interpolation between the neighbours of position (n - 1) * p
  {
    name: 'spark_percentile',
    params: 'l, p',
    body: `CASE WHEN floor((len(l) - 1) * spark_percentage(p)) = ceil((len(l) - 1) * p) OR spark_below(l, p) = spark_above(l, p) THEN spark_below(l, p)
      ELSE (ceil((len(l) - 1) * p) - (len(l) - 1) * p) * spark_below(l, p) + ((len(l) - 1) * p - floor((len(l) - 1) * p)) * spark_above(l, p) END`,
  },
  { name: 'spark_below', params: 'l, p', body: 'l[CAST(floor((len(l) - 1) * p) AS BIGINT) + 1]' },
  { name: 'spark_above', params: 'l, p', body: 'l[CAST(ceil((len(l) - 1) * p) AS BIGINT) + 1]' },
  { name: 'spark_percentile_disc', params: 'l, p', body: 'l[greatest(CAST(ceil(len(l) * spark_percentage(p)) AS BIGINT), 1)]' },
  {
    name: 'spark_percentile_rank',
    params: 'n, p, accuracy',
    body: `CASE WHEN spark_percentage(p) <= 1.0::DOUBLE / accuracy THEN 1 WHEN p >= 1 - 1.0::DOUBLE / accuracy THEN n
      WHEN 2 * n < accuracy OR n > 50000 THEN greatest(CAST(ceil(p * n) AS BIGINT), 1) ELSE spark_quantile_index(n, p, CAST(accuracy AS BIGINT)) END`,
  },
  {
    name: 'spark_joined_halves',
    params: 'hi, lo',
    body: 'CASE WHEN abs(hi + lo // 10000000000000000000::HUGEINT) < 10000000000000000000::HUGEINT THEN hi * 10000000000000000000::HUGEINT + lo END',
  },
  {
    name: 'spark_joined_halves_ansi',
    params: 'hi, lo',
    body: "CASE WHEN abs(hi + lo // 10000000000000000000::HUGEINT) >= 10000000000000000000::HUGEINT THEN error('[NUMERIC_VALUE_OUT_OF_RANGE] the sum has more than 38 digits') ELSE spark_joined_halves(hi, lo) END",
  },
  { name: 'spark_round_div', params: 's, n', body: '(2 * CAST(s AS HUGEINT) + CASE WHEN s < 0 THEN -n ELSE n END) // (2 * n)' },
  { name: 'spark_bitmap_position', params: 'x', body: 'CAST(CASE WHEN x > 0 THEN (x - 1) % 32768 ELSE (-x) % 32768 END AS BIGINT)' },
  { name: 'spark_bitmap_bucket', params: 'x', body: 'CAST(CASE WHEN x > 0 THEN 1 + (x - 1) // 32768 ELSE x // 32768 END AS BIGINT)' },
];
