import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply, Request, Route } from './exchange';
import { json } from './exchange';
import type { Guard } from './guard';
import type { Upstream } from './upstream';
import { AwsError } from '../aws/aws-error';
import { parseSignature } from '../aws/sigv4';

export interface Limits {
  readonly bodyBytes: number;
  /** Until the whole request has arrived. */
  readonly requestMs: number;
  /** Requests under way at once. */
  readonly concurrent: number;
}

/** AWS's own limit for a Glue request is lower; graphs with data are allowed some room. */
export const DEFAULT_LIMITS: Limits = { bodyBytes: 16 * 1024 * 1024, requestMs: 30_000, concurrent: 1000 };

export interface HttpServerOptions {
  readonly guard: Guard;
  readonly routes: readonly Route[];
  readonly limits?: Partial<Limits>;
  readonly upstream?: Upstream;
  /** Faults of our own making are told here; the client only learns that there was one. */
  readonly onError?: (request: Request, error: unknown) => void;
}

/** A plain HTTP server: checks, limits, routes, one write a reply. */
export class HttpServer {
  private readonly server: Server;
  private readonly limits: Limits;
  private readonly stopping = new AbortController();
  private busy = 0;
  /** Replies that have not been sent whole. */
  private open = 0;

  constructor(private readonly options: HttpServerOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.server = createServer({ requestTimeout: this.limits.requestMs, keepAliveTimeout: 65_000, noDelay: true }, (message, response) => {
      void this.serve(message, response);
    });
  }

  public async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((done, failed) => {
      this.server.once('error', failed);
      this.server.listen(port, host, () => {
        this.server.off('error', failed);
        done();
      });
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Takes no new request, lets those under way finish for `graceMs`, then cuts. */
  public async close(graceMs = 5_000): Promise<void> {
    const closed = new Promise<void>((done) => this.server.close(() => done()));
    this.stopping.abort();
    const end = Date.now() + graceMs;
    // Browsers hold connections open on which nothing was ever asked; Node does not count them as idle.
    const cut = setInterval(() => {
      if (this.open === 0 || Date.now() >= end) this.server.closeAllConnections();
    }, 20);
    this.server.closeIdleConnections();
    await closed;
    clearInterval(cut);
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = randomUUID();
    const gone = new AbortController();
    this.open++;
    response.on('close', () => {
      this.open--;
      gone.abort();
    });
    let reply: Reply | undefined;
    if (this.busy >= this.limits.concurrent) {
      reply = failure(id, new AwsError('ThrottlingException', `more than ${this.limits.concurrent} requests at once`, 503));
    } else {
      this.busy++;
      try {
        reply = await this.answer(id, message, response, AbortSignal.any([gone.signal, this.stopping.signal]));
      } finally {
        this.busy--;
      }
    }
    if (reply === undefined || response.destroyed || response.headersSent) return;
    if (typeof reply.body !== 'string' && !(reply.body instanceof Uint8Array)) return stream(response, id, reply, reply.body);
    const closing = reply.status === 413 || this.stopping.signal.aborted; // an unread body would be taken for the next request
    response.writeHead(reply.status, {
      'x-amzn-RequestId': id,
      ...reply.headers,
      'Content-Length': String(typeof reply.body === 'string' ? Buffer.byteLength(reply.body) : reply.body.byteLength),
      ...closing ? { Connection: 'close' } : {},
    });
    response.end(reply.body);
  }

  /** The reply, or nothing where the upstream has already given it. */
  private async answer(id: string, message: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<Reply | undefined> {
    const url = message.url ?? '/';
    const partial = { id, method: message.method ?? 'GET', url, path: url.split('?', 1)[0] ?? '/', headers: message.headers, signal };
    let request: Request = { ...partial, body: Buffer.alloc(0) };
    try {
      const refused = this.options.guard.check(message.headers, parseSignature(message.headers.authorization)?.accessKeyId);
      if (refused !== undefined) throw new AwsError(refused.code, refused.message, refused.status);
      const { upstream } = this.options;
      if (upstream?.takes(message.headers, url)) return void await upstream.forward(message, response);
      request = { ...partial, body: await readBody(message, this.limits.bodyBytes) };
      const route = this.options.routes.find((r) => r.matches(request));
      if (route === undefined && upstream !== undefined) return void await upstream.forward(message, response, request.body);
      if (route === undefined) throw new AwsError('NotFound', `nothing is served at ${request.method} ${request.path}`, 404);
      return await route.handle(request);
    } catch (error) {
      if (error instanceof AwsError) return failure(id, error);
      this.options.onError?.(request, error);
      return failure(id, new AwsError('InternalServiceException', 'an internal error occurred; see the log of the server', 500));
    }
  }
}

/** A reply without an end of its own, e.g. server-sent events; a client that reads too slowly is waited for. */
async function stream(response: ServerResponse, id: string, reply: Reply, pieces: AsyncIterable<string>): Promise<void> {
  response.writeHead(reply.status, { 'x-amzn-RequestId': id, ...reply.headers });
  for await (const piece of pieces) {
    if (response.destroyed) break;
    if (!response.write(piece)) await new Promise<void>((done) => { response.once('drain', done); response.once('close', done); });
  }
  response.end();
}

/** An error of the JSON protocol; also what requests get that are of no known protocol. */
export function failure(id: string, error: AwsError): Reply {
  return {
    ...json(error.status, { ...error.members, __type: error.code, Message: error.message }),
    headers: { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': id, 'x-amzn-ErrorType': error.code },
  };
}

async function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new AwsError('RequestEntityTooLargeException', `the request is larger than ${limit} bytes`, 413);
  if (Number(message.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
