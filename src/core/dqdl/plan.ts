import { didYouMean, GlueprintError, Span } from '../diagnostics';
import type { AnalyzedExpression, AnalyzedQuery, ExpressionOptions, QueryOptions, SqlSession } from '../spark-sql/contract';
import type { Column } from '../types';
import { Analyzer, NumberCondition, Parameter, parameterText, Rule, RuleNode, Ruleset, sqlText } from './ast';
import { evaluateQuality, QualityInputs, QualityResult } from './evaluate';
import { dqdlError } from './lexer';
import { FileRequest, impossible, LoweredAnalyzer, LoweredNode, LoweredRule, LoweringContext } from './lowering';
import { ruleText } from './printer';
import { Queries, QualityQuery } from './queries';
import { joinsOf, joinsSql, rowExpression, rowLevelSql } from './row-level';
import { ruleType } from './rule-types';
import { LOWERINGS } from './rules/registry';
import { unknownCalls } from './thresholds';
import { resolveVariables } from './variables';

export const PRIMARY = 'primary';

/** The analyzer of Spark SQL, as `src/core/spark-sql` exports it. */
export interface SqlChecks {
  analyzeQuery(sql: string, options: QueryOptions): AnalyzedQuery;
  analyzeExpression(text: string, options: ExpressionOptions): AnalyzedExpression;
}

export interface QualityOptions extends SqlSession {
  /** Columns of `primary` and of each other dataset by its alias. */
  readonly tables: Readonly<Record<string, readonly Column[]>>;
  readonly sql: SqlChecks;
  /** What `now()` is, in milliseconds since 1970. */
  readonly now: number;
  /** `ROW`: a composite rule holds if every single row does. Default: `DATASET`. */
  readonly compositeRuleEvaluation?: 'ROW' | 'DATASET';
}

/** A ruleset made ready for one dataset: queries to run, and what their results mean. */
export interface QualityPlan {
  readonly queries: readonly QualityQuery[];
  readonly files: readonly FileRequest[];
  /** Why rules can never hold as they are written: wrong columns, invalid SQL. They fail when evaluated, as in the service. */
  readonly faults: readonly GlueprintError[];
  /** The primary dataset with the outcome of each row, as Spark SQL. */
  readonly rowLevelSql: string;
  /** Past values are asked for by these names, and new ones kept under them. */
  evaluate(inputs: QualityInputs): QualityResult;
}

/** `text` is the document that the ruleset was parsed from: faults show their place in it. */
export function planQuality(ruleset: Ruleset, text: string, options: QualityOptions): QualityPlan {
  return new Planner(resolveVariables(ruleset, text), ruleset, text, options).plan();
}

class Planner {
  private readonly queries = new Queries();
  private readonly fileRequests: FileRequest[] = [];
  private readonly faults: GlueprintError[] = [];
  private readonly lowered = new Map<string, LoweredRule>();

  constructor(
    private readonly resolved: Ruleset,
    private readonly written: Ruleset,
    private readonly text: string,
    private readonly options: QualityOptions,
  ) {}

  public plan(): QualityPlan {
    // Rules with the same text are one rule, as in the service's results.
    const texts = this.written.rules.map(ruleText);
    const kept = this.resolved.rules.map((rule, i) => ({ rule, written: this.written.rules[i] })).filter((_, i) => texts.indexOf(texts[i]) === i);
    const nodes = kept.map((k) => this.node(k.rule));
    const analyzers = this.resolved.analyzers.map((a) => this.analyzer(a));
    const loweredOf = (rule: Rule) => this.lower(rule);
    const rows = rowLevelSql(kept.map((k) => k.rule), this.columns(), loweredOf);
    const { written } = this;
    return {
      queries: this.queries.all(),
      files: this.fileRequests,
      faults: this.faults,
      rowLevelSql: rows,
      evaluate: (inputs) => evaluateQuality(kept.map((k, i) => ({ node: nodes[i], written: k.written })), analyzers, written.defaultLabels, inputs),
    };
  }

