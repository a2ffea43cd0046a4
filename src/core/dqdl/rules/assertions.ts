import type { NumberCondition, Rule } from '../ast';
import type { LeafOutcome, Measured } from '../lowering';
import { doubleText } from '../sql-text';
import { holds, resolveThreshold } from '../thresholds';

/** Under what past values of a metric are kept: those of a filtered rule are apart. */
export function historyKey(metric: string, rule: Pick<Rule, 'where'>): string {
  return rule.where === undefined ? metric : `${metric} (where: ${rule.where.raw})`;
}

export interface MetricValue {
  readonly metric: string;
  /** `undefined`: there was nothing to measure. */
  readonly value: number | undefined;
  /** Analyzer of Deequ that the service names when there was nothing to measure. */
  readonly analyzer: string;
  /** The service writes counts without a fraction. */
  readonly count?: boolean;
}

/** A metric against the rule's condition. Nothing to measure fails, unless a filter left nothing. */
export function assertMetric(rule: Rule, condition: NumberCondition, m: Measured, found: MetricValue): LeafOutcome {
  const { metric, value } = found;
  if (value === undefined) return nothingMeasured(rule, found.analyzer);
  const metrics = { [metric]: value };
  const threshold = resolveThreshold(condition, m.history(historyKey(metric, rule)));
  if ('error' in threshold) return { passed: false, reasons: [threshold.error], metrics };
  const passed = holds(condition.operator, value, threshold.operands);
  return { passed, reasons: passed ? [] : [unmet(value, found.count)], metrics, evaluated: threshold.evaluated };
}

/** A metric that must be 1. */
export function assertOne(rule: Rule, found: MetricValue): LeafOutcome {
  const { metric, value } = found;
  if (value === undefined) return nothingMeasured(rule, found.analyzer);
  return { passed: value === 1, reasons: value === 1 ? [] : [unmet(value)], metrics: { [metric]: value } };
}

/** Several outcomes that must all hold. */
export function allOf(outcomes: readonly LeafOutcome[]): LeafOutcome {
  return {
    passed: outcomes.every((o) => o.passed),
    reasons: outcomes.flatMap((o) => o.reasons),
    metrics: Object.assign({}, ...outcomes.map((o) => o.metrics)) as Record<string, number>,
    evaluated: outcomes.find((o) => o.evaluated !== undefined)?.evaluated,
  };
}

/** The share of rows that comply: against the threshold, else it must be 1. */
export function assertRatio(rule: Rule, m: Measured, metric: string, ratio: number, shown = unmetRatio): LeafOutcome {
  const metrics = { [metric]: ratio };
  if (rule.threshold === undefined) return { passed: ratio === 1, reasons: ratio === 1 ? [] : [shown(ratio)], metrics };
  const threshold = resolveThreshold(rule.threshold, m.history(historyKey(metric, rule)));
  if ('error' in threshold) return { passed: false, reasons: [threshold.error], metrics };
  const passed = holds(rule.threshold.operator, ratio, threshold.operands);
  return { passed, reasons: passed ? [] : [shown(ratio)], metrics };
}

/** There was nothing to measure: a failure, unless it was a filter that left nothing. */
export function nothingMeasured(rule: Rule, analyzer: string): LeafOutcome {
  return { passed: rule.where !== undefined, reasons: rule.where === undefined ? [emptyState(analyzer)] : [], metrics: {} };
}

function emptyState(analyzer: string): string {
  return `Empty state for analyzer ${analyzer}, all input values were NULL.`;
}

export function unmet(value: number, count = false): string {
  return `Value: ${count ? value : doubleText(value)} does not meet the constraint requirement!`;
}

/** Rules that the service measures outside Deequ end their text with a full stop. */
export function unmetRatio(value: number): string {
  return `Value: ${doubleText(value)} does not meet the constraint requirement.`;
}

export function ratioOf(part: number | undefined, whole: number | undefined): number | undefined {
  return whole === undefined || whole === 0 ? undefined : (part ?? 0) / whole;
}

/** The number condition of a rule that must have one. */
export function numberCondition(rule: Rule): NumberCondition {
  if (rule.condition?.kind !== 'number') throw new Error(`${rule.type} without a condition on a number`);
  return rule.condition;
}
