import type { CompositeRule, Label, NumberCondition, Rule, RuleNode } from './ast';
import { unescapeText } from './ast';
import type { Bounds, FileFact, LeafOutcome, LoweredAnalyzer, LoweredNode, LoweredRule, Measured } from './lowering';
import { headText, ruleText } from './printer';
import { historyKey, ratioOf, unmet } from './rules/assertions';

type Row = Readonly<Record<string, unknown>>;

/** A query's rows, or why it failed; of one that was run column by column, why some did. */
export type QueryResult = readonly Row[] | { readonly error: string } | { readonly row: Row; readonly errors: Readonly<Record<string, string>> };

export interface QualityInputs {
  /** By query id. */
  readonly results: Readonly<Record<string, QueryResult>>;
  /** Past values of a metric, newest last. */
  readonly history?: (metric: string) => readonly number[];
  /** By the key of the request. */
  readonly files?: Readonly<Record<string, readonly FileFact[]>>;
}

/** A row of the service's rule outcomes. */
export interface RuleOutcome {
  readonly rule: string;
  readonly outcome: 'Passed' | 'Failed';
  readonly failureReason?: string;
  readonly evaluatedMetrics: Readonly<Record<string, number>>;
  /** The rule with the numbers that its dynamic parts came to. */
  readonly evaluatedRule: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of rules that detect anomalies. */
  readonly bounds?: readonly Bounds[];
}

export interface AnalyzerOutcome { readonly analyzer: string; readonly metrics: Readonly<Record<string, number>>; readonly failureReason?: string }

export interface QualityResult {
  readonly outcomes: readonly RuleOutcome[];
  readonly analyzers: readonly AnalyzerOutcome[];
  readonly passed: number;
  readonly failed: number;
  /** Share of rules that passed; 1 where there is none. */
  readonly score: number;
  /** Values to keep for later evaluations, by the names that `history` is asked for. */
  readonly metrics: Readonly<Record<string, number>>;
}

class QueryFailure extends Error {}

export function evaluateQuality(
  rules: readonly { readonly node: LoweredNode; readonly written: RuleNode }[],
  analyzers: readonly LoweredAnalyzer[],
  defaultLabels: readonly Label[],
  inputs: QualityInputs,
): QualityResult {
  const m = new Results(inputs);
  const metrics: Record<string, number> = {};
  const keep = (rule: Rule, found: Readonly<Record<string, number>>) => {
    for (const [metric, value] of Object.entries(found)) metrics[historyKey(metric, rule)] = value;
  };
  const outcomes = rules.map(({ node, written }): RuleOutcome => {
    const outcome = nodeOutcome(node, written, m, keep);
    return {
      rule: ruleText(written),
      outcome: outcome.passed ? 'Passed' : 'Failed',
      ...(outcome.reasons.length === 0 ? {} : { failureReason: outcome.reasons.join('\n') }),
      evaluatedMetrics: outcome.metrics,
      evaluatedRule: ruleText(outcome.evaluated),
      labels: labelsOf([...defaultLabels, ...written.labels]),
      ...(outcome.bounds.length === 0 ? {} : { bounds: outcome.bounds }),
    };
  });
  const analyzed = analyzers.map(({ analyzer, parts }): AnalyzerOutcome => {
    const found = parts.map((p) => ({ rule: p.rule, outcome: leafOutcome(p.lowered, m) }));
    found.forEach((f) => keep(f.rule, f.outcome.metrics));
    const nothing = found.length > 0 && found.every((f) => Object.keys(f.outcome.metrics).length === 0);
    return {
      analyzer: headText(analyzer),
      metrics: Object.assign({}, ...found.map((f) => f.outcome.metrics)) as Record<string, number>,
      ...(nothing ? { failureReason: found.flatMap((f) => f.outcome.reasons).join('\n') } : {}),
    };
  });
  const passed = outcomes.filter((o) => o.outcome === 'Passed').length;
  return {
    outcomes, analyzers: analyzed, passed, failed: outcomes.length - passed, score: outcomes.length === 0 ? 1 : passed / outcomes.length, metrics,
  };
}

