import { Construct } from 'constructs';
import { DROP_FIELDS } from '../core/nodes/transforms/drop-fields';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Properties of a `DropFields`.
 */
export interface DropFieldsProps {
  /**
   * Rows to work on.
   */
  readonly input: IDataset;

  /**
   * Columns, and paths of fields in structs: `address.city`.
   */
  readonly paths: string[];
}

/**
 * Leaves out the listed columns, and fields of structs, also of structs in arrays.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-DropFields.html
 */
export class DropFields extends DatasetNode {
  constructor(scope: Construct, id: string, props: DropFieldsProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(DROP_FIELDS, [{ dataset: input }], fields);
  }
}
