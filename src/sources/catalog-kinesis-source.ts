import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { KinesisStartingPosition } from './stream-options';
import { CATALOG_KINESIS_SOURCE } from '../core/nodes/sources/catalog-kinesis-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `CatalogKinesisSource`.
 */
export interface CatalogKinesisSourceProps {
  /**
   * Database of the Data Catalog.
   */
  readonly database: string;

  /**
   * Table of the database; it names the stream, the format and the columns.
   */
  readonly table: string;

  /**
   * ARN of the stream that the table names: for the rights of the job and for local runs.
   *
   * @default - none
   */
  readonly streamArn?: string;

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
 * Reads a Kinesis data stream that a table of the Data Catalog describes, in micro-batches.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html
 */
export class CatalogKinesisSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: CatalogKinesisSourceProps) {
    super(scope, id);
    this._define(CATALOG_KINESIS_SOURCE, [], {
      ...props, windowSize: props.windowSize?.toSeconds(), schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
