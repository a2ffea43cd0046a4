import type { NodeType } from './node-type';
import type { Manifest } from '../manifest/manifest';

/**
 * The job with the nodes that stand for what its nodes do beside making rows, such as the sample of a spigot. The embedded engine
 * runs these; the script does it by itself.
 */
export function withNodesBeside(manifest: Manifest, nodeType: (kind: string) => NodeType | undefined): Manifest {
  const nodes = manifest.nodes.flatMap((n) => [n, ...(nodeType(n.type)?.beside?.(n) ?? [])]);
  return nodes.length === manifest.nodes.length ? manifest : { ...manifest, nodes };
}
