// Suites on emulators: deploy, run, look, delete. What cannot start is skipped, saying why.
//   node build-tools/integ.mjs [lane] [name …]   lane: ministack (default), localstack; names: suites, as in integ/suites/<name>.suite.ts
//   node build-tools/integ.mjs --stop            ends emulators that CDK_GLUEPRINT_REUSE_EMULATORS=1 has left running
// A lane that is asked for by name fails where it cannot start. Installs nothing outside the checkout but, in CI, PostgreSQL.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('tsx/cjs');

const LANES = ['ministack', 'localstack'];
const { EmulatorFixture, localStack, miniStack } = require('../runtime/testing/index.ts');
const args = process.argv.slice(2);
if (args[0] === '--stop') {
  const stopped = await EmulatorFixture.stopKept();
  console.log(stopped.length === 0 ? 'nothing runs' : `stopped ${stopped.join(', ')}`);
  process.exit(0);
}
const asked = args[0] !== undefined && LANES.includes(args[0]) ? args.shift() : undefined;
const lane = asked ?? 'ministack';
const suites = readdirSync('integ/suites').filter((f) => f.endsWith('.suite.ts')).map((f) => f.slice(0, -'.suite.ts'.length));
const unknown = args.find((name) => !suites.includes(name));
if (unknown !== undefined) {
  console.error(`no lane or suite '${unknown}'; lanes: ${LANES.join(', ')}; suites: ${suites.join(', ')}`);
  process.exit(2);
}

const run = (program, ...rest) => spawnSync(program, rest, { stdio: 'inherit' }).status ?? 1;

// Everything that the suites start, put in place where it is not.
run(process.execPath, 'build-tools/install-servers.mjs', ...(lane === 'localstack' ? ['localstack'] : []));
// The program as it is in the sources.
run(process.execPath, 'build-tools/bundle-runtime.mjs');

const why = (lane === 'localstack' ? localStack() : miniStack()).missing();
if (why !== undefined) {
  console.log(`skipped: integ ${lane}: ${why}`);
  console.log(asked === undefined ? '0 passed, 0 failed, 1 skipped' : '0 passed, 1 failed, 0 skipped');
  process.exit(asked === undefined ? 0 : 1);
}

// One of each for all suites, in a folder of its own unless they are to go on.
const kept = process.env.CDK_GLUEPRINT_REUSE_EMULATORS !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'glueprint-integ-'));
const env = { ...process.env, CDK_GLUEPRINT_LANE: lane, CDK_GLUEPRINT_REUSE_EMULATORS: '1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
if (!kept) {
  env.CDK_GLUEPRINT_KEPT = process.env.CDK_GLUEPRINT_KEPT = join(folder, 'kept');
  // Outlives the tests, as the emulators do that have their folders in it.
  env.TMPDIR = join(folder, 'tmp');
  mkdirSync(env.TMPDIR);
  for (const f of [folder, env.TMPDIR]) chmodSync(f, 0o1777); // database servers run as nobody
}
const counts = join(folder, 'jest.json');
let failed = 1;
try {
  const jest = spawnSync('npx', [
    'jest', '--config', 'integ/suites/jest.config.json', '--runInBand', '--json', `--outputFile=${counts}`, ...(args.length === 0 ? [] : ['--testPathPatterns', `/(${args.join('|')})\\.suite\\.ts$`]),
  ], { stdio: ['ignore', 'ignore', 'inherit'], env });
  const result = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : undefined;
  const [passed, skipped] = [result?.numPassedTests ?? 0, result?.numPendingTests ?? 0];
  failed = result === undefined ? 1 : result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (jest.status !== 0 && failed === 0) failed = 1;
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
} finally {
  if (!kept) await EmulatorFixture.stopKept();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