  private node(rule: RuleNode): LoweredNode {
    if (rule.kind === 'rule') return { rule, lowered: this.lower(rule) };
    const parts = rule.rules.map((r) => this.node(r));
    const loweredOf = (r: Rule) => this.lower(r);
    const expression = this.options.compositeRuleEvaluation === 'ROW' ? rowExpression(rule, loweredOf) : undefined;
    if (expression === undefined) return { composite: rule, parts };
    const sql = 'SELECT count(e) AS total, count(CASE WHEN e THEN 1 END) AS matched\n'
      + `FROM (SELECT (${expression}) AS e FROM ${PRIMARY} AS p${joinsSql(joinsOf(rule, loweredOf))}) AS r`;
    return { composite: rule, parts, byRow: this.queries.add(sql, Object.keys(this.options.tables)) };
  }

  /** A rule that stands in several places is measured once. */
  private lower(rule: Rule): LoweredRule {
    const key = ruleText({ ...rule, labels: [] });
    const known = this.lowered.get(key);
    if (known !== undefined) return known;
    const lowered = this.lowerOnce(rule, `dq__${this.lowered.size}`);
    this.lowered.set(key, lowered);
    return lowered;
  }

  private lowerOnce(rule: Rule, alias: string): LoweredRule {
    for (const condition of [rule.condition, rule.threshold]) {
      if (condition?.kind === 'number') condition.operands.flatMap(unknownCalls).forEach((c) => this.fault(c.message, c.operand.span));
    }
    const where = rule.where === undefined ? undefined : sqlText(rule.where.raw);
    if (where !== undefined && !this.isCondition(where, rule)) return impossible('The provided where clause is invalid');
    return LOWERINGS[rule.type](this.context(rule, where, alias));
  }

  private context(rule: Rule, where: string | undefined, alias: string): LoweringContext {
    const { options } = this;
    const tableNames = Object.keys(options.tables);
    return {
      rule,
      queries: this.queries,
      now: options.now,
      ansi: options.ansi ?? (options.sparkVersion ?? '3.5').startsWith('4'),
      parameters: rule.parameters.map(parameterText),
      alias,
      tableNames,
      where,
      column: (name, parameter, table) => this.column(name, parameter, table),
      columns: (table) => this.columns(table),
      hasTable: (name, parameter) => this.hasTable(name, parameter),
      query: (sql) => this.query(sql, rule),
      metric: (type, parameters) => this.metric(type, parameters, rule.span),
      files: (request) => this.files(request),
      fault: (message, at) => this.fault(message, at),
    };
  }

  private columns(table = PRIMARY): readonly Column[] {
    return this.options.tables[table] ?? [];
  }

  private column(name: string, parameter?: Parameter, table?: string): Column | undefined {
    const columns = this.columns(table);
    const found = columns.find((c) => c.name === name) ?? columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
    if (found === undefined && parameter !== undefined) {
      const near = didYouMean(name, columns.map((c) => c.name));
      this.fault(`no column '${name}'${table === undefined || table === PRIMARY ? '' : ` in '${table}'`}${near}`, parameter.value.span, 'DqdlUnknownColumn');
    }
    return found;
  }

  private hasTable(alias: string, parameter?: Parameter): boolean {
    const names = Object.keys(this.options.tables).filter((t) => t !== PRIMARY);
    if (names.includes(alias)) return true;
    const known = names.length === 0 ? 'there is only the primary one' : `known: ${names.join(', ')}`;
    if (parameter !== undefined) this.fault(`no dataset '${alias}', ${known}${didYouMean(alias, names)}`, parameter.value.span, 'DqdlUnknownDataset');
    return false;
  }

  private isCondition(where: string, rule: Rule): boolean {
    try {
      const { type } = this.options.sql.analyzeExpression(where, { ...this.session(), columns: this.columns() });
      if (type.kind === 'boolean') return true;
      if (rule.where !== undefined) this.fault(`a where clause is true or false, this is ${type.kind}`, rule.where.span);
    } catch (e) {
      this.sqlFault(e, rule.where?.raw, rule.where?.span ?? rule.span);
    }
    return false;
  }

