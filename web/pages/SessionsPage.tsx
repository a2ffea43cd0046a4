import { CircleStop, Play, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Pools } from './Pools';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { ResultPlot } from '../charts/ResultPlot';
import { CodeEditor } from '../code/CodeEditor';
import { DataGrid } from '../components/DataGrid';
import { Button, Empty, Failure, Spinner, Tabs } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { ago, duration } from '../data/format';
import type { GridData } from '../data/grid';
import { plotOf } from '../data/plot';
import { tableOf } from '../data/text-table';

/** Members of the Glue API that are used here. */
interface GlueSession {
  readonly Id: string;
  readonly Status: string;
  readonly CreatedOn?: number;
  readonly GlueVersion?: string;
  readonly IdleTimeout?: number;
  readonly ErrorMessage?: string;
}
interface GlueStatement {
  readonly Id: number;
  readonly Code: string;
  readonly State: string;
  readonly StartedOn?: number;
  readonly CompletedOn?: number;
  readonly Output?: {
    /** What is not text comes in members that only the official kernel's model has. */
    readonly Data?: { readonly TextPlain?: string; readonly MimeType?: string; readonly Result?: string };
    readonly ErrorName?: string;
    readonly ErrorValue?: string;
    readonly Traceback?: readonly string[];
  };
}

const POLL_MS = 300;
const ENDED = new Set(['AVAILABLE', 'ERROR', 'CANCELLED']);

export default function SessionsPage({ session }: { readonly session?: string }) {
  usePageTitle('Sessions');
  const { value, error, reload } = useLoaded(() => api.glue<{ Sessions?: readonly GlueSession[] }>('ListSessions'), 'sessions');
  const [failure, setFailure] = useState<Error>();
  const [, navigate] = useLocation();
  const create = async () => {
    try {
      const id = `studio-${Date.now().toString(36)}`;
      await api.glue('CreateSession', { Id: id, Role: 'arn:aws:iam::000000000000:role/studio', Command: { Name: 'glueetl', PythonVersion: '3' }, GlueVersion: '5.1', IdleTimeout: 30, RequestOrigin: 'GlueStudio' });
      navigate(`/sessions/${id}`);
      reload();
    } catch (e) {
      setFailure(e as Error);
    }
  };
  const stop = (id: string) => { api.glue('StopSession', { Id: id }).then(reload, (e: unknown) => setFailure(e as Error)); };
  return (
    <div className="page">
      <header className="page-head"><h1>Sessions</h1><div className="page-actions"><Button kind="primary" icon={<Plus size={16} aria-hidden />} onClick={() => { void create(); }}>New session</Button></div></header>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {failure !== undefined && <Failure error={failure} />}
      <Pools />
      <div className="columns-2">
        <nav className="card" aria-label="Sessions">
          {value === undefined && error === undefined && <Spinner label="Reading sessions" />}
          {value !== undefined && (value.Sessions ?? []).length === 0 && <p className="muted">No session is open.</p>}
          <ul>{(value?.Sessions ?? []).map((s) => (
            <li key={s.Id}><div className="cell-head"><Link href={`/sessions/${encodeURIComponent(s.Id)}`} aria-current={s.Id === session ? 'page' : undefined}>{s.Id}</Link><span className="muted">{s.Status.toLowerCase()}</span>{s.Status === 'READY' && <Button kind="quiet" aria-label={`Stop ${s.Id}`} icon={<CircleStop size={15} aria-hidden />} onClick={() => stop(s.Id)} />}</div>{s.CreatedOn !== undefined && <p className="muted">Glue {s.GlueVersion} · {ago(new Date(s.CreatedOn * 1000).toISOString(), Date.now())}</p>}</li>
          ))}</ul>
        </nav>
        {session === undefined ? <Empty title="Choose or open a session">Spark SQL is answered by the embedded engine at once; Python needs PySpark.</Empty> : <Notebook key={session} session={session} onChange={reload} />}
      </div>
    </div>
  );
}

