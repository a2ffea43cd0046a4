import { importMember, ImportedMember, outputsOf } from './import-node';
import { readSettings } from './job-settings';
import { mendGraph } from './mend-graph';
import { nodeNames } from './studio-ids';
import { StudioJob, StudioNode } from './studio-job';
import { GlueprintError } from '../../diagnostics';
import { FieldValue, ManifestInput, orderNodes } from '../../manifest';
import { STUDIO_NODE, viewName } from '../../nodes';
import { GraphFile, GraphFileNode, readGraphFile } from '../graph-file';

export interface ImportedGraph { readonly graph: GraphFile; readonly warnings: readonly { readonly node?: string; readonly message: string }[] }

/**
 * A visual job as a graph file. Each node keeps its member as it stood, so that an export gives back what was not changed;
 * a member that no node type takes becomes a `StudioNode`, and a warning says so.
 */
export function importGraph(job: StudioJob): ImportedGraph {
  const warnings: { node?: string; message: string }[] = [];
  const names = nodeNames(job.nodes);
  const read = new Map(job.nodes.map((n) => [n.id, importMember(n)]));
  const inputs = (n: StudioNode) => inputIds(n, read.get(n.id) as ImportedMember, names).map((node) => ({ node, as: '' }));
  const ordered = orderNodes(job.nodes.map((n) => ({ id: n.id, inputs: inputs(n), node: n }))).map((n) => n.node);
  const views = new Views(names, read);
  const nodes = ordered.map((n) => {
    const member = read.get(n.id) as ImportedMember;
    const name = names.get(n.id) ?? n.id;
    for (const message of member.warnings) warnings.push({ node: name, message });
    if (member.unused.length > 0) warnings.push({ node: name, message: `kept, but not used: ${member.unused.join(', ')} of ${n.member}` });
    return views.node(n, member, name, (message) => warnings.push({ node: name, message }));
  });
  const { job: settings, parameters, warnings: ofJob } = readSettings(job.settings);
  warnings.push(...ofJob.map((message) => ({ message })));
  const placeholders = [...new Set([...read.values()].flatMap((m) => m.parameters))].filter((p) => !parameters.some((q) => q.name === p));
  const all = [...parameters, ...placeholders.map((name) => ({ name, type: 'string' as const }))];
  const studio = { settings: job.settings, order: job.nodes.map((n) => n.id) };
  const graph = readGraphFile({ version: 1, job: settings, parameters: all, nodes, studio });
  return { graph: mendGraph(graph, (node, message) => warnings.push({ node, message })), warnings };
}

/** Ids of the nodes read, all of which must be there. */
function inputIds(node: StudioNode, member: ImportedMember, names: ReadonlyMap<string, string>): readonly string[] {
  for (const id of member.inputs) {
    if (!names.has(id)) throw new GlueprintError({ code: 'CannotImport', node: names.get(node.id), message: `reads '${id}', which is not in the graph` });
  }
  return member.inputs;
}

/** Datasets have the names that constructs would give them: the code of an import makes the same job as its graph file. */
class Views {
  private readonly taken = new Set<string>();
  private readonly views = new Map<string, string>();

  constructor(private readonly names: ReadonlyMap<string, string>, private readonly read: ReadonlyMap<string, ImportedMember>) {}

  public node(node: StudioNode, member: ImportedMember, name: string, warn: (message: string) => void): GraphFileNode {
    const inputs = this.inputs(member, warn);
    const outputs = outputsOf(member);
    for (const output of outputs) {
      const view = viewName(outputs.length === 1 ? name : `${name}/${output}`, this.taken);
      this.taken.add(view);
      this.views.set(`${node.id}\n${output}`, view);
    }
    const body = node.body as { readonly [name: string]: FieldValue };
    const studio = member.type === STUDIO_NODE ? { id: node.id } : { id: node.id, member: node.member, body };
    return { id: name, type: member.type.kind, fields: member.given, inputs, studio };
  }

  private inputs(member: ImportedMember, warn: (message: string) => void): ManifestInput[] {
    const { names: sides } = member.type.inputs;
    const taken = new Map<string, number>();
    return member.inputs.map((id, i) => {
      const outputs = outputsOf(this.read.get(id) as ImportedMember);
      const place = member.outputOfInput;
      if (outputs.length > 1 && place >= outputs.length) warn(`reads dataset ${place} of '${this.names.get(id)}', which has ${outputs.length}: the last is taken`);
      const output = outputs[Math.min(place, outputs.length - 1)];
      const given = member.as[i];
      const base = given === undefined || given === '' ? this.views.get(`${id}\n${output}`) ?? 'input' : given;
      const before = taken.get(base) ?? 0;
      taken.set(base, before + 1);
      const as = before === 0 ? base : `${base}_${sides?.[i] ?? before + 1}`;
      return { node: this.names.get(id) ?? id, ...(outputs.length > 1 ? { output } : {}), as };
    });
  }
}
