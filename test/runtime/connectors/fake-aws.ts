import { createServer, Server } from 'node:http';

export type Answer = { readonly status?: number; readonly body: object } | 'cut';
export type Handler = (input: Record<string, never>, call: number) => Answer;

/** A service of AWS as it speaks JSON: answers by operation, counts its calls. */
export class FakeAws {
  public static async start(): Promise<FakeAws> {
    const fake = new FakeAws();
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  public readonly calls: { readonly operation: string; readonly input: Record<string, never> }[] = [];
  public handlers: Record<string, Handler> = {};
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (c: Buffer) => chunks.push(c));
      request.on('end', () => {
        const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
        const input = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, never>;
        this.calls.push({ operation, input });
        const handler = this.handlers[operation];
        const answer = handler?.(input, this.calls.filter((c) => c.operation === operation).length) ?? { status: 400, body: { __type: 'UnknownOperationException', message: operation } };
        if (answer === 'cut') {
          request.socket.destroy();
          return;
        }
        response.writeHead(answer.status ?? 200, { 'content-type': String(request.headers['content-type']) });
        response.end(JSON.stringify(answer.body));
      });
    });
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  public count(operation: string): number {
    return this.calls.filter((c) => c.operation === operation).length;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export const fault = (type: string, message = type, status = 400): Answer => ({ status, body: { __type: `com.amazonaws#${type}`, message } });
