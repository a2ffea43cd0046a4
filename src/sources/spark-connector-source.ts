import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { SPARK_CONNECTOR_SOURCE } from '../core/nodes/sources/spark-connector-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Where a Spark connector is from.
 */
export enum SparkConnectorType {
  /** Your own. */
  CUSTOM = 'custom.spark',
  /** Of AWS Marketplace. */
  MARKETPLACE = 'marketplace.spark',
}

/**
 * Properties of a `SparkConnectorSource`.
 */
export interface SparkConnectorSourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;

  /**
   * Name of the connector, as Glue Studio shows it.
   *
   * @default - none
   */
  readonly connectorName?: string;

  /**
   * Whether the connector is from AWS Marketplace or your own.
   *
   * @default SparkConnectorType.CUSTOM
   */
  readonly connectionType?: SparkConnectorType;

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
 * Reads through a Spark data source of AWS Marketplace, or of your own.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-market.html
 */
export class SparkConnectorSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: SparkConnectorSourceProps) {
    super(scope, id);
    this._define(SPARK_CONNECTOR_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
