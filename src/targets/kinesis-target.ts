import { Construct } from 'constructs';
import { KINESIS_TARGET } from '../core/nodes/targets/kinesis-target';
import { JobNode } from '../job-node';
import { SystemTargetProps } from './target-props';

/**
 * Properties of a `KinesisTarget`.
 */
export interface KinesisTargetProps extends SystemTargetProps {
  /**
   * ARN of the stream. Exactly one of `streamArn` and `streamName`.
   *
   * @default - none
   */
  readonly streamArn?: string;

  /**
   * Stream of the job's own account and region.
   *
   * @default - none
   */
  readonly streamName?: string;

  /**
   * Partition key of the records.
   *
   * @default - one for each record, so that the shards are filled alike
   */
  readonly partitionKey?: string;

  /**
   * Milliseconds that a record may wait for others.
   *
   * @default - none
   */
  readonly recordMaxBufferedTime?: number;

  /**
   * Puts several rows into a record, as the Kinesis Producer Library does: its readers take them apart. Glue's default is true.
   *
   * @default - none
   */
  readonly aggregationEnabled?: boolean;

  /**
   * Bytes of such a record, at most.
   *
   * @default - none
   */
  readonly aggregationMaxSize?: number;

  /**
   * Rows of such a record, at most.
   *
   * @default - none
   */
  readonly aggregationMaxCount?: number;

  /**
   * Percent of the throughput of a shard that one task may take.
   *
   * @default - none
   */
  readonly producerRateLimit?: number;

  /**
   * Records of a call, at most.
   *
   * @default - none
   */
  readonly collectionMaxCount?: number;

  /**
   * Bytes of a call, at most.
   *
   * @default - none
   */
  readonly collectionMaxSize?: number;

  /**
   * Role to take for a stream of another account.
   *
   * @default - none
   */
  readonly roleArn?: string;
}

/**
 * Writes each row as a JSON record to a Kinesis data stream, at least once. Glue Studio's graph has no member for it.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-kinesis-home.html
 */
export class KinesisTarget extends JobNode {
  constructor(scope: Construct, id: string, props: KinesisTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(KINESIS_TARGET, [{ dataset: input }], fields);
  }
}
