import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { JDBC_TARGET } from '../core/nodes/targets/jdbc-target';
import { JobNode } from '../job-node';
import { SystemTargetProps } from './target-props';
import { JdbcConnectionType } from '../sources/jdbc-source';

/**
 * What a target does with the rows of a table.
 */
export enum TableWriteMode {
  /** Adds rows, as Glue does. */
  APPEND = 'append',
  /** Empties the table before. */
  OVERWRITE = 'overwrite',
  /** Makes the table anew, with the columns of the input. */
  RECREATE = 'recreate',
  /** Updates the rows whose keys are there, inserts the others. */
  UPSERT = 'upsert',
}

/**
 * Properties of a `JdbcTarget`.
 */
export interface JdbcTargetProps extends SystemTargetProps {
  /**
   * Glue connection, such as a `JdbcConnection`; one made elsewhere with `glue.Connection.fromConnectionName`.
   * For a local run it is bound under `connections` in `glueprint.json`, by its name or construct path.
   */
  readonly connection: glue.IConnection;

  /**
   * Database behind the connection, or whose connector brings the driver. A connector only appends.
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
   * Table to write to, with its schema: `public.orders`. One that is not there is made.
   */
  readonly table: string;

  /**
   * What to do with the rows of the table.
   *
   * @default TableWriteMode.APPEND
   */
  readonly mode?: TableWriteMode;

  /**
   * Columns by which an upsert matches rows. PostgreSQL and MySQL need a unique key on just these.
   *
   * @default - none
   */
  readonly keys?: string[];

  /**
   * SQL statements before the write, in its transaction. MySQL and Oracle commit at CREATE, ALTER, DROP and TRUNCATE.
   *
   * @default - none
   */
  readonly preActions?: string[];

  /**
   * SQL statements after the write, in its transaction.
   *
   * @default - none
   */
  readonly postActions?: string[];

  /**
   * Rows that are sent to the database at a time, where it takes none in bulk.
   *
   * @default - the driver's
   */
  readonly batchSize?: number;
}

/**
 * Writes to a table of a database by JDBC.
 *
 * Appending is Glue's own writer. Every other mode, and actions, go through a staging table beside the target and one transaction of the driver's.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-jdbc-home.html
 */
export class JdbcTarget extends JobNode {
  constructor(scope: Construct, id: string, props: JdbcTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(JDBC_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
