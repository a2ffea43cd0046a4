import { Construct } from 'constructs';
import { LIMIT } from '../core/nodes/transforms/limit';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `Limit`.
 */
export interface LimitProps extends TransformProps {
  /**
   * Number of rows.
   */
  readonly rows: number;
}

/**
 * At most so many rows; which ones is not said, as rows have no order.
 *
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-limit.html
 */
export class Limit extends DatasetNode {
  constructor(scope: Construct, id: string, props: LimitProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(LIMIT, [{ dataset: input }], fields);
  }
}
