import type { NodeType } from './node-type';
import { CATALOG_SOURCE } from './sources/catalog-source';
import { S3_SOURCE } from './sources/s3-source';
import { CATALOG_TARGET } from './targets/catalog-target';
import { S3_TARGET } from './targets/s3-target';
import { ADD_IDENTIFIER } from './transforms/add-identifier';
import { ADD_UUID } from './transforms/add-uuid';
import { AGGREGATE } from './transforms/aggregate';
import { APPLY_MAPPING } from './transforms/apply-mapping';
import { ARRAY_TO_COLUMNS } from './transforms/array-to-columns';
import { CONCATENATE_COLUMNS } from './transforms/concatenate-columns';
import { CURRENT_TIMESTAMP } from './transforms/current-timestamp';
import { DERIVED_COLUMN } from './transforms/derived-column';
import { DROP_DUPLICATES } from './transforms/drop-duplicates';
import { DROP_FIELDS } from './transforms/drop-fields';
import { EVALUATE_DATA_QUALITY } from './transforms/evaluate-data-quality';
import { EVALUATE_DATA_QUALITY_MULTI_FRAME } from './transforms/evaluate-data-quality-multi-frame';
import { EXPLODE } from './transforms/explode';
import { EXTRACT_JSON_PATH } from './transforms/extract-json-path';
import { FILTER } from './transforms/filter';
import { FLATTEN } from './transforms/flatten';
import { FORMAT_TIMESTAMP } from './transforms/format-timestamp';
import { JOIN } from './transforms/join';
import { LIMIT } from './transforms/limit';
import { REGEX_EXTRACT } from './transforms/regex-extract';
import { RENAME_FIELD } from './transforms/rename-field';
import { SAMPLE } from './transforms/sample';
import { SELECT_FIELDS } from './transforms/select-fields';
import { SPARK_SQL } from './transforms/spark-sql';
import { SPLIT_STRING } from './transforms/split-string';
import { TO_TIMESTAMP } from './transforms/to-timestamp';
import { UNION } from './transforms/union';

/** Every node type: sources, transforms, targets, each by name. A new one is a file beside those and a line here. */
export const NODE_TYPES: readonly NodeType[] = [
  S3_SOURCE,
  CATALOG_SOURCE,
  ADD_IDENTIFIER,
  ADD_UUID,
  AGGREGATE,
  APPLY_MAPPING,
  ARRAY_TO_COLUMNS,
  CONCATENATE_COLUMNS,
  CURRENT_TIMESTAMP,
  DERIVED_COLUMN,
  DROP_DUPLICATES,
  DROP_FIELDS,
  EVALUATE_DATA_QUALITY,
  EVALUATE_DATA_QUALITY_MULTI_FRAME,
  EXPLODE,
  EXTRACT_JSON_PATH,
  FILTER,
  FLATTEN,
  FORMAT_TIMESTAMP,
  JOIN,
  LIMIT,
  REGEX_EXTRACT,
  RENAME_FIELD,
  SAMPLE,
  SELECT_FIELDS,
  SPARK_SQL,
  SPLIT_STRING,
  TO_TIMESTAMP,
  UNION,
  S3_TARGET,
  CATALOG_TARGET,
];

const BY_KIND = new Map(NODE_TYPES.map((t) => [t.kind, t]));

export function nodeType(kind: string): NodeType | undefined {
  return BY_KIND.get(kind);
}
