import { tooOld } from './leases';
import { START_SECONDS, SURPLUS_SECONDS } from './policy';
import { isOpen, warmTarget } from './schedule';
import { isFree, isLive, PoolSession } from './state';
import { Turn } from './turn';
import { poolAffords, userAffords } from './usage';

/** Past half of Glue's idle timeout a free session no longer counts as warm: it is replaced while it can still be given away. */
export function isFresh(t: Turn, s: PoolSession): boolean {
  return isFree(s) && (s.readyAt === undefined || s.readyAt > t.ago(0.5 * t.policy.idleSeconds));
}

/** Decides which sessions end now. Every rule looks at sessions that are still live. */
export function reap(t: Turn): void {
  stopAll(t);
  stopAged(t);
  stopIdle(t);
  stopOverBudget(t);
}

function live(t: Turn): PoolSession[] {
  return t.state.sessions.filter(isLive);
}

function stopAll(t: Turn): void {
  if (!isOpen(t.policy, t.now)) {
    for (const s of live(t)) t.stop(s, 'outsideHours');
    t.state = { ...t.state, waiting: [] };
  }
  // A drained pool lets those work on who have a session.
  if (t.state.draining) {
    for (const s of live(t)) if (s.lease === undefined) t.stop(s, 'drained');
    t.state = { ...t.state, waiting: [] };
  }
}

function stopAged(t: Turn): void {
  for (const s of live(t)) {
    if (s.createdAt !== undefined && s.createdAt <= t.ago(t.policy.maxLifetimeSeconds)) t.stop(s, 'aged');
    else if (s.phase !== 'ready' && s.requestedAt <= t.ago(START_SECONDS)) t.stop(s, 'startTimeout');
  }
}

function stopIdle(t: Turn): void {
  const target = warmTarget(t.policy, t.now) + t.state.waiting.length;
  for (const s of live(t).filter((x) => x.phase === 'ready' && x.lease === undefined)) {
    if (s.owner !== undefined) {
      if ((s.releasedAt ?? 0) <= t.ago(t.policy.keepForOwnerSeconds) || tooOld(t, s)) t.stop(s, 'idle');
    } else if (tooOld(t, s) || (!isFresh(t, s) && readyAndFresh(t) >= target)) {
      t.stop(s, 'aged');
    }
  }
  // Those past their freshness are not counted: each waits for its replacement to be READY.
  const fresh = live(t).filter((s) => isFresh(t, s));
  const spare = fresh.filter((s) => s.phase === 'ready' && (s.readyAt ?? t.now) <= t.ago(SURPLUS_SECONDS))
    .sort((a, b) => (a.readyAt ?? 0) - (b.readyAt ?? 0));
  for (const s of spare.slice(0, Math.max(0, fresh.length - target))) t.stop(s, 'surplus');
}

function readyAndFresh(t: Turn): number {
  return t.state.sessions.filter((s) => s.phase === 'ready' && isFresh(t, s)).length;
}

/** Near a budget the sessions that matter least go first: free ones, kept ones, then the youngest lease. */
function stopOverBudget(t: Turn): void {
  for (const owner of new Set(live(t).map((s) => s.owner))) {
    if (owner === undefined) continue;
    while (!userAffords(t.policy, t.state, owner, 0)) {
      const least = leastImportant(live(t).filter((s) => s.owner === owner));
      if (least === undefined) break;
      t.stop(least, 'userBudget');
    }
  }
  while (!poolAffords(t.policy, t.state, 0)) {
    const least = leastImportant(live(t));
    if (least === undefined) break;
    t.stop(least, 'poolBudget');
  }
}

function leastImportant(sessions: readonly PoolSession[]): PoolSession | undefined {
  const rank = (s: PoolSession) => s.lease === undefined ? (s.owner === undefined ? Infinity : Number.MAX_VALUE) : s.lease.since;
  return sessions.reduce<PoolSession | undefined>((least, s) => least === undefined || rank(s) > rank(least) ? s : least, undefined);
}
