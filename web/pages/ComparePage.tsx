import { Link } from 'wouter';
import { DataDiff } from './DataDiff';
import type { RunNode } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Empty, Failure, Notice, RunStatus, Spinner } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';
import { count, duration, localTime } from '../data/format';

/** Two runs side by side. */
export default function ComparePage() {
  usePageTitle('Compare runs');
  const [left] = useQuery('left');
  const [right] = useQuery('right');
  const { value, error, reload } = useLoaded(() => (left === undefined || right === undefined ? Promise.resolve(undefined) : api.compare(left, right)), `${left}/${right}`);
  return (
    <div className="page">
      <header className="page-head"><h1>Compare runs</h1></header>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {(left === undefined || right === undefined) && <Empty title="Choose two runs">Tick two runs in the <Link href="/runs">list of runs</Link>.</Empty>}
      {value === undefined && error === undefined && left !== undefined && right !== undefined && <Spinner label="Comparing" />}
      {value !== undefined && (
        <>
          <div className="compare-heads">
            {([['Left', value.left], ['Right', value.right]] as const).map(([side, run]) => (
              <section key={side} className="card" aria-label={side}><h2>{run.job} <Link href={`/runs/${run.id}`} className="run-id">{run.id.slice(0, 14)}</Link></h2><p><RunStatus state={run.state} /> <span className="muted">{localTime(run.startedAt)} · {duration(run.ms)}</span></p><p>{count(run.rowsRead)} rows read, {count(run.rowsWritten)} written</p></section>
            ))}
          </div>
          {value.settings.length > 0 && (
            <section className="card" aria-label="Settings that differ"><h2>Settings that differ</h2>
              <table className="table"><thead><tr><th scope="col">Setting</th><th scope="col">Left</th><th scope="col">Right</th></tr></thead><tbody>{value.settings.map((s) => <tr key={s.name}><th scope="row">{s.name}</th><td>{s.left ?? '–'}</td><td>{s.right ?? '–'}</td></tr>)}</tbody></table>
            </section>
          )}
          <section className="card" aria-label="Nodes"><h2>Nodes</h2>
            <table className="table"><thead><tr><th scope="col">Node</th><th scope="col" className="num">Rows left</th><th scope="col" className="num">Rows right</th><th scope="col" className="num">Difference</th><th scope="col" className="num">Time left</th><th scope="col" className="num">Time right</th></tr></thead>
              <tbody>{value.nodes.map((n) => <tr key={n.id}><th scope="row">{n.id}</th><td className="num">{rowsOf(n.left)}</td><td className="num">{rowsOf(n.right)}</td><td className="num">{difference(n.left, n.right)}</td><td className="num">{timeOf(n.left)}</td><td className="num">{timeOf(n.right)}</td></tr>)}</tbody></table>
          </section>
          {value.targets.map((node) => <DataDiff key={node} left={value.left.id} right={value.right.id} node={node} />)}
          {value.targets.length === 0 && <Notice kind="info">No target was written by both runs: there are no rows to compare.</Notice>}
        </>
      )}
    </div>
  );
}

function rowsOf(n: RunNode | undefined): string {
  return n?.rows === undefined ? '–' : count(n.rows);
}

function timeOf(n: RunNode | undefined): string {
  return n?.ms === undefined ? '–' : duration(n.ms);
}

function difference(left: RunNode | undefined, right: RunNode | undefined): string {
  if (left?.rows === undefined || right?.rows === undefined) return '–';
  const by = right.rows - left.rows;
  return by === 0 ? 'same' : `${by > 0 ? '+' : '−'}${count(Math.abs(by))}`;
}
