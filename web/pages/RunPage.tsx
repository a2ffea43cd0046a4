import { CircleStop, RotateCw } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Offending } from './Offending';
import type { LogLine, Run } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { listen } from '../api/events';
import { useLoaded } from '../api/useLoaded';
import { Gantt } from '../charts/Gantt';
import { Button, Failure, RunStatus, Spinner, Tile } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { bytes, count, duration, localTime, money, rows } from '../data/format';
import { outcome } from '../graph/run-figures';

/** One run, live while it runs. */
export default function RunPage({ id }: { readonly id: string }) {
  usePageTitle('Run');
  const { value, error, reload } = useLoaded(() => api.run(id), id);
  const [live, setLive] = useState<Run>();
  const [failure, setFailure] = useState<Error>();
  const [, navigate] = useLocation();
  useEffect(() => listen((e) => {
    if (e.type === 'run' && e.run.id === id) setLive(e.run);
    if (e.type === 'gap') reload();
  }), [id, reload]);
  const run = live?.id === id && (value === undefined || value.endedAt === undefined) ? live : value;
  const running = run !== undefined && run.endedAt === undefined;
  const now = useTicking(running);
  if (error !== undefined) return <div className="page"><Failure error={error} retry={reload} /></div>;
  if (run === undefined) return <Spinner label="Reading the run" />;
  const ms = running ? Math.max(run.ms, now - Date.parse(run.startedAt)) : run.ms;
  const stop = () => { api.stop(id).then(reload, (e: unknown) => setFailure(e as Error)); };
  const again = () => { api.start(run.job, { arguments: run.arguments, engine: run.engine, environment: run.environment }).then((r) => navigate(`/runs/${r.id}`), (e: unknown) => setFailure(e as Error)); };
  return (
    <div className="page">
      <header className="page-head">
        <h1><Link href={`/jobs/${encodeURIComponent(run.job)}`}>{run.job}</Link> <span className="run-id">{run.id.slice(0, 14)}</span></h1>
        <span role="status"><RunStatus state={run.state} /></span>
        <div className="page-actions">
          {running && <Button kind="danger" icon={<CircleStop size={15} aria-hidden />} onClick={stop}>Stop</Button>}
          {!running && <Button icon={<RotateCw size={15} aria-hidden />} onClick={again}>Run again</Button>}
        </div>
      </header>
      {failure !== undefined && <Failure error={failure} />}
      {run.error !== undefined && (
        <div className="notice notice-error" role="alert">
          <div>
            <p className="notice-title">{run.errorNode !== undefined && <><Link href={`/jobs/${encodeURIComponent(run.job)}?node=${encodeURIComponent(run.errorNode)}`}>{run.errorNode}</Link>: </>}{withoutNode(run.error, run.errorNode)}</p>
            {run.errorHint !== undefined && <p className="notice-hint">{run.errorHint}</p>}
          </div>
        </div>
      )}
      <div className="tiles">
        <Tile label="Time" value={duration(ms)} note={`started ${localTime(run.startedAt)}`} tone={running ? 'busy' : outcome(run.state) === 'succeeded' ? 'good' : 'bad'} />
        <Tile label="Rows read" value={count(run.rowsRead)} />
        <Tile label="Rows written" value={count(run.rowsWritten)} note={`${run.files.length} files`} />
        <Tile label="Engine" value={run.engine} note={run.environment} />
        <Tile label="If on Glue" value={money(run.cost)} note={`${run.dpuHours.toFixed(3)} DPU-hours for the same time`} />
      </div>
      {run.state === 'FAILED' && <Offending job={run.job} run={run.id} />}
      <section className="card" aria-label="Nodes"><h2>Nodes</h2><Gantt run={{ ...run, ms }} onPick={(n) => navigate(`/jobs/${encodeURIComponent(run.job)}?node=${encodeURIComponent(n)}`)} /></section>
      {Object.keys(run.arguments).length > 0 && <section className="card" aria-label="Arguments"><h2>Arguments</h2><dl className="pairs">{Object.entries(run.arguments).map(([k, v]) => <div key={k}><dt>{k}</dt><dd><code>{v}</code></dd></div>)}</dl></section>}
      {run.files.length > 0 && (
        <section className="card" aria-label="Files written"><h2>Files written</h2>
          <table className="table"><thead><tr><th scope="col">File</th><th scope="col">By</th><th scope="col" className="num">Rows</th><th scope="col" className="num">Size</th></tr></thead>
            <tbody>{run.files.map((f) => <tr key={f.path}><td title={f.place}><code>{f.path}</code></td><td>{f.node}</td><td className="num">{f.rows === undefined ? '–' : rows(f.rows)}</td><td className="num">{f.bytes === undefined ? '–' : bytes(f.bytes)}</td></tr>)}</tbody></table>
        </section>
      )}
      <Log lines={run.log} />
    </div>
  );
}

/** The message begins with the node, which is shown as a link already. */
function withoutNode(message: string, node: string | undefined): string {
  return node !== undefined && message.startsWith(`${node}: `) ? message.slice(node.length + 2) : message;
}

function useTicking(on: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [on]);
  return now;
}

function Log({ lines }: { readonly lines: readonly LogLine[] }) {
  const [level, setLevel] = useState('info');
  const [node, setNode] = useState('');
  const nodes = useMemo(() => [...new Set(lines.map((l) => l.node).filter((n) => n !== undefined))], [lines]);
  const shown = lines.filter((l) => (level === 'info' || l.level === level || (level === 'warning' && l.level === 'error')) && (node === '' || l.node === node));
  return (
    <section className="card" aria-label="Log">
      <h2>Log</h2>
      <div className="filter-bar">
        <select className="input" aria-label="Level" value={level} onChange={(e) => setLevel(e.target.value)}><option value="info">All</option><option value="warning">Warnings and errors</option><option value="error">Errors</option></select>
        <select className="input" aria-label="Node of the log" value={node} onChange={(e) => setNode(e.target.value)}><option value="">Every node</option>{nodes.map((n) => <option key={n}>{n}</option>)}</select>
      </div>
      <ol className="log" tabIndex={0} aria-label="Log lines">
        {shown.map((l, i) => <li key={i} className={`log-${l.level}`}><span className="log-at">{(l.at / 1000).toFixed(3)}</span><span className="log-node">{l.node ?? ''}</span><span>{l.text}</span></li>)}
      </ol>
    </section>
  );
}
