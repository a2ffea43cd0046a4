import {
  Background, BackgroundVariant, Controls, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStore as useFlow,
  type Connection, type Edge as FlowEdge, type EdgeChange, type Node, type NodeChange,
} from '@xyflow/react';
import { Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { arrange } from './arrange';
import { DRAG_TYPE } from './drag-type';
import { GlueNode } from './GlueNode';
import { Button, Empty } from '../components/parts';
import { compact } from '../data/format';
import type { Place } from '../editor/editor-store';
import { useEditor, useEditorStore } from '../editor/EditorContext';
import type { TracedGraph } from '../graph/column-trace';
import { addNode, connect, upstreamOf, disconnect, insertOnEdge, remove } from '../graph/edit';
import { edgesOf, hiddenBehind, step } from '../graph/job-graph';
import { NODE_HEIGHT, NODE_WIDTH } from '../graph/node-size';

const NODE_TYPES = { glue: GlueNode };
const UNMOVED: { readonly [node: string]: Place } = {};
/** Below this zoom text cannot be read: nodes become plain boxes, which keeps panning smooth at 500 nodes. */
const PLAIN_BELOW = 0.35;
/** The overview stands in a corner: the graph is fitted beside it where there is room for both. */
const OVERVIEW = { width: 132, height: 88 };
const ROOM_FOR_BOTH = 560;

interface Props {
  /** The lineage of a column, drawn out. */
  readonly traced?: TracedGraph;
  readonly onOpenNode: (id: string) => void;
  readonly onAdd: () => void;
}

/** What fits on a connection. */
function shortList(names: readonly string[]): string {
  return names.length <= 2 ? names.join(', ') : `${names[0]} and ${names.length - 1} more`;
}

export function Canvas(props: Props) {
  return <ReactFlowProvider><Flow {...props} /></ReactFlowProvider>;
}

/** A job without nodes: nothing has been added yet, or its file cannot be read. */
function EmptyCanvas({ onAdd }: { readonly onAdd: () => void }) {
  const editable = useEditor((s) => s.job.editable);
  const issues = useEditor((s) => s.job.issues);
  return (
    <div className="canvas-note">
      {issues.length > 0 && <div className="notice notice-error" role="alert"><div>{issues.map((i) => <p key={i.message} className="notice-title">{i.message}{i.hint !== undefined && <span className="notice-hint"> {i.hint}</span>}</p>)}</div></div>}
      {issues.length === 0 && <Empty title="No nodes yet">{editable ? <Button icon={<Plus size={15} aria-hidden />} onClick={onAdd}>Add the first node</Button> : 'The job has none.'}</Empty>}
    </div>
  );
}

function Flow({ traced, onOpenNode, onAdd }: Props) {
  const store = useEditorStore();
  const { fitView, screenToFlowPosition, setCenter, getZoom } = useReactFlow();
  const all = useEditor((s) => s.nodes);
  const collapsed = useEditor((s) => s.collapsed);
  const selected = useEditor((s) => s.selected);
  const run = useEditor((s) => s.run);
  const editable = useEditor((s) => s.job.editable);
  const host = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<{ key: string; direction: 'LR' | 'TB'; at: ReadonlyMap<string, { x: number; y: number }> }>();
  const plain = useFlow((s) => s.transform[2] < PLAIN_BELOW);

  const visible = useMemo(() => {
    const hidden = hiddenBehind(all, collapsed);
    return all.filter((n) => !hidden.has(n.id));
  }, [all, collapsed]);
  const wires = useMemo(() => edgesOf(visible), [visible]);
  // Only what changes the picture lays it out anew.
  const shape = useMemo(() => JSON.stringify([visible.map((n) => n.id), wires.map((e) => [e.source, e.target])]), [visible, wires]);

  const moved = useEditor((s) => (s.moved.shape === shape ? s.moved.at : UNMOVED));

  useEffect(() => {
    let current = true;
    const box = host.current?.getBoundingClientRect();
    void arrange({ ids: visible.map((n) => n.id), edges: wires, width: box?.width ?? 1200, height: box?.height ?? 600 }).then((layout) => {
      if (!current) return;
      setPlaces({ key: shape, direction: layout.direction, at: new Map(layout.boxes.map((b) => [b.id, b])) });
    });
    return () => { current = false; };
  }, [shape]);

  const fitted = useRef(false);
  useEffect(() => {
    if (places === undefined || places.at.size === 0) return;
    const first = !fitted.current;
    fitted.current = true;
    const beside = (host.current?.clientWidth ?? 0) < ROOM_FOR_BOTH ? 0.12 : { x: '48px', y: '24px', right: `${OVERVIEW.width + 24}px` } as const;
    requestAnimationFrame(() => { void fitView({ padding: beside, maxZoom: 1.1, minZoom: 0.05, duration: first ? 0 : 180 }); });
  }, [places, fitView]);

  // A node keeps its object while nothing of it changes: else every drag draws all of them again.
  const kept = useRef(new Map<string, Node>());
  const nodes = useMemo(() => {
    if (places === undefined) return [];
    const next = new Map<string, Node>();
    for (const { id, family, type, issues } of visible) {
      const at = moved[id] ?? places.at.get(id);
      if (at === undefined) continue;
      const isSelected = selected.includes(id);
      const old = kept.current.get(id);
      const faults = issues.length;
      const label = `${family} ${type} ${id}${faults === 0 ? '' : `, ${faults} ${faults === 1 ? 'issue' : 'issues'}`}`;
      const dim = traced !== undefined && !traced.nodes.has(id);
      if (old !== undefined && old.position.x === at.x && old.position.y === at.y && old.selected === isSelected && old.ariaLabel === label
        && old.data.direction === places.direction && old.className === (dim ? 'is-dim' : '')) {
        next.set(id, old);
      } else {
        next.set(id, {
          id,
          type: 'glue',
          position: { x: at.x, y: at.y },
          data: { direction: places.direction },
          selected: isSelected,
          ariaLabel: label,
          className: dim ? 'is-dim' : '',
          width: NODE_WIDTH,
          height: NODE_HEIGHT,
          measured: { width: NODE_WIDTH, height: NODE_HEIGHT },
          connectable: editable,
          deletable: editable,
        });
      }
    }
    kept.current = next;
    return [...next.values()];
  }, [visible, places, moved, selected, editable, traced]);

  const rowsOf = useMemo(() => new Map((run?.nodes ?? []).map((n) => [n.id, n])), [run]);
  const edges = useMemo<FlowEdge[]>(() => wires.map((e) => {
    const from = rowsOf.get(e.source);
    const columns = traced?.columns.get(`${e.source}>${e.target}`);
    const text = columns === undefined ? [e.output, from?.rows === undefined ? undefined : compact(from.rows)].filter((t) => t !== undefined).join(' · ') : shortList(columns);
    const dim = traced !== undefined && columns === undefined;
    // A handle of its own stands for each output only where a node has several.
    const sourceOutputs = visible.find((n) => n.id === e.source)?.outputs ?? [];
    const handle = sourceOutputs.length > 1 ? sourceOutputs.find((o) => o.name === e.output)?.name ?? sourceOutputs[0]?.name : undefined;
    return {
      id: e.id,
      source: e.source,
      target: e.target,
      sourceHandle: handle,
      type: 'default',
      label: text === '' ? undefined : text,
      animated: from?.state === 'running',
      className: dim ? 'wire is-dim' : columns === undefined ? 'wire' : 'wire is-traced',
      deletable: editable,
      focusable: editable,
      ariaLabel: `from ${e.source} to ${e.target}`,
      data: { input: e.input },
    };
  }), [wires, visible, rowsOf, traced, editable]);

  const onNodesChange = useCallback((changes: NodeChange[]) => {
    const moves = changes.filter((c) => c.type === 'position');
    const put = moves.flatMap(({ id, position }) => (position === undefined ? [] : [{ id, position }]));
    if (moves.length > 0) store.getState().move(shape, put, moves.every((c) => c.dragging !== true));
    const choices = changes.filter((c) => c.type === 'select');
    if (choices.length > 0) {
      const next = new Set(store.getState().selected);
      for (const c of choices) {
        if (c.selected) next.add(c.id);
        else next.delete(c.id);
      }
      store.getState().select([...next]);
    }
    const gone = changes.filter((c) => c.type === 'remove').map((c) => c.id);
    if (gone.length > 0) store.getState().apply((g) => remove(g, new Set(gone)));
  }, [store, shape]);

  const onEdgesChange = useCallback((changes: EdgeChange[]) => {
    for (const change of changes) {
      if (change.type !== 'remove') continue;
      const [target, input] = change.id.split('#');
      if (target !== undefined && store.getState().nodes.some((n) => n.id === target)) {
        store.getState().apply(
          (g) => disconnect(g, target, Number(input)),
        );
      }
    }
  }, [store]);

  const onConnect = useCallback((c: Connection) => {
    store.getState().apply((g) => connect(g, store.getState().registry, c.source, c.target, c.sourceHandle ?? undefined));
  }, [store]);

  const onDrop = useCallback((event: React.DragEvent) => {
    const kind = event.dataTransfer.getData(DRAG_TYPE);
    const type = store.getState().registry.get(kind);
    if (type === undefined) return;
    event.preventDefault();
    const edge = (event.target as Element).closest('.react-flow__edge')?.getAttribute('data-id');
    if (edge !== null && edge !== undefined) {
      const [target = '', input] = edge.split('#');
      store.getState().apply((g) => {
        const added = insertOnEdge(g, type, target, Number(input));
        queueMicrotask(() => store.getState().select([added.id]));
        return added.graph;
      });
      return;
    }
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const over = nodes.find(
      (n) => at.x >= n.position.x && at.x <= n.position.x + NODE_WIDTH && at.y >= n.position.y && at.y <= n.position.y + NODE_HEIGHT,
    );
    const below = store.getState().nodes.find((n) => n.id === over?.id);
    store.getState().apply((g) => {
      const added = addNode(g, type, below === undefined ? [] : [upstreamOf(below)]);
      queueMicrotask(() => store.getState().select([added.id]));
      return added.graph;
    });
  }, [store, nodes, screenToFlowPosition]);

  const onKeyDown = useCallback((event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const id = store.getState().selected[0];
    if (id !== undefined && ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key) && !event.shiftKey) {
      const at = (n: string) => {
        const place = moved[n] ?? places?.at.get(n) ?? { x: 0, y: 0 };
        return places?.direction === 'TB' ? { x: place.y, y: place.x } : place;
      };
      const turned = places?.direction === 'TB' ? { ArrowLeft: 'ArrowUp', ArrowRight: 'ArrowDown', ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' } as const : undefined;
      const key = event.key as 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
      const next = step(visible, id, turned?.[key] ?? key, at);
      event.preventDefault();
      event.stopPropagation();
      if (next === undefined) return;
      store.getState().select([next]);
      const place = places?.at.get(next);
      host.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(next)}"]`)?.focus({ preventScroll: true });
      if (place !== undefined && getZoom() > 0.6) {
        void setCenter(
          place.x + NODE_WIDTH / 2, place.y + NODE_HEIGHT / 2, { zoom: getZoom(), duration: 120 },
        );
      }
    } else if (event.key === 'Enter' && id !== undefined) {
      onOpenNode(id);
    }
  }, [store, visible, places, moved, getZoom, setCenter, onOpenNode]);

  return (
    <div ref={host} className={`canvas ${plain ? 'is-plain' : ''}`} onKeyDownCapture={onKeyDown} onDragOver={(e) => { if (editable) e.preventDefault(); }} onDrop={onDrop}>
      <ReactFlow
        nodes={nodes} edges={edges} nodeTypes={NODE_TYPES} onNodesChange={onNodesChange} onEdgesChange={onEdgesChange} onConnect={onConnect}
        nodesConnectable={editable} deleteKeyCode={editable ? ['Delete', 'Backspace'] : null} minZoom={0.05} maxZoom={2} zoomOnDoubleClick={false}
        elevateNodesOnSelect={false} selectNodesOnDrag={false} nodeDragThreshold={3} edgesFocusable={editable} multiSelectionKeyCode={['Shift', 'Meta', 'Control']} selectionKeyCode={null}
        aria-label="Job graph" onNodeDoubleClick={(_, n) => onOpenNode(n.id)}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} />
        <Controls showInteractive={false} />
        <MiniMap pannable zoomable style={OVERVIEW} ariaLabel="Overview of the graph" nodeClassName={(n) => `mini mini-${store.getState().nodes.find((x) => x.id === n.id)?.family ?? 'transform'}`} />
      </ReactFlow>
      {all.length === 0 && <EmptyCanvas onAdd={onAdd} />}
    </div>
  );
}
