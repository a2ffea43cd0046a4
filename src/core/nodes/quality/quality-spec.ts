/** What becomes of each output of a node that evaluates rules. */
export type QualityOutput = 'data' | 'rows' | 'outcomes';

/** Data quality rules that a node evaluates over its inputs: the first one is `primary`, the others go by their `as` names. */
export interface QualitySpec {
  /** DQDL. */
  readonly ruleset: string;
  readonly outputs: Readonly<Record<string, QualityOutput>>;
  /** When a failed rule fails the run: before anything is written, or once all has been. */
  readonly stopOnFailure?: 'Immediate' | 'AfterDataLoad';
  /** Under which name past values are kept. */
  readonly evaluationContext: string;
  readonly compositeRuleEvaluation: 'ROW' | 'DATASET';
}
