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
