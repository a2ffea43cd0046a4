import { Construct } from 'constructs';
import { REMOVE_NULL_ROWS } from '../core/nodes/transforms/remove-null-rows';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `RemoveNullRows`.
 */
export interface RemoveNullRowsProps extends TransformProps {
  /**
   * Count empty strings, arrays and maps as null.
   *
   * @default false
   */
  readonly extended?: boolean;
}

/**
 * Drops the rows in which every column is null.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-remove-null-rows.html
 */
export class RemoveNullRows extends DatasetNode {
  constructor(scope: Construct, id: string, props: RemoveNullRowsProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(REMOVE_NULL_ROWS, [{ dataset: input }], fields);
  }
}
