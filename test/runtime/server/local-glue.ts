import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GlueClient, type GlueClientConfig } from '@aws-sdk/client-glue';
import { startServer, type RunningServer, type ServerOptions } from '../../../runtime/server/server';

export interface RawReply { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers }

/** A server of its own for a test file; every reply is held against the service model. */
export interface LocalGlue {
  readonly server: RunningServer;
  readonly glue: GlueClient;
  readonly stateDir: string;
  client(config?: GlueClientConfig): GlueClient;
  /** What the SDK cannot send. */
  raw(target: string, body: string | object, headers?: Record<string, string>): Promise<RawReply>;
  restart(options?: Partial<ServerOptions>): Promise<LocalGlue>;
  close(): Promise<void>;
}

export async function startLocalGlue(options: Partial<ServerOptions> = {}): Promise<LocalGlue> {
  const stateDir = options.stateDir ?? await mkdtemp(join(tmpdir(), 'local-glue-'));
  const errors: unknown[] = [];
  const server = await startServer({ checkReplies: true, ...options, stateDir, out: { note: () => undefined, report: (e) => errors.push(e) } });
  const client = (config: GlueClientConfig = {}) => new GlueClient({
    endpoint: server.url, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1, ...config,
  });
  const glue = client();
  const stop = async () => {
    glue.destroy();
    await server.close();
    if (errors.length > 0) throw errors[0] instanceof Error ? errors[0] : new Error(String(errors[0]));
  };
  return {
    server,
    glue,
    stateDir,
    client,
    async raw(target, body, headers = {}) {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': target, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> };
    },
    async restart(more = {}) {
      await stop();
      return startLocalGlue({ ...options, ...more, stateDir });
    },
    async close() {
      await stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
