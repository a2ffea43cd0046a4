import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useEditor, useEditorStore, useSelectedNode } from './EditorContext';
import { JobBar } from './JobBar';
import { Outline } from './Outline';
import { JobSettingsForm, LastRun, LineagePanel, loadPanels, NODE_PANELS, Palette, Problems, Properties, SchemaTree } from './panels';
import { useShortcuts } from './useShortcuts';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { appStore } from '../app-state';
import { Canvas } from '../canvas/Canvas';
import { Button, Empty, Tabs } from '../components/parts';
import { SplitHandle } from '../components/SplitHandle';
import { useQuery } from '../components/useQuery';
import { tracedGraph } from '../graph/column-trace';

const DOCK = [['data', 'Data preview'], ['profile', 'Profile'], ['quality', 'Quality'], ['sql', 'Spark SQL'], ['pyspark', 'PySpark'], ['run', 'Last run'], ['problems', 'Problems']] as const;
const INSPECTOR = [['properties', 'Properties'], ['schema', 'Output schema'], ['lineage', 'Lineage']] as const;

/** The editor of one job: outline and palette, canvas, inspector, dock. */
export function Workbench() {
  const store = useEditorStore();
  const node = useSelectedNode();
  const selected = useEditor((s) => s.selected);
  const jobName = useEditor((s) => s.job.name);
  const etag = useEditor((s) => s.job.etag);
  const editable = useEditor((s) => s.job.editable);
  const refused = useEditor((s) => s.refused);
  const problems = useEditor((s) => s.job.issues.length + s.nodes.reduce((n, x) => n + x.issues.length, 0));
  const [inQuery, setInQuery] = useQuery('node');
  const hasRules = useStore(appStore, (s) => s.registry?.get(node?.type ?? '')?.hasRules === true);
  const [wanted = 'data', setDock] = useQuery('dock');
  const dock = (wanted === 'quality' && !hasRules) || !DOCK.some(([id]) => id === wanted) ? 'data' : wanted;
  const [tab = 'properties', setTab] = useQuery('tab');
  const [output, setOutput] = useQuery('output');
  const [column, setColumn] = useQuery('column');
  const [, setFilter] = useQuery('filter');
  const [, setSort] = useQuery('sort');
  const [left, setLeft] = useState<'outline' | 'palette'>('outline');
  const [sizes, setSizes] = useSizes();
  useShortcuts();
  useEffect(loadPanels, []);

  // The query string is the selection: links and Back work.
  useEffect(() => {
    if (inQuery !== undefined && store.getState().nodes.some((n) => n.id === inQuery)) store.getState().select([inQuery]);
  }, [inQuery, store]);
  useEffect(() => store.subscribe((s, before) => {
    if (s.selected === before.selected) return;
    const next = s.selected.length === 1 ? s.selected[0] : undefined;
    // What the rows are filtered and sorted by is of one node.
    if (before.selected.length > 0) for (const clear of [setFilter, setSort]) clear(undefined);
    setInQuery(next);
  }), [store, setInQuery, setFilter, setSort]);

  const { value: lineage } = useLoaded(() => api.lineage(jobName), `${jobName}/${etag}`, jobName);
  const traced = useMemo(() => (
    node === undefined || column === undefined || lineage === undefined ? undefined : tracedGraph(lineage, { node: node.id, column })
  ), [lineage, node, column]);
  const onOpenNode = useCallback(() => { requestAnimationFrame(() => document.querySelector<HTMLElement>('#inspector-panel')?.focus()); }, []);
  const onAdd = useCallback(() => {
    setLeft('palette');
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#rail-panel input')?.focus());
  }, []);
  const chosenOutput = node === undefined || node.outputs.length < 2 ? undefined
    : node.outputs.find((o) => o.name === output)?.name ?? node.outputs[0]?.name;

  const Panel = NODE_PANELS[dock];

  return (
    <div className="editor">
      <JobBar />
      {refused !== undefined && <div className="toast" role="alert">{refused}<Button kind="quiet" onClick={() => store.getState().dismiss()}>Dismiss</Button></div>}
      <div className="editor-main">
        <aside className="rail" aria-label="Outline and palette" style={{ width: `${sizes.rail}px` }}>
          {editable && <Tabs label="Outline or palette" controls="rail-panel" active={left} onSelect={(id) => setLeft(id as 'outline' | 'palette')} items={[{ id: 'outline', label: 'Outline' }, { id: 'palette', label: 'Add nodes' }]} />}
          <div id="rail-panel" className="rail-panel" role={editable ? 'tabpanel' : undefined} aria-labelledby={editable ? `rail-panel-${left}` : undefined}>
            {left === 'palette' && editable ? <Palette /> : <Outline onOpenNode={onOpenNode} />}
          </div>
        </aside>
        <SplitHandle label="Width of the outline" axis="x" sign={1} size={sizes.rail} min={160} max={420} onResize={(rail) => setSizes({ ...sizes, rail })} />
        <div className="stage">
          <Canvas traced={traced} onOpenNode={onOpenNode} onAdd={onAdd} />
          <SplitHandle label="Height of the data panel" axis="y" sign={-1} size={sizes.dock} min={120} max={640} onResize={(height) => setSizes({ ...sizes, dock: height })} />
          <section className="dock" aria-label="Data of the node" style={{ height: `${sizes.dock}px` }}>
            <div className="dock-bar">
              <Tabs label="Data of the node" controls="dock-panel" active={dock} onSelect={(id) => setDock(id === 'data' ? undefined : id)} items={DOCK.filter(([id]) => id !== 'quality' || hasRules).map(([id, label]) => ({ id, label, badge: id === 'problems' && problems > 0 ? <span className="count">{problems}</span> : undefined }))} />
              {node !== undefined && node.outputs.length > 1 && (
                <select className="input" aria-label="Output" value={chosenOutput} onChange={(e) => setOutput(e.target.value)}>{node.outputs.map((o) => <option key={o.name} value={o.name}>{o.name}</option>)}</select>
              )}
              {node !== undefined && <span className="dock-node">{node.id}</span>}
            </div>
            <div id="dock-panel" className="dock-panel" role="tabpanel" aria-labelledby={`dock-panel-${dock}`}>
              {dock === 'problems' && <Problems />}
              {dock === 'run' && <LastRun />}
              {Panel !== undefined && (node === undefined
                ? <Empty title={selected.length > 1 ? `${selected.length} nodes chosen` : 'Choose a node'}>Its rows, profile and code are shown here, also before the job has ever run.</Empty>
                : <Panel node={node} output={chosenOutput} onColumn={setColumn} />)}
            </div>
          </section>
        </div>
        <SplitHandle label="Width of the inspector" axis="x" sign={-1} size={sizes.inspector} min={260} max={640} onResize={(inspector) => setSizes({ ...sizes, inspector })} />
        <aside className="inspector" aria-label="Inspector" style={{ width: `${sizes.inspector}px` }}>
          {node === undefined ? <JobSettingsForm /> : (
            <>
              <Tabs label="Node" controls="inspector-panel" active={tab} onSelect={(id) => setTab(id === 'properties' ? undefined : id)} items={INSPECTOR.map(([id, label]) => ({ id, label }))} />
              <div id="inspector-panel" className="inspector-panel" role="tabpanel" aria-labelledby={`inspector-panel-${tab}`} tabIndex={-1}>
                {tab === 'schema' ? <SchemaTree node={node} output={chosenOutput} lineage={lineage} picked={column} onPick={(c) => setColumn(c === column ? undefined : c)} />
                  : tab === 'lineage' ? <LineagePanel lineage={lineage} node={node.id} column={column} onGo={(n, c) => { store.getState().select([n]); queueMicrotask(() => setColumn(c)); }} />
                    : <Properties key={node.id} node={node} />}
              </div>
            </>
          )}
        </aside>
      </div>
    </div>
  );
}

interface Sizes { readonly rail: number; readonly inspector: number; readonly dock: number }
const SIZES_KEY = 'glueprint.sizes';

/** Panel sizes, kept over reloads. */
function useSizes(): [Sizes, (sizes: Sizes) => void] {
  const [sizes, set] = useState<Sizes>(() => {
    const wide = window.innerWidth;
    const otherwise = {
      rail: wide < 1100 ? 180 : 224, inspector: wide < 1100 ? 300 : 372, dock: Math.round(Math.min(340, window.innerHeight * 0.36)),
    };
    try {
      return { ...otherwise, ...JSON.parse(localStorage.getItem(SIZES_KEY) ?? '{}') as Partial<Sizes> };
    } catch {
      return otherwise;
    }
  });
  return [sizes, (next) => {
    localStorage.setItem(SIZES_KEY, JSON.stringify(next));
    set(next);
  }];
}
