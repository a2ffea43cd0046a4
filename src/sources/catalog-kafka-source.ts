import { Duration } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { KafkaStartingOffsets } from './stream-options';
import { CATALOG_KAFKA_SOURCE } from '../core/nodes/sources/catalog-kafka-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `CatalogKafkaSource`.
 */
export interface CatalogKafkaSourceProps {
  /**
   * Database of the Data Catalog.
   */
  readonly database: string;

  /**
   * Table of the database; it names the stream, the format and the columns.
   */
  readonly table: string;

  /**
   * Glue connection that the table names: for the rights of the job and for local runs.
   *
   * @default - none
   */
  readonly connection?: glue.IConnection;

  /**
   * Topic that the table names: for local runs.
   *
   * @default - none
   */
  readonly topicName?: string;

  /**
   * Where the first run begins; later ones begin at the checkpoint. A bounded local run reads what is there, whatever stands here.
   *
   * @default KafkaStartingOffsets.LATEST
   */
  readonly startingOffsets?: KafkaStartingOffsets;

  /**
   * Begin at this time instead: `2026-11-25T00:00:00Z`. Glue 4.0 and later.
   *
   * @default - none
   */
  readonly startingTimestamp?: string;

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
 * Reads a topic of Apache Kafka that a table of the Data Catalog describes, in micro-batches.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html
 */
export class CatalogKafkaSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: CatalogKafkaSourceProps) {
    super(scope, id);
    this._define(CATALOG_KAFKA_SOURCE, [], {
      ...props,
      connection: props.connection?.connectionName,
      windowSize: props.windowSize?.toSeconds(),
      schema: props.schema?.ddl,
      sampleData: props.sampleData?._fields,
    });
  }
}
