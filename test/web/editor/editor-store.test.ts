import type { Graph, Job } from '../../../runtime/server/studio/contract';
import { nodeTypeInfos } from '../../../runtime/server/studio/jobs/node-types';
import { createEditorStore, graphOf, type CanvasView, type Draft } from '../../../web/editor/editor-store';
import { addNode, setField } from '../../../web/graph/edit';

const REGISTRY = new Map(nodeTypeInfos().map((t) => [t.kind, t]));

/** A server with one file, and a clock that the test moves. */
class World {
  public disk: Job = job('v1', []);
  public draft: Draft | undefined;
  public view: CanvasView | undefined;
  public saves: Graph[] = [];
  public fail: Error | undefined;
  private timers: { at: number; work: () => void }[] = [];
  private time = 0;
  public readonly ports = {
    save: async (graph: Graph, etag: string): Promise<Job> => {
      if (this.fail !== undefined) throw this.fail;
      if (etag !== this.disk.etag) throw Object.assign(new Error('stale'), { problem: { status: 412, current: this.disk } });
      this.saves.push(graph);
      this.disk = job(`v${this.saves.length + 1}`, graph.nodes);
      return this.disk;
    },
    drafts: { write: (d: Draft) => { this.draft = d; }, clear: () => { this.draft = undefined; } },
    view: { read: () => this.view, write: (v: CanvasView) => { this.view = v; } },
    now: () => this.time,
    later: (work: () => void, ms: number) => {
      const timer = { at: this.time + ms, work };
      this.timers.push(timer);
      return () => { this.timers = this.timers.filter((t) => t !== timer); };
    },
  };

  public async pass(ms: number): Promise<void> {
    this.time += ms;
    const due = this.timers.filter((t) => t.at <= this.time);
    this.timers = this.timers.filter((t) => t.at > this.time);
    due.forEach((t) => t.work());
    for (let i = 0; i < 10; i++) await Promise.resolve();
  }
}

function job(etag: string, nodes: Graph['nodes'], editable = true): Job {
  return {
    name: 'J',
    etag,
    editable,
    origin: { kind: 'file', file: 'J.glue.json' },
    parameters: [],
    issues: [],
    settings: { glueVersion: '5.1', workerType: 'G.1X', numberOfWorkers: 2, timeoutMinutes: 480, maxRetries: 0, bookmarks: 'disable', timeZone: 'UTC' },
    nodes: nodes.map((n) => ({ ...n, family: 'transform', outputs: [{ name: 'output', view: n.id.toLowerCase(), columns: 'a INT' }], issues: [] })),
  };
}

const add = (kind: string) => (g: Graph) => addNode(g, REGISTRY.get(kind)!).graph;

