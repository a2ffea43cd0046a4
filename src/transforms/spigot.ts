import { Construct } from 'constructs';
import { SPIGOT } from '../core/nodes/transforms/spigot';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `Spigot`.
 */
export interface SpigotProps extends TransformProps {
  /**
   * Prefix to write the sample below.
   */
  readonly path: string;

  /**
   * At most so many rows, up to 100.
   *
   * @default 100
   */
  readonly topk?: number;

  /**
   * Probability of each row to be taken, from 0 to 1.
   *
   * @default 1
   */
  readonly prob?: number;
}

/**
 * Passes all rows on and writes a sample of them to Amazon S3, as JSON lines: each row with a probability, and
 * of these at most so many.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-spigot.html
 */
export class Spigot extends DatasetNode {
  constructor(scope: Construct, id: string, props: SpigotProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SPIGOT, [{ dataset: input }], fields);
  }
}
