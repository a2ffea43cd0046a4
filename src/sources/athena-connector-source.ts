import { Construct } from 'constructs';
import { ATHENA_CONNECTOR_SOURCE } from '../core/nodes/sources/athena-connector-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

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
export interface AthenaConnectorSourceProps extends ConnectedSourceProps {
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
