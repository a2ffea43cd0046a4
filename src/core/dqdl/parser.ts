import { didYouMean } from '../diagnostics';
import type {
  Analyzer, CompositeRule, DqdlString, Label, LogicalOperator, NumberCondition, Parameter, Rule, RuleNode, Ruleset, StringOperand, Tag, Variable,
} from './ast';
import { parseCondition, parseNumber, parseNumberCondition, startsCondition } from './conditions';
import { RESERVED } from './lexer';
import { RuleType, ruleType, ruleTypeNames } from './rule-types';
import { Tokens } from './tokens';
import { resolveVariables } from './variables';

const MAX_LABELS = 10;
const MAX_LABEL_KEY = 128;
const MAX_LABEL_VALUE = 256;
const MAX_DEPTH = 100;
const TAG_NAMES = ['threshold', 'hashAlgorithm', 'timeZone', 'format', 'dataFrame'];

/**
 * Reads a DQDL document; throws at the first fault, with its place.
 * document := [metadata] [dataSources] variable* [defaultLabels] (rules | analyzers | rules analyzers)
 */
export function parseRuleset(text: string): Ruleset {
  const ruleset = new RulesetParser(new Tokens(text)).document();
  resolveVariables(ruleset, text);
  return ruleset;
}

/** Reads one rule, without the list around it. */
export function parseRule(text: string): RuleNode {
  const parser = new RulesetParser(new Tokens(text));
  return parser.singleRule();
}

class RulesetParser {
  private defaultLabels: readonly Label[] = [];
  private readonly variables: Variable[] = [];
  private depth = 0;

  constructor(private readonly t: Tokens) {}

  public document(): Ruleset {
    const { t } = this;
    const metadata = this.section('Metadata') ? this.metadata() : undefined;
    const dataSources = this.section('DataSources') ? this.dataSources() : undefined;
    while (t.isName()) this.variables.push(this.variable());
    if (this.section('DefaultLabels')) this.defaultLabels = this.labels();
    const hasRules = this.section('Rules');
    const rules = hasRules ? this.list(() => this.topRule()) : [];
    const hasAnalyzers = this.section('Analyzers');
    const analyzers = hasAnalyzers ? this.list(() => this.analyzer()) : [];
    if (!hasRules && !hasAnalyzers) t.fail(`expected 'Rules = [ ... ]' or 'Analyzers = [ ... ]', got ${t.shown()}`);
    if (t.peek().kind !== 'end') t.fail(`unexpected ${t.shown()} after the ${hasAnalyzers ? 'analyzers' : 'rules'}`);
    if (rules.length === 0 && analyzers.length === 0) t.fail('no rules or analyzers');
    return { metadata, dataSources, variables: this.variables, defaultLabels: this.defaultLabels, rules, analyzers };
  }

  public singleRule(): RuleNode {
    const rule = this.topRule();
    if (this.t.peek().kind !== 'end') this.t.fail(`unexpected ${this.t.shown()} after the rule`);
    return rule;
  }

  private section(name: string): boolean {
    if (!this.t.is(name)) return false;
    this.t.next();
    this.t.need('=');
    return true;
  }

  private list<T>(item: () => T): T[] {
    this.t.need('[');
    return this.t.take(']') !== undefined ? [] : this.t.listUpTo(']', item);
  }

  // ---------------------------------------------------------------- head

  /** metadata := '{' string ':' string '}' */
  private metadata(): Ruleset['metadata'] {
    const values = this.dictionary(['Version']);
    const version = values.get('Version');
    if (Array.isArray(version)) this.t.fail('Version is a text', version[0].span);
    return { version: version as DqdlString };
  }

  private dataSources(): Ruleset['dataSources'] {
    const values = this.dictionary(['Primary', 'AdditionalDataSources']);
    const primary = values.get('Primary');
    if (Array.isArray(primary)) this.t.fail('Primary is one name', primary[0].span);
    const additional = values.get('AdditionalDataSources');
    if (additional !== undefined && !Array.isArray(additional)) {
      this.t.fail('AdditionalDataSources is a list of names', (additional as DqdlString).span);
    }
    return { primary: primary as DqdlString | undefined, additional: additional as DqdlString[] | undefined };
  }

