import type { GraphFile, GraphFileNode } from './graph-file';
import { didYouMean, GlueprintError } from '../../diagnostics';
import { Manifest, MANIFEST_VERSION, ManifestNode, ManifestOutput, orderNodes } from '../../manifest';
import { NODE_TYPES, NodeInput, nodeType, outputNames, resolveNode, sessionOf, viewName } from '../../nodes';
import type { SqlSession } from '../../spark-sql/contract';
import { Column, columnsDdl } from '../../types';

/** A graph with all that follows from it, as far as it is right. */
export interface ResolvedGraph {
  /** In topological order; faulty nodes have no columns, and neither have those below them. */
  readonly nodes: readonly ResolvedGraphNode[];
  /** Of the graph as a whole. */
  readonly faults: readonly GlueprintError[];
}
export interface ResolvedGraphNode extends ManifestNode {
  readonly faults: readonly GlueprintError[];
}

/** Never throws: every fault is reported where it is. `name` is the job's. */
export function resolveGraph(graph: GraphFile, name: string): ResolvedGraph {
  const faults: GlueprintError[] = [];
  const collect = <T>(work: () => T): T | undefined => collectInto(faults, work);
  const session = collect(() => sessionOf(graph.job.glueVersion, graph.parameters, graph.job.timeZone));
  const ordered = collect(() => orderDespiteDangling(graph.nodes)) ?? graph.nodes;
  return { nodes: new GraphResolution(graph, name, session).resolve(ordered), faults };
}

/** @throws GlueprintError the first fault, with the id of its node. */
export function manifestOf(graph: GraphFile, name: string): Manifest {
  const { nodes, faults } = resolveGraph(graph, name);
  const fault = faults[0] ?? nodes.find((n) => n.faults.length > 0)?.faults[0];
  if (fault !== undefined) throw fault;
  return {
    version: MANIFEST_VERSION,
    job: { ...graph.job, path: name, name, stack: '', tags: graph.job.tags ?? {}, logicalId: name, script: `${name}.py` },
    parameters: graph.parameters,
    nodes: nodes.map(({ faults: _, ...node }) => node),
    resources: {},
    ...(graph.studio === undefined ? {} : { studio: graph.studio }),
  };
}

class GraphResolution {
  private readonly taken = new Set<string>();
  private readonly columns = new Map<string, readonly Column[] | undefined>();
  private readonly outputs = new Map<string, readonly ManifestOutput[]>();

  constructor(private readonly graph: GraphFile, private readonly name: string, private readonly session: SqlSession | undefined) {}

  public resolve(nodes: readonly GraphFileNode[]): ResolvedGraphNode[] {
    return nodes.map((node) => {
      const faults: GlueprintError[] = [];
      const resolved = collectInto(faults, () => this.node(node));
      const path = `${this.name}/${node.id}`;
      if (resolved !== undefined) return { ...resolved, path, faults };
      const outputs = this.views(node, defaultOutputs(node));
      this.outputs.set(node.id, outputs);
      return { id: node.id, path, type: node.type, fields: node.fields, inputs: node.inputs, outputs, faults, ...studioOf(node) };
    });
  }

  private node(node: GraphFileNode): Omit<ResolvedGraphNode, 'path' | 'faults'> {
    const type = nodeType(node.type);
    if (type === undefined) {
      throw new GlueprintError({
        code: 'UnknownNodeType', node: node.id, message: `there is no node type '${node.type}'${didYouMean(node.type, NODE_TYPES.map((t) => t.kind))}`,
      });
    }
    if (this.session === undefined) throw new GlueprintError({ code: 'InvalidJob', node: node.id, message: 'cannot be checked before the settings of the job are right' });
    const inputs = node.inputs.map((input, i): NodeInput => {
      const outputs = this.outputs.get(input.node) ?? this.laterOutputs(input.node);
      if (outputs === undefined) throw new GlueprintError({ code: 'DanglingInput', node: node.id, field: 'inputs', message: `there is no node '${input.node}'${didYouMean(input.node, this.outputs.keys())}` });
      const output = input.output ?? outputs[0]?.name ?? '';
      if (!outputs.some((o) => o.name === output)) {
        const names = outputs.map((o) => o.name);
        throw new GlueprintError({
          code: 'UnknownOutput',
          node: node.id,
          field: 'inputs',
          message: names.length === 0 ? `'${input.node}' is a target: it cannot be read` : `'${input.node}' has no output '${output}'; it has ${names.join(', ')}${didYouMean(output, names)}`,
        });
      }
      if (node.inputs.some((other, j) => j < i && other.as.toLowerCase() === input.as.toLowerCase())) {
        throw new GlueprintError({ code: 'DuplicateInput', node: node.id, field: 'inputs', message: `two inputs are called '${input.as}'`, hint: 'give one of them another name' });
      }
      return { as: input.as, columns: this.columns.get(`${input.node}\n${output}`) };
    });
    const { fields, outputs: names, columns, sql } = resolveNode(
      { type, node: node.id, fields: node.fields, inputs, session: this.session, parameters: this.graph.parameters },
    );
    for (const output of names) this.columns.set(`${node.id}\n${output}`, columns?.[output]);
    const outputs = this.views(node, names).map(
      (o) => ({ ...o, ...columns?.[o.name] === undefined ? {} : { columns: columnsDdl(columns[o.name]) } }),
    );
    this.outputs.set(node.id, outputs);
    return { id: node.id, type: node.type, fields: fields as ManifestNode['fields'], inputs: node.inputs, outputs, ...sql === undefined ? {} : { sql }, ...studioOf(node) };
  }

  /** Of a node that comes later because the nodes read each other in a circle, which is told once. */
  private laterOutputs(id: string): readonly ManifestOutput[] | undefined {
    const node = this.graph.nodes.find((n) => n.id === id);
    return node === undefined ? undefined : defaultOutputs(node).map((name) => ({ name, view: id }));
  }

  private views(node: GraphFileNode, names: readonly string[]): ManifestOutput[] {
    return names.map((name) => {
      const view = viewName(names.length === 1 ? node.id : `${node.id}/${name}`, this.taken);
      this.taken.add(view);
      return { name, view };
    });
  }
}

const studioOf = ({ studio }: GraphFileNode) => (studio === undefined ? {} : { studio });

/** What a faulty node would give: others can be connected to it while it is being mended. */
function defaultOutputs(node: GraphFileNode): readonly string[] {
  const type = nodeType(node.type);
  try {
    return type === undefined ? ['output'] : outputNames(type, node.fields);
  } catch {
    return ['output'];
  }
}

/** Inputs that lead nowhere are told at their node, not as a fault of the order. */
function orderDespiteDangling(nodes: readonly GraphFileNode[]): GraphFileNode[] {
  const known = new Set(nodes.map((n) => n.id));
  const originals = new Map(nodes.map((n) => [n.id, n]));
  const ordered = orderNodes(nodes.map((n) => ({ ...n, inputs: n.inputs.filter((i) => known.has(i.node)) })));
  return ordered.map((n) => originals.get(n.id) ?? n);
}

function collectInto<T>(faults: GlueprintError[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!GlueprintError.isGlueprintError(error)) throw error;
    faults.push(error);
    return undefined;
  }
}
