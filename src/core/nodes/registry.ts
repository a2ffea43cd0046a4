import type { NodeType } from './node-type';
import { S3_SOURCE } from './sources/s3-source';
import { S3_TARGET } from './targets/s3-target';
import { AGGREGATE } from './transforms/aggregate';
import { APPLY_MAPPING } from './transforms/apply-mapping';
import { DERIVED_COLUMN } from './transforms/derived-column';
import { DROP_DUPLICATES } from './transforms/drop-duplicates';
import { DROP_FIELDS } from './transforms/drop-fields';
import { EVALUATE_DATA_QUALITY } from './transforms/evaluate-data-quality';
import { EVALUATE_DATA_QUALITY_MULTI_FRAME } from './transforms/evaluate-data-quality-multi-frame';
import { EXPLODE } from './transforms/explode';
import { FILTER } from './transforms/filter';
import { FLATTEN } from './transforms/flatten';
import { JOIN } from './transforms/join';
import { LIMIT } from './transforms/limit';
import { RENAME_FIELD } from './transforms/rename-field';
import { SAMPLE } from './transforms/sample';
import { SELECT_FIELDS } from './transforms/select-fields';
import { SPARK_SQL } from './transforms/spark-sql';
import { UNION } from './transforms/union';

/** Every node type: sources, transforms, targets, each by name. A new one is a file beside those and a line here. */
export const NODE_TYPES: readonly NodeType[] = [
  S3_SOURCE,
  AGGREGATE,
  APPLY_MAPPING,
  DERIVED_COLUMN,
  DROP_DUPLICATES,
  DROP_FIELDS,
  EVALUATE_DATA_QUALITY,
  EVALUATE_DATA_QUALITY_MULTI_FRAME,
  EXPLODE,
  FILTER,
  FLATTEN,
  JOIN,
  LIMIT,
  RENAME_FIELD,
  SAMPLE,
  SELECT_FIELDS,
  SPARK_SQL,
  UNION,
  S3_TARGET,
];

const BY_KIND = new Map(NODE_TYPES.map((t) => [t.kind, t]));

export function nodeType(kind: string): NodeType | undefined {
  return BY_KIND.get(kind);
}
