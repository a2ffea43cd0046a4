import { Clock, GlueSessions, PoolStore } from './ports';
import {
  answer, decideAll, emptyState, gauges, PoolAction, PoolEvent, PoolGauges, PoolNote, PoolPolicy, PoolReply, PoolState,
} from '../../src/core/pool';

/** Another manager's record came first so often that this one gives up; the caller tries again. */
export class PoolBusyError extends Error {
  constructor(attempts: number) {
    super(`the pool's record changed under each of ${attempts} attempts`);
    this.name = 'PoolBusyError';
  }
}

export interface TurnResult {
  readonly state: PoolState;
  readonly notes: readonly PoolNote[];
  readonly reply?: PoolReply;
}

export interface TickResult extends TurnResult {
  readonly gauges: PoolGauges;
  /** Glue could not be listed; what time alone decides was done. */
  readonly listFailed: boolean;
}

const SAVES = 16;
/** Rounds of actions whose outcomes ask for more actions; what is left is due at the next turn. */
const ROUNDS = 3;
const PARALLEL = 5;
/** No session is READY sooner, and Glue is not listed more often for those who wait. */
const SOONEST_START = 15_000;
const LOOK_AGAIN = 10_000;

/** Records decisions and carries them out. Any number of managers may work on one pool at once. */
export class PoolManager {
  constructor(
    private readonly policy: PoolPolicy,
    private readonly store: PoolStore,
    private readonly glue: GlueSessions,
    private readonly clock: Clock,
    /** No call to Glue begins after this time: none may outlive the manager for long. */
    private readonly deadline: number = Infinity,
  ) {}

  /** Takes an event in: decide, record, act, record the outcome. */
  public async turn(event: PoolEvent): Promise<TurnResult> {
    const notes: PoolNote[] = [];
    let decision = await this.record([event]);
    for (let round = 0; round < ROUNDS; round++) {
      notes.push(...decision.notes);
      const outcomes = await this.perform(decision.actions);
      if (outcomes.length === 0) return { state: decision.state, notes, reply: answer(this.policy, decision.state, event, this.clock.now()) };
      decision = await this.record(outcomes);
    }
    notes.push(...decision.notes);
    return { state: decision.state, notes, reply: answer(this.policy, decision.state, event, this.clock.now()) };
  }

  /** Answers a user; one who waits for a session that is starting is not kept until the next look of the schedule. */
  public async ask(event: PoolEvent): Promise<TurnResult> {
    const first = await this.turn(event);
    const { state, reply } = first;
    const starting = state.sessions.some((s) => s.phase === 'starting' && s.createdAt !== undefined && s.createdAt <= this.clock.now() - SOONEST_START);
    if (reply?.status !== 'waiting' || !starting || state.observedAt > this.clock.now() - LOOK_AGAIN) return first;
    const look = await this.tick();
    return { state: look.state, notes: [...first.notes, ...look.notes], reply: answer(this.policy, look.state, event, this.clock.now()) };
  }

  /** One look at the pool. */
  public async tick(): Promise<TickResult> {
    const at = this.clock.now();
    let event: PoolEvent = { kind: 'tick' };
    let listFailed = false;
    try {
      event = { kind: 'observe', at, sessions: await this.glue.list() };
    } catch {
      // Budgets, hours and leases go by the clock: they are enforced even while Glue does not answer.
      listFailed = true;
    }
    const result = await this.turn(event);
    return { ...result, gauges: gauges(this.policy, result.state), listFailed };
  }

  public async status(): Promise<{ readonly state?: PoolState; readonly gauges?: PoolGauges }> {
    const { state } = await this.store.load();
    return state === undefined ? {} : { state, gauges: gauges(this.policy, state) };
  }

  private async record(events: readonly PoolEvent[]) {
    for (let attempt = 0; attempt < SAVES; attempt++) {
      const { state, version } = await this.store.load();
      const now = this.clock.now();
      const decision = decideAll(this.policy, state ?? emptyState(this.policy.timeZone, now), events, now);
      if (await this.store.save(decision.state, version)) return decision;
      await this.clock.sleep(Math.random() * Math.min(1000, 25 * 2 ** attempt));
    }
    throw new PoolBusyError(SAVES);
  }

  private async perform(actions: readonly PoolAction[]): Promise<PoolEvent[]> {
    const outcomes: PoolEvent[] = [];
    const left = [...actions];
    const worker = async () => {
      for (let action = left.shift(); action !== undefined && this.clock.now() < this.deadline; action = left.shift()) {
        const outcome = await this.send(action);
        if (outcome !== undefined) outcomes.push(outcome);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    return outcomes;
  }

  private async send(action: PoolAction): Promise<PoolEvent | undefined> {
    switch (action.kind) {
      case 'create': {
        const outcome = await this.glue.create(action.session);
        return outcome.created
          ? { kind: 'created', session: action.session }
          : { kind: 'createFailed', session: action.session, failure: outcome.failure, message: outcome.message };
      }
      case 'tag': {
        const accepted = await this.glue.tag(action.session, action.owner);
        return accepted ? { kind: 'tagged', session: action.session, request: action.request } : undefined;
      }
      // Their effect shows in the next listing; a refused call is due again by then.
      case 'stop': await this.glue.stop(action.session); return undefined;
      case 'delete': await this.glue.remove(action.session); return undefined;
    }
  }
}
