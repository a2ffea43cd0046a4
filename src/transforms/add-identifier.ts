import { Construct } from 'constructs';
import { SortColumn } from './drop-duplicates';
import { ADD_IDENTIFIER } from '../core/nodes/transforms/add-identifier';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * How `AddIdentifier` numbers rows.
 */
export enum IdentifierMethod {
  /** Unique in the run and growing, with gaps: as Glue has it. */
  MONOTONIC = 'monotonic',
  /** 1, 2, 3 and so on, in the order of `orderBy`. */
  ROW_NUMBER = 'rowNumber',
}

/**
 * Properties of an `AddIdentifier`.
 */
export interface AddIdentifierProps extends TransformProps {
  /**
   * Name of the column; that of an input column replaces it.
   *
   * @default 'id'
   */
  readonly newColumn?: string;

  /**
   * How rows are numbered.
   *
   * @default IdentifierMethod.MONOTONIC
   */
  readonly method?: IdentifierMethod;

  /**
   * Put the time of the run before the number, so that it is unique across runs: a DECIMAL(38, 0).
   *
   * @default false
   */
  readonly unique?: boolean;

  /**
   * Order in which `rowNumber` counts.
   *
   * @default - none
   */
  readonly orderBy?: SortColumn[];
}

/**
 * A column with a number for each row. `monotonic`, as Glue has it: unique in the run and growing, with gaps on a
 * cluster, and which row has which is not said. `rowNumber`: 1, 2, 3 and so on in the order of `orderBy`, the same in
 * every run where that order is total; all rows pass through one task.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-identifier.html
 */
export class AddIdentifier extends DatasetNode {
  constructor(scope: Construct, id: string, props: AddIdentifierProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(ADD_IDENTIFIER, [{ dataset: input }], fields);
  }
}
