import { Construct } from 'constructs';
import { AggregateFunction } from './aggregate';
import { PIVOT } from '../core/nodes/transforms/pivot';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * What a pivot computes.
 */
export interface PivotAggregation {
  /**
   * Aggregate function; not `FIRST`, `LAST`, `KURTOSIS` or `SKEWNESS`.
   */
  readonly function: AggregateFunction;

  /**
   * Column that it is of.
   */
  readonly column: string;

  /**
   * End of the names of its columns, where there are several aggregations.
   *
   * @default - none
   */
  readonly name?: string;
}

/**
 * Properties of a `Pivot`.
 */
export interface PivotProps extends TransformProps {
  /**
   * Columns to group by; null is a group of its own.
   *
   * @default - all that are neither pivoted nor aggregated
   */
  readonly groups?: string[];

  /**
   * Column whose values become columns.
   */
  readonly column: string;

  /**
   * Its values, as text.
   *
   * @default - those that the data has, looked up when the job runs; the columns are not known before
   */
  readonly values?: string[];

  /**
   * Aggregates of columns.
   */
  readonly aggregations: PivotAggregation[];
}

/**
 * One row for each group, with a column for each value of `column` that holds the aggregate of the rows of that
 * value; null where the group has none.
 *
 * With one aggregation columns are named by the value, with several `value_name`.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-pivot.html
 */
export class Pivot extends DatasetNode {
  constructor(scope: Construct, id: string, props: PivotProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(PIVOT, [{ dataset: input }], fields);
  }
}
