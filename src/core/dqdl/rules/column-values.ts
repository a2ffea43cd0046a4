import { DataType, isIntegral } from '../../types';
import type { DateCondition, NumberCondition, Rule, StringCondition } from '../ast';
import { unescapeText } from '../ast';
import { dateText } from '../dates';
import type { LeafOutcome, Lowering, LoweringContext, Measured } from '../lowering';
import { impossible } from '../lowering';
import { rowsWhere } from '../queries';
import { literal, numberLiteral } from '../sql-text';
import { holds } from '../thresholds';
import { allOf, assertOne, assertRatio, nothingMeasured, ratioOf, unmet } from './assertions';
import { analyzerText, completenessOf } from './column-metrics';
import { Target, withColumn } from './columns';

/**
 * Compliance of each row is one SQL condition. Without threshold every row must comply; then `>`, `<`, `=`, `between` on
 * numbers are told by minimum, maximum and completeness, as the service does.
 */
export const columnValues: Lowering = (cx) => {
  const condition = cx.rule.condition;
  switch (condition?.kind) {
    case 'number': {
      const problem = notPlain(condition);
      if (problem !== undefined) {
        cx.fault(problem, condition.span);
        return impossible(`Rule (or nested rule) not supported due to: ${problem}`);
      }
      const byRange = isRange(condition);
      const ranged = byRange && cx.rule.threshold === undefined;
      return withColumn(cx, ranged && condition.operator !== 'between' ? 'numeric' : 'any', (target) => {
        const rows = { predicate: numberPredicate(`p.${target.sql}`, condition, target.column.type), where: cx.where, inComposite: true };
        const evaluate = ranged
          ? rangeOutcome(cx, target, condition)
          : compliance(cx, target, numberPredicate(target.sql, condition, target.column.type));
        return { evaluate, rows };
      }, (name) => `Input data does not include column ${name}!${ranged ? '\nValue: NULL does not meet the constraint requirement!' : ''}`);
    }
    case 'string': return withColumn(cx, isPattern(condition) ? 'string' : 'any', (target) => ({
      evaluate: compliance(cx, target, stringPredicate(target.sql, condition), isPattern(condition) ? 'PatternMatch' : undefined),
      rows: { predicate: stringPredicate(`p.${target.sql}`, condition), where: cx.where, inComposite: true },
    }));
    case 'date': return withColumn(cx, 'any', (target) => ({
      evaluate: compliance(cx, target, datePredicate(target.sql, condition, cx)),
      rows: { predicate: datePredicate(`p.${target.sql}`, condition, cx), where: cx.where, inComposite: true },
    }));
    default: throw new Error('ColumnValues without a condition');
  }
};

function compliance(cx: LoweringContext, target: Target, predicate: string, pattern?: string) {
  const name = target.column.name;
  const rows = cx.queries.aggregate('primary', rowsWhere(cx.where));
  const compliant = cx.queries.countWhere('primary', target.column, predicate, cx.where);
  const metric = `Column.${name}.${pattern ?? 'ColumnValues.Compliance'}`;
  // The service's text has an id of the check here, and the condition.
  const analyzer = analyzerText(cx, pattern ?? 'Compliance', name, ...(pattern === undefined ? [] : [patternText(cx.rule)]));
  return (m: Measured) => {
    const value = ratioOf(m.number(compliant), m.number(rows));
    if (value === undefined || cx.rule.threshold === undefined) return assertOne(cx.rule, { metric, value, analyzer });
    return assertRatio(cx.rule, m, metric, value, unmet);
  };
}

/** Thresholds of single values are plain numbers: the service takes no functions here. */
function notPlain(condition: NumberCondition): string | undefined {
  const plain = condition.operands.every((o) => o.kind === 'number' || o.kind === 'keyword');
  return plain ? undefined : 'ColumnValues rule only supports numeric operands or NULL keyword in conditions.';
}

function numbersOf(condition: NumberCondition): number[] {
  return condition.operands.flatMap((o) => (o.kind === 'number' ? [Number(o.text)] : []));
}

function hasKeyword(condition: NumberCondition | StringCondition | DateCondition, keyword: string): boolean {
  return condition.operands.some((o) => o.kind === 'keyword' && o.keyword === keyword);
}

function isRange(condition: NumberCondition): boolean {
  return ['>', '>=', '<', '<=', '=', 'between'].includes(condition.operator) && !hasKeyword(condition, 'NULL');
}

function rangeOutcome(cx: LoweringContext, target: Target, condition: NumberCondition) {
  const name = target.column.name;
  const complete = completenessOf(cx, target);
  const noNulls = (m: Measured): LeafOutcome => {
    const share = complete(m).value;
    const nulls = share === undefined ? cx.where === undefined : share < 1;
    return { passed: !nulls, reasons: nulls ? ['Value: NULL does not meet the constraint requirement!'] : [], metrics: {} };
  };
  if (condition.operator === 'between') {
    const within = compliance(cx, target, `${target.sql} IS NULL OR (${numberPredicate(target.sql, condition, target.column.type)})`);
    return (m: Measured) => allOf([within(m), noNulls(m)]);
  }
  const extreme = (of: 'min' | 'max') => cx.queries.extreme('primary', target.column, of, `CAST(${target.sql} AS DOUBLE)`, cx.where);
  const min = condition.operator.startsWith('<') ? undefined : extreme('min');
  const max = condition.operator.startsWith('>') ? undefined : extreme('max');
  const operands = numbersOf(condition);
  const bound = (rule: Rule, metric: string, analyzer: string, x: number | undefined) => {
    if (x === undefined) return nothingMeasured(rule, analyzerText(cx, analyzer, name));
    const passed = holds(condition.operator, x, operands);
    return { passed, reasons: passed ? [] : [unmet(x)], metrics: { [`Column.${name}.${metric}`]: x } };
  };
  return (m: Measured) => {
    return allOf([
      ...(min === undefined ? [] : [bound(cx.rule, 'Minimum', 'Minimum', m.number(min))]),
      ...(max === undefined ? [] : [bound(cx.rule, 'Maximum', 'Maximum', m.number(max))]),
      noNulls(m),
    ]);
  };
}

