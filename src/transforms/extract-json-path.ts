import { Construct } from 'constructs';
import { EXTRACT_JSON_PATH } from '../core/nodes/transforms/extract-json-path';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of an `ExtractJsonPath`.
 */
export interface ExtractJsonPathProps extends TransformProps {
  /**
   * Column with the JSON text, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * JSON paths: `$.customer.name`; the `$.` may be left out.
   */
  readonly paths: string[];

  /**
   * Names of the columns, one for each path.
   */
  readonly newColumns: string[];

  /**
   * Leave out the JSON text.
   *
   * @default false
   */
  readonly dropColumn?: boolean;
}

/**
 * Columns of the values at paths in a JSON text, as texts; objects and arrays as JSON. Where a path leads nowhere, or
 * the text is not JSON, the value is null.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-extract-json-path.html
 */
export class ExtractJsonPath extends DatasetNode {
  constructor(scope: Construct, id: string, props: ExtractJsonPathProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(EXTRACT_JSON_PATH, [{ dataset: input }], fields);
  }
}
