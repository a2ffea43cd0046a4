import { CloudOff, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useEditor, useEditorStore } from './EditorContext';
import type { NodeFamily, NodeTypeInfo } from '../../runtime/server/studio/contract';
import { DRAG_TYPE } from '../canvas/drag-type';
import { iconOf } from '../components/node-icons';
import { addNode, upstreamOf } from '../graph/edit';

const FAMILIES: readonly (readonly [NodeFamily, string])[] = [['source', 'Sources'], ['transform', 'Transforms'], ['target', 'Targets']];

/** All node types: drag one onto the canvas or an edge, or choose it to put it after the selection. */
export function Palette() {
  const store = useEditorStore();
  const registry = useEditor((s) => s.registry);
  const [search, setSearch] = useState('');
  const types = useMemo(() => found([...registry.values()].filter((t) => t.isImportOnly !== true), search), [registry, search]);
  const add = (type: NodeTypeInfo) => {
    const { selected, nodes } = store.getState();
    const readable = selected.flatMap((id) => nodes.filter((n) => n.id === id && n.family !== 'target')).map(upstreamOf);
    let id = '';
    store.getState().apply((g) => {
      const added = addNode(g, type, type.inputs.max === 0 ? [] : readable);
      id = added.id;
      return added.graph;
    });
    if (id !== '') store.getState().select([id]);
  };
  return (
    <div className="palette">
      <div className="search"><Search size={15} aria-hidden /><input className="input" type="search" placeholder="Find a node type" aria-label="Find a node type" value={search} onChange={(e) => setSearch(e.target.value)} onKeyDown={(e) => { if (e.key === 'Enter' && types[0] !== undefined) add(types[0]); }} /></div>
      <p className="palette-hint">Choose to add after the selection, or drag onto the canvas or a connection.</p>
      {FAMILIES.map(([family, title]) => {
        const list = types.filter((t) => t.family === family);
        return list.length > 0 && (
          <section key={family}>
            <h3>{title} <span className="palette-count">{list.length}</span></h3>
            <ul>
              {list.map((type) => {
                const Icon = iconOf(type.kind, family);
                return (
                  <li key={type.kind}>
                    <button type="button" className={`palette-item k-${family}`} draggable title={type.notLocal === undefined ? type.doc : `${type.doc}\n\nNot run here: ${type.notLocal}`} onClick={() => add(type)} onDragStart={(e) => e.dataTransfer.setData(DRAG_TYPE, type.kind)}>
                      <span className="node-icon"><Icon size={15} aria-hidden /></span>{type.title}{type.notLocal !== undefined && <CloudOff size={13} className="palette-note" aria-hidden />}
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {types.length === 0 && <p className="muted">No node type matches.</p>}
    </div>
  );
}

/** All words must be there; a name that begins with them comes before one that holds them, that before a mention in the doc. */
function found(types: readonly NodeTypeInfo[], search: string): NodeTypeInfo[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return [...types];
  const words = wanted.split(/\s+/);
  const rank = ({ kind, title, doc }: NodeTypeInfo): number => {
    const names = [title, kind].map((n) => n.toLowerCase());
    if (names.some((n) => n === wanted)) return 0;
    if (names.some((n) => n.startsWith(wanted))) return 1;
    if (words.every((w) => names.some((n) => n.includes(w)))) return 2;
    return words.every((w) => `${names.join(' ')} ${doc}`.toLowerCase().includes(w)) ? 3 : 4;
  };
  return types.map((type) => ({ type, at: rank(type) })).filter((t) => t.at < 4).sort((a, b) => a.at - b.at).map((t) => t.type);
}
