import { Construct } from 'constructs';
import { PARSE_JSON } from '../core/nodes/transforms/parse-json';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `ParseJson`.
 */
export interface ParseJsonProps extends TransformProps {
  /**
   * Column with the JSON text, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * Fields of the objects, `id INT, tags ARRAY<STRING>`, or the type of the value: `ARRAY<INT>`.
   *
   * @default - inferred from the data
   */
  readonly schema?: string;

  /**
   * Share of the texts that Spark infers the schema from; the local engine looks at all.
   *
   * @default - none
   */
  readonly samplingRatio?: number;

  /**
   * Name of the column with the value.
   *
   * @default - it takes the place of the text
   */
  readonly newColumn?: string;
}

/**
 * A struct, array or map of a JSON text. Without a schema it is inferred from the texts that are objects, as Spark's
 * JSON reader does, when the job runs. A text that is not JSON, and a value that its type cannot hold, become null.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-parse-json.html
 */
export class ParseJson extends DatasetNode {
  constructor(scope: Construct, id: string, props: ParseJsonProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(PARSE_JSON, [{ dataset: input }], fields);
  }
}
