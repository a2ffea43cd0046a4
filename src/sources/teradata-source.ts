import { Construct } from 'constructs';
import { TERADATA_SOURCE } from '../core/nodes/sources/teradata-source';
import { DatasetNode } from '../job-node';
import { SparkTableSourceProps } from './source-props';

/**
 * Properties of a `TeradataSource`.
 */
export interface TeradataSourceProps extends SparkTableSourceProps {}

/**
 * Reads a table or a query of Teradata Vantage.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-teradata-home.html
 */
export class TeradataSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: TeradataSourceProps) {
    super(scope, id);
    this._define(TERADATA_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
