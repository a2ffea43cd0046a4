import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Job } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { listen } from '../api/events';
import { useLoaded } from '../api/useLoaded';
import { appStore } from '../app-state';
import { Failure, Spinner } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { createEditorStore, type CanvasView, type Draft, type EditorStore } from '../editor/editor-store';
import { EditorContext } from '../editor/EditorContext';
import { kept } from '../editor/kept';
import { Workbench } from '../editor/Workbench';

export default function EditorPage({ job }: { readonly job: string }) {
  usePageTitle(job);
  const registry = useStore(appStore, (s) => s.registry);
  const { value, error, reload } = useLoaded(() => api.job(job), job);
  const [editor, setEditor] = useState<EditorStore>();
  useEffect(() => {
    if (value === undefined || registry === undefined) return;
    if (editor === undefined) setEditor(open(value, registry));
    else editor.getState().received(value);
  }, [value, registry, editor]);
  useLive(job, editor, reload);
  if (error !== undefined && editor === undefined) return <div className="page"><Failure error={error} retry={reload} /></div>;
  if (editor === undefined) return <Spinner label={`Opening ${job}`} />;
  return <EditorContext.Provider value={editor}><Workbench /></EditorContext.Provider>;
}

function open(job: Job, registry: NonNullable<ReturnType<typeof appStore.getState>['registry']>): EditorStore {
  const drafts = kept<Draft>('draft', job.name);
  return createEditorStore(job, registry, {
    save: (graph, etag, keepalive) => api.save(job.name, graph, etag, keepalive),
    drafts,
    view: kept<CanvasView>('view', job.name),
    now: () => Date.now(),
    later: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  }, job.editable ? drafts.read() : undefined);
}

/** The file on disk and the newest run, as they change. */
function useLive(job: string, editor: EditorStore | undefined, reload: () => void): void {
  useEffect(() => {
    if (editor === undefined) return undefined;
    const newest = () => api.runs({ job, limit: 1 })
      .then(async ([run]) => editor.getState().setRun(run === undefined ? undefined : await api.run(run.id)))
      .catch(() => undefined); // the job can be edited without its runs
    void newest();
    const stop = listen((event) => {
      if (event.type === 'run' && event.run.job === job) editor.getState().setRun(event.run);
      // The server was away: what could not be saved is saved now.
      if (event.type === 'gap') void editor.getState().flush();
      if (event.type === 'gap' || (event.type === 'changed' && event.jobs.includes(job))) reload();
    });
    const leave = () => { void editor.getState().flush(true); };
    window.addEventListener('pagehide', leave);
    return () => {
      stop();
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [job, editor, reload]);
}
