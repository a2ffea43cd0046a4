import { Duration } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { KafkaStartingOffsets, StreamClassification } from './stream-options';
import { KAFKA_SOURCE } from '../core/nodes/sources/kafka-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * How Kafka's brokers are spoken to.
 */
export enum KafkaSecurityProtocol {
  /** TLS. */
  SSL = 'SSL',
  /** Not encrypted. */
  PLAINTEXT = 'PLAINTEXT',
}

/**
 * Properties of a `KafkaSource`.
 */
export interface KafkaSourceProps {
  /**
   * Glue connection. Exactly one of `connection` and `bootstrapServers`.
   *
   * @default - none
   */
  readonly connection?: glue.IConnection;

  /**
   * Brokers as `host:port`, with commas between, instead of a connection.
   *
   * @default - none
   */
  readonly bootstrapServers?: string;

  /**
   * How the brokers are spoken to, without a connection.
   *
   * @default - none
   */
  readonly securityProtocol?: KafkaSecurityProtocol;

  /**
   * Topic to read. Exactly one of `topicName`, `assign` and `subscribePattern`.
   *
   * @default - none
   */
  readonly topicName?: string;

  /**
   * Partitions to read, as JSON: `{"orders": [0, 1]}`.
   *
   * @default - none
   */
  readonly assign?: string;

  /**
   * Regular expression for the names of the topics to read.
   *
   * @default - none
   */
  readonly subscribePattern?: string;

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
 * Reads topics of Apache Kafka or Amazon MSK in micro-batches: the job is a streaming one, and all that reads the topic is done once a batch. A local run reads what is in the topic and ends.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-kafka-home.html
 */
export class KafkaSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: KafkaSourceProps) {
    super(scope, id);
    this._define(KAFKA_SOURCE, [], {
      ...props,
      connection: props.connection?.connectionName,
      windowSize: props.windowSize?.toSeconds(),
      schema: props.schema?.ddl,
      sampleData: props.sampleData?._fields,
    });
  }
}
