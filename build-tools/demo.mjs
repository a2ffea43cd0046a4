// The main job on real data: bundles the runtime, synthesizes examples/flights and runs it, then shows a sample of the result.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'examples', 'flights');
const glueprint = join(root, 'bin', 'glueprint');

step('Bundling the runtime', root, 'node', ['build-tools/bundle-runtime.mjs']);
step('Running examples/flights (3 million flights) on this machine', example, 'node', [glueprint, 'run', 'flights']);
step('What it wrote: the busiest pairs of states', example, 'node', [
  glueprint, 'sql', 'SELECT origin_state, destination_state, month, flights, late_flights, round(average_delay, 1) AS average_delay FROM routes ORDER BY flights DESC LIMIT 10',
  '--table', `routes=${join(example, 'out', 'routes')}`,
]);

function step(title, cwd, command, args) {
  console.log(`\n— ${title}`);
  if (!existsSync(cwd)) throw new Error(`${cwd} is missing`);
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
