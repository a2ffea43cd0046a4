import { Construct } from 'constructs';
import { APPLY_MAPPING } from '../core/nodes/transforms/apply-mapping';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * How a column of the output comes from the input.
 */
export interface Mapping {
  /**
   * Column of the input, or path of a field in a struct: `address.city`.
   */
  readonly source: string;

  /**
   * Type that the column is expected to have; informational, as in Glue.
   *
   * @default - any
   */
  readonly sourceType?: string;

  /**
   * Name of the output column; dots nest it in structs, backquotes keep them.
   */
  readonly target: string;

  /**
   * Type of the output column, such as `DECIMAL(10, 2)`.
   *
   * @default - the type it has
   */
  readonly targetType?: string;
}

/**
 * Properties of an `ApplyMapping`.
 */
export interface ApplyMappingProps extends TransformProps {
  /**
   * Columns to keep.
   */
  readonly mappings: Mapping[];
}

/**
 * Keeps the columns that are mapped, in the order of the mappings, under new names and types. A value that its new type
 * cannot hold becomes null.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-ApplyMapping.html
 */
export class ApplyMapping extends DatasetNode {
  constructor(scope: Construct, id: string, props: ApplyMappingProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(APPLY_MAPPING, [{ dataset: input }], fields);
  }
}
