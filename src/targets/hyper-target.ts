import { Construct } from 'constructs';
import { HYPER_TARGET } from '../core/nodes/targets/hyper-target';
import { JobNode } from '../job-node';
import { TargetProps } from './target-props';

/**
 * Properties of a `HyperTarget`.
 */
export interface HyperTargetProps extends TargetProps {
  /**
   * Prefix to write below, such as `s3://bucket/extracts/`.
   */
  readonly path: string;

  /**
   * Columns whose values become folders `key=value/`.
   *
   * @default - no partitions
   */
  readonly partitionKeys?: string[];
}

/**
 * Writes Tableau Hyper extracts to Amazon S3.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_S3HyperDirectTarget.html
 */
export class HyperTarget extends JobNode {
  constructor(scope: Construct, id: string, props: HyperTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(HYPER_TARGET, [{ dataset: input }], fields as { readonly [name: string]: unknown });
  }
}
