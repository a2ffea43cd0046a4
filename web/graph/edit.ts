import { blankRecord } from './blank';
import { reachable } from './job-graph';
import type { Graph, GraphNode, NodeTypeInfo } from '../../runtime/server/studio/contract';
import type { FieldValue, ManifestInput } from '../../src/core/manifest/manifest';

/** Every change of a graph: a new graph from the old one, nothing in place. */

/** Why a change cannot be made, for people. */
export class EditRefused extends Error {}

export type Registry = ReadonlyMap<string, NodeTypeInfo>;

/** A name that no node has: `Filter`, `Filter2`, … Names differ by more than case, because views do. */
export function freeId(nodes: readonly GraphNode[], wanted: string): string {
  const taken = new Set(nodes.map((n) => n.id.toLowerCase()));
  if (!taken.has(wanted.toLowerCase())) return wanted;
  const stem = wanted.replace(/\d+$/, '');
  for (let n = 2; ; n++) if (!taken.has(`${stem}${n}`.toLowerCase())) return `${stem}${n}`;
}

/** `WithState` → `with_state`: how SQL calls the input by default. */
export function aliasOf(id: string): string {
  const alias = id.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9_]+/g, '_').toLowerCase();
  return /^[a-z_]/.test(alias) ? alias : `_${alias}`;
}

function input(node: GraphNode, from: string, output?: string): ManifestInput {
  const taken = new Set(node.inputs.map((i) => i.as.toLowerCase()));
  const stem = output === undefined ? aliasOf(from) : `${aliasOf(from)}_${aliasOf(output)}`;
  let as = stem;
  for (let n = 2; taken.has(as); n++) as = `${stem}${n}`;
  return output === undefined ? { node: from, as } : { node: from, output, as };
}

function change(graph: Graph, id: string, how: (node: GraphNode) => GraphNode): Graph {
  return { ...graph, nodes: graph.nodes.map((n) => (n.id === id ? how(n) : n)) };
}

export function nodeOf(graph: Graph, id: string): GraphNode {
  const node = graph.nodes.find((n) => n.id === id);
  if (node === undefined) throw new EditRefused(`there is no node '${id}'`);
  return node;
}

/** What a new node reads: a node with one output, or one of its outputs. */
export interface Upstream { readonly node: string; readonly output?: string }

/** The first output of a node that has several has to be named. */
export function upstreamOf(node: { readonly id: string; readonly outputs: readonly { readonly name: string }[] }): Upstream {
  const [first, second] = node.outputs;
  return first === undefined || second === undefined ? { node: node.id } : { node: node.id, output: first.name };
}

/** A node of the type with what it must have, reading `after` where it takes an input. */
export function addNode(graph: Graph, type: NodeTypeInfo, after: readonly Upstream[] = []): { graph: Graph; id: string } {
  const id = freeId(graph.nodes, type.kind);
  let node: GraphNode = { id, type: type.kind, fields: blankRecord(type.fields), inputs: [] };
  for (const from of after.slice(0, type.inputs.max)) node = { ...node, inputs: [...node.inputs, input(node, from.node, from.output)] };
  return { graph: { ...graph, nodes: [...graph.nodes, node] }, id };
}

/** Puts a node between the two ends of an input. */
export function insertOnEdge(graph: Graph, type: NodeTypeInfo, target: string, number: number): { graph: Graph; id: string } {
  if (type.inputs.max < 1 || type.family === 'target') throw new EditRefused(`${type.title} cannot stand between two nodes`);
  const old = nodeOf(graph, target).inputs[number];
  if (old === undefined) throw new EditRefused(`'${target}' has no input ${number + 1}`);
  const added = addNode(graph, type);
  const placed = change(added.graph, added.id, (n) => ({ ...n, inputs: [{ ...input(n, old.node, old.output) }] }));
  // The alias stays: the SQL of the target uses it.
  const joined = change(placed, target, (n) => ({ ...n, inputs: n.inputs.map((i, at) => (at === number ? { node: added.id, as: i.as } : i)) }));
  return { graph: joined, id: added.id };
}