interface NodeOutcome {
  readonly passed: boolean;
  readonly reasons: readonly string[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly evaluated: RuleNode;
  readonly bounds: readonly Bounds[];
}

type Keep = (rule: Rule, metrics: Readonly<Record<string, number>>) => void;

function nodeOutcome(node: LoweredNode, written: RuleNode, m: Results, keep: Keep): NodeOutcome {
  if ('lowered' in node) {
    const outcome = leafOutcome(node.lowered, m);
    keep(node.rule, outcome.metrics);
    return { ...outcome, evaluated: withNumbers(written, outcome.evaluated), bounds: outcome.bounds === undefined ? [] : [outcome.bounds] };
  }
  const composite = written as CompositeRule;
  const parts = node.parts.map((p, i) => nodeOutcome(p, composite.rules[i], m, keep));
  const evaluated: RuleNode = { ...composite, rules: parts.map((p) => p.evaluated) };
  const metrics = Object.assign({}, ...parts.map((p) => p.metrics)) as Record<string, number>;
  const bounds = parts.flatMap((p) => p.bounds);
  if (node.byRow !== undefined) {
    const byRow = rowsOutcome(node.byRow, m);
    return { ...byRow, metrics, evaluated, bounds };
  }
  const passed = composite.operator === 'AND' ? parts.every((p) => p.passed) : parts.some((p) => p.passed);
  // The service keeps the reasons of failed parts also where the whole passes.
  return { passed, reasons: parts.flatMap((p) => p.reasons), metrics, evaluated, bounds };
}

function rowsOutcome(query: string, m: Results): { passed: boolean; reasons: string[] } {
  try {
    const share = ratioOf(m.number({ query, column: 'matched' }), m.number({ query, column: 'total' })) ?? 1;
    return { passed: share === 1, reasons: share === 1 ? [] : [unmet(share)] };
  } catch (e) {
    if (!(e instanceof QueryFailure)) throw e;
    return { passed: false, reasons: [e.message] };
  }
}

/** A query that failed fails the rules that read it, and no others. */
function leafOutcome(lowered: LoweredRule, m: Results): LeafOutcome {
  try {
    return lowered.evaluate(m);
  } catch (e) {
    if (!(e instanceof QueryFailure)) throw e;
    return { passed: false, reasons: [e.message], metrics: {} };
  }
}

function withNumbers(rule: RuleNode, evaluated: NumberCondition | undefined): RuleNode {
  return rule.kind === 'rule' && evaluated !== undefined ? { ...rule, condition: evaluated } : rule;
}

function labelsOf(labels: readonly Label[]): Record<string, string> {
  return Object.fromEntries(labels.map((l) => [unescapeText(l.key.raw), unescapeText(l.value.raw)]));
}

class Results implements Measured {
  constructor(private readonly inputs: QualityInputs) {}

  public number(measure: { readonly query: string; readonly column: string }): number | undefined {
    const result = this.inputs.results[measure.query];
    if (result !== undefined && 'errors' in result && measure.column in result.errors) throw failed(result.errors[measure.column]);
    const value = this.rows(measure.query)[0]?.[measure.column];
    return value === null || value === undefined ? undefined : Number(value);
  }

  public failure(query: string): string | undefined {
    const result = this.inputs.results[query];
    return result !== undefined && 'error' in result ? failed(result.error).message : undefined;
  }

  public rowCount(query: string): number {
    return this.rows(query).length;
  }

  public history(metric: string): readonly number[] {
    return this.inputs.history?.(metric) ?? [];
  }

  public files(key: string): readonly FileFact[] | undefined {
    return this.inputs.files?.[key];
  }

  private rows(query: string): readonly Row[] {
    const result = this.inputs.results[query];
    if (result === undefined) throw new Error(`query '${query}' was not run`);
    if ('error' in result) throw failed(result.error);
    return 'row' in result ? [result.row] : result;
  }
}

function failed(error: string): QueryFailure {
  return new QueryFailure(`Exception thrown while evaluating rule: ${error}`);
}
