import { Construct } from 'constructs';
import { VERTICA_SOURCE } from '../core/nodes/sources/vertica-source';
import { DatasetNode } from '../job-node';
import { ConnectedSourceProps } from './source-props';

/**
 * Properties of a `VerticaSource`.
 */
export interface VerticaSourceProps extends ConnectedSourceProps {
  /**
   * Name of the database.
   */
  readonly database: string;

  /**
   * Table to read.
   *
   * @default - none
   */
  readonly table?: string;

  /**
   * Schema of the table; `public` where none is given.
   *
   * @default - none
   */
  readonly dbSchema?: string;

  /**
   * Query to read instead of a table.
   *
   * @default - none
   */
  readonly query?: string;

  /**
   * Prefix in Amazon S3 through which Vertica and Spark pass the rows on; both must be allowed to write there.
   */
  readonly stagingPath: string;
}

/**
 * Reads a table or a query of Vertica.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-vertica-home.html
 */
export class VerticaSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: VerticaSourceProps) {
    super(scope, id);
    this._define(VERTICA_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
