import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { plainName, portText, SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to Vertica. */
export interface VerticaConnectionProps extends SparkConnectionOptions {
  /** Host of the system. The secret holds `user` and `password`. */
  readonly host: string;

  /**
   * Port of the system.
   *
   * @default 5433
   */
  readonly port?: number;
}

/** A connection to Vertica. */
export class VerticaConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: VerticaConnectionProps) {
    const host = plainName(scope, id, 'host', props.host);
    super(scope, id, { ...props, connectionType: glue.ConnectionType.VERTICA, sparkProperties: { host, port: portText(props.port ?? 5433) } });
  }
}
