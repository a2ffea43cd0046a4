import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { CONNECTOR_SOURCE } from '../core/nodes/sources/connector-source';
import { DatasetNode } from '../job-node';
import { SampledSourceProps } from './source-props';

/**
 * Properties of a `ConnectorSource`.
 */
export interface ConnectorSourceProps extends SampledSourceProps {
  /**
   * Connection type, as Glue's reader and writer take it: `servicenow`.
   */
  readonly connectionType: string;

  /**
   * Glue connection, where the type has one.
   *
   * @default - none
   */
  readonly connection?: glue.IConnection;

  /**
   * Connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };
}

/**
 * Reads through any connection type of AWS Glue, with its options by name: for systems that have no node of their own.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect.html
 */
export class ConnectorSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: ConnectorSourceProps) {
    super(scope, id);
    this._define(CONNECTOR_SOURCE, [], {
      ...props, connection: props.connection?.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
