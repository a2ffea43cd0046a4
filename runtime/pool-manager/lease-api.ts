import { PoolBusyError, PoolManager } from './pool-manager';
import { PoolEvent, PoolNote, PoolReply, Refusal } from '../../src/core/pool';

/** The part of a Lambda function URL request that is read. */
export interface UrlRequest {
  readonly requestContext: {
    readonly http: { readonly method: string };
    readonly authorizer?: { readonly iam?: { readonly userId?: string; readonly callerId?: string } };
  };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

export interface UrlResponse {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const KINDS = ['acquire', 'renew', 'release'] as const;
const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** What Glue takes as a tag value; IAM compares `aws:userid` with it. */
const OWNER = /^[A-Za-z0-9 _.:/=+\-@]{1,256}$/;

const TEXTS: { readonly [refusal in Refusal]: string } = {
  UserSessionLimit: 'you hold as many sessions as the pool allows one user',
  UserBudgetSpent: 'your DPU-hours of today are spent',
  PoolBudgetSpent: 'the DPU-hours of the pool for today are spent',
  OutsideHours: 'the pool is closed at this time',
  Draining: 'the pool is being drained by its administrators',
  QueueFull: 'too many requests wait already',
  LeaseEnded: 'this lease has ended; ask with a new request id',
  NoSuchLease: 'there is no such lease of yours',
};

/**
 * Answers one request of a user: `POST {"action": "acquire" | "renew" | "release", "request": "<id of your choice>"}`.
 * Who asks is what IAM verified, never what the body says. Repeating a request is always safe.
 */
export async function answerRequest(request: UrlRequest, manager: PoolManager, note: (notes: readonly PoolNote[]) => void): Promise<UrlResponse> {
  const { iam } = request.requestContext.authorizer ?? {};
  const owner = iam?.userId ?? iam?.callerId;
  if (owner === undefined || owner === '') return fault(403, 'AccessDenied', 'the caller is not an IAM principal');
  if (!OWNER.test(owner)) return fault(403, 'UnsupportedPrincipal', 'the role session name has characters that a Glue tag cannot hold');
  if (request.requestContext.http.method !== 'POST') return fault(405, 'MethodNotAllowed', 'use POST');
  const event = parse(request, owner);
  if (typeof event === 'string') return fault(400, 'InvalidRequest', event);
  try {
    const result = await manager.ask(event);
    note(result.notes);
    return respond(result.reply!);
  } catch (error) {
    if (error instanceof PoolBusyError) return fault(503, 'Busy', error.message, 2);
    throw error;
  }
}

function parse(request: UrlRequest, owner: string): PoolEvent | string {
  const text = request.isBase64Encoded === true ? Buffer.from(request.body ?? '', 'base64').toString('utf8') : request.body ?? '';
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'the body is not JSON';
  }
  const { action, request: id } = (body ?? {}) as { action?: unknown; request?: unknown };
  const kind = KINDS.find((k) => k === action);
  if (kind === undefined) return `action must be ${KINDS.join(', ')}`;
  if (typeof id !== 'string' || !REQUEST_ID.test(id)) return 'request must be 8 to 64 letters, digits, - and _';
  return { kind, owner, request: id };
}

function respond(reply: PoolReply): UrlResponse {
  switch (reply.status) {
    case 'granted': return json(200, { status: reply.status, session: reply.session, until: new Date(reply.until).toISOString() });
    case 'released': return json(200, { status: reply.status });
    case 'waiting': return json(202, { ...reply }, reply.retryAfterSeconds);
    case 'refused': return json(409, { status: reply.status, code: reply.refusal, reason: reply.reason, message: TEXTS[reply.refusal] });
  }
}

function fault(statusCode: number, code: string, message: string, retryAfter?: number): UrlResponse {
  return json(statusCode, { status: 'error', code, message }, retryAfter);
}

function json(statusCode: number, body: object, retryAfter?: number): UrlResponse {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { statusCode, headers: retryAfter === undefined ? headers : { ...headers, 'retry-after': String(retryAfter) }, body: JSON.stringify(body) };
}
