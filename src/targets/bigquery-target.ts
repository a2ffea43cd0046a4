import { Construct } from 'constructs';
import { BIGQUERY_TARGET } from '../core/nodes/targets/bigquery-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * How rows get into BigQuery.
 */
export enum BigQueryWriteMethod {
  /** Through the storage API. */
  DIRECT = 'direct',
  /** By way of a bucket of Google Cloud Storage. */
  INDIRECT = 'indirect',
}

/**
 * Properties of a `BigQueryTarget`.
 */
export interface BigQueryTargetProps extends ConnectedTargetProps {
  /**
   * Project of Google Cloud that pays for the write.
   */
  readonly parentProject: string;

  /**
   * Table as `dataset.table`.
   */
  readonly table: string;

  /**
   * `direct` writes through the storage API, `indirect` by way of a bucket of Google Cloud Storage.
   *
   * @default BigQueryWriteMethod.DIRECT
   */
  readonly writeMethod?: BigQueryWriteMethod;

  /**
   * Bucket of Google Cloud Storage for an indirect write.
   *
   * @default - none
   */
  readonly temporaryGcsBucket?: string;
}

/**
 * Writes to a table of Google BigQuery.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-bigquery-home.html
 */
export class BigQueryTarget extends JobNode {
  constructor(scope: Construct, id: string, props: BigQueryTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(BIGQUERY_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
