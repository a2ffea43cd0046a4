import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Emulator { readonly url: string; stop(): Promise<void> }

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** MiniStack, where it is installed: `CDK_GLUEPRINT_MINISTACK`, that of this folder, or on the path; else why not. */
export async function startMiniStack(services: string): Promise<Emulator | string> {
  const own = join(__dirname, '../../../.venv-ministack/bin/ministack');
  const program = process.env.CDK_GLUEPRINT_MINISTACK ?? (existsSync(own) ? own : 'ministack');
  if (spawnSync(program, ['--version'], { timeout: 20_000 }).error !== undefined) {
    return 'SKIP emulator: MiniStack is not installed (node build-tools/install-ministack.mjs, or set CDK_GLUEPRINT_MINISTACK)';
  }
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-ministack-'));
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(program, [], {
    env: { ...process.env, BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), MINISTACK_HOST: '127.0.0.1', IOT_MTLS_ENABLED: '0', STATE_DIR: join(folder, 'state'), TMPDIR: folder, SERVICES: services },
    stdio: 'ignore',
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(undefined)));
    rmSync(folder, { recursive: true, force: true });
  };
  for (let i = 0; i < 200; i++) {
    const up = await fetch(`${url}/_localstack/health`).then((r) => r.ok, () => false);
    if (up) return { url, stop };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  return 'SKIP emulator: MiniStack did not start';
}
