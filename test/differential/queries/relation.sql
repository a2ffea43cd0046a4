-- Pivots, generators, grouping sets, subqueries, set operations, names.
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) FOR kind IN ('x', 'y', NULL)) ORDER BY dept
SELECT * FROM (SELECT dept, kind, n, price FROM sales WHERE n < 100) PIVOT (sum(n) AS s, max(price) FOR kind IN ('x' AS a, 'z')) ORDER BY dept
SELECT * FROM (SELECT dept, kind, n FROM sales WHERE n < 100) PIVOT (sum(n) FOR (dept, kind) IN (('a', 'x') AS ax, ('b', 'z')))
SELECT * FROM (SELECT kind, n FROM sales WHERE n < 100) PIVOT (count(*) FOR kind IN ('x', 'y', 'nope'))
SELECT * FROM (SELECT dept, kind, n FROM sales WHERE n < 100) PIVOT (sum(n) + 1 AS s FOR kind IN ('x')) ORDER BY dept
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (n FOR kind IN ('x'))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(nope) FOR kind IN ('x'))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) FOR kind IN (dept))
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (sum(n) FOR kind IN (1, 2)) ORDER BY dept
SELECT * FROM (SELECT dept, n, year(day) AS y FROM sales WHERE n < 100) PIVOT (avg(n) FOR y IN (2023, 2024 AS now)) WHERE dept IS NOT NULL ORDER BY dept
SELECT * FROM (SELECT dept, kind, n FROM sales) PIVOT (first(n) FOR (dept, kind) IN ('a'))
SELECT * FROM (SELECT id, i, l FROM edge WHERE id < 4) UNPIVOT (val FOR col IN (i, l)) ORDER BY id, col
SELECT * FROM (SELECT id, ti, si, i, l FROM edge WHERE id < 4) UNPIVOT ((a, b) FOR col IN ((ti, si) AS small, (i, l) AS big)) ORDER BY id, col
SELECT * FROM (SELECT id, ti, si, i, l FROM edge WHERE id < 4) UNPIVOT ((a, b) FOR col IN ((ti, si), (i, l))) ORDER BY id, col
SELECT * FROM (SELECT id, i, dec FROM edge WHERE id < 4) UNPIVOT INCLUDE NULLS (val FOR col IN (i, dec)) AS u ORDER BY id, col
SELECT * FROM (SELECT id, i, s FROM edge) UNPIVOT (val FOR col IN (i, s))
SELECT * FROM (SELECT id, i, l FROM edge) UNPIVOT (val FOR col IN (nope))
SELECT * FROM (SELECT id, i, l FROM edge) UNPIVOT ((a, b) FOR col IN (i))
SELECT u.id, u.val FROM (SELECT id, i, l FROM edge WHERE id = 3) UNPIVOT EXCLUDE NULLS (val FOR col IN (i, l)) u
SELECT id, x FROM nested LATERAL VIEW OUTER explode(ai) t AS x ORDER BY id, x
SELECT id, k, v FROM nested LATERAL VIEW explode(m) t AS k, v ORDER BY id, k
SELECT id, k, v FROM nested LATERAL VIEW OUTER explode(m) t AS k, v ORDER BY id, k
SELECT id, p, x FROM nested LATERAL VIEW OUTER posexplode(sa) t AS p, x ORDER BY id, p
SELECT id, t.* FROM nested LATERAL VIEW OUTER inline(ast) t ORDER BY id, k
SELECT id, x, y FROM nested LATERAL VIEW explode(ai) a AS x LATERAL VIEW explode(array(x, x * 10)) b AS y ORDER BY id, x, y
SELECT id, t.x FROM nested LATERAL VIEW explode(array()) t AS x
SELECT id, t.x FROM nested LATERAL VIEW OUTER explode(array()) t AS x ORDER BY id
SELECT id, x FROM nested LATERAL VIEW explode(nope) t AS x
SELECT id, x, y FROM nested LATERAL VIEW explode(ai) t AS x, y
SELECT id FROM nested LATERAL VIEW upper('x') t AS x
SELECT id, a.col FROM nested LATERAL VIEW explode(sa) a WHERE a.col IS NOT NULL ORDER BY id, col
SELECT explode(ai), explode(sa) FROM nested
SELECT explode(ai) + 1 FROM nested
SELECT id FROM nested WHERE explode(ai) > 1
SELECT upper(explode(sa)) FROM nested
SELECT id, posexplode(map('a', 1, 'b', 2)) FROM nested WHERE id = 1
SELECT id, explode(array(named_struct('a', 1, 'b', 'x'))) AS s FROM nested WHERE id = 1
SELECT explode(1)
SELECT inline(array(1))
SELECT stack(2, 1, 2, 3), stack(1, 'a')
SELECT stack(2, 1, 2, 3)
SELECT stack(0, 1)
SELECT stack(2, 1, 'a')
SELECT count(*), sum(x) FROM (SELECT explode(ai) AS x FROM nested)
SELECT dept, kind, count(*) AS c, grouping_id(dept, kind) AS g FROM sales GROUP BY dept, kind WITH CUBE ORDER BY g, dept, kind
SELECT dept, kind, grouping(dept) + grouping(kind) AS lvl, sum(n) AS s FROM sales WHERE n < 100 GROUP BY ROLLUP (dept, kind) ORDER BY lvl, dept, kind
SELECT dept, year(day) AS y, count(*) AS c FROM sales GROUP BY ROLLUP (dept, year(day)) ORDER BY dept, y, c
SELECT dept, kind, n, count(*) AS c, grouping_id() AS g FROM sales WHERE n < 20 GROUP BY ROLLUP ((dept, kind), n) ORDER BY g, dept, kind, n
SELECT dept, kind, count(*) AS c, grouping_id() AS g FROM sales GROUP BY dept, CUBE (kind) ORDER BY g, dept, kind
SELECT dept, kind, count(*) AS c, grouping_id() AS g FROM sales GROUP BY ROLLUP (dept), CUBE (kind) ORDER BY g, dept, kind
SELECT dept, kind, count(*) AS c, grouping_id(dept, kind) AS g FROM sales GROUP BY GROUPING SETS ((dept, kind), (dept), ROLLUP (kind)) ORDER BY g, dept, kind
SELECT dept, kind, count(*) AS c, grouping_id() AS g FROM sales GROUP BY GROUPING SETS ((dept), (dept), ()) ORDER BY g, dept
SELECT upper(dept) AS d, count(*) AS c FROM sales GROUP BY CUBE (upper(dept)) ORDER BY d, c
SELECT dept, sum(n) FROM sales GROUP BY ROLLUP (dept) HAVING grouping(dept) = 1
SELECT dept, kind, max(dept) AS m FROM sales GROUP BY CUBE (dept, kind) ORDER BY m, dept, kind
SELECT grouping(n) FROM sales GROUP BY CUBE (dept)
SELECT grouping_id(n) FROM sales GROUP BY CUBE (dept)
SELECT count(DISTINCT kind) AS a, sum(DISTINCT n) AS b, dept FROM sales WHERE n < 100 GROUP BY ROLLUP (dept) ORDER BY dept, a
SELECT 1 AS one, dept FROM sales GROUP BY 2 ORDER BY 2
SELECT dept, count(*) FROM sales GROUP BY 3
SELECT count(*) FROM sales GROUP BY 1
SELECT dept, n FROM sales GROUP BY dept
SELECT dept, kind || 'x', count(*) FROM sales GROUP BY ALL ORDER BY 1, 2
SELECT dept, n + count(*) FROM sales GROUP BY ALL
SELECT NULL IN (SELECT k FROM r WHERE false), NULL NOT IN (SELECT k FROM r WHERE false), 1 IN (SELECT k FROM r), 2 IN (SELECT k FROM r), 1 NOT IN (SELECT k FROM r), 1 IN (SELECT k FROM r WHERE k IS NOT NULL)
SELECT k, k IN (SELECT k FROM r WHERE k > 100), k IN (SELECT k FROM r WHERE k IS NOT NULL), k NOT IN (SELECT k FROM r) FROM l
SELECT k, v FROM l WHERE (k, v) IN (SELECT k, lower(w) FROM r) ORDER BY k
SELECT k, v FROM l WHERE (k, upper(v)) NOT IN (SELECT k, w FROM r WHERE w IS NOT NULL AND k IS NOT NULL) ORDER BY k, v
SELECT k, v FROM l WHERE (k, upper(v)) IN (SELECT r.k, r.w FROM r WHERE r.k = l.k) ORDER BY k, v
SELECT k, v FROM l WHERE (k, 'x') IN (SELECT k, w FROM r WHERE r.k >= l.k) OR k = 1 ORDER BY k
SELECT l.k, r.w FROM l LEFT JOIN r ON l.k = r.k AND r.k IN (SELECT k FROM r WHERE k > 2) ORDER BY 1, 2
SELECT l.k, r.w FROM l LEFT JOIN r ON l.k = r.k AND EXISTS (SELECT 1 FROM l l2 WHERE l2.k = r.k AND l2.v IS NULL) ORDER BY 1, 2
SELECT l.k, r.w FROM l FULL JOIN r ON l.k = r.k AND l.k IN (SELECT max(k) FROM r) ORDER BY 1, 2
SELECT l.k, (SELECT max(w) FROM r WHERE r.k = l.k) AS m, (SELECT count(*) FROM r WHERE r.k = l.k) AS c, EXISTS (SELECT 1 FROM r WHERE r.k = l.k) AS e FROM l ORDER BY 1, 2
SELECT l.k, (SELECT count(*) FROM r WHERE r.k = l.k GROUP BY k) AS c FROM l ORDER BY 1, 2
SELECT l.k, (SELECT w FROM r WHERE r.k = l.k) FROM l
SELECT l.k, (SELECT sum(k) FROM r WHERE r.k > l.k) AS s FROM l ORDER BY 1
SELECT l.k, (SELECT k, w FROM r LIMIT 1) FROM l
SELECT (SELECT k FROM r)
SELECT l.k, x.w FROM l, LATERAL (SELECT w FROM r WHERE r.k = l.k) x ORDER BY 1, 2
SELECT l.k, x.w FROM l LEFT JOIN LATERAL (SELECT w FROM r WHERE r.k = l.k ORDER BY w LIMIT 1) x ORDER BY 1, 2
SELECT l.k, x.c FROM l LEFT JOIN LATERAL (SELECT count(*) AS c FROM r WHERE r.k = l.k) x ON x.c > 0 ORDER BY 1, 2
SELECT l.k, x.e FROM l JOIN LATERAL explode(array(l.k, 10)) AS x(e) ORDER BY 1, 2
SELECT * FROM (SELECT * FROM l), LATERAL (SELECT k + 1 AS k2), LATERAL (SELECT k2 * 2 AS k4) ORDER BY 1, 2
SELECT * FROM l NATURAL JOIN r ORDER BY 1, 2
SELECT * FROM l NATURAL LEFT JOIN r ORDER BY 1, 2, 3
SELECT k, l.k, r.k FROM l FULL JOIN r USING (k) ORDER BY 1, 2
SELECT k FROM l JOIN r ON l.k = r.k
SELECT * FROM l LEFT SEMI JOIN r ON l.k = r.k ORDER BY 1, 2
SELECT * FROM l LEFT ANTI JOIN r USING (k) ORDER BY 1, 2
SELECT r.w FROM l LEFT SEMI JOIN r ON l.k = r.k
SELECT k FROM l UNION SELECT k FROM r ORDER BY 1
SELECT k FROM l INTERSECT SELECT k FROM r ORDER BY 1
SELECT k FROM l EXCEPT SELECT k FROM r ORDER BY 1
SELECT k FROM l EXCEPT ALL SELECT k FROM r ORDER BY 1
SELECT k FROM r INTERSECT ALL SELECT k FROM r ORDER BY 1
SELECT k FROM l MINUS SELECT 2 ORDER BY 1
SELECT NULL AS x UNION SELECT NULL UNION ALL SELECT NULL
SELECT NULL, 1 INTERSECT SELECT NULL, 1
SELECT 1 UNION ALL SELECT 'a'
SELECT 1, 2 UNION ALL SELECT 1
SELECT array(1) UNION ALL SELECT array(2L)
SELECT map(1, 2) UNION SELECT map(1, 2)
SELECT 1 UNION SELECT true
SELECT DATE'2024-01-01' UNION ALL SELECT TIMESTAMP'2024-01-01 10:00:00'
SELECT k AS a FROM l UNION ALL SELECT k AS b FROM r ORDER BY b
SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 2 EXCEPT SELECT 3
(SELECT 1 AS a UNION ALL SELECT 2) MINUS (SELECT 2) ORDER BY a
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS x FROM a) SELECT * FROM a, b
WITH a AS (SELECT 1 AS x) SELECT * FROM (WITH a AS (SELECT 2 AS x) SELECT * FROM a)
WITH a(y) AS (SELECT 1 AS x) SELECT y FROM a
WITH a(y, z) AS (SELECT 1 AS x) SELECT y FROM a
WITH a AS (SELECT 1), a AS (SELECT 2) SELECT * FROM a
SELECT a.x FROM VALUES (1, 2) AS a(x, y) WHERE a.z = 1
SELECT * FROM VALUES (1, 'a'), (2) AS t(a, b)
SELECT * FROM VALUES (1, 'a'), (2.5, NULL) AS t
SELECT a AS b, b + 1 AS c, c * 2 AS d FROM (SELECT 1 AS a)
SELECT 1 AS a, a + 1 AS a2, a2 FROM (SELECT 5 AS z) WHERE z = 5
SELECT sum(n) AS s, s + 1 AS t FROM sales WHERE n < 100
SELECT * EXCEPT (k) FROM l ORDER BY 1
SELECT t.*, 1 AS k FROM l t ORDER BY t.k, t.v LIMIT 2 OFFSET 1
SELECT k FROM l ORDER BY v DESC NULLS FIRST, k LIMIT 3
SELECT k FROM l LIMIT -1
SELECT k FROM l LIMIT k
SELECT k FROM l ORDER BY 5
SELECT DISTINCT k FROM l ORDER BY v
SELECT count(*) FROM l HAVING count(*) > 100
SELECT k FROM l HAVING k > 1
SELECT k FROM l WHERE count(*) > 1
SELECT k FROM l WHERE v
SELECT k FROM l WHERE 'true'
SELECT nope FROM l
SELECT nope(k) FROM l
SELECT l.nope FROM l
SELECT x.k FROM l
SELECT k FROM nope
SELECT upper(k, v) FROM l
SELECT upper() FROM l
SELECT sum(sum(k)) FROM l
SELECT k, sum(k) FROM l
SELECT substring(k) FROM l
SELECT k + v FROM l ORDER BY k, v
SELECT k = true FROM l
SELECT array(1) + 1
SELECT -'x', -array(1)
SELECT NOT 1
SELECT 1 AND true
SELECT 'a' AND true
SELECT CASE WHEN 1 THEN 2 END
SELECT CASE 1 WHEN 'a' THEN 1 WHEN 1 THEN 2 END, CASE WHEN true THEN 1 ELSE 'a' END, IF(NULL, 1, 2), IF(true, 1, 'x')
SELECT IF(1, 2, 3)
SELECT CASE WHEN true THEN 1 ELSE array(1) END
SELECT 1 IN ('1', 2), 1 IN (NULL), NULL IN (1), 'a' IN ('A', 'a'), 1.0 IN (1), DATE'2024-01-01' IN ('2024-01-01'), 1 NOT IN (2, NULL), (1, 2) IN ((1, 2))
SELECT 1 IN (array(1))
SELECT 1 BETWEEN '0' AND 2, 'b' BETWEEN 'a' AND 'c', NULL BETWEEN 1 AND 2, 1 NOT BETWEEN 2 AND 3, DATE'2024-01-01' BETWEEN '2023-01-01' AND '2025-01-01'
SELECT 1 <=> NULL, NULL <=> NULL, 1 = NULL, 1 != 2, 1 <> '1', 'a' = 'a ', true > false, array(1) = array(1), named_struct('a', 1) < named_struct('a', 2), X'41' = 'A', 1 == 1.0
SELECT map(1, 2) = map(1, 2)
SELECT 1 = array(1)
SELECT TRUE IS TRUE, NULL IS UNKNOWN, 1 IS DISTINCT FROM NULL, NULL IS NOT DISTINCT FROM NULL, false IS NOT FALSE, NULL IS NOT TRUE
SELECT * FROM VALUES (named_struct('a', 1)), (NULL)
SELECT * FROM VALUES named_struct('a', 1, 'b', 2)
SELECT * FROM VALUES struct(1, 2), struct(3, 4)
