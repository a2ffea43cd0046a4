import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { api } from '../api/client';
import { listen } from '../api/events';
import { useLoaded } from '../api/useLoaded';
import { DayBars } from '../charts/DayBars';
import { Failure, Spinner, Tile } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';
import { count, duration, money, percent } from '../data/format';
import { byDay, figures, outcome } from '../graph/run-figures';

const RANGES = [1, 7, 14, 30];

/** All jobs at a glance, as the console's monitoring page has it. */
export default function MonitoringPage() {
  usePageTitle('Monitoring');
  const { value, error, reload } = useLoaded(() => Promise.all([api.jobs(), api.runs({ limit: 5000 })]), 'monitoring');
  const [range = '14', setRange] = useQuery('days');
  useEffect(() => listen((e) => { if (e.type !== 'run' || e.run.endedAt !== undefined || e.run.state === 'STARTING') reload(); }), [reload]);
  const days = RANGES.includes(Number(range)) ? Number(range) : 14;
  const shown = useMemo(() => {
    if (value === undefined) return undefined;
    const [jobs, all] = value;
    const now = new Date();
    const since = new Date(now.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const runs = all.filter((r) => r.startedAt.slice(0, 10) >= since);
    const capacity = new Map(jobs.map((j) => [j.name, j.capacity]));
    const dpuOf = (job: string) => capacity.get(job)?.dpu ?? 0;
    const perHour = (job: string) => capacity.get(job)?.costPerHour ?? 0;
    const names = [...new Set(runs.map((r) => r.job))].sort();
    return {
      sums: figures(runs, dpuOf),
      days: byDay(runs, days, now),
      cost: runs.reduce((n, r) => n + perHour(r.job) * r.ms / 3_600_000, 0),
      jobs: names.map((name) => {
        const own = runs.filter((r) => r.job === name);
        const good = own.filter((r) => outcome(r.state) === 'succeeded');
        const mean = good.length === 0 ? undefined : good.reduce((n, r) => n + r.ms, 0) / good.length;
        return { name, ...figures(own, dpuOf), mean, written: good.reduce((n, r) => n + r.rowsWritten, 0) };
      }),
    };
  }, [value, days]);
  return (
    <div className="page">
      <header className="page-head"><h1>Monitoring</h1><div className="page-actions"><select className="input" aria-label="Days" value={days} onChange={(e) => setRange(e.target.value)}>{RANGES.map((d) => <option key={d} value={d}>{d === 1 ? 'Today' : `Last ${d} days`}</option>)}</select></div></header>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {shown === undefined && error === undefined && <Spinner label="Reading runs" />}
      {shown !== undefined && (
        <>
          <div className="tiles">
            <Tile label="Runs" value={count(shown.sums.total)} />
            <Tile label="Running" value={count(shown.sums.running)} tone={shown.sums.running > 0 ? 'busy' : undefined} />
            <Tile label="Succeeded" value={count(shown.sums.succeeded)} tone={shown.sums.succeeded > 0 ? 'good' : undefined} />
            <Tile label="Failed" value={count(shown.sums.failed)} tone={shown.sums.failed > 0 ? 'bad' : undefined} />
            <Tile label="Stopped" value={count(shown.sums.stopped)} />
            <Tile label="Success rate" value={shown.sums.successRate === undefined ? '–' : percent(shown.sums.successRate)} />
            <Tile label="DPU-hours" value={shown.sums.dpuHours.toFixed(2)} note={`${money(shown.cost)} if on Glue`} />
          </div>
          <section className="card" aria-label="Runs a day"><h2>Runs a day</h2><DayBars days={shown.days} /></section>
          <section className="card" aria-label="By job"><h2>By job</h2>
            <table className="table table-rows"><thead><tr><th scope="col">Job</th><th scope="col" className="num">Runs</th><th scope="col" className="num">Succeeded</th><th scope="col" className="num">Failed</th><th scope="col" className="num">Mean time</th><th scope="col" className="num">Rows written</th><th scope="col" className="num">DPU-hours</th></tr></thead>
              <tbody>{shown.jobs.map((j) => <tr key={j.name}><th scope="row"><Link href={`/jobs/${encodeURIComponent(j.name)}/runs`}>{j.name}</Link></th><td className="num">{count(j.total)}</td><td className="num">{count(j.succeeded)}</td><td className="num">{count(j.failed)}</td><td className="num">{j.mean === undefined ? '–' : duration(j.mean)}</td><td className="num">{count(j.written)}</td><td className="num">{j.dpuHours.toFixed(3)}</td></tr>)}</tbody></table>
            {shown.jobs.length === 0 && <p className="muted">No runs in this time.</p>}
          </section>
        </>
      )}
    </div>
  );
}
