import { Construct } from 'constructs';
import { TERADATA_TARGET } from '../core/nodes/targets/teradata-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * Properties of a `TeradataTarget`.
 */
export interface TeradataTargetProps extends ConnectedTargetProps {
  /**
   * Table to append to, with its schema where it has one.
   */
  readonly table: string;
}

/**
 * Appends to a table of Teradata Vantage.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-teradata-home.html
 */
export class TeradataTarget extends JobNode {
  constructor(scope: Construct, id: string, props: TeradataTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(TERADATA_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
