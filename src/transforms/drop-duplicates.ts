import { Construct } from 'constructs';
import { DROP_DUPLICATES } from '../core/nodes/transforms/drop-duplicates';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * A column to order by.
 */
export interface SortColumn {
  /**
   * Name of the column.
   */
  readonly column: string;

  /**
   * Largest first.
   *
   * @default false
   */
  readonly descending?: boolean;
}

/**
 * Properties of a `DropDuplicates`.
 */
export interface DropDuplicatesProps extends TransformProps {
  /**
   * Columns in which rows are compared.
   *
   * @default - all
   */
  readonly columns?: string[];

  /**
   * Which row is kept: the first in this order.
   *
   * @default - the smallest, by its columns in their order
   */
  readonly orderBy?: SortColumn[];
}

/**
 * Keeps one of the rows that are equal, as a whole or in the listed columns; null equals null.
 *
 * Which of several it keeps is the first by `orderBy`, then by the other columns in their order, so that every run keeps the same.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-drop-duplicates.html
 */
export class DropDuplicates extends DatasetNode {
  constructor(scope: Construct, id: string, props: DropDuplicatesProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(DROP_DUPLICATES, [{ dataset: input }], fields);
  }
}
