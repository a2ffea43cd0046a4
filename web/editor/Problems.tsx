import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEditor, useEditorStore } from './EditorContext';
import { Empty } from '../components/parts';

/** Every issue of the job, each at its node. */
export function Problems() {
  const store = useEditorStore();
  const nodes = useEditor((s) => s.nodes);
  const job = useEditor((s) => s.job);
  const all = [...job.issues, ...nodes.flatMap((n) => n.issues.map((i) => ({ ...i, node: n.id })))];
  if (all.length === 0) return <Empty title="No problems">Every node has what it needs.</Empty>;
  return (
    <ul className="problems">
      {all.map((issue, i) => (
        <li key={i} className={`problem is-${issue.severity}`}>
          {issue.severity === 'error' ? <CircleAlert size={15} aria-label="error" /> : <TriangleAlert size={15} aria-label="warning" />}
          {issue.node !== undefined && <button type="button" className="link" onClick={() => store.getState().select([issue.node ?? ''])}>{issue.node}{issue.field !== undefined && ` › ${issue.field}`}</button>}
          <span>{issue.message}</span>
          {issue.hint !== undefined && <span className="muted">{issue.hint}</span>}
          <code className="muted">{issue.code}</code>
        </li>
      ))}
    </ul>
  );
}
