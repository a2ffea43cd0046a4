import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Kept } from './kept';
import type { Graph, GraphNode, Job, JobNode, NodeTypeInfo, Problem, Run } from '../../runtime/server/studio/contract';
import { begin, record, redo, undo, type History } from '../graph/history';

export type Saving = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed';

export interface EditorState {
  readonly job: Job;
  readonly registry: ReadonlyMap<string, NodeTypeInfo>;
  readonly history: History<Graph>;
  /** The graph as the server has seen it, with what it says of each node. */
  readonly nodes: readonly JobNode[];
  readonly saving: Saving;
  readonly failure?: string;
  /** What is on disk while this window has something else. */
  readonly theirs?: Job;
  /** An edit that could not be made, told once. */
  readonly refused?: string;
  readonly selected: readonly string[];
  readonly collapsed: ReadonlySet<string>;
  /** Where nodes were put by hand, in the layout of one shape of the graph. */
  readonly moved: Moved;
  readonly run?: Run;

  /** `mergeKey`: changes with the same key shortly after each other are one step of undo. */
  apply(change: (graph: Graph) => Graph, mergeKey?: string): void;
  undo(): void;
  redo(): void;
  select(ids: readonly string[]): void;
  toggleCollapsed(id: string): void;
  /** `settled`: the nodes have been let go of. */
  move(shape: string, places: readonly { readonly id: string; readonly position: Place }[], settled: boolean): void;
  setRun(run: Run | undefined): void;
  dismiss(): void;
  /** The job as it is on disk now; kept aside while there are changes of our own. */
  received(job: Job): void;
  takeTheirs(): void;
  keepMine(): void;
  /** Saves what waits, at once. */
  flush(keepalive?: boolean): Promise<void>;
}

export interface Place { readonly x: number; readonly y: number }
export interface Moved { readonly shape: string; readonly at: { readonly [node: string]: Place } }
/** How a job's graph is looked at: not part of the job. */
export interface CanvasView { readonly collapsed: readonly string[]; readonly moved: Moved }

export type EditorStore = StoreApi<EditorState>;

/** What the store needs of the world. */
export interface EditorPorts {
  /** Edits that are not on disk yet, so that a reload loses none. */
  readonly drafts: Pick<Kept<Draft>, 'write' | 'clear'>;
  readonly view: Pick<Kept<CanvasView>, 'read' | 'write'>;
  save(graph: Graph, etag: string, keepalive: boolean): Promise<Job>;
  now(): number;
  later(work: () => void, ms: number): () => void;
}
export interface Draft { readonly etag: string; readonly graph: Graph }

/** Pause in typing after which an edit is written; the server answers within some ten milliseconds. */
export const SAVE_AFTER_MS = 120;

export function graphOf(job: Job): Graph {
  return {
    settings: job.settings,
    parameters: job.parameters,
    nodes: job.nodes.map(({ id, type, fields, inputs, studio }) => ({ id, type, fields, inputs, ...studio === undefined ? {} : { studio } })),
    ...job.studio === undefined ? {} : { studio: job.studio },
  };
}

/** What is known of a node by its id stays until the server has looked at the new graph. */
function view(graph: Graph, known: readonly JobNode[], registry: ReadonlyMap<string, NodeTypeInfo>): JobNode[] {
  const byId = new Map(known.map((n) => [n.id, n]));
  return graph.nodes.map((node) => {
    const old = byId.get(node.id);
    if (old !== undefined && old.type === node.type) return same(old, node) ? old : { ...old, ...node };
    return { ...node, family: registry.get(node.type)?.family ?? 'transform', outputs: [], issues: [] };
  });
}

/** Whether two graphs say the same: then there is nothing to be in conflict about. */
function equal(a: Graph, b: Graph): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function same(a: GraphNode, b: GraphNode): boolean {
  return a.fields === b.fields && a.inputs === b.inputs;
}

