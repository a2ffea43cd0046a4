import type { Column } from '../types';
import type { Analyzer, NumberCondition, Parameter, Rule, RuleNode } from './ast';
import type { Frequencies, Measure, QualityQuery, Queries } from './queries';

/** What a rule is measured with, and how its outcome follows. Made by the lowering functions in `rules/`. */
export interface LoweredRule {
  /** From what has been measured to the outcome; pure. */
  readonly evaluate: (measured: Measured) => LeafOutcome;
  /** Single rows: absent where they have no outcome. */
  readonly rows?: RowRule;
}

export interface LeafOutcome {
  readonly passed: boolean;
  readonly reasons: readonly string[];
  readonly metrics: Readonly<Record<string, number>>;
  /** The condition with its dynamic parts worked out. */
  readonly evaluated?: NumberCondition;
  readonly bounds?: Bounds;
}

/** An analyzer with what it is measured by. */
export interface LoweredAnalyzer { readonly analyzer: Analyzer; readonly parts: readonly { readonly rule: Rule; readonly lowered: LoweredRule }[] }

/** A rule with what it is measured by; a composite one through its parts, or its rows. */
export type LoweredNode =
  | { readonly rule: Rule; readonly lowered: LoweredRule }
  | { readonly composite: RuleNode; readonly parts: readonly LoweredNode[]; readonly byRow?: string };

/** What past values predict for a metric. */
export interface Bounds {
  readonly metric: string;
  readonly actual: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

export interface RowRule {
  /** Boolean Spark SQL over the primary dataset, whose alias is `p`, and over the joins. Not true is failed. */
  readonly predicate: string;
  /** Rows outside are skipped. */
  readonly where?: string;
  readonly joins?: readonly RowJoin[];
  readonly inComposite: boolean;
}

/** `LEFT JOIN (relation) AS alias ON condition`; the relation has at most one match per row of `p`. */
export interface RowJoin { readonly relation: string; readonly alias: string; readonly on: string }

/** A file that a file rule looks at. */
export interface FileFact {
  readonly path: string;
  readonly bytes: number;
  /** ISO timestamp. */
  readonly modified: string;
  /** Checksums by algorithm: `MD5`, `SHA-256`. */
  readonly checksums?: Readonly<Record<string, string>>;
}

/** A file rule's need; the runtime looks and gives `FileFact`s by `key`. */
export interface FileRequest {
  readonly key: string;
  /** Absent: the files that the primary dataset was read from. */
  readonly path?: string;
  readonly checksum?: string;
}

export interface Measured {
  /** A number; `undefined` for SQL NULL. */
  number(measure: Measure): number | undefined;
  /** Why a query failed, if it did. */
  failure(query: string): string | undefined;
  /** How many rows a query returned. */
  rowCount(query: string): number;
  /** Past values of a metric, newest last. */
  history(metric: string): readonly number[];
  files(key: string): readonly FileFact[] | undefined;
}

/** What lowering functions ask of the planner. */
export interface LoweringContext {
  readonly rule: Rule;
  readonly queries: Queries;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly ansi: boolean;
  /** Texts of the parameters. */
  readonly parameters: readonly string[];
  /** Name for what the rule joins in the row query; no other rule has it. */
  readonly alias: string;
  /** `primary` and the aliases. */
  readonly tableNames: readonly string[];
  /** The rule's filter, checked. */
  readonly where?: string;
  /** A column of a dataset without regard to case. A missing one is noted as a fault. */
  column(name: string, parameter?: Parameter, table?: string): Column | undefined;
  columns(table?: string): readonly Column[];
  hasTable(alias: string, parameter?: Parameter): boolean;
  /** Columns that a query over the datasets returns, or why it cannot run. */
  query(sql: string): { readonly columns: readonly Column[] } | { readonly error: string };
  /** Lowers a metric by the name of its rule type, as `DetectAnomalies` and analyzers need. */
  metric(type: string, parameters: readonly Parameter[]): LoweredRule | undefined;
  files(request: Omit<FileRequest, 'key'>): string;
  /** Notes that the rule can never work as written. */
  fault(message: string, at: { readonly start: number; readonly end: number }): void;
}

export type Lowering = (cx: LoweringContext) => LoweredRule;
export type { Frequencies, Measure, QualityQuery };

/** A rule whose outcome needs no data. */
export function decided(outcome: LeafOutcome): LoweredRule {
  return { evaluate: () => outcome };
}

/** A rule that fails whatever the data. */
export function impossible(reason: string): LoweredRule {
  return decided({ passed: false, reasons: [reason], metrics: {} });
}
