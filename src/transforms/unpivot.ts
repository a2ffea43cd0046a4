import { Construct } from 'constructs';
import { UNPIVOT } from '../core/nodes/transforms/unpivot';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of an `Unpivot`.
 */
export interface UnpivotProps extends TransformProps {
  /**
   * Columns that become rows.
   */
  readonly columns: string[];

  /**
   * Name of the column with the names.
   */
  readonly nameColumn: string;

  /**
   * Name of the column with the values.
   */
  readonly valueColumn: string;

  /**
   * Keep rows whose value is null.
   *
   * @default true
   */
  readonly includeNulls?: boolean;
}

/**
 * A row for each of the listed columns, with its name and its value; the other columns are repeated.
 *
 * Values get the common type of the columns.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-unpivot.html
 */
export class Unpivot extends DatasetNode {
  constructor(scope: Construct, id: string, props: UnpivotProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(UNPIVOT, [{ dataset: input }], fields);
  }
}
