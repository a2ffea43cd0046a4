import { Construct } from 'constructs';
import { UnionMatch } from './union';
import { INTERSECT } from '../core/nodes/transforms/intersect';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * How often a row comes out of an `Intersect` or `Except`.
 */
export enum SetOperationType {
  /** As often as SQL's ALL says. */
  ALL = 'ALL',
  /** Once. */
  DISTINCT = 'DISTINCT',
}

/**
 * Properties of an `Intersect`.
 */
export interface IntersectProps {
  /**
   * Datasets that must have a row, at least two.
   */
  readonly inputs: IDataset[];

  /**
   * `DISTINCT` gives each row once, `ALL` as often as the input that has it least.
   *
   * @default SetOperationType.DISTINCT
   */
  readonly intersectType?: SetOperationType;

  /**
   * How columns are matched.
   *
   * @default - by position, where the names are the same
   */
  readonly match?: UnionMatch;
}

/**
 * Rows that every input has. Null equals null.
 *
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-setops.html#intersect
 */
export class Intersect extends DatasetNode {
  constructor(scope: Construct, id: string, props: IntersectProps) {
    super(scope, id);
    const { inputs, ...fields } = props;
    this._define(INTERSECT, inputs.map((dataset, i) => ({ dataset, as: `source${i + 1}` })), fields);
  }
}
