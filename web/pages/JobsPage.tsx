import { CircleAlert, FileJson2, FilePlus2, FileCode2, FileUp, Play, Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { Pools } from './Pools';
import { StartDialog } from './StartDialog';
import type { JobSummary } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { listen } from '../api/events';
import { useLoaded } from '../api/useLoaded';
import { appStore } from '../app-state';
import { SparkBars } from '../charts/SparkBars';
import { Button, Dialog, Empty, Failure, NoStatus, Notice, RunStatus, Spinner } from '../components/parts';
import { useFeatures } from '../components/useFeatures';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';
import { ago, count, duration, localTime, money } from '../data/format';

export default function JobsPage() {
  usePageTitle('Jobs');
  const { value, error, reload } = useLoaded(() => api.jobs(), 'jobs');
  const [search, setSearch] = useQuery('search');
  const [dialog, setDialog] = useState<'new' | 'import' | undefined>();
  const [starting, setStarting] = useState<string>();
  const readOnly = useStore(appStore, (s) => s.info?.readOnly ?? true);
  const features = useFeatures();
  useEffect(() => listen((e) => { if (e.type !== 'run' || e.run.endedAt !== undefined) reload(); }), [reload]);
  const shown = useMemo(() => {
    const wanted = (search ?? '').toLowerCase();
    return (value ?? []).filter((j) => wanted === '' || `${j.name} ${j.description ?? ''} ${where(j)}`.toLowerCase().includes(wanted));
  }, [value, search]);
  return (
    <div className="page">
      <header className="page-head">
        <h1>Jobs</h1>
        <div className="page-actions">
          <div className="search"><Search size={15} aria-hidden /><input className="input" type="search" placeholder="Find a job" aria-label="Find a job" value={search ?? ''} onChange={(e) => setSearch(e.target.value === '' ? undefined : e.target.value)} /></div>
          {features.includes('glue-json') && <Button icon={<FileUp size={16} aria-hidden />} disabled={readOnly} onClick={() => setDialog('import')}>Import</Button>}
          {features.includes('compose') && <Button kind="primary" icon={<FilePlus2 size={16} aria-hidden />} disabled={readOnly} onClick={() => setDialog('new')}>New visual job</Button>}
        </div>
      </header>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Looking for jobs" />}
      {value !== undefined && value.length === 0 && <Empty title="No jobs here yet">Run <code>npx cdk synth</code> in the folder of an app, or make a new visual job.</Empty>}
      {value !== undefined && value.length > 0 && shown.length === 0 && <Empty title="No job matches">Nothing is called ‘{search}’.</Empty>}
      {shown.length > 0 && (
        <div className="table-frame">
          <table className="table table-rows">
            <thead><tr><th scope="col">Job</th><th scope="col">Written in</th><th scope="col" className="num">Nodes</th><th scope="col">Last run</th><th scope="col" className="optional">Last runs</th><th scope="col">Starts</th><th scope="col">On Glue</th><th scope="col"><span className="sr-only">Actions</span></th></tr></thead>
            <tbody>{shown.map((job) => <Row key={job.name} job={job} onStart={features.includes('runs') && !readOnly ? () => setStarting(job.name) : undefined} />)}</tbody>
          </table>
        </div>
      )}
      <Pools />
      {dialog !== undefined && <NewJob kind={dialog} onClose={() => setDialog(undefined)} />}
      {starting !== undefined && <StartDialog job={starting} onClose={() => setStarting(undefined)} />}
    </div>
  );
}

function where(job: JobSummary): string {
  return job.origin.kind === 'file' ? job.origin.file : job.origin.at === undefined ? job.origin.path : `${job.origin.at.file}:${job.origin.at.line}`;
}

function Row({ job, onStart }: { readonly job: JobSummary; readonly onStart?: () => void }) {
  const last = job.runs[0];
  const { source, transform, target } = job.nodes;
  const Icon = job.origin.kind === 'file' ? FileJson2 : FileCode2;
  return (
    <tr>
      <th scope="row">
        <Link href={`/jobs/${encodeURIComponent(job.name)}`} className="job-name">{job.name}</Link>
        {job.errors > 0 && <span className="badge badge-error"><CircleAlert size={12} aria-hidden />{job.errors} {job.errors === 1 ? 'error' : 'errors'}</span>}
        {job.description !== undefined && <p className="muted">{job.description}</p>}
      </th>
      <td className="origin-cell"><Icon size={15} aria-hidden /><span>{where(job)}</span></td>
      <td className="num" title={`${source} sources, ${transform} transforms, ${target} targets`}>{count(source + transform + target)}</td>
      <td>{last === undefined ? <NoStatus>Never run</NoStatus> : <Link href={`/runs/${last.id}`} className="last-run"><RunStatus state={last.state} /><span className="muted" title={localTime(last.startedAt)}>{ago(last.startedAt, Date.now())} · {duration(last.ms)} · {last.engine}</span></Link>}</td>
      <td className="optional"><SparkBars runs={job.runs} /></td>
      <td className="starts">{job.starts.length === 0 ? <span className="muted">–</span> : job.starts.map((s) => <p key={s}><code>{s}</code></p>)}</td>
      <td className="on-glue">{job.glueVersion} · {job.capacity.numberOfWorkers} × {job.capacity.workerType}<p className="muted" title={`${job.capacity.dpu} DPU at the list price of us-east-1`}>{money(job.capacity.costPerHour)} an hour</p></td>
      <td className="row-actions">{onStart !== undefined && <Button kind="quiet" aria-label={`Run ${job.name}`} icon={<Play size={16} aria-hidden />} onClick={onStart} />}</td>
    </tr>
  );
}

function NewJob({ kind, onClose }: { readonly kind: 'new' | 'import'; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [jobs, setJobs] = useState<readonly string[]>([]);
  const [which, setWhich] = useState<string>();
  const [made, setMade] = useState<{ readonly name: string; readonly warnings: readonly string[] }>();
  const [error, setError] = useState<Error>();
  const [, navigate] = useLocation();
  const open = (job: string) => navigate(`/jobs/${encodeURIComponent(job)}`);
  const create = async () => {
    try {
      setError(undefined);
      if (kind === 'new') return open((await api.createJob(name)).name);
      const job = await api.importJob(name, text, jobs.length > 1 ? which ?? jobs[0] : undefined);
      if (job.warnings.length === 0) open(job.name);
      else setMade(job);
    } catch (e) {
      setError(e as Error);
    }
    return undefined;
  };
  const read = (given: string) => {
    setText(given);
    setJobs(visualJobs(given));
  };
  if (made !== undefined) {
    return (
      <Dialog title={`${made.name} is imported`} onClose={() => open(made.name)} wide>
        <Notice>Not everything is as Glue Studio has it: <ul className="warnings">{made.warnings.map((w) => <li key={w}>{w}</li>)}</ul></Notice>
        <div className="dialog-actions"><Button kind="primary" onClick={() => open(made.name)}>Open the job</Button></div>
      </Dialog>
    );
  }
  return (
    <Dialog title={kind === 'new' ? 'New visual job' : 'Import a Glue Studio job'} onClose={onClose} wide={kind === 'import'}>
      <form onSubmit={(e) => { e.preventDefault(); void create(); }}>
        <div className="field"><label className="field-label" htmlFor="job-name">Name</label><input id="job-name" className="input" value={name} required autoFocus spellCheck={false} pattern="[A-Za-z][A-Za-z0-9_\-]{0,79}" onChange={(e) => setName(e.target.value)} /><p className="field-doc">Kept as <code>{name === '' ? 'Name' : name}.glue.json</code> in the folder of the app; <code>EtlJob.fromGraphFile</code> deploys it.</p></div>
        {kind === 'import' && (
          <div className="field">
            <label className="field-label" htmlFor="job-file">File</label>
            <input id="job-file" type="file" accept=".json,application/json" required onChange={(e) => {
              const file = e.target.files?.[0];
              if (file === undefined) return;
              if (name === '') setName(file.name.replace(/\.json$/, '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[^A-Za-z]+/, ''));
              void file.text().then(read);
            }} />
            <p className="field-doc">Git sync, get-job or create-job, resource sync: any of the JSON forms that Glue Studio writes.</p>
            {jobs.length > 1 && <select className="input" aria-label="Job of the file" value={which ?? jobs[0]} onChange={(e) => setWhich(e.target.value)}>{jobs.map((j) => <option key={j}>{j}</option>)}</select>}
          </div>
        )}
        {error !== undefined && <Failure error={error} />}
        <div className="dialog-actions"><Button onClick={onClose}>Cancel</Button><Button kind="primary" type="submit">{kind === 'new' ? 'Create' : 'Import'}</Button></div>
      </form>
    </Dialog>
  );
}

interface ListedJob { readonly Name?: string; readonly CodeGenConfigurationNodes?: object | null }

/** Names of the visual jobs in a file of resource synchronisation, which alone holds several. */
function visualJobs(text: string): string[] {
  try {
    const { jobs } = JSON.parse(text) as { readonly jobs?: readonly ListedJob[] };
    return (jobs ?? []).filter((j) => typeof j.CodeGenConfigurationNodes === 'object' && j.CodeGenConfigurationNodes !== null).map((j) => j.Name ?? 'job');
  } catch {
    return []; // the server says what is wrong with it
  }
}
