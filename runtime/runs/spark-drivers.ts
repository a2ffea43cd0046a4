import { ResolvedNode } from './resolve';
import { GlueprintError } from '../../src/core/diagnostics';
import { addressOf, DatabaseAddress, DatabaseSystem } from '../connectors/jdbc/database-address';
import { TableContext } from '../connectors/table-connector';

/** A database as Spark's JDBC reaches it. */
export interface SparkDatabase { readonly url: string; readonly user?: string; readonly password?: string; readonly driver: string }

interface Driver { readonly artifact: string; readonly class: string; readonly url: (address: DatabaseAddress) => string }

/** Drivers on Maven Central, by system. */
const DRIVERS: Readonly<Partial<Record<DatabaseSystem, Driver>>> = {
  postgresql: {
    artifact: 'org.postgresql:postgresql:42.7.7',
    class: 'org.postgresql.Driver',
    url: (a) => `jdbc:postgresql://${a.host}:${a.port}/${a.database}?sslmode=${{ disable: 'disable', require: 'require', verify: 'verify-full' }[a.tls]}`,
  },
  mysql: {
    artifact: 'com.mysql:mysql-connector-j:9.3.0',
    class: 'com.mysql.cj.jdbc.Driver',
    url: (a) => `jdbc:mysql://${a.host}:${a.port}/${a.database}?sslMode=${{ disable: 'DISABLED', require: 'REQUIRED', verify: 'VERIFY_IDENTITY' }[a.tls]}&allowPublicKeyRetrieval=${a.tls === 'disable'}`,
  },
  sqlserver: {
    artifact: 'com.microsoft.sqlserver:mssql-jdbc:12.10.0.jre11',
    class: 'com.microsoft.sqlserver.jdbc.SQLServerDriver',
    url: (a) => `jdbc:sqlserver://${a.host}:${a.port};databaseName=${a.database};encrypt=${a.tls !== 'disable'};trustServerCertificate=${a.tls !== 'verify'}`,
  },
  oracle: { artifact: 'com.oracle.database.jdbc:ojdbc11:23.7.0.25.01', class: 'oracle.jdbc.OracleDriver', url: (a) => `jdbc:oracle:thin:@//${a.host}:${a.port}/${a.database}` },
  sqlite: { artifact: 'org.xerial:sqlite-jdbc:3.49.1.0', class: 'org.sqlite.JDBC', url: (a) => `jdbc:sqlite:${a.database}` },
};

export interface SparkDriver {
  /** As the script names it. */
  readonly connection: string;
  readonly database: SparkDatabase;
  readonly artifact: string;
}

/** Whole tables and queries; how far a bookmark is, our own client knows. */
export function readsByDriver({ node, fields }: ResolvedNode): boolean {
  return node.type === 'JdbcSource' && (fields.bookmarkKeys as readonly string[]).length === 0;
}

/** Statements that Glue's writer has no option for: the script sends them itself. */
export function writesByDriver({ node, fields }: ResolvedNode): boolean {
  return node.type === 'JdbcTarget' && (fields.mode !== 'append' || [fields.preActions, fields.postActions].some((a) => (a as readonly unknown[]).length > 0));
}

/** The driver for a node's connection; `undefined` where that is no database, but files that stand for one. */
export async function driverOf({ node, fields }: ResolvedNode, context: TableContext): Promise<SparkDriver | undefined> {
  const connection = String(fields.connection);
  const binding = await context.connection(connection);
  if (!/^(jdbc:)?[a-z0-9+]+:/i.test(binding.properties.JDBC_CONNECTION_URL ?? binding.properties.url ?? '')) return undefined;
  const address = addressOf(binding);
  const driver = DRIVERS[address.system];
  if (driver === undefined) {
    throw new GlueprintError({ code: 'NotOnSpark', node: node.id, message: `no JDBC driver of ${address.system} is known here; there are those of ${Object.keys(DRIVERS).join(', ')}`, hint: 'run it on the engine duckdb' });
  }
  const { user, password } = address;
  return { connection, artifact: driver.artifact, database: { url: driver.url(address), user, password, driver: driver.class } };
}
