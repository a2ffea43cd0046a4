import type { Graph, NodeTypeInfo } from '../../../runtime/server/studio/contract';
import { nodeTypeInfos } from '../../../runtime/server/studio/jobs/node-types';
import { addNode, aliasOf, connect, disconnect, freeId, insertOnEdge, paste, remove, rename, setField } from '../../../web/graph/edit';

const REGISTRY = new Map(nodeTypeInfos().map((t) => [t.kind, t]));
const type = (kind: string) => REGISTRY.get(kind) as NodeTypeInfo;
const EMPTY: Graph = { settings: { glueVersion: '5.1', workerType: 'G.1X', numberOfWorkers: 2, timeoutMinutes: 480, maxRetries: 0, bookmarks: 'disable', timeZone: 'UTC' }, parameters: [], nodes: [] };
const node = (id: string, kind: string, ...inputs: string[]) => (
  { id, type: kind, fields: {}, inputs: inputs.map((i) => ({ node: i, as: aliasOf(i) })) }
);
const graph = (...nodes: Graph['nodes']): Graph => ({ ...EMPTY, nodes });
const wires = (g: Graph) => g.nodes.flatMap((n) => n.inputs.map((i) => `${i.node}>${n.id} as ${i.as}`));

describe('adding nodes', () => {
  it('numbers names that are taken, without regard to case', () => {
    expect(freeId(graph(node('filter', 'Filter')).nodes, 'Filter')).toBe('Filter2');
    expect(freeId(graph(node('Filter', 'Filter'), node('Filter2', 'Filter')).nodes, 'Filter2')).toBe('Filter3');
  });

  it('connects a new node to the selection, as far as its type takes inputs', () => {
    const g = graph(node('A', 'S3Source'), node('B', 'S3Source'));
    expect(wires(addNode(g, type('Filter'), [{ node: 'A' }, { node: 'B' }]).graph)).toEqual(['A>Filter as a']);
    expect(wires(addNode(g, type('Join'), [{ node: 'A' }, { node: 'B' }]).graph)).toEqual(['A>Join as a', 'B>Join as b']);
    expect(wires(addNode(g, type('S3Source'), [{ node: 'A' }]).graph)).toEqual([]);
  });

  it('puts a node into a connection and keeps the name by which SQL knows the input', () => {
    const g = graph(node('A', 'S3Source'), { ...node('Q', 'SparkSql'), inputs: [{ node: 'A', as: 'orders' }] });
    const { graph: next, id } = insertOnEdge(g, type('Filter'), 'Q', 0);
    expect(id).toBe('Filter');
    expect(wires(next)).toEqual(['Filter>Q as orders', 'A>Filter as a']);
  });

  it('refuses a source or target between two nodes', () => {
    const g = graph(node('A', 'S3Source'), node('F', 'Filter', 'A'));
    expect(() => insertOnEdge(g, type('S3Target'), 'F', 0)).toThrow('cannot stand between two nodes');
  });
});

describe('connecting', () => {
  const g = graph(node('A', 'S3Source'), node('B', 'S3Source'), node('F', 'Filter', 'A'), node('T', 'S3Target', 'F'));

  it('replaces the input of a node that takes one', () => {
    expect(wires(connect(g, REGISTRY, 'B', 'F'))).toEqual(['B>F as b', 'F>T as f']);
  });

  it.each([
    ['F', 'F', 'its own result'], ['T', 'A', 'its own result'], ['T', 'F', 'its own result'], ['F', 'A', 'its own result'], ['F', 'B', 'it reads no other node'],
  ])('refuses %s → %s', (from, to, why) => {
    expect(() => connect(g, REGISTRY, from, to)).toThrow(why);
  });

  it('refuses to read a target', () => {
    expect(() => connect(graph(node('T', 'S3Target'), node('F', 'Filter')), REGISTRY, 'T', 'F')).toThrow('nothing can read it');
  });

  it('gives each input of a node its own name', () => {
    const two = graph(node('A', 'S3Source'), node('a_', 'S3Source'), { ...node('J', 'Join'), inputs: [{ node: 'A', as: 'a_' }] });
    expect(wires(connect(two, REGISTRY, 'a_', 'J'))).toEqual(['A>J as a_', 'a_>J as a_2']);
  });

  it('takes out one input', () => {
    expect(wires(disconnect(g, 'T', 0))).toEqual(['A>F as a']);
  });
});

describe('deleting', () => {
  it('joins the neighbours of a node with one input, over several deleted ones', () => {
    const g = graph(node('A', 'S3Source'), node('F', 'Filter', 'A'), node('L', 'Limit', 'F'), node('T', 'S3Target', 'L'));
    expect(wires(remove(g, new Set(['F', 'L'])))).toEqual(['A>T as l']);
  });

  it('leaves nothing of a source or of a node with two inputs', () => {
    const g = graph(node('A', 'S3Source'), node('B', 'S3Source'), node('J', 'Join', 'A', 'B'), node('T', 'S3Target', 'J'));
    expect(wires(remove(g, new Set(['J'])))).toEqual([]);
    expect(wires(remove(g, new Set(['A'])))).toEqual(['B>J as b', 'J>T as j']);
  });
});

describe('copies', () => {
  it('keep their connections among themselves and to what stays', () => {
    const g = graph(node('A', 'S3Source'), node('F', 'Filter', 'A'), node('L', 'Limit', 'F'));
    const { graph: next, ids } = paste(g, g.nodes.slice(1));
    expect(ids).toEqual(['F2', 'L2']);
    expect(wires(next).slice(2)).toEqual(['A>F2 as a', 'F2>L2 as f']);
  });

  it('drop connections to nodes that another job has', () => {
    expect(wires(paste(EMPTY, [node('F', 'Filter', 'Elsewhere')]).graph)).toEqual([]);
  });
});

describe('renaming and fields', () => {
  const g = graph(node('A', 'S3Source'), node('F', 'Filter', 'A'));
  it('follows the name where it is read', () => {
    expect(wires(rename(g, 'A', 'Orders'))).toEqual(['Orders>F as a']);
  });
  it.each([['f', "there is a node 'f' already"], ['1st', 'a letter followed by'], ['a b', 'a letter followed by']])('refuses %s', (name, why) => {
    expect(() => rename(g, 'A', name)).toThrow(why);
  });
  it('sets and takes away a field without touching the old graph', () => {
    const next = setField(g, 'F', 'condition', 'x > 1');
    expect(next.nodes[1].fields).toEqual({ condition: 'x > 1' });
    expect(g.nodes[1].fields).toEqual({});
    expect(setField(next, 'F', 'condition', undefined).nodes[1].fields).toEqual({});
    expect(next.nodes[0]).toBe(g.nodes[0]);
  });
});
