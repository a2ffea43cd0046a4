import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { manifestOf, resolveCase } from './case-manifest';
import { NODE_CASES } from './cases';
import type { NodeCase } from './node-case';
import { withoutRandom } from './random-values';
import { renderPySpark } from '../../../src/core/codegen/pyspark';
import { GlueprintError } from '../../../src/core/diagnostics';
import { NODE_TYPES, nodeType, NodeType } from '../../../src/core/nodes';
import { setupConnection, translate } from '../../../src/core/spark-sql';
import { columnsDdl, parseColumns, quoteName, typeDdl } from '../../../src/core/types';
import { expectGolden } from '../../golden';

type Row = [string, NodeType, NodeCase];
const ALL: Row[] = NODE_CASES.flatMap(({ type, cases }) => cases.map((c): Row => [`${type.kind}: ${c.name}`, type, c]));
const GOOD = ALL.filter(([, , c]) => c.error === undefined);
const BAD = ALL.filter(([, , c]) => c.error !== undefined);

/** Their cases need rules, results and a recorded Deequ: test/core/dqdl. */
const TESTED_ELSEWHERE = ['EvaluateDataQuality', 'EvaluateDataQualityMultiFrame', 'StudioNode'];

const golden = (type: NodeType, c: NodeCase) => `${type.kind}/${c.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.py`;

test('every node type has cases, good and bad', () => {
  const missing = NODE_TYPES.filter((t) => !NODE_CASES.some((c) => c.type === t)).map((t) => t.kind);
  expect(missing).toEqual(TESTED_ELSEWHERE);
  for (const { cases } of NODE_CASES) {
    expect(cases.some((c) => c.error === undefined)).toBe(true);
    expect(cases.some((c) => c.error !== undefined)).toBe(true);
  }
});

test.each(GOOD)('%s', (_, type, c) => {
  const resolved = resolveCase(type, c);
  const got = resolved.columns?.[c.output ?? 'output'];
  // What it has once the data has been looked at is compared with the rows.
  if (type.measure !== undefined && resolved.columns === undefined) expect(c.columns === undefined || c.rows !== undefined).toBe(true);
  else expect(got === undefined ? undefined : columnsDdl(got)).toBe(c.columns === undefined ? undefined : columnsDdl(parseColumns(c.columns)));
  expectGolden(join('nodes', golden(type, c)), renderPySpark(manifestOf(type, c), nodeType));
});

test.each(BAD)('%s (fails)', (_, type, c) => {
  let error: unknown;
  try {
    resolveCase(type, c);
  } catch (e) {
    error = e;
  }
  if (!GlueprintError.isGlueprintError(error)) throw error ?? new Error('did not fail');
  expect(error.message).toMatch(c.error?.message ?? '');
  expect(error.details.node).toBe('App/Job/Node');
  if (c.error?.at !== undefined) expect(error.details.field).toBe(c.error.at);
  const { text, span } = error.details;
  if (c.error?.under !== undefined) expect(text?.slice(span?.start, span?.end)).toBe(c.error.under);
});

test('no golden script is left over', () => {
  const wanted = GOOD.map(([, type, c]) => golden(type, c)).sort();
  const there = readdirSync(join(__dirname, '../../golden/nodes'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.py')).sort();
  expect(there).toEqual(wanted);
});

describe('rows on DuckDB', () => {
  const withRows = GOOD.filter(([, type, c]) => c.out !== undefined && type.notLocal?.(resolveCase(type, c).fields) === undefined);
  let instance: duckdb.DuckDBInstance;
  beforeAll(async () => {
    instance = await duckdb.DuckDBInstance.create(':memory:');
  });
  afterAll(() => instance.closeSync());

  test.each(withRows)('%s', async (_, type, c) => {
    const connection = await instance.connect();
    await setupConnection(connection, duckdb as never, { timeZone: 'UTC' });
    const tables: Record<string, { columns: ReturnType<typeof parseColumns>; relation: string }> = {};
    for (const [as, ddl] of Object.entries(c.inputs)) {
      const columns = parseColumns(ddl ?? '');
      const items = columns.map((f, i) => `CAST(c${i} AS ${typeDdl(f.type)}) AS ${quoteName(f.name)}`).join(', ');
      const values = `SELECT ${items} FROM VALUES ${c.rows?.[as]} AS v(${columns.map((_f, i) => `c${i}`).join(', ')})`;
      await connection.run(`CREATE OR REPLACE TEMP TABLE "in_${as}" AS ${translate(values, { tables: {} }).sql}`);
      tables[as] = { columns, relation: `"in_${as}"` };
    }
    const first = resolveCase(type, c);
    const question = type.measure?.(first.context);
    const ask = async (text: string) => (await connection.runAndReadAll(translate(text, { tables }).sql)).getRowObjectsJson()[0];
    const measured = question === undefined ? undefined : await ask(question);
    const { sql, columns: got } = resolveCase(type, c, measured);
    expect(columnsDdl(got?.[c.output ?? 'output'] ?? [])).toBe(columnsDdl(parseColumns(c.columns ?? '')));
    const query = typeof sql === 'string' ? sql : sql?.[c.output ?? 'output'];
    const result = await connection.runAndReadAll(translate(query as string, { tables }).sql);
    const rows = withoutRandom(c, got?.[c.output ?? 'output'] ?? [], result.getRowsJson());
    expect(sorted(rows.map((r) => r.map(plain)))).toEqual(sorted((c.out ?? []).map((r) => r.map(plain))));
    connection.closeSync();
  });
});

/** DuckDB gives bigints as text; maps and structs keep their shape. */
function plain(value: unknown): unknown {
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)])) : value;
}

function sorted(rows: readonly unknown[]): string[] {
  return rows.map((r) => JSON.stringify(r)).sort();
}
