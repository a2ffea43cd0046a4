import type { IncomingHttpHeaders } from 'node:http';

/** A request whose body has been read whole. */
export interface Request {
  readonly id: string;
  readonly method: string;
  /** Path with query, as sent. */
  readonly url: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborted when the client goes away or the server stops. */
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Pieces are sent as they come, until the request's signal. */
  readonly body: string | Uint8Array | AsyncIterable<string>;
}

/** One kind of request and who answers it; the first that matches does. */
export interface Route {
  readonly name: string;
  matches(request: Request): boolean;
  handle(request: Request): Promise<Reply> | Reply;
}

export function json(status: number, value: unknown): Reply {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}
