/* eslint-disable @stylistic/max-len */
/** Ordinary queries over every part of the grammar: seeds of the mutation test, so that it needs no data from elsewhere. */
export const QUERIES: readonly string[] = [
  'SELECT 1', 'SELECT a, b AS c, t.* FROM db.t WHERE a > 1 AND b IS NOT NULL OR NOT c IN (1, 2, 3)', 'SELECT DISTINCT a FROM t ORDER BY a DESC NULLS LAST LIMIT 10 OFFSET 5',
  'SELECT /*+ BROADCAST(u) */ t.a, u.b FROM t JOIN u ON t.id = u.id LEFT OUTER JOIN v USING (id, day) CROSS JOIN w', 'SELECT * FROM a NATURAL JOIN b LEFT ANTI JOIN c ON a.x <=> c.x',
  'WITH r AS (SELECT a, sum(b) AS s FROM t GROUP BY a HAVING sum(b) > 10), q(x, y) AS (SELECT * FROM r) SELECT x FROM q WHERE EXISTS (SELECT 1 FROM r WHERE r.a = q.x)',
  'SELECT a, rank() OVER (PARTITION BY b ORDER BY c DESC) AS r, sum(d) OVER w FROM t WINDOW w AS (PARTITION BY a ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING)',
  'SELECT CASE WHEN a > 0 THEN \'pos\' WHEN a < 0 THEN \'neg\' ELSE \'zero\' END, CASE b WHEN 1 THEN 2 END FROM t', 'SELECT CAST(a AS DECIMAL(10, 2)), TRY_CAST(b AS ARRAY<STRUCT<x: INT, y: MAP<STRING, DATE>>>)',
  'SELECT transform(a, x -> x + 1), aggregate(b, 0, (acc, x) -> acc + x, acc -> acc * 2), filter(map_keys(m), k -> k LIKE \'a%\') FROM t',
  'SELECT a FROM t UNION ALL SELECT b FROM u INTERSECT SELECT c FROM v EXCEPT (SELECT d FROM w MINUS SELECT 1)', 'SELECT a, b, count(*) FROM t GROUP BY GROUPING SETS ((a, b), a, ()), ROLLUP (c), CUBE (d, e)',
  'SELECT * FROM (SELECT year, course, earnings FROM sales) PIVOT (sum(earnings) AS s FOR course IN (\'a\' AS x, \'b\'))', 'SELECT * FROM t UNPIVOT INCLUDE NULLS (v FOR n IN (a AS x, b)) AS u',
  'SELECT id, col FROM t LATERAL VIEW OUTER explode(items) e AS col LATERAL VIEW posexplode(tags) p AS pos, tag WHERE pos > 0', 'SELECT * FROM t TABLESAMPLE (10 PERCENT) REPEATABLE (42) AS s, range(1, 10, 2) AS r(id)',
  'FROM t SELECT a WHERE b = 1 GROUP BY ALL ORDER BY ALL', 'VALUES (1, \'a\'), (2, \'b\') AS v(id, name)', 'TABLE db.t', 'SELECT * FROM VALUES (1), (2) AS v(a), LATERAL (SELECT v.a + 1 AS b) AS l',
  'SELECT DATE \'2020-01-01\' + INTERVAL 1 DAY 2 HOURS, TIMESTAMP\'2020-01-01 00:00:00\' - INTERVAL \'1-2\' YEAR TO MONTH, X\'1F\', 1Y, 2S, 3L, 1.5BD, 2F, 1e3, -5',
  'SELECT extract(YEAR FROM d), trim(BOTH \'x\' FROM s), position(\'a\' IN s), substring(s FROM 2 FOR 3), overlay(s PLACING \'z\' FROM 1), timestampadd(MONTH, 1, d), datediff(a, b) FROM t',
  'SELECT m[\'key\'].field[0], s.`odd name`.b, -a[1] * +b % c DIV d || e & f ^ g | ~h FROM t', 'SELECT * FROM t WHERE a LIKE ANY (\'x%\', \'%y\') AND b NOT ILIKE \'z\' ESCAPE \'/\' AND c RLIKE r\'\\d+\' AND d NOT BETWEEN 1 AND 2',
  'SELECT count(DISTINCT a) FILTER (WHERE b > 1), first(c) IGNORE NULLS, percentile_cont(0.5) WITHIN GROUP (ORDER BY d), mask(s, upperChar => \'Q\') FROM t DISTRIBUTE BY a SORT BY b',
  'SELECT a IS DISTINCT FROM b, (SELECT max(x) FROM u), (a, b) IN (SELECT 1, 2), array(1, 2), struct(a AS x, b), :param, \'it\' \'s\' -- comment\nFROM t /* and another */ FOR VERSION AS OF 3',
];
