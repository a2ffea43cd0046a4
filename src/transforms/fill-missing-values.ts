import { Construct } from 'constructs';
import { SortColumn } from './drop-duplicates';
import { FILL_MISSING_VALUES } from '../core/nodes/transforms/fill-missing-values';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * What is put where a value is missing.
 */
export enum FillMethod {
  /** A value. */
  CONSTANT = 'constant',
  /** The mean of the column, cast to its type. */
  MEAN = 'mean',
  /** The median of the column, of two the middle, cast to its type. */
  MEDIAN = 'median',
  /** The most frequent value, of equals the smallest. */
  MODE = 'mode',
  /** The last value before, in `orderBy`. */
  FORWARD = 'forward',
  /** What Glue's model predicts; on AWS Glue only. */
  ML = 'ml',
}

/**
 * A column to fill.
 */
export interface ColumnFill {
  /**
   * Column with missing values.
   */
  readonly column: string;

  /**
   * What is put there.
   */
  readonly method: FillMethod;

  /**
   * `CONSTANT`: the value, as text of the column's type.
   *
   * @default - none
   */
  readonly value?: string;

  /**
   * Name of a new column with the filled values.
   *
   * @default - the column itself; `ML`: `<column>_filled`
   */
  readonly outputColumn?: string;
}

/**
 * Properties of a `FillMissingValues`.
 */
export interface FillMissingValuesProps extends TransformProps {
  /**
   * Columns to fill.
   */
  readonly fills: ColumnFill[];

  /**
   * Empty strings are missing too, as for Glue's model.
   *
   * @default false
   */
  readonly emptyStrings?: boolean;

  /**
   * `FORWARD`: columns whose values part the rows; nothing is carried from one part into another.
   *
   * @default - all rows are one part
   */
  readonly partitionBy?: string[];

  /**
   * `FORWARD`: order of the rows.
   *
   * @default - none
   */
  readonly orderBy?: SortColumn[];
}

/**
 * Puts values where there is null: a constant, the mean, median or most frequent value of the column, or the
 * last value before.
 *
 * `ML` is Glue's own imputation, a model that only AWS Glue has.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-fillmissingvalues.html
 */
export class FillMissingValues extends DatasetNode {
  constructor(scope: Construct, id: string, props: FillMissingValuesProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(FILL_MISSING_VALUES, [{ dataset: input }], fields);
  }
}
