import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SPARK_CONNECTOR_TARGET } from '../core/nodes/targets/spark-connector-target';
import { IDataset } from '../dataset';
import { JobNode } from '../job-node';
import { SparkConnectorType } from '../sources/spark-connector-source';

/**
 * Properties of a `SparkConnectorTarget`.
 */
export interface SparkConnectorTargetProps {
  /**
   * Rows to write.
   */
  readonly input: IDataset;

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
}

/**
 * Writes through a Spark data source of AWS Marketplace, or of your own.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-market.html
 */
export class SparkConnectorTarget extends JobNode {
  constructor(scope: Construct, id: string, props: SparkConnectorTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SPARK_CONNECTOR_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