  private dictionary(allowed: readonly string[]): Map<string, DqdlString | DqdlString[]> {
    const { t } = this;
    const values = new Map<string, DqdlString | DqdlString[]>();
    t.need('{');
    t.listUpTo('}', () => {
      const key = t.string('a key');
      if (!allowed.includes(key.raw)) t.fail(`unknown key "${key.raw}", allowed: ${allowed.join(', ')}${didYouMean(key.raw, allowed)}`, key.span);
      t.need(':');
      values.set(key.raw, t.take('[') ? t.listUpTo(']', () => t.string('a name')) : t.string('a value'));
    });
    return values;
  }

  /** variable := name '=' (string | '[' string (',' string)* ']') */
  private variable(): Variable {
    const { t } = this;
    const name = t.next();
    if (/^[._]/.test(name.text)) t.fail(`a variable's name cannot start with '${name.text[0]}'`, name.span, undefined, 'DqdlVariable');
    if (this.variables.some((v) => v.name === name.text)) t.fail(`variable '${name.text}' is already defined`, name.span, undefined, 'DqdlVariable');
    if (!t.is('=')) {
      const near = didYouMean(name.text, ['Rules', 'Analyzers', 'Metadata', 'DataSources', 'DefaultLabels']);
      t.fail(`expected '=' after '${name.text}', got ${t.shown()}${near}`);
    }
    t.next();
    const value = t.take('[') ? t.listUpTo(']', () => this.variableValue()) : this.variableValue();
    return { name: name.text, value, span: name.span };
  }

  private variableValue(): StringOperand {
    const { t } = this;
    if (t.peek().kind === 'integer' || t.peek().kind === 'decimal') t.fail('a variable holds a text or a list of texts, not a number');
    const value = t.stringOperand();
    if (value.kind === 'variable' || (value.kind === 'string' && /\$[a-zA-Z_]/.test(value.raw))) {
      t.fail('a variable cannot use another variable', value.span, undefined, 'DqdlVariable');
    }
    return value;
  }

  /** labels := '[' string '=' string (',' string '=' string)* ']' */
  private labels(): Label[] {
    const { t } = this;
    const start = t.peek().span;
    const labels = this.list(() => {
      const key = t.string('a label');
      t.need('=');
      return { key, value: t.string('the value of the label') };
    });
    const fail = (message: string, span = start) => t.fail(message, span, undefined, 'DqdlLabels');
    if (labels.length === 0) fail('labels must have at least one label');
    if (labels.length + this.defaultLabels.length > MAX_LABELS) fail(`a rule has at most ${MAX_LABELS} labels, default labels counted`);
    labels.forEach(({ key, value }, i) => {
      if (key.raw === '' || value.raw === '') fail('a label has a key and a value', key.span);
      if (key.raw.length > MAX_LABEL_KEY) fail(`a label's key has at most ${MAX_LABEL_KEY} characters, this has ${key.raw.length}`, key.span);
      if (value.raw.length > MAX_LABEL_VALUE) fail(`a label's value has at most ${MAX_LABEL_VALUE} characters, this has ${value.raw.length}`, value.span);
      if (labels.findIndex((l) => l.key.raw === key.raw) !== i) fail(`label "${key.raw}" is given twice`, key.span);
    });
    return labels;
  }

  // ---------------------------------------------------------------- rules

  /** topRule := conjunction (or conjunction)* */
  private topRule(): RuleNode {
    return this.chain(['or', 'OR'], () => this.chain(['and', 'AND'], () => this.primaryRule()));
  }

  private chain(operators: readonly string[], operand: () => RuleNode): RuleNode {
    let left = operand();
    for (let operator = this.t.take(...operators); operator !== undefined; operator = this.t.take(...operators)) {
      left = composite(operator.text.toUpperCase() as LogicalOperator, left, operand());
    }
    return left;
  }

