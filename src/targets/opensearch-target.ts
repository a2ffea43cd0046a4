import { Construct } from 'constructs';
import { OPENSEARCH_TARGET } from '../core/nodes/targets/opensearch-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * Properties of an `OpenSearchTarget`.
 */
export interface OpenSearchTargetProps extends ConnectedTargetProps {
  /**
   * Index to write to.
   */
  readonly index: string;

  /**
   * Column whose value is the id of the document: a later row of the same id replaces an earlier one.
   *
   * @default - none
   */
  readonly idColumn?: string;
}

/**
 * Writes documents to an index of Amazon OpenSearch Service.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-opensearch-home.html
 */
export class OpenSearchTarget extends JobNode {
  constructor(scope: Construct, id: string, props: OpenSearchTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(OPENSEARCH_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
