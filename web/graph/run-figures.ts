import type { RunState, RunSummary } from '../../runtime/server/studio/contract';

/** Figures of a set of runs, as the console's monitoring page has them. */
export interface Figures {
  readonly total: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly stopped: number;
  /** Of those that have ended, 0 to 1; `undefined` where none has. */
  readonly successRate?: number;
  readonly dpuHours: number;
}

export type Outcome = 'running' | 'succeeded' | 'failed' | 'stopped';

export function outcome(state: RunState): Outcome {
  switch (state) {
    case 'SUCCEEDED': return 'succeeded';
    case 'STOPPED':
    case 'EXPIRED': return 'stopped';
    case 'FAILED':
    case 'ERROR':
    case 'TIMEOUT': return 'failed';
    default: return 'running';
  }
}

export function figures(runs: readonly RunSummary[], dpuOf: (job: string) => number): Figures {
  const count = { running: 0, succeeded: 0, failed: 0, stopped: 0 };
  let dpuHours = 0;
  for (const run of runs) {
    count[outcome(run.state)]++;
    dpuHours += dpuOf(run.job) * run.ms / 3_600_000;
  }
  const ended = count.succeeded + count.failed;
  return { total: runs.length, ...count, successRate: ended === 0 ? undefined : count.succeeded / ended, dpuHours };
}

export interface Day { readonly day: string; readonly running: number; readonly succeeded: number; readonly failed: number; readonly stopped: number }

/** One entry a day up to `today`, also for days without a run. */
export function byDay(runs: readonly RunSummary[], days: number, today: Date): Day[] {
  const out = new Map<string, { running: number; succeeded: number; failed: number; stopped: number }>();
  for (let i = days - 1; i >= 0; i--) {
    const day = new Date(today.getTime() - i * 86_400_000).toISOString().slice(0, 10);
    out.set(day, { running: 0, succeeded: 0, failed: 0, stopped: 0 });
  }
  for (const run of runs) {
    const day = out.get(run.startedAt.slice(0, 10));
    if (day !== undefined) day[outcome(run.state)]++;
  }
  return [...out].map(([day, counts]) => ({ day, ...counts }));
}
