import { Construct } from 'constructs';
import { REGEX_EXTRACT } from '../core/nodes/transforms/regex-extract';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * Properties of a `RegexExtract`.
 */
export interface RegexExtractProps extends TransformProps {
  /**
   * Column with the text, or the path of one in a struct.
   */
  readonly column: string;

  /**
   * Java regular expression with a group for each fragment: `(\w+)@(\w+)`.
   */
  readonly regex: string;

  /**
   * Names of the columns, one a group; an empty name passes over its group.
   */
  readonly newColumns: string[];
}

/**
 * Columns of the groups of a regular expression where it first matches a text. Where it does not match, and for a
 * group that took no part, the fragment is empty; of null it is null.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-regex-extractor.html
 */
export class RegexExtract extends DatasetNode {
  constructor(scope: Construct, id: string, props: RegexExtractProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(REGEX_EXTRACT, [{ dataset: input }], fields);
  }
}