  /** primaryRule := '(' topRule ')' [labels] | rule */
  private primaryRule(): RuleNode {
    const { t } = this;
    if (t.take('(') === undefined) return this.rule();
    if (++this.depth > MAX_DEPTH) t.fail(`rules nest deeper than ${MAX_DEPTH} levels`);
    const inner = this.topRule();
    t.need(')');
    this.depth--;
    if (!t.is('labels')) return inner;
    t.next();
    t.need('=');
    return { ...inner, labels: this.labels() };
  }

  /** rule := type parameter* [condition] [where string] [labels] (with tag)* */
  private rule(): Rule {
    const { t } = this;
    const { type, token } = this.typeName('rule');
    if (type.analyzer === 'only') t.fail(`${type.name} is an analyzer: it goes under Analyzers`, token.span, undefined, 'DqdlCondition');
    const parameters = this.parameters(type);
    const condition = startsCondition(t) ? parseCondition(t) : undefined;
    const where = t.take('where') ? this.whereText(type) : undefined;
    const labels = this.section('labels') ? this.labels() : [];
    let threshold: NumberCondition | undefined;
    const tags: Tag[] = [];
    while (t.take('with')) {
      const start = t.peek().span.start;
      const name = t.name('the name of a tag');
      if (name.text === 'threshold') {
        if (!type.threshold) t.fail(`${type.name} has no threshold`, name.span, undefined, 'DqdlCondition');
        if (threshold !== undefined) t.fail('a rule has one threshold', name.span, undefined, 'DqdlCondition');
        threshold = parseNumberCondition(t, 'the threshold');
      } else {
        const allowed = TAG_NAMES.filter((n) => n !== 'threshold' || type.threshold);
        if (!t.is('=')) t.fail(`expected '=' after tag '${name.text}', got ${t.shown()}${didYouMean(name.text, allowed)}`);
        t.next();
        const value = t.peek().kind === 'string' ? t.string('a value') : parseNumber(t);
        if (name.text === 'timeZone' && value.kind === 'string' && !isTimeZone(value.raw)) t.fail(`unknown time zone '${value.raw}'`, value.span);
        tags.push({ name: name.text, value, span: t.spanFrom(start) });
      }
    }
    if (t.is('where') || t.is('labels')) t.fail(`'${t.peek().text}' stands before 'with'`);
    const rule: Rule = {
      kind: 'rule', type: type.name, typeSpan: token.span, parameters, condition, where, threshold, tags, labels, span: t.spanFrom(token.span.start),
    };
    this.checkCondition(type, rule);
    return rule;
  }

  private analyzer(): Analyzer {
    const { t } = this;
    const { type, token } = this.typeName('analyzer');
    if (!type.analyzer && type.conditions.every((c) => c === 'none')) t.fail(`${type.name} is no analyzer`, token.span, undefined, 'DqdlCondition');
    const parameters = this.parameters(type);
    if (startsCondition(t)) t.fail('an analyzer has no condition', t.peek().span, undefined, 'DqdlCondition');
    return { type: type.name, typeSpan: token.span, parameters, span: t.spanFrom(token.span.start) };
  }

  private typeName(what: string): { type: RuleType; token: { text: string; span: { start: number; end: number } } } {
    const { t } = this;
    const token = t.peek();
    if (token.kind !== 'word' || RESERVED.has(token.text)) t.fail(`expected ${what === 'rule' ? 'a rule' : 'an analyzer'}, got ${t.shown()}`);
    t.next();
    const type = ruleType(token.text);
    if (type === undefined) {
      return t.fail(`unknown ${what} type '${token.text}'${didYouMean(token.text, ruleTypeNames())}`, token.span, undefined, 'DqdlUnknownRuleType');
    }
    return { type, token };
  }

