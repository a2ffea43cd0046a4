import { Construct } from 'constructs';
import { FilterCondition, LogicalOperator } from './filter-condition';
import { FILTER } from '../core/nodes/transforms/filter';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Properties of a `Filter`.
 */
export interface FilterProps {
  /**
   * Rows to choose from.
   */
  readonly input: IDataset;

  /**
   * Spark SQL condition over the columns of the input; `:name` is a parameter of the job.
   *
   * @default - filters are given
   */
  readonly condition?: string;

  /**
   * Conditions as Glue Studio has them, and as its Python compares.
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
 * Keeps the rows for which a condition is true; rows for which it is false or null go.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/edit-nodes-filter.html
 *
 * @example
 * new Filter(job, 'Big', { input: orders, condition: 'amount > 100 AND state = \'paid\'' });
 */
export class Filter extends DatasetNode {
  constructor(scope: Construct, id: string, props: FilterProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(FILTER, [{ dataset: input }], fields);
  }
}
