import { answer, decide, decideAll, emptyState, GlueSessionStatus, PoolAction, PoolEvent, PoolPolicy, PoolReply, PoolState } from '../../../src/core/pool';

/** A Monday, 08:00 UTC. */
export const MONDAY = Date.UTC(2026, 10, 23, 8);
const STARTING_SECONDS = 45;
const STOPPING_SECONDS = 20;
/** How late a call may reach Glue: the manager's own time limit. */
const LATE_SECONDS = 60;

export const POLICY: PoolPolicy = {
  pool: 'pool',
  dpu: 2,
  limits: { maxSessions: 5, maxSessionsPerUser: 2, dpuHoursPerDay: 1000 },
  timeZone: 'UTC',
  warm: [],
  leaseSeconds: 600,
  idleSeconds: 1800,
  maxLifetimeSeconds: 7200,
  keepForOwnerSeconds: 0,
  tickSeconds: 60,
};

interface Real {
  readonly id: string;
  readonly createdAt: number;
  status: GlueSessionStatus;
  changesAt: number;
  endedAt?: number;
  owners: string[];
}

/** What goes wrong with a call: it reaches Glue late, its answer is lost, Glue refuses it, or the manager died before sending it. */
export type Fault = 'none' | 'late' | 'answerLost' | 'throttled' | 'quota' | 'lost';

/** Glue, the table and the managers, with their faults; time moves only when told to. */
export class World {
  public now = MONDAY;
  public state: PoolState;
  public readonly glue = new Map<string, Real>();
  /** Every event a manager has taken in, so that a test can bring one back. */
  public readonly history: PoolEvent[] = [];
  /** Sessions each lease was ever granted, and by whom each session was ever held, as users were told. */
  public readonly granted = new Map<string, Set<string>>();
  public readonly holders = new Map<string, Set<string>>();
  /** Of the current day (UTC), as they really were. */
  public dpuSeconds = 0;
  public readonly dpuSecondsByUser = new Map<string, number>();
  public peak = 0;
  private late: { readonly action: PoolAction; readonly at: number }[] = [];

  constructor(public readonly policy: PoolPolicy = POLICY) {
    this.state = emptyState(policy.timeZone, this.now);
  }

  public alive(): Real[] {
    return [...this.glue.values()].filter((r) => r.endedAt === undefined);
  }

  public advance(seconds: number): void {
    for (let i = 0; i < seconds; i++) {
      this.now += 1000;
      if (this.now % 86_400_000 === 0) {
        this.dpuSeconds = 0;
        this.dpuSecondsByUser.clear();
      }
      for (const r of this.alive()) this.age(r);
      const due = this.late.filter((x) => x.at <= this.now);
      this.late = this.late.filter((x) => x.at > this.now);
      for (const { action } of due) this.perform(action);
    }
  }

  /** Takes the event in, and sends its actions with the faults given in turn. */
  public take(event: PoolEvent, faults: readonly Fault[] = []): PoolReply | undefined {
    this.history.push(event);
    const decision = decide(this.policy, this.state, event, this.now);
    this.state = decision.state;
    this.send(decision.actions, faults, 0);
    const reply = decision.actions.length > 0 ? answer(this.policy, this.state, event, this.now) : decision.reply;
    this.told(event, reply);
    return reply;
  }

  /** One look of the manager: list, decide, act. */
  public tick(faults: readonly Fault[] = []): void {
    this.take(this.listing(), faults);
  }

  /** `lagSeconds`: Glue does not show sessions younger than this yet. */
  public listing(lagSeconds = 0): PoolEvent {
    const shown = [...this.glue.values()].filter((r) => r.createdAt <= this.now - lagSeconds * 1000);
    const sessions = shown.map((r) => ({ id: r.id, status: r.status, createdAt: r.createdAt, completedAt: r.endedAt }));
    return { kind: 'observe', at: this.now, sessions };
  }

  /** Asks until granted or refused, as a client does. */
  public acquire(owner: string, request: string, seconds = 300): PoolReply {
    for (let i = 0; ; i += 5) {
      const reply = this.take({ kind: 'acquire', owner, request })!;
      if (reply.status !== 'waiting' || i >= seconds) return reply;
      this.advance(5);
      if (i % 30 === 0) this.tick();
    }
  }

  public kill(index: number, status: 'FAILED' | 'TIMEOUT'): void {
    const alive = this.alive();
    if (alive.length > 0) this.end(alive[index % alive.length], status);
  }

  private send(actions: readonly PoolAction[], faults: readonly Fault[], depth: number): void {
    const outcomes: PoolEvent[] = [];
    actions.forEach((action, i) => {
      const fault = faults.length === 0 ? 'none' : faults[i % faults.length];
      if (fault === 'lost') return;
      if (fault === 'late') {
        this.late.push({ action, at: this.now + LATE_SECONDS * 1000 });
        return;
      }
      if (fault === 'throttled' || fault === 'quota') {
        if (action.kind === 'create') outcomes.push({ kind: 'createFailed', session: action.session, failure: fault });
        return;
      }
      this.perform(action);
      if (fault === 'answerLost') return;
      if (action.kind === 'create') outcomes.push({ kind: 'created', session: action.session });
      if (action.kind === 'tag') outcomes.push({ kind: 'tagged', session: action.session, request: action.request });
    });
    if (outcomes.length === 0 || depth > 2) return;
    this.history.push(...outcomes);
    const decision = decideAll(this.policy, this.state, outcomes, this.now);
    this.state = decision.state;
    this.send(decision.actions, faults, depth + 1);
  }

  private perform(action: PoolAction): void {
    const r = this.glue.get(action.session);
    if (action.kind === 'create' && r === undefined) {
      this.glue.set(action.session, {
        id: action.session, createdAt: this.now, status: 'PROVISIONING', changesAt: this.now + STARTING_SECONDS * 1000, owners: [],
      });
      this.peak = Math.max(this.peak, this.alive().length);
    }
    if (action.kind === 'stop' && r !== undefined && (r.status === 'READY' || r.status === 'PROVISIONING')) {
      r.status = 'STOPPING';
      r.changesAt = this.now + STOPPING_SECONDS * 1000;
    }
    if (action.kind === 'tag' && r !== undefined && r.endedAt === undefined) r.owners.push(action.owner);
    if (action.kind === 'delete' && r?.endedAt !== undefined) this.glue.delete(action.session);
  }

  private age(r: Real): void {
    this.dpuSeconds += this.policy.dpu;
    const owner = r.owners[0];
    if (owner !== undefined) this.dpuSecondsByUser.set(owner, (this.dpuSecondsByUser.get(owner) ?? 0) + this.policy.dpu);
    if (r.changesAt > this.now) return;
    if (r.status === 'PROVISIONING') r.status = 'READY';
    if (r.status === 'STOPPING') this.end(r, 'STOPPED');
  }

  private end(r: Real, status: GlueSessionStatus): void {
    r.status = status;
    r.endedAt = this.now;
  }

  private told(event: PoolEvent, reply: PoolReply | undefined): void {
    if (event.kind !== 'acquire' || reply?.status !== 'granted') return;
    const lease = `${event.owner} ${event.request}`;
    this.granted.set(lease, (this.granted.get(lease) ?? new Set()).add(reply.session));
    this.holders.set(reply.session, (this.holders.get(reply.session) ?? new Set()).add(event.owner));
  }
}
