import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { plainName, portText, SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to Teradata Vantage. */
export interface TeradataConnectionProps extends SparkConnectionOptions {
  /** Host of the system. The secret holds `USERNAME` and `PASSWORD`. */
  readonly host: string;

  /** Name of the database. */
  readonly database: string;

  /**
   * Port of the system.
   *
   * @default 1025
   */
  readonly port?: number;
}

/** A connection to Teradata Vantage. */
export class TeradataConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: TeradataConnectionProps) {
    const host = plainName(scope, id, 'host', props.host);
    const database = plainName(scope, id, 'database', props.database);
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.TERADATA,
      sparkProperties: { url: `jdbc:teradata://${host}/DATABASE=${database},DBS_PORT=${portText(props.port ?? 1025)}` },
    });
  }
}
