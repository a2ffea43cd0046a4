import { PoolAction, PoolNote, Refusal } from './event';
import { PoolPolicy, REMEMBER_SECONDS } from './policy';
import { EndedLease, PoolSession, PoolState, StopReason } from './state';

/** What is remembered of ended leases, in all and for one user, so that nobody can push the others out. */
const MAX_ENDED = 400;
const MAX_ENDED_PER_USER = 20;

/** One decision under way: the state being made, and what came out so far. Parts of the decision share it. */
export class Turn {
  public readonly actions: PoolAction[] = [];
  public readonly notes: PoolNote[] = [];
  /** Why the request of this turn was turned away. */
  public refusal?: Refusal;

  constructor(public readonly policy: PoolPolicy, public state: PoolState, public readonly now: number) {}

  /** Milliseconds `seconds` ago. */
  public ago(seconds: number): number {
    return this.now - seconds * 1000;
  }

  public session(id: string): PoolSession | undefined {
    return this.state.sessions.find((s) => s.id === id);
  }

  public update(id: string, change: Partial<PoolSession>): void {
    this.state = { ...this.state, sessions: this.state.sessions.map((s) => s.id === id ? { ...s, ...change } : s) };
  }

  /** Decides that a session ends. The first reason stands. */
  public stop(s: PoolSession, reason: StopReason): void {
    if (s.phase === 'stopping') return;
    this.endLease(s, reason);
    this.update(s.id, { phase: 'stopping', reason, lease: undefined, retryAt: this.now, attempts: 0 });
    this.notes.push({ kind: 'stopping', session: s.id, reason });
  }

  /** Glue is done with it. */
  public remove(s: PoolSession, status: string): void {
    this.endLease(s, 'endedByGlue');
    this.state = { ...this.state, sessions: this.state.sessions.filter((x) => x.id !== s.id) };
    this.notes.push({ kind: 'ended', session: s.id, status, reason: s.reason ?? 'endedByGlue' });
  }

  public endLease(s: PoolSession, reason: StopReason): void {
    if (s.lease === undefined) return;
    this.remember({ id: s.lease.id, owner: s.lease.owner, reason, at: this.now });
    this.notes.push({ kind: 'leaseEnded', session: s.id, owner: s.lease.owner, reason });
    this.update(s.id, { lease: undefined, releasedAt: this.now });
  }

  /** Keeps the end of a lease, so that a late copy of its request does not begin it again. */
  public remember(end: EndedLease): void {
    if (this.ended(end.owner, end.id) !== undefined) return;
    const ended = [...this.state.ended.filter((e) => e.at > this.ago(REMEMBER_SECONDS)), end];
    const own = ended.filter((e) => e.owner === end.owner);
    const drop = own.length > MAX_ENDED_PER_USER ? own[0] : ended.length > MAX_ENDED ? ended[0] : undefined;
    this.state = { ...this.state, ended: ended.filter((e) => e !== drop) };
  }

  public ended(owner: string, id: string): EndedLease | undefined {
    return this.state.ended.find((e) => e.owner === owner && e.id === id && e.at > this.ago(REMEMBER_SECONDS));
  }
}
