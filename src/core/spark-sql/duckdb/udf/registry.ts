import { AES_UDFS } from './aes';
import { AGGREGATE_UDFS } from './aggregate-moments';
import { DATETIME_PATTERN_UDFS } from './datetime-pattern-text';
import { DATETIME_TEXT_UDFS } from './datetime-text';
import { DECIMAL_UDFS } from './decimal';
import { HASH_UDFS } from './hash';
import { JSON_UDFS } from './json';
import { NUMBER_TEXT_UDFS } from './number-text';
import { RANDOM_UDFS } from './random';
import { REGEXP_UDFS } from './regexp';
import { SHA2_UDFS } from './sha2';
import { STRUCTURED_TEXT_UDFS } from './structured-text';
import { TEXT_UDFS } from './text';
import type { Udf } from './udf';
import { URL_UDFS } from './url';

/** Every JavaScript function that a translated query may call. */
export const UDFS: readonly Udf[] = [
  ...DATETIME_TEXT_UDFS,
  ...DECIMAL_UDFS,
  ...HASH_UDFS,
  ...SHA2_UDFS,
  ...JSON_UDFS,
  ...URL_UDFS,
  ...TEXT_UDFS,
  ...AES_UDFS,
  ...STRUCTURED_TEXT_UDFS,
  ...RANDOM_UDFS,
  ...REGEXP_UDFS,
  ...NUMBER_TEXT_UDFS,
  ...DATETIME_PATTERN_UDFS,
  ...AGGREGATE_UDFS,
];
