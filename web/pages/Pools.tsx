import type { PoolView } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Failure } from '../components/parts';
import { count, money } from '../data/format';

/** The session pools of the app: who has what, and what the day has cost. */
export function Pools() {
  const { value, error, reload } = useLoaded(() => api.pools(), 'pools');
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined || value.length === 0) return null;
  return (
    <section className="card" aria-label="Session pools"><h2>Session pools</h2>
      <table className="table">
        <thead><tr><th scope="col">Pool</th><th scope="col">Occupancy</th><th scope="col" className="num">Leased</th><th scope="col" className="num">Idle</th><th scope="col" className="num">Starting</th><th scope="col" className="num">Waiting</th><th scope="col">DPU-hours today</th><th scope="col" className="num">Cost today</th></tr></thead>
        <tbody>{value.map((p) => <PoolRow key={p.pool} pool={p} />)}</tbody>
      </table>
    </section>
  );
}

function PoolRow({ pool: p }: { readonly pool: PoolView }) {
  const { now } = p;
  return (
    <tr>
      <th scope="row">{p.pool}<p className="muted">{p.numberOfWorkers} × {p.workerType} a session</p></th>
      {now === undefined
        ? <td colSpan={7} className="muted">at most {count(p.maxSessions)} sessions; held here by no endpoint: <code>glueprint serve --assembly cdk.out</code> holds it</td>
        : (
          <>
            <td title={now.list.map((s) => `${s.id}: ${s.phase}${s.owner === undefined ? '' : `, ${s.owner}`}`).join('\n')}><meter min={0} max={p.maxSessions} value={now.sessions} aria-label={`${now.sessions} of ${p.maxSessions} sessions`} /> {now.sessions} of {p.maxSessions}<p className="muted">{now.warmTarget} kept warm</p></td>
            <td className="num">{count(now.leased)}</td><td className="num">{count(now.idle)}</td><td className="num">{count(now.starting)}</td><td className="num">{count(now.waiting)}</td>
            <td><meter min={0} max={p.dpuHoursPerDay} value={now.dpuHoursToday} aria-label={`${now.dpuHoursToday.toFixed(2)} of ${p.dpuHoursPerDay} DPU-hours`} /> {now.dpuHoursToday.toFixed(2)} of {p.dpuHoursPerDay}</td>
            <td className="num">{money(now.cost)}</td>
          </>
        )}
    </tr>
  );
}
