import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { encodeValue, sameRows } from './values';
import { setupConnection, translate } from '../../src/core/spark-sql';
import type { SqlTable } from '../../src/core/spark-sql';
import { typeName } from '../../src/core/types';

/** What Spark answered to a query of the corpus (see expected.py). */
interface Expected {
  readonly id: string;
  readonly sql: string;
  readonly types?: string[];
  readonly names?: string[];
  readonly rows?: unknown[][];
  readonly error?: string;
}

interface Corpus { readonly tables: Record<string, string>; readonly queries: { readonly id: string; readonly sql: string }[] }

const SUITES = [
  { file: 'spark-3.5.jsonl', sparkVersion: '3.5', ansi: false, flags: [] },
  { file: 'spark-4.1.jsonl', sparkVersion: '4.1', ansi: true, flags: ['--ansi'] },
];

describe.each(SUITES)('$file', ({ file, sparkVersion, ansi, flags }) => {
  const path = join(__dirname, 'expected', file);
  const expected = readFileSync(path, 'utf8').split('\n').filter((l) => l !== '').map((l) => JSON.parse(l) as Expected);
  const differencesFile = join(__dirname, 'differences', file.replace('.jsonl', '.json'));
  /** Query → why its answer differs from Spark's. A query listed here must really differ. */
  const differences = existsSync(differencesFile) ? JSON.parse(readFileSync(differencesFile, 'utf8')) as Record<string, string> : {};
  const corpus = JSON.parse(execFileSync('node', [join(__dirname, 'corpus.mjs'), ...flags], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })) as Corpus;
  const tables: Record<string, SqlTable> = {};
  let instance: duckdb.DuckDBInstance;
  let connection: duckdb.DuckDBConnection;

  beforeAll(async () => {
    instance = await duckdb.DuckDBInstance.create(':memory:');
    connection = await instance.connect();
    await setupConnection(connection as never, duckdb as never, { timeZone: 'UTC' });
    for (const [name, sql] of Object.entries(corpus.tables)) {
      const made = translate(sql, { tables: {}, sparkVersion, ansi: false });
      await connection.run(`CREATE TABLE "${name}" AS ${made.sql}`);
      tables[name] = { columns: made.columns };
    }
  });
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
  });

  test('the recorded answers are those of the corpus as it stands', () => {
    expect(expected.map(({ id, sql }) => ({ id, sql }))).toEqual(corpus.queries);
  });

  test.each(expected.map((e) => [e.id, e] as const))('%s', async (id, spark) => {
    const answer = await run(spark);
    const difference = compare(spark, answer);
    if (id in differences) {
      expect({ id, differs: difference !== undefined }).toEqual({ id, differs: true });
    } else if (difference !== undefined) {
      throw new Error(`${spark.sql}\n${difference}`);
    }
  });

  async function run(spark: Expected): Promise<Omit<Expected, 'id' | 'sql'>> {
    try {
      const { sql, columns } = translate(spark.sql, { tables, sparkVersion, ansi });
      const reader = await connection.runAndReadAll(sql);
      const rows = reader.getRows().map((row) => row.map((value, i) => encodeValue(value, columns[i].type)));
      return { names: columns.map((c) => c.name), types: columns.map((c) => typeName(c.type)), rows };
    } catch (error) {
      return { error: String((error as Error).message) };
    }
  }
});

/** The first thing that is not as in Spark. Where Spark refuses, so must we; the words may differ. */
function compare(spark: Expected, ours: Omit<Expected, 'id' | 'sql'>): string | undefined {
  if (spark.error !== undefined) return ours.error === undefined ? `Spark refuses with ${spark.error}; ours ran: ${JSON.stringify(ours.rows)}` : undefined;
  if (ours.error !== undefined) return `ours failed: ${ours.error}`;
  if (JSON.stringify(spark.types) !== JSON.stringify(ours.types)) return `types: Spark ${spark.types?.join(', ')}; ours ${ours.types?.join(', ')}`;
  if (JSON.stringify(spark.names) !== JSON.stringify(ours.names)) return `names: Spark ${spark.names?.join(' | ')}\n   ours ${ours.names?.join(' | ')}`;
  const ordered = /order\s+by/i.test(spark.sql.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, ' '));
  return sameRows(spark.rows ?? [], ours.rows ?? [], ordered);
}
