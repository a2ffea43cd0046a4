import { spawnSync } from 'node:child_process';
import { QUIET } from './bindings.mjs';

/** A program that must succeed; what it said stands in the error. */
export function run(program, args, { cwd, environment = {} } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env: { ...process.env, ...QUIET, ...environment }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${program} ${args.slice(0, 3).join(' ')} …: ${error?.message ?? ''}\n${`${stdout}\n${stderr}`.replace(/^.*!!.*\n/gm, '').slice(-4000)}`);
  return stdout;
}

/** Whether a program is there and runs. */
export function there(program, ...args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
