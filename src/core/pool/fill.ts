import { isFresh } from './reap';
import { isOpen, warmTarget } from './schedule';
import { isLive, PoolSession } from './state';
import { Turn } from './turn';
import { poolAffords } from './usage';

/** Creates begun in one turn; the next turn begins more. */
const MAX_CREATES = 10;
/** Actions sent in one turn; what is left is still due in the next. */
const MAX_ACTIONS = 25;

/** Requests sessions for those who wait and for the warm target, as far as every limit allows. */
export function fill(t: Turn): void {
  if (t.state.draining || !isOpen(t.policy, t.now) || t.now < t.state.backoffUntil) return;
  const demand = t.state.waiting.length + warmTarget(t.policy, t.now);
  for (let begun = 0; begun < MAX_CREATES; begun++) {
    const supply = t.state.sessions.filter((s) => isFresh(t, s)).length;
    if (supply >= demand || t.state.sessions.length >= t.policy.limits.maxSessions || !poolAffords(t.policy, t.state, 1)) return;
    const serial = t.state.serial + 1;
    const s: PoolSession = {
      id: `${t.policy.pool}-${t.state.epoch}-${serial}`, phase: 'requested', requestedAt: t.now, retryAt: t.now, attempts: 0,
    };
    t.state = { ...t.state, serial, sessions: [...t.state.sessions, s] };
  }
}

/** Puts out the calls that are due: recorded first, sent after, and sent again until Glue shows that they worked. */
export function emit(t: Turn): void {
  for (const s of t.state.sessions) {
    if (t.actions.length >= MAX_ACTIONS) return;
    if (s.retryAt > t.now) continue;
    const untagged = s.lease !== undefined && !s.lease.tagged;
    if (isLive(s) && untagged) {
      t.actions.push({ kind: 'tag', session: s.id, request: s.lease!.id, owner: s.lease!.owner });
      t.update(s.id, { attempts: s.attempts + 1, retryAt: later(t, Math.min(s.attempts, 3), 5) });
    } else if (s.phase === 'requested') {
      t.actions.push({ kind: 'create', session: s.id });
      t.update(s.id, { attempts: s.attempts + 1, sentAt: t.now, retryAt: later(t, s.attempts, 30) });
    } else if (s.phase === 'stopping' && (s.createdAt !== undefined || s.sentAt !== undefined)) {
      t.actions.push({ kind: 'stop', session: s.id });
      t.update(s.id, { attempts: s.attempts + 1, retryAt: later(t, Math.min(s.attempts, 2), 30) });
    }
  }
}

function later(t: Turn, attempts: number, seconds: number): number {
  return t.now + seconds * 1000 * 2 ** Math.min(attempts, 4);
}
