import { Link } from 'wouter';
import { useEditor } from './EditorContext';
import type { JobNode } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Failure, Spinner } from '../components/parts';
import { RowsTable } from '../components/RowsTable';
import { RuleTable } from '../components/RuleTable';
import { localTime, percent } from '../data/format';

/** What the rules of a node say of its input as it is now, which rows fail, and how it was in earlier runs. */
export function QualityPanel({ node }: { readonly node: JobNode }) {
  const job = useEditor((s) => s.job.name);
  const etag = useEditor((s) => s.job.etag);
  const run = useEditor((s) => s.run?.endedAt);
  const subject = `${job}/${node.id}`;
  const { value, error, reload } = useLoaded((signal) => api.quality(job, node.id, signal), `${subject}/${etag}/${run}`, subject);
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined) return <Spinner label="Judging the rules" />;
  return (
    <div className="profile" tabIndex={0} role="region" aria-label={`Data quality of ${node.id}`}>
      <p className="preview-note" role="status">Score {percent(value.score)} · {value.rules.filter((r) => r.outcome === 'Failed').length} of {value.rules.length} rules fail · over {value.from}</p>
      <RuleTable rules={value.rules} />
      {value.failing.length > 0 && <><h3 className="panel-head">Rows that fail{value.failing.length > 1 && `, the first ${value.failing.length}`}</h3><RowsTable label={`Rows that fail at ${node.id}`} columns={value.columns} rows={value.failing.map((cells) => ({ cells }))} /></>}
      {value.runs.length > 0 && (
        <><h3 className="panel-head">Earlier runs</h3>
          <table className="table"><thead><tr><th scope="col">Run</th><th scope="col">At</th><th scope="col" className="num">Score</th><th scope="col">Failed rules</th></tr></thead>
            <tbody>{value.runs.map((r) => <tr key={r.run}><td><Link href={`/runs/${r.run}`} className="run-id">{r.run.slice(0, 14)}</Link></td><td>{localTime(r.at)}</td><td className="num">{percent(r.score)}</td><td>{r.rules.filter((x) => x.outcome === 'Failed').map((x) => x.rule).join(', ') || '–'}</td></tr>)}</tbody></table></>
      )}
    </div>
  );
}
