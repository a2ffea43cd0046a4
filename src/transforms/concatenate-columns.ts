import { Construct } from 'constructs';
import { CONCATENATE_COLUMNS } from '../core/nodes/transforms/concatenate-columns';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `ConcatenateColumns`.
 */
export interface ConcatenateColumnsProps extends TransformProps {
  /**
   * Name of the column with the text; that of an input column replaces it.
   */
  readonly newColumn: string;

  /**
   * Columns to put together, in this order. An array of texts stands for its elements.
   */
  readonly columns: string[];

  /**
   * Text between two values.
   *
   * @default ''
   */
  readonly spacer?: string;

  /**
   * Text that stands for null.
   *
   * @default - a null is passed over
   */
  readonly nullValue?: string;
}

/**
 * A text of the values of several columns, with a spacer between them. A null is passed over, with its spacer, unless
 * a text is given for it; where all are null the text is empty.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-concatenate-columns.html
 */
export class ConcatenateColumns extends DatasetNode {
  constructor(scope: Construct, id: string, props: ConcatenateColumnsProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(CONCATENATE_COLUMNS, [{ dataset: input }], fields);
  }
}
