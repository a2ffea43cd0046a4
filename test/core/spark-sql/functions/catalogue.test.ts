import { FUNCTIONS, lookupFunction } from '../../../../src/core/spark-sql';
import { SqlRunner } from '../duckdb/harness';

/** Spark 3.5's own list of these groups. */
const NAMES = {
  datetime_funcs: 'add_months convert_timezone curdate current_date current_timestamp current_timezone date_add date_diff date_format date_from_unix_date date_part date_sub date_trunc '
    + 'dateadd datediff datepart day dayofmonth dayofweek dayofyear extract from_unixtime from_utc_timestamp hour last_day localtimestamp make_date make_dt_interval make_interval '
    + 'make_timestamp make_timestamp_ltz make_timestamp_ntz make_ym_interval minute month months_between next_day now quarter second session_window timestamp_micros timestamp_millis '
    + 'timestamp_seconds to_date to_timestamp to_timestamp_ltz to_timestamp_ntz to_unix_timestamp to_utc_timestamp trunc try_to_timestamp unix_date unix_micros unix_millis unix_seconds '
    + 'unix_timestamp weekday weekofyear window window_time year',
  agg_funcs: 'any any_value approx_count_distinct approx_percentile array_agg avg bit_and bit_or bit_xor bitmap_construct_agg bitmap_or_agg bool_and bool_or collect_list collect_set corr count '
    + 'count_if count_min_sketch covar_pop covar_samp every first first_value grouping grouping_id histogram_numeric hll_sketch_agg hll_union_agg kurtosis last last_value max max_by mean '
    + 'median min min_by mode percentile percentile_approx regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy skewness some std stddev stddev_pop '
    + 'stddev_samp sum try_avg try_sum var_pop var_samp variance percentile_cont percentile_disc',
  window_funcs: 'cume_dist dense_rank lag lead nth_value ntile percent_rank rank row_number',
  generator_funcs: 'explode explode_outer inline inline_outer posexplode posexplode_outer stack',
  table_funcs: 'range sql_keywords',
};

test.each(Object.entries(NAMES))('%s: every function of Spark is in the catalogue', (_group, names) => {
  expect(names.split(' ').filter((n) => lookupFunction(n) === undefined)).toEqual([]);
});

test('an entry runs or says why not', () => {
  const silent = FUNCTIONS.filter((f) => f.unsupported === undefined
    && f.signatures.some((s) => s.lower === undefined && s.lists === undefined && s.relation === undefined));
  expect(silent.map((f) => f.names[0])).toEqual([]);
  expect(FUNCTIONS.filter((f) => f.unsupported !== undefined && f.unsupported.length < 10)).toEqual([]);
});

