import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { ATHENA_CONNECTOR_SOURCE } from '../core/nodes/sources/athena-connector-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Where an Athena connector is from.
 */
export enum AthenaConnectorType {
  /** Your own. */
  CUSTOM = 'custom.athena',
  /** Of AWS Marketplace. */
  MARKETPLACE = 'marketplace.athena',
}

/**
 * Properties of an `AthenaConnectorSource`.
 */
export interface AthenaConnectorSourceProps {
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
   * @default AthenaConnectorType.CUSTOM
   */
  readonly connectionType?: AthenaConnectorType;

  /**
   * Table to read.
   */
  readonly table: string;

  /**
   * Schema of the table; a log group, for the connector of CloudWatch.
   */
  readonly dbSchema: string;

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
 * Reads through a connector that was made for the federated queries of Amazon Athena.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-market.html
 */
export class AthenaConnectorSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: AthenaConnectorSourceProps) {
    super(scope, id);
    this._define(ATHENA_CONNECTOR_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
