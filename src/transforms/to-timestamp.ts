import { Construct } from 'constructs';
import { TO_TIMESTAMP } from '../core/nodes/transforms/to-timestamp';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * What a column holds that `ToTimestamp` reads.
 */
export enum TimestampUnit {
  /** Numbers by their size, texts as ISO unless they have nine digits and more. */
  AUTODETECT = 'autodetect',
  /** ISO dates and times. */
  ISO = 'iso',
  /** Seconds since 1970. */
  SECONDS = 'seconds',
  /** Milliseconds since 1970. */
  MILLISECONDS = 'milliseconds',
  /** Microseconds since 1970. */
  MICROSECONDS = 'microseconds',
}

/**
 * Properties of a `ToTimestamp`.
 */
export interface ToTimestampProps extends TransformProps {
  /**
   * Column with the text or number, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * What the column holds.
   *
   * @default TimestampUnit.AUTODETECT
   */
  readonly columnType?: TimestampUnit;

  /**
   * Name of the column with the timestamp.
   *
   * @default - it takes the place of the column
   */
  readonly newColumn?: string;
}

/**
 * A timestamp of a text or a number. `autodetect` takes numbers (and texts of nine digits and more) as time since
 * 1970, whose unit it tells by size: seconds below 10^11, milliseconds below 10^14, else microseconds; other texts as
 * ISO dates and times. What cannot be read becomes null.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-to-timestamp.html
 */
export class ToTimestamp extends DatasetNode {
  constructor(scope: Construct, id: string, props: ToTimestampProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(TO_TIMESTAMP, [{ dataset: input }], fields);
  }
}
