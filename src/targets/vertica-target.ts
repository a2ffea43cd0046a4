import { Construct } from 'constructs';
import { VERTICA_TARGET } from '../core/nodes/targets/vertica-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * Properties of a `VerticaTarget`.
 */
export interface VerticaTargetProps extends ConnectedTargetProps {
  /**
   * Name of the database.
   */
  readonly database: string;

  /**
   * Table to append to.
   */
  readonly table: string;

  /**
   * Schema of the table; `public` where none is given.
   *
   * @default - none
   */
  readonly dbSchema?: string;

  /**
   * Prefix in Amazon S3 through which Vertica and Spark pass the rows on; both must be allowed to write there.
   */
  readonly stagingPath: string;
}

/**
 * Appends to a table of Vertica.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-vertica-home.html
 */
export class VerticaTarget extends JobNode {
  constructor(scope: Construct, id: string, props: VerticaTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(VERTICA_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
