#!/usr/bin/env node
// 100 unit tests over the example jobs, as `glueprint test` runs them, in one process: `node bench/kit.mjs`. Exits 1 where they take 10 s or more.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const TESTS = 100;
const BUDGET = 10;
const ROOT = new URL('..', import.meta.url).pathname;
const bundle = join(ROOT, 'node_modules', '.bench-kit.cjs');

await build({
  entryPoints: [join(ROOT, 'runtime/testing/index.ts')], outfile: bundle, bundle: true, platform: 'node', format: 'cjs', external: ['@duckdb/node-api', 'libsql'], logLevel: 'error',
  // As in the released bundle, clients of other systems are loaded when they are used.
  packages: 'external',
});
const { manifestOf, parseTestFile, runTestFile } = createRequire(import.meta.url)(bundle);

const files = [];
for (const example of readdirSync(join(ROOT, 'examples'))) {
  for (const path of testFiles(join(ROOT, 'examples', example))) {
    const manifest = await manifestOf(join(ROOT, 'test/golden/examples', `${example}.glueprint.json`));
    files.push({ name: `${example}/${basename(path)}`, file: parseTestFile(path, readFileSync(path, 'utf8')), manifest });
  }
}

const cpu = process.cpuUsage();
const started = performance.now();
const times = [];
const failures = [];
while (times.length < TESTS) {
  for (const { name, file, manifest } of files) {
    const { reports } = await runTestFile(file, manifest);
    for (const r of reports) {
      times.push(r.milliseconds);
      if (r.failure !== undefined) failures.push(`${name}: ${r.name}\n${r.failure}`);
    }
  }
}
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const sorted = [...times].sort((a, b) => a - b);
rmSync(bundle, { force: true });

console.log(`${times.length} unit tests of ${files.map((f) => f.name).join(', ')}, one process`);
console.log(`${seconds.toFixed(1)} s (processor time ${((user + system) / 1e6).toFixed(1)} s); a test: median ${sorted[Math.floor(sorted.length / 2)].toFixed(0)} ms, slowest ${sorted.at(-1).toFixed(0)} ms`);
if (failures.length > 0) console.error(failures.join('\n'));
if (seconds >= BUDGET) console.error(`${TESTS} unit tests take ${BUDGET} s or more`);
process.exitCode = failures.length > 0 || seconds >= BUDGET ? 1 : 0;

function testFiles(folder) {
  try {
    return readdirSync(folder).filter((f) => f.endsWith('.test.yaml')).map((f) => join(folder, f));
  } catch {
    return [];
  }
}
