import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { CATALOG_KAFKA_SOURCE } from '../core/nodes/sources/catalog-kafka-source';
import { DatasetNode } from '../job-node';
import { KafkaReadProps } from './stream-source-props';

/**
 * Properties of a `CatalogKafkaSource`.
 */
export interface CatalogKafkaSourceProps extends KafkaReadProps {
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
