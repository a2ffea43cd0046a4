import { SqlRunner } from './harness';

describe('Spark semantics on DuckDB', () => {
  let spark: SqlRunner;
  beforeAll(async () => {
    spark = await SqlRunner.open();
    await spark.table('t', 'id INT, name STRING, x DECIMAL(10,2)', "(1, 'a', 1.50), (2, 'b', 2.50), (NULL, 'c', NULL)");
  });
  afterAll(() => spark.close());

  test.each<[string, unknown[]]>([
    ["SELECT cast('1.7' AS int), cast(' 12 ' AS int), cast('1e3' AS int), cast('x' AS int)", [1, 12, null, null]],
    ['SELECT cast(-1.7D AS int), cast(1e20 AS int), cast(300 AS tinyint)', [-1, 2147483647, 44]],
    ['SELECT cast(1e7D AS string), cast(1.5e-7D AS string), cast(0.001D AS string), cast(-123456789.125D AS string)', ['1.0E7', '1.5E-7', '0.001', '-1.23456789125E8']],
    ['SELECT 2147483647 + 1, 5 / 2, 5 div 2, -7 % 3, pmod(-7, 3), 1 / 0', [-2147483648, 2.5, '2', -1, 2, null]],
    ["SELECT '5' + 1, '5' = 5, 'a' = 1, NULL <=> NULL", [6, true, null, true]],
    ['SELECT cast(1.5 AS decimal(10,2)) / cast(3 AS decimal(10,0)), 1.1 * 1.1', ['0.5000000000000', '1.21']],
    ['SELECT array(1, 2, 3)[0], array(1)[5], map(1, 2)[1]', [1, null, 2]],
    ["SELECT date'2020-02-28' + 1, date'2020-03-01' - date'2020-02-28' = interval 2 days", ['2020-02-29', true]],
    ["SELECT cast('2020-1-2' AS date), cast('2020-01-02T03:04' AS timestamp) = timestamp'2020-01-02 03:04:00'", ['2020-01-02', true]],
    ['SELECT transform(array(1, 2), (x, i) -> x + i), filter(array(1, 2, 3), x -> x > 1)', [[1, 3], [2, 3]]],
  ])('%s', async (sql, expected) => {
    expect(await spark.rows(sql)).toEqual([expected]);
  });

  test('nulls come first in ascending order', async () => {
    expect((await spark.rows('SELECT id FROM t ORDER BY id')).flat()).toEqual([null, 1, 2]);
    expect((await spark.rows('SELECT id FROM t ORDER BY id DESC')).flat()).toEqual([2, 1, null]);
  });

  test('grouping sets, having and windows', async () => {
    expect(await spark.rows('SELECT name, count(*) c, sum(x) FROM t GROUP BY ROLLUP(name) HAVING c > 1')).toEqual([[null, '3', '4.00']]);
    expect(await spark.rows('SELECT id, row_number() OVER (ORDER BY id DESC) r FROM t ORDER BY r')).toEqual([[2, 1], [1, 2], [null, 3]]);
  });

  test('bounds of a RANGE frame beyond the ends of the type, where Spark loses rows, are refused; at the ends they count', async () => {
    const count = (values: string, frame: string, order = 'x') => spark.rows(`SELECT x, count(*) OVER (ORDER BY ${order} RANGE BETWEEN ${frame}) FROM VALUES ${values} AS t(x)`);
    const ints = '(2147483646), (-2147483647), (NULL)';
    expect(await count(ints, '1 PRECEDING AND 1 FOLLOWING')).toEqual([[null, '1'], [-2147483647, '1'], [2147483646, '1']]);
    expect(await count(ints, '1 PRECEDING AND CURRENT ROW', 'x DESC')).toEqual([[2147483646, '1'], [-2147483647, '1'], [null, '1']]);
    const beyond = /ARITHMETIC_OVERFLOW\] a bound of the RANGE frame is beyond the ends of (int|bigint|tinyint)/;
    await expect(count(ints, '2 PRECEDING AND CURRENT ROW')).rejects.toThrow(beyond);
    await expect(count(ints, 'UNBOUNDED PRECEDING AND 2 FOLLOWING')).rejects.toThrow(beyond);
    await expect(count(ints, '2 PRECEDING AND CURRENT ROW', 'x DESC')).rejects.toThrow(beyond);
    await expect(count('(9223372036854775807L)', 'CURRENT ROW AND 1 FOLLOWING')).rejects.toThrow(beyond);
    await expect(count('(CAST(127 AS TINYINT))', '1 FOLLOWING AND 2 FOLLOWING')).rejects.toThrow(beyond);
    expect(await count('(127Y)', 'CURRENT ROW AND UNBOUNDED FOLLOWING')).toEqual([[127, '1']]);
  });

  test('a fold reads the columns of its own row', async () => {
    const values = 'VALUES (1, array(1, 2, 3)), (2, array(1)), (3, array(5, 6, 7, 8)), (4, array()), (5, NULL) AS t(k, l)';
    expect((await spark.rows(`SELECT aggregate(l, 1, (a, b) -> a * 10 + k) FROM ${values} ORDER BY k`)).flat()).toEqual([1111, 12, 13333, 1, null]);
  });

  test('ANSI mode raises', async () => {
    const ansi = await SqlRunner.open({ ansi: true });
    await expect(ansi.rows("SELECT cast('x' AS int)")).rejects.toThrow(/CAST_INVALID_INPUT/);
    await expect(ansi.rows('SELECT 1 / 0')).rejects.toThrow(/DIVIDE_BY_ZERO/);
    expect(await ansi.rows("SELECT try_cast('x' AS int)")).toEqual([[null]]);
    ansi.close();
  });
});
