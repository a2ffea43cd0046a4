import { Construct } from 'constructs';
import { EVALUATE_DATA_QUALITY } from '../core/nodes/transforms/evaluate-data-quality';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';
import { DataQualityPublishing, StopJobOnFailure } from '../quality/options';
import { Ruleset } from '../quality/ruleset';

/**
 * What an `EvaluateDataQuality` gives.
 */
export enum DataQualityOutput {
  /** The dataset as it came. */
  PRIMARY_INPUT = 'PrimaryInput',
  /** A row for each rule: Rule, Outcome, FailureReason, EvaluatedMetrics, EvaluatedRule. */
  EVALUATION_RESULTS = 'EvaluationResults',
}

/**
 * Properties of an `EvaluateDataQuality`.
 */
export interface EvaluateDataQualityProps {
  /**
   * Rows that the rules are about.
   */
  readonly input: IDataset;

  /**
   * The rules.
   */
  readonly ruleset: Ruleset;

  /**
   * The dataset as it came, or a row for each rule.
   *
   * @default DataQualityOutput.PRIMARY_INPUT
   */
  readonly output?: DataQualityOutput;

  /**
   * What becomes of the results in AWS.
   *
   * @default - they appear in the console, nothing else
   */
  readonly publishing?: DataQualityPublishing;

  /**
   * Whether and when a failed rule fails the run.
   *
   * @default - it does not
   */
  readonly stopJobOnFailure?: StopJobOnFailure;
}

/**
 * Evaluates data quality rules over a dataset and passes it on, or gives the outcome of each rule.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/data-quality-gs-studio.html
 */
export class EvaluateDataQuality extends DatasetNode {
  constructor(scope: Construct, id: string, props: EvaluateDataQualityProps) {
    super(scope, id);
    this._define(EVALUATE_DATA_QUALITY, [{ dataset: props.input }], {
      ruleset: props.ruleset.toDqdl(),
      output: props.output,
      publishingOptions: props.publishing,
      stopJobOnFailureTiming: props.stopJobOnFailure,
    });
  }
}
