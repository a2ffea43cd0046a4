import { Construct } from 'constructs';
import { BIGQUERY_SOURCE } from '../core/nodes/sources/bigquery-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

/**
 * Properties of a `BigQuerySource`.
 */
export interface BigQuerySourceProps extends ConnectedSourceProps {
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
