import { issueOf } from './issues';
import { GraphFile, resolveGraph } from '../../../../src/core/codegen/graph-file';
import type { GlueprintError } from '../../../../src/core/diagnostics';
import type { Manifest, ManifestNode } from '../../../../src/core/manifest';
import { nodeType } from '../../../../src/core/nodes';
import type { Job, JobNode, JobOrigin, JobSettings } from '../contract';

/** A job as the page sees it, from what is on disk. */
export interface JobSource {
  readonly name: string;
  readonly etag: string;
  readonly origin: JobOrigin;
  readonly content: { readonly kind: 'manifest'; readonly manifest: Manifest } | { readonly kind: 'graph'; readonly graph: GraphFile } | { readonly kind: 'broken'; readonly error: GlueprintError };
}

export function jobView(source: JobSource): Job {
  const { name, etag, origin, content } = source;
  if (content.kind === 'broken') return { name, etag, origin, editable: false, settings: UNKNOWN, parameters: [], nodes: [], issues: [issueOf(content.error)] };
  if (content.kind === 'manifest') {
    const { job, parameters, studio } = content.manifest;
    const nodes = content.manifest.nodes.map((n) => nodeView(n, []));
    return { name, etag, origin, editable: false, settings: settingsOf(job), parameters, nodes, studio, issues: [] };
  }
  const { graph } = content;
  const { nodes, faults } = resolveGraph(graph, name);
  const seen = new Map(nodes.map((n) => [n.id, n]));
  // In the order of the file, with the fields as they stand there: defaults are not the user's.
  const views = graph.nodes.map((n) => {
    const resolved = seen.get(n.id);
    const ofJob = faults.filter((f) => f.details.node === n.id);
    if (resolved === undefined) return nodeView({ ...n, path: `${name}/${n.id}`, outputs: [] }, []);
    return { ...nodeView(resolved, [...ofJob, ...resolved.faults]), fields: n.fields };
  });
  const issues = faults.filter((f) => !graph.nodes.some((n) => n.id === f.details.node)).map((f) => issueOf(f));
  const { parameters, studio } = graph;
  return { name, etag, origin, editable: true, settings: settingsOf(graph.job), parameters, nodes: views, studio, issues };
}

const UNKNOWN: JobSettings = { glueVersion: '5.1', workerType: 'G.1X', numberOfWorkers: 2, timeoutMinutes: 480, maxRetries: 0, bookmarks: 'disable', timeZone: 'UTC' };

function settingsOf(job: JobSettings): JobSettings {
  const { description, glueVersion, workerType, numberOfWorkers, timeoutMinutes, maxRetries, bookmarks, timeZone, tags } = job;
  return { description, glueVersion, workerType, numberOfWorkers, timeoutMinutes, maxRetries, bookmarks, timeZone, tags };
}

function nodeView(node: ManifestNode, faults: readonly GlueprintError[]): JobNode {
  const type = nodeType(node.type);
  return {
    id: node.id,
    type: node.type,
    family: type?.family ?? (node.inputs.length === 0 ? 'source' : node.outputs.length === 0 ? 'target' : 'transform'),
    fields: node.fields,
    inputs: node.inputs,
    studio: node.studio,
    outputs: node.outputs,
    sql: node.sql,
    issues: faults.map((f) => issueOf(f)),
    path: node.path,
    at: node.at,
    notLocal: notLocal(node),
  };
}

function notLocal(node: ManifestNode): string | undefined {
  try {
    return nodeType(node.type)?.notLocal?.(node.fields);
  } catch {
    return undefined; // fields that are wrong are told as issues
  }
}
