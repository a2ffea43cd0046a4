import { Handle, Position, useStoreApi, type NodeProps } from '@xyflow/react';
import { ChevronsLeft, CircleAlert, CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { iconOf } from '../components/node-icons';
import { compact, duration } from '../data/format';
import { useEditor } from '../editor/EditorContext';

/** A node: what it is, what it is called, how the last run went, whether something is wrong. */
function GraphNode({ id, data }: NodeProps) {
  const node = useEditor((s) => s.nodes.find((n) => n.id === id));
  const title = useEditor((s) => s.registry.get(node?.type ?? '')?.title ?? node?.type);
  const collapsed = useEditor((s) => s.collapsed.has(id));
  // The canvas measures handles once; outputs come with the server's answer. Its own hook for that looks ids up unescaped.
  const flow = useStoreApi();
  const box = useRef<HTMLDivElement>(null);
  const measured = useRef('');
  const handles = node === undefined || node.outputs.length < 2 ? '' : node.outputs.map((o) => o.name).join('\n');
  useEffect(() => {
    const nodeElement = box.current?.closest<HTMLDivElement>('.react-flow__node');
    if (nodeElement === null || nodeElement === undefined || measured.current === handles) return;
    measured.current = handles;
    flow.getState().updateNodeInternals(new Map([[id, { id, nodeElement, force: true }]]));
  }, [flow, id, handles]);
  if (node === undefined) return null;
  const Icon = iconOf(node.type, node.family);
  const across = data.direction !== 'TB';
  const outputs = node.outputs.length > 1 ? node.outputs : [undefined];
  return (
    <div ref={box} className={`node k-${node.family}`}>
      {node.family !== 'source' && <Handle type="target" position={across ? Position.Left : Position.Top} />}
      <span className="node-icon"><Icon size={17} aria-hidden /></span>
      <span className="node-text">
        <span className="node-name" title={id}>{id}</span>
        <span className="node-kind"><span className="clip">{title}</span><LastRun id={id} /></span>
      </span>
      {collapsed && <span className="node-collapsed" title="branch collapsed"><ChevronsLeft size={13} aria-hidden /></span>}
      <Faults errors={node.issues.filter((i) => i.severity === 'error').length} warnings={node.issues.filter((i) => i.severity === 'warning').length} />
      {node.family !== 'target' && outputs.map((output, i) => (
        <Handle
          key={output?.name ?? 'output'} id={output?.name} type="source" position={across ? Position.Right : Position.Bottom}
          style={outputs.length > 1 ? { [across ? 'top' : 'left']: `${(100 * (i + 1)) / (outputs.length + 1)}%` } : undefined} title={output?.name}
        />
      ))}
    </div>
  );
}

export const GlueNode = memo(GraphNode);

function LastRun({ id }: { readonly id: string }) {
  const run = useEditor((s) => s.run?.nodes.find((n) => n.id === id));
  if (run === undefined || run.state === 'waiting' || run.state === 'skipped') return null;
  const rows = run.rows === undefined ? '' : `${compact(run.rows)} rows`;
  const title = [run.state, rows, run.ms === undefined ? '' : duration(run.ms)].filter((t) => t !== '').join(', ');
  return (
    <span className={`node-run run-${run.state}`} title={`last run: ${title}`}>
      {run.state === 'done' && <CircleCheck size={12} aria-label="done" />}
      {run.state === 'failed' && <CircleX size={12} aria-label="failed" />}
      {run.state === 'running' && <LoaderCircle size={12} className="spin" aria-label="running" />}
      {rows}
    </span>
  );
}

function Faults({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  if (errors > 0) return <span className="node-fault is-error" title={`${errors} ${errors === 1 ? 'error' : 'errors'}`}><CircleAlert size={14} aria-hidden />{errors}</span>;
  if (warnings > 0) return <span className="node-fault is-warning" title={`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`}><TriangleAlert size={13} aria-hidden />{warnings}</span>;
  return null;
}
