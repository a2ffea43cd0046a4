import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useEditor, useEditorStore } from './EditorContext';
import type { NodeFamily, NodeTypeInfo } from '../../runtime/server/studio/contract';
import { DRAG_TYPE } from '../canvas/drag-type';
import { iconOf } from '../components/node-icons';
import { addNode } from '../graph/edit';

const FAMILIES: readonly (readonly [NodeFamily, string])[] = [['source', 'Sources'], ['transform', 'Transforms'], ['target', 'Targets']];

/** All node types: drag one onto the canvas or an edge, or choose it to put it after the selection. */
export function Palette() {
  const store = useEditorStore();
  const registry = useEditor((s) => s.registry);
  const [search, setSearch] = useState('');
  const types = useMemo(() => [...registry.values()].filter((t) => matches(t, search)), [registry, search]);
  const add = (type: NodeTypeInfo) => {
    const { selected, nodes } = store.getState();
    const readable = selected.filter((id) => nodes.find((n) => n.id === id)?.family !== 'target');
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
            <h3>{title}</h3>
            <ul>
              {list.map((type) => {
                const Icon = iconOf(type.kind, family);
                return (
                  <li key={type.kind}>
                    <button type="button" className={`palette-item k-${family}`} draggable title={type.doc} onClick={() => add(type)} onDragStart={(e) => e.dataTransfer.setData(DRAG_TYPE, type.kind)}>
                      <span className="node-icon"><Icon size={15} aria-hidden /></span>{type.title}
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

function matches(type: NodeTypeInfo, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter((w) => w !== '');
  const text = `${type.kind} ${type.title} ${type.doc}`.toLowerCase();
  return words.every((w) => text.includes(w));
}
