import { Duration } from 'aws-cdk-lib';
import { SystemSourceProps } from './source-props';
import { KafkaStartingOffsets, KinesisStartingPosition } from './stream-options';

/**
 * Properties of a stream that is read in micro-batches.
 */
export interface StreamSourceProps extends SystemSourceProps {
  /**
   * Begin at this time instead: `2026-11-25T00:00:00Z`. Glue 4.0 and later.
   *
   * @default - none
   */
  readonly startingTimestamp?: string;

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
}

/**
 * How a Kinesis data stream is read, however it is named.
 */
export interface KinesisReadProps extends StreamSourceProps {
  /**
   * Where the first run begins; later ones begin at the checkpoint. A bounded local run reads what is there, whatever stands here.
   *
   * @default KinesisStartingPosition.LATEST
   */
  readonly startingPosition?: KinesisStartingPosition;

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
}

/**
 * How Kafka topics are read, however they are named.
 */
export interface KafkaReadProps extends StreamSourceProps {
  /**
   * Where the first run begins; later ones begin at the checkpoint. A bounded local run reads what is there, whatever stands here.
   *
   * @default KafkaStartingOffsets.LATEST
   */
  readonly startingOffsets?: KafkaStartingOffsets;

  /**
   * Where a batch read ends: `latest`, or offsets by topic and partition as JSON.
   *
   * @default - none
   */
  readonly endingOffsets?: string;

  /**
   * Milliseconds to wait for records.
   *
   * @default - none
   */
  readonly pollTimeoutMs?: number;

  /**
   * How often a fetch is tried again.
   *
   * @default - none
   */
  readonly numRetries?: number;

  /**
   * Milliseconds before a fetch is tried again.
   *
   * @default - none
   */
  readonly retryIntervalMs?: number;

  /**
   * Records in a batch, at most.
   *
   * @default - none
   */
  readonly maxOffsetsPerTrigger?: number;

  /**
   * Parallel parts of a batch, at least.
   *
   * @default - none
   */
  readonly minPartitions?: number;

  /**
   * Adds the column `glue_streaming_kafka_headers`.
   *
   * @default - none
   */
  readonly includeHeaders?: boolean;
}