describe('the editor', () => {
  it('saves shortly after an edit, and knows then what the server says', async () => {
    const world = new World();
    const store = createEditorStore(world.disk, REGISTRY, world.ports);
    store.getState().apply(add('Filter'));
    expect(store.getState()).toMatchObject({ saving: 'waiting', nodes: [{ id: 'Filter', family: 'transform', outputs: [] }] });
    expect(world.draft?.graph.nodes).toHaveLength(1);
    await world.pass(200);
    expect(store.getState()).toMatchObject({ saving: 'saved', nodes: [{ id: 'Filter', outputs: [{ columns: 'a INT' }] }] });
    expect(world.draft).toBeUndefined();
    expect(world.disk.nodes).toHaveLength(1);
  });

  it('writes what came in between one after the other', async () => {
    const world = new World();
    const store = createEditorStore(world.disk, REGISTRY, world.ports);
    for (const text of ['a', 'ab', 'abc']) {
      store.getState().apply((g) => setField(g.nodes.length === 0 ? add('Filter')(g) : g, 'Filter', 'condition', text), 'c');
      await world.pass(50);
    }
    await world.pass(200);
    expect(world.saves).toHaveLength(1);
    expect(world.disk.nodes[0].fields).toEqual({ condition: 'abc' });
  });

  it('does not write over what someone else has written', async () => {
    const world = new World();
    const store = createEditorStore(world.disk, REGISTRY, world.ports);
    world.disk = job('theirs', [{ id: 'Theirs', type: 'Filter', fields: {}, inputs: [] }]);
    store.getState().apply(add('Limit'));
    await world.pass(200);
    expect(store.getState()).toMatchObject({ saving: 'conflict', theirs: { etag: 'theirs' } });
    expect(world.disk.nodes.map((n) => n.id)).toEqual(['Theirs']);
    store.getState().apply(add('Join'));
    await world.pass(500);
    expect(world.saves).toHaveLength(0);

    store.getState().keepMine();
    await world.pass(200);
    expect(store.getState().saving).toBe('saved');
    expect(world.disk.nodes.map((n) => n.id)).toEqual(['Limit', 'Join']);
  });

  it('can take theirs, and undo that', async () => {
    const world = new World();
    const store = createEditorStore(world.disk, REGISTRY, world.ports);
    store.getState().apply(add('Limit'));
    store.getState().received(job('theirs', [{ id: 'Theirs', type: 'Filter', fields: {}, inputs: [] }]));
    expect(store.getState().saving).toBe('conflict');
    store.getState().takeTheirs();
    expect(store.getState().nodes.map((n) => n.id)).toEqual(['Theirs']);
    store.getState().undo();
    expect(store.getState().nodes.map((n) => n.id)).toEqual(['Limit']);
  });

  it('follows the disk while there is nothing of its own', () => {
    const world = new World();
    const store = createEditorStore(world.disk, REGISTRY, world.ports);
    store.getState().received(job('v9', [{ id: 'New', type: 'Filter', fields: {}, inputs: [] }]));
    expect(store.getState()).toMatchObject({ saving: 'saved', job: { etag: 'v9' } });
    expect(store.getState().nodes.map((n) => n.id)).toEqual(['New']);
  });

  it('goes on from the edits that a closed tab left', async () => {
    const world = new World();
    const graph = add('Limit')(graphOf(world.disk));
    const store = createEditorStore(world.disk, REGISTRY, world.ports, { etag: 'v1', graph });
    expect(store.getState().nodes.map((n) => n.id)).toEqual(['Limit']);
    await world.pass(10);
    expect(world.disk.nodes.map((n) => n.id)).toEqual(['Limit']);
    // It had reached the disk already.
    expect(createEditorStore(world.disk, REGISTRY, world.ports, { etag: 'v1', graph }).getState().saving).toBe('saved');
    // Something else is there.
    expect(createEditorStore(world.disk, REGISTRY, world.ports, { etag: 'v1', graph: add('Join')(graph) }).getState().saving).toBe('conflict');
  });

  it('keeps an edit that could not be written, and writes it later', async () => {
    const world = new World();
    world.fail = new Error('no room');
    const store = createEditorStore(world.disk, REGISTRY, world.ports);
    store.getState().apply(add('Limit'));
    await world.pass(200);
    expect(store.getState()).toMatchObject({ saving: 'failed', failure: 'no room' });
    expect(world.draft).toBeDefined();
    world.fail = undefined;
    await store.getState().flush();
    expect(store.getState().saving).toBe('saved');
  });

  it('refuses edits of a job in code, and says so', () => {
    const store = createEditorStore(job('v1', [], false), REGISTRY, new World().ports);
    store.getState().apply(add('Limit'));
    expect(store.getState().nodes).toEqual([]);
    expect(store.getState().refused).toMatch(/written in code/);
  });

  it('keeps the object of a node that did not change', async () => {
    const world = new World();
    world.disk = job('v1', [{ id: 'A', type: 'Filter', fields: {}, inputs: [] }, { id: 'B', type: 'Filter', fields: {}, inputs: [] }]);
    const store = createEditorStore(world.disk, REGISTRY, world.ports);
    const [a] = store.getState().nodes;
    store.getState().apply((g) => setField(g, 'B', 'condition', 'x'));
    await world.pass(200);
    expect(store.getState().saving).toBe('saved');
    expect(store.getState().nodes[0]).toBe(a);
  });

  it('keeps how the graph is looked at: branches folded away, nodes put by hand', () => {
    const world = new World();
    const { toggleCollapsed, move } = createEditorStore(world.disk, REGISTRY, world.ports).getState();
    toggleCollapsed('A');
    toggleCollapsed('B');
    toggleCollapsed('A');
    move('one', [{ id: 'B', position: { x: 1, y: 2 } }], true);
    move('one', [{ id: 'C', position: { x: 9, y: 9 } }], false); // still held
    expect(world.view).toEqual({ collapsed: ['B'], moved: { shape: 'one', at: { B: { x: 1, y: 2 } } } });
    const again = createEditorStore(world.disk, REGISTRY, world.ports).getState();
    expect([[...again.collapsed], again.moved.at]).toEqual([['B'], { B: { x: 1, y: 2 } }]);
    again.move('another', [{ id: 'C', position: { x: 3, y: 4 } }], true);
    expect(world.view?.moved).toEqual({ shape: 'another', at: { C: { x: 3, y: 4 } } });
  });
});
