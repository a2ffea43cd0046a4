import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { StreamClassification, KinesisStartingPosition } from './stream-options';
import { KINESIS_SOURCE } from '../core/nodes/sources/kinesis-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `KinesisSource`.
 */
export interface KinesisSourceProps {
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
   * Endpoint of Kinesis, where it is not the region's own.
   *
   * @default - none
   */
  readonly endpointUrl?: string;

  /**
   * Format of the records.
   *
   * @default StreamClassification.JSON
   */
  readonly classification?: StreamClassification;

  /**
   * Character between the fields of CSV records.
   *
   * @default - none
   */
  readonly delimiter?: string;

  /**
   * Where the first run begins; later ones begin at the checkpoint. A bounded local run reads what is there, whatever stands here.
   *
   * @default KinesisStartingPosition.LATEST
   */
  readonly startingPosition?: KinesisStartingPosition;

  /**
   * Begin at this time instead: `2026-11-25T00:00:00Z`. Glue 4.0 and later.
   *
   * @default - none
   */
  readonly startingTimestamp?: string;

  /**
   * Milliseconds to fetch records of a shard in a batch.
   *
   * @default - none
   */
  readonly maxFetchTimeInMs?: number;

  /**
   * Records of a shard in a batch, at most.
   *
   * @default - none
   */
  readonly maxFetchRecordsPerShard?: number;

  /**
   * Records of one call, at most.
   *
   * @default - none
   */
  readonly maxRecordPerRead?: number;

  /**
   * Waits between two calls.
   *
   * @default - none
   */
  readonly addIdleTimeBetweenReads?: boolean;

  /**
   * Milliseconds to wait between two calls.
   *
   * @default - none
   */
  readonly idleTimeBetweenReadsInMs?: number;

  /**
   * How often the shards are looked up: `1s`.
   *
   * @default - none
   */
  readonly describeShardInterval?: string;

  /**
   * How often a call is tried again.
   *
   * @default - none
   */
  readonly numRetries?: number;

  /**
   * Milliseconds before a call is tried again.
   *
   * @default - none
   */
  readonly retryIntervalMs?: number;

  /**
   * Milliseconds before a call is tried again, at most.
   *
   * @default - none
   */
  readonly maxRetryIntervalMs?: number;

  /**
   * Makes no batch where there is nothing.
   *
   * @default - none
   */
  readonly avoidEmptyBatches?: boolean;

  /**
   * Role to take for a stream of another account.
   *
   * @default - none
   */
  readonly roleArn?: string;

  /**
   * Name of the session of that role.
   *
   * @default - none
   */
  readonly roleSessionName?: string;

  /**
   * Consumer with a throughput of its own.
   *
   * @default - none
   */
  readonly fanoutConsumerArn?: string;

  /**
   * Adds the column `__src_timestamp`: when the stream took the record.
   *
   * @default - none
   */
  readonly addRecordTimestamp?: boolean;

  /**
   * Publishes how far behind the job is.
   *
   * @default - none
   */
  readonly emitConsumerLagMetrics?: boolean;

  /**
   * Length of a micro-batch.
   *
   * @default Duration.seconds(100)
   */
  readonly windowSize?: Duration;

  /**
   * Prefix where the job keeps how far it has read.
   *
   * @default - below the job's `--TempDir`
   */
  readonly checkpointLocation?: string;

  /**
   * How often a micro-batch that failed is tried again.
   *
   * @default - none
   */
  readonly batchMaxRetries?: number;

  /**
   * Further connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };

  /**
   * Columns. What is read is cast to them, and everything that reads the source is checked when the app is synthesized.
   *
   * @default - known once the data has been looked at
   */
  readonly schema?: Schema;

  /**
   * Rows that a local run reads where nothing else stands for the system.
   *
   * @default - none
   */
  readonly sampleData?: SampleData;
}

/**
 * Reads a Kinesis data stream in micro-batches: the job is a streaming one, and all that reads the stream is done once a batch. A local run reads what is in the stream and ends.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-kinesis-home.html
 */
export class KinesisSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: KinesisSourceProps) {
    super(scope, id);
    this._define(KINESIS_SOURCE, [], {
      ...props, windowSize: props.windowSize?.toSeconds(), schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
