import { Construct } from 'constructs';
import { DERIVED_COLUMN } from '../core/nodes/transforms/derived-column';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * A column from an expression.
 */
export interface ColumnExpression {
  /**
   * Name of the column.
   */
  readonly name: string;

  /**
   * Spark SQL expression: `price * quantity`; `:name` is a parameter of the job.
   */
  readonly expression: string;
}

/**
 * Properties of a `DerivedColumn`.
 */
export interface DerivedColumnProps extends TransformProps {
  /**
   * Columns to add or replace. Each expression sees the columns of the input, not the others of this list.
   */
  readonly columns: ColumnExpression[];
}

/**
 * Adds columns from Spark SQL expressions over the columns of the input; one with the name of an input column replaces it
 * in its place.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-configure-derived-column.html
 */
export class DerivedColumn extends DatasetNode {
  constructor(scope: Construct, id: string, props: DerivedColumnProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(DERIVED_COLUMN, [{ dataset: input }], fields);
  }
}
