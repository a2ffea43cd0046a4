import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { TableWriteMode } from './jdbc-target';
import { AMAZON_REDSHIFT_TARGET } from '../core/nodes/targets/amazon-redshift-target';
import { JobNode } from '../job-node';
import { SystemTargetProps } from './target-props';

/**
 * What an upsert does with a row whose keys are there.
 */
export enum RedshiftWhenMatched {
  /** Updates it. */
  UPDATE = 'update',
  /** Deletes it. */
  DELETE = 'delete',
}

/**
 * What an upsert does with a row whose keys are not there.
 */
export enum RedshiftWhenNotMatched {
  /** Inserts it. */
  INSERT = 'insert',
  /** Leaves it out. */
  NONE = 'none',
}

/**
 * Properties of an `AmazonRedshiftTarget`.
 */
export interface AmazonRedshiftTargetProps extends SystemTargetProps {
  /**
   * Glue connection, such as a `JdbcConnection` to Redshift.
   *
   * @default - the Data Catalog knows that of `catalogTable`
   */
  readonly connection?: glue.IConnection;

  /**
   * Database of the Data Catalog that has the table.
   *
   * @default - the table is named behind the connection
   */
  readonly catalogDatabase?: string;

  /**
   * Table of the Data Catalog to append to, instead of `table` behind `connection`. A local run cannot follow it.
   *
   * @default - the table is named behind the connection
   */
  readonly catalogTable?: string;

  /**
   * Prefix in Amazon S3 that rows go through, by COPY, such as `s3://bucket/temporary/`.
   */
  readonly tempDir: string;

  /**
   * ARN of the role with which Redshift reads there.
   *
   * @default - the credentials of the connection
   */
  readonly iamRole?: string;

  /**
   * Table to write to, with its schema: `public.orders`. One that is not there is made.
   *
   * @default - `catalogTable` says where to write
   */
  readonly table?: string;

  /**
   * What to do with the rows of the table.
   *
   * @default TableWriteMode.APPEND
   */
  readonly mode?: TableWriteMode;

  /**
   * Columns by which an upsert matches rows.
   *
   * @default - none
   */
  readonly keys?: string[];

  /**
   * SQL statements before the write.
   *
   * @default - none
   */
  readonly preActions?: string[];

  /**
   * SQL statements after the write.
   *
   * @default - none
   */
  readonly postActions?: string[];

  /**
   * What an upsert does with a row whose keys are there.
   *
   * @default RedshiftWhenMatched.UPDATE
   */
  readonly whenMatched?: RedshiftWhenMatched;

  /**
   * What an upsert does with a row whose keys are not there.
   *
   * @default RedshiftWhenNotMatched.INSERT
   */
  readonly whenNotMatched?: RedshiftWhenNotMatched;

  /**
   * A MERGE statement of your own instead of `keys`, over the table and its staging table, `<table>_staging`. Not for a local run.
   *
   * @default - made of the keys
   */
  readonly mergeClause?: string;
}

/**
 * Writes to a table of Amazon Redshift. A local run writes to the cluster itself (`redshift://`) or to a PostgreSQL database in its place.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-redshift-home.html
 */
export class AmazonRedshiftTarget extends JobNode {
  constructor(scope: Construct, id: string, props: AmazonRedshiftTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(AMAZON_REDSHIFT_TARGET, [{ dataset: input }], { ...fields, connection: props.connection?.connectionName });
  }
}
