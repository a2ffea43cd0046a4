import { Construct } from 'constructs';
import { SLOWLY_CHANGING_DIMENSION } from '../core/nodes/transforms/slowly-changing-dimension';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * What becomes of several incoming rows of one key.
 */
export enum IncomingDuplicates {
  /** The run fails. */
  FAIL = 'fail',
  /** Only the latest by effective time counts. */
  LATEST = 'latest',
}

/**
 * Properties of a `SlowlyChangingDimension`.
 */
export interface SlowlyChangingDimensionProps {
  /**
   * The dimension as it is.
   */
  readonly current: IDataset;

  /**
   * What its keys are now.
   */
  readonly incoming: IDataset;

  /**
   * Columns that both have and that identify what the dimension is about.
   */
  readonly keys: string[];

  /**
   * Columns whose change makes a new row.
   *
   * @default - all of the dimension but the keys and the three that this node keeps
   */
  readonly trackedColumns?: string[];

  /**
   * Spark SQL expression over the incoming rows: from when on they hold.
   */
  readonly effectiveTime: string;

  /**
   * Column of the dimension, date or timestamp: from when on a row holds.
   */
  readonly validFromColumn: string;

  /**
   * Column of the dimension: until when, exclusive; null for the current row.
   */
  readonly validToColumn: string;

  /**
   * Column of the dimension, boolean: whether a row is the current one of its key.
   */
  readonly currentColumn: string;

  /**
   * What becomes of several incoming rows of one key.
   *
   * @default IncomingDuplicates.FAIL
   */
  readonly duplicates?: IncomingDuplicates;
}

/**
 * The whole dimension after the incoming rows (type 2): a key whose tracked columns differ from its current row
 * gets a new current row, and the old one ends where that begins; a new key gets its first row; everything else
 * stays, also keys that are not incoming.
 *
 * Null equals null, in keys and values.
 *
 * @see https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/implement-scd-type-2.html
 */
export class SlowlyChangingDimension extends DatasetNode {
  constructor(scope: Construct, id: string, props: SlowlyChangingDimensionProps) {
    super(scope, id);
    const { current, incoming, ...fields } = props;
    this._define(SLOWLY_CHANGING_DIMENSION, [{ dataset: current, as: 'dimension' }, { dataset: incoming, as: 'incoming' }], fields);
  }
}
