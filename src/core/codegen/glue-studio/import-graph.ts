import { defined, ImportNotes, MEMBER_FORMS } from './member-forms';
import { StudioJob, StudioNode } from './studio-job';
import { GlueprintError } from '../../diagnostics';
import { FieldValue, orderNodes } from '../../manifest';
import { GLUE_VERSIONS } from '../../nodes';
import { GraphFile, GraphFileNode, readGraphFile } from '../graph-file';

export interface ImportedGraph { readonly graph: GraphFile; readonly warnings: readonly { readonly node?: string; readonly message: string }[] }

const ALWAYS = ['Name', 'Inputs', 'OutputSchemas'];

/**
 * A visual job as a graph file; node ids become the names of the nodes, made unique.
 * @throws GlueprintError that names the members without a node type
 */
export function importGraph(job: StudioJob): ImportedGraph {
  const warnings: { node?: string; message: string }[] = [];
  const without = [...new Set(job.nodes.map((n) => n.member).filter((m) => !MEMBER_FORMS.some((f) => f.member === m)))];
  if (without.length > 0) {
    throw new GlueprintError({ code: 'UnknownMember', message: `${without.join(', ')} of Glue Studio ${without.length === 1 ? 'has' : 'have'} no node type yet; there are ${MEMBER_FORMS.map((f) => f.member).join(', ')}` });
  }
  const ids = nodeIds(job.nodes);
  const nodes = job.nodes.map((n) => importNode(n, ids, (message) => warnings.push({ node: ids.get(n.id), message })));
  const { settings } = job;
  const version = typeof settings.GlueVersion === 'string' ? settings.GlueVersion : undefined;
  const known = version !== undefined && GLUE_VERSIONS.includes(version);
  if (version !== undefined && !known) warnings.push({ message: `Glue ${version} is not supported, the default is used; supported: ${GLUE_VERSIONS.join(', ')}` });
  const graph = readGraphFile({
    version: 1,
    job: defined({
      description: typeof settings.Description === 'string' && settings.Description !== '' ? settings.Description : undefined,
      glueVersion: known ? version : undefined,
      workerType: settings.WorkerType as FieldValue | undefined,
      numberOfWorkers: settings.NumberOfWorkers as FieldValue | undefined,
      timeoutMinutes: settings.Timeout as FieldValue | undefined,
      maxRetries: settings.MaxRetries as FieldValue | undefined,
    }),
    nodes: orderNodes(nodes),
  });
  return { graph, warnings };
}

function importNode(node: StudioNode, ids: ReadonlyMap<string, string>, warn: (message: string) => void): GraphFileNode {
  const form = MEMBER_FORMS.find((f) => f.member === node.member);
  const id = ids.get(node.id) ?? node.id;
  const refuse: ImportNotes['refuse'] = (message) => {
    throw new GlueprintError({ code: 'CannotImport', node: id, message });
  };
  if (form === undefined) return refuse(`'${node.member}' has no node type`);
  const unknown = Object.keys(node.body).filter((f) => !ALWAYS.includes(f) && !form.understood.includes(f));
  if (unknown.length > 0) warn(`left out: ${unknown.join(', ')} of ${node.member}`);
  const { type, fields, as } = form.read(node, { warn, refuse });
  const inputs = (Array.isArray(node.body.Inputs) ? node.body.Inputs : []).map((input: unknown, i) => {
    const from = ids.get(String(input));
    if (from === undefined) return refuse(`reads '${String(input)}', which is not in the graph`);
    return { node: from, as: as?.[i] ?? from.toLowerCase() };
  });
  return { id, type, fields: defined(fields), inputs };
}

/** `Amazon S3` → `AmazonS3`; the second of a name gets a number. */
function nodeIds(nodes: readonly StudioNode[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(nodes.map((n) => {
    const words = String(n.body.Name ?? n.member).split(/[^A-Za-z0-9]+/).filter((w) => w !== '');
    const plain = words.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('');
    const base = /^[A-Za-z]/.test(plain) ? plain : `${n.member}${plain}`;
    let id = base;
    for (let i = 2; taken.has(id.toLowerCase()); i++) id = `${base}${i}`;
    taken.add(id.toLowerCase());
    return [n.id, id];
  }));
}
