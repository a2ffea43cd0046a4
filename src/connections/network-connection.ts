import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { ConnectionPlace } from './connection-network';
import { SystemConnection } from './system-connection';

/** Properties of a network connection. */
export interface NetworkConnectionProps {
  /** Where the workers stand that use it. */
  readonly network: ConnectionPlace;

  /**
   * Name of the connection.
   *
   * @default - CloudFormation makes one
   */
  readonly connectionName?: string;

  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;
}

/** Places workers in a VPC, without naming a system there. */
export class NetworkConnection extends SystemConnection {
  constructor(scope: Construct, id: string, props: NetworkConnectionProps) {
    super(scope, id, { ...props, connectionType: glue.ConnectionType.NETWORK });
  }
}
