import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { CONNECTOR_TARGET } from '../core/nodes/targets/connector-target';
import { JobNode } from '../job-node';
import { TargetProps } from './target-props';

/**
 * Properties of a `ConnectorTarget`.
 */
export interface ConnectorTargetProps extends TargetProps {
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
 * Writes through any connection type of AWS Glue, with its options by name: for systems that have no node of their own.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect.html
 */
export class ConnectorTarget extends JobNode {
  constructor(scope: Construct, id: string, props: ConnectorTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(CONNECTOR_TARGET, [{ dataset: input }], { ...fields, connection: props.connection?.connectionName });
  }
}
