import { TickResult } from './pool-manager';
import { PoolNote } from '../../src/core/pool';

export const NAMESPACE = 'Glueprint/SessionPool';

/** The format takes so many values of one metric in a line. */
const MAX_VALUES = 100;

type Unit = 'Count' | 'Seconds' | 'None';
interface Metric { readonly name: string; readonly unit: Unit; readonly values: number | readonly number[] }

/** Metrics go out as log lines in CloudWatch's embedded metric format: no call, nothing to be throttled. */
function line(pool: string, now: number, metrics: readonly Metric[]): object {
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: [['Pool']], Metrics: metrics.map((m) => ({ Name: m.name, Unit: m.unit })) }],
    },
    Pool: pool,
    ...Object.fromEntries(metrics.map((m) => [m.name, m.values])),
  };
}

/** The pool as one look found it. */
export function gaugeLine(pool: string, now: number, tick: TickResult): object {
  const g = tick.gauges;
  return line(pool, now, [
    { name: 'Sessions', unit: 'Count', values: g.sessions },
    { name: 'SessionsStarting', unit: 'Count', values: g.starting },
    { name: 'SessionsIdle', unit: 'Count', values: g.idle },
    { name: 'SessionsLeased', unit: 'Count', values: g.leased },
    { name: 'SessionsStopping', unit: 'Count', values: g.stopping },
    { name: 'WarmTarget', unit: 'Count', values: g.warmTarget },
    { name: 'RequestsWaiting', unit: 'Count', values: g.waiting },
    { name: 'OldestWait', unit: 'Seconds', values: g.oldestWaitSeconds },
    { name: 'DpuHoursToday', unit: 'None', values: g.dpuHoursToday },
    { name: 'BudgetShare', unit: 'None', values: g.budgetShare },
    { name: 'CreateFailures', unit: 'Count', values: g.createFailures },
    { name: 'ListFailures', unit: 'Count', values: tick.listFailed ? 1 : 0 },
  ]);
}

/** What happened, if anything that is counted did. */
export function noteLine(pool: string, now: number, notes: readonly PoolNote[]): object | undefined {
  const waits = notes.flatMap((n) => n.kind === 'granted' ? [n.waitedSeconds] : []);
  const count = (kind: PoolNote['kind']) => notes.filter((n) => n.kind === kind).length;
  const metrics: Metric[] = [
    { name: 'Grants', unit: 'Count', values: waits.length },
    { name: 'Refusals', unit: 'Count', values: count('refused') },
    { name: 'SessionsStopped', unit: 'Count', values: count('stopping') },
    { name: 'SessionsEnded', unit: 'Count', values: count('ended') },
  ];
  if (waits.length > 0) metrics.push({ name: 'Wait', unit: 'Seconds', values: waits.slice(0, MAX_VALUES) });
  return metrics.every((m) => m.values === 0) ? undefined : line(pool, now, metrics);
}
