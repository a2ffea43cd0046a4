import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Empty, Failure, Spinner } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';
import { localTime, percent } from '../data/format';

interface RuleResult { readonly Name?: string; readonly Description?: string; readonly Result?: 'PASS' | 'FAIL' | 'ERROR'; readonly EvaluationMessage?: string; readonly EvaluatedMetrics?: Readonly<Record<string, number>> }
interface Result {
  readonly ResultId: string;
  readonly RulesetName?: string;
  readonly JobName?: string;
  readonly JobRunId?: string;
  readonly EvaluationContext?: string;
  readonly Score?: number;
  readonly StartedOn?: number;
  readonly RuleResults?: readonly RuleResult[];
}

const SIGNS = { PASS: { icon: CircleCheck, tone: 'status-succeeded', word: 'Passed' }, FAIL: { icon: CircleX, tone: 'status-failed', word: 'Failed' }, ERROR: { icon: TriangleAlert, tone: 'status-failed', word: 'Error' } } as const;

/** Results of data quality rules, newest first. */
export default function QualityPage() {
  usePageTitle('Data quality');
  const [picked, setPicked] = useQuery('result');
  const { value, error, reload } = useLoaded(() => api.glue<{ Results?: readonly Result[] }>('ListDataQualityResults'), 'quality');
  const results = value?.Results ?? [];
  return (
    <div className="page">
      <header className="page-head"><h1>Data quality</h1></header>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Reading results" />}
      {value !== undefined && results.length === 0 && <Empty title="No results yet">Add an <code>EvaluateDataQuality</code> node to a job and run it.</Empty>}
      {results.length > 0 && (
        <div className="columns-2">
          <nav className="card" aria-label="Results"><ul>{results.map((r) => <li key={r.ResultId}><button type="button" className="link" aria-current={picked === r.ResultId ? 'true' : undefined} onClick={() => setPicked(r.ResultId)}>{r.JobName ?? r.RulesetName ?? r.ResultId}</button>{r.StartedOn !== undefined && <p className="muted">{localTime(new Date(r.StartedOn * 1000).toISOString())}</p>}</li>)}</ul></nav>
          {picked === undefined ? <Empty title="Choose a result" /> : <ResultView id={picked} />}
        </div>
      )}
    </div>
  );
}

function ResultView({ id }: { readonly id: string }) {
  const { value, error, reload } = useLoaded(() => api.glue<Result>('GetDataQualityResult', { ResultId: id }), id);
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined) return <Spinner label="Reading the result" />;
  return (
    <section className="card" aria-label="Rules"><h2>{value.EvaluationContext ?? value.RulesetName ?? id}{value.Score !== undefined && ` · score ${percent(value.Score)}`}</h2>
      <table className="table"><thead><tr><th scope="col">Result</th><th scope="col">Rule</th><th scope="col">Why</th></tr></thead>
        <tbody>{(value.RuleResults ?? []).map((r, i) => {
          const { icon: Icon, tone, word } = SIGNS[r.Result ?? 'ERROR'];
          return <tr key={r.Name ?? i}><td><span className={`status ${tone}`}><Icon size={15} aria-hidden />{word}</span></td><td><code>{r.Description ?? r.Name}</code></td><td>{r.EvaluationMessage ?? Object.entries(r.EvaluatedMetrics ?? {}).map(([k, v]) => `${k} = ${v}`).join(', ')}</td></tr>;
        })}</tbody></table>
    </section>
  );
}
