import { didYouMean } from '../diagnostics';
import type { Analyzer, Parameter, Rule, RuleNode, Ruleset, StringOperand, VariableRef } from './ast';
import { dqdlError } from './lexer';

/** The ruleset with every `$variable` replaced by its value. Outcomes keep the text of the rule as written. */
export function resolveVariables(ruleset: Ruleset, text: string): Ruleset {
  const values = new Map(ruleset.variables.map((v) => [v.name, v.value]));
  const names = [...values.keys()];

  const valueOf = (ref: VariableRef) => {
    const value = values.get(ref.name);
    if (value === undefined) throw dqdlError('DqdlVariable', `no variable '${ref.name}'${didYouMean(ref.name, names)}`, text, ref.span);
    return value;
  };
  const parameter = (p: Parameter): Parameter => {
    if (p.value.kind !== 'variable') return p;
    const value = valueOf(p.value);
    if (!('kind' in value) || value.kind !== 'string') {
      throw dqdlError('DqdlVariable', `variable '${p.value.name}' is a list, a parameter is one text`, text, p.value.span);
    }
    return { ...p, value: { ...value, span: p.value.span } };
  };
  const operands = (list: readonly StringOperand[], single: boolean): StringOperand[] => list.flatMap((o) => {
    if (o.kind !== 'variable') return [o];
    const value = valueOf(o);
    const found = 'kind' in value ? [value] : value;
    if (single && found.length !== 1) throw dqdlError('DqdlVariable', `variable '${o.name}' is a list, one text is compared`, text, o.span);
    return found.map((v) => ({ ...v, span: o.span }) as StringOperand);
  });
  const rule = (r: RuleNode): RuleNode => {
    if (r.kind === 'composite') return { ...r, rules: r.rules.map(rule) };
    const parameters = r.parameters.map(parameter);
    if (r.condition?.kind !== 'string') return { ...r, parameters };
    const single = !['in', 'not in'].includes(r.condition.operator);
    return { ...r, parameters, condition: { ...r.condition, operands: operands(r.condition.operands, single) } };
  };
  const analyzer = (a: Analyzer): Analyzer => ({ ...a, parameters: a.parameters.map(parameter) });
  return { ...ruleset, rules: ruleset.rules.map(rule), analyzers: ruleset.analyzers.map(analyzer) };
}

/** All rules that are not composite, left to right. */
export function leafRules(rule: RuleNode): readonly Rule[] {
  return rule.kind === 'rule' ? [rule] : rule.rules.flatMap(leafRules);
}
