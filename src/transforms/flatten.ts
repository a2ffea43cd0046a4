import { Construct } from 'constructs';
import { FLATTEN } from '../core/nodes/transforms/flatten';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `Flatten`.
 */
export interface FlattenProps extends TransformProps {
  /**
   * How many levels of structs to flatten; 0 for all.
   *
   * @default 0
   */
  readonly maxLevels?: number;

  /**
   * Text between the parts of a name.
   *
   * @default '.'
   */
  readonly separator?: string;
}

/**
 * Makes columns of the fields of structs, named by their path. Arrays and maps stay as they are.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-flatten.html
 */
export class Flatten extends DatasetNode {
  constructor(scope: Construct, id: string, props: FlattenProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(FLATTEN, [{ dataset: input }], fields);
  }
}
