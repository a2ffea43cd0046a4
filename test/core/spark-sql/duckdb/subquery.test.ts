import { SqlRunner } from './harness';

/** Answers of PySpark 3.5.6. */
describe('subqueries', () => {
  let spark: SqlRunner;
  beforeAll(async () => {
    spark = await SqlRunner.open();
    await spark.table('l', 'id INT, a INT, b DOUBLE', '(1, 1, 2.0::double), (2, 2, 1.0), (3, 3, 3.0), (4, NULL, NULL), (5, NULL, 5.0), (6, 6, NULL)');
    await spark.table('r', 'c INT, d DOUBLE', '(2, 3.0::double), (3, 2.0), (4, 1.0), (NULL, NULL), (NULL, 5.0), (6, NULL)');
    await spark.table('ee', 'e INT', '(1), (2)');
  });
  afterAll(() => spark.close());

  const column = async (sql: string) => (await spark.rows(`${sql} ORDER BY id`)).map((row) => row[0]);

  test.each([
    ['a IN (SELECT c FROM r)', [false, true, true, false, false, true]],
    ['a NOT IN (SELECT c FROM r)', [false, false, false, false, false, false]],
    ['a NOT IN (SELECT c FROM r WHERE c > 100)', [true, true, true, true, true, true]],
    ['(a, b) IN (SELECT c, d FROM r)', [false, false, false, false, false, false]],
    ['(a, b) NOT IN (SELECT c, d FROM r)', [false, false, false, false, false, false]],
    ['(a, b) NOT IN (SELECT c, d FROM r WHERE c = 2)', [true, true, true, false, true, true]],
    ['(a, b) IN (SELECT c, d FROM r WHERE r.c = l.a)', [false, false, false, false, false, false]],
    ['NULL IN (SELECT c FROM r WHERE c > 100)', [null, null, null, null, null, null]],
  ])('%s in a select list', async (test, expected) => {
    expect(await column(`SELECT ${test} AS x, id FROM l`)).toEqual(expected);
  });

  test.each([
    ['(a IN (SELECT c FROM r)) IS NULL', []],
    ['coalesce(a IN (SELECT c FROM r), true)', [2, 3, 6]],
    ['NOT (a IN (SELECT c FROM r WHERE c IS NOT NULL) OR b > 4)', [1]],
    ['NOT (a NOT IN (SELECT c FROM r))', [2, 3, 6]],
    ['a NOT IN (SELECT c FROM r WHERE c IS NOT NULL)', [1]],
    ['(a, b) NOT IN (SELECT c, d FROM r WHERE r.c = l.a)', [1, 2, 3, 4, 5]],
    ['CAST(NULL AS INT) NOT IN (SELECT c FROM r WHERE c > 100)', []],
  ])('WHERE %s', async (test, expected) => {
    expect(await column(`SELECT id FROM l WHERE ${test}`)).toEqual(expected);
  });

  test('stand in the condition of an outer join where they read one side', async () => {
    const pairs = async (join: string) => spark.rows(`SELECT id, e FROM l ${join} ORDER BY id, e`);
    expect(await pairs('LEFT JOIN ee ON l.a = e AND l.a IN (SELECT c FROM r)')).toEqual([[1, null], [2, 2], [3, null], [4, null], [5, null], [6, null]]);
    expect(await pairs('RIGHT JOIN ee ON l.a = e AND l.a IN (SELECT c FROM r)')).toEqual([[null, 1], [2, 2]]);
    expect(await pairs('LEFT JOIN ee ON l.a = e AND e NOT IN (SELECT c FROM r WHERE c IS NOT NULL)'))
      .toEqual([[1, 1], [2, null], [3, null], [4, null], [5, null], [6, null]]);
    expect(await column('SELECT id FROM l ANTI JOIN ee ON l.a = e AND l.a IN (SELECT c FROM r)')).toEqual([1, 3, 4, 5, 6]);
    await expect(spark.rows('SELECT id FROM l LEFT JOIN ee ON EXISTS (SELECT 1 FROM r WHERE c = a AND c = e)')).rejects.toThrow(/one side of the join only/);
  });

  test('a lateral one with rand() stands beside a single row only', async () => {
    await expect(spark.rows('SELECT * FROM l, LATERAL (SELECT a + rand(0))')).rejects.toMatchObject({ code: 'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_DETERMINISTIC_LATERAL_SUBQUERIES' });
    expect(await spark.rows('SELECT x FROM (SELECT 1 AS x), LATERAL (SELECT rand(0))')).toEqual([[1]]);
  });
});

test('with ANSI any atomic value is a string argument, but no boolean equals a number', async () => {
  const spark = await SqlRunner.open({ ansi: true });
  try {
    expect(await spark.rows("SELECT '$' || 1 || '$', length(date'2020-01-01'), '1' LIKE 1, contains(true, 'ru')")).toEqual([['$1$', 10, true, true]]);
    await expect(spark.rows('SELECT true = 1')).rejects.toMatchObject({ code: 'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES' });
  } finally {
    spark.close();
  }
});
