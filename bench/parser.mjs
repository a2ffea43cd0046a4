#!/usr/bin/env node
// Speed of the Spark SQL parser and printer, over the built library: `npm run compile && node bench/parser.mjs [--runs n]`.
// Prints p50, p95 and the slowest in milliseconds; exits 1 where a budget is missed.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeQuery } from './large-query.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LIBRARY = join(ROOT, 'lib', 'core', 'spark-sql', 'syntax', 'index.js');
if (!existsSync(LIBRARY)) {
  console.error(`${LIBRARY} is not there: build first (npm run compile)`);
  process.exit(2);
}
const flag = process.argv.indexOf('--runs');
const RUNS = flag < 0 ? 300 : Number(process.argv[flag + 1]);

const before = performance.now();
const { formatQuery, parseExpression, parseQuery, printQuery } = createRequire(import.meta.url)(LIBRARY);
const loaded = performance.now() - before;

/** Each text `times` over; a text that is refused counts too, as an editor parses those most. */
function measure(texts, times, run) {
  const out = [];
  for (let i = 0; i < times; i++) {
    for (const text of texts) {
      const start = performance.now();
      try {
        run(text);
      } catch {
        // The time is what counts.
      }
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

const large = largeQuery();
const tree = parseQuery(large);
console.log(`load of the syntax stage: ${loaded.toFixed(1)} ms; large query: ${large.split('\n').length} lines, ${large.length} characters\n`);
report('parse, large query', measure([large], RUNS, parseQuery), 5);
report('parse, large query with an error at the end', measure([`${large} WHRE x`], RUNS, parseQuery), 10);
report('print, large query', measure([tree], RUNS, printQuery));
report('format, large query', measure([tree], RUNS, formatQuery));

const expressions = [
  'amount > 100 AND status IN (\'a\', \'b\')', 'upper(trim(name))', 'CASE WHEN a IS NULL THEN 0 ELSE a * 1.2 END', 'date_add(to_date(day, \'yyyy-MM-dd\'), 7)',
  'transform(items, x -> x.price * x.quantity)', 'CAST(coalesce(total, 0) AS DECIMAL(10, 2))',
];
const times = measure(expressions, RUNS, parseExpression);
report('parse, typical expressions', times, 1);
console.log(`${''.padEnd(44)} ${Math.round(times.length / (times.reduce((a, b) => a + b, 0) / 1000))} expressions a second`);

const golden = process.env.GLUEPRINT_SPARK_SQL === undefined ? join(ROOT, '..', 'shared', 'spark-sql', 'golden.json') : join(process.env.GLUEPRINT_SPARK_SQL, 'golden.json');
if (existsSync(golden)) {
  const queries = JSON.parse(readFileSync(golden, 'utf8')).cases.map((c) => c.sql);
  report(`parse, ${queries.length} golden queries of Spark`, measure(queries, 3, parseQuery), 5);
} else {
  console.log('golden queries of Spark: not there, skipped');
}
process.exitCode = failed ? 1 : 0;
