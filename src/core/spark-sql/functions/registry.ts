import { AGGREGATE_FUNCTIONS } from './aggregate-functions';
import { ARRAY_FUNCTIONS } from './array-functions';
import { BITWISE_FUNCTIONS } from './bitwise-functions';
import { COLLECTION_FUNCTIONS } from './collection-functions';
import { CONDITIONAL_FUNCTIONS } from './conditional-functions';
import { CONVERSION_FUNCTIONS } from './conversion-functions';
import { CSV_FUNCTIONS } from './csv-functions';
import { DATETIME_FUNCTIONS } from './datetime-functions';
import type { SqlFunction } from './function';
import { GENERATOR_FUNCTIONS } from './generator-functions';
import { HASH_FUNCTIONS } from './hash-functions';
import { JSON_FUNCTIONS } from './json-functions';
import { LAMBDA_FUNCTIONS } from './lambda-functions';
import { MAP_FUNCTIONS } from './map-functions';
import { MATH_FUNCTIONS } from './math-functions';
import { MISC_FUNCTIONS } from './misc-functions';
import { NUMBER_FORMAT_FUNCTIONS } from './number-format-functions';
import { PREDICATE_FUNCTIONS } from './predicate-functions';
import { REGEXP_FUNCTIONS } from './regexp-functions';
import { STRING_FUNCTIONS } from './string-functions';
import { STRUCT_FUNCTIONS } from './struct-functions';
import { TABLE_FUNCTIONS } from './table-functions';
import { URL_FUNCTIONS } from './url-functions';
import { WINDOW_FUNCTIONS } from './window-functions';
import { XML_FUNCTIONS } from './xml-functions';

/** The catalogue: every function and operator, a file a Spark group. */
export const FUNCTIONS: readonly SqlFunction[] = [
  ...PREDICATE_FUNCTIONS,
  ...MATH_FUNCTIONS,
  ...BITWISE_FUNCTIONS,
  ...CONDITIONAL_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
  ...STRING_FUNCTIONS,
  ...REGEXP_FUNCTIONS,
  ...NUMBER_FORMAT_FUNCTIONS,
  ...DATETIME_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ...ARRAY_FUNCTIONS,
  ...MAP_FUNCTIONS,
  ...STRUCT_FUNCTIONS,
  ...LAMBDA_FUNCTIONS,
  ...JSON_FUNCTIONS,
  ...CSV_FUNCTIONS,
  ...XML_FUNCTIONS,
  ...URL_FUNCTIONS,
  ...HASH_FUNCTIONS,
  ...MISC_FUNCTIONS,
  ...AGGREGATE_FUNCTIONS,
  ...WINDOW_FUNCTIONS,
  ...GENERATOR_FUNCTIONS,
  ...TABLE_FUNCTIONS,
];

const BY_NAME = new Map<string, SqlFunction>();
for (const f of FUNCTIONS) for (const name of f.names) BY_NAME.set(name, f);

/** By lower-case name. */
export function lookupFunction(name: string): SqlFunction | undefined {
  return BY_NAME.get(name);
}

/** Names that may be written as calls, operators left out. */
export function functionNames(): string[] {
  return [...BY_NAME.keys()].filter((n) => /^[a-z]/.test(n));
}

/** Functions that need no brackets when no column has the name. */
const WITHOUT_BRACKETS = ['current_date', 'current_timestamp', 'current_user', 'user', 'session_user', 'grouping__id'];

export function nameOnlyFunction(name: string): SqlFunction | undefined {
  return WITHOUT_BRACKETS.includes(name) ? BY_NAME.get(name) : undefined;
}