/** NULL complies with `!=` and `not in`, unless NULL is listed. */
function numberPredicate(c: string, condition: NumberCondition, type: DataType): string {
  // Whole numbers against whole numbers: no detour over decimals.
  const whole = isIntegral(type) && numbersOf(condition).every((x) => Number.isSafeInteger(x));
  const numbers = numbersOf(condition).map((x) => (whole ? `${x}` : numberLiteral(x)));
  const [a, b] = numbers;
  switch (condition.operator) {
    case 'between': return `${c} IS NOT NULL AND ${c} > ${a} AND ${c} < ${b}`;
    case 'not between': return `${c} IS NOT NULL AND (${c} <= ${a} OR ${c} >= ${b})`;
    case '=':
    case 'in': return inSet(c, c, numbers, hasKeyword(condition, 'NULL'));
    case '!=':
    case 'not in': return notInSet(c, c, numbers, hasKeyword(condition, 'NULL'));
    default: {
      // To Spark SQL, NaN is above every number; to the service it meets no bound.
      const number = condition.operator.startsWith('>') && ['float', 'double'].includes(type.kind) ? ` AND NOT isnan(${c})` : '';
      return `${c} IS NOT NULL AND ${c} ${condition.operator} ${a}${number}`;
    }
  }
}

/** `c` is the column, `value` what is compared. */
function inSet(c: string, value: string, values: readonly string[], orNull: boolean): string {
  const parts = [...(values.length > 0 ? [`(${c} IS NOT NULL AND ${value} IN (${values.join(', ')}))`] : []), ...(orNull ? [`${c} IS NULL`] : [])];
  return parts.length === 0 ? 'false' : parts.join(' OR ');
}

function notInSet(c: string, value: string, values: readonly string[], notNull: boolean): string {
  const list = values.length > 0 ? [`${value} NOT IN (${values.join(', ')})`] : [];
  if (notNull) return [`${c} IS NOT NULL`, ...list].join(' AND ');
  return list.length === 0 ? 'true' : `${c} IS NULL OR ${list[0]}`;
}

function patternText(rule: Rule): string {
  const [first] = rule.condition?.kind === 'string' ? rule.condition.operands : [];
  return first?.kind === 'string' ? `^${first.raw}$` : '';
}

function isPattern(condition: StringCondition): boolean {
  return condition.operator === 'matches' || condition.operator === 'not matches';
}

function stringPredicate(c: string, condition: StringCondition): string {
  const [first] = condition.operands;
  // The part that matches must not be empty, so an empty text matches nothing.
  if (condition.operator === 'matches' && first.kind === 'string') return `coalesce(regexp_extract(${c}, ${literal(`^${first.raw}$`)}, 0) <> '', false)`;
  // The service has a negative look-ahead here; DuckDB's expressions have none.
  if (condition.operator === 'not matches' && first.kind === 'string') {
    return `coalesce(${c} <> '' AND NOT (${c} RLIKE ${literal(`^(?:\\b${first.raw}\\b)`)}), false)`;
  }
  const texts = condition.operands.flatMap((o) => (o.kind === 'string' ? [literal(unescapeText(o.raw))] : []));
  const [orNull, orEmpty, orBlank] = ['NULL', 'EMPTY', 'WHITESPACES_ONLY'].map((k) => hasKeyword(condition, k));
  const blank = `(length(trim(${c})) = 0 AND length(${c}) > 0)`;
  if (condition.operator === '=' || condition.operator === 'in') {
    const parts = [...(orEmpty ? [`${c} = ''`] : []), ...(orBlank ? [blank] : [])];
    const set = texts.length > 0 || orNull ? [inSet(c, c, texts, orNull)] : [];
    return [...set, ...parts].map((x) => `coalesce(${x}, false)`).join(' OR ');
  }
  // NULL complies with `not in` a list of texts, but not with `!= EMPTY`: as recorded of Deequ.
  const parts = [...(orEmpty ? [`${c} <> ''`] : []), ...(orBlank ? [`NOT ${blank}`] : [])];
  return [`(${notInSet(c, c, texts, orNull)})`, ...parts].join(' AND ');
}

/** Dates are compared by day, as the service does, also where the column holds timestamps. */
function datePredicate(c: string, condition: DateCondition, cx: LoweringContext): string {
  const zone = cx.rule.tags.find((t) => t.name === 'timeZone' && t.value.kind === 'string')?.value;
  const days = condition.operands.flatMap((o) => {
    const text = dateText(o, cx.now, zone?.kind === 'string' ? zone.raw : 'UTC');
    return text === undefined ? [] : [`DATE'${text.slice(0, 10)}'`];
  });
  const day = `to_date(${c})`;
  const orNull = hasKeyword(condition, 'NULL');
  switch (condition.operator) {
    case 'between': return `${c} IS NOT NULL AND ${day} > ${days[0]} AND ${day} < ${days[1]}`;
    case 'not between': return `${c} IS NULL OR ${day} <= ${days[0]} OR ${day} >= ${days[1]}`;
    case '=':
    case 'in': return inSet(c, day, days, orNull);
    case '!=':
    case 'not in': return notInSet(c, day, days, orNull);
    default: return `${c} IS NOT NULL AND ${day} ${condition.operator} ${days[0]}`;
  }
}
