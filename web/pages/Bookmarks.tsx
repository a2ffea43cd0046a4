import { History, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { BookmarkChange, BookmarksView, BookmarkView } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { appStore } from '../app-state';
import { Button, Dialog, Failure, Spinner } from '../components/parts';
import { bytes, count, localTime } from '../data/format';

/** How far each source has been read, and ways back. `turn` changes when a run has ended. */
export function Bookmarks({ job, turn }: { readonly job: string; readonly turn: string }) {
  const { value, error, reload } = useLoaded(() => api.bookmarks(job), `${job}/${turn}`, job);
  const [asking, setAsking] = useState<BookmarkChange>();
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined || value.sources.length === 0) return null;
  const close = () => setAsking(undefined);
  const done = () => {
    close();
    reload();
  };
  const unread = value.sources.every((s) => s.version === 0);
  const [last] = value.moves;
  return (
    <section className="card" aria-label="Bookmarks">
      <div className="cell-head"><h2>Bookmarks</h2>
        <span className="push-end button-row">
          <Button onClick={() => setAsking({ to: 'now' })}>What is new</Button>
          <Button icon={<History size={15} aria-hidden />} disabled={last === undefined} onClick={() => setAsking({ to: 'rewind', run: value.moves[1]?.run ?? last?.run })}>Rewind</Button>
          <Button icon={<RotateCcw size={15} aria-hidden />} disabled={unread} onClick={() => setAsking({ to: 'reset' })}>Reset</Button>
        </span>
      </div>
      <table className="table"><thead><tr><th scope="col">Source</th><th scope="col">Read so far</th><th scope="col" className="num">Moved</th></tr></thead>
        <tbody>{value.sources.map((b) => <Source key={b.node} bookmark={b} />)}</tbody></table>
      {asking !== undefined && <ChangeDialog job={job} change={asking} moves={value.moves} onChange={setAsking} onClose={close} onDone={done} />}
    </section>
  );
}

interface ChangeProps {
  readonly job: string;
  readonly change: BookmarkChange;
  readonly moves: BookmarksView['moves'];
  readonly onChange: (change: BookmarkChange) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const TITLES = { now: 'What the next run would read', rewind: 'Rewind the bookmarks', reset: 'Reset the bookmarks?' } as const;

/** What the next run would read, before anything is changed. */
function ChangeDialog({ job, change, moves, onChange, onClose, onDone }: ChangeProps) {
  const { value, error, reload } = useLoaded(() => api.changeBookmarks(job, { ...change, dryRun: true }), `${change.to}/${change.run}`);
  const [failure, setFailure] = useState<Error>();
  const readOnly = useStore(appStore, (s) => s.info?.readOnly ?? true);
  const apply = () => { api.changeBookmarks(job, change).then(onDone, (e: unknown) => setFailure(e as Error)); };
  return (
    <Dialog title={TITLES[change.to]} onClose={onClose} wide>
      {change.to === 'rewind' && (
        <label className="inline-field">Back to where this run left them <select className="input" value={change.run} onChange={(e) => onChange({ ...change, run: e.target.value })}>{moves.map((m) => <option key={m.run} value={m.run}>{m.at === '' ? '' : `${localTime(m.at)} · `}{m.run.slice(0, 14)}</option>)}</select></label>
      )}
      {change.to === 'reset' && <p>The next run of {job} on this machine reads all of its sources again.</p>}
      {(error ?? failure) !== undefined && <Failure error={(error ?? failure) as Error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Looking at the sources" />}
      {value?.map((w) => (
        <section key={w.node} aria-label={`What ${w.node} would read`}>
          <h3>{w.node} <span className="muted">{w.files === 0 && w.note !== undefined ? w.note : `would read ${count(w.files)} ${w.files === 1 ? 'file' : 'files'}, ${bytes(w.bytes)}${w.note === undefined ? '' : `; ${w.note}`}`}</span></h3>
          {w.list.length > 0 && (
            <div className="rows-frame" tabIndex={0} role="region" aria-label={`Files of ${w.node}`}><table className="table"><thead><tr><th scope="col">File</th><th scope="col" className="num">Size</th><th scope="col">Changed</th></tr></thead>
              <tbody>{w.list.map((f) => <tr key={f.uri}><td><code>{f.uri}</code></td><td className="num">{bytes(f.bytes)}</td><td>{localTime(f.modified)}</td></tr>)}</tbody></table></div>
          )}
          {w.files > w.list.length && w.list.length > 0 && <p className="preview-note">The first {count(w.list.length)} of {count(w.files)} are shown.</p>}
        </section>
      ))}
      <div className="dialog-actions"><Button onClick={onClose}>{change.to === 'now' ? 'Close' : 'Cancel'}</Button>{change.to !== 'now' && <Button kind="danger" disabled={readOnly || value === undefined} onClick={apply}>{change.to === 'reset' ? 'Reset' : 'Rewind'}</Button>}</div>
    </Dialog>
  );
}

function Source({ bookmark: { node, version, read, state } }: { readonly bookmark: BookmarkView }) {
  const moved = version === 0 ? '–' : version === 1 ? 'once' : `${count(version)} times`;
  const shown = state === undefined ? <span className="muted">{read}</span> : <State read={read} state={state} />;
  return <tr><th scope="row">{node}</th><td className="bookmark-state">{shown}</td><td className="num">{moved}</td></tr>;
}

function State({ read, state }: { readonly read: string; readonly state: string }) {
  return <details><summary>{shortened(read)}</summary><pre tabIndex={0}>{pretty(state)}</pre></details>;
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function pretty(state: string): string {
  try {
    return JSON.stringify(JSON.parse(state), null, 2);
  } catch {
    return state;
  }
}
