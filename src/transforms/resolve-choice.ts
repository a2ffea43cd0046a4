import { Construct } from 'constructs';
import { RESOLVE_CHOICE } from '../core/nodes/transforms/resolve-choice';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';
import { TransformProps } from './transform-props';

/**
 * What becomes of a choice.
 */
export enum ChoiceAction {
  /** All values are cast to a type, null where they cannot be. */
  CAST = 'cast',
  /** A column for each type. */
  MAKE_COLS = 'make_cols',
  /** A struct with a field for each type. */
  MAKE_STRUCT = 'make_struct',
  /** The values of one type, null for the others. */
  PROJECT = 'project',
  /** All values are cast to the type in the Data Catalog. */
  MATCH_CATALOG = 'match_catalog',
}

/**
 * What becomes of a column with a choice.
 */
export interface ColumnChoice {
  /**
   * Column with a choice, or the path of one in structs and arrays: `items[].price`, `items[]` for the elements. `CAST` takes any column.
   */
  readonly column: string;

  /**
   * What becomes of it.
   */
  readonly action: ChoiceAction;

  /**
   * `CAST` and `PROJECT`: the type.
   *
   * @default - none
   */
  readonly type?: string;
}

/**
 * Properties of a `ResolveChoice`.
 */
export interface ResolveChoiceProps extends TransformProps {
  /**
   * What becomes of single columns and fields.
   *
   * @default - none
   */
  readonly choices?: ColumnChoice[];

  /**
   * What becomes of all other choices, also of those in structs, arrays and maps.
   *
   * @default - they stay
   */
  readonly action?: ChoiceAction;

  /**
   * `CAST` and `PROJECT` of all others: the type.
   *
   * @default - none
   */
  readonly type?: string;

  /**
   * `MATCH_CATALOG`: columns of the table in the Data Catalog, such as `Schema.fromTable(table)`.
   *
   * @default - none
   */
  readonly catalogSchema?: Schema;
}

/**
 * Gives columns that came with values of several types one type, or a column for each.
 *
 * A choice is, as in a DataFrame, a struct with a field for each type, named by Glue's name of it: `struct<long:
 * bigint, string: string>`.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-ResolveChoice.html
 */
export class ResolveChoice extends DatasetNode {
  constructor(scope: Construct, id: string, props: ResolveChoiceProps) {
    super(scope, id);
    const { input, catalogSchema, ...fields } = props;
    this._define(RESOLVE_CHOICE, [{ dataset: input }], { ...fields, catalogSchema: catalogSchema?.ddl });
  }
}
