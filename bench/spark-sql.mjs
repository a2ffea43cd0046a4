#!/usr/bin/env node
// Speed of analysis and translation of Spark SQL: `node bench/spark-sql.mjs [--runs n]`. The front end is loaded as `glueprint` has it, as a bundle,
// or from the bundle named by GLUEPRINT_SPARK_SQL. Prints p50, p95 and the slowest in milliseconds; exits 1 where a budget is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { largeQuery } from './large-query.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'glueprint-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const LIBRARY = process.env.GLUEPRINT_SPARK_SQL ?? join(folder, 'spark-sql.cjs');
if (process.env.GLUEPRINT_SPARK_SQL === undefined) {
  await build({
    entryPoints: [join(ROOT, 'src/core/spark-sql/index.ts')], outfile: LIBRARY, bundle: true, minify: true, platform: 'node', format: 'cjs',
    tsconfigRaw: '{}',
  });
}
const flag = process.argv.indexOf('--runs');
const RUNS = flag < 0 ? 200 : Number(process.argv[flag + 1]);
const before = performance.now();
const { analyzeExpression, analyzeQuery, translate, translateExpression } = createRequire(import.meta.url)(LIBRARY);
const loaded = performance.now() - before;

const column = (name, kind) => ({ name, type: { kind }, nullable: true });
const dimensions = Array.from({ length: 20 }, (_, i) => i);
const tables = {
  events: {
    columns: [
      column('id', 'bigint'), column('customer', 'bigint'), column('event_date', 'date'), column('event_time', 'timestamp'), column('amount', 'double'), column('status', 'string'),
      ...dimensions.map((i) => column(`key_${i}`, 'int')),
    ],
  },
  ...Object.fromEntries(dimensions.map((i) => [`dim_${i}`, {
    columns: [column('id', 'int'), column('name', 'string'), column('kind', 'string'), column('valid_from', 'timestamp'), column('deleted', 'boolean')],
  }])),
};

const large = largeQuery();

function measure(texts, times, run) {
  const out = [];
  for (let i = 0; i < times; i++) {
    for (const text of texts) {
      const start = performance.now();
      run(text);
      out.push(performance.now() - start);
    }
  }
  return out.sort((a, b) => a - b);
}

let failed = false;
function report(name, times, budget) {
  const p = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const over = budget !== undefined && p(0.95) > budget;
  failed ||= over;
  console.log(`${name.padEnd(44)} p50 ${p(0.5).toFixed(3).padStart(8)}  p95 ${p(0.95).toFixed(3).padStart(8)}  max ${times[times.length - 1].toFixed(2).padStart(8)}${
    budget === undefined ? '' : `  budget p95 ${budget} ${over ? 'MISSED' : 'ok'}`}`);
}
function check(text, holds) {
  failed ||= !holds;
  console.log(`${text} ${holds ? 'ok' : 'MISSED'}`);
}

check(`load of the front end: ${loaded.toFixed(1)} ms, budget 60`, loaded <= 60);
console.log(`large query: ${large.split('\n').length} lines, ${large.length} characters\n`);
report('the first 100, while V8 still compiles', measure([large], 100, (q) => translate(q, { tables })));
report('parse and analyze, large query', measure([large], RUNS, (q) => analyzeQuery(q, { tables })), 5);
report('parse, analyze and translate, large query', measure([large], RUNS, (q) => translate(q, { tables })), 10);

const columns = [column('amount', 'double'), column('status', 'string'), column('name', 'string'), column('a', 'int'), column('day', 'string'), column('total', 'bigint'), column('ids', 'string')];
const expressions = [
  "amount > 100 AND status IN ('a', 'b')", 'upper(trim(name))', 'CASE WHEN a IS NULL THEN 0 ELSE a * 1.2 END', "date_add(to_date(day, 'yyyy-MM-dd'), 7)",
  "transform(split(ids, ','), x -> CAST(x AS INT) * 2)", 'CAST(coalesce(total, 0) AS DECIMAL(10, 2))',
];
for (const [name, run] of [['analyze', analyzeExpression], ['translate', translateExpression]]) {
  const times = measure(expressions, RUNS, (e) => run(e, { columns }));
  report(`${name}, typical expressions`, times, 1);
  const rate = Math.round(times.length / (times.reduce((x, y) => x + y, 0) / 1000));
  check(`${''.padEnd(44)} ${rate} expressions a second, at least 1000`, rate >= 1000);
}

// a chain of n operands must cost in proportion to n: four times as many at most eight times as much
const chains = { '||': 'name', '+': 'a', 'AND': 'a > 1' };
for (const [operator, operand] of Object.entries(chains)) {
  const chain = (n) => Array.from({ length: n }, () => operand).join(` ${operator} `);
  const [short, long] = [250, 1000].map((n) => {
    const times = measure([chain(n)], 10, (e) => translateExpression(e, { columns }));
    return times[Math.floor(times.length / 2)];
  });
  check(`${`chain of 1,000 ${operator}`.padEnd(44)} ${long.toFixed(1)} ms, ${(long / short).toFixed(1)} times that of 250, at most 8`, long / short <= 8);
}
process.exitCode = failed ? 1 : 0;
