-- Which names ORDER BY, joins, CTEs, set operations, PIVOT and generators see.
SELECT -n AS n, n FROM sales WHERE n < 10 ORDER BY n
SELECT n, -n AS n FROM sales WHERE n < 10 ORDER BY n
SELECT -n AS n, n + 0 AS n FROM sales WHERE n < 10 ORDER BY n
SELECT n, dept AS n FROM sales WHERE n < 10 ORDER BY n
SELECT dept AS n, n FROM sales WHERE n < 10 ORDER BY n
SELECT n, n FROM sales WHERE n < 10 ORDER BY n
SELECT n AS x, score AS x FROM sales WHERE n < 10 ORDER BY x
SELECT n AS x, n AS x FROM sales WHERE n < 10 ORDER BY x
SELECT l.k, r.k FROM l JOIN r ON l.k = r.k ORDER BY k
SELECT l.k, r.k AS k FROM l JOIN r ON l.k = r.k ORDER BY l.k
SELECT n, -n AS n FROM sales WHERE n < 10 GROUP BY n ORDER BY n
SELECT dept AS d, sum(n) AS d FROM sales WHERE n < 10 GROUP BY dept ORDER BY d
SELECT dept, n FROM sales ORDER BY row_number() OVER (ORDER BY n)
SELECT dept, row_number() OVER (ORDER BY n, kind, dept) FROM sales ORDER BY row_number() OVER (ORDER BY n, kind, dept)
SELECT dept, row_number() OVER (ORDER BY n, kind, dept) AS rn FROM sales ORDER BY rn + 1
SELECT dept, sum(n) FROM sales WHERE n < 100 GROUP BY dept ORDER BY rank() OVER (ORDER BY sum(n))
SELECT dept FROM sales WHERE n < 100 GROUP BY dept ORDER BY sum(sum(n)) OVER (ORDER BY dept)
SELECT k FROM l WHERE EXISTS (SELECT count(*) FROM r WHERE r.k = l.k)
SELECT k FROM l WHERE NOT EXISTS (SELECT count(*) FROM r WHERE r.k = l.k)
SELECT k FROM l WHERE EXISTS (SELECT count(*) FROM r WHERE r.k = l.k HAVING count(*) = 0)
SELECT k FROM l WHERE EXISTS (SELECT max(k) FROM r WHERE r.k > l.k)
SELECT k FROM l WHERE EXISTS (SELECT max(k) FROM r WHERE l.v = 'one')
SELECT k FROM l WHERE EXISTS (SELECT max(k) FROM r)
SELECT k FROM l WHERE EXISTS (SELECT max(k) FROM r WHERE false)
SELECT k FROM l WHERE 0 IN (SELECT count(*) FROM r WHERE r.k = l.k)
SELECT k FROM l WHERE 1 IN (SELECT count(*) FROM r WHERE r.k = l.k)
SELECT k FROM l WHERE 0 NOT IN (SELECT count(*) FROM r WHERE r.k = l.k)
SELECT k, EXISTS (SELECT max(k) FROM r WHERE r.k = l.k) FROM l
SELECT k FROM l, LATERAL (SELECT max(k) AS m FROM r WHERE r.k = l.k)
SELECT k, m FROM l, LATERAL (SELECT count(*) AS m FROM r WHERE r.k = l.k)
SELECT k, m FROM l LEFT JOIN LATERAL (SELECT count(*) AS m FROM r WHERE r.k = l.k) ON true
SELECT k, m FROM l JOIN LATERAL (SELECT l.k + 1 AS m)
SELECT k, m FROM l JOIN LATERAL (SELECT max(w) AS m FROM r WHERE r.k < l.k) ON m > 'T'
SELECT k, a, b FROM l, LATERAL (SELECT k + 1 AS a), LATERAL (SELECT a + 1 AS b)
SELECT * FROM l, LATERAL (SELECT * FROM r WHERE r.k = l.k ORDER BY w LIMIT 1)
SELECT * FROM l, LATERAL explode(array(k, 2))
SELECT * FROM LATERAL (SELECT 1)
SELECT * FROM l NATURAL JOIN r
SELECT * FROM l NATURAL LEFT JOIN r
SELECT * FROM l NATURAL FULL JOIN r
SELECT * FROM l JOIN r USING (k)
SELECT k, l.k, r.k FROM l FULL JOIN r USING (k)
SELECT * FROM l RIGHT JOIN r USING (k)
SELECT l.*, r.* FROM l LEFT JOIN r USING (k)
SELECT * FROM l JOIN r USING (z)
SELECT * FROM l JOIN l USING (k)
SELECT * FROM l l1 JOIN l l2 USING (k) JOIN r USING (k)
SELECT * FROM l CROSS JOIN r WHERE l.k = r.k
SELECT * FROM l JOIN r WHERE l.k < r.k
SELECT * FROM l, r WHERE l.k = r.k
SELECT * FROM l LEFT SEMI JOIN r USING (k)
SELECT * FROM l LEFT ANTI JOIN r ON l.k = r.k
SELECT * FROM l ANTI JOIN r ON l.k = r.k
SELECT * FROM l SEMI JOIN r ON l.k <=> r.k
SELECT r.k FROM l LEFT SEMI JOIN r ON l.k = r.k
SELECT l.k FROM l JOIN r ON k = 1
SELECT * FROM l FULL OUTER JOIN r ON l.k = r.k AND l.k > 2
SELECT * FROM (l JOIN r ON l.k = r.k) x
SELECT * FROM (SELECT * FROM l) AS x(a, b) JOIN r ON a = k
SELECT * FROM l AS t(a), r
SELECT t.a FROM l AS t(a, b)
SELECT l.k FROM l AS t
SELECT * FROM VALUES (1, 'a'), (2, 'b') AS t(x, y) JOIN VALUES (1), (3) AS u(x) ON t.x = u.x
SELECT * FROM VALUES (1, 'a'), (2)
SELECT * FROM VALUES (1), ('a')
SELECT * FROM VALUES (1, NULL), (NULL, 'x') t
SELECT * FROM VALUES 1, 2, 3
SELECT * FROM VALUES (array(1, 2)), (array(3)) t(a) LATERAL VIEW explode(a) AS e
SELECT * FROM range(3)
SELECT * FROM range(1, 5, 2) r JOIN range(2) s ON r.id = s.id
SELECT * FROM range(5, 0, -2)
SELECT * FROM range(0)
SELECT * FROM range(1, NULL)
SELECT * FROM range('a')
SELECT * FROM range(1, 2, 3, 4, 5)
SELECT * FROM range(1, 10, 0)
SELECT * FROM nosuch(1)
SELECT * FROM explode(array(1, 2)) AS t(x)
SELECT * FROM posexplode(array('a', 'b'))
SELECT * FROM inline(array(struct(1, 'a'), struct(2, 'b')))
SELECT * FROM stack(2, 1, 2, 3)
SELECT * FROM json_tuple('{"a":1,"b":2}', 'a', 'b')
SELECT * FROM sql_keywords() WHERE keyword IN ('SELECT', 'FROM', 'ADD', 'YEARS') ORDER BY keyword
WITH t AS (SELECT 1 x) SELECT * FROM t, t t2
WITH t(a, b) AS (SELECT 1, 2) SELECT a + b FROM t
WITH t AS (SELECT 1 x), t AS (SELECT 2 x) SELECT * FROM t
WITH t AS (SELECT 1 x) SELECT * FROM (WITH t AS (SELECT 2 x) SELECT * FROM t)
WITH t AS (SELECT 1 x), t2 AS (WITH t AS (SELECT 2 x) SELECT * FROM t) SELECT * FROM t2
WITH t AS (SELECT 1 x) SELECT (WITH t AS (SELECT 2 x) SELECT x FROM t), x FROM t
WITH l AS (SELECT 99 AS k) SELECT * FROM l
WITH t AS (SELECT * FROM t2), t2 AS (SELECT 1) SELECT * FROM t
WITH t(a) AS (SELECT 1, 2) SELECT * FROM t
SELECT * FROM (SELECT 1 UNION ALL SELECT 2) ORDER BY 1 DESC
SELECT 1 UNION SELECT 1.5 UNION ALL SELECT NULL
SELECT 1, 2 UNION SELECT 1
SELECT k FROM l UNION ALL SELECT k FROM r ORDER BY k LIMIT 3
SELECT k FROM l EXCEPT SELECT k FROM r
SELECT k FROM l EXCEPT ALL SELECT k FROM r
SELECT k FROM l INTERSECT ALL SELECT k FROM r
SELECT k FROM l MINUS SELECT k FROM r
SELECT k FROM l UNION SELECT k FROM r INTERSECT SELECT 3
(SELECT k FROM l LIMIT 1) UNION ALL (SELECT 5)
SELECT k AS a FROM l UNION ALL SELECT k AS b FROM r ORDER BY a
SELECT array(1) UNION SELECT array(1)
SELECT map(1, 2) UNION ALL SELECT map(1, 2)
SELECT k FROM l TABLESAMPLE (100 PERCENT)
SELECT k FROM l TABLESAMPLE (2 ROWS) ORDER BY k
SELECT k FROM l TABLESAMPLE (150 PERCENT)
SELECT k FROM l TABLESAMPLE (-1 ROWS)
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) FOR kind IN ('x', 'y'))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) s, max(n) m FOR kind IN ('x' AS a, 'y'))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) + 1 FOR kind IN ('x'))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) FOR (dept, kind) IN (('a', 'x') AS ax, ('b', 'z')))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) FOR kind IN (NULL, 'x'))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (count(DISTINCT n) FOR kind IN ('x'))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) FOR nosuch IN ('x'))
SELECT * FROM (SELECT dept, n FROM sales WHERE n < 20) PIVOT (count(*) FOR n IN (5, 7.0, '10'))
SELECT * FROM (SELECT 1 a, 2 b, 3 c) UNPIVOT (v FOR n IN (a, b))
SELECT * FROM (SELECT 1 a, NULL b, 3 c) UNPIVOT INCLUDE NULLS (v FOR n IN (a AS x, b))
SELECT * FROM (SELECT 1 a, 2 b, 3 c, 4 d) UNPIVOT ((v, w) FOR n IN ((a, b) AS ab, (c, d)))
SELECT * FROM (SELECT 1 a, 'x' b) UNPIVOT (v FOR n IN (a, b))
SELECT * FROM (SELECT 1 a, 2L b, 3.5 c) UNPIVOT (v FOR n IN (a, b, c))
SELECT * FROM (SELECT 1 a) UNPIVOT (v FOR n IN (z))
SELECT * FROM (SELECT 1 a, 2 b) UNPIVOT (v FOR n IN (*))
SELECT id, c FROM nested LATERAL VIEW explode(ai) t AS c
SELECT id, c FROM nested LATERAL VIEW OUTER explode(ai) t AS c
SELECT id, p, c FROM nested LATERAL VIEW posexplode(sa) t AS p, c
SELECT id, k, v FROM nested LATERAL VIEW explode(m) AS k, v
SELECT id, a, b FROM nested LATERAL VIEW explode(ai) AS a LATERAL VIEW explode(sa) AS b
SELECT id, explode(ai) FROM nested
SELECT id, explode_outer(ai) AS e FROM nested
SELECT id, explode(m) AS (kk, vv) FROM nested
SELECT inline(ast) FROM nested
SELECT inline_outer(ast) FROM nested
SELECT stack(2, 'a', 1, 'b', 2)
SELECT stack(2, 'a', 1, 'b', 2) AS (x, y)
SELECT explode(NULL)
SELECT explode(array())
SELECT 1 + explode(array(1))
SELECT sum(explode(array(1)))
SELECT id FROM nested ORDER BY explode(ai)
SELECT * EXCEPT (v) FROM l
SELECT t.* FROM l AS t
SELECT st.* FROM nested WHERE id = 1
SELECT st.b.c, ast.k, ast[0].n, m['x'], m.x, ai[1] FROM nested
SELECT st.nosuch FROM nested
SELECT `k` FROM `l`
SELECT `l.k` FROM l
SELECT L.K FROM L
SELECT nosuch FROM l
SELECT * FROM nosuch
SELECT l.nosuch FROM l
SELECT z.* FROM l
SELECT FROM l
SELECT k k2 v FROM l
SELECT k FROM l GROUP
SELECT CASE END
SELECT CAST(1 AS)
SELECT (1
SELECT 1)
SELECT 'abc
SELECT `abc
SELECT 1 /* unclosed
