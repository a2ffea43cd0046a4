#!/usr/bin/env node
// `npm run parity`: the front end against the documented examples and golden queries of Spark (in ../shared/spark-sql, not part of
// the repository). Prints the harness's table by group and what has to hold; exits 1 where one does not.
//   --out folder   keeps the results case by case     --verbose   prints the harness's whole report
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const HARNESS = join(ROOT, '..', 'shared', 'spark-sql', 'run.mjs');
const LIBRARY = join(ROOT, 'lib', 'core', 'spark-sql', 'index.js');
if (!existsSync(HARNESS)) {
  console.log('skipped: the conformance data is not beside the repository');
  process.exit(0);
}
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const temporary = mkdtempSync(join(tmpdir(), 'glueprint-parity-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
const out = option('--out') === undefined ? temporary : resolve(option('--out'));
mkdirSync(out, { recursive: true });

const env = { ...process.env };
if (env.GLUEPRINT_SPARK_SQL === undefined && !existsSync(LIBRARY)) env.GLUEPRINT_SPARK_SQL = bundled();

/** The front end straight from its sources, when nothing is built. */
function bundled() {
  const file = join(temporary, 'spark-sql.cjs');
  const entry = "export * from './src/core/spark-sql'; export { parseType } from './src/core/types';";
  execFileSync(join(ROOT, 'node_modules', '.bin', 'esbuild'),
    ['--bundle', '--platform=node', '--format=cjs', '--log-level=error', `--outfile=${file}`], { cwd: ROOT, input: entry, stdio: ['pipe', 'inherit', 'inherit'] });
  return file;
}

function run(suite) {
  const file = join(out, `${suite}.json`);
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [HARNESS, '--translator', join(ROOT, 'test', 'parity', 'translator.mjs'), '--modules', ROOT, '--suite', suite, '--out', file], { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) {
    console.error(stdout + stderr);
    throw new Error(`the harness ended with ${status} on ${suite}`);
  }
  console.log(process.argv.includes('--verbose') ? stdout : stdout.split('\n').filter((l) => /^==|^ {2}(?!failures by kind)\S/.test(l)).join('\n'));
  return JSON.parse(readFileSync(file, 'utf8'));
}

const cases = [...run('fn'), ...run('golden')];
const of = (suite, scope = false) => cases.filter((c) => c.suite === suite && (!scope || c.inScope));
const passed = (list) => list.filter((c) => c.status === 'pass');
const wrong = (list) => list.filter((c) => c.status === 'fail' && c.kind === 'value');
const typed = passed([...of('fn'), ...of('golden')]).filter((c) => c.typeOk !== undefined);

/** Files whose tables the harness fills otherwise than Spark did. */
const OTHER_DATA = { 'datetime-formatting.sql': 'its view holds NULL where Spark has timestamps that were written with a zone' };
const { files: GOLDEN } = JSON.parse(readFileSync(join(dirname(HARNESS), 'golden.json'), 'utf8'));
const goldenCases = new Map(JSON.parse(readFileSync(join(dirname(HARNESS), 'golden.json'), 'utf8')).cases.map((c) => [c.id, c]));

/** Settings in force at a case, apart from ANSI mode, which the harness heeds: a translator is not told of them. */
function settingsAt(c) {
  const { settings, setup } = GOLDEN[c.file];
  const now = new Map(Object.entries(settings));
  for (const statement of setup.slice(0, goldenCases.get(c.id)?.setup ?? 0)) {
    const set = /^\s*set\s+([\w.]+)\s*=\s*(.*?)\s*$/i.exec(statement);
    const reset = /^\s*reset\s+([\w.]+)/i.exec(statement);
    if (set !== null) now.set(set[1], set[2]);
    if (reset !== null) now.delete(reset[1]);
  }
  // heeded by the harness; or of no effect where a case comes so far
  now.delete('spark.sql.ansi.enabled');
  now.delete('spark.sql.groupByAliases');
  if (now.get('spark.sql.legacy.parser.havingWithoutGroupByAsWhere') === 'false') now.delete('spark.sql.legacy.parser.havingWithoutGroupByAsWhere');
  return [...now].map(([name, value]) => `${name}=${value}`);
}

/** Why a golden answer cannot be had from what the harness gives, or nothing. */
function notGiven(c) {
  if (c.file in OTHER_DATA) return OTHER_DATA[c.file];
  const settings = settingsAt(c);
  return settings.length === 0 ? undefined : `set, and not told to the translator: ${settings.join(', ')}`;
}

/** What the difference is, from how the rows differ. */
function difference(c) {
  if (/\brand|\bshuffle|\buuid/i.test(c.sql)) return 'random numbers by partition';
  if (/float-precision|number-format/.test(c.detail)) return 'last digits of doubles';
  if (/histogram_numeric/i.test(c.sql)) return 'estimate that hangs on the partitions';
  if (c.detail === 'row-order') return 'order of rows that tie';
  return c.detail;
}

function table(list) {
  const rows = new Map();
  for (const c of list) {
    const key = `${c.file ?? c.fn}: ${c.file === undefined ? c.detail : notGiven(c) ?? difference(c)}`;
    rows.set(key, [...(rows.get(key) ?? []), c.id.replace(/^.*#/, '#')]);
  }
  for (const [key, ids] of [...rows].sort((a, b) => b[1].length - a[1].length)) console.log(`  ${String(ids.length).padStart(3)}  ${key}${ids.length < 6 ? ` (${ids.join(' ')})` : ''}`);
}

const least = (name, share, part, whole) => ({ name, bound: `>= ${share} %`, value: whole === 0 ? undefined : (100 * part) / whole, holds: (v) => v >= share });
const most = (name, share, part, whole) => ({ name, bound: `<= ${share} %`, value: whole === 0 ? undefined : (100 * part) / whole, holds: (v) => v <= share });
const thresholds = [
  least('documented examples', 96, passed(of('fn')).length, of('fn').length),
  least('golden queries in scope', 92, passed(of('golden', true)).length, of('golden', true).length),
  least('expected errors in scope', 92, passed(of('golden-error', true)).length, of('golden-error', true).length),
  least('types exactly as Spark, of the passing', 97, typed.filter((c) => c.typeOk).length, typed.length),
  most('silently wrong, documented examples', 2, wrong(of('fn')).length, of('fn').length),
  most('silently wrong, golden (as given*)', 2, wrong(of('golden', true)).filter((c) => notGiven(c) === undefined).length, of('golden', true).length),
];

console.log('');
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const { name, bound, value, holds } of thresholds) {
  const verdict = value === undefined ? 'skipped' : holds(value) ? 'passed' : 'failed';
  counts[verdict]++;
  console.log(`${verdict.padEnd(8)}${name.padEnd(42)}${value === undefined ? 'no cases' : `${value.toFixed(1).padStart(6)} %`}   ${bound}`);
}
const all = [...of('fn'), ...of('golden', true)];
if (wrong(all).length > 0) {
  const raw = wrong(of('golden', true)).length;
  console.log(`\nsilently wrong, each of them: ${raw} golden, ${((100 * raw) / of('golden', true).length).toFixed(1)} % with those (*) whose settings or data the harness does not give`);
  table(wrong(all));
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
