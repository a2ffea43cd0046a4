-- Grouping, windows and subqueries, right and wrong.
SELECT dept, count(*), sum(n), avg(n), min(price), max(score) FROM sales GROUP BY dept
SELECT dept, kind, count(n) FROM sales GROUP BY dept, kind HAVING count(n) > 0
SELECT dept d, sum(n) s FROM sales GROUP BY d HAVING s > 10
SELECT sum(n) FROM sales HAVING max(n) > 5
SELECT 1 FROM sales HAVING true
SELECT 1 FROM sales HAVING max(n) > 100
SELECT dept FROM sales HAVING count(*) > 1
SELECT dept, n + 1 FROM sales GROUP BY dept, n + 1
SELECT dept, n + 1 + 1 FROM sales GROUP BY dept, n + 1
SELECT dept, (n + 1) * 2 FROM sales GROUP BY dept, n + 1
SELECT upper(dept) u, count(*) FROM sales GROUP BY upper(dept)
SELECT upper(dept) u, count(*) FROM sales GROUP BY u
SELECT dept AS kind, count(*) FROM sales GROUP BY kind
SELECT 'x', count(*) FROM sales GROUP BY 1
SELECT dept, count(*) FROM sales GROUP BY 1
SELECT count(*), dept FROM sales GROUP BY 1
SELECT dept, count(*) FROM sales GROUP BY 0
SELECT dept, count(*) FROM sales GROUP BY -1
SELECT dept, count(*) FROM sales GROUP BY ALL
SELECT dept, kind, sum(n) + 1, count(*) FROM sales GROUP BY ALL
SELECT sum(n) FROM sales GROUP BY ALL
SELECT dept, n + sum(score) FROM sales GROUP BY ALL
SELECT dept, upper(kind), sum(n) OVER () FROM sales GROUP BY ALL
SELECT dept, kind, sum(n) FROM sales GROUP BY ROLLUP(dept, kind)
SELECT dept, kind, sum(n) FROM sales GROUP BY dept, kind WITH ROLLUP
SELECT dept, kind, sum(n) FROM sales GROUP BY CUBE(dept, kind)
SELECT dept, kind, sum(n) FROM sales GROUP BY dept, kind WITH CUBE
SELECT dept, kind, sum(n) FROM sales GROUP BY GROUPING SETS ((dept, kind), (dept), ())
SELECT dept, kind, sum(n) FROM sales GROUP BY dept, kind GROUPING SETS ((dept, kind), (dept), ())
SELECT dept, kind, grouping(dept), grouping(kind), grouping_id(), grouping_id(dept, kind) FROM sales GROUP BY CUBE(dept, kind)
SELECT dept, kind, grouping_id(kind) FROM sales GROUP BY CUBE(dept, kind)
SELECT dept, grouping(n) FROM sales GROUP BY CUBE(dept, kind)
SELECT dept, grouping(dept) FROM sales GROUP BY dept
SELECT dept, grouping_id() FROM sales GROUP BY dept
SELECT dept, kind, count(*) FROM sales GROUP BY dept, ROLLUP(kind)
SELECT dept, kind, count(*) FROM sales GROUP BY ROLLUP(dept), CUBE(kind)
SELECT dept, kind, count(*) FROM sales GROUP BY ROLLUP((dept, kind))
SELECT dept, kind, n, count(*) FROM sales WHERE n < 10 GROUP BY ROLLUP(dept, (kind, n))
SELECT dept, kind, count(*) FROM sales GROUP BY GROUPING SETS (ROLLUP(dept, kind), CUBE(dept, kind))
SELECT dept, kind, count(*) FROM sales GROUP BY GROUPING SETS ((dept), (dept), (kind))
SELECT dept, kind, sum(n) FROM sales GROUP BY CUBE(dept, kind) HAVING grouping(kind) = 1
SELECT dept, kind, sum(n) FROM sales GROUP BY CUBE(dept, kind) HAVING grouping_id(dept, kind) > 1
SELECT dept, kind, grouping__id FROM sales GROUP BY CUBE(dept, kind)
SELECT dept, kind, sum(n) FROM sales GROUP BY CUBE(dept, kind) ORDER BY grouping(dept), grouping(kind), dept, kind
SELECT dept, kind, sum(n) FROM sales GROUP BY CUBE(dept, kind) ORDER BY grouping_id(), dept, kind
SELECT coalesce(dept, 'ALL') d, sum(n) FROM sales GROUP BY ROLLUP(dept)
SELECT dept, sum(n), count(DISTINCT kind), count(DISTINCT kind, n), sum(DISTINCT n), avg(DISTINCT n) FROM sales GROUP BY dept
SELECT count(DISTINCT *) FROM sales
SELECT count(*), count(1), count(NULL), count(n), count(n, kind), count(DISTINCT n, kind) FROM sales
SELECT count() FROM sales
SELECT count(sales.*) FROM sales
SELECT count(*) FILTER (WHERE n > 5), sum(n) FILTER (WHERE kind = 'x'), count(DISTINCT n) FILTER (WHERE n IS NOT NULL) FROM sales
SELECT count(*) FILTER (WHERE count(*) > 1) FROM sales
SELECT sum(n) FILTER (WHERE n) FROM sales
SELECT upper(dept) FILTER (WHERE n > 1) FROM sales
SELECT dept, sum(n) FILTER (WHERE kind IN (SELECT w FROM r)) FROM sales GROUP BY dept
SELECT any_value(n), any_value(n, true), first(n), first(n, true), first(n) IGNORE NULLS, last(dept), last(dept, true), first_value(n), last_value(n) IGNORE NULLS FROM (SELECT * FROM VALUES (NULL, NULL), (1, 'a'), (2, NULL) t(n, dept))
SELECT every(b), some(b), bool_and(b), bool_or(b), any(b), count_if(b), count_if(NOT b) FROM edge
SELECT every(1) FROM edge
SELECT bit_and(i), bit_or(i), bit_xor(i), bit_and(ti), bit_xor(l) FROM edge
SELECT bit_and(d) FROM edge
SELECT max_by(kind, n), min_by(kind, n), max_by(n, score), min_by(DISTINCT kind, n) FROM sales WHERE n < 100
SELECT stddev(n), stddev_pop(n), stddev_samp(n), std(n), variance(n), var_pop(n), var_samp(n), skewness(n), kurtosis(n) FROM VALUES (1), (2), (4), (8), (NULL) t(n)
SELECT stddev(n), var_pop(n), skewness(n), kurtosis(n), corr(n, n), covar_pop(n, n), covar_samp(n, n) FROM VALUES (1) t(n)
SELECT corr(x, y), covar_pop(x, y), covar_samp(x, y), regr_count(y, x), regr_avgx(y, x), regr_avgy(y, x), regr_slope(y, x), regr_intercept(y, x), regr_r2(y, x), regr_sxx(y, x), regr_syy(y, x), regr_sxy(y, x) FROM VALUES (1, 2), (2, 4.5), (3, 5), (NULL, 1), (4, NULL) t(x, y)
SELECT regr_slope(y, x), regr_r2(y, x), corr(y, x) FROM VALUES (1, 1), (1, 2) t(x, y)
SELECT percentile(n, 0.5), percentile(n, array(0.25, 0.75)), percentile(n, 0.5, 2), median(n), percentile_approx(n, 0.5), percentile_approx(n, array(0.1, 0.9), 100), approx_percentile(n, 0.5, 10), mode(n) FROM VALUES (1), (2), (3), (3), (10), (NULL) t(n)
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n), percentile_disc(0.5) WITHIN GROUP (ORDER BY n DESC), percentile_cont(0.25) WITHIN GROUP (ORDER BY n DESC) FROM VALUES (1), (2), (3), (10) t(n)
SELECT percentile(n, 1.5) FROM VALUES (1) t(n)
SELECT percentile(n, n) FROM VALUES (1) t(n)
SELECT percentile_approx(n, 0.5, 0) FROM VALUES (1) t(n)
SELECT percentile(i, 0.5), percentile_approx(i, 0.5), median(i) FROM VALUES (interval 1 day), (interval 3 days) t(i)
SELECT percentile(i, 0.5), median(i) FROM VALUES (interval 1 month), (interval 4 months) t(i)
SELECT mode(v), mode(n) FROM VALUES ('a', 1), ('a', 2), ('b', 2), (NULL, NULL) t(v, n)
SELECT sort_array(collect_list(n)), sort_array(collect_set(n)), array_agg(n) IS NULL, size(collect_list(NULL)), collect_list(DISTINCT 1) FROM VALUES (1), (2), (2), (NULL) t(n)
SELECT approx_count_distinct(n), approx_count_distinct(n, 0.1) FROM VALUES (1), (2), (2), (NULL) t(n)
SELECT sum(n), sum(l), sum(d), sum(f), sum(dec), avg(dec), sum(dec38), avg(dec38), avg(ti), avg(l) FROM edge WHERE id IN (2, 3, 4, 8)
SELECT sum('5'), avg('5'), sum('a'), max('b'), min(true), max(X'01'), sum(NULL), avg(NULL), max(NULL)
SELECT sum(DATE'2024-01-01')
SELECT sum(true)
SELECT try_sum(l), try_avg(l), try_sum(dec), try_sum(i) FROM edge
SELECT sum(l) FROM edge WHERE id IN (5, 3)
SELECT sum(CAST(99999999999999999999999999999999999999 AS DECIMAL(38, 0))) FROM range(2)
SELECT avg(CAST(99999999999999999999999999999999999999 AS DECIMAL(38, 0))) FROM range(2)
SELECT max(array(n)), min(named_struct('a', n)), max(struct(kind, n)) FROM sales WHERE n < 100
SELECT max(map(1, n)) FROM sales
SELECT histogram_numeric(n, 3) FROM VALUES (1), (2), (10), (11), (20) t(n)
SELECT sum(n) + count(*) * 2 - max(n) AS x, sum(n) / count(n), round(avg(n), 2) FROM sales WHERE n < 100
SELECT sum(DISTINCT n), sum(n + 0) FROM sales WHERE n < 100 GROUP BY dept HAVING sum(DISTINCT n) > 3
SELECT dept, max(n) - min(n) AS r FROM sales WHERE n < 100 GROUP BY dept ORDER BY max(n) - min(n) DESC, dept
SELECT dept FROM sales GROUP BY dept ORDER BY count(*) DESC, dept
SELECT dept, count(*) FROM sales GROUP BY dept ORDER BY n
SELECT dept, count(*) c FROM sales GROUP BY dept ORDER BY 2 DESC, 1 LIMIT 2
SELECT DISTINCT dept FROM sales ORDER BY dept DESC NULLS LAST
SELECT DISTINCT dept FROM sales ORDER BY n
SELECT DISTINCT dept, n FROM sales WHERE n < 8 ORDER BY upper(dept), n
SELECT DISTINCT upper(dept) FROM sales ORDER BY upper(dept)
SELECT dept, n FROM sales ORDER BY dept NULLS LAST, n DESC NULLS FIRST
SELECT dept, n FROM sales ORDER BY ALL
SELECT dept, n FROM sales ORDER BY ALL DESC NULLS LAST
SELECT n AS x FROM sales WHERE x > 1
SELECT n AS x, x + 1 AS y, y * 2 AS z FROM sales WHERE n < 10 ORDER BY z
SELECT n, n + 1 AS n FROM sales ORDER BY n
SELECT dept, n FROM sales ORDER BY 3
SELECT dept FROM sales ORDER BY 'x', dept LIMIT 2
SELECT * FROM l ORDER BY k, v LIMIT 2 OFFSET 1
SELECT * FROM l ORDER BY k, v OFFSET 3
SELECT * FROM l LIMIT 0
SELECT * FROM l LIMIT -1
SELECT * FROM l LIMIT k
SELECT * FROM l LIMIT 1.5
SELECT * FROM l LIMIT 'a'
SELECT * FROM l LIMIT NULL
SELECT * FROM l ORDER BY k, v LIMIT 1 + 1
SELECT * FROM l LIMIT CAST('2' AS INT)
SELECT * FROM l OFFSET -1
SELECT * FROM l ORDER BY k LIMIT ALL
SELECT * FROM l SORT BY k, v
SELECT * FROM l DISTRIBUTE BY k
SELECT * FROM l CLUSTER BY k
SELECT dept, n, row_number() OVER (PARTITION BY dept ORDER BY n, kind) FROM sales
SELECT dept, n, rank() OVER (PARTITION BY dept ORDER BY n), dense_rank() OVER (PARTITION BY dept ORDER BY n), percent_rank() OVER (PARTITION BY dept ORDER BY n), cume_dist() OVER (PARTITION BY dept ORDER BY n), ntile(2) OVER (PARTITION BY dept ORDER BY n, kind) FROM sales
SELECT n, lag(n) OVER (ORDER BY n), lag(n, 2) OVER (ORDER BY n), lag(n, 1, -1) OVER (ORDER BY n), lead(n) OVER (ORDER BY n), lead(n, 1, 0) OVER (ORDER BY n DESC), lag(n, -1) OVER (ORDER BY n) FROM VALUES (1), (2), (NULL), (5) t(n)
SELECT n, lag(n) IGNORE NULLS OVER (ORDER BY o), lead(n) IGNORE NULLS OVER (ORDER BY o), lag(n, 2) IGNORE NULLS OVER (ORDER BY o), first_value(n) IGNORE NULLS OVER (ORDER BY o), last_value(n) IGNORE NULLS OVER (ORDER BY o), nth_value(n, 2) IGNORE NULLS OVER (ORDER BY o) FROM VALUES (1, NULL), (2, 5), (3, NULL), (4, 7), (5, NULL) t(o, n)
SELECT n, sum(n) OVER (ORDER BY n), sum(n) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), sum(n) OVER (ORDER BY n RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING), sum(n) OVER (ORDER BY n ROWS UNBOUNDED PRECEDING), sum(n) OVER (ORDER BY n RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING), count(*) OVER () FROM VALUES (1), (2), (2), (5), (NULL) t(n)
SELECT n, first_value(n) OVER (ORDER BY n DESC), last_value(n) OVER (ORDER BY n), nth_value(n, 2) OVER (ORDER BY n), any_value(n) OVER (ORDER BY n) FROM VALUES (1), (2), (5) t(n)
SELECT d, sum(n) OVER (ORDER BY d RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW) FROM VALUES (DATE'2024-01-01', 1), (DATE'2024-01-02', 2), (DATE'2024-01-04', 4) t(d, n)
SELECT d, sum(n) OVER (ORDER BY d RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM VALUES (DATE'2024-01-01', 1), (DATE'2024-01-02', 2), (DATE'2024-01-04', 4) t(d, n)
SELECT d, sum(n) OVER (ORDER BY d RANGE BETWEEN INTERVAL 1 MONTH PRECEDING AND CURRENT ROW) FROM VALUES (TIMESTAMP'2024-01-31 00:00:00', 1), (TIMESTAMP'2024-02-29 00:00:00', 2), (TIMESTAMP'2024-04-01 00:00:00', 4) t(d, n)
SELECT d, sum(n) OVER (ORDER BY d DESC RANGE BETWEEN INTERVAL '1 12' DAY TO HOUR PRECEDING AND CURRENT ROW) FROM VALUES (TIMESTAMP'2024-01-31 00:00:00', 1), (TIMESTAMP'2024-02-01 06:00:00', 2), (TIMESTAMP'2024-02-03 00:00:00', 4) t(d, n)
SELECT n, sum(n) OVER (ORDER BY n DESC RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING), count(*) OVER (ORDER BY n RANGE BETWEEN 2.5 PRECEDING AND CURRENT ROW) FROM VALUES (1.0), (2.5), (4.0) t(n)
SELECT n, sum(n) OVER (ORDER BY n RANGE BETWEEN 1 FOLLOWING AND 1 PRECEDING) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (ORDER BY n ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (ORDER BY n ROWS BETWEEN n PRECEDING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (ORDER BY n ROWS BETWEEN 1.5 PRECEDING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (ORDER BY n, n RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (ORDER BY s RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1, 'a') t(n, s)
SELECT n, sum(n) OVER (ORDER BY n RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (ORDER BY n ROWS BETWEEN UNBOUNDED FOLLOWING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, sum(n) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM VALUES (1), (1) t(n)
SELECT n, rank() OVER () FROM VALUES (1) t(n)
SELECT n, row_number() OVER () FROM VALUES (1) t(n)
SELECT n, rank() FROM VALUES (1) t(n)
SELECT n, row_number() OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, lag(n) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1) t(n)
SELECT n, upper('a') OVER () FROM VALUES (1) t(n)
SELECT n, count(DISTINCT n) OVER () FROM VALUES (1) t(n)
SELECT n, collect_list(n) OVER (ORDER BY n), collect_set(n) OVER (), sum(DISTINCT n) OVER () FROM VALUES (1) t(n)
SELECT dept, sum(n), sum(sum(n)) OVER (ORDER BY dept), rank() OVER (ORDER BY sum(n) DESC) FROM sales WHERE n < 100 GROUP BY dept
SELECT dept, sum(n) OVER w, max(n) OVER (w ROWS 1 PRECEDING) FROM sales WINDOW w AS (PARTITION BY dept ORDER BY n)
SELECT dept, sum(n) OVER w FROM sales WINDOW w AS (PARTITION BY dept ORDER BY n), w2 AS (ORDER BY n)
SELECT dept, sum(n) OVER w3 FROM sales WINDOW w AS (PARTITION BY dept)
SELECT dept FROM sales GROUP BY dept HAVING row_number() OVER (ORDER BY dept) = 1
SELECT dept, n FROM sales ORDER BY row_number() OVER (PARTITION BY dept ORDER BY n DESC), dept
SELECT sum(row_number() OVER (ORDER BY n)) FROM sales
SELECT row_number() OVER (ORDER BY sum(n) OVER ()) FROM sales
SELECT dept, count(*) OVER (PARTITION BY dept) c, count(*) FILTER (WHERE n > 5) OVER (PARTITION BY dept) FROM sales
SELECT min(n) OVER (PARTITION BY dept, kind ORDER BY day DESC), kurtosis(n) OVER (PARTITION BY dept), percentile(n, 0.5) OVER (PARTITION BY dept) FROM sales WHERE n < 100
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n) OVER (PARTITION BY dept) FROM sales WHERE n < 100
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n) OVER (ORDER BY dept) FROM sales
SELECT k FROM l WHERE k IN (SELECT k FROM r)
SELECT k FROM l WHERE k NOT IN (SELECT k FROM r)
SELECT k FROM l WHERE k NOT IN (SELECT k FROM r WHERE k IS NOT NULL)
SELECT k, v FROM l WHERE (k, v) NOT IN (SELECT k, w FROM r)
SELECT k FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k = l.k)
SELECT k FROM l WHERE NOT EXISTS (SELECT 1 FROM r WHERE r.k = l.k)
SELECT k FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k > l.k AND r.w LIKE 'T%')
SELECT k FROM l WHERE EXISTS (SELECT max(k) FROM r WHERE r.k = l.k)
SELECT k FROM l WHERE EXISTS (SELECT max(k) FROM r WHERE r.k = l.k HAVING max(k) > 2)
SELECT k FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k = l.k LIMIT 1)
SELECT k FROM l WHERE k = (SELECT max(k) FROM r WHERE r.k = l.k)
SELECT k, (SELECT count(*) FROM r WHERE r.k = l.k) c, (SELECT max(w) FROM r WHERE r.k = l.k) m, (SELECT sum(r.k) FROM r WHERE r.k < l.k) s FROM l
SELECT k, (SELECT w FROM r WHERE r.k = l.k) FROM l
SELECT k, (SELECT first(w) FROM r WHERE r.k = l.k) FROM l WHERE k = 2
SELECT k, (SELECT max(w) FROM r WHERE r.k = l.k GROUP BY r.k) FROM l
SELECT k, (SELECT max(w) FROM r WHERE r.k = l.k GROUP BY r.w) FROM l
SELECT k, (SELECT l.v) FROM l
SELECT k, (SELECT l.v || max(w) FROM r) FROM l
SELECT k, (SELECT max(w) FROM r WHERE r.k = l.k OR l.v = 'one') FROM l
SELECT k, (SELECT max(w) FROM r WHERE r.k > l.k) FROM l
SELECT k, (SELECT count(*) FROM r WHERE r.k > l.k) FROM l
SELECT k, (SELECT sum(k) FROM r WHERE k = l.k) FROM l
SELECT k, (SELECT max(r.k) FROM r JOIN l l2 ON r.k = l2.k WHERE l2.v = l.v) FROM l
SELECT k, (SELECT max(x) FROM (SELECT r.k + 1 AS x FROM r WHERE r.k = l.k)) FROM l
SELECT k, (SELECT max(x) FROM (SELECT r.k AS x FROM r UNION ALL SELECT 7) WHERE x = l.k) FROM l
SELECT k FROM l WHERE (SELECT count(*) FROM r WHERE r.k = l.k) = 0
SELECT k FROM l WHERE k > (SELECT avg(k) FROM r)
SELECT (SELECT max(k) FROM r) AS m, (SELECT 1), (SELECT NULL), (SELECT k FROM r WHERE false)
SELECT (SELECT k, w FROM r)
SELECT (SELECT k FROM r ORDER BY k DESC LIMIT 1)
SELECT k, (SELECT w FROM r WHERE r.k = l.k ORDER BY w LIMIT 1) FROM l
SELECT max(k) FROM l HAVING max(k) > (SELECT min(k) FROM r)
SELECT v, count(*) FROM l GROUP BY v HAVING count(*) = (SELECT count(*) FROM r WHERE r.w = upper(l.v))
SELECT k FROM l ORDER BY (SELECT max(k) FROM r) - k, v
SELECT k FROM l GROUP BY k HAVING k IN (SELECT k FROM r)
SELECT l.k, r.w FROM l JOIN r ON l.k = r.k AND r.k IN (SELECT k FROM l)
SELECT l.k, r.w FROM l LEFT JOIN r ON l.k = r.k AND EXISTS (SELECT 1 FROM l l2 WHERE l2.k = r.k)
SELECT CASE WHEN k IN (SELECT k FROM r) THEN 'in' WHEN k IS NULL THEN 'null' ELSE 'out' END FROM l
SELECT k IN (SELECT k FROM r WHERE k IS NOT NULL), k NOT IN (SELECT k FROM r), EXISTS (SELECT 1 FROM r WHERE r.k = l.k) FROM l
SELECT * FROM l WHERE k IN (SELECT k FROM r WHERE r.w = upper(l.v))
SELECT * FROM l WHERE k IN (SELECT max(k) FROM r GROUP BY w)
SELECT * FROM l WHERE k IN (SELECT k FROM r ORDER BY k LIMIT 1)
SELECT * FROM l WHERE k IN (SELECT k FROM r UNION SELECT 1)
SELECT * FROM l WHERE k IN (SELECT w FROM r)
SELECT * FROM l WHERE v IN (SELECT k FROM r)
SELECT * FROM l WHERE k IN (SELECT k, w FROM r)
SELECT * FROM l WHERE (k, v) IN (SELECT k FROM r)
SELECT * FROM l WHERE k IN (SELECT k FROM r) OR v = 'none'
SELECT * FROM l WHERE k IN (SELECT k FROM r) AND NOT EXISTS (SELECT 1 FROM r WHERE r.k = l.k AND w = 'TWO')
SELECT * FROM l WHERE NOT (k IN (SELECT k FROM r) AND v IS NOT NULL)
SELECT * FROM l WHERE EXISTS (SELECT * FROM r WHERE EXISTS (SELECT * FROM sales WHERE n > r.k) AND r.k = l.k)
SELECT * FROM l WHERE EXISTS (SELECT * FROM r WHERE EXISTS (SELECT * FROM sales WHERE n > l.k))
SELECT * FROM l WHERE k = ANY (SELECT k FROM r)
SELECT * FROM l WHERE count(*) > (SELECT 1)
SELECT sum((SELECT max(k) FROM r)) FROM l
SELECT sum((SELECT max(r.k) FROM r WHERE r.k = l.k)) FROM l
SELECT k, sum((SELECT count(*) FROM r WHERE r.k = l.k)) FROM l GROUP BY k
SELECT (SELECT max(r.k) FROM r WHERE r.k = l.k) AS m, count(*) FROM l GROUP BY 1
SELECT (SELECT max(r.k) FROM r WHERE r.k = l.k) AS m, count(*) FROM l GROUP BY k
