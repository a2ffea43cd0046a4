import { useEditor } from './EditorContext';
import type { ColumnProfile, JobNode, Profile } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Histogram } from '../charts/Histogram';
import { Empty, Failure, Spinner } from '../components/parts';
import { cell, compact, count, duration, percent, rows } from '../data/format';

/** What each column holds: nulls, distinct values, range, distribution. */
export function ProfilePanel({ node, output }: { readonly node: JobNode; readonly output?: string }) {
  const job = useEditor((s) => s.job.name);
  const etag = useEditor((s) => s.job.etag);
  const subject = `${job}/${node.id}/${output}`;
  const elsewhere = node.family === 'target' ? undefined : node.notLocal;
  const { value, error, reload } = useLoaded<Profile | undefined>((signal) => (elsewhere === undefined ? api.profile(job, node.id, output, signal) : Promise.resolve(undefined)), `${subject}/${etag}`, subject);
  if (elsewhere !== undefined) return <Empty title="No rows here">{elsewhere}.</Empty>;
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined) return <Spinner label="Profiling" />;
  return (
    <div className="profile" tabIndex={0} role="region" aria-label={`Profile of ${node.id}`}>
      <p className="preview-note" role="status">{rows(value.rows)} · {value.from} · {duration(value.ms)}</p>
      <table className="table">
        <thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col" className="num">Null</th><th scope="col" className="num">Distinct</th><th scope="col">Least</th><th scope="col">Greatest</th><th scope="col" className="num">Mean</th><th scope="col">Distribution</th></tr></thead>
        <tbody>{value.columns.map((c) => <ProfileRow key={c.name} column={c} total={value.rows} />)}</tbody>
      </table>
    </div>
  );
}

function ProfileRow({ column: c, total }: { readonly column: ColumnProfile; readonly total: number }) {
  return (
    <tr>
      <th scope="row">{c.name}</th>
      <td><code className="type">{c.type}</code></td>
      <td className="num"><span className={c.nulls === 0 ? 'muted' : 'has-nulls'}>{total === 0 ? '–' : percent(c.nulls / total)}</span></td>
      <td className="num">{c.distinct === undefined ? '–' : count(c.distinct)}</td>
      <td className="clip" title={cell(c.min ?? null)}>{c.min === undefined || c.min === null ? '–' : cell(c.min)}</td>
      <td className="clip" title={cell(c.max ?? null)}>{c.max === undefined || c.max === null ? '–' : cell(c.max)}</td>
      <td className="num">{c.mean === undefined ? '–' : Number(c.mean.toPrecision(6))}</td>
      <td>
        {c.histogram !== undefined && c.histogram.length > 1 && <Histogram bins={c.histogram} label={`Distribution of ${c.name}`} />}
        {c.top !== undefined && c.top.length > 0 && (
          <ul className="top-values">
            {c.top.slice(0, 3).map((t) => <li key={String(t.value)}><meter min={0} max={total} value={t.rows} aria-label={`${cell(t.value)}: ${t.rows} rows`} /><span className="clip">{cell(t.value)}</span><span className="muted">{compact(t.rows)}</span></li>)}
          </ul>
        )}
      </td>
    </tr>
  );
}
