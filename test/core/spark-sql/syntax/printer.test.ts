/* eslint-disable @stylistic/max-len */
import { isDeepStrictEqual } from 'util';
import fc from 'fast-check';
import { expression, query } from './arbitraries';
import { bare } from './show';
import { formatQuery, parseExpression, parseQuery, printExpression, printQuery } from '../../../../src/core/spark-sql/syntax';

describe('canonical expressions: minimal brackets', () => {
  test.each<[string, string]>([
    ['((a)+(b))*c', '(a + b) * c'], ['a+(b*c)', 'a + b * c'], ['a-(b-c)', 'a - (b - c)'], ['(a-b)-c', 'a - b - c'],
    ['-(5)', '-(5)'], ['- -5', '- -5'], ['-(-a)', '- -a'], ['-5[0]', '(-5)[0]'], ['(-a)[0]', '(-a)[0]'], ['(a+b).c', '(a + b).c'],
    ['(a and b) and (c and d)', 'a AND b AND c AND d'], ['a and (b and c)', 'a AND (b AND c)'], ['(a or b) and not(c)', '(a OR b) AND NOT c'], ['not (a and b)', 'NOT (a AND b)'],
    ['(a = b) is null', 'a = b IS NULL'], ['(a is null) is null', '(a IS NULL) IS NULL'], ['a == b', 'a = b'], ['a != b', 'a <> b'], ['a ! in (1)', 'a NOT IN (1)'],
    ['trim(leading \'x\' from b)', 'ltrim(\'x\', b)'], ['extract(year from d)', 'extract(year FROM d)'], ['date_add(month,1,d)', 'timestampadd(month, 1, d)'],
    ['`a`.`b c`', 'a.`b c`'], ['`from`', '`from`'], ['"it\'s"', '\'it\\\'s\''], ['1.5bd', '1.5BD'], ['x\'a\'', 'X\'0A\''], ['interval 1 days 2 hour', 'INTERVAL 1 DAY 2 HOUR'],
    ['(x->x+1)', 'x -> x + 1'], ['count(distinct a)filter(where b)over(order by c rows 1 preceding)', 'count(DISTINCT a) FILTER (WHERE b) OVER (ORDER BY c ROWS 1 PRECEDING)'],
    ['cast(a as array<int>)', 'CAST(a AS ARRAY<INT>)'], ['exists(a,x->x)', 'exists(a, x -> x)'], ['a in((select 1))', 'a IN ((SELECT 1))'],
  ])('%s', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
    expect(printExpression(parseExpression(canonical))).toBe(canonical);
  });
});

test.each<[string, string]>([
  ['select a x from t y join(u join v)using(k) where b group by a with rollup', 'SELECT a AS x FROM t AS y JOIN (u JOIN v) USING (k) WHERE b GROUP BY a WITH ROLLUP'],
  ['from t select /*+ broadcast(t) */ distinct a limit 1', 'SELECT /*+ broadcast(t) */ DISTINCT a FROM t LIMIT 1'],
  ['select 1 union (select 2 intersect select 3)', 'SELECT 1 UNION (SELECT 2 INTERSECT SELECT 3)'],
  ['with a as(select 1) table a', 'WITH a AS (SELECT 1) TABLE a'],
  ['select * from values 1,2 v(a), t tablesample(5 rows) x', 'SELECT * FROM VALUES (1), (2) AS v(a), t TABLESAMPLE (5 ROWS) AS x'],
  ['select * from t unpivot(v for n in(a as x)) lateral view outer explode(m) e as k,v', 'SELECT * FROM t UNPIVOT (v FOR n IN (a AS x)) LATERAL VIEW OUTER explode(m) e AS k, v'],
])('%s', (text, canonical) => {
  expect(printQuery(parseQuery(text))).toBe(canonical);
});

test('the formatted query: a clause a line, what is long is broken and indented', () => {
  const text = `with recent as (select * from orders where day >= '2020-01-01') select id, case when amount > 1000 then 'large order of a good customer' when amount > 100
    then 'ordinary' else 'small' end as size, sum(amount) over (partition by customer order by day) total from recent r left join customers c on r.customer = c.id and c.active
    where r.status in ('a', 'b') and exists (select 1 from items i where i.order_id = r.id and i.quantity > 0 and i.returned is null and i.comment not like '%test%')
    group by all order by total desc nulls last, id limit 10`;
  expect(formatQuery(parseQuery(text))).toMatchInlineSnapshot(`
"WITH recent AS (SELECT * FROM orders WHERE day >= '2020-01-01')
SELECT
  id,
  CASE
    WHEN amount > 1000 THEN 'large order of a good customer'
    WHEN amount > 100 THEN 'ordinary'
    ELSE 'small'
  END AS size,
  sum(amount) OVER (PARTITION BY customer ORDER BY day) AS total
FROM recent AS r
LEFT JOIN customers AS c ON r.customer = c.id AND c.active
WHERE r.status IN ('a', 'b')
  AND EXISTS (
    SELECT 1
    FROM items AS i
    WHERE i.order_id = r.id
      AND i.quantity > 0
      AND i.returned IS NULL
      AND i.comment NOT LIKE '%test%'
  )
GROUP BY ALL
ORDER BY total DESC NULLS LAST, id
LIMIT 10"
`);
  expect(bare(parseQuery(formatQuery(parseQuery(text))))).toEqual(bare(parseQuery(text)));
});

test('no line is longer than the width where it can be broken', () => {
  const text = 'select coalesce(aaaaaaaa, bbbbbbbb, cccccccc) x, aaaaaaaa + bbbbbbbb + cccccccc + dddddddd y from t where aaaaaaaa and bbbbbbbb and cccccccc and dddddddd';
  const lines = formatQuery(parseQuery(text), { width: 30 }).split('\n');
  expect(Math.max(...lines.map((l) => l.length))).toBeLessThanOrEqual(30);
});

describe('print, then parse, gives the same tree', () => {
  const options = { sparkVersion: '4.1' };
  /** With the text in the message: the tree alone is hard to read. */
  const reads = (text: string, parse: (text: string) => unknown, tree: unknown): void => {
    if (!isDeepStrictEqual(bare(parse(text)), bare(tree))) throw new Error(`another tree from: ${text}`);
  };

  test('of any expression', () => {
    fc.assert(fc.property(expression, (e) => reads(printExpression(e), (text) => parseExpression(text, options), e)), { numRuns: 3000 });
  });

  test('of any query, on one line and formatted', () => {
    fc.assert(fc.property(query, fc.constantFrom(10, 40, 100), (q, width) => {
      for (const text of [printQuery(q), formatQuery(q, { width })]) reads(text, (t) => parseQuery(t, options), q);
    }), { numRuns: 1500 });
  });
});

test('chains of 1,000 print without a stack frame each', () => {
  for (const text of [Array(1000).fill('a').join(' || '), Array(1000).fill('a').join(' AND ')]) expect(printExpression(parseExpression(text))).toBe(text);
  const union = Array(1000).fill('SELECT 1').join(' UNION ALL ');
  expect(printQuery(parseQuery(union))).toBe(union);
  const joins = `SELECT * FROM t${' JOIN u'.repeat(1000)}`;
  expect(printQuery(parseQuery(joins))).toBe(joins);
});