/** Answers of PySpark 3.5.6. */
test.each<[string, unknown]>([
  ['SELECT regr_r2(y, x), regr_slope(y, x), corr(y, x) FROM VALUES (1, 2), (2, 2) t(y, x)', [1, null, null]],
  ['SELECT regr_r2(y, x), regr_slope(y, x), regr_sxx(y, x) FROM VALUES (1, 1), (1, 2) t(y, x)', [null, 0, 0.5]],
  ["SELECT var_pop(x), skewness(x), corr(x, x) FROM VALUES (CAST('NaN' AS DOUBLE)), (1) t(x)", ['NaN', 'NaN', 'NaN']],
  ['SELECT skewness(x), kurtosis(x) FROM VALUES (1), (2) t(x)', [0, -2]],
  ['SELECT percentile(x, 0.3), percentile(x, array(0.3, 0.5)), median(x), percentile(x, 0.5, 3) FROM VALUES (1), (1), (2), (2), (3) t(x)', [1.2, [1.2, 2], 2, 2]],
  ['SELECT percentile_cont(0.3) WITHIN GROUP (ORDER BY x), percentile_disc(0.6) WITHIN GROUP (ORDER BY x) FROM VALUES (1), (2), (3), (4) t(x)', [1.9, 3]],
  ['SELECT percentile_approx(x, array(0.0, 1.0, 0.5), 3), percentile_approx(x, array()) FROM VALUES (1), (2), (3) t(x)', [[1, 3, 1], null]],
  ['SELECT histogram_numeric(c, 2), histogram_numeric(c, 3) FROM (SELECT explode(sequence(1, 50)) c)',
    [[{ x: 2, y: 3 }, { x: 26, y: 47 }], [{ x: 10, y: 19 }, { x: 28, y: 18 }, { x: 44, y: 13 }]]],
  ['SELECT bitmap_count(bitmap_construct_agg(bitmap_bit_position(x))), bitmap_bit_position(-1L), bitmap_bucket_number(-1L) FROM VALUES (1), (40000) t(x)', ['2', '1', '0']],
  ['SELECT hex(count_min_sketch(x, 0.5D, 0.5D, 1)) FROM VALUES (1), (2), (1) t(x)',
    ['0000000100000000000000030000000100000004000000005D8D6AB90000000000000000000000000000000200000000000000010000000000000000']],
  ['SELECT max_by(x, y), any_value(x, true), first(x), last(x, true) FROM VALUES (NULL, 1), (5, NULL) t(x, y)', [null, 5, null, 5]],
  ["SELECT timestampdiff(MONTH, '2020-01-31', '2020-02-29'), timestampdiff(WEEK, '2020-01-31', '2020-01-01'), timestampdiff(QUARTER, '2020-01-31', '2021-01-01')", ['0', '-4', '3']],
  ["SELECT to_utc_timestamp('2020-11-01 01:30:00', 'America/Los_Angeles') = timestamp'2020-11-01 08:30:00', to_utc_timestamp('2020-03-08 02:30:00', 'America/Los_Angeles') = timestamp'2020-03-08 10:30:00'",
    [true, true]],
  ["SELECT extract(HOUR FROM INTERVAL '-1 2:3:4.5' DAY TO SECOND), extract(SECOND FROM INTERVAL '-1 2:3:4.5' DAY TO SECOND), extract(MONTH FROM INTERVAL '-1-2' YEAR TO MONTH)", [-2, '-4.500000', -2]],
  ["SELECT months_between('2020-03-01 12:00:00', '2020-01-31', false), months_between('2020-02-29', '2020-01-31')", [1.0483870967741935, 1]],
])('%s', async (sql, expected) => {
  const spark = await SqlRunner.open();
  expect(await spark.rows(sql)).toEqual([expected]);
  spark.close();
});

test('windows over time', async () => {
  const spark = await SqlRunner.open();
  const values = "VALUES ('A', '2021-01-01 00:00:00'), ('A', '2021-01-01 00:04:30'), ('A', '2021-01-01 00:10:00'), ('B', '2021-01-01 00:01:00'), ('B', NULL) AS t(a, b)";
  expect(await spark.rows(`SELECT a, date_format(window.start, 'HH:mm'), count(*) FROM ${values} GROUP BY a, window(b, '10 minutes', '5 minutes') ORDER BY a, window.start`))
    .toEqual([['A', '23:55', '2'], ['A', '00:00', '2'], ['A', '00:05', '1'], ['A', '00:10', '1'], ['B', '23:55', '1'], ['B', '00:00', '1']]);
  expect(await spark.rows(`SELECT a, date_format(session_window.end, 'HH:mm:ss'), count(*) FROM ${values} GROUP BY a, session_window(b, '5 minutes') ORDER BY 1, 2`))
    .toEqual([['A', '00:09:30', '2'], ['A', '00:15:00', '1'], ['B', '00:06:00', '1']]);
  await expect(spark.rows(`SELECT window(b, '1 day'), window(b, '2 days') FROM ${values}`)).rejects.toThrow(/several time or session windows/);
  spark.close();
});

test.each([
  ['SELECT percentile(x, 1.5) FROM VALUES (1) t(x)', 'DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE'],
  ['SELECT percentile_cont(0.5) FROM VALUES (1) t(x)', 'INVALID_INVERSE_DISTRIBUTION_FUNCTION.WITHIN_GROUP_MISSING'],
  ['SELECT grouping(x) FROM VALUES (1) t(x) GROUP BY x', 'UNSUPPORTED_GROUPING_EXPRESSION'],
  ["SELECT date_format(now(), 'YYYY')", 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION'],
  ['SELECT extract(YEAR FROM INTERVAL 1 DAY)', 'INVALID_EXTRACT_FIELD'],
  ['SELECT sum(x) FILTER (WHERE x > 1) OVER () FROM VALUES (1) t(x)', '_LEGACY_ERROR_TEMP_1030'],
  ['SELECT hll_sketch_agg(x) FROM VALUES (1) t(x)', 'UnsupportedFunction'],
])('%s is refused', async (sql, code) => {
  const spark = await SqlRunner.open();
  await expect(spark.rows(sql)).rejects.toMatchObject({ code });
  spark.close();
});
