import type { RunState, RunSummary } from '../../../runtime/server/studio/contract';
import { byDay, figures } from '../../../web/graph/run-figures';

const run = (state: RunState, startedAt: string, ms = 3_600_000): RunSummary => ({ id: startedAt, job: 'J', state, engine: 'duckdb', environment: 'local', startedAt, ms, rowsRead: 0, rowsWritten: 0 });
const RUNS = [run('SUCCEEDED', '2026-03-03T10:00:00Z'), run('FAILED', '2026-03-03T11:00:00Z'), run('TIMEOUT', '2026-03-01T11:00:00Z'), run('STOPPED', '2026-03-02T00:00:00Z'), run('RUNNING', '2026-03-03T12:00:00Z', 0)];

describe('figures of runs', () => {
  it('counts, and takes the rate over those that came to an end by themselves', () => {
    expect(figures(RUNS, () => 2)).toEqual({ total: 5, running: 1, succeeded: 1, failed: 2, stopped: 1, successRate: 1 / 3, dpuHours: 8 });
    expect(figures([], () => 2).successRate).toBeUndefined();
  });
  it('has a day for each day, also without runs', () => {
    expect(byDay(RUNS, 4, new Date('2026-03-03T23:00:00Z')).map((d) => [d.day, d.succeeded, d.failed, d.stopped, d.running])).toEqual([
      ['2026-02-28', 0, 0, 0, 0], ['2026-03-01', 0, 1, 0, 0], ['2026-03-02', 0, 0, 1, 0], ['2026-03-03', 1, 1, 0, 1],
    ]);
  });
});
