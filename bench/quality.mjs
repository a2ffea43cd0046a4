#!/usr/bin/env node
// Cost of data quality rules: 100 rules against one over 3 million rows.
// Over the sources, bundled as it runs: `node bench/quality.mjs [--rows 3000000]`. Exits 1 where a budget is missed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const flag = process.argv.indexOf('--rows');
const ROWS = flag < 0 ? 3_000_000 : Number(process.argv[flag + 1]);
const ROOT = new URL('..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'bench-quality-'));

const entry = join(folder, 'entry.ts');
writeFileSync(entry, `
export { parseRuleset, planQuality } from '${ROOT}src/core/dqdl';
export { parseColumns } from '${ROOT}src/core/types';
export * as sparkSql from '${ROOT}src/core/spark-sql';
`);
await build({ entryPoints: [entry], outfile: join(ROOT, 'node_modules', '.bench-quality.cjs'), bundle: true, platform: 'node', format: 'cjs', external: ['@duckdb/node-api', 'libsql'], logLevel: 'error' });
const require = createRequire(import.meta.url);
const { parseRuleset, planQuality, parseColumns, sparkSql } = require(join(ROOT, 'node_modules', '.bench-quality.cjs'));
const duckdb = require('@duckdb/node-api');

const DDL = 'id BIGINT, customer INT, country STRING, amount DOUBLE, quantity INT, status STRING, day DATE, note STRING';
const connection = await (await duckdb.DuckDBInstance.create(':memory:', { threads: '2' })).connect();
await sparkSql.setupConnection(connection, duckdb, { prelude: [], timeZone: 'UTC' });
await connection.run(`CREATE TABLE orders AS SELECT range AS id, CAST(range % 50000 AS INTEGER) AS customer,
  ['NO','SE','DK','FI','DE'][1 + range % 5] AS country, (range % 10007) / 7.0 AS amount, CAST(range % 13 AS INTEGER) AS quantity,
  CASE WHEN range % 100 = 0 THEN NULL ELSE ['new','paid','sent'][1 + range % 3] END AS status, DATE '2024-01-01' + CAST(range % 365 AS INTEGER) AS day,
  'n' || (range % 1000) AS note FROM range(${ROWS})`);

/** One hundred rules: a dozen kinds over eight columns, most of them needing one pass only, four of them a grouping. */
function hundredRules() {
  const rules = ['RowCount > 0', 'ColumnCount = 8', 'Uniqueness "customer" < 0.5', 'DistinctValuesCount "country" = 5', 'Entropy "status" > 1', 'UniqueValueRatio "note" < 1'];
  for (const column of ['id', 'customer', 'country', 'amount', 'quantity', 'status', 'day', 'note']) rules.push(`Completeness "${column}" > 0.9`, `IsComplete "${column}" where "id > 5"`);
  for (let i = 0; rules.length < 100; i++) {
    rules.push(
      `ColumnValues "amount" > ${-i - 1}`, `ColumnValues "quantity" between ${-i - 1} and 100`, `ColumnValues "country" in ["NO","SE","DK","FI","DE","X${i}"]`,
      `ColumnLength "note" <= ${10 + i}`, `Mean "amount" > ${i}`, `Sum "quantity" > ${i}`, `StandardDeviation "amount" > ${i}`,
      `ColumnValues "day" > "20${String(i % 23).padStart(2, '0')}-01-01"`, `ColumnValues "status" != "s${i}"`, `ColumnDataType "note" != "${['Integer', 'Double', 'Long', 'Date', 'Boolean', 'Float', 'Timestamp', 'Decimal(9,2)', 'Decimal(5,1)', 'Decimal(3,0)'][i % 10]}"`,
    );
  }
  return rules.slice(0, 100);
}

async function evaluate(rules) {
  const text = `Rules = [ ${rules.join(',\n')} ]`;
  const tables = { primary: parseColumns(DDL) };
  const started = performance.now();
  const cpu = process.cpuUsage();
  const plan = planQuality(parseRuleset(text), text, { tables, sql: sparkSql, now: Date.UTC(2025, 0, 1) });
  const results = {};
  for (const query of plan.queries) {
    const { sql } = sparkSql.translate(query.sql, { tables: { primary: { columns: tables.primary, relation: 'orders' } } });
    const prelude = sparkSql.preludeFor(sql);
    if (prelude.length > 0) await connection.run(prelude.join(';\n'));
    results[query.id] = (await connection.runAndReadAll(sql)).getRowObjectsJS();
  }
  const result = plan.evaluate({ results });
  const { user, system } = process.cpuUsage(cpu);
  return { milliseconds: performance.now() - started, processor: (user + system) / 1000, queries: plan.queries.length, passed: result.passed, failed: result.failed };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
async function timed(rules) {
  const runs = [];
  for (let i = 0; i < 4; i++) runs.push(await evaluate(rules));
  const warm = runs.slice(1);
  return { ...runs[0], milliseconds: median(warm.map((r) => r.milliseconds)), processor: median(warm.map((r) => r.processor)) };
}

// A rule that reads one value of each row, and one that groups: what a hundred cost is compared with both.
const one = await timed(['Completeness "status" > 0.9']);
const unique = await timed(['Uniqueness "customer" < 0.5']);
const hundred = await timed(hundredRules());
const show = (name, r) => console.log(`${name.padEnd(34)} ${r.milliseconds.toFixed(0).padStart(6)} ms  ${r.processor.toFixed(0).padStart(6)} ms of processors  ${String(r.queries).padStart(2)} queries  ${r.passed} passed, ${r.failed} failed`);
console.log(`rules over ${ROWS.toLocaleString('en-US')} rows, 2 threads, median of 3 warm runs`);
show('one rule (Completeness)', one);
show('one rule (Uniqueness)', unique);
show('100 rules', hundred);
console.log(`of processors, 100 rules cost ${(hundred.processor / one.processor).toFixed(1)} x one Completeness, ${(hundred.processor / unique.processor).toFixed(1)} x one Uniqueness`);

// A run reads its sources: the same with a CSV file parsed once into the engine, as the runtime does where rules read it more than once.
const csv = join(folder, 'orders.csv');
await connection.run(`COPY orders TO '${csv}'`);
const parsing = performance.now();
await connection.run(`CREATE TABLE parsed AS SELECT * FROM read_csv('${csv}', types = {'day': 'DATE'})`);
const read = performance.now() - parsing;
const ratio = (read + hundred.milliseconds) / (read + one.milliseconds);
console.log(`with reading the CSV file (${read.toFixed(0)} ms): 100 rules cost ${ratio.toFixed(2)} x one`);

rmSync(folder, { recursive: true, force: true });
rmSync(join(ROOT, 'node_modules', '.bench-quality.cjs'), { force: true });
const missed = [
  ...(ratio <= 3 ? [] : ['100 rules cost more than 3 x one, reading included']),
];
if (missed.length > 0) console.error(missed.join('\n'));
process.exitCode = missed.length > 0 ? 1 : 0;
