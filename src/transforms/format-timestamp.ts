import { Construct } from 'constructs';
import { FORMAT_TIMESTAMP } from '../core/nodes/transforms/format-timestamp';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `FormatTimestamp`.
 */
export interface FormatTimestampProps extends TransformProps {
  /**
   * Column with the timestamp, date or ISO text, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * Pattern; one with a percent sign is Python's.
   */
  readonly dateFormat: string;

  /**
   * Name of the column with the text.
   *
   * @default - it takes the place of the timestamp
   */
  readonly newColumn?: string;
}

/**
 * A text of a timestamp or date, by a pattern of Java (`yyyy-MM-dd`) or of Python (`%Y-%m-%d`).
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-format-timestamp.html
 */
export class FormatTimestamp extends DatasetNode {
  constructor(scope: Construct, id: string, props: FormatTimestampProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(FORMAT_TIMESTAMP, [{ dataset: input }], fields);
  }
}
