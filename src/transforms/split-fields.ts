import { Construct } from 'constructs';
import { CollectionNode } from '../collection-node';
import { SPLIT_FIELDS } from '../core/nodes/transforms/split-fields';
import { IDataset } from '../dataset';
import { TransformProps } from './transform-props';

/**
 * Properties of a `SplitFields`.
 */
export interface SplitFieldsProps extends TransformProps {
  /**
   * Columns of the first dataset, and paths of fields in structs.
   */
  readonly paths: string[];
}

/**
 * Two datasets with the same rows: one has the listed columns, the other the rest.
 *
 * Fields of structs stay in their struct.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-SplitFields.html
 */
export class SplitFields extends CollectionNode {
  /**
   * The rows with the listed columns.
   */
  public readonly selected: IDataset;

  /**
   * The rows with the other columns.
   */
  public readonly remaining: IDataset;

  constructor(scope: Construct, id: string, props: SplitFieldsProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SPLIT_FIELDS, [{ dataset: input }], fields);
    this.selected = this.dataset('selected');
    this.remaining = this.dataset('remaining');
  }
}
