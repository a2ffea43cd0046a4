import { Construct } from 'constructs';
import { SAMPLE } from '../core/nodes/transforms/sample';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `Sample`.
 */
export interface SampleProps extends TransformProps {
  /**
   * Share of the rows, from 0 to 1; each is taken with this probability.
   *
   * @default - a number of rows is given
   */
  readonly fraction?: number;

  /**
   * Start of the random numbers.
   *
   * @default 42
   */
  readonly seed?: number;

  /**
   * Number of rows.
   *
   * @default - a fraction is given
   */
  readonly rows?: number;
}

/**
 * A part of the rows: a fraction, chosen at random but the same with the same seed and engine; or some rows, any.
 *
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-sampling.html
 */
export class Sample extends DatasetNode {
  constructor(scope: Construct, id: string, props: SampleProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SAMPLE, [{ dataset: input }], fields);
  }
}