  /** parameter := [of | and] (string | name | variable) */
  private parameters(type: RuleType): Parameter[] {
    const { t } = this;
    const start = t.peek().span;
    const out: Parameter[] = [];
    const fits = (n: number) => type.parameters.some((names) => (names.at(-1)?.endsWith('+') ? n >= names.length : n === names.length));
    for (;;) {
      const follows = (ahead: number) => t.peek(ahead).kind === 'string' || t.isName(ahead) || t.is('$', ahead);
      const connects = ['of', 'OF', 'and', 'AND'].some((w) => t.is(w)) && follows(1);
      if (!connects && !follows(0)) break;
      if (connects && !t.is('of') && !t.is('OF') && fits(out.length) && ruleType(t.peek(1).text) !== undefined) {
        t.fail('each rule of a composite rule stands in brackets: (...) and (...)', t.peek(1).span);
      }
      const connector = connects ? t.next().text : undefined;
      out.push({ connector, value: this.parameterValue() });
    }
    if (!fits(out.length)) {
      const lists = type.parameters.map((names) => (names.length === 0 ? 'no parameter' : names.join(' ')));
      t.fail(`${type.name} takes ${lists.join(', or ')}; got ${out.length}`, out.length === 0 ? start : out[out.length - 1].value.span, `example: ${type.example}`, 'DqdlParameters');
    }
    return out;
  }

  private parameterValue(): Parameter['value'] {
    const { t } = this;
    if (t.is('$')) return t.variable();
    if (t.peek().kind === 'string') return t.string('a parameter');
    const token = t.name('a parameter');
    return { kind: 'name', name: token.text, span: token.span };
  }

  private whereText(type: RuleType): DqdlString {
    const { t } = this;
    const where = t.string('a SQL condition');
    if (!type.where) t.fail(`${type.name} has no where clause`, where.span, undefined, 'DqdlCondition');
    if (where.raw.trim() === '') t.fail('the where clause is empty', where.span, undefined, 'DqdlCondition');
    return where;
  }

  private checkCondition(type: RuleType, rule: Rule): void {
    const { t } = this;
    const variant = type.parameters.findIndex((names) => names.length === rule.parameters.length);
    const allowed = type.conditionsOf?.[variant] ?? type.conditions;
    const got = rule.condition?.kind ?? 'none';
    if (!allowed.includes(got)) {
      const wanted = allowed.filter((k) => k !== 'none').map((k) => `a condition on a ${k}`);
      const message = got === 'none'
        ? `${type.name} needs ${wanted.join(' or ')}`
        : wanted.length === 0 ? `${type.name} has no condition` : `${type.name} needs ${wanted.join(' or ')}, got one on a ${got}`;
      t.fail(message, rule.condition?.span ?? t.peek().span, `example: ${type.example}`, 'DqdlCondition');
    }
    if (type.name === 'CustomSql' && rule.condition !== undefined && rule.threshold !== undefined) {
      t.fail('CustomSql has a condition or a threshold, not both', rule.threshold.span, undefined, 'DqdlCondition');
    }
    const negative = type.name === 'FileSize' && rule.condition?.kind === 'number'
      ? rule.condition.operands.find((o) => o.kind !== 'number' || !/^\d+$/.test(o.text))
      : undefined;
    if (negative !== undefined) t.fail('a size is a whole number of bytes, or one with B, KB, MB, GB or TB', negative.span, undefined, 'DqdlCondition');
  }
}

/** Flat where everything below has one operator: the service prints such a tree without inner brackets. */
function composite(operator: LogicalOperator, left: RuleNode, right: RuleNode): CompositeRule {
  const span = { start: left.span.start, end: right.span.end };
  const parts = [left, right].map((r) => (isPlain(r, operator) ? (r.kind === 'composite' ? r.rules : [r]) : undefined));
  const [a, b] = parts;
  const rules = a !== undefined && b !== undefined ? [...a, ...b] : [left, right];
  return { kind: 'composite', operator, rules, labels: [], span };
}

function isPlain(rule: RuleNode, operator: LogicalOperator): boolean {
  return rule.kind === 'rule' || (rule.operator === operator && rule.labels.length === 0 && rule.rules.every((r) => r.kind === 'rule'));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
