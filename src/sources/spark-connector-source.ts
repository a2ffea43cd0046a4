import { Construct } from 'constructs';
import { SPARK_CONNECTOR_SOURCE } from '../core/nodes/sources/spark-connector-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

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
export interface SparkConnectorSourceProps extends ConnectedSourceProps {
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
