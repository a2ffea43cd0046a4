import { Construct } from 'constructs';
import { ADD_UUID } from '../core/nodes/transforms/add-uuid';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of an `AddUuid`.
 */
export interface AddUuidProps extends TransformProps {
  /**
   * Name of the column; that of an input column replaces it.
   *
   * @default 'uuid'
   */
  readonly newColumn?: string;
}

/**
 * A column with a random UUID (version 4) for each row, another one in each run.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-uuid.html
 */
export class AddUuid extends DatasetNode {
  constructor(scope: Construct, id: string, props: AddUuidProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(ADD_UUID, [{ dataset: input }], fields);
  }
}
