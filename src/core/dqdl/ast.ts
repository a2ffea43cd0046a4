import type { Span } from '../diagnostics';

/**
 * Syntax tree of a DQDL document: plain nodes as written, variables not yet replaced.
 * Grammar (Apache-2.0): https://github.com/awslabs/dqdl/tree/main/configuration/dqdl
 */
export interface Ruleset {
  readonly metadata?: { readonly version?: DqdlString };
  readonly dataSources?: { readonly primary?: DqdlString; readonly additional?: readonly DqdlString[] };
  readonly variables: readonly Variable[];
  readonly defaultLabels: readonly Label[];
  readonly rules: readonly RuleNode[];
  readonly analyzers: readonly Analyzer[];
}

/** A quoted text. `raw` is what stands between the quotes, with its escapes. */
export interface DqdlString { readonly kind: 'string'; readonly raw: string; readonly span: Span }
export interface VariableRef { readonly kind: 'variable'; readonly name: string; readonly span: Span }
export type KeywordName = 'NULL' | 'EMPTY' | 'WHITESPACES_ONLY';
export interface Keyword { readonly kind: 'keyword'; readonly keyword: KeywordName; readonly span: Span }

export interface Variable { readonly name: string; readonly value: StringOperand | readonly StringOperand[]; readonly span: Span }
export interface Label { readonly key: DqdlString; readonly value: DqdlString }

export type RuleNode = Rule | CompositeRule;

export interface CompositeRule {
  readonly kind: 'composite';
  readonly operator: LogicalOperator;
  /** Two; more where the whole tree below has one operator. */
  readonly rules: readonly RuleNode[];
  readonly labels: readonly Label[];
  readonly span: Span;
}
/** Read in either case; the service's texts have capitals. */
export type LogicalOperator = 'AND' | 'OR';

export interface Rule {
  readonly kind: 'rule';
  readonly type: string;
  readonly parameters: readonly Parameter[];
  readonly condition?: Condition;
  readonly where?: DqdlString;
  readonly threshold?: NumberCondition;
  readonly tags: readonly Tag[];
  readonly labels: readonly Label[];
  readonly span: Span;
  readonly typeSpan: Span;
}

export interface Analyzer { readonly type: string; readonly parameters: readonly Parameter[]; readonly span: Span; readonly typeSpan: Span }

export interface Parameter {
  /** `of`, `and` before the parameter: no meaning. */
  readonly connector?: string;
  readonly value: DqdlString | BareName | VariableRef;
}
export interface BareName { readonly kind: 'name'; readonly name: string; readonly span: Span }

/** `with name = value`, except the threshold. */
export interface Tag { readonly name: string; readonly value: DqdlString | NumberOperand; readonly span: Span }

export type ComparisonOperator = '=' | '!=' | '>' | '>=' | '<' | '<=';
export type ConditionOperator = ComparisonOperator | 'between' | 'not between' | 'in' | 'not in' | 'matches' | 'not matches';
export type Condition = NumberCondition | StringCondition | DateCondition | DurationCondition | SizeCondition;
export type ConditionKind = Condition['kind'];

interface ConditionOf<K extends string, T> {
  readonly kind: K;
  readonly operator: ConditionOperator;
  readonly operands: readonly T[];
  readonly span: Span;
}
export type NumberCondition = ConditionOf<'number', NumberOperand>;
export type StringCondition = ConditionOf<'string', StringOperand>;
export type DateCondition = ConditionOf<'date', DateOperand>;
export type DurationCondition = ConditionOf<'duration', Duration>;
export type SizeCondition = ConditionOf<'size', Size>;

export type StringOperand = DqdlString | Keyword | VariableRef;

export type NumberOperand =
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly NumberOperand[]; readonly span: Span }
  | { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: NumberOperand; readonly right: NumberOperand; readonly span: Span }
  | { readonly kind: 'brackets'; readonly inner: NumberOperand; readonly span: Span }
  | Keyword;
export type ArithmeticOperator = '+' | '-' | '*' | '/';

export type DateOperand =
  | { readonly kind: 'date'; readonly text: string; readonly span: Span }
  /** `9:30 AM` or `21:45`, of today. */
  | { readonly kind: 'time'; readonly text: string; readonly span: Span }
  | { readonly kind: 'now'; readonly span: Span }
  | { readonly kind: 'now-offset'; readonly operator: '+' | '-'; readonly duration: Duration; readonly span: Span }
  | Keyword;

export type DurationUnit = 'days' | 'hours' | 'minutes';
export interface Duration { readonly amount: number; readonly unit: DurationUnit; readonly span: Span }

export type SizeUnit = 'B' | 'KB' | 'MB' | 'GB' | 'TB';
/** No unit: bytes. */
export interface Size { readonly amount: number; readonly unit?: SizeUnit; readonly span: Span }

/** The text that an escaped one stands for: `\"` and `\\` are the only escapes. */
export function unescapeText(raw: string): string {
  return raw.replace(/\\(["\\])/g, '$1');
}

/** SQL in quotes: only `\"` is DQDL's, other backslashes belong to SQL. */
export function sqlText(raw: string): string {
  return raw.replace(/\\"/g, '"');
}

/** The text of a parameter, once variables have been replaced. */
export function parameterText(parameter: Parameter): string {
  const { value } = parameter;
  return value.kind === 'string' ? unescapeText(value.raw) : value.name;
}
