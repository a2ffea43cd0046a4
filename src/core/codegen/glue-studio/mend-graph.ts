import { formOf } from './forms';
import { inApiSpelling } from './spelling';
import type { GlueprintError } from '../../diagnostics';
import { STUDIO_NODE } from '../../nodes';
import { GraphFile, GraphFileNode, resolveGraph } from '../graph-file';

/** What Glue passes over and we refuse, such as a column that is not there, is put as Glue takes it, with a warning. Other faults stay, for their place to tell. */
export function mendGraph(graph: GraphFile, warn: (node: string, message: string) => void): GraphFile {
  let mended = graph;
  // Each turn mends one fault; below it columns become known, and faults with them.
  for (let turn = 0; turn < graph.nodes.length * 50; turn++) {
    const change = nextChange(mended);
    if (change === undefined) return mended;
    const { node, fault, mend } = change;
    const { field, message } = fault.details;
    const [what, fields] = mend === 'pass' ? ['rows go on unchanged', undefined] : ['Glue passes over it', mend];
    warn(node.id, `${field === undefined ? '' : `${field}: `}${message}: ${what}`);
    const { studio } = node;
    const changed: GraphFileNode = fields === undefined
      ? { ...node, type: STUDIO_NODE.kind, fields: { member: studio?.member ?? '', body: studio?.body ?? {}, passThrough: true }, studio: { id: studio?.id ?? node.id } }
      : { ...node, fields, studio: { ...studio, id: studio?.id ?? node.id, fields } };
    mended = { ...mended, nodes: mended.nodes.map((n) => (n.id === node.id ? changed : n)) };
  }
  return mended;
}

interface Change { readonly node: GraphFileNode; readonly fault: GlueprintError; readonly mend: GraphFileNode['fields'] | 'pass' }

function nextChange(graph: GraphFile): Change | undefined {
  for (const { id, faults } of resolveGraph(graph, 'job').nodes) {
    const node = graph.nodes.find((n) => n.id === id);
    const [fault] = faults;
    if (node?.studio?.member === undefined || fault === undefined) continue;
    const { member, body } = inApiSpelling({ member: node.studio.member, body: node.studio.body ?? {} });
    const form = formOf(member, body)?.form;
    const mend = form?.mend?.(node.fields, { code: fault.code, ...(fault.details.field === undefined ? {} : { field: fault.details.field }) });
    if (mend !== undefined && node.inputs.length === 1) return { node, fault, mend };
  }
  return undefined;
}
