import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { VERTICA_SOURCE } from '../core/nodes/sources/vertica-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `VerticaSource`.
 */
export interface VerticaSourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;

  /**
   * Name of the database.
   */
  readonly database: string;

  /**
   * Table to read.
   *
   * @default - none
   */
  readonly table?: string;

  /**
   * Schema of the table; `public` where none is given.
   *
   * @default - none
   */
  readonly dbSchema?: string;

  /**
   * Query to read instead of a table.
   *
   * @default - none
   */
  readonly query?: string;

  /**
   * Prefix in Amazon S3 through which Vertica and Spark pass the rows on; both must be allowed to write there.
   */
  readonly stagingPath: string;

  /**
   * Further connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };

  /**
   * Columns. What is read is cast to them, and everything that reads the source is checked when the app is synthesized.
   *
   * @default - known once the data has been looked at
   */
  readonly schema?: Schema;

  /**
   * Rows that a local run reads where nothing else stands for the system.
   *
   * @default - none
   */
  readonly sampleData?: SampleData;
}

/**
 * Reads a table or a query of Vertica.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-vertica-home.html
 */
export class VerticaSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: VerticaSourceProps) {
    super(scope, id);
    this._define(VERTICA_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
