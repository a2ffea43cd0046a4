import { DATETIME_TEXT_UDFS } from './datetime-text';
import { DECIMAL_UDFS } from './decimal';
import type { Udf } from './udf';

/** Every JavaScript function that a translated query may call. */
export const UDFS: readonly Udf[] = [
  ...DATETIME_TEXT_UDFS,
  ...DECIMAL_UDFS,
];
