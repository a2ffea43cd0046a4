import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulator, emulatorError, LaunchContext } from './emulator';

/** A started emulator, as data: another process can use and stop it too. */
export interface ServerProcess {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  readonly folder: string;
  readonly reach: Readonly<Record<string, string>>;
  readonly stopSignal: NodeJS.Signals;
}

/** A port can be taken between the look and the start. */
const ATTEMPTS = 3;
const own = new Set<ServerProcess>();
/** Whatever ends this process: nothing that it started for itself goes on. */
process.on('exit', () => own.forEach((server) => signal(server, 'SIGKILL')));

/** Starts it and waits until it answers. `kept`: it outlives this process. */
export async function startServer(emulator: Emulator, context: LaunchContext, kept: boolean): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    const folder = mkdtempSync(join(tmpdir(), `glueprint-${emulator.name}-`));
    chmodSync(folder, 0o777); // its server may be another user
    try {
      return await startOnce(emulator, folder, context, kept);
    } catch (e) {
      rmSync(folder, { recursive: true, force: true });
      if (attempt === ATTEMPTS || !/in use|EADDRINUSE/i.test(String(e))) throw e;
    }
  }
}

async function startOnce(emulator: Emulator, folder: string, context: LaunchContext, kept: boolean): Promise<ServerProcess> {
  const work = join(folder, 'work');
  mkdirSync(work);
  chmodSync(work, 0o777);
  const launch = await emulator.launch(work, context);
  const [program = '', ...args] = launch.command;
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(program, args, { env: { ...process.env, ...launch.variables }, cwd: work, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const ended = new Promise<string>((done) => {
    child.once('error', (e) => done(e.message));
    child.once('exit', (code, by) => done(`ended with ${by ?? `code ${code}`}`));
  });
  let end: string | undefined;
  void ended.then((why) => { end = why; });
  const server: ServerProcess = { name: emulator.name, pid: child.pid ?? 0, url: launch.url, folder, reach: launch.reach ?? {}, stopSignal: launch.stopSignal ?? 'SIGTERM' };
  own.add(server);
  const patience = launch.patience ?? 60_000;
  for (const started = Date.now(); ;) {
    if (await launch.ready().catch(() => false)) break;
    if (end === undefined && Date.now() - started < patience) {
      await pause(100);
      continue;
    }
    const error = emulatorError(emulator.name, end === undefined ? `did not answer within ${patience / 1000} seconds` : `did not start: ${end}`, { log: lastLines(server) });
    await stopServer(server);
    throw error;
  }
  child.unref();
  if (kept) own.delete(server);
  return server;
}

/** Ends it and what it started, and removes its folder. */
export async function stopServer(server: ServerProcess): Promise<void> {
  signal(server, server.stopSignal);
  for (let i = 0; i < 100 && isAlive(server); i++) await pause(100);
  signal(server, 'SIGKILL');
  own.delete(server);
  rmSync(server.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** It leads a process group of its own. */
function signal(server: ServerProcess, name: NodeJS.Signals): void {
  if (server.pid === 0) return;
  try {
    process.kill(-server.pid, name);
  } catch {
    // gone already
  }
}

export function isAlive(server: ServerProcess): boolean {
  try {
    process.kill(server.pid, 0);
  } catch {
    return false;
  }
  // An id can be another process's by now; a defunct one answers no more.
  const stat = `/proc/${server.pid}/stat`;
  return existsSync(server.folder) && (!existsSync('/proc/self/stat') || (existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'))));
}

export function lastLines(server: ServerProcess, count = 20): string {
  const file = join(server.folder, 'log');
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';
}

export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
