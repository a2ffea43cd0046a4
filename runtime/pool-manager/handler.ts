import { answerRequest, UrlRequest, UrlResponse } from './lease-api';
import { gaugeLine, noteLine } from './metrics';
import { PoolManager } from './pool-manager';
import { Clock, GlueSessions, PoolStore } from './ports';
import { checkPolicy, PoolEvent, PoolNote, PoolPolicy } from '../../src/core/pool';

/** What administrators send by invoking the function itself. */
export interface AdminRequest {
  readonly admin: 'status' | 'drain' | 'resume' | 'stop';
  readonly session?: string;
}

export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

export interface HandlerParts {
  readonly policy: PoolPolicy;
  readonly store: PoolStore;
  readonly glue: GlueSessions;
  readonly clock: Clock;
  readonly log: (entry: object) => void;
}

/** A call to Glue may take this long: none begins later than so much before the function's end. */
const CALL_MILLISECONDS = 15_000;

/** One function for the schedule, for users through its URL, and for administrators. */
export function makeHandler(parts: HandlerParts) {
  const policy = checkPolicy(parts.policy);
  const { clock, log } = parts;
  const note = (notes: readonly PoolNote[]) => {
    for (const n of notes) log({ ...n, pool: policy.pool });
    const counted = noteLine(policy.pool, clock.now(), notes);
    if (counted !== undefined) log(counted);
  };
  return async (event: unknown, context: LambdaContext): Promise<UrlResponse | object> => {
    const deadline = clock.now() + context.getRemainingTimeInMillis() - CALL_MILLISECONDS;
    const manager = new PoolManager(policy, parts.store, parts.glue, clock, deadline);
    if (isUrlRequest(event)) return answerRequest(event, manager, note);
    if (isAdminRequest(event)) return administer(event, manager, note);
    const tick = await manager.tick();
    note(tick.notes);
    log(gaugeLine(policy.pool, clock.now(), tick));
    return { ...tick.gauges };
  };
}

async function administer(request: AdminRequest, manager: PoolManager, note: (notes: readonly PoolNote[]) => void): Promise<object> {
  if (request.admin === 'status') return manager.status();
  if (request.admin === 'stop' && request.session === undefined) throw new Error('stop needs a session');
  const event: PoolEvent = request.admin === 'stop' ? { kind: 'stop', session: request.session! } : { kind: request.admin };
  const result = await manager.turn(event);
  note(result.notes);
  return manager.status();
}

function isUrlRequest(event: unknown): event is UrlRequest {
  return (event as Partial<UrlRequest> | null)?.requestContext?.http !== undefined;
}

function isAdminRequest(event: unknown): event is AdminRequest {
  return ['status', 'drain', 'resume', 'stop'].includes((event as Partial<AdminRequest> | null)?.admin ?? '');
}
