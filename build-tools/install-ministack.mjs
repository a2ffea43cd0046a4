// Makes .venv-ministack with MiniStack, an emulator of AWS that enforces IAM, for the access tests; without network or Python it says so and ends well.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '1.5.33';
const venv = join(fileURLToPath(new URL('..', import.meta.url)), '.venv-ministack');
const run = (program, ...args) => spawnSync(program, args, { stdio: 'inherit' }).status === 0;

if (existsSync(join(venv, 'bin/ministack'))) {
  console.log(`MiniStack is there: ${venv}`);
} else if (!run('python3', '-m', 'venv', venv)) {
  console.log('skipped: python3 has no venv module');
} else if (!run(join(venv, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `ministack==${VERSION}`)) {
  console.log('skipped: pip could not install ministack');
} else {
  console.log(`installed MiniStack in ${venv}`);
}
