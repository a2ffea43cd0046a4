import { Construct } from 'constructs';
import { AZURE_SQL_SOURCE } from '../core/nodes/sources/azure-sql-source';
import { DatasetNode } from '../job-node';
import { SparkTableSourceProps } from './source-props';

/**
 * Properties of an `AzureSqlSource`.
 */
export interface AzureSqlSourceProps extends SparkTableSourceProps {}

/**
 * Reads a table or a query of Azure SQL.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-azuresql-home.html
 */
export class AzureSqlSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: AzureSqlSourceProps) {
    super(scope, id);
    this._define(AZURE_SQL_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
