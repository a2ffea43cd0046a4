/**
 * How a structured filter compares, as Glue Studio names it.
 */
export enum FilterOperation {
  /** Equal. */
  EQ = 'EQ',
  /** Less than. */
  LT = 'LT',
  /** Greater than. */
  GT = 'GT',
  /** Less than or equal. */
  LTE = 'LTE',
  /** Greater than or equal. */
  GTE = 'GTE',
  /** A regular expression matches at the start of the text. */
  REGEX = 'REGEX',
  /** Null. */
  ISNULL = 'ISNULL',
}

/**
 * How several filters are joined.
 */
export enum LogicalOperator {
  /** All must hold. */
  AND = 'AND',
  /** Any must hold. */
  OR = 'OR',
}

/**
 * A condition as Glue Studio has it. A comparison with null drops the row.
 */
export interface FilterCondition {
  /**
   * Column that is compared.
   */
  readonly column: string;

  /**
   * How it is compared.
   */
  readonly operation: FilterOperation;

  /**
   * Constant that it is compared with, or the regular expression.
   *
   * @default - another column is given, or none is needed
   */
  readonly value?: string;

  /**
   * Column that it is compared with, instead of a constant.
   *
   * @default - a value is given, or none is needed
   */
  readonly otherColumn?: string;

  /**
   * The opposite; a comparison with null still drops the row, but null is unequal to every value.
   *
   * @default false
   */
  readonly negated?: boolean;
}
