// The flights example on two engines, as `glueprint verify` runs it: the same rows, and the time of each run from start to end.
//   node bench/engines.mjs [--engines duckdb,spark] [--json]      needs the bundle: node build-tools/bundle-runtime.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({ options: { engines: { type: 'string', default: 'duckdb,spark' }, json: { type: 'boolean', default: false } } });
const work = mkdtempSync(join(tmpdir(), 'glueprint-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const { status, stdout, stderr } = spawnSync(process.execPath, [
  join(root, 'lib/runtime/main.js'), 'verify', join(root, 'test/golden/examples/flights.glueprint.json'), '--engines', options.engines, '--json',
  '--bind', `s3://example-flights=${join(root, 'node_modules/vega-datasets/data')}`,
], { cwd: work, encoding: 'utf8', maxBuffer: 64e6 });
if (stdout === '') {
  console.error(stderr);
  process.exit(status ?? 1);
}
const { equal, engines, runs, targets } = JSON.parse(stdout);
const failed = runs.find((r) => r.state !== 'SUCCEEDED');
if (failed !== undefined) {
  console.error(`${engines[runs.indexOf(failed)]}: ${failed.error?.message ?? failed.state}`);
  process.exit(1);
}
const seconds = runs.map((r) => r.milliseconds / 1000);
const [first, second] = seconds;
if (options.json) {
  console.log(JSON.stringify({ equal, engines, seconds, ratio: second / first, targets: targets.map((t) => ({ uri: t.uri, rows: t.rowCounts })) }));
} else {
  engines.forEach((name, i) => console.log(`${name.padEnd(7)} ${seconds[i].toFixed(2)} s`));
  console.log(`${engines[1]} takes ${(second / first).toFixed(1)} times as long as ${engines[0]}; the results are ${equal ? 'equal' : 'NOT equal'}`);
  for (const t of targets) console.log(`  ${t.uri}  ${t.rowCounts.join(' and ')} rows`);
}
process.exit(equal ? 0 : 1);
