import { Construct } from 'constructs';
import { AGGREGATE } from '../core/nodes/transforms/aggregate';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Aggregate functions of Glue Studio.
 */
export enum AggregateFunction {
  /** Mean. */
  AVG = 'avg',
  /** Number of values that are not null. */
  COUNT = 'count',
  /** Number of different values that are not null. */
  COUNT_DISTINCT = 'countDistinct',
  /** Any value, null or not: rows have no order. */
  FIRST = 'first',
  /** Kurtosis of the population. */
  KURTOSIS = 'kurtosis',
  /** Any value, null or not: rows have no order. */
  LAST = 'last',
  /** Largest value. */
  MAX = 'max',
  /** Smallest value. */
  MIN = 'min',
  /** Skewness of the population. */
  SKEWNESS = 'skewness',
  /** Standard deviation of the population. */
  STDDEV_POP = 'stddev_pop',
  /** Standard deviation of a sample. */
  STDDEV_SAMP = 'stddev_samp',
  /** Sum. */
  SUM = 'sum',
  /** Sum of the different values. */
  SUM_DISTINCT = 'sumDistinct',
  /** Variance of the population. */
  VAR_POP = 'var_pop',
  /** Variance of a sample. */
  VAR_SAMP = 'var_samp',
}

/**
 * An aggregate: a function of a column, or an expression.
 */
export interface Aggregation {
  /**
   * Name of the output column.
   *
   * @default - as Spark names it, such as `sum(price)`; an expression needs a name
   */
  readonly name?: string;

  /**
   * Aggregate function.
   *
   * @default - an expression is given
   */
  readonly function?: AggregateFunction;

  /**
   * Column that the function is of.
   *
   * @default - an expression is given
   */
  readonly column?: string;

  /**
   * Spark SQL expression with aggregates: `sum(price * quantity)`.
   *
   * @default - a function and a column are given
   */
  readonly expression?: string;
}

/**
 * Properties of an `Aggregate`.
 */
export interface AggregateProps extends TransformProps {
  /**
   * Columns to group by. Null is a group of its own.
   *
   * @default - all rows are one group
   */
  readonly groups?: string[];

  /**
   * Aggregates.
   */
  readonly aggregations: Aggregation[];
}

/**
 * One row for each group, with aggregates over its rows; without groups one row for all.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-aggregate-fields.html
 */
export class Aggregate extends DatasetNode {
  constructor(scope: Construct, id: string, props: AggregateProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(AGGREGATE, [{ dataset: input }], fields);
  }
}
