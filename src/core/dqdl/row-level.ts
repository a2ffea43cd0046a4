import type { Column } from '../types';
import type { RuleNode } from './ast';
import type { LoweredRule, RowJoin } from './lowering';
import { ruleText } from './printer';
import { literal, name } from './sql-text';

export const ROW_COLUMNS = ['DataQualityRulesPass', 'DataQualityRulesFail', 'DataQualityRulesSkip', 'DataQualityEvaluationResult'] as const;

type LoweredOf = (rule: RuleNode & { kind: 'rule' }) => LoweredRule;

/**
 * The primary dataset with the outcome of each row. Rules that have none, and rows outside a rule's `where`, are skipped;
 * a row fails if one rule fails, so a row that every rule skips has passed.
 */
export function rowLevelSql(rules: readonly RuleNode[], columns: readonly Column[], loweredOf: LoweredOf): string {
  const checks = rules.map((rule) => ({ text: literal(ruleText(rule)), expression: rowExpression(rule, loweredOf) }));
  const checked = checks.filter((c) => c.expression !== undefined);
  const inner = checked.map((c, i) => `${c.expression} AS dq__r${i}`);
  const at = new Map(checked.map((c, i) => [c, `dq__r${i}`]));
  const list = (value: (check: typeof checks[number]) => string | undefined) => {
    const items = checks.flatMap((c) => value(c) ?? []);
    return items.length === 0 ? 'CAST(array() AS ARRAY<STRING>)' : `filter(array(${items.join(', ')}), x -> x IS NOT NULL)`;
  };
  const when = (test: (column: string) => string) => (c: typeof checks[number]) => {
    const column = at.get(c);
    return column === undefined ? undefined : `CASE WHEN ${test(column)} THEN ${c.text} END`;
  };
  const own = columns.map((c) => name(c.name)).join(', ');
  const failed = checked.length === 0 ? 'false' : checked.map((c) => `coalesce(NOT ${at.get(c)}, false)`).join(' OR ');
  return [
    `SELECT ${own},`,
    `  ${list(when((c) => c))} AS ${ROW_COLUMNS[0]},`,
    `  ${list(when((c) => `NOT ${c}`))} AS ${ROW_COLUMNS[1]},`,
    `  ${list((c) => (at.has(c) ? `CASE WHEN ${at.get(c)} IS NULL THEN ${c.text} END` : c.text))} AS ${ROW_COLUMNS[2]},`,
    `  CASE WHEN ${failed} THEN 'Failed' ELSE 'Passed' END AS ${ROW_COLUMNS[3]}`,
    `FROM (SELECT ${[...columns.map((c) => `p.${name(c.name)}`), ...inner].join(', ')}`,
    `  FROM primary AS p${joinsSql(rules.flatMap((r) => joinsOf(r, loweredOf)))}) AS r`,
  ].join('\n');
}

/** True, false, or NULL where the rule skips the row; `undefined` where the rule has no row outcome at all. */
export function rowExpression(rule: RuleNode, loweredOf: LoweredOf, inComposite = false): string | undefined {
  if (rule.kind === 'rule') {
    const { rows } = loweredOf(rule);
    if (rows === undefined || (inComposite && !rows.inComposite)) return undefined;
    const outcome = `coalesce(${rows.predicate}, false)`;
    return rows.where === undefined ? outcome : `CASE WHEN ${rows.where}\n THEN ${outcome} END`;
  }
  const parts = rule.rules.map((r) => rowExpression(r, loweredOf, true));
  return parts.every((p) => p !== undefined) ? parts.map((p) => `(${p})`).join(` ${rule.operator} `) : undefined;
}

/** What the expression of a rule needs beside the primary dataset. */
export function joinsOf(rule: RuleNode, loweredOf: LoweredOf, inComposite = false): readonly RowJoin[] {
  if (rowExpression(rule, loweredOf, inComposite) === undefined) return [];
  return rule.kind === 'rule' ? loweredOf(rule).rows?.joins ?? [] : rule.rules.flatMap((r) => joinsOf(r, loweredOf, true));
}

export function joinsSql(joins: readonly RowJoin[]): string {
  const distinct = joins.filter((j, i) => joins.findIndex((x) => x.alias === j.alias) === i);
  return distinct.map((j) => `\n  LEFT JOIN (${j.relation}) AS ${j.alias} ON ${j.on}`).join('');
}
