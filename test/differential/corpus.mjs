// The corpus of the differential suite: our own Spark SQL queries, as { id, sql }. `node corpus.mjs` prints it, with the tables, as JSON.
//   queries/*.sql   one query a line, by family; `--` lines are comments
//   the matrices    every pair of types through casts, operators, comparisons, coalesce and set operations
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Column of `edge` by Spark type. */
const COLUMNS = {
  boolean: 'b', tinyint: 'ti', smallint: 'si', int: 'i', bigint: 'l', float: 'f', double: 'd', 'decimal(10,2)': 'dec', 'decimal(38,18)': 'dec38',
  string: 's', binary: 'bin', date: 'dt', timestamp: 'ts', timestamp_ntz: 'ntz',
};
const NUMBERS = ['ti', 'si', 'i', 'l', 'f', 'd', 'dec', 'dec38'];

function matrices() {
  const out = [];
  const names = Object.values(COLUMNS);
  for (const from of names) {
    for (const [type, to] of Object.entries(COLUMNS)) {
      if (from !== to) out.push({ id: `cast/${from}-${to}`, sql: `SELECT id, CAST(${from} AS ${type}) AS x FROM edge` });
    }
  }
  for (const a of NUMBERS) {
    for (const b of NUMBERS) {
      out.push({ id: `arithmetic/${a}-${b}`, sql: `SELECT id, ${a} + ${b} AS p, ${a} - ${b} AS m, ${a} * ${b} AS t, ${a} / ${b} AS q, ${a} % ${b} AS r FROM edge` });
    }
  }
  for (const a of names) {
    for (const b of names) {
      if (a < b) out.push({ id: `compare/${a}-${b}`, sql: `SELECT id, ${a} = ${b} AS e, ${a} < ${b} AS lt, ${a} <=> ${b} AS n FROM edge` });
      if (a < b) out.push({ id: `coalesce/${a}-${b}`, sql: `SELECT id, coalesce(${a}, ${b}) AS x FROM edge` });
    }
  }
  for (const c of names) {
    out.push({ id: `order/${c}`, sql: `SELECT id FROM edge ORDER BY ${c} DESC, id` });
    out.push({ id: `aggregate/${c}`, sql: `SELECT count(${c}) AS n, min(${c}) AS lo, max(${c}) AS hi, count(DISTINCT ${c}) AS d FROM edge` });
    out.push({ id: `text/${c}`, sql: `SELECT id, concat('<', ${c}, '>') AS x FROM edge` });
  }
  return out;
}

export function corpus() {
  const files = readdirSync(join(here, 'queries')).filter((f) => f.endsWith('.sql')).sort();
  const written = files.flatMap((file) => readFileSync(join(here, 'queries', file), 'utf8').split('\n')
    .map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('--'))
    .map((sql, i) => ({ id: `${file.replace('.sql', '')}/${i + 1}`, sql })));
  return [...written, ...matrices()];
}

/** For ANSI mode (Spark 4, Glue 6.0): there every extreme value is an error, so the matrices see the tame rows only. */
export function ansiCorpus() {
  const tame = matrices().map(({ id, sql }) => ({ id, sql: sql.replace(/FROM edge/, 'FROM edge WHERE id IN (1, 2, 3)') }));
  return [...corpus().filter(({ id }) => /^(math|string|datetime|aggregate|errors|cast-edge|clause|structured-edge|coercion|name-scope)\//.test(id)), ...tame.filter(({ id }) => !/^(compare|order|text)\//.test(id))];
}

export function tables() {
  return Object.fromEntries(readFileSync(join(here, 'tables.sql'), 'utf8').split(/^-- table: /m).slice(1).map((part) => {
    const end = part.indexOf('\n');
    return [part.slice(0, end).trim(), part.slice(end + 1).trim()];
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ tables: tables(), queries: process.argv.includes('--ansi') ? ansiCorpus() : corpus() }));
}
