import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { BIGQUERY_SOURCE } from '../core/nodes/sources/bigquery-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `BigQuerySource`.
 */
export interface BigQuerySourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;

  /**
   * Project of Google Cloud that pays for the read.
   */
  readonly parentProject: string;

  /**
   * Table as `dataset.table`.
   *
   * @default - none
   */
  readonly table?: string;

  /**
   * Query in Google SQL instead of a table.
   *
   * @default - none
   */
  readonly query?: string;

  /**
   * Dataset for the result of a query.
   *
   * @default - none
   */
  readonly materializationDataset?: string;

  /**
   * Allows to read views, and is needed for a query.
   *
   * @default - none
   */
  readonly viewsEnabled?: boolean;

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
 * Reads a table or a query of Google BigQuery.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-bigquery-home.html
 */
export class BigQuerySource extends DatasetNode {
  constructor(scope: Construct, id: string, props: BigQuerySourceProps) {
    super(scope, id);
    this._define(BIGQUERY_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
