/* eslint-disable @stylistic/max-len */
import { showQuery } from './show';
import { parseQuery } from '../../../../src/core/spark-sql/syntax';

const parse = (text: string, sparkVersion?: string) => showQuery(parseQuery(text, { sparkVersion })).slice(1, -1);

describe('select', () => {
  test.each<[string, string]>([
    ['SELECT 1;;', 'select 1'],
    ['SELECT DISTINCT a, b x, c AS `y z` FROM t', 'select distinct a, b as x, c as y z from t'],
    ['SELECT ALL a FROM t', 'select a from t'],
    ['SELECT /*+ BROADCAST(a, b), REPARTITION(3, c) MERGE */ /*+ x */ * FROM t', 'select /*BROADCAST(a, b) REPARTITION(3, c) MERGE() x()*/ * from t'],
    ['SELECT a FROM t WHERE b GROUP BY c HAVING d WINDOW w AS (ORDER BY e), v AS w ORDER BY f DESC NULLS LAST, g LIMIT 1 OFFSET 2', 'select a from t where b group c having d window w v=w | order f desc last, g | limit 1 | offset 2'],
    ['SELECT a FROM t CLUSTER BY a', 'select a from t | cluster a'], ['SELECT a FROM t DISTRIBUTE BY a, b SORT BY c LIMIT ALL', 'select a from t | distribute a, b | sort c'],
    ['FROM t SELECT a WHERE b', 'select a from t where b'], ['FROM t SELECT a ORDER BY b LIMIT 1', 'select a from t | order b | limit 1'],
    ['FROM t SELECT a SELECT b LIMIT 1', '(select a from t union all {select b from t | limit 1})'],
    ['TABLE db.t', 'table db.t'], ['VALUES 1, (2, 3) AS v(a)', 'values 1 row(2, 3) as v(a)'], ['SELECT a FROM t ORDER BY ALL DESC', 'select a from t | order all'],
    ['SELECT explode(m) AS (k, v) FROM t', 'select explode(m) as k+v from t'],
    ['SELECT transform(a, x -> x) FROM t', 'select transform(a, (x -> x)) from t'],
  ])('%s', (text, shape) => {
    expect(parse(text)).toBe(shape);
  });
});

describe('set operations: INTERSECT binds tighter, MINUS is EXCEPT', () => {
  test.each<[string, string]>([
    ['SELECT 1 UNION SELECT 2 EXCEPT SELECT 3', '((select 1 union select 2) except select 3)'],
    ['SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3', '(select 1 union all (select 2 intersect select 3))'],
    ['SELECT 1 MINUS ALL VALUES 2', '(select 1 except all values 2)'],
    ['SELECT 1 UNION DISTINCT (SELECT 2 LIMIT 1) ORDER BY 1', '(select 1 union {select 2 | limit 1}) | order 1'],
    ['(SELECT 1) UNION TABLE t', '({select 1} union table t)'],
    ['WITH a AS (SELECT 1), b(x, y) (SELECT 2) SELECT 3', 'with a={select 1} b/2={select 2} | select 3'],
    ['WITH RECURSIVE r AS (SELECT 1) SELECT 2', 'with recursive r={select 1} | select 2'], ['WITH recursive AS (SELECT 1) SELECT 2', 'with recursive={select 1} | select 2'],
  ])('%s', (text, shape) => {
    expect(parse(text)).toBe(shape);
  });
});

