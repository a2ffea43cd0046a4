import { queryTraits } from '../../../runtime/runs/traits';

test.each<[string, string, Record<string, number>]>([
  ['SELECT a, b + 1 AS c FROM t', 'preserving', { t: 1 }],
  ['SELECT upper(a), rand() FROM t', 'preserving volatile', { t: 1 }],
  ['SELECT * FROM t WHERE a > 1', 'selective', { t: 1 }],
  ['SELECT count(*) FROM t', 'costly', { t: 1 }],
  ['SELECT a, kurtosis(b) FROM t GROUP BY a', 'costly', { t: 1 }],
  ['SELECT explode(a) FROM t', 'costly', { t: 1 }],
  ['SELECT a FROM t LATERAL VIEW explode(b) x AS y', 'costly', { t: 1 }],
  ['SELECT row_number() OVER (ORDER BY a) FROM t', 'costly', { t: 1 }],
  ['SELECT DISTINCT a FROM t', 'costly', { t: 1 }],
  ['SELECT * FROM t ORDER BY a', 'costly', { t: 1 }],
  ['SELECT * FROM t LIMIT 5', 'selective costly', { t: 1 }],
  ['SELECT * FROM t JOIN u ON t.a = u.a', 'selective costly', { t: 1, u: 1 }],
  ['SELECT * FROM t, T AS other', 'costly', { t: 2 }],
  ['SELECT * FROM t UNION ALL SELECT * FROM t', 'costly', { t: 2 }],
  ['SELECT * FROM t TABLESAMPLE (10 PERCENT)', 'costly volatile', { t: 1 }],
  ['SELECT a FROM t WHERE a IN (SELECT b FROM `u v`)', 'selective', { 't': 1, 'u v': 1 }],
  ['WITH x AS (SELECT a FROM t) SELECT a FROM x', '', { t: 1, x: 1 }],
  ['SELECT first(a) FROM t', 'costly volatile', { t: 1 }],
])('%s', (sql, expected, reads) => {
  const traits = queryTraits(sql);
  const names = (['selective', 'preserving', 'costly', 'volatile'] as const).filter((n) => traits[n]);
  expect(new Set(names)).toEqual(new Set(expected.split(' ').filter((n) => n !== '')));
  expect(Object.fromEntries(traits.reads)).toEqual(reads);
});
