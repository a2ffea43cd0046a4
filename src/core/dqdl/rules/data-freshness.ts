import type { DurationCondition } from '../ast';
import { durationHours } from '../dates';
import type { Lowering, LoweringContext } from '../lowering';
import { rowsWhere } from '../queries';
import { numberLiteral } from '../sql-text';
import { assertRatio } from './assertions';
import { absentColumn, withColumn } from './columns';

/** Every row's age in hours, rounded to two digits, must comply; a NULL does not. */
export const dataFreshness: Lowering = (cx) => withColumn(cx, 'any', ({ column, sql }) => {
  if (cx.rule.condition?.kind !== 'duration') throw new Error('DataFreshness without a duration');
  const predicate = (c: string) => agePredicate(cx, c, cx.rule.condition as DurationCondition);
  const rows = cx.queries.aggregate('primary', rowsWhere(cx.where));
  const fresh = cx.queries.countWhere('primary', column, predicate(sql), cx.where);
  return {
    evaluate: (m) => {
      const total = m.number(rows) ?? 0;
      if (total === 0) return { passed: true, reasons: ['No rows matched the filter'], metrics: {} };
      return assertRatio(cx.rule, m, `Column.${column.name}.DataFreshness.Compliance`, (m.number(fresh) ?? 0) / total, percentPassed);
    },
    rows: { predicate: predicate(`p.${sql}`), where: cx.where, inComposite: true },
  };
}, absentColumn);

function agePredicate(cx: LoweringContext, c: string, condition: DurationCondition): string {
  // to_timestamp gives NULL for a text that is none, also where casts are strict.
  const seconds = `CAST(${cx.ansi ? 'try_to_timestamp' : 'to_timestamp'}(${c}) AS BIGINT)`;
  const hours = `round((${Math.floor(cx.now / 1000)} - ${seconds}) / 3600.0D, 2)`;
  const [a, b, ...more] = condition.operands.map((d) => numberLiteral(durationHours(d)));
  switch (condition.operator) {
    case 'between': return `(${hours} > ${a} AND ${hours} < ${b})`;
    case 'not between': return `(${hours} <= ${a} OR ${hours} >= ${b})`;
    case 'in':
    case 'not in': return `${hours} ${condition.operator.toUpperCase()} (${[a, b, ...more].filter((x) => x !== undefined).join(', ')})`;
    default: return `${hours} ${condition.operator} ${a}`;
  }
}

/** The service's text where every row must comply. */
function percentPassed(ratio: number): string {
  return `${(ratio * 100).toFixed(2)}% of rows passed`;
}
