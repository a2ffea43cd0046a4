import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorFolder } from './places';
import { isAlive, pause, ServerProcess, stopServer } from './server-process';

/** A start takes longer than this only where its process was killed. */
const STALE = 300_000;

const folder = () => {
  const path = process.env.CDK_GLUEPRINT_KEPT ?? join(emulatorFolder(), 'kept');
  mkdirSync(path, { recursive: true });
  return path;
};
const fileOf = (key: string) => join(folder(), `${key}.json`);

/** The emulator that an earlier run, or another process now, has left running under that key; else a new one. */
export async function keptServer(key: string, start: () => Promise<ServerProcess>): Promise<ServerProcess> {
  const lock = `${fileOf(key)}.lock`;
  for (;;) {
    const found = read(fileOf(key));
    if (found !== undefined) return found;
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > STALE) rmdirSync(lock);
      await pause(200);
    }
  }
  try {
    const found = read(fileOf(key));
    if (found !== undefined) return found;
    const server = await start();
    writeFileSync(`${fileOf(key)}.new`, JSON.stringify(server));
    renameSync(`${fileOf(key)}.new`, fileOf(key));
    return server;
  } finally {
    rmdirSync(lock);
  }
}

/** Ends all that are kept. */
export async function stopKeptServers(): Promise<string[]> {
  const stopped: string[] = [];
  for (const name of readdirSync(folder()).filter((f) => f.endsWith('.json'))) {
    const server = read(join(folder(), name));
    if (server !== undefined) {
      await stopServer(server);
      stopped.push(server.name);
    }
    rmSync(join(folder(), name), { force: true });
  }
  return stopped;
}

function read(file: string): ServerProcess | undefined {
  if (!existsSync(file)) return undefined;
  const server = JSON.parse(readFileSync(file, 'utf8')) as ServerProcess;
  return isAlive(server) ? server : undefined;
}
