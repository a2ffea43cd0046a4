import { Construct } from 'constructs';
import { ARRAY_TO_COLUMNS } from '../core/nodes/transforms/array-to-columns';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of an `ArrayToColumns`.
 */
export interface ArrayToColumnsProps extends TransformProps {
  /**
   * Array, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * Names of the columns, one an element; an empty name passes over its element.
   */
  readonly newColumns: string[];

  /**
   * Which elements, counted from 1, one for each name.
   *
   * @default - the first, the second and so on
   */
  readonly indexes?: number[];
}

/**
 * Columns of the elements of an array. An element that the array does not have is null; the array stays.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-array-to-columns.html
 */
export class ArrayToColumns extends DatasetNode {
  constructor(scope: Construct, id: string, props: ArrayToColumnsProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(ARRAY_TO_COLUMNS, [{ dataset: input }], fields);
  }
}
