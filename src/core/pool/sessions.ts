import { GlueSessionStatus, ObservedSession, PoolEvent } from './event';
import { KEEP_ENDED_SECONDS, SETTLE_SECONDS } from './policy';
import { PoolSession } from './state';
import { Turn } from './turn';

const ENDED: readonly GlueSessionStatus[] = ['STOPPED', 'FAILED', 'TIMEOUT'];
const MAX_BACKOFF_SECONDS = 900;
const MAX_DELETES = 25;

/** Takes in what Glue listed. A listing older than one already taken in is left out: it would bring ended sessions back. */
export function observe(t: Turn, e: Extract<PoolEvent, { kind: 'observe' }>): void {
  if (e.at <= t.state.observedAt) return;
  const at = Math.min(e.at, t.now);
  t.state = { ...t.state, observedAt: at };
  const known = new Set(t.state.sessions.map((s) => s.id));
  const listed = new Map(e.sessions.map((o) => [o.id, o]));
  for (const s of t.state.sessions) {
    const o = listed.get(s.id);
    if (o === undefined) missing(t, s, at);
    else seen(t, s, o, at);
  }
  let deletes = 0;
  for (const o of e.sessions) {
    if (ENDED.includes(o.status)) {
      const old = (o.completedAt ?? o.createdAt ?? 0) <= t.ago(KEEP_ENDED_SECONDS);
      if (old && deletes++ < MAX_DELETES) t.actions.push({ kind: 'delete', session: o.id });
    } else if (!known.has(o.id)) {
      // Ours by its tag, but not in our books: from a lost table or a create that outlived its record.
      adopt(t, o, at);
    }
  }
}

function adopt(t: Turn, o: ObservedSession, at: number): void {
  const s: PoolSession = {
    id: o.id, phase: 'stopping', reason: 'unknown', requestedAt: at, createdAt: at, charged: at, retryAt: t.now, attempts: 0,
  };
  t.state = { ...t.state, sessions: [...t.state.sessions, s] };
  t.notes.push({ kind: 'stopping', session: s.id, reason: 'unknown' });
}

function seen(t: Turn, s: PoolSession, o: ObservedSession, at: number): void {
  if (ENDED.includes(o.status)) {
    charge(t, s, o.createdAt, o.completedAt);
    if (o.status === 'FAILED' && s.phase !== 'stopping') fail(t);
    t.remove(s, o.status);
    return;
  }
  exists(t, s, o.createdAt ?? at);
  if (o.status === 'STOPPING' && s.phase !== 'stopping') t.stop(s, 'endedByGlue');
  if (o.status === 'READY' && (s.phase === 'requested' || s.phase === 'starting')) {
    t.update(s.id, { phase: 'ready', readyAt: t.now });
    t.state = { ...t.state, failures: 0, backoffUntil: 0 };
  }
  t.update(s.id, { missingSince: undefined });
}

/** Absence proves nothing at first: listings lag, and a create may still be on its way. */
function missing(t: Turn, s: PoolSession, at: number): void {
  if (s.createdAt === undefined) {
    const settled = s.sentAt === undefined || at >= s.sentAt + SETTLE_SECONDS * 1000;
    if (s.phase === 'stopping' && settled) t.remove(s, 'NOT_CREATED');
    return;
  }
  const since = s.missingSince ?? at;
  const settled = Math.max(since, s.createdAt, s.sentAt ?? 0) + SETTLE_SECONDS * 1000;
  if (at >= settled) t.remove(s, 'GONE');
  else t.update(s.id, { missingSince: since });
}

export function created(t: Turn, id: string): void {
  const s = t.session(id);
  if (s !== undefined) exists(t, s, t.now);
}

function exists(t: Turn, s: PoolSession, since: number): void {
  if (s.createdAt !== undefined) return;
  const createdAt = Math.min(Math.max(since, s.requestedAt), t.now);
  t.update(s.id, { createdAt, phase: s.phase === 'requested' ? 'starting' : s.phase });
  charge(t, s, createdAt, t.now);
}

/** Accounts for the part of its life that no earlier look has. */
function charge(t: Turn, s: PoolSession, createdAt: number | undefined, until: number | undefined): void {
  if (s.charged !== undefined || createdAt === undefined) return;
  const end = Math.min(until ?? t.now, t.now);
  const cost = Math.max(0, end - Math.max(createdAt, s.requestedAt)) / 1000 * t.policy.dpu;
  const { usage } = t.state;
  const byUser = s.owner === undefined ? usage.byUser : { ...usage.byUser, [s.owner]: (usage.byUser[s.owner] ?? 0) + cost };
  t.state = { ...t.state, usage: { ...usage, total: usage.total + cost, byUser } };
  t.update(s.id, { charged: t.now });
}

export function createFailed(t: Turn, e: Extract<PoolEvent, { kind: 'createFailed' }>): void {
  const s = t.session(e.session);
  if (s === undefined || s.createdAt !== undefined || s.phase !== 'requested') return;
  t.notes.push({ kind: 'createFailed', session: s.id, failure: e.failure, message: e.message });
  // Throttled or unknown: the same id is sent again when it is due. Otherwise it will not come, and others neither for a while.
  if (e.failure === 'throttled' || e.failure === 'unknown') return;
  fail(t);
  t.stop(s, 'createFailed');
}

/** One more failure: no create for a time that doubles with each. */
function fail(t: Turn): void {
  const failures = t.state.failures + 1;
  const seconds = Math.min(MAX_BACKOFF_SECONDS, 30 * 2 ** Math.min(failures - 1, 10));
  t.state = { ...t.state, failures, backoffUntil: t.now + seconds * 1000 };
}

export function tagged(t: Turn, id: string, request: string): void {
  const s = t.session(id);
  if (s?.lease?.id === request) t.update(id, { lease: { ...s.lease, tagged: true } });
}
