import { PoolAction, PoolEvent, PoolNote, PoolReply } from './event';
import { emit, fill } from './fill';
import { acquire, Asking, assign, expire, release, renew, reply } from './leases';
import { PoolPolicy } from './policy';
import { reap } from './reap';
import { created, createFailed, observe, tagged } from './sessions';
import { PoolState } from './state';
import { Turn } from './turn';
import { accrue } from './usage';

export interface Decision {
  readonly state: PoolState;
  /** To be sent once the state has been recorded, never before. */
  readonly actions: readonly PoolAction[];
  /** For `acquire`, `renew` and `release`. */
  readonly reply?: PoolReply;
  readonly notes: readonly PoolNote[];
}

/**
 * The whole of the pool's judgement: state, event, time in; new state and calls to Glue out. Pure.
 *
 * Record the state by compare-and-set, then send the actions, then bring their outcome back as events. A manager that dies
 * in between loses nothing: what was recorded and not seen to work is put out again by a later decision.
 */
export function decide(policy: PoolPolicy, state: PoolState, event: PoolEvent, now: number): Decision {
  const t = new Turn(policy, state, Math.max(now, state.clock));
  accrue(t);
  expire(t);
  take(t, event);
  reap(t);
  assign(t);
  fill(t);
  emit(t);
  return { state: t.state, actions: t.actions, notes: t.notes, reply: isAsking(event) ? reply(t, event) : undefined };
}

/** What the state now says to the one who asked: after the outcomes of the turn's own actions it may be more than the turn said. */
export function answer(policy: PoolPolicy, state: PoolState, event: PoolEvent, now: number): PoolReply | undefined {
  return isAsking(event) ? reply(new Turn(policy, state, Math.max(now, state.clock)), event) : undefined;
}

/** Several events as one step: the outcomes of one turn's actions are recorded together. */
export function decideAll(policy: PoolPolicy, state: PoolState, events: readonly PoolEvent[], now: number): Decision {
  let last: Decision = { state, actions: [], notes: [] };
  const actions: PoolAction[] = [];
  const notes: PoolNote[] = [];
  for (const event of events) {
    last = decide(policy, last.state, event, now);
    actions.push(...last.actions);
    notes.push(...last.notes);
  }
  return { ...last, actions, notes };
}

function isAsking(e: PoolEvent): e is Asking {
  return e.kind === 'acquire' || e.kind === 'renew' || e.kind === 'release';
}

function take(t: Turn, e: PoolEvent): void {
  switch (e.kind) {
    case 'acquire': return acquire(t, e);
    case 'renew': return renew(t, e);
    case 'release': return release(t, e);
    case 'observe': return observe(t, e);
    case 'created': return created(t, e.session);
    case 'createFailed': return createFailed(t, e);
    case 'tagged': return tagged(t, e.session, e.request);
    case 'stop': {
      const s = t.session(e.session);
      if (s !== undefined) t.stop(s, 'admin');
      return undefined;
    }
    case 'drain':
    case 'resume':
      t.state = { ...t.state, draining: e.kind === 'drain' };
      return undefined;
    case 'tick': return undefined;
  }
}
