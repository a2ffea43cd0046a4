import { Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SystemConnection, SystemConnectionOptions } from './system-connection';
import { didYouMean, GlueprintError } from '../core/diagnostics';

/** Databases that Glue reaches by JDBC. */
export enum JdbcEngine {
  /** PostgreSQL, Aurora PostgreSQL. */
  POSTGRESQL = 'postgresql',
  /** MySQL, MariaDB, Aurora MySQL. */
  MYSQL = 'mysql',
  /** Microsoft SQL Server. */
  SQLSERVER = 'sqlserver',
  /** Oracle, by service name. */
  ORACLE = 'oracle',
  /** Amazon Redshift. */
  REDSHIFT = 'redshift',
}

/** How each engine's URLs are written, and its usual port. */
const ENGINES: {
  readonly [engine in JdbcEngine]: { readonly port: number; readonly url: (host: string, port: string, database: string) => string } } = {
  postgresql: { port: 5432, url: (h, p, d) => `jdbc:postgresql://${h}:${p}/${d}` },
  mysql: { port: 3306, url: (h, p, d) => `jdbc:mysql://${h}:${p}/${d}` },
  sqlserver: { port: 1433, url: (h, p, d) => `jdbc:sqlserver://${h}:${p};databaseName=${d}` },
  oracle: { port: 1521, url: (h, p, d) => `jdbc:oracle:thin://@${h}:${p}/${d}` },
  redshift: { port: 5439, url: (h, p, d) => `jdbc:redshift://${h}:${p}/${d}` },
};

/** Properties of a JDBC connection. */
export interface JdbcConnectionProps extends SystemConnectionOptions {
  /** What stands behind it. */
  readonly engine: JdbcEngine;

  /** Host of the database. */
  readonly host: string;

  /** Name of the database; of the service, for Oracle. */
  readonly database: string;

  /** Secret with `username` and `password`. */
  readonly secret: secretsmanager.ISecret;

  /**
   * Port of the database.
   *
   * @default - the engine's own
   */
  readonly port?: number;

  /**
   * Whether only TLS is spoken.
   *
   * @default true
   */
  readonly enforceSsl?: boolean;
}

/**
 * A JDBC connection whose URL is made, not written, and whose credentials stay in their secret.
 *
 * @example
 * new glueprint.JdbcConnection(this, 'Shop', {
 *   engine: glueprint.JdbcEngine.POSTGRESQL, host: 'shop.internal', database: 'shop', secret, network: { vpc },
 * });
 */
export class JdbcConnection extends SystemConnection {
  /**
   * To an RDS instance or Aurora cluster of the app: host and port come from it.
   *
   * @param engine its engine
   * @param endpoint its endpoint
   * @param database name of the database
   * @param secret its secret
   */
  public static fromEndpoint(
    scope: Construct, id: string, engine: JdbcEngine, endpoint: rds.Endpoint,
    database: string, secret: secretsmanager.ISecret, options: SystemConnectionOptions = {},
  ): JdbcConnection {
    return new JdbcConnection(scope, id, { ...options, engine, host: endpoint.hostname, port: endpoint.port, database, secret });
  }

  /** URL of the database. */
  public readonly jdbcUrl: string;

  constructor(scope: Construct, id: string, props: JdbcConnectionProps) {
    const engine = ENGINES[props.engine];
    const node = `${scope.node.path}/${id}`;
    if (engine === undefined) {
      const known = Object.keys(ENGINES);
      throw new GlueprintError({ code: 'EngineUnknown', node, field: 'engine', message: `unknown engine '${props.engine}', expected one of ${known.join(', ')}${didYouMean(props.engine, known)}` });
    }
    for (const [field, value] of [['host', props.host], ['database', props.database]] as const) {
      if (!Token.isUnresolved(value) && !/^[A-Za-z0-9_.$-]+$/.test(value)) {
        throw new GlueprintError({ code: 'InvalidField', node, field, message: `got '${value}', expected a plain name: it stands in a URL` });
      }
    }
    const port = props.port ?? engine.port;
    if (!Token.isUnresolved(port) && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
      throw new GlueprintError({ code: 'InvalidField', node, field: 'port', message: `got ${port}, expected a whole number from 1 to 65535` });
    }
    const jdbcUrl = engine.url(props.host, Token.isUnresolved(port) ? Token.asString(port) : String(port), props.database);
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.JDBC,
      properties: { JDBC_CONNECTION_URL: jdbcUrl, JDBC_ENFORCE_SSL: String(props.enforceSsl ?? true), ...props.properties },
    });
    this.jdbcUrl = jdbcUrl;
  }
}
