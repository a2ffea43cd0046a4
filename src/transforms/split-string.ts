import { Construct } from 'constructs';
import { SPLIT_STRING } from '../core/nodes/transforms/split-string';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `SplitString`.
 */
export interface SplitStringProps extends TransformProps {
  /**
   * Column with the text, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * Java regular expression: `,` or `\s*[|]\s*`.
   */
  readonly pattern: string;

  /**
   * Name of the column with the array.
   *
   * @default - it takes the place of the text
   */
  readonly newColumn?: string;
}

/**
 * An array of the parts of a text between the matches of a regular expression. Null stays null; empty parts are kept.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-split-string.html
 */
export class SplitString extends DatasetNode {
  constructor(scope: Construct, id: string, props: SplitStringProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SPLIT_STRING, [{ dataset: input }], fields);
  }
}
