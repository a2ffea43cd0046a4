import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { AMAZON_REDSHIFT_SOURCE } from '../core/nodes/sources/amazon-redshift-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of an `AmazonRedshiftSource`.
 */
export interface AmazonRedshiftSourceProps {
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
   * Table of the Data Catalog, instead of `table` behind `connection`. A local run cannot follow it.
   *
   * @default - the table is named behind the connection
   */
  readonly catalogTable?: string;

  /**
   * Prefix in Amazon S3 that rows go through, by UNLOAD, such as `s3://bucket/temporary/`.
   */
  readonly tempDir: string;

  /**
   * ARN of the role with which Redshift writes there.
   *
   * @default - the credentials of the connection
   */
  readonly iamRole?: string;

  /**
   * Table to read, with its schema: `public.orders`.
   *
   * @default - `query` or `catalogTable` says what to read
   */
  readonly table?: string;

  /**
   * Query to read instead of a table, in the SQL of Redshift.
   *
   * @default - `table` or `catalogTable` says what to read
   */
  readonly query?: string;

  /**
   * Columns to read.
   *
   * @default - those of the schema, else all
   */
  readonly columns?: string[];

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
 * Reads a table or a query of Amazon Redshift. A local run reads the cluster itself (`redshift://`) or a PostgreSQL database in its place.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-redshift-home.html
 */
export class AmazonRedshiftSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: AmazonRedshiftSourceProps) {
    super(scope, id);
    this._define(AMAZON_REDSHIFT_SOURCE, [], {
      ...props, connection: props.connection?.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
