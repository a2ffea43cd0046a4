#!/usr/bin/env node
// Cost of data quality rules: 100 rules against one over 3 million rows, as a job that reads Parquet, and of the rules alone on a table in memory.
// Over the built library and the sources, bundled as they run: `node bench/quality.mjs [--rows 3000000]`. Exits 1 where the budget is missed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { median } from './median.mjs';

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

// What a user runs: a job that reads a file and evaluates its rules, each run a process of its own, turn by turn.
const parquet = join(folder, 'orders.parquet');
await connection.run(`COPY orders TO '${parquet}'`);
connection.closeSync();
if (!existsSync(join(ROOT, 'lib', 'index.js')) || !existsSync(join(ROOT, 'lib/runtime/main.js'))) {
  console.error('lib/ is not there: build first (npm run compile, npm run bundle)');
  process.exit(2);
}

function manifestWith(name, rules) {
  const app = join(folder, `${name}.cjs`);
  writeFileSync(app, `
    const load = require('node:module').createRequire(${JSON.stringify(join(ROOT, 'package.json'))});
    const { App, Stack } = load('aws-cdk-lib');
    const g = load('./lib/index.js');
    const app = new App({ outdir: ${JSON.stringify(join(folder, name))} });
    const job = new g.EtlJob(new Stack(app, 'Bench'), 'Orders');
    const orders = new g.S3Source(job, 'Source', { paths: ['s3://bench/orders.parquet'], format: g.ReadFormat.parquet(), schema: g.Schema.fromDdl(${JSON.stringify(DDL)}) });
    const outcomes = new g.EvaluateDataQuality(job, 'Rules', { input: orders, output: g.DataQualityOutput.EVALUATION_RESULTS, ruleset: g.Ruleset.fromDqdl(${JSON.stringify(`Rules = [ ${rules.join(',\n')} ]`)}) });
    new g.S3Target(job, 'Outcomes', { input: outcomes, path: 's3://bench/outcomes/', format: g.WriteFormat.parquet(), mode: g.WriteMode.OVERWRITE });
    app.synth();`);
  execFileSync(process.execPath, [app], { cwd: ROOT });
  return join(folder, name, readdirSync(join(folder, name)).find((f) => f.endsWith('.glueprint.json')));
}

function run(manifest) {
  const command = [join(ROOT, 'bin/glueprint'), 'run', manifest, '--bind', `s3://bench/orders.parquet=${parquet}`, '--bind', `s3://bench/outcomes/=${join(folder, 'out')}`, '--json'];
  const started = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', 'CPU %U %S', process.execPath, ...command], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [, user, system] = /CPU ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return { milliseconds: performance.now() - started, processor: (Number(user) + Number(system)) * 1000 };
}

const jobs = { one: manifestWith('one', ['Completeness "status" > 0.9']), hundred: manifestWith('hundred', hundredRules()) };
const runs = { one: [], hundred: [] };
for (let i = 0; i < 5; i++) for (const name of Object.keys(jobs)) runs[name].push(run(jobs[name]));
const of = (name, by) => median(runs[name].map((r) => r[by]));
const ratio = of('hundred', 'processor') / of('one', 'processor');
console.log(`as a job over Parquet: one rule ${of('one', 'milliseconds').toFixed(0)} ms (${of('one', 'processor').toFixed(0)} of processors), 100 rules ${of('hundred', 'milliseconds').toFixed(0)} ms (${of('hundred', 'processor').toFixed(0)}): ${ratio.toFixed(2)} x by processor time, ${(of('hundred', 'milliseconds') / of('one', 'milliseconds')).toFixed(2)} x by the clock (budget 3)`);

rmSync(folder, { recursive: true, force: true });
rmSync(join(ROOT, 'node_modules', '.bench-quality.cjs'), { force: true });
if (ratio > 3) console.error('a job with 100 rules costs more than 3 x one with one rule');
process.exitCode = ratio > 3 ? 1 : 0;
