import { COLUMN_OPERATIONS } from './column-operations';
import { FUNCTION_OPERATIONS } from './function-operations';
import { ROW_OPERATIONS } from './row-operations';
import type { RecipeOperation } from './step';

/** Operations of DataBrew that have a Spark SQL form. */
export const RECIPE_OPERATIONS: { readonly [name: string]: RecipeOperation } = { ...COLUMN_OPERATIONS, ...ROW_OPERATIONS, ...FUNCTION_OPERATIONS };

/** Those that another node does better. */
export const OTHER_NODES: { readonly [operation: string]: string } = {
  JOIN: 'Join',
  UNION: 'Union',
  PIVOT: 'Pivot',
  UNNEST_ARRAY: 'Explode',
  UNNEST_MAP: 'Explode',
  UNNEST_STRUCT: 'Flatten',
  JSON_TO_STRUCTS: 'ParseJson',
  ROW_NUMBER: 'Window',
  NEXT: 'Window',
  PREV: 'Window',
  FILL_WITH_LAST_VALID: 'FillMissingValues',
  CASE_OPERATION: 'DerivedColumn',
  FILL: 'FillMissingValues',
  SESSION: 'SparkSql',
  ...Object.fromEntries(['AVERAGE', 'COUNT_A', 'KTH_LARGEST', 'KTH_LARGEST_UNIQUE', 'MAX', 'MIN', 'MODE', 'STANDARD_DEVIATION', 'SUM', 'VARIANCE'].map((f) => [`ROLLING_${f}`, 'Window'])),
  DATE_FORMAT: 'FormatTimestamp',
  SPLIT_COLUMN_MULTIPLE_DELIMITER: 'SplitString',
  ...Object.fromEntries([
    'BUCKETIZATION', 'BOOLEAN_OPERATION', 'CONVERT_TIMEZONE', 'CRYPTOGRAPHIC_HASH', 'FIND', 'FLAG_COLUMN_FROM_PATTERN', 'REPLACE_BETWEEN_POSITIONS',
    'SPLIT_COLUMN_BETWEEN_POSITIONS', 'SPLIT_COLUMN_FROM_END', 'SPLIT_COLUMN_FROM_START', 'SUBSTRING',
  ].map((operation) => [operation, 'DerivedColumn'])),
  MASK_CUSTOM: 'DetectPii',
  MASK_RANGE: 'DetectPii',
  MASK_DELIMITER: 'DetectPii',
};
