import type { PoolView } from './contract';
import { gauges } from '../../../src/core/pool';
import type { PoolConfig } from '../../pool-manager/ports';
import type { Store } from '../../state/store';
import { recordedPool } from '../pools/local-pools';
import { capacityOf } from './jobs/capacity';

/** The pools of the app beside what a local endpoint has recorded of them: looking starts no session. */
export async function poolViews(configs: readonly PoolConfig[], store: Store): Promise<PoolView[]> {
  return Promise.all(configs.map(async ({ policy, template }) => {
    const state = await recordedPool(store, policy.pool);
    const capacity = capacityOf(template.workerType, template.numberOfWorkers);
    const { workerType, numberOfWorkers } = template;
    const { maxSessions, dpuHoursPerDay } = policy.limits;
    const view = { pool: policy.pool, workerType, numberOfWorkers, maxSessions, dpuHoursPerDay };
    if (state === undefined) return view;
    const { sessions, starting, idle, leased, waiting, warmTarget, dpuHoursToday } = gauges(policy, state);
    const cost = dpuHoursToday * capacity.costPerHour / capacity.dpu;
    const list = state.sessions.map((s) => ({ id: s.id, phase: s.phase, owner: s.owner }));
    return { ...view, now: { sessions, starting, idle, leased, waiting, warmTarget, dpuHoursToday, cost, list } };
  }));
}
