import * as duckdb from '@duckdb/node-api';
import { preludeFor, setupConnection, translate } from '../../../../src/core/spark-sql';
import { parseColumns } from '../../../../src/core/types';

/** In UTC timestamps take ways without ICU. `Etc/Zulu` is the same time by the general way: both must agree. */
let connection: duckdb.DuckDBConnection;
beforeAll(async () => {
  connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => connection.closeSync());

async function values(expression: string, timeZone: string): Promise<unknown> {
  const { sql } = translate(`SELECT ${expression} AS v FROM f`, { timeZone, tables: { f: { columns: parseColumns('t TIMESTAMP, x BIGINT') } } });
  await setupConnection(connection as never, duckdb as never, { prelude: preludeFor(sql), timeZone });
  await connection.run(`CREATE OR REPLACE TEMP TABLE f AS SELECT * FROM (VALUES
    (TIMESTAMPTZ '2020-02-29 23:59:59.123456+00', 5::BIGINT), (TIMESTAMPTZ '1960-01-31 00:00:00+00', -9223372036854775808), (NULL, NULL)) v(t, x)`);
  return (await connection.runAndReadAll(`SELECT CAST(v AS VARCHAR) FROM (${sql})`)).getRowsJson();
}

test.each([
  "date_format(t, 'yyyy-MM-dd HH:mm:ss.SSS')", "date_trunc('MONTH', t)", "date_trunc('MINUTE', t)", "date_trunc('WEEK', t)", 'month(t)', 'CAST(t AS DATE)', 'CAST(t AS STRING)', 'hour(t)',
  'second(t)', 'extract(SECOND FROM t)', 'date_add(t, 1)', 't + INTERVAL 1 DAY 2 HOURS', 't - INTERVAL 3 MONTHS', "t + INTERVAL '1' MONTH", "t - TIMESTAMP '2020-01-01 00:00:00'",
  "months_between(t, TIMESTAMP '2019-05-05')", 'to_date(t)', 'CAST(CAST(t AS DATE) AS TIMESTAMP)', "timestampdiff(MONTH, t, TIMESTAMP '2021-01-01')", 'CAST(t AS TIMESTAMP_NTZ)',
  'make_timestamp(2020, 1, 2, 3, 4, 5.5)', "from_utc_timestamp(t, 'Asia/Tokyo')", "to_utc_timestamp(t, 'Asia/Tokyo')", "CAST('2020-01-01 10:00:00' AS TIMESTAMP)", "t > '2020-01-01'",
])('%s', async (expression) => {
  expect(await values(expression, 'UTC')).toEqual(await values(expression, 'Etc/Zulu'));
});

test('bigints wrap around, whichever way they take', async () => {
  expect(await values('x + 1', 'UTC')).toEqual([['6'], ['-9223372036854775807'], [null]]);
  expect(await values('x - 1', 'UTC')).toEqual([['4'], ['9223372036854775807'], [null]]);
  expect(await values('x * 3', 'UTC')).toEqual([['15'], ['-9223372036854775808'], [null]]);
  expect(await values('x + x + x + 9223372036854775807', 'UTC')).toEqual([['-9223372036854775794'], ['-1'], [null]]);
});