describe('from', () => {
  test.each<[string, string]>([
    ['a, b x, c AS y(d, e)', 'a, b as x, c as y(d e)'],
    ['a JOIN b ON a.x = b.x', '(a inner b on (a.x = b.x))'], ['a INNER JOIN b USING (x, y)', '(a inner b using x y)'],
    ['a LEFT OUTER JOIN b ON c RIGHT JOIN d', '((a left b on c) right d)'], ['a FULL JOIN b', '(a full b)'], ['a CROSS JOIN b', '(a cross b)'],
    ['a LEFT SEMI JOIN b ON c', '(a left semi b on c)'], ['a ANTI JOIN b ON c', '(a left anti b on c)'], ['a SEMI JOIN b ON c', '(a left semi b on c)'],
    ['a NATURAL LEFT JOIN b', '(a natural left b)'], ['a JOIN (b JOIN c ON d) ON e', '(a inner (b inner c on d) on e)'],
    ['(a JOIN b ON c) AS v', '{select * from (a inner b on c)} as v'],
    ['(SELECT 1) x', '{select 1} as x'], ['((SELECT 1) UNION (SELECT 2))', '{({select 1} union {select 2})}'], ['((SELECT 1) x JOIN y)', '({select 1} as x inner y)'],
    ['a, LATERAL (SELECT a.x) l', 'a, lateral {select a.x} as l'], ['a LEFT JOIN LATERAL (SELECT 1) ON true', '(a left lateral {select 1} on boolean:true)'],
    ['LATERAL explode(array(1)) e(x)', 'lateral explode(array(1)) as e(x)'],
    ['range(10)', 'range(10)'], ['f(a, b => 2) AS t(x)', 'f(a, b=>2) as t(x)'], ['VALUES (1, 2), (3, 4) AS v(a, b)', 'values row(1, 2) row(3, 4) as v(a b)'],
    ['t TABLESAMPLE (10 PERCENT) REPEATABLE (7) x', 'sample(t; 10 percent; 7) as x'], ['t TABLESAMPLE (5 ROWS)', 'sample(t; 5 rows)'],
    ['t TABLESAMPLE (BUCKET 1 OUT OF 4) x', 'sample(t; 1/4) as x'], ['(SELECT 1) TABLESAMPLE (1.5 PERCENT)', 'sample({select 1}; 1.5 percent)'],
    ['t VERSION AS OF 3', 't@version 3'], ['t FOR TIMESTAMP AS OF \'x\' y', 't@timestamp \'x\' as y'], ['t FOR SYSTEM_VERSION AS OF \'x\'', 't@version \'x\''],
    ['t PIVOT (sum(a) AS s, max(b) FOR c IN (1, 2 AS two))', 'pivot(t; sum(a) as s, max(b); c; 1, 2 as two)'],
    ['t PIVOT (sum(a) FOR (b, c) IN ((1, 2) AS x, (3, 4)))', 'pivot(t; sum(a); b c; row(1, 2) as x, row(3, 4))'],
    ['t UNPIVOT (v FOR n IN (a, t.b AS bb)) u', 'unpivot(t; v; n; a, t.b as bb) as u'],
    ['t UNPIVOT INCLUDE NULLS ((v, w) FOR n IN ((a, b) AS x, (c, d)))', 'unpivot(t; nulls; v w; n; a+b as x, c+d)'],
    ['t LATERAL VIEW explode(a) x AS y, z LATERAL VIEW OUTER posexplode(b) p', 't view explode(a) x y+z view outer posexplode(b) p '],
    ['t LATERAL VIEW explode(a) AS y', 't view explode(a) - y'],
    // Words that are clauses elsewhere, and names here.
    ['t window', 't as window'], ['t AS order', 't as order'], ['offset', 'offset'], ['t pivot', 't as pivot'], ['values', 'values'], ['t version', 't as version'],
  ])('%s', (text, shape) => {
    expect(parse(`SELECT * FROM ${text}`)).toBe(`select * from ${shape}`);
  });
});

describe('group by', () => {
  test.each<[string, string]>([
    ['a, b + 1', 'a, (b + 1)'], ['ALL', 'all'], ['all, b', 'all, b'], ['(a, b)', 'row(a, b)'],
    ['ROLLUP (a, (b, c)), d', 'rollup([a] [b c]), d'], ['CUBE (a)', 'cube([a])'],
    ['a, GROUPING SETS ((a, b), a, (), ROLLUP (c), GROUPING SETS (d))', 'a, sets([a b] [a] [] rollup([c]) sets([d]))'],
    ['a, b WITH ROLLUP', 'a, b with "rollup"'], ['a WITH CUBE', 'a with "cube"'], ['a, b GROUPING SETS ((a), b, ())', 'a, b with [["a"],["b"],[]]'],
    ['GROUPING SETS ((a + 1) * 2)', 'sets([((a + 1) * 2)])'], ['ROLLUP ((SELECT 1))', 'rollup([{select 1}])'],
  ])('%s', (text, shape) => {
    expect(parse(`SELECT 1 FROM t GROUP BY ${text}`)).toBe(`select 1 from t group ${shape}`);
  });
});

test.each<[string, string]>([
  ['SELECT 1 OFFSET 2', '3.4'], ['SELECT 1 FROM t GROUP BY ALL', '3.4'], ['SELECT 1 FROM t ORDER BY ALL', '3.4'], ['SELECT 1 FROM t UNPIVOT (v FOR n IN (a))', '3.4'],
])('%s needs Spark %s', (text, version) => {
  parseQuery(text, { sparkVersion: version });
  expect(() => parseQuery(text, { sparkVersion: '3.3' })).toThrow(`needs Spark ${version} or later; this is for Spark 3.3`);
});
