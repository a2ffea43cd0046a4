// What the connectors' tests and the suites on emulators start: MiniStack, Kafka and MongoDB's stand-in inside the checkout, PostgreSQL and MariaDB by
// build-tools/install-databases.sh (PostgreSQL is a system package: only as root, and only in CI or with --system). Does nothing where they are there;
// what cannot be had is said, and nothing fails: the tests then skip.
//   node build-tools/install-servers.mjs [--system] [localstack]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('tsx/cjs');
const { kafka, localStack, mongoDb } = require('../runtime/testing/index.ts');

const run = (program, ...args) => spawnSync(program, args, { stdio: 'inherit' }).status === 0;
const system = process.env.CI !== undefined || process.argv.includes('--system');

run(process.execPath, 'build-tools/install-ministack.mjs');
if (existsSync('/etc/debian_version')) {
  if (!run('sh', 'build-tools/install-databases.sh', 'mariadb')) console.log('skipped: no MariaDB');
  if (system && process.getuid?.() === 0 && !run('sh', 'build-tools/install-databases.sh', 'postgres')) console.log('skipped: no PostgreSQL');
} else {
  console.log('skipped: databases are installed on Debian only; elsewhere CDK_GLUEPRINT_POSTGRESQL and CDK_GLUEPRINT_MARIADBD say where they are');
}
for (const emulator of [kafka(), mongoDb(), ...(process.argv.includes('localstack') ? [localStack()] : [])]) {
  if (emulator.missing() === undefined) continue;
  console.log(`installing ${emulator.name} …`);
  try {
    emulator.install();
  } catch (e) {
    console.log(`skipped: ${emulator.name} could not be installed: ${String(e.stderr ?? e.message).trim().split('\n').at(-1)}`);
  }
}
