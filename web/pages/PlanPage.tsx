import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { JobPage } from './JobPage';
import type { JobChange } from '../../src/core/manifest/diff-manifests';
import type { FieldValue, Text } from '../../src/core/manifest/manifest';
import { displayText } from '../../src/core/manifest/text';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Button, Empty, Failure, Notice, Spinner } from '../components/parts';
import { useFeatures } from '../components/useFeatures';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';

/** What a deploy would change against a Git revision: of one job, or of all. */
export default function PlanPage({ job }: { readonly job?: string }) {
  usePageTitle(job === undefined ? 'Plan' : `Plan of ${job}`);
  return job === undefined
    ? <div className="page"><header className="page-head"><h1>Plan</h1></header><Changes /></div>
    : <JobPage job={job}><div className="page"><Changes job={job} /></div></JobPage>;
}

function Changes({ job }: { readonly job?: string }) {
  const [revision = 'HEAD', setRevision] = useQuery('revision');
  const [typed, setTyped] = useState(revision);
  const can = useFeatures().includes('plan');
  const { value, error, loading, reload } = useLoaded(() => (can ? api.plan(revision) : Promise.resolve(undefined)), `${revision}/${can}`);
  if (!can) return <Empty title="No plans here">A plan compares the app with a Git revision of it, which runs its code: it needs the folder of an app, and a Studio that is not read-only.</Empty>;
  const jobs = (value?.jobs ?? []).filter((j) => job === undefined || [j.path, j.path.split('/').at(-1)].includes(job));
  const changed = jobs.filter((j) => j.change !== 'none');
  return (
    <>
      <form className="filter-bar" onSubmit={(e) => { e.preventDefault(); setRevision(typed.trim() === '' ? undefined : typed.trim()); }}>
        <label htmlFor="revision">Against the Git revision</label>
        <input id="revision" className="input" value={typed} spellCheck={false} onChange={(e) => setTyped(e.target.value)} />
        <Button type="submit">Compare</Button>
        {job !== undefined && <Link href="/plan">All jobs</Link>}
        <span className="preview-note" role="status">{value !== undefined && !loading && `${changed.length} of ${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} ${changed.length === 1 ? 'changes' : 'change'}`}</span>
      </form>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {loading && value === undefined && <Spinner label={`Synthesizing the app as ${revision} has it`} />}
      {value !== undefined && changed.length === 0 && <Empty title="Nothing changes">A deploy of what is here would leave {job === undefined ? 'all jobs' : 'this job'} as {revision} has {job === undefined ? 'them' : 'it'}.</Empty>}
      {changed.map((j) => <Change key={j.path} change={j} />)}
    </>
  );
}

const WORDS = { added: 'new', removed: 'goes', changed: 'changes', none: 'stays' } as const;
const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

function Change({ change: c }: { readonly change: JobChange }) {
  const columns = c.targets.flatMap((t) => t.columns.map((column) => ({ target: t.id, ...column })));
  return (
    <section className="card plan" aria-label={c.path}>
      <h2>{c.path} <span className={`badge ${c.breaking.length > 0 ? 'badge-error' : ''}`}>{c.breaking.length > 0 && <CircleAlert size={12} aria-hidden />}{WORDS[c.change]}{c.breaking.length > 0 && ', breaking'}</span></h2>
      {c.breaking.length > 0 && <Notice><ul>{c.breaking.map((b) => <li key={b}>{b}</li>)}</ul></Notice>}
      {c.cost !== undefined && <p>Cost of 30 days: {c.cost.before?.toFixed(2) ?? 'not known'} → {c.cost.after?.toFixed(2) ?? 'not known'} USD</p>}
      {c.settings.length > 0 && (
        <table className="table"><caption>Settings</caption><thead><tr><th scope="col">Setting</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
          <tbody>{c.settings.map((s) => <tr key={s.name}><th scope="row">{s.name}{s.cost && <span className="muted"> (cost)</span>}</th><td>{shown(s.before)}</td><td>{shown(s.after)}</td></tr>)}</tbody></table>
      )}
      {c.nodes.length > 0 && (
        <table className="table"><caption>Nodes</caption><thead><tr><th scope="col">Node</th><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
          <tbody>{c.nodes.flatMap((n) => [
            <tr key={n.id}><th scope="row"><span className={`plan-sign plan-${n.change}`}>{SIGNS[n.change]}</span> {n.id}</th><td colSpan={3} className="muted">{n.type} {WORDS[n.change]}</td></tr>,
            ...n.fields.map((f) => <tr key={`${n.id}.${f.name}`}><td /><td>{f.name}</td><td className="plan-value">{shown(f.before)}</td><td className="plan-value">{shown(f.after)}</td></tr>),
          ])}</tbody></table>
      )}
      {columns.length > 0 && (
        <table className="table"><caption>Schemas of targets</caption><thead><tr><th scope="col">Target</th><th scope="col">Column</th><th scope="col">Change</th></tr></thead>
          <tbody>{columns.map((x) => <tr key={`${x.target}.${x.column}.${x.change}`}><th scope="row">{x.target}</th><td>{x.column}</td><td className={x.breaking ? 'field-error' : undefined}>{x.before === undefined && x.after === undefined ? x.change : `${x.before ?? 'not there'} → ${x.after ?? 'gone'}`}</td></tr>)}</tbody></table>
      )}
      {c.parameters.length > 0 && <p>Parameters: {c.parameters.map((p) => `${SIGNS[p.change]} ${p.name}`).join(', ')}</p>}
      {c.rights.gained.length + c.rights.lost.length > 0 && (
        <details><summary>Rights: {c.rights.gained.length} gained, {c.rights.lost.length} lost</summary><ul className="plan-rights">{c.rights.gained.map((r) => <li key={r}>+ {r}</li>)}{c.rights.lost.map((r) => <li key={r}>− {r}</li>)}</ul></details>
      )}
    </section>
  );
}

function shown(value: FieldValue | undefined): string {
  if (value === undefined) return 'not set';
  return typeof value === 'string' || (typeof value === 'object' && value !== null && ('ref' in value || 'join' in value)) ? displayText(value as Text) : JSON.stringify(value);
}
