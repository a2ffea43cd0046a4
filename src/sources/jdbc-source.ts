import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { JDBC_SOURCE } from '../core/nodes/sources/jdbc-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Databases that Glue reaches by JDBC, with its own drivers or with a connector's.
 */
export enum JdbcConnectionType {
  /** PostgreSQL, Aurora PostgreSQL. */
  POSTGRESQL = 'postgresql',
  /** MySQL, MariaDB, Aurora MySQL. */
  MYSQL = 'mysql',
  /** Microsoft SQL Server. */
  SQLSERVER = 'sqlserver',
  /** Oracle. */
  ORACLE = 'oracle',
  /** A connector of your own, which brings the driver. */
  CUSTOM = 'custom.jdbc',
  /** A connector of AWS Marketplace, which brings the driver. */
  MARKETPLACE = 'marketplace.jdbc',
}

/**
 * Whether the values of bookmark keys grow or fall.
 */
export enum BookmarkKeysSortOrder {
  /** They grow. */
  ASC = 'asc',
  /** They fall. */
  DESC = 'desc',
}

/**
 * Types of Glue's records, which a connector maps JDBC types to.
 */
export enum GlueRecordType {
  /** A day. */
  DATE = 'DATE',
  /** Text. */
  STRING = 'STRING',
  /** An instant. */
  TIMESTAMP = 'TIMESTAMP',
  /** 32 bits. */
  INT = 'INT',
  /** Single precision. */
  FLOAT = 'FLOAT',
  /** 64 bits. */
  LONG = 'LONG',
  /** Decimal of 38 digits, 18 of them after the point. */
  BIGDECIMAL = 'BIGDECIMAL',
  /** 8 bits. */
  BYTE = 'BYTE',
  /** 16 bits. */
  SHORT = 'SHORT',
  /** Double precision. */
  DOUBLE = 'DOUBLE',
}

/**
 * Properties of a `JdbcSource`.
 */
export interface JdbcSourceProps {
  /**
   * Glue connection, such as a `JdbcConnection`; one made elsewhere with `glue.Connection.fromConnectionName`.
   * For a local run it is bound under `connections` in `glueprint.json`, by its name or construct path.
   */
  readonly connection: glue.IConnection;

  /**
   * Database behind the connection, or whose connector brings the driver.
   */
  readonly connectionType: JdbcConnectionType;

  /**
   * Name of the connector, where one brings the driver.
   *
   * @default - none
   */
  readonly connectorName?: string;

  /**
   * Database of the server.
   *
   * @default - that of the connection
   */
  readonly database?: string;

  /**
   * Table to read, with its schema: `public.orders` for PostgreSQL, `dbo.orders` for SQL Server, `SHOP.ORDERS` for Oracle, `orders` or
   * `shop.orders` for MySQL. A name written plain is folded as the database does it. May hold, as `${name}`, parameters of the job.
   *
   * @default - `query` says what to read
   */
  readonly table?: string;

  /**
   * Query to read instead of a table, in the SQL of the database. May hold, as `${name}`, parameters of the job.
   *
   * @default - `table` says what to read
   */
  readonly query?: string;

  /**
   * Columns to read; others do not leave the database in a local run.
   *
   * @default - those of the schema, else all
   */
  readonly columns?: string[];

  /**
   * Condition in the SQL of the database: other rows are not read.
   *
   * @default - all rows
   */
  readonly filterPredicate?: string;

  /**
   * Column by whose values the read is split into parallel ones: a number, a date or a timestamp. Glue's own drivers take it as a hash expression.
   *
   * @default - one read
   */
  readonly partitionColumn?: string;

  /**
   * Where the first cut is; lower values are in the first part.
   *
   * @default - the least value
   */
  readonly lowerBound?: string;

  /**
   * Where the last cut is; higher values are in the last part.
   *
   * @default - the greatest value
   */
  readonly upperBound?: string;

  /**
   * How many parts.
   *
   * @default - one
   */
  readonly numPartitions?: number;

  /**
   * Rows that the database sends at a time. PostgreSQL streams without regard to it.
   *
   * @default - the driver's
   */
  readonly fetchSize?: number;

  /**
   * Columns whose values only grow, or only fall: with job bookmarks, only rows beyond those of the last run are read.
   *
   * @default - the primary key, where it is one number without gaps
   */
  readonly bookmarkKeys?: string[];

  /**
   * Whether the values of the keys grow or fall.
   *
   * @default BookmarkKeysSortOrder.ASC
   */
  readonly bookmarkKeysSortOrder?: BookmarkKeysSortOrder;

  /**
   * Types of Glue's records by JDBC type, such as `FLOAT`; for connectors only.
   *
   * @default - as Spark maps them
   */
  readonly dataTypeMapping?: { [jdbcType: string]: GlueRecordType };

  /**
   * Further connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };

  /**
   * Columns. What is read is brought to them, and everything that reads the source is checked when the app is synthesized.
   *
   * @default - known once the database has been asked
   */
  readonly schema?: Schema;

  /**
   * Rows that a local run reads where the connection is not bound.
   *
   * @default - none
   */
  readonly sampleData?: SampleData;
}

/**
 * Reads a table or a query of a database by JDBC.
 *
 * Types are Spark's for the database: a PostgreSQL `numeric` without precision is `DECIMAL(38,18)`, a MySQL `tinyint(1)` is `BOOLEAN`, an Oracle
 * `NUMBER` without precision is `DECIMAL(38,10)`, a SQL Server `datetimeoffset` is `STRING`.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-jdbc-home.html
 */
export class JdbcSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: JdbcSourceProps) {
    super(scope, id);
    this._define(JDBC_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