export function createEditorStore(job: Job, registry: ReadonlyMap<string, NodeTypeInfo>, ports: EditorPorts, draft?: Draft): EditorStore {
  let cancel: (() => void) | undefined;
  let saving: Promise<void> | undefined;
  const seen = ports.view.read();

  const store = createStore<EditorState>((set, get) => {
    const changed = (history: History<Graph>) => {
      const { nodes, job: known, selected } = get();
      const next = view(history.present, nodes, registry);
      const ids = new Set(next.map((n) => n.id));
      ports.drafts.write({ etag: known.etag, graph: history.present });
      set({ history, nodes: next, saving: get().theirs === undefined ? 'waiting' : 'conflict', selected: selected.filter((id) => ids.has(id)), refused: undefined });
      schedule();
    };

    const keepView = () => ports.view.write({ collapsed: [...get().collapsed], moved: get().moved });

    const schedule = () => {
      cancel?.();
      if (get().theirs === undefined) cancel = ports.later(() => { void get().flush(); }, SAVE_AFTER_MS);
    };

    const saved = (answer: Job, graph: Graph) => {
      const { history } = get();
      const done = history.present === graph;
      if (done) ports.drafts.clear();
      else ports.drafts.write({ etag: answer.etag, graph: history.present });
      set({ job: answer, saving: done ? 'saved' : 'waiting', failure: undefined, nodes: view(history.present, merged(answer.nodes, get().nodes), registry) });
    };

    return {
      job,
      registry,
      history: begin(draft?.graph ?? graphOf(job)),
      nodes: draft === undefined ? job.nodes : view(draft.graph, job.nodes, registry),
      saving: 'saved',
      selected: [],
      collapsed: new Set(seen?.collapsed ?? []),
      moved: seen?.moved ?? { shape: '', at: {} },

      apply(change, mergeKey) {
        const { history, job: current } = get();
        if (!current.editable) return set({ refused: 'this job is written in code: edit it there, or eject it to a graph file' });
        try {
          const next = change(history.present);
          if (next !== history.present) changed(record(history, next, mergeKey, ports.now()));
        } catch (error) {
          set({ refused: error instanceof Error ? error.message : String(error) });
        }
        return undefined;
      },
      undo() {
        const next = undo(get().history);
        if (next !== get().history) changed(next);
      },
      redo() {
        const next = redo(get().history);
        if (next !== get().history) changed(next);
      },
      select(ids) {
        const { selected } = get();
        if (ids.length !== selected.length || ids.some((id, i) => id !== selected[i])) set({ selected: ids });
      },
      toggleCollapsed(id) {
        const collapsed = new Set(get().collapsed);
        if (!collapsed.delete(id)) collapsed.add(id);
        set({ collapsed });
        keepView();
      },
      move(shape, places, settled) {
        const { moved } = get();
        set({ moved: { shape, at: { ...moved.shape === shape ? moved.at : {}, ...Object.fromEntries(places.map((p) => [p.id, p.position])) } } });
        if (settled) keepView();
      },
      setRun(run) { set({ run }); },
      dismiss() { set({ refused: undefined, failure: undefined }); },

      received(theirs) {
        const { job: current, saving: state, history } = get();
        if (theirs.etag === current.etag) return;
        if (state === 'saving') return; // the answer to our own save tells whether there is a conflict
        const graph = graphOf(theirs);
        if (state !== 'saved') {
          if (equal(graph, history.present)) return set({ job: theirs });
          return set({ theirs, saving: 'conflict' });
        }
        // Undo stays possible over a change from outside.
        set({ job: theirs, nodes: view(graph, theirs.nodes, registry), history: record(history, graph, undefined, ports.now()) });
        return undefined;
      },
      takeTheirs() {
        const { theirs, history } = get();
        if (theirs === undefined) return;
        const graph = graphOf(theirs);
        ports.drafts.clear();
        set({ theirs: undefined, saving: 'saved', job: theirs, nodes: view(graph, theirs.nodes, registry), history: record(history, graph, undefined, ports.now()) });
      },
      keepMine() {
        const { theirs, history } = get();
        if (theirs === undefined) return;
        set({ theirs: undefined, job: { ...theirs, nodes: get().job.nodes }, saving: 'waiting' });
        ports.drafts.write({ etag: theirs.etag, graph: history.present });
        void get().flush();
      },

      async flush(keepalive = false) {
        cancel?.();
        cancel = undefined;
        if (saving !== undefined) {
          await saving;
          if (get().saving !== 'waiting') return;
        }
        if (get().saving !== 'waiting' && get().saving !== 'failed') return;
        saving = (async () => {
          const graph = get().history.present;
          set({ saving: 'saving' });
          try {
            saved(await ports.save(graph, get().job.etag, keepalive), graph);
          } catch (error) {
            const problem = (error as { problem?: Problem }).problem;
            if (problem?.status === 412 && problem.current !== undefined) {
              if (equal(graphOf(problem.current), graph)) saved(problem.current, graph);
              else set({ saving: 'conflict', theirs: problem.current });
            } else {set({ saving: 'failed', failure: error instanceof Error ? error.message : String(error) });}
          }
        })();
        await saving;
        saving = undefined;
        if (get().saving === 'waiting') schedule();
      },
    };
  });

  if (draft !== undefined) {
    if (equal(draft.graph, graphOf(job))) {
      ports.drafts.clear(); // it reached the disk when the last page was left
    } else if (draft.etag === job.etag) {
      store.setState({ saving: 'waiting' });
      cancel = ports.later(() => { void store.getState().flush(); }, 0);
    } else {
      store.setState({ saving: 'conflict', theirs: job });
    }
  }
  return store;
}

/** The objects of nodes that are as before are kept: what shows them need not be drawn again. */
function merged(next: readonly JobNode[], before: readonly JobNode[]): JobNode[] {
  const old = new Map(before.map((n) => [n.id, n]));
  return next.map((node) => {
    const known = old.get(node.id);
    return known !== undefined && JSON.stringify(known) === JSON.stringify(node) ? known : node;
  });
}
