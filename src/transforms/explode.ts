import { Construct } from 'constructs';
import { EXPLODE } from '../core/nodes/transforms/explode';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of an `Explode`.
 */
export interface ExplodeProps extends TransformProps {
  /**
   * Array or map, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * Array: name of the column with the element.
   *
   * @default - the name of the array
   */
  readonly newColumn?: string;

  /**
   * Map: name of the column with the key.
   *
   * @default 'key'
   */
  readonly keyColumn?: string;

  /**
   * Map: name of the column with the value.
   *
   * @default 'value'
   */
  readonly valueColumn?: string;

  /**
   * Name of a column with the position, from 0.
   *
   * @default - no such column
   */
  readonly positionColumn?: string;

  /**
   * Keep rows whose array or map is null or empty, with null for the element.
   *
   * @default false
   */
  readonly outer?: boolean;

  /**
   * Keep the array or map too.
   *
   * @default false - the elements take its place
   */
  readonly keepColumn?: boolean;
}

/**
 * A row for each element of an array, or each entry of a map.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-explode.html
 */
export class Explode extends DatasetNode {
  constructor(scope: Construct, id: string, props: ExplodeProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(EXPLODE, [{ dataset: input }], fields);
  }
}
