// Everything that `npm test` means: build, type-check, lint and every suite, each counted, with one closing line.
//   node build-tools/test-all.mjs [suite …]   only these suites (by name), without the build unless it is named
import { spawn } from 'node:child_process';
import { mkdtempSync, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const counts = join(mkdtempSync(join(tmpdir(), 'glueprint-tests-')), 'jest.json');

/** In order; `gate` suites end the run when they fail. A suite is counted as one test unless it says otherwise. */
const SUITES = [
  { name: 'build', gate: true, command: 'npx projen default && npx projen compile && npx projen post-compile' },
  { name: 'types', command: 'npx tsc -p test --isolatedModules false' },
  { name: 'lint', command: 'node build-tools/lint.mjs' },
  { name: 'unit', command: `npx jest --ci --json --outputFile=${counts}`, count: jestCounts },
  { name: 'parity', command: 'node build-tools/parity.mjs', count: lineCounts },
  { name: 'integ', command: 'node build-tools/integ.mjs', count: lineCounts },
  { name: 'package', command: 'node build-tools/package-smoke.mjs', count: lineCounts },
  { name: 'languages', command: 'node build-tools/languages.mjs', count: lineCounts },
];

/** What some suites need and skip without. CI has it installed; elsewhere that is for the user to say: `npm test` alone installs nothing outside the checkout. */
const INSTALLERS = [
  'sh build-tools/install-chromium.sh',
  'node build-tools/install-spark.mjs',
  'node build-tools/install-formats.mjs',
  'node build-tools/install-servers.mjs',
  'node build-tools/install-glue-clients.mjs',
  'node build-tools/languages.mjs --install',
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`no suite '${unknown[0]}'; there are ${SUITES.map((suite) => suite.name).join(', ')}`);
  process.exit(2);
}

if (process.env.CI !== undefined && wanted.length === 0) {
  for (const installer of INSTALLERS) {
    console.log(`\n=== ${installer}`);
    const { code } = await run(installer);
    if (code !== 0) console.log('could not be installed: the suites that need it say that they are skipped');
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
const table = [];
for (const suite of SUITES) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  console.log(`\n=== ${suite.name}: ${suite.command}`);
  const started = Date.now();
  const { code, skips, output } = await run(suite.command);
  const counted = suite.count?.(output) ?? { passed: code === 0 && skips.length === 0 ? 1 : 0, failed: 0, skipped: skips.length };
  // A suite that counts no failure and yet ends badly has failed.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
  table.push({ suite: suite.name, ...counted, seconds: Math.round((Date.now() - started) / 1000), why: skips.join('; ') });
  if (suite.gate && counted.failed > 0) break;
}

console.log('');
for (const row of table) {
  console.log(`${row.suite.padEnd(14)} ${String(row.passed).padStart(6)} passed ${String(row.failed).padStart(4)} failed ${String(row.skipped).padStart(4)} skipped ${String(row.seconds).padStart(5)} s${row.why ? `  ${row.why}` : ''}`);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

/** Runs a command, its output shown as it comes; `skipped: <why>` lines are remembered. */
function run(command) {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => { output += chunk; process.stdout.write(chunk); });
    child.on('close', (code) => resolve({ code, output, skips: [...output.matchAll(/^skipped: (.*)$/gm)].map((m) => m[1]) }));
  });
}

function jestCounts() {
  if (!existsSync(counts)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(counts, 'utf8'));
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites, skipped: result.numPendingTests };
}

/** The last `N passed, N failed, N skipped` that the suite printed. */
function lineCounts(output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) };
}
