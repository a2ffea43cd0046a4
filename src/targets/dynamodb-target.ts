import { Construct } from 'constructs';
import { DYNAMODB_TARGET } from '../core/nodes/targets/dynamodb-target';
import { JobNode } from '../job-node';
import { SystemTargetProps } from './target-props';

/**
 * Properties of a `DynamoDBTarget`.
 */
export interface DynamoDBTargetProps extends SystemTargetProps {
  /**
   * Table of the job's own account and region, or of the role's.
   */
  readonly tableName: string;

  /**
   * Share of the table's write capacity that the job may take, as text: `0.5`.
   *
   * @default - none
   */
  readonly writePercent?: string;

  /**
   * How many tasks write at a time.
   *
   * @default - none
   */
  readonly parallelTasks?: number;

  /**
   * How often a batch that was refused is tried again.
   *
   * @default 10
   */
  readonly retries?: number;

  /**
   * Role to take for a table of another account.
   *
   * @default - none
   */
  readonly stsRoleArn?: string;
}

/**
 * Puts each row as an item into a table of Amazon DynamoDB; an item of the same key is replaced. Attributes without a value are left out. Glue Studio's graph has no member for it.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-dynamodb-home.html
 */
export class DynamoDBTarget extends JobNode {
  constructor(scope: Construct, id: string, props: DynamoDBTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(DYNAMODB_TARGET, [{ dataset: input }], fields);
  }
}
