import { Construct } from 'constructs';
import { SetOperationType } from './intersect';
import { UnionMatch } from './union';
import { EXCEPT } from '../core/nodes/transforms/except';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Properties of an `Except`.
 */
export interface ExceptProps {
  /**
   * Rows to keep.
   */
  readonly left: IDataset;

  /**
   * Rows to take away.
   */
  readonly right: IDataset;

  /**
   * `DISTINCT` gives each row once; `ALL` takes one away for each that the second has.
   *
   * @default SetOperationType.DISTINCT
   */
  readonly exceptType?: SetOperationType;

  /**
   * How columns are matched.
   *
   * @default - by position, where the names are the same
   */
  readonly match?: UnionMatch;
}

/**
 * Rows of the first dataset that the second does not have. Null equals null.
 *
 * @see https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-setops.html#except
 */
export class Except extends DatasetNode {
  constructor(scope: Construct, id: string, props: ExceptProps) {
    super(scope, id);
    const { left, right, ...fields } = props;
    this._define(EXCEPT, [{ dataset: left, as: 'source1' }, { dataset: right, as: 'source2' }], fields);
  }
}
