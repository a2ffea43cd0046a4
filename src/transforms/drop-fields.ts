import { Construct } from 'constructs';
import { DROP_FIELDS } from '../core/nodes/transforms/drop-fields';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `DropFields`.
 */
export interface DropFieldsProps extends TransformProps {
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
