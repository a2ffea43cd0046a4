import { Construct } from 'constructs';
import { SortColumn } from './drop-duplicates';
import { WINDOW } from '../core/nodes/transforms/window';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * A function over the rows of a window.
 */
export enum WindowFunction {
  /** Number of the row, from 1. */
  ROW_NUMBER = 'row_number',
  /** Rank with gaps after equal rows. */
  RANK = 'rank',
  /** Rank without gaps. */
  DENSE_RANK = 'dense_rank',
  /** Rank from 0 to 1. */
  PERCENT_RANK = 'percent_rank',
  /** Share of the rows up to this one. */
  CUME_DIST = 'cume_dist',
  /** Number of the bucket, of `offset` buckets. */
  NTILE = 'ntile',
  /** Value of a row before. */
  LAG = 'lag',
  /** Value of a row after. */
  LEAD = 'lead',
  /** Value of the first row. */
  FIRST_VALUE = 'first_value',
  /** Value of the last row. */
  LAST_VALUE = 'last_value',
  /** Number of rows, or of values of a column. */
  COUNT = 'count',
  /** Sum. */
  SUM = 'sum',
  /** Mean. */
  AVG = 'avg',
  /** Smallest. */
  MIN = 'min',
  /** Largest. */
  MAX = 'max',
  /** Standard deviation of a sample. */
  STDDEV_SAMP = 'stddev_samp',
  /** Standard deviation. */
  STDDEV_POP = 'stddev_pop',
  /** Variance of a sample. */
  VAR_SAMP = 'var_samp',
  /** Variance. */
  VAR_POP = 'var_pop',
}

/**
 * How the bounds of a frame are counted.
 */
export enum FrameUnit {
  /** In rows. */
  ROWS = 'ROWS',
  /** In values of the one column of `orderBy`. */
  RANGE = 'RANGE',
}

/**
 * Rows that an aggregate sees, seen from the current row.
 */
export interface WindowFrame {
  /**
   * How bounds are counted.
   *
   * @default FrameUnit.ROWS
   */
  readonly unit?: FrameUnit;

  /**
   * First row: -2 is two before the current one.
   *
   * @default - the first of the part
   */
  readonly start?: number;

  /**
   * Last row: 1 is the one after the current one.
   *
   * @default 0 - the current row
   */
  readonly end?: number;

  /**
   * To the last row of the part, instead of `end`.
   *
   * @default false
   */
  readonly toEnd?: boolean;
}

/**
 * A column that a window adds.
 */
export interface WindowColumn {
  /**
   * Name of the column.
   */
  readonly name: string;

  /**
   * Window function.
   *
   * @default - an expression is given
   */
  readonly function?: WindowFunction;

  /**
   * Column that the function is of.
   *
   * @default - none, or every row for `COUNT`
   */
  readonly column?: string;

  /**
   * Aggregate or window function as Spark SQL, instead: `sum(price * quantity)`.
   *
   * @default - a function is given
   */
  readonly expression?: string;

  /**
   * `LAG` and `LEAD`: how many rows away. `NTILE`: number of buckets.
   *
   * @default 1
   */
  readonly offset?: number;

  /**
   * `LAG` and `LEAD`: Spark SQL constant where there is no such row.
   *
   * @default - null
   */
  readonly defaultValue?: string;

  /**
   * `LAG`, `LEAD`, `FIRST_VALUE` and `LAST_VALUE`: pass over nulls.
   *
   * @default false
   */
  readonly ignoreNulls?: boolean;

  /**
   * Rows that an aggregate sees.
   *
   * @default - from the start of the part to the rows equal in order; without an order the whole part
   */
  readonly frame?: WindowFrame;
}

/**
 * Properties of a `Window`.
 */
export interface WindowProps extends TransformProps {
  /**
   * Columns whose values part the rows; null is a part of its own.
   *
   * @default - all rows are one part
   */
  readonly partitionBy?: string[];

  /**
   * Order of the rows in a part; nulls first, last where descending.
   *
   * @default - none
   */
  readonly orderBy?: SortColumn[];

  /**
   * Columns to add.
   */
  readonly columns: WindowColumn[];
}

/**
 * Adds columns computed over the rows around each row: ranks, neighbours, running totals. The rows stay.
 *
 * Among rows that are equal in `orderBy`, which comes first is not said.
 *
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-window.html
 */
export class Window extends DatasetNode {
  constructor(scope: Construct, id: string, props: WindowProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(WINDOW, [{ dataset: input }], fields);
  }
}
