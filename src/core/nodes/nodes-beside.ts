import type { NodeType } from './node-type';
import { sqlName } from './sql-text';
import { checkFields } from '../manifest/check-fields';
import type { Manifest, ManifestNode } from '../manifest/manifest';

/**
 * The job with the nodes that stand for what its nodes do beside making rows, such as the sample of a spigot, as local runs have it.
 * On AWS Glue the script does it by itself; in a script that runs here the node passes its rows on, no more (`inScript`), so that nothing is done twice.
 */
export function withNodesBeside(manifest: Manifest, nodeType: (kind: string) => NodeType | undefined, inScript = false): Manifest {
  const nodes = manifest.nodes.flatMap((n) => {
    const beside = nodeType(n.type)?.beside?.(n);
    return beside === undefined ? [n] : [inScript ? asQuery(n) : n, ...beside.map((b) => withDefaults(b, nodeType))];
  });
  return nodes.length === manifest.nodes.length ? manifest : { ...manifest, nodes };
}

/** Such a node passes its rows on. */
function asQuery(node: ManifestNode): ManifestNode {
  return { ...node, type: 'SparkSql', fields: { sqlQuery: `SELECT * FROM ${sqlName(node.inputs[0].as)}` } };
}

/** A manifest's nodes have all their fields. */
function withDefaults(node: ManifestNode, nodeType: (kind: string) => NodeType | undefined): ManifestNode {
  return { ...node, fields: checkFields(nodeType(node.type)?.fields ?? [], node.fields, { node: node.id }) as ManifestNode['fields'] };
}
