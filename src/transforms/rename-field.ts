import { Construct } from 'constructs';
import { RENAME_FIELD } from '../core/nodes/transforms/rename-field';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `RenameField`.
 */
export interface RenameFieldProps extends TransformProps {
  /**
   * Column, or path of a field in a struct: `address.zip`.
   */
  readonly source: string;

  /**
   * New name; for a field of a struct its path with the new name at the end, or the name alone.
   */
  readonly target: string;
}

/**
 * Gives a column, or a field of a struct, another name; it keeps its place.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-RenameField.html
 */
export class RenameField extends DatasetNode {
  constructor(scope: Construct, id: string, props: RenameFieldProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(RENAME_FIELD, [{ dataset: input }], fields);
  }
}
