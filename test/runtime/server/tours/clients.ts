import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** A program of the environments that build-tools/install-glue-clients.mjs makes; `undefined`: it is not installed. */
export function findClient(file: string): string | undefined {
  const path = join(ROOT, file);
  return existsSync(path) ? path : undefined;
}

/** Runs a program to its end, beside this process; its output, or an error with all that it said. */
export function runClient(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (data: Buffer) => { said += data.toString('utf8'); });
    child.stderr.on('data', (data: Buffer) => { said += data.toString('utf8'); });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done(said) : failed(new Error(`${program} ended with ${code}:\n${said}`))));
  });
}

/** `describe` where the tool is there; else skipped, and why. */
export function whereInstalled(program: string | undefined, what: string): jest.Describe {
  if (program === undefined) process.stdout.write(`skipped: ${what}: not installed (node build-tools/install-glue-clients.mjs)\n`);
  return program === undefined ? describe.skip : describe;
}
