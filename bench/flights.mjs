// The whole run of examples/flights against the same work as hand-written DuckDB SQL, each as a process of its own.
//   node bench/flights.mjs [--rounds 15] [--copies 1,10] [--memory-limit 512MB] [--threads 2] [--json]
// Prints the ratio of the work (what a tiny input costs is taken off both), the fixed cost, and peak memory; by the clock and by
// processor time, which says more where other work is on the machine. Both results are compared first.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './median.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    'rounds': { type: 'string', default: '15' }, 'copies': { type: 'string', default: '1,10' }, 'memory-limit': { type: 'string' }, 'threads': { type: 'string' }, 'json': { type: 'boolean', default: false },
  },
});
const data = join(root, 'node_modules/vega-datasets/data');
const work = mkdtempSync(join(tmpdir(), 'glueprint-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** Copies of the three million flights, or a handful of them for the fixed cost. */
function input(copies) {
  const folder = join(work, `in-${copies}`);
  mkdirSync(folder);
  const file = join(data, 'flights-3m.parquet');
  if (copies === 0) execFileSync(process.execPath, ['-e', `
    const { DuckDBInstance } = require('@duckdb/node-api');
    DuckDBInstance.create().then((i) => i.connect()).then((c) => c.run("COPY (FROM '${file}' LIMIT 100) TO '${folder}/0.parquet'"));`], { cwd: root });
  for (let i = 0; i < copies; i++) {
    try {
      linkSync(file, join(folder, `${i}.parquet`));
    } catch {
      copyFileSync(file, join(folder, `${i}.parquet`));
    }
  }
  return folder;
}

const HAND_WRITTEN = (flights, out) => `
CREATE TEMP TABLE airports AS SELECT iata, state FROM read_csv('${data}/airports.csv', header = true, all_varchar = true);
CREATE TEMP TABLE routes AS
  SELECT o.state AS origin_state, d.state AS destination_state, strftime(f.date, '%Y-%m') AS month, count(*) AS flights,
    count_if(f.delay >= 15)::BIGINT AS late_flights, sum(f.delay)::BIGINT AS total_delay, avg(f.delay) AS average_delay
  FROM '${flights}/*.parquet' f JOIN airports o ON f.origin = o.iata JOIN airports d ON f.destination = d.iata
  WHERE o.state <> d.state AND f.distance > 0
  GROUP BY ALL;
COPY routes TO '${out}/routes' (FORMAT parquet, PARTITION_BY (month), OVERWRITE);
COPY (SELECT month, count(*) AS routes, sum(flights)::BIGINT AS flights, round(sum(late_flights) / sum(flights), 4) AS late_share,
  round(sum(total_delay) / sum(flights), 2) AS average_delay FROM routes GROUP BY month) TO '${out}/summary.csv' (HEADER);`;

const raw = join(work, 'raw.js');
writeFileSync(raw, `
const { DuckDBInstance } = require(${JSON.stringify(join(root, 'node_modules/@duckdb/node-api'))});
(async () => {
  const instance = await DuckDBInstance.create(':memory:', ${JSON.stringify({ ...(options.threads === undefined ? {} : { threads: options.threads }), ...(options['memory-limit'] === undefined ? {} : { memory_limit: options['memory-limit'], temp_directory: join(work, 'spill') }) })});
  const connection = await instance.connect();
  await connection.run(require('fs').readFileSync(process.argv[2], 'utf8'));
  connection.closeSync();
})();`);

/** Wall time in milliseconds and peak memory in megabytes of a process. */
function measure(args, cwd) {
  const started = performance.now();
  const time = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', 'PEAK %M CPU %U %S'] : [];
  const [command, ...rest] = [...time, process.execPath, ...args];
  const { status, stderr } = spawnSync(command, rest, { cwd, encoding: 'utf8', maxBuffer: 64e6 });
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  const [, peak, user, system] = /PEAK (\d+) CPU ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return { wall, cpu: (Number(user) + Number(system)) * 1000, peak: Number(peak) / 1024 };
}

const example = join(root, 'examples/flights');
const [job] = JSON.parse(execFileSync(process.execPath, [join(root, 'bin/glueprint'), 'list', '--json'], { cwd: example, encoding: 'utf8' }));
const manifest = join(work, 'flights.glueprint.json');
copyFileSync(job.manifest, manifest);

function ours(flights, out) {
  const limits = [...(options['memory-limit'] === undefined ? [] : ['--memory-limit', options['memory-limit']]), ...(options.threads === undefined ? [] : ['--threads', options.threads])];
  return measure([join(root, 'bin/glueprint'), 'run', manifest, '--bind', `s3://example-flights/flights-3m.parquet=${flights}`, '--bind', `s3://example-flights/airports.csv=${data}/airports.csv`,
    '--bind', `FlightsStack/Results=${out}`, '--json', ...limits], work);
}

function handWritten(flights, out) {
  mkdirSync(out, { recursive: true });
  const file = join(work, 'raw.sql');
  writeFileSync(file, HAND_WRITTEN(flights, out));
  return measure([raw, file], work);
}

/** Both wrote the same rows, or the figures mean nothing. */
function compare(a, b) {
  const script = `
    const { DuckDBInstance } = require('@duckdb/node-api');
    DuckDBInstance.create().then((i) => i.connect()).then(async (c) => {
      const rows = (folder) => "SELECT origin_state, destination_state, month, flights, late_flights, total_delay, round(average_delay, 6) FROM read_parquet('" + folder + "/routes/**/*.parquet', hive_partitioning = true)";
      const [[n]] = (await c.runAndReadAll("SELECT count(*) FROM ((" + rows('${a}') + " EXCEPT ALL " + rows('${b}') + ") UNION ALL (" + rows('${b}') + " EXCEPT ALL " + rows('${a}') + "))")).getRowsJson();
      if (n !== '0') throw new Error(n + ' rows differ');
    }).catch((e) => { console.error(e); process.exit(1); });`;
  execFileSync(process.execPath, ['-e', script], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

const rounds = Number(options.rounds);
const results = [];
for (const copies of [0, ...options.copies.split(',').map(Number)]) {
  const flights = input(copies);
  const runs = { ours: [], raw: [] };
  // Turn by turn, so that what else the machine does falls on both.
  for (let i = 0; i < rounds; i++) {
    runs.raw.push(handWritten(flights, join(work, 'out-raw')));
    runs.ours.push(ours(flights, join(work, 'out-ours')));
  }
  if (copies > 0) compare(join(work, 'out-ours'), join(work, 'out-raw'));
  const of = (side) => ({ wall: median(runs[side].map((r) => r.wall)), cpu: median(runs[side].map((r) => r.cpu)), peak: Math.max(...runs[side].map((r) => r.peak)) });
  const bytes = readdirSync(flights).reduce((sum, f) => sum + statSync(join(flights, f)).size, 0);
  results.push({ copies, rows: copies * 3_000_000 || 100, bytes, ours: of('ours'), raw: of('raw') });
}

const [tiny, ...sizes] = results;
const round = (n) => (Number.isFinite(n) ? Number(n.toFixed(2)) : undefined);
const workRatio = (s, by) => round((s.ours[by] - tiny.ours[by]) / (s.raw[by] - tiny.raw[by]));
const report = {
  fixedCostMs: { wall: Math.round(tiny.ours.wall - tiny.raw.wall), cpu: round(tiny.ours.cpu - tiny.raw.cpu) },
  sizes: sizes.map((s) => ({
    rows: s.rows, megabytes: Math.round(s.bytes / 1e6), workRatio: { wall: workRatio(s, 'wall'), cpu: workRatio(s, 'cpu') },
    oursMs: Math.round(s.ours.wall), handWrittenMs: Math.round(s.raw.wall), oursCpuMs: round(s.ours.cpu), handWrittenCpuMs: round(s.raw.cpu), oursPeakMb: round(s.ours.peak), handWrittenPeakMb: round(s.raw.peak),
  })),
};
if (options.json) console.log(JSON.stringify(report, undefined, 2));
else {
  console.log(`fixed cost over hand-written: ${report.fixedCostMs.wall} ms by the clock, ${report.fixedCostMs.cpu} ms of processor time (budget 300)`);
  for (const r of report.sizes) {
    console.log(`${r.rows.toLocaleString('en-US')} rows, ${r.megabytes} MB: ratio of the work ${r.workRatio.wall} by the clock, ${r.workRatio.cpu} by processor time (budget 1.10)\n`
      + `  whole: ${r.oursMs} ms against ${r.handWrittenMs} ms, processor ${r.oursCpuMs} against ${r.handWrittenCpuMs} ms, peak memory ${r.oursPeakMb} against ${r.handWrittenPeakMb} MB`);
  }
}
