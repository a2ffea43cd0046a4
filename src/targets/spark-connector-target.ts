import { Construct } from 'constructs';
import { SPARK_CONNECTOR_TARGET } from '../core/nodes/targets/spark-connector-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';
import { SparkConnectorType } from '../sources/spark-connector-source';

/**
 * Properties of a `SparkConnectorTarget`.
 */
export interface SparkConnectorTargetProps extends ConnectedTargetProps {
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
