import { Construct } from 'constructs';
import { CURRENT_TIMESTAMP } from '../core/nodes/transforms/current-timestamp';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `CurrentTimestamp`.
 */
export interface CurrentTimestampProps extends TransformProps {
  /**
   * Name of the column; that of an input column replaces it.
   *
   * @default 'timestamp'
   */
  readonly newColumn?: string;

  /**
   * Pattern of Java, or of Python where it has a percent sign, to get a text.
   *
   * @default - a timestamp
   */
  readonly dateFormat?: string;
}

/**
 * A column with the time at which the node runs, the same in all rows: a timestamp, or its text by a pattern.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-add-current-timestamp.html
 */
export class CurrentTimestamp extends DatasetNode {
  constructor(scope: Construct, id: string, props: CurrentTimestampProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(CURRENT_TIMESTAMP, [{ dataset: input }], fields);
  }
}