  private query(sql: string, rule: Rule): { readonly columns: readonly Column[] } | { readonly error: string } {
    try {
      const tables = Object.fromEntries(Object.entries(this.options.tables).map(([name, columns]) => [name, { columns }]));
      return this.options.sql.analyzeQuery(sql, { ...this.session(), tables });
    } catch (e) {
      const [{ value }] = rule.parameters;
      this.sqlFault(e, value.kind === 'string' ? value.raw : undefined, value.span);
      return { error: GlueprintError.isGlueprintError(e) ? e.details.message : String(e) };
    }
  }

  private session(): SqlSession {
    const { sparkVersion, ansi, timeZone, parameters } = this.options;
    return { sparkVersion, ansi, timeZone, parameters };
  }

  /** A fault within SQL in quotes, shown in the document where the text has no escapes. */
  private sqlFault(e: unknown, raw: string | undefined, span: Span): void {
    if (!GlueprintError.isGlueprintError(e)) throw e;
    const inner = e.details.span;
    const asWritten = raw !== undefined && !raw.includes('\\') && !/^\s|\s$/.test(raw) && this.text.slice(span.start + 1, span.end - 1) === raw;
    const within = asWritten && inner !== undefined;
    const at = within ? { start: span.start + 1 + inner.start, end: span.start + 1 + inner.end } : span;
    this.faults.push(new GlueprintError({ ...e.details, text: this.text, span: at }));
  }

  private files(request: Omit<FileRequest, 'key'>): string {
    const key = `${request.path ?? ''}`;
    const same = this.fileRequests.find((r) => r.key === key && r.checksum === request.checksum);
    if (same === undefined) this.fileRequests.push({ ...request, key });
    return key;
  }

  private fault(message: string, at: Span, code = 'DqdlRule'): void {
    const known = this.faults.some((f) => f.details.span?.start === at.start && f.details.message === message);
    if (!known) this.faults.push(dqdlError(code, message, this.text, at));
  }

  // ---------------------------------------------------------------- analyzers

  private analyzer(analyzer: Analyzer): LoweredAnalyzer {
    const rules = analyzer.type === 'AllStatistics' ? this.statistics(analyzer) : [metricRule(analyzer.type, analyzer.parameters, analyzer.span)];
    const parts = rules.flatMap((rule) => {
      if (ruleType(rule.type)?.analyzer === true) return [{ rule, lowered: this.lower(rule) }];
      this.fault(`${rule.type} is no analyzer`, analyzer.typeSpan);
      return [];
    });
    return { analyzer, parts };
  }

  private metric(type: string, parameters: readonly Parameter[], span: Span): LoweredRule | undefined {
    const known = ruleType(type);
    const fits = known?.parameters.some((names) => names.length === parameters.length || (names.at(-1)?.endsWith('+') && parameters.length >= names.length));
    return known?.analyzer === true && fits === true ? this.lower(metricRule(type, parameters, span)) : undefined;
  }

  /** Row count, completeness, uniqueness; lengths of texts, values of numbers. */
  private statistics(analyzer: Analyzer): Rule[] {
    const [parameter] = analyzer.parameters;
    const text = parameterText(parameter);
    const columns = text === 'AllColumns' && this.column(text) === undefined ? this.columns() : [this.column(text, parameter)].filter((c) => c !== undefined);
    return [metricRule('RowCount', [], analyzer.span), ...columns.flatMap((column) => {
      const of: Parameter = { value: { kind: 'string', raw: column.name.replace(/(["\\])/g, '\\$1'), span: parameter.value.span } };
      const kind = column.type.kind;
      const types = ['Completeness'];
      if (!['array', 'map', 'struct', 'choice'].includes(kind)) types.push('Uniqueness');
      if (['string', 'char', 'varchar'].includes(kind)) types.push('ColumnLength');
      if (['tinyint', 'smallint', 'int', 'bigint', 'float', 'double', 'decimal'].includes(kind)) types.push('ColumnValues');
      return types.map((t) => metricRule(t, [of], analyzer.span));
    })];
  }
}

/** A rule for its metric only: whether it holds is not looked at. */
function metricRule(type: string, parameters: readonly Parameter[], span: Span): Rule {
  const condition: NumberCondition = { kind: 'number', operator: '=', operands: [{ kind: 'number', text: '0', span }], span };
  return { kind: 'rule', type, typeSpan: span, parameters, condition, tags: [], labels: [], span };
}

