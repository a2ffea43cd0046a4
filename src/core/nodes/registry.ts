import type { NodeType } from './node-type';
import { S3_SOURCE } from './sources/s3-source';
import { S3_TARGET } from './targets/s3-target';
import { FILTER } from './transforms/filter';

/** Every node type. A new one is a file beside those and a line here. */
export const NODE_TYPES: readonly NodeType[] = [
  S3_SOURCE,
  FILTER,
  S3_TARGET,
];

const BY_KIND = new Map(NODE_TYPES.map((t) => [t.kind, t]));

export function nodeType(kind: string): NodeType | undefined {
  return BY_KIND.get(kind);
}
