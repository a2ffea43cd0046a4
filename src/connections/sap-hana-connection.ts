import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { plainName, portText, SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to SAP HANA. */
export interface SapHanaConnectionProps extends SparkConnectionOptions {
  /** Host of the system. The secret holds `USERNAME` and `PASSWORD`. */
  readonly host: string;

  /** Name of the database. */
  readonly database: string;

  /**
   * Port of the system.
   *
   * @default 30015
   */
  readonly port?: number;
}

/** A connection to SAP HANA. */
export class SapHanaConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: SapHanaConnectionProps) {
    const host = plainName(scope, id, 'host', props.host);
    const database = plainName(scope, id, 'database', props.database);
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.SAPHANA,
      sparkProperties: { url: `jdbc:sap://${host}:${portText(props.port ?? 30015)}/?databaseName=${database}` },
    });
  }
}
