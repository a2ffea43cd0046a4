import { Annotations } from 'aws-cdk-lib';
import { displayText, ManifestNode, readers, Text } from '../core/manifest';
import type { Access } from '../core/nodes';
import type { JobNode } from '../job-node';
import { warn } from '../synth-warnings';

/** A node of a job, with what it may do. */
export interface NodeRights {
  readonly node: JobNode;
  readonly manifest: ManifestNode;
  readonly access: readonly Access[];
}

/** Nodes whose rows go nowhere, and such whose script cannot be made. */
export function warnOfNodes(nodes: readonly NodeRights[]): void {
  const all = nodes.map((n) => n.manifest);
  for (const { node, manifest } of nodes) {
    if (manifest.outputs.length > 0 && readers(all, manifest.id).length === 0) {
      warn(node, 'unread', `'${manifest.id}' is read by no node: its rows go nowhere`);
    }
    if (node._type.script === undefined && manifest.sql === undefined) {
      Annotations.of(node).addError(`the columns of the input of '${manifest.id}' are not known, so its script cannot be generated: give the source a schema (glueprint infer writes it)`);
    }
  }
}

interface Place { readonly id: string; readonly node: JobNode; readonly path: string }

/** Targets that write where the job reads, or where another target writes. */
export function warnOfOverlaps(nodes: readonly NodeRights[]): void {
  const places = (write: boolean): Place[] => nodes.flatMap(({ node, manifest: { id }, access }) => access
    .filter(({ actions, on }) => 's3' in on && on.scope === 'objects' && actions.includes('s3:PutObject') === write)
    .map(({ on }) => ({ id, node, path: folder('s3' in on ? on.s3 as Text : '') })));
  const [reads, writes] = [places(false), places(true)];
  writes.forEach((w, i) => {
    for (const r of reads.filter((x) => x.id !== w.id && overlap(x.path, w.path))) {
      warn(w.node, 'pathOverlap', `'${w.id}' writes to ${w.path}, where '${r.id}' reads (${r.path}): a run reads what the one before wrote`);
    }
    for (const other of writes.slice(i + 1).filter((x) => x.id !== w.id && overlap(x.path, w.path))) {
      warn(other.node, 'pathOverlap', `'${other.id}' and '${w.id}' write to the same place, ${other.path}`);
    }
  });
}

function folder(path: Text): string {
  return `${displayText(path).replace(/^s3[an]:/, 's3:').replace(/\/+$/, '')}/`;
}

/** Paths with a parameter in them are whatever a run says. */
function overlap(a: string, b: string): boolean {
  return !a.includes('${') && !b.includes('${') && (a.startsWith(b) || b.startsWith(a));
}
