import type { Run } from '../../runtime/server/studio/contract';
import { bytes, count, duration } from '../data/format';

const STATES = { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', skipped: 'Skipped' } as const;

/** Nodes of a run over its time. */
export function Gantt({ run, onPick }: { readonly run: Run; readonly onPick?: (node: string) => void }) {
  const total = Math.max(1, run.ms, ...run.nodes.map((n) => (n.start ?? 0) + (n.ms ?? 0)));
  return (
    <table className="table gantt">
      <thead><tr><th scope="col">Node</th><th scope="col">State</th><th scope="col" className="num">Rows</th><th scope="col" className="num">Bytes</th><th scope="col" className="num">Time</th><th scope="col">0 – {duration(total)}</th></tr></thead>
      <tbody>
        {run.nodes.map((n) => (
          <tr key={n.id} className={n.state === 'failed' ? 'is-failed' : ''}>
            <th scope="row">{onPick === undefined ? n.id : <button type="button" className="link" onClick={() => onPick(n.id)}>{n.id}</button>}</th>
            <td><span className={`dot dot-${n.state}`} aria-hidden />{STATES[n.state]}{n.progress !== undefined && n.state === 'running' && ` ${Math.round(n.progress * 100)}%`}</td>
            <td className="num">{n.rows === undefined ? '–' : count(n.rows)}</td>
            <td className="num">{n.bytes === undefined ? '–' : bytes(n.bytes)}</td>
            <td className="num">{n.ms === undefined ? '–' : duration(n.ms)}</td>
            <td className="gantt-track">
              <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden>
                {n.start !== undefined && <rect className={`gantt-bar gantt-${n.state}`} x={1000 * n.start / total} width={Math.max(4, 1000 * (n.ms ?? Math.max(0, run.ms - n.start)) / total)} y={2} height={10} rx={2} />}
              </svg>
              {n.message !== undefined && <p className="muted">{n.message}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
