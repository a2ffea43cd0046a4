import { GitCompareArrows } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Bookmarks } from './Bookmarks';
import { JobPage } from './JobPage';
import type { RunSummary } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { listen } from '../api/events';
import { useLoaded } from '../api/useLoaded';
import { TimeChart, type Series } from '../charts/TimeChart';
import { Button, Empty, Failure, RunStatus, Spinner } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';
import { ago, count, duration, localTime, percent } from '../data/format';
import { figures } from '../graph/run-figures';

const STATES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'STOPPED', 'TIMEOUT'];

export default function RunsPage() {
  usePageTitle('Runs');
  const [job, setJob] = useQuery('job');
  const jobs = useLoaded(() => api.jobs(), 'jobs');
  return (
    <div className="page">
      <header className="page-head"><h1>Runs</h1>
        <div className="page-actions">
          <select className="input" aria-label="Job" value={job ?? ''} onChange={(e) => setJob(e.target.value === '' ? undefined : e.target.value)}>
            <option value="">All jobs</option>{(jobs.value ?? []).map((j) => <option key={j.name}>{j.name}</option>)}
          </select>
        </div>
      </header>
      <RunsTable job={job} />
    </div>
  );
}

/** The runs of one job, among its other views. */
export function JobRunsPage({ job }: { readonly job: string }) {
  usePageTitle(`Runs of ${job}`);
  return <JobPage job={job}><div className="page"><RunsTable job={job} /></div></JobPage>;
}

function RunsTable({ job }: { readonly job?: string }) {
  const [state, setState] = useQuery('state');
  const { value, error, reload } = useLoaded(() => api.runs({ job, state }), `${job}/${state}`);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [live, setLive] = useState<ReadonlyMap<string, RunSummary>>(new Map());
  const [, navigate] = useLocation();
  useEffect(() => listen((e) => {
    if (e.type === 'run') {
      setLive((m) => new Map(m).set(e.run.id, e.run));
      if (e.run.endedAt !== undefined || e.run.state === 'STARTING') reload();
    }
  }), [reload]);
  const runs = useMemo(() => (value ?? []).map((r) => (r.endedAt === undefined ? live.get(r.id) ?? r : r)), [value, live]);
  const sums = figures(runs, () => 0);
  return (
    <>
      <div className="filter-bar">
        <select className="input" aria-label="State" value={state ?? ''} onChange={(e) => setState(e.target.value === '' ? undefined : e.target.value)}>
          <option value="">Any state</option>{STATES.map((s) => <option key={s} value={s}>{s.charAt(0) + s.slice(1).toLowerCase()}</option>)}
        </select>
        <span className="preview-note" role="status">{value !== undefined && `${count(runs.length)} ${runs.length === 1 ? 'run' : 'runs'}${sums.successRate === undefined ? '' : ` · ${percent(sums.successRate)} succeeded`}`}</span>
        <Button disabled={chosen.length !== 2} icon={<GitCompareArrows size={15} aria-hidden />} onClick={() => navigate(`/compare?left=${chosen[0]}&right=${chosen[1]}`)}>Compare two</Button>
      </div>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Reading runs" />}
      {value !== undefined && runs.length === 0 && <Empty title="No runs">{state === undefined ? 'Start one from a job.' : 'No run is in this state.'}</Empty>}
      {job !== undefined && runs.length > 1 && <Trend runs={runs} />}
      {job !== undefined && <Bookmarks job={job} turn={runs.find((r) => r.endedAt !== undefined)?.id ?? ''} />}
      {runs.length > 0 && (
        <div className="table-frame"><table className="table table-rows">
          <thead><tr><th scope="col"><span className="sr-only">Compare</span></th><th scope="col">State</th>{job === undefined && <th scope="col">Job</th>}<th scope="col">Started</th><th scope="col" className="num">Time</th><th scope="col" className="num">Rows read</th><th scope="col" className="num">Rows written</th><th scope="col">Engine</th><th scope="col">Run</th></tr></thead>
          <tbody>
            {runs.map((r) => (
              <tr key={r.id}>
                <td><input type="checkbox" aria-label={`Compare the run of ${localTime(r.startedAt)}`} checked={chosen.includes(r.id)} onChange={(e) => setChosen((c) => (e.target.checked ? [...c, r.id].slice(-2) : c.filter((id) => id !== r.id)))} /></td>
                <td><RunStatus state={r.state} />{r.error !== undefined && <p className="muted clip wide-clip" title={r.error}>{r.error}</p>}</td>
                {job === undefined && <td><Link href={`/jobs/${encodeURIComponent(r.job)}`}>{r.job}</Link></td>}
                <td title={localTime(r.startedAt)}>{ago(r.startedAt, Date.now())}</td>
                <td className="num">{duration(r.ms)}</td>
                <td className="num">{count(r.rowsRead)}</td>
                <td className="num">{count(r.rowsWritten)}</td>
                <td>{r.engine} · {r.environment}</td>
                <td><Link href={`/runs/${r.id}`} className="run-id">{r.id.slice(0, 14)}</Link></td>
              </tr>
            ))}
          </tbody>
        </table></div>
      )}
    </>
  );
}

/** Time and rows of the ended runs, oldest first. */
function Trend({ runs }: { readonly runs: readonly RunSummary[] }) {
  const [times, series] = useMemo(() => {
    const ended = runs.filter((r) => r.endedAt !== undefined).sort((a, b) => a.startedAt.localeCompare(b.startedAt));
    return [
      ended.map((r) => Date.parse(r.startedAt) / 1000),
      [{ label: 'time', unit: 'ms', values: ended.map((r) => r.ms) }, { label: 'rows written', unit: 'rows', values: ended.map((r) => r.rowsWritten) }] satisfies Series[],
    ] as const;
  }, [runs]);
  return <section className="card" aria-label="Time and rows of the runs"><TimeChart times={times} series={series} label={`Time and rows written of ${times.length} runs; the table below has the numbers`} /></section>;
}
