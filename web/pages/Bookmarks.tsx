import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { appStore } from '../app-state';
import { Button, Dialog, Failure } from '../components/parts';
import { count } from '../data/format';

/** How far each source has been read; a reset makes the next run read everything again. `turn` changes when a run has ended. */
export function Bookmarks({ job, turn }: { readonly job: string; readonly turn: string }) {
  const { value, error, reload } = useLoaded(() => api.bookmarks(job), `${job}/${turn}`, job);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const readOnly = useStore(appStore, (s) => s.info?.readOnly ?? true);
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined || value.length === 0) return null;
  const reset = () => { api.resetBookmarks(job).then(() => { setAsking(false); reload(); }, (e: unknown) => setFailure(e as Error)); };
  return (
    <section className="card" aria-label="Bookmarks">
      <div className="cell-head"><h2>Bookmarks</h2><Button className="push-end" icon={<RotateCcw size={15} aria-hidden />} disabled={readOnly} onClick={() => setAsking(true)}>Reset</Button></div>
      <table className="table"><thead><tr><th scope="col">Source</th><th scope="col" className="num">Moved</th><th scope="col">Read so far</th></tr></thead>
        <tbody>{value.map((b) => <tr key={b.node}><th scope="row">{b.node}</th><td className="num">{b.version === 1 ? 'once' : `${count(b.version)} times`}</td><td className="bookmark-state"><details><summary>{summary(b.state)}</summary><pre tabIndex={0}>{pretty(b.state)}</pre></details></td></tr>)}</tbody></table>
      {asking && (
        <Dialog title="Reset the bookmarks?" onClose={() => setAsking(false)}>
          <p>The next run of {job} on this machine reads all of its sources again.</p>
          {failure !== undefined && <Failure error={failure} />}
          <div className="dialog-actions"><Button onClick={() => setAsking(false)}>Cancel</Button><Button kind="danger" onClick={reset}>Reset</Button></div>
        </Dialog>
      )}
    </section>
  );
}

function summary(state: string): string {
  return state.length > 80 ? `${state.slice(0, 79)}…` : state;
}

function pretty(state: string): string {
  try {
    return JSON.stringify(JSON.parse(state), null, 2);
  } catch {
    return state;
  }
}
