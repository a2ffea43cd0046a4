import { existsSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';

/** Where emulators are installed, and those that are kept between runs are remembered. */
export function emulatorFolder(): string {
  const folder = resolve(process.env.CDK_GLUEPRINT_EMULATORS ?? 'node_modules/.cache/cdk-glueprint/emulators');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The first of the files that exists. */
export function firstThere(...files: readonly (string | undefined)[]): string | undefined {
  return files.find((f) => f !== undefined && f !== '' && existsSync(f));
}

export function onPath(program: string): string | undefined {
  return firstThere(...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)));
}

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Some servers refuse to run as root. */
export const UNPRIVILEGED: readonly string[] = process.getuid?.() === 0 ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'] : [];

export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
  await response.arrayBuffer();
  return response.ok;
}

/** Whether something takes connections there. */
export function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const end = (found: boolean) => {
      socket.destroy();
      done(found);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
