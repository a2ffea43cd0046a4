import { Construct } from 'constructs';
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
   */
  readonly condition: string;
}

/**
 * Keeps the rows for which a condition is true; rows for which it is false or null go.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/edit-nodes-filter.html
 */
export class Filter extends DatasetNode {
  constructor(scope: Construct, id: string, props: FilterProps) {
    super(scope, id);
    this._define(FILTER, [{ dataset: props.input }], { condition: props.condition });
  }
}
