import { Construct } from 'constructs';
import { AZURE_SQL_TARGET } from '../core/nodes/targets/azure-sql-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * Properties of an `AzureSqlTarget`.
 */
export interface AzureSqlTargetProps extends ConnectedTargetProps {
  /**
   * Table to append to, with its schema where it has one.
   */
  readonly table: string;
}

/**
 * Appends to a table of Azure SQL.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azuresql-home.html
 */
export class AzureSqlTarget extends JobNode {
  constructor(scope: Construct, id: string, props: AzureSqlTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(AZURE_SQL_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
