import { Construct } from 'constructs';
import { SNOWFLAKE_SOURCE } from '../core/nodes/sources/snowflake-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

/**
 * Whether Snowflake does a part of the work.
 */
export enum SnowflakePushdown {
  /** Snowflake does what Spark can hand over. */
  ON = 'on',
  /** Spark does it all. */
  OFF = 'off',
}

/**
 * Properties of a `SnowflakeSource`.
 */
export interface SnowflakeSourceProps extends ConnectedSourceProps {
  /**
   * Name of the database.
   */
  readonly database: string;

  /**
   * Name of the schema in the database.
   */
  readonly dbSchema: string;

  /**
   * Warehouse that does the work.
   *
   * @default - that of the user
   */
  readonly warehouse?: string;

  /**
   * Table to read.
   *
   * @default - none
   */
  readonly table?: string;

  /**
   * Query to read instead of a table.
   *
   * @default - none
   */
  readonly query?: string;

  /**
   * `on` lets Snowflake do what Spark can hand over.
   *
   * @default SnowflakePushdown.ON
   */
  readonly autopushdown?: SnowflakePushdown;
}

/**
 * Reads a table or a query of Snowflake.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-snowflake-home.html
 */
export class SnowflakeSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: SnowflakeSourceProps) {
    super(scope, id);
    this._define(SNOWFLAKE_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
