import { Construct } from 'constructs';
import { MERGE } from '../core/nodes/transforms/merge';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Properties of a `Merge`.
 */
export interface MergeProps {
  /**
   * Rows as they were.
   */
  readonly base: IDataset;

  /**
   * Rows that are new or take the place of those with the same keys.
   */
  readonly updates: IDataset;

  /**
   * Columns that both have and that identify a row.
   */
  readonly primaryKeys: string[];

  /**
   * A column that one side lacks is null in its rows; Glue does that without a word, and an update then empties columns
   * that it does not have.
   *
   * @default false
   */
  readonly allowMissing?: boolean;
}

/**
 * Upserts by keys: all rows of the updates, and the base rows whose keys the updates do not have.
 *
 * Null keys match nothing. Neither side is freed of duplicates: several updates of one key all come out, as in Glue.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-extensions-dynamic-frame.html
 */
export class Merge extends DatasetNode {
  constructor(scope: Construct, id: string, props: MergeProps) {
    super(scope, id);
    const { base, updates, ...fields } = props;
    this._define(MERGE, [{ dataset: base, as: 'base' }, { dataset: updates, as: 'updates' }], fields);
  }
}
