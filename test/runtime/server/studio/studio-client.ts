import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { startStudio, type RunningStudio, type StudioServerOptions } from '../../../../runtime/server/studio/studio-server';
import { sampleProject, type SampleProject } from '../../../web/sample-project';

export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  json<T = Record<string, unknown>>(): T;
}
export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: string;
  readonly token?: string | null;
}

/** A studio over a sample project, spoken to by raw HTTP. */
export class StudioClient {
  public static async start(options: Partial<StudioServerOptions> = {}): Promise<StudioClient> {
    const project = await sampleProject();
    const web = join(project.folder, 'web');
    await mkdir(web);
    await writeFile(join(web, 'index.html'), '<!doctype html><meta name="style-nonce" content="{{nonce}}"><title>t</title>');
    await writeFile(join(web, 'app.js'), 'export {};');
    await writeFile(join(web, 'secret.txt'), 'not served');
    const studio = await startStudio(project.environment, {
      folder: project.folder, assembly: join(project.folder, 'cdk.out'), web, version: '1.2.3', out: { note: () => undefined, report: (e) => { throw e; } }, ...options,
    });
    return new StudioClient(project, studio);
  }

  private constructor(public readonly project: SampleProject, public readonly studio: RunningStudio) {}

  public send(path: string, options: RequestOptions = {}): Promise<Response> {
    const { method = 'GET', body, raw, token = this.studio.token } = options;
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const headers: Record<string, string> = { ...token === null ? {} : { Authorization: `Bearer ${token}` }, ...text === undefined ? {} : { 'Content-Type': 'application/json' }, ...options.headers };
    return new Promise((done, failed) => {
      const outgoing = request({ host: '127.0.0.1', port: this.studio.port, method, path, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (c: Buffer) => chunks.push(c));
        incoming.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          done({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: answer, json: () => JSON.parse(answer) as never });
        });
      });
      outgoing.on('error', failed);
      outgoing.end(text);
    });
  }

  public api(path: string, options: RequestOptions = {}): Promise<Response> {
    return this.send(`/api/v1${path}`, options);
  }

  public async close(): Promise<void> {
    await this.studio.close();
    await this.project.remove();
  }
}
