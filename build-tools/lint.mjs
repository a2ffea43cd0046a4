// ESLint over every folder, without --fix: what CI sees is what is committed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const folders = ['src', 'runtime', 'web', 'test', 'integ', 'examples', 'projenrc', '.projenrc.ts'].filter((f) => existsSync(f));
const { status } = spawnSync('npx', ['eslint', '--ext', '.ts,.tsx', '--no-error-on-unmatched-pattern', '--max-warnings', '0', ...folders],
  { stdio: 'inherit', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false' } });
process.exit(status ?? 1);
