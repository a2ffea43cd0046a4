// Python environments in the checkout, for what tests compare with. Where there is no network or no Python, what is not made is said and nothing fails: the tests then skip.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const pythonOf = (folder) => join(ROOT, folder, 'bin/python');

/** Puts packages into the environment of that folder, made where it is not there; whether they are. `has`: files of it by which they are known to be there. */
export function install(folder, packages, has = []) {
  const python = pythonOf(folder);
  const run = (program, ...args) => spawnSync(program, args, { stdio: 'inherit' }).status === 0;
  if (has.length > 0 && has.every((file) => existsSync(join(ROOT, folder, file)))) return say(true, `${folder} has ${packages.join(' ')}`);
  if (!existsSync(python) && !run('python3', '-m', 'venv', join(ROOT, folder))) return say(false, 'skipped: python3 has no venv module');
  if (!run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages)) return say(false, `skipped: pip could not install ${packages.join(' ')}`);
  return say(true, `installed ${packages.join(' ')} in ${folder}`);
}

function say(done, text) {
  console.log(text);
  return done;
}
