import { explainQuery } from '../../../../src/core/spark-sql';
import { parseColumns } from '../../../../src/core/types';

const tables = { o: { columns: parseColumns('id BIGINT, amount INT, xs ARRAY<INT>') }, c: { columns: parseColumns('id BIGINT NOT NULL, region STRING') } };

const CASES: readonly [string, string, readonly string[]][] = [
  ['implicit casts are written out, output columns have their types', 'SELECT amount + 1.5 AS n FROM o WHERE id > 3', [
    'Project [(cast(amount#2 as decimal(10,0)) + 1.5) AS n#4: decimal(12,1)]',
    '+- Filter (id#1 > cast(3 as bigint))',
    '   +- Relation o [id#1: bigint, amount#2: int, xs#3: array<int>]',
  ]],
  ['an aggregate over a join, sorted', 'SELECT region, sum(amount) AS total FROM o JOIN c ON o.id = c.id GROUP BY region ORDER BY total DESC LIMIT 2', [
    'Limit 2',
    '+- Sort [sum(amount#2) DESC NULLS LAST]',
    '   +- Aggregate [region#5], [region#5 AS region#6: string, sum(amount#2) AS total#7: bigint]',
    '      +- Join inner on (id#1 = id#4)',
    '         :- Relation o [id#1: bigint, amount#2: int, xs#3: array<int>]',
    '         +- Relation c [id#4: bigint not null, region#5: string]',
  ]],
  ['texts are quoted, and an alias stands beside its table', "SELECT x.id FROM c AS x WHERE x.region <> '1'", [
    'Project [id#1 AS id#3: bigint not null]',
    "+- Filter (NOT (region#2 = '1'))",
    '   +- Relation c AS x [id#1: bigint not null, region#2: string]',
  ]],
  ['a subquery stands below the query', 'SELECT id FROM c WHERE EXISTS (SELECT 1 FROM o WHERE o.id = c.id)', [
    'Project [id#1 AS id#7: bigint not null]',
    '+- Filter (exists subquery 1)',
    '   +- Relation c [id#1: bigint not null, region#2: string]',
    'Subquery 1',
    '+- Project [1 AS 1#6: int not null]',
    '   +- Filter (id#3 = outer(id#1))',
    '      +- Relation o [id#3: bigint, amount#4: int, xs#5: array<int>]',
  ]],
];

test.each(CASES)('%s', (_, sql, expected) => {
  expect(explainQuery(sql, { tables }).split('\n')).toEqual(expected);
});

test.each([
  'WITH w AS (SELECT id, transform(xs, x -> x + 1) AS ys FROM o) SELECT DISTINCT e FROM w LATERAL VIEW OUTER explode(ys) t AS e',
  'SELECT id FROM o UNION ALL SELECT id FROM c INTERSECT VALUES (1L)',
  'SELECT id, row_number() OVER (PARTITION BY region ORDER BY id) FROM c TABLESAMPLE (10 PERCENT)',
  'SELECT * FROM range(3) CROSS JOIN LATERAL (SELECT id + 1 AS n)',
  'SELECT region, count(*) FROM c GROUP BY ROLLUP (region) HAVING count(*) > 1',
])('every operator has its line: %s', (sql) => {
  const lines = explainQuery(sql, { tables }).split('\n');
  expect(lines.every((l) => /^[:\s]*(?:[+:]- )?[A-Z][A-Za-z]+/.test(l))).toBe(true);
});
