import { Construct } from 'constructs';
import { LOOKUP } from '../core/nodes/transforms/lookup';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * What becomes of a row with several matches.
 */
export enum LookupMatches {
  /** It comes out once for each, as in Glue. */
  ALL = 'all',
  /** The run fails. */
  ONE = 'one',
}

/**
 * A pair of columns that must be equal.
 */
export interface LookupKey {
  /**
   * Column of the rows.
   */
  readonly input: string;

  /**
   * Column of the dataset that is looked up.
   */
  readonly lookup: string;
}

/**
 * A column that a lookup adds.
 */
export interface LookupColumn {
  /**
   * Column of the dataset that is looked up.
   */
  readonly column: string;

  /**
   * Its name in the output.
   *
   * @default - as it is
   */
  readonly name?: string;
}

/**
 * Properties of a `Lookup`.
 */
export interface LookupProps extends TransformProps {
  /**
   * Dataset that is looked up.
   */
  readonly lookup: IDataset;

  /**
   * Pairs of columns that must be equal.
   */
  readonly keys: LookupKey[];

  /**
   * Columns of the dataset that is looked up, to add.
   */
  readonly columns: LookupColumn[];

  /**
   * What becomes of a row with several matches.
   *
   * @default LookupMatches.ALL
   */
  readonly matches?: LookupMatches;
}

/**
 * Adds columns of another dataset by keys: a left join.
 *
 * A row without a match gets null. Null keys match nothing.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-lookup.html
 */
export class Lookup extends DatasetNode {
  constructor(scope: Construct, id: string, props: LookupProps) {
    super(scope, id);
    const { input, lookup, ...fields } = props;
    this._define(LOOKUP, [{ dataset: input, as: 'source' }, { dataset: lookup, as: 'lookup' }], fields);
  }
}
