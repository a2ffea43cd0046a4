import { budgetHorizon, PoolPolicy } from './policy';
import { localTime } from './schedule';
import { isLive, PoolSession, PoolState } from './state';
import { Turn } from './turn';

/** Brings the day's account up to now: each session that exists costs its DPUs for every second. */
export function accrue(t: Turn): void {
  const { day, second } = localTime(t.policy.timeZone, t.now);
  const midnight = t.now - second * 1000;
  const fresh = day !== t.state.usage.day;
  let total = fresh ? 0 : t.state.usage.total;
  const byUser: Record<string, number> = fresh ? {} : { ...t.state.usage.byUser };
  const sessions = t.state.sessions.map((s) => {
    if (s.charged === undefined || s.charged >= t.now) return s;
    const cost = Math.max(0, t.now - Math.max(s.charged, midnight)) / 1000 * t.policy.dpu;
    total += cost;
    if (s.owner !== undefined) byUser[s.owner] = (byUser[s.owner] ?? 0) + cost;
    return { ...s, charged: t.now };
  });
  t.state = { ...t.state, clock: t.now, sessions, usage: { day, total, byUser } };
}

/** What stopping sessions and those that stay will cost within the horizon, in DPU-seconds. */
function ahead(p: PoolPolicy, sessions: readonly PoolSession[]): number {
  return sessions.reduce((sum, s) => sum + p.dpu * (isLive(s) ? budgetHorizon(p) : Math.min(60, budgetHorizon(p))), 0);
}

/** Whether the pool can pay for `more` further sessions, until the next look at least. */
export function poolAffords(p: PoolPolicy, state: PoolState, more: number): boolean {
  const need = state.usage.total + ahead(p, state.sessions) + more * p.dpu * budgetHorizon(p);
  return need <= p.limits.dpuHoursPerDay * 3600;
}

/** Whether the day's budget could still pay for one session if no other ran. */
export function poolHasLeft(p: PoolPolicy, state: PoolState): boolean {
  return state.usage.total + p.dpu * budgetHorizon(p) <= p.limits.dpuHoursPerDay * 3600;
}

export function userAffords(p: PoolPolicy, state: PoolState, owner: string, more: number): boolean {
  const limit = p.limits.dpuHoursPerDayPerUser;
  if (limit === undefined) return true;
  const own = state.sessions.filter((s) => s.owner === owner);
  return (state.usage.byUser[owner] ?? 0) + ahead(p, own) + more * p.dpu * budgetHorizon(p) <= limit * 3600;
}
