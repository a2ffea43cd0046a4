import { ChevronDown, ChevronRight, CircleAlert, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useEditor, useEditorStore } from './EditorContext';
import { iconOf } from '../components/node-icons';
import { compact } from '../data/format';
import { topological } from '../graph/job-graph';

/** All nodes in order, as a list: whatever the canvas can do can be reached from here without it. */
export function Outline({ onOpenNode }: { readonly onOpenNode: (id: string) => void }) {
  const store = useEditorStore();
  const nodes = useEditor((s) => s.nodes);
  const selected = useEditor((s) => s.selected);
  const run = useEditor((s) => s.run);
  const collapsed = useEditor((s) => s.collapsed);
  const [search, setSearch] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const ordered = useMemo(() => topological(nodes), [nodes]);
  const wanted = search.toLowerCase();
  const shown = ordered.filter((n) => wanted === '' || n.id.toLowerCase().includes(wanted) || n.type.toLowerCase().includes(wanted)
    || n.outputs.some((o) => o.columns?.toLowerCase().includes(wanted)));
  const active = shown.some((n) => selected[0] === n.id) ? selected[0] : shown[0]?.id;
  const key = (e: React.KeyboardEvent) => {
    const at = shown.findIndex((n) => n.id === active);
    // As in a tree: left closes what is above a node, right opens it.
    if ((e.key === 'ArrowLeft' || e.key === 'ArrowRight') && active !== undefined && (shown[at]?.inputs.length ?? 0) > 0) {
      if (collapsed.has(active) === (e.key === 'ArrowRight')) store.getState().toggleCollapsed(active);
      e.preventDefault();
      return;
    }
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[e.key];
    if (to === undefined) return;
    const next = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (next === undefined) return;
    store.getState().select([next.id]);
    list.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(next.id)}"]`)?.focus();
    e.preventDefault();
  };
  return (
    <div className="outline">
      <div className="search"><Search size={15} aria-hidden /><input className="input" type="search" placeholder="Find a node or column" aria-label="Find a node or column" value={search} onChange={(e) => setSearch(e.target.value)} onKeyDown={(e) => { if (e.key === 'Enter' && shown[0] !== undefined) { store.getState().select([shown[0].id]); onOpenNode(shown[0].id); } }} /></div>
      <ul ref={list} onKeyDown={key} aria-label="Nodes of the job">
        {shown.map((node) => {
          const Icon = iconOf(node.type, node.family);
          const state = run?.nodes.find((n) => n.id === node.id);
          const faults = node.issues.length;
          return (
            <li key={node.id} className="outline-row">
              {node.inputs.length > 0
                ? <button type="button" tabIndex={-1} className="twist" aria-label={`${collapsed.has(node.id) ? 'Show' : 'Collapse'} the branch of ${node.id}`} aria-pressed={collapsed.has(node.id)} onClick={() => store.getState().toggleCollapsed(node.id)}>{collapsed.has(node.id) ? <ChevronRight size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}</button>
                : <span className="twist-space" />}
              <button type="button" data-node={node.id} tabIndex={node.id === active ? 0 : -1} className={`outline-item k-${node.family}`} aria-current={selected.includes(node.id) ? 'true' : undefined} onClick={(e) => store.getState().select(e.shiftKey || e.ctrlKey || e.metaKey ? [...selected, node.id] : [node.id])} onDoubleClick={() => onOpenNode(node.id)}>
                <span className="node-icon"><Icon size={14} aria-hidden /></span>
                <span className="outline-name">{node.id}</span>
                {faults > 0 && <span className="outline-fault" title={node.issues[0]?.message}><CircleAlert size={13} aria-hidden />{faults}<span className="sr-only"> issues</span></span>}
                {state?.rows !== undefined && <span className="outline-rows">{compact(state.rows)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length === 0 && <p className="muted">{nodes.length === 0 ? 'No nodes.' : 'Nothing matches.'}</p>}
    </div>
  );
}
