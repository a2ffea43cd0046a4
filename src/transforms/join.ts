import { Construct } from 'constructs';
import { JOIN } from '../core/nodes/transforms/join';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Which rows a join keeps.
 */
export enum JoinType {
  /** Pairs that match. */
  INNER = 'inner',
  /** And the left rows without a match. */
  LEFT = 'left',
  /** And the right rows without a match. */
  RIGHT = 'right',
  /** And both without a match. */
  OUTER = 'outer',
  /** Left rows that have a match. */
  LEFT_SEMI = 'leftsemi',
  /** Left rows that have no match. */
  LEFT_ANTI = 'leftanti',
}

/**
 * What becomes of a column name that both inputs of a join have.
 */
export enum DuplicateColumns {
  /** The app does not synthesize: choose. */
  FAIL = 'fail',
  /** The left column is kept. */
  KEEP_LEFT = 'left',
  /** The right column is kept. */
  KEEP_RIGHT = 'right',
  /** One column holds the left value, or the right one where that is null. */
  COALESCE = 'coalesce',
  /** Both are kept, the right one under a name with a prefix. */
  RENAME_RIGHT = 'rename',
  /** Both are kept, the left one with a dot before its name: what Glue's own join does. */
  DOT_LEFT = 'dot',
}

/**
 * A pair of columns that must be equal.
 */
export interface JoinKey {
  /**
   * Column of the left rows.
   */
  readonly left: string;

  /**
   * Column of the right rows.
   */
  readonly right: string;
}

/**
 * Properties of a `Join`.
 */
export interface JoinProps {
  /**
   * Left rows.
   */
  readonly left: IDataset;

  /**
   * Right rows.
   */
  readonly right: IDataset;

  /**
   * Which rows are kept.
   *
   * @default JoinType.INNER
   */
  readonly joinType?: JoinType;

  /**
   * Pairs of columns that must be equal; null equals nothing.
   *
   * @default - a condition is given
   */
  readonly keys?: JoinKey[];

  /**
   * Spark SQL condition over both, in which each is known by its alias: `orders.id = items.order_id`.
   *
   * @default - keys are given
   */
  readonly condition?: string;

  /**
   * Name of the left rows in the condition.
   *
   * @default - the name of the dataset
   */
  readonly leftAlias?: string;

  /**
   * Name of the right rows in the condition.
   *
   * @default - the name of the dataset; with `_right` at its end where both are the same
   */
  readonly rightAlias?: string;

  /**
   * What becomes of a column name that both have.
   *
   * @default DuplicateColumns.FAIL
   */
  readonly duplicates?: DuplicateColumns;

  /**
   * Prefix of the right columns that are renamed.
   *
   * @default 'right_'
   */
  readonly rightPrefix?: string;
}

/**
 * Joins two datasets by pairs of keys or by a condition.
 *
 * A column name that both have needs a choice: Glue would keep both, and no one could tell them apart.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-configure-join.html
 *
 * @example
 * new Join(job, 'WithNames', { left: orders, right: customers, keys: [{ left: 'customer_id', right: 'id' }], rightPrefix: 'customer_' });
 */
export class Join extends DatasetNode {
  constructor(scope: Construct, id: string, props: JoinProps) {
    super(scope, id);
    const { left, right, leftAlias = left.viewName, rightAlias, ...fields } = props;
    const other = rightAlias ?? (right.viewName === leftAlias ? `${right.viewName}_right` : right.viewName);
    this._define(JOIN, [{ dataset: left, as: leftAlias }, { dataset: right, as: other }], fields);
  }
}
