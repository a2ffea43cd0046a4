import { Construct } from 'constructs';
import { OPENSEARCH_SOURCE } from '../core/nodes/sources/opensearch-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

/**
 * Properties of an `OpenSearchSource`.
 */
export interface OpenSearchSourceProps extends ConnectedSourceProps {
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
