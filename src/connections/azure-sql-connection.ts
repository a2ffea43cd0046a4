import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { plainName, portText, SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to Azure SQL. */
export interface AzureSqlConnectionProps extends SparkConnectionOptions {
  /** Host of the system. The secret holds `USERNAME` and `PASSWORD`. */
  readonly host: string;

  /** Name of the database. */
  readonly database: string;

  /**
   * Port of the system.
   *
   * @default 1433
   */
  readonly port?: number;
}

/** A connection to Azure SQL. */
export class AzureSqlConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: AzureSqlConnectionProps) {
    const host = plainName(scope, id, 'host', props.host);
    const database = plainName(scope, id, 'database', props.database);
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.AZURESQL,
      sparkProperties: { url: `jdbc:sqlserver://${host}:${portText(props.port ?? 1433)};databaseName=${database}` },
    });
  }
}
