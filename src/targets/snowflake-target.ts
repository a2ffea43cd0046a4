import { Construct } from 'constructs';
import { SNOWFLAKE_TARGET } from '../core/nodes/targets/snowflake-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * What a write to Snowflake does with what is already there.
 */
export enum SnowflakeAction {
  /** Adds rows. */
  APPEND = 'append',
  /** Empties the table before. */
  TRUNCATE = 'truncate',
  /** Makes the table anew. */
  DROP = 'drop',
  /** Updates and inserts by keys. */
  MERGE = 'merge',
}

/**
 * What a merge does with a row that is there.
 */
export enum SnowflakeWhenMatched {
  /** Takes the values of the new row. */
  UPDATE = 'update',
  /** Deletes the row. */
  DELETE = 'delete',
}

/**
 * What a merge does with a row that is not there.
 */
export enum SnowflakeWhenNotMatched {
  /** Adds the row. */
  INSERT = 'insert',
  /** Leaves it. */
  NONE = 'none',
}

/**
 * Properties of a `SnowflakeTarget`.
 */
export interface SnowflakeTargetProps extends ConnectedTargetProps {
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
   * Table to write to.
   */
  readonly table: string;

  /**
   * `append` adds rows, `truncate` empties the table before, `drop` makes it anew, `merge` updates and inserts by `mergeKeys`.
   *
   * @default SnowflakeAction.APPEND
   */
  readonly action?: SnowflakeAction;

  /**
   * Columns by which rows are matched in a merge.
   *
   * @default - none
   */
  readonly mergeKeys?: string[];

  /**
   * What a merge does with a row that is there.
   *
   * @default SnowflakeWhenMatched.UPDATE
   */
  readonly mergeWhenMatched?: SnowflakeWhenMatched;

  /**
   * What a merge does with a row that is not there.
   *
   * @default SnowflakeWhenNotMatched.INSERT
   */
  readonly mergeWhenNotMatched?: SnowflakeWhenNotMatched;

  /**
   * SQL statements that Snowflake runs before the write, with semicolons between.
   *
   * @default - none
   */
  readonly preActions?: string;

  /**
   * SQL statements that Snowflake runs after the write, with semicolons between.
   *
   * @default - none
   */
  readonly postActions?: string;
}

/**
 * Writes to a table of Snowflake: appends, empties or replaces it before, or merges by keys through a staging table.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-snowflake-home.html
 */
export class SnowflakeTarget extends JobNode {
  constructor(scope: Construct, id: string, props: SnowflakeTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SNOWFLAKE_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