function Notebook({ session, onChange }: { readonly session: string; readonly onChange: () => void }) {
  const { value, error, reload } = useLoaded(() => api.glue<{ Statements?: readonly GlueStatement[] }>('ListStatements', { SessionId: session }), session);
  const [code, setCode] = useState('SELECT 1 AS one');
  const [kind, setKind] = useState<'sql' | 'python'>('sql');
  const [failure, setFailure] = useState<Error>();
  const [busy, setBusy] = useState<number>();
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => { alive.current = false; };
  }, []);
  const run = useCallback(async () => {
    setFailure(undefined);
    try {
      await ready(session, () => alive.current);
      onChange();
      const { Id } = await api.glue<{ Id: number }>('RunStatement', { SessionId: session, Code: kind === 'sql' ? `%%sql\n${code}` : code });
      setBusy(Id);
      for (;;) {
        const { Statement } = await api.glue<{ Statement: GlueStatement }>('GetStatement', { SessionId: session, Id });
        if (ENDED.has(Statement.State) || !alive.current) break;
        await new Promise((done) => setTimeout(done, POLL_MS));
      }
    } catch (e) {
      setFailure(e as Error);
    }
    setBusy(undefined);
    reload();
  }, [session, code, kind, reload, onChange]);
  return (
    <div className="cells">
      {error !== undefined && <Failure error={error} retry={reload} />}
      {[...value?.Statements ?? []].sort((a, b) => a.Id - b.Id).map((s) => <Cell key={s.Id} statement={s} onReuse={() => setCode(s.Code.replace(/^%%sql\s*\n/, ''))} />)}
      <section className="card cell-code" aria-label="New cell" onKeyDownCapture={(e) => {
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey || e.shiftKey)) {
          e.preventDefault();
          e.stopPropagation();
          void run();
        }
      }}>
        <div className="cell-head">
          <select className="input" aria-label="Language" value={kind} onChange={(e) => setKind(e.target.value as 'sql' | 'python')}><option value="sql">Spark SQL</option><option value="python">Python</option></select>
          <Button kind="primary" icon={<Play size={15} aria-hidden />} disabled={busy !== undefined} onClick={() => { void run(); }}>Run</Button>
          {busy !== undefined && <Button icon={<CircleStop size={15} aria-hidden />} onClick={() => { void api.glue('CancelStatement', { SessionId: session, Id: busy }); }}>Cancel</Button>}
          <span className="muted">Ctrl+Enter runs</span>
        </div>
        <CodeEditor value={code} language={kind} label="Code of the new cell" inline onChange={setCode} />
        {failure !== undefined && <Failure error={failure} />}
      </section>
    </div>
  );
}

async function ready(session: string, alive: () => boolean): Promise<void> {
  for (;;) {
    const { Session } = await api.glue<{ Session: GlueSession }>('GetSession', { Id: session });
    if (Session.Status === 'READY' || !alive()) return;
    if (Session.Status !== 'PROVISIONING') throw new Error(`the session is ${Session.Status.toLowerCase()}${Session.ErrorMessage === undefined ? '' : `: ${Session.ErrorMessage}`}`);
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

function Cell({ statement: s, onReuse }: { readonly statement: GlueStatement; readonly onReuse: () => void }) {
  const text = s.Output?.Data?.TextPlain ?? '';
  const table = useMemo(() => tableOf(text), [text]);
  const failed = s.Output?.ErrorName !== undefined;
  const figure = figureOf(s);
  return (
    <section className="card" aria-label={`Cell ${s.Id}`}>
      <div className="cell-head"><code>[{s.Id}]</code><Button kind="quiet" onClick={onReuse}>Edit again</Button><span className="muted">{s.State.toLowerCase()}{s.StartedOn !== undefined && s.CompletedOn !== undefined && s.CompletedOn > 0 && ` · ${duration(Math.max(0, s.CompletedOn - s.StartedOn))}`}</span></div>
      <CodeEditor value={s.Code.replace(/^%%sql\s*\n/, '')} language={s.Code.startsWith('%%sql') ? 'sql' : 'python'} label={`Code of cell ${s.Id}`} inline readOnly />
      {failed && <pre className="cell-output cell-error" tabIndex={0}>{errorText(s)}</pre>}
      {figure !== undefined && <img className="cell-figure" src={figure} alt={`Figure of cell ${s.Id}`} />}
      {!failed && table !== undefined && <CellResult id={s.Id} table={table} />}
      {!failed && table === undefined && text !== '' && <pre className="cell-output" tabIndex={0}>{text}</pre>}
    </section>
  );
}

/** What `%matplot plt` drew. */
function figureOf({ Output: output }: GlueStatement): string | undefined {
  const { MimeType: type, Result: data } = output?.Data ?? {};
  return type === 'image/png;base64' && data !== undefined && /^[A-Za-z0-9+/=]+$/.test(data) ? `data:${type},${data}` : undefined;
}

/** A result as a table, or drawn where it has numbers. */
function CellResult({ id, table }: { readonly id: number; readonly table: GridData }) {
  const [shown, setShown] = useState<'table' | 'plot'>('table');
  const plot = useMemo(() => plotOf(table), [table]);
  return (
    <>
      {plot !== undefined && <Tabs label={`Result of cell ${id} as`} controls={`cell-${id}`} active={shown} onSelect={(s) => setShown(s as 'table' | 'plot')} items={[{ id: 'table', label: 'Table' }, { id: 'plot', label: 'Plot' }]} />}
      <div id={`cell-${id}`} role={plot === undefined ? undefined : 'tabpanel'} aria-labelledby={plot === undefined ? undefined : `cell-${id}-${shown}`}>
        {plot !== undefined && shown === 'plot' ? <ResultPlot plot={plot} label={`Plot of cell ${id}`} />
          : <div className="cell-grid" style={{ height: `${Math.min(320, 48 + table.rows * 26)}px` }}><DataGrid label={`Result of cell ${id}`} columns={table.columns} data={table.data} rows={table.rows} /></div>}
      </div>
    </>
  );
}

/** A traceback often begins with the error itself. */
function errorText({ Output: output }: GlueStatement): string {
  const head = `${output?.ErrorName}: ${output?.ErrorValue}`;
  const trace = (output?.Traceback ?? []).join('\n');
  return trace.includes(output?.ErrorValue ?? '') ? trace : `${head}\n${trace}`;
}
