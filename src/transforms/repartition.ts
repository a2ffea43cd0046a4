import { Construct } from 'constructs';
import { REPARTITION } from '../core/nodes/transforms/repartition';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `Repartition`.
 */
export interface RepartitionProps extends TransformProps {
  /**
   * Number of partitions.
   *
   * @default - `spark.sql.shuffle.partitions`
   */
  readonly numPartitions?: number;

  /**
   * Rows that are equal in these columns come into one partition.
   *
   * @default - rows go round
   */
  readonly columns?: string[];

  /**
   * Join partitions to fewer without a shuffle.
   *
   * @default false
   */
  readonly coalesce?: boolean;
}

/**
 * Spreads the rows anew over Spark's partitions.
 *
 * The data stays the same; the embedded engine has no partitions and passes it through.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-autobalance.html
 */
export class Repartition extends DatasetNode {
  constructor(scope: Construct, id: string, props: RepartitionProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(REPARTITION, [{ dataset: input }], fields);
  }
}
