import { Link } from 'wouter';
import { useEditor, useEditorStore } from './EditorContext';
import { Gantt } from '../charts/Gantt';
import { Empty, RunStatus } from '../components/parts';

/** The job's last run, node by node. */
export function LastRun() {
  const store = useEditorStore();
  const run = useEditor((s) => s.run);
  if (run === undefined) return <Empty title="Never run">Start a run to see rows and times here.</Empty>;
  return (
    <div className="dock-scroll">
      <p className="preview-note"><RunStatus state={run.state} /> {run.error !== undefined && <span className="field-error">{run.error}</span>} <Link href={`/runs/${run.id}`}>{run.state === 'FAILED' ? 'Log and offending rows' : 'Log and files'}</Link></p>
      <Gantt run={run} onPick={(id) => store.getState().select([id])} />
    </div>
  );
}
