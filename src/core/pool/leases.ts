import { PoolEvent, PoolReply, Refusal } from './event';
import { MAX_WAITING, POLL_SECONDS } from './policy';
import { isOpen } from './schedule';
import { heldBy, isLive, PoolSession, WaitingRequest } from './state';
import { Turn } from './turn';
import { poolAffords, poolHasLeft, userAffords } from './usage';

/** What users ask; each of them gets an answer. */
export type Asking = Extract<PoolEvent, { kind: 'acquire' | 'renew' | 'release' }>;

function leased(t: Turn, e: Asking): PoolSession | undefined {
  return t.state.sessions.find((s) => s.lease?.id === e.request && s.lease.owner === e.owner);
}

/** Too late in its life to be handed out: Glue might stop it before the first statement. */
export function tooOld(t: Turn, s: PoolSession): boolean {
  const since = s.releasedAt ?? s.readyAt ?? t.now;
  return since <= t.ago(0.8 * t.policy.idleSeconds) || (s.createdAt ?? t.now) <= t.ago(t.policy.maxLifetimeSeconds - t.policy.leaseSeconds);
}

/** Ends leases that were not renewed, and requests nobody asks about or no budget can serve. */
export function expire(t: Turn): void {
  for (const s of t.state.sessions) {
    if (s.lease !== undefined && s.lease.until <= t.now) giveBack(t, s, 'expired');
  }
  const spent = !poolHasLeft(t.policy, t.state);
  const keeps = (w: WaitingRequest) => w.seen > t.ago(POLL_SECONDS) && !spent && userAffords(t.policy, t.state, w.owner, hasKept(t, w.owner) ? 0 : 1);
  t.state = { ...t.state, waiting: t.state.waiting.filter(keeps) };
}

/** A session is never handed from one user to another: what the first left in memory would be the second's. */
function giveBack(t: Turn, s: PoolSession, reason: 'released' | 'expired'): void {
  if (t.policy.keepForOwnerSeconds > 0 && s.phase === 'ready') t.endLease(s, reason);
  else t.stop(s, reason);
}

export function acquire(t: Turn, e: Asking): void {
  if (leased(t, e) !== undefined || t.ended(e.owner, e.request) !== undefined) return;
  if (t.state.waiting.some((w) => w.owner === e.owner && w.id === e.request)) {
    t.state = { ...t.state, waiting: t.state.waiting.map((w) => w.owner === e.owner && w.id === e.request ? { ...w, seen: t.now } : w) };
    return;
  }
  t.refusal = refuse(t, e.owner);
  if (t.refusal !== undefined) {
    t.notes.push({ kind: 'refused', owner: e.owner, refusal: t.refusal });
    return;
  }
  t.state = { ...t.state, waiting: [...t.state.waiting, { id: e.request, owner: e.owner, since: t.now, seen: t.now }] };
}

/** A session waits for this user to come back. */
function hasKept(t: Turn, owner: string): boolean {
  return t.state.sessions.some((s) => isLive(s) && s.owner === owner && s.lease === undefined);
}

/** Why a new request of this user cannot even wait. */
function refuse(t: Turn, owner: string): Refusal | undefined {
  const { policy, state } = t;
  if (state.draining) return 'Draining';
  if (!isOpen(policy, t.now)) return 'OutsideHours';
  const kept = hasKept(t, owner);
  // A session kept for its owner is what the request will get: it does not count against the request.
  if (heldBy(state, owner) - (kept ? 1 : 0) >= policy.limits.maxSessionsPerUser) return 'UserSessionLimit';
  if (!userAffords(policy, state, owner, kept ? 0 : 1)) return 'UserBudgetSpent';
  if (!kept && !poolAffords(policy, state, state.sessions.some((s) => s.owner === undefined && isLive(s)) ? 0 : 1)) return 'PoolBudgetSpent';
  if (state.waiting.length >= MAX_WAITING) return 'QueueFull';
  return undefined;
}

export function renew(t: Turn, e: Asking): void {
  const s = leased(t, e);
  if (s?.lease === undefined) return;
  const until = Math.max(s.lease.until, t.now + t.policy.leaseSeconds * 1000);
  t.update(s.id, { lease: { ...s.lease, until } });
}

export function release(t: Turn, e: Asking): void {
  const s = leased(t, e);
  if (s !== undefined) giveBack(t, s, 'released');
  else t.remember({ id: e.request, owner: e.owner, reason: 'released', at: t.now });
  t.state = { ...t.state, waiting: t.state.waiting.filter((w) => !(w.owner === e.owner && w.id === e.request)) };
}

/** Gives READY sessions to those who wait, first come first served; a user at a limit is passed over. */
export function assign(t: Turn): void {
  if (t.state.draining || !isOpen(t.policy, t.now)) return;
  for (const w of t.state.waiting) {
    const s = sessionFor(t, w.owner);
    if (s === undefined) continue;
    const held = t.state.sessions.filter((x) => isLive(x) && x.owner === w.owner && x.id !== s.id).length;
    if (held >= t.policy.limits.maxSessionsPerUser || !userAffords(t.policy, t.state, w.owner, s.owner === undefined ? 1 : 0)) continue;
    const lease = { id: w.id, owner: w.owner, since: t.now, until: t.now + t.policy.leaseSeconds * 1000, tagged: s.owner !== undefined };
    t.update(s.id, { lease, owner: w.owner, releasedAt: undefined, retryAt: t.now, attempts: 0 });
    t.state = { ...t.state, waiting: t.state.waiting.filter((x) => x !== w) };
    t.notes.push({ kind: 'granted', session: s.id, owner: w.owner, waitedSeconds: (t.now - w.since) / 1000 });
  }
}

/** The one kept for this user, else the free one that has been READY longest and is not too old. */
function sessionFor(t: Turn, owner: string): PoolSession | undefined {
  const ready = t.state.sessions.filter((s) => s.phase === 'ready' && s.lease === undefined && !tooOld(t, s));
  const kept = ready.find((s) => s.owner === owner);
  if (kept !== undefined) return kept;
  return ready.filter((s) => s.owner === undefined).reduce<PoolSession | undefined>(
    (best, s) => best === undefined || (s.readyAt ?? 0) < (best.readyAt ?? 0) ? s : best, undefined);
}

/** What the state says to the one who asked; asking again gives the same. */
export function reply(t: Turn, e: Asking): PoolReply {
  const s = leased(t, e);
  if (s?.lease !== undefined) {
    return s.lease.tagged ? { status: 'granted', session: s.id, until: s.lease.until } : { status: 'waiting', position: 0, retryAfterSeconds: 1 };
  }
  if (e.kind === 'release') return { status: 'released' };
  const end = t.ended(e.owner, e.request);
  if (end !== undefined) return { status: 'refused', refusal: 'LeaseEnded', reason: end.reason };
  const position = t.state.waiting.findIndex((w) => w.owner === e.owner && w.id === e.request);
  if (position >= 0) return { status: 'waiting', position, retryAfterSeconds: position < 3 ? 5 : 15 };
  if (e.kind === 'renew') return { status: 'refused', refusal: 'NoSuchLease' };
  // No longer waiting though this turn did not turn it away: a budget ran out, the pool closed, or it drains.
  return { status: 'refused', refusal: t.refusal ?? refuse(t, e.owner) ?? 'QueueFull' };
}
