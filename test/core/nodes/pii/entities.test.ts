import * as duckdb from '@duckdb/node-api';
import { PII_SAMPLES } from './samples';
import { valuesOf } from '../../../../src/core/nodes/pii/detection';
import { PII_ENTITIES } from '../../../../src/core/nodes/pii/entities';
import { setupConnection, translate } from '../../../../src/core/spark-sql';
import { runsOnRe2 } from '../../../../src/core/spark-sql/duckdb/udf/java-regex';

let connection: duckdb.DuckDBConnection;
beforeAll(async () => {
  connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await setupConnection(connection, duckdb as never, { timeZone: 'UTC' });
});
afterAll(() => connection.closeSync());

async function found(type: string, ...texts: string[]): Promise<unknown[]> {
  const sql = translate(`SELECT ${valuesOf(type, 'c')} FROM VALUES ${texts.map((t) => `('${t}')`).join(', ')} AS t(c)`, { tables: {} }).sql;
  return (await connection.runAndReadAll(sql)).getRowsJson().map(([v]) => v);
}

const CHECKED = Object.entries(PII_ENTITIES).filter(([type, e]) => e.check !== undefined && !type.endsWith('_PHONE_NUMBER')).map(([type]) => type);

test('every type with a check digit has samples', () => {
  expect(CHECKED.filter((t) => PII_SAMPLES[t] === undefined)).toEqual([]);
  expect(Object.keys(PII_SAMPLES).filter((t) => PII_ENTITIES[t] === undefined)).toEqual([]);
});

test.each(Object.entries(PII_ENTITIES))('%s: its pattern runs natively', (_, { pattern, doc }) => {
  expect(runsOnRe2(pattern)).toBe(true);
  expect(doc).toMatch(/\.$/);
});

test.each(Object.entries(PII_SAMPLES))('%s', async (type, [text, value, nearly]) => {
  expect(await found(type, text, nearly)).toEqual([[value], []]);
});

test.each(Object.keys(PII_SAMPLES).filter((t) => CHECKED.includes(t) && /[0-9]$/.test(PII_SAMPLES[t][1]) && !/PHONE|IP_|ICELAND/.test(t)))('%s: of ten last digits one is right', async (type) => {
  const [, value] = PII_SAMPLES[type];
  const all = await found(type, ...Array.from({ length: 10 }, (_, d) => `${value.slice(0, -1)}${d}`));
  const right = all.flatMap((v, d) => ((v as unknown[]).length > 0 ? [d] : []));
  // Where the check digit is not the last one, all or none are.
  expect([0, 1, 10]).toContain(right.length);
  expect(right).toContain(Number(value.slice(-1)));
});
