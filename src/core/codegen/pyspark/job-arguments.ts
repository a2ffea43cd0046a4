import { displayText, Manifest, Text, textParts, walkFields } from '../../manifest';
import type { NodeType } from '../../nodes';

export type NodeTypeLookup = (kind: string) => NodeType | undefined;

export interface ReferenceArgument {
  /** `args["DataBucket"]`. */
  readonly argument: string;
  readonly ref: string;
  readonly attribute?: string;
}

/**
 * What only a deploy knows reaches the script as job arguments, one for each resource attribute that a text refers to:
 * the script itself is the same in every deployment.
 */
export function referenceArguments(manifest: Pick<Manifest, 'nodes' | 'parameters'>, nodeType: NodeTypeLookup): ReferenceArgument[] {
  const taken = new Set(['JOB_NAME', ...manifest.parameters.map((p) => p.name)]);
  const found = new Map<string, ReferenceArgument>();
  for (const node of manifest.nodes) {
    for (const { type, value } of walkFields(nodeType(node.type)?.fields ?? [], node.fields)) {
      if (type.type !== 'text' && type.type !== 'path') continue;
      for (const part of textParts(value as Text)) {
        if (!('ref' in part) || found.has(displayText(part))) continue;
        let argument = [part.ref, part.attribute].filter((p) => p !== undefined).join('_').replace(/[^A-Za-z0-9]+/g, '_');
        while (taken.has(argument)) argument += '_';
        taken.add(argument);
        found.set(displayText(part), { argument, ...part });
      }
    }
  }
  return [...found.values()];
}
