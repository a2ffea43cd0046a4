import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { OPENSEARCH_SOURCE } from '../core/nodes/sources/opensearch-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of an `OpenSearchSource`.
 */
export interface OpenSearchSourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;

  /**
   * Index, alias or pattern to read.
   */
  readonly index: string;

  /**
   * Query in the query DSL of OpenSearch, as JSON.
   *
   * @default - none
   */
  readonly query?: string;

  /**
   * Let OpenSearch do the filters.
   *
   * @default - none
   */
  readonly pushdown?: boolean;

  /**
   * Names of fields that hold arrays, with commas between: an index does not tell.
   *
   * @default - none
   */
  readonly arrayFields?: string;

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
 * Reads an index of Amazon OpenSearch Service.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-opensearch-home.html
 */
export class OpenSearchSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: OpenSearchSourceProps) {
    super(scope, id);
    this._define(OPENSEARCH_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
