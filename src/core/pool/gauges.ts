import { PoolPolicy } from './policy';
import { warmTarget } from './schedule';
import { isFree, PoolState } from './state';

/** The pool in numbers, as its metrics show it. */
export interface PoolGauges {
  readonly sessions: number;
  readonly starting: number;
  readonly idle: number;
  readonly leased: number;
  readonly stopping: number;
  readonly waiting: number;
  readonly oldestWaitSeconds: number;
  readonly warmTarget: number;
  readonly dpuHoursToday: number;
  /** 0 to 1 of the day's budget. */
  readonly budgetShare: number;
  readonly createFailures: number;
}

export function gauges(policy: PoolPolicy, state: PoolState): PoolGauges {
  const count = (test: (s: PoolState['sessions'][number]) => boolean) => state.sessions.filter(test).length;
  const dpuHoursToday = state.usage.total / 3600;
  return {
    sessions: state.sessions.length,
    starting: count((s) => s.phase === 'requested' || s.phase === 'starting'),
    idle: count((s) => s.phase === 'ready' && isFree(s)),
    leased: count((s) => s.lease !== undefined),
    stopping: count((s) => s.phase === 'stopping'),
    waiting: state.waiting.length,
    oldestWaitSeconds: Math.max(0, ...state.waiting.map((w) => (state.clock - w.since) / 1000)),
    warmTarget: warmTarget(policy, state.clock),
    dpuHoursToday,
    budgetShare: dpuHoursToday / policy.limits.dpuHoursPerDay,
    createFailures: state.failures,
  };
}
