import { Construct } from 'constructs';
import { FilterCondition, LogicalOperator } from './filter-condition';
import { CollectionNode } from '../collection-node';
import { ROUTE } from '../core/nodes/transforms/route';
import { IDataset } from '../dataset';
import { TransformProps } from './transform-props';

/**
 * A group of rows.
 */
export interface RouteGroup {
  /**
   * Name of the group and of its dataset.
   */
  readonly name: string;

  /**
   * Spark SQL condition: `amount > 100`. Null is not true.
   *
   * @default - filters are given
   */
  readonly condition?: string;

  /**
   * Conditions as Glue Studio has them.
   *
   * @default - a condition is given
   */
  readonly filters?: FilterCondition[];

  /**
   * Whether all filters must hold or any.
   *
   * @default LogicalOperator.AND
   */
  readonly logicalOperator?: LogicalOperator;
}

/**
 * Properties of a `Route`.
 */
export interface RouteProps extends TransformProps {
  /**
   * The groups.
   */
  readonly groups: RouteGroup[];
}

/**
 * One dataset for each group, with the rows for which its condition is true, and `default_group` with the rows
 * of none.
 *
 * A row may be in several groups.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-conditional-router.html
 */
export class Route extends CollectionNode {
  /**
   * The rows of no group.
   */
  public readonly defaultGroup: IDataset;

  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(ROUTE, [{ dataset: input }], fields);
    this.defaultGroup = this.dataset('default_group');
  }
}
