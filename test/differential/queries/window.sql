SELECT dept, n, row_number() OVER (PARTITION BY dept ORDER BY n, kind, day) AS rn, rank() OVER (PARTITION BY dept ORDER BY n) AS rk, dense_rank() OVER (PARTITION BY dept ORDER BY n) AS dr FROM sales ORDER BY dept, n, rn
SELECT dept, n, percent_rank() OVER (PARTITION BY dept ORDER BY n) AS pr, cume_dist() OVER (PARTITION BY dept ORDER BY n) AS cd, ntile(2) OVER (PARTITION BY dept ORDER BY n, day) AS nt FROM sales ORDER BY dept, n, nt
SELECT day, n, lag(n) OVER (ORDER BY day) AS lg, lead(n, 2) OVER (ORDER BY day) AS ld, lag(n, 1, -1) OVER (ORDER BY day) AS lgd, lead(n, 1) IGNORE NULLS OVER (ORDER BY day) AS ldi FROM sales WHERE day IS NOT NULL ORDER BY day
SELECT day, sum(n) OVER (ORDER BY day) AS running, sum(n) OVER (ORDER BY day ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS win, avg(n) OVER (ORDER BY day ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS a, count(*) OVER () AS c FROM sales WHERE day IS NOT NULL AND n < 100 ORDER BY day
SELECT dept, n, sum(n) OVER (PARTITION BY dept ORDER BY n) AS s, first_value(n) OVER (PARTITION BY dept ORDER BY n) AS f, last_value(n) OVER (PARTITION BY dept ORDER BY n) AS l, nth_value(n, 2) OVER (PARTITION BY dept ORDER BY n) AS nv FROM sales WHERE n < 100 ORDER BY dept, n
SELECT n, sum(n) OVER (ORDER BY n RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING) AS s FROM sales WHERE n < 100 ORDER BY n, s
SELECT day, count(*) OVER (ORDER BY day RANGE BETWEEN 30 PRECEDING AND CURRENT ROW) AS c FROM sales WHERE day IS NOT NULL ORDER BY day
SELECT dept, max(n) OVER w AS m, min(n) OVER (PARTITION BY dept ORDER BY day) AS mi FROM sales WHERE n < 100 WINDOW w AS (PARTITION BY dept) ORDER BY dept, m, mi
SELECT dept, sum(sum(n)) OVER (ORDER BY dept) AS s FROM sales WHERE n < 100 GROUP BY dept ORDER BY dept
SELECT * FROM (SELECT dept, n, row_number() OVER (PARTITION BY dept ORDER BY n DESC, day) AS r FROM sales) WHERE r = 1 ORDER BY dept
SELECT dept, collect_list(n) OVER (PARTITION BY dept ORDER BY day) AS c FROM sales WHERE dept = 'a' ORDER BY day
SELECT n, avg(score) OVER (ORDER BY n NULLS LAST ROWS UNBOUNDED PRECEDING) AS a FROM sales WHERE score IS NOT NULL AND NOT isnan(score) ORDER BY n NULLS LAST
SELECT dept, n, stddev(n) OVER (PARTITION BY dept) AS sd, n - avg(n) OVER (PARTITION BY dept) AS diff FROM sales WHERE n < 100 ORDER BY dept, n
SELECT day, n, lag(n, 2, -1) OVER (ORDER BY day) AS a, lead(n) IGNORE NULLS OVER (ORDER BY day) AS b, lag(n) IGNORE NULLS OVER (ORDER BY day) AS c, lead(kind, 1, '?') OVER (PARTITION BY dept ORDER BY day) AS d FROM sales WHERE day IS NOT NULL ORDER BY day
SELECT day, nth_value(n, 2) IGNORE NULLS OVER (ORDER BY day) AS a, nth_value(n, 2) OVER (ORDER BY day ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS b, first_value(kind) IGNORE NULLS OVER (ORDER BY day ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS c, last(n, true) OVER (ORDER BY day) AS d FROM sales WHERE day IS NOT NULL ORDER BY day
SELECT day, ntile(3) OVER (ORDER BY day) AS a, percent_rank() OVER (PARTITION BY dept ORDER BY n) AS b, cume_dist() OVER (PARTITION BY dept ORDER BY n) AS c, dense_rank() OVER (ORDER BY kind) AS d FROM sales WHERE day IS NOT NULL ORDER BY day
SELECT day, percentile(n, 0.5) OVER (ORDER BY day) AS a, median(n) OVER (PARTITION BY dept) AS b, collect_list(n) OVER (ORDER BY day) AS c, skewness(n) OVER (ORDER BY day) AS d, stddev(n) OVER (ORDER BY day ROWS 2 PRECEDING) AS e, max_by(kind, n) OVER (ORDER BY day) AS f, count(DISTINCT n) AS g FROM sales WHERE n < 100 AND day IS NOT NULL GROUP BY day, dept, kind, n ORDER BY day
SELECT day, sum(n) OVER (ORDER BY day RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS a, sum(n) OVER (ORDER BY day RANGE BETWEEN INTERVAL 1 MONTH PRECEDING AND CURRENT ROW) AS b, count(*) OVER (ORDER BY at RANGE BETWEEN INTERVAL 25 HOURS PRECEDING AND CURRENT ROW) AS c, sum(n) OVER (ORDER BY day DESC ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS d FROM sales WHERE n < 100 AND day IS NOT NULL ORDER BY day
SELECT lag(n), 1 FROM sales
SELECT lag(n, n) OVER (ORDER BY day) FROM sales
SELECT nth_value(n, 0) OVER (ORDER BY day) FROM sales
SELECT * FROM range(5, 1, -2) ORDER BY id
SELECT * FROM explode(collection => array(1, NULL)) ORDER BY 1
SELECT * FROM range(1, 2, 0)
SELECT lag(n) OVER (ORDER BY day), lead(n, 2) OVER (ORDER BY day), lag(n, -1) OVER (ORDER BY day), first(n) IGNORE NULLS OVER (ORDER BY day), nth_value(n, 1) IGNORE NULLS OVER (ORDER BY day), rank() OVER (ORDER BY day), sum(n) OVER (PARTITION BY dept ORDER BY day) FROM sales WHERE day IS NOT NULL AND n < 100
