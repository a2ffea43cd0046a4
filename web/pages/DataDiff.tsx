import type { DataDifference } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Failure, Notice, Spinner } from '../components/parts';
import { RowsTable, type ShownRow } from '../components/RowsTable';
import { useQuery } from '../components/useQuery';
import { bytes, count, rows } from '../data/format';

/** The rows that two runs wrote for one target. */
export function DataDiff({ left, right, node }: { readonly left: string; readonly right: string; readonly node: string }) {
  const [key, setKey] = useQuery(`key-${node}`);
  const { value, error, loading, reload } = useLoaded(() => api.compareData(left, right, node, key), `${left}/${right}/${node}/${key}`, `${left}/${right}/${node}`);
  return (
    <section className="card" aria-label={`Rows of ${node}`} aria-busy={loading}>
      <div className="cell-head"><h2>Rows of {node}</h2>
        {value !== undefined && value.keys.length > 1 && <label className="push-end inline-field">Same row where equal <select className="input" value={value.key} onChange={(e) => setKey(e.target.value)}>{value.keys.map((k) => <option key={k}>{k}</option>)}</select></label>}
      </div>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Comparing rows" />}
      {value !== undefined && <Difference value={value} />}
    </section>
  );
}

function Difference({ value }: { readonly value: DataDifference }) {
  const { counts, left, right } = value;
  const total = counts === undefined ? 0 : counts.added + counts.removed + counts.changed;
  const shown = value.rows.map((r): ShownRow => (r.kind === 'changed' ? { sign: { word: 'changed', tone: 'changed' }, cells: r.right ?? [], before: r.left }
    : { sign: { word: r.kind === 'added' ? 'only right' : 'only left', tone: r.kind }, cells: r.right ?? r.left ?? [] }));
  return (
    <>
      <p className="muted">{left.uri === right.uri ? <code>{left.uri}</code> : <><code>{left.uri}</code> and <code>{right.uri}</code></>}: {rows(left.rows)}, {bytes(left.bytes)} left; {rows(right.rows)}, {bytes(right.bytes)} right</p>
      {value.schema.length > 0 && (
        <table className="table"><caption>Columns that differ</caption><thead><tr><th scope="col">Column</th><th scope="col">Left</th><th scope="col">Right</th></tr></thead>
          <tbody>{value.schema.map((c) => <tr key={c.column}><th scope="row">{c.column}</th><td>{c.left === undefined ? '–' : <code className="type">{c.left}</code>}</td><td>{c.right === undefined ? '–' : <code className="type">{c.right}</code>}</td></tr>)}</tbody></table>
      )}
      {value.note !== undefined && <Notice kind="info">The rows cannot be compared: {value.note}.</Notice>}
      {counts !== undefined && total === 0 && <p>All rows are the same{value.schema.length > 0 ? ' in the columns that both have' : ''}.</p>}
      {counts !== undefined && total > 0 && (
        <>
          <ul className="diff-counts"><li className="plan-added">{count(counts.added)} only right</li><li className="plan-removed">{count(counts.removed)} only left</li>{value.key !== undefined && <li className="plan-changed">{count(counts.changed)} changed, by {value.key}</li>}</ul>
          <RowsTable label={`Rows of ${value.node} that differ`} columns={value.columns} rows={shown} />
          {total > shown.length && <p className="preview-note">{rows(shown.length)} of {count(total)} that differ are shown.</p>}
        </>
      )}
    </>
  );
}