export function connect(graph: Graph, registry: Registry, from: string, to: string, output?: string): Graph {
  const target = nodeOf(graph, to);
  const source = nodeOf(graph, from);
  const rule = registry.get(target.type)?.inputs ?? { min: 0, max: Infinity };
  if (from === to || reachable(graph.nodes, to, 'down').has(from)) throw new EditRefused(`'${to}' would read its own result`);
  if (registry.get(source.type)?.family === 'target') throw new EditRefused(`'${from}' is a target: nothing can read it`);
  if (rule.max === 0) throw new EditRefused(`'${to}' is a source: it reads no other node`);
  if (target.inputs.some((i) => i.node === from && i.output === output)) return graph;
  return change(graph, to, (n) => {
    // A full node takes the new input in place of its last.
    const kept = n.inputs.length >= rule.max ? n.inputs.slice(0, rule.max - 1) : n.inputs;
    return { ...n, inputs: [...kept, input({ ...n, inputs: kept }, from, output)] };
  });
}

export function disconnect(graph: Graph, target: string, number: number): Graph {
  return change(graph, target, (n) => ({ ...n, inputs: n.inputs.filter((_, i) => i !== number) }));
}

export function swapInputs(graph: Graph, id: string): Graph {
  return change(graph, id, (n) => ({ ...n, inputs: [...n.inputs].reverse() }));
}

export function setAlias(graph: Graph, id: string, number: number, as: string): Graph {
  return change(graph, id, (n) => ({ ...n, inputs: n.inputs.map((i, at) => (at === number ? { ...i, as } : i)) }));
}

/** Takes nodes out; what read a one-input node reads its input instead, as in Glue Studio. */
export function remove(graph: Graph, ids: ReadonlySet<string>): Graph {
  const gone = new Map(graph.nodes.filter((n) => ids.has(n.id)).map((n) => [n.id, n]));
  const resolve = (i: ManifestInput, depth = 0): ManifestInput | undefined => {
    const node = gone.get(i.node);
    if (node === undefined) return i;
    const only = node.inputs[0];
    if (node.inputs.length !== 1 || only === undefined || depth > gone.size) return undefined;
    return resolve({ ...only, as: i.as }, depth + 1);
  };
  const kept = graph.nodes.filter((n) => !ids.has(n.id)).map((n) => {
    if (!n.inputs.some((i) => ids.has(i.node))) return n;
    return { ...n, inputs: n.inputs.map((i) => resolve(i)).filter((i): i is ManifestInput => i !== undefined) };
  });
  return { ...graph, nodes: kept };
}

/** Copies; inputs among the copies go to the copies, inputs from outside stay where they are there. */
export function paste(graph: Graph, copies: readonly GraphNode[]): { graph: Graph; ids: string[] } {
  const names = new Map<string, string>();
  const nodes = [...graph.nodes];
  for (const copy of copies) {
    const id = freeId(nodes, copy.id);
    names.set(copy.id, id);
    // What Glue Studio had is the original's: an export would give two nodes one id.
    const { studio: _, ...rest } = copy;
    nodes.push({ ...rest, id });
  }
  const existing = new Set(graph.nodes.map((n) => n.id));
  const pasted = nodes.slice(graph.nodes.length).map((n) => ({
    ...n,
    inputs: n.inputs.flatMap((i) => {
      const renamed = names.get(i.node);
      if (renamed !== undefined) return [{ ...i, node: renamed }];
      return existing.has(i.node) ? [i] : [];
    }),
  }));
  return { graph: { ...graph, nodes: [...graph.nodes, ...pasted] }, ids: pasted.map((n) => n.id) };
}

const NODE_ID = /^[A-Za-z][A-Za-z0-9_-]*$/;

export function rename(graph: Graph, id: string, name: string): Graph {
  if (name === id) return graph;
  if (!NODE_ID.test(name)) throw new EditRefused("a name is a letter followed by letters, digits, '-' or '_'");
  if (graph.nodes.some((n) => n.id !== id && n.id.toLowerCase() === name.toLowerCase())) throw new EditRefused(`there is a node '${name}' already`);
  return {
    ...graph,
    nodes: graph.nodes.map((n) => ({
      ...n,
      id: n.id === id ? name : n.id,
      inputs: n.inputs.map((i) => (i.node === id ? { ...i, node: name } : i)),
    })),
  };
}

export function setField(graph: Graph, id: string, field: string, value: FieldValue | undefined): Graph {
  return change(graph, id, (n) => {
    const fields = { ...n.fields };
    if (value === undefined) delete fields[field];
    else fields[field] = value;
    return { ...n, fields };
  });
}
