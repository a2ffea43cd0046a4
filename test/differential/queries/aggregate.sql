SELECT count(*), count(1), count(n), count(DISTINCT n), count(DISTINCT dept, kind), count(dept, kind), count_if(n > 5) FROM sales
SELECT dept, count(*) AS c, sum(n), avg(n), min(n), max(n), sum(price), avg(price), sum(score), avg(score) FROM sales GROUP BY dept ORDER BY dept
SELECT dept, stddev(n), stddev_samp(n), stddev_pop(n), variance(n), var_samp(n), var_pop(n), skewness(n), kurtosis(n) FROM sales WHERE n < 100 GROUP BY dept ORDER BY dept
SELECT corr(n, price), covar_pop(n, price), covar_samp(n, price), regr_slope(n, price), regr_intercept(n, price), regr_r2(n, price), regr_count(n, price), regr_avgx(n, price), regr_avgy(n, price), regr_sxx(n, price), regr_syy(n, price), regr_sxy(n, price) FROM sales WHERE n < 100
SELECT percentile(n, 0.5), percentile(n, array(0.25, 0.75)), percentile_approx(n, 0.5), approx_percentile(n, array(0.1, 0.9), 100), median(n), percentile_cont(0.5) WITHIN GROUP (ORDER BY n), percentile_disc(0.5) WITHIN GROUP (ORDER BY n DESC) FROM sales WHERE n < 100
SELECT dept, mode(kind), any_value(dept), max_by(kind, n), min_by(kind, n), bool_or(n > 5), bool_and(n > 5) FROM sales WHERE kind IS NOT NULL GROUP BY dept ORDER BY dept
SELECT first(n), last(n), first(n, true), last(n, true), first_value(n) IGNORE NULLS FROM (SELECT n FROM sales WHERE dept = 'a' ORDER BY day)
SELECT approx_count_distinct(kind), sum(DISTINCT n), avg(DISTINCT n), max(kind), min(day), max(at) FROM sales
SELECT try_sum(n), try_avg(n), sum(CAST(n AS DECIMAL(10,2))), sum(CAST(n AS BIGINT)), sum(CAST(n AS DOUBLE)), avg(CAST(n AS DECIMAL(10,2))) FROM sales
SELECT sum(n) FILTER (WHERE kind = 'x') AS sx, count(*) FILTER (WHERE kind IS NULL) AS cn FROM sales
SELECT dept, kind, sum(n) AS s, grouping(dept) AS gd, grouping_id(dept, kind) AS gi FROM sales WHERE n < 100 GROUP BY dept, kind WITH ROLLUP ORDER BY gi, dept, kind
SELECT dept, kind, count(*) AS c, grouping_id() AS g FROM sales GROUP BY CUBE (dept, kind) ORDER BY g, dept, kind
SELECT dept, kind, count(*) AS c FROM sales GROUP BY GROUPING SETS ((dept), (kind), ()) ORDER BY dept, kind, c
SELECT dept, kind, count(*) AS c FROM sales GROUP BY dept, kind GROUPING SETS ((dept), (dept, kind)) ORDER BY dept, kind, c
SELECT dept, count(*) FROM sales GROUP BY ALL ORDER BY ALL
SELECT dept AS d, count(*) AS c FROM sales GROUP BY d HAVING count(*) > 1 ORDER BY c DESC, d
SELECT upper(dept), sum(n) / count(n) AS m FROM sales WHERE n < 100 GROUP BY upper(dept) HAVING m > 1 ORDER BY 1
SELECT count(*) FROM sales WHERE false
SELECT sum(n), max(n), avg(n), collect_list(n), first(n) FROM sales WHERE false
SELECT dept, sum(n) FROM sales WHERE false GROUP BY dept
SELECT sort_array(collect_set(kind)), size(collect_list(n)), sort_array(array_agg(dept)) FROM sales
SELECT histogram_numeric(n, 3) FROM sales WHERE n < 10 AND dept = 'b'
SELECT count_min_sketch(n, 0.5D, 0.5D, 1) IS NOT NULL FROM sales
SELECT bit_and(n), bit_or(n), bit_xor(n) FROM sales WHERE n BETWEEN 0 AND 100
SELECT * FROM (SELECT dept, kind, n FROM sales WHERE n < 100) PIVOT (sum(n) FOR kind IN ('x', 'y', 'z')) ORDER BY dept
SELECT * FROM (SELECT dept, kind, n FROM sales WHERE n < 100) PIVOT (sum(n) AS s, count(*) AS c FOR kind IN ('x' AS ex, 'y' AS wy)) ORDER BY dept
SELECT * FROM (SELECT id, ti, si FROM edge WHERE id < 4) UNPIVOT (v FOR name IN (ti, si)) ORDER BY id, name
SELECT * FROM (SELECT id, ti, si FROM edge WHERE id < 4) UNPIVOT INCLUDE NULLS (v FOR name IN (ti AS t, si AS s)) ORDER BY id, name
SELECT max(struct(n, kind)), min(struct(n, kind)) FROM sales WHERE kind IS NOT NULL
SELECT DISTINCT dept, kind FROM sales ORDER BY dept, kind
SELECT var_pop(d), var_samp(d), stddev_pop(d), stddev_samp(d), skewness(d), kurtosis(d), avg(d), sum(d), min(d), max(d) FROM edge WHERE id IN (1, 2, 3, 4)
SELECT var_pop(d), stddev(d), corr(d, d), covar_pop(d, i), skewness(d), regr_slope(d, i) FROM edge
SELECT kind, var_samp(n), stddev(n), skewness(n), kurtosis(n), corr(n, n), covar_samp(n, n), regr_r2(n, n) FROM sales WHERE n < 100 GROUP BY kind ORDER BY kind
SELECT regr_r2(y, x), regr_slope(y, x), regr_intercept(y, x), regr_sxx(y, x), regr_syy(y, x), regr_sxy(y, x), regr_avgx(y, x), regr_avgy(y, x), regr_count(y, x), corr(y, x) FROM VALUES (1, 2), (1, 3), (NULL, 5), (1, NULL) AS t(y, x)
SELECT regr_r2(y, x), regr_slope(y, x), corr(y, x), covar_samp(y, x) FROM VALUES (1, 2), (3, 2) AS t(y, x)
SELECT percentile(dec, 0.3), percentile(i, array(0.0, 0.5, 1.0)), percentile(n, 0.5, n), median(dec), percentile_cont(0.25) WITHIN GROUP (ORDER BY si DESC), percentile_disc(0.6) WITHIN GROUP (ORDER BY si) FROM (SELECT dec, i, si, abs(ti) % 3 AS n FROM edge)
SELECT percentile_approx(i, 0.5), percentile_approx(d, array(0.25, 0.75)), percentile_approx(dt, 0.5), percentile_approx(ts, 0.1), percentile_approx(dec, 0.9, 5), approx_percentile(f, 1.0) FROM edge WHERE id <> 5
SELECT median(x), percentile(x, 0.25), percentile(y, array(0.1, 0.9)), percentile_approx(y, 0.5), mode(x), sum(x), avg(x), avg(y), max(y), try_sum(x), try_avg(y) FROM VALUES (INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1 02:03:04.5' DAY TO SECOND), (INTERVAL '0-5' YEAR TO MONTH, INTERVAL '0 00:00:01' DAY TO SECOND), (INTERVAL '-3-0' YEAR TO MONTH, INTERVAL '-2 00:00:00' DAY TO SECOND) AS t(x, y)
SELECT percentile(n, 1.5) FROM sales
SELECT percentile(n, NULL) FROM sales
SELECT percentile_approx(n, 0.5, -1) FROM sales
SELECT percentile_cont(0.5) FROM sales
SELECT dept, max_by(kind, price), min_by(kind, price), max_by(n, day), count_if(n IS NULL), bool_or(n > 10), every(n > 0), any_value(dept, true), first(n, true), last(kind, true) FROM sales WHERE dept <> 'c' GROUP BY dept ORDER BY dept
SELECT bit_and(ti), bit_or(si), bit_xor(l), approx_count_distinct(i), count(DISTINCT ti, si), sum(DISTINCT ti), avg(DISTINCT si), stddev(DISTINCT ti) FROM edge WHERE id <> 5
SELECT percentile(x, 0.5), min(x), mode(x), first(x), collect_list(x), collect_set(x), count_if(x > 0), max_by(x, x), histogram_numeric(x, 2), regr_count(x, x), bit_and(x), skewness(x), bitmap_count(bitmap_construct_agg(x)) FROM (SELECT CAST(NULL AS INT) AS x WHERE false)
SELECT histogram_numeric(x, 3), histogram_numeric(x, 10), histogram_numeric(d, 2) FROM VALUES (1, DATE'2024-01-01'), (2, DATE'2024-01-02'), (10, DATE'2024-02-01'), (11, DATE'2024-03-01'), (NULL, NULL) AS t(x, d)
SELECT hex(count_min_sketch(x, 0.5D, 0.5D, 1)), hex(count_min_sketch(y, 0.3D, 0.9D, 7)) FROM VALUES (1, 'a'), (2, 'b'), (1, 'a') AS t(x, y)
SELECT bitmap_bit_position(x), bitmap_bucket_number(x) FROM VALUES (0L), (1L), (32768L), (32769L), (-1L), (-32768L) AS t(x)
SELECT bitmap_count(bitmap_or_agg(b)) FROM (SELECT bitmap_construct_agg(bitmap_bit_position(x)) AS b FROM VALUES (1), (2), (2) AS t(x) UNION ALL SELECT bitmap_construct_agg(bitmap_bit_position(x)) FROM VALUES (2), (9) AS t(x))
SELECT median(n) FILTER (WHERE kind = 'x'), percentile_cont(0.5) WITHIN GROUP (ORDER BY n) FILTER (WHERE kind = 'x'), collect_list(n) FILTER (WHERE n > 10 AND dept = 'a'), corr(n, n) FILTER (WHERE n < 100), max_by(kind, n) FILTER (WHERE n < 10) FROM sales
SELECT grouping(dept), 1 FROM sales GROUP BY dept
SELECT dept, kind, grouping_id(kind) FROM sales GROUP BY CUBE (dept, kind)
SELECT dept, grouping__id, count(*) FROM sales GROUP BY dept, kind WITH ROLLUP HAVING grouping_id() > 0 ORDER BY grouping_id(), dept
SELECT collect_set(m) FROM nested
SELECT count_if(n) FROM sales
SELECT stddev_samp(x), var_samp(x), variance(x), std(x), var_pop(x), stddev_pop(x) FROM VALUES (double('NaN')) AS t(x)
SELECT covar_samp(x, x), covar_pop(x, x), corr(x, x) FROM VALUES (double('NaN')) AS t(x)
SELECT var_samp(x), covar_samp(x, x), corr(x, x) FROM VALUES (double('NaN')), (1.0D) AS t(x)
SELECT var_samp(x), var_pop(x), covar_samp(x, x) FROM VALUES (double('Infinity')) AS t(x)
