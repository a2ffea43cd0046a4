import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { StreamClassification } from './stream-options';
import { KAFKA_SOURCE } from '../core/nodes/sources/kafka-source';
import { DatasetNode } from '../job-node';
import { KafkaReadProps } from './stream-source-props';

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
export interface KafkaSourceProps extends KafkaReadProps {
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
