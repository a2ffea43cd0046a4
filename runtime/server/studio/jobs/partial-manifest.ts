import { GraphFile, resolveGraph } from '../../../../src/core/codegen/graph-file';
import { Manifest, MANIFEST_VERSION, upstream } from '../../../../src/core/manifest';

/** Of a graph that may be faulty elsewhere: what one node needs. @throws GlueprintError the first fault among those. */
export function partialManifest(graph: GraphFile, name: string, node: string): Manifest {
  const { nodes, faults } = resolveGraph(graph, name);
  if (faults[0] !== undefined) throw faults[0];
  const known = nodes.some((n) => n.id === node);
  const wanted = known ? new Set(upstream(nodes, node).map((n) => n.id)) : new Set<string>();
  const fault = nodes.find((n) => wanted.has(n.id) && n.faults.length > 0)?.faults[0];
  if (fault !== undefined) throw fault;
  return {
    version: MANIFEST_VERSION,
    job: { ...graph.job, path: name, name, stack: '', tags: graph.job.tags ?? {}, logicalId: name, script: `${name}.py` },
    parameters: graph.parameters,
    nodes: nodes.filter((n) => n.faults.length === 0 || n.id === node).map(({ faults: _, ...n }) => n),
    resources: {},
  };
}
