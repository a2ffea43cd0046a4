import { Construct } from 'constructs';
import { CollectionNode } from '../collection-node';
import { EVALUATE_DATA_QUALITY_MULTI_FRAME } from '../core/nodes/transforms/evaluate-data-quality-multi-frame';
import { IDataset } from '../dataset';
import { DataQualityPublishing, StopJobOnFailure } from '../quality/options';
import { Ruleset } from '../quality/ruleset';

/**
 * How composite rules are judged.
 */
export enum CompositeRuleEvaluation {
  /** By the outcomes of their parts over the whole dataset. */
  DATASET = 'DATASET',
  /** Row by row. */
  ROW = 'ROW',
}

/**
 * Properties of an `EvaluateDataQualityMultiFrame`.
 */
export interface EvaluateDataQualityMultiFrameProps {
  /**
   * Rows that the rules are about.
   */
  readonly input: IDataset;

  /**
   * The rules.
   */
  readonly ruleset: Ruleset;

  /**
   * Other datasets that rules compare with, by the alias that the rules know them by.
   *
   * @default - none
   */
  readonly additionalDataSources?: { [alias: string]: IDataset };

  /**
   * How composite rules are judged.
   *
   * @default CompositeRuleEvaluation.DATASET
   */
  readonly compositeRuleEvaluation?: CompositeRuleEvaluation;

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
 * Evaluates data quality rules over a dataset, with others to compare it to.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/data-quality-gs-studio.html
 */
export class EvaluateDataQualityMultiFrame extends CollectionNode {
  /**
   * The rows, each with the rules it passed, failed and was skipped by, and its result `Passed` or `Failed`.
   */
  public readonly rowLevelOutcomes: IDataset;

  /**
   * A row for each rule: Rule, Outcome, FailureReason, EvaluatedMetrics, EvaluatedRule.
   */
  public readonly ruleOutcomes: IDataset;

  /**
   * The rows as they came.
   */
  public readonly originalData: IDataset;

  constructor(scope: Construct, id: string, props: EvaluateDataQualityMultiFrameProps) {
    super(scope, id);
    const others = props.additionalDataSources ?? {};
    // Other languages keep no order of maps.
    const inputs = [{ dataset: props.input }, ...Object.keys(others).sort().map((as) => ({ dataset: others[as], as }))];
    this._define(EVALUATE_DATA_QUALITY_MULTI_FRAME, inputs, {
      ruleset: props.ruleset.toDqdl(),
      publishingOptions: props.publishing,
      compositeRuleEvaluation: props.compositeRuleEvaluation,
      stopJobOnFailureTiming: props.stopJobOnFailure,
    });
    this.rowLevelOutcomes = this.dataset('rowLevelOutcomes');
    this.ruleOutcomes = this.dataset('ruleOutcomes');
    this.originalData = this.dataset('originalData');
  }
}
