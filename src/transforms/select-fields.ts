import { Construct } from 'constructs';
import { SELECT_FIELDS } from '../core/nodes/transforms/select-fields';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `SelectFields`.
 */
export interface SelectFieldsProps extends TransformProps {
  /**
   * Columns, and paths of fields in structs: `address.city`.
   */
  readonly paths: string[];
}

/**
 * Keeps the listed columns. Fields of structs stay in their struct; columns keep the order they have in the input.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-SelectFields.html
 */
export class SelectFields extends DatasetNode {
  constructor(scope: Construct, id: string, props: SelectFieldsProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(SELECT_FIELDS, [{ dataset: input }], fields);
  }
}
