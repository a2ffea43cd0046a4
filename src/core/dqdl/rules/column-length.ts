import type { ConditionOperator } from '../ast';
import { impossible, Lowering, Measured } from '../lowering';
import { rowsWhere } from '../queries';
import { holds } from '../thresholds';
import { allOf, nothingMeasured, numberCondition, ratioOf, unmet } from './assertions';
import { analyzerText } from './column-metrics';
import { withColumn } from './columns';

/** Length of NULL is 0, as the AWS reference says (Deequ leaves NULLs out). */
export const columnLength: Lowering = (cx) => withColumn(cx, 'string', ({ column, sql }) => {
  const condition = numberCondition(cx.rule);
  if (condition.operands.some((o) => o.kind !== 'number')) {
    cx.fault('ColumnLength compares with plain numbers', condition.span);
    return impossible('Rule (or nested rule) not supported due to: ColumnLength rule only supports atomic operands in conditions.');
  }
  const operands = condition.operands.map((o) => (o.kind === 'number' ? Number(o.text) : 0));
  const length = `coalesce(length(${sql}), 0)`;
  const min = cx.queries.extreme('primary', column, 'min', length, cx.where);
  const max = cx.queries.extreme('primary', column, 'max', length, cx.where);
  const predicate = (c: string) => lengthPredicate(`coalesce(length(${c}), 0)`, condition.operator, operands);
  const bySet = ['in', 'not in', 'not between', '!='].includes(condition.operator);
  const rows = cx.queries.aggregate('primary', rowsWhere(cx.where));
  const compliant = bySet ? cx.queries.countWhere('primary', column, predicate(sql), cx.where) : undefined;

  const evaluate = (m: Measured) => {
    const [shortest, longest] = [m.number(min), m.number(max)];
    if (shortest === undefined || longest === undefined) {
      const analyzer = condition.operator.startsWith('<') ? 'MaxLength' : 'MinLength';
      return nothingMeasured(cx.rule, analyzerText(cx, analyzer, column.name));
    }
    const bound = (metric: 'MinimumLength' | 'MaximumLength', operator: ConditionOperator, limit: number) => {
      const x = metric === 'MinimumLength' ? shortest : longest;
      const passed = holds(operator, x, [limit]);
      return { passed, reasons: passed ? [] : [unmet(x)], metrics: { [`Column.${column.name}.${metric}`]: x } };
    };
    const [a, b] = operands;
    if (compliant !== undefined) {
      const share = ratioOf(m.number(compliant), m.number(rows)) ?? 0;
      return { passed: share === 1, reasons: share === 1 ? [] : [unmet(share)], metrics: { [`Column.${column.name}.LengthCompliance`]: share } };
    }
    switch (condition.operator) {
      case 'between': return allOf([bound('MinimumLength', '>', a), bound('MaximumLength', '<', b)]);
      case '=': return allOf([bound('MinimumLength', '=', a), bound('MaximumLength', '=', a)]);
      case '>':
      case '>=': return bound('MinimumLength', condition.operator, a);
      default: return bound('MaximumLength', condition.operator, a);
    }
  };
  return { evaluate, rows: { predicate: predicate(`p.${sql}`), where: cx.where, inComposite: true } };
});

function lengthPredicate(length: string, operator: ConditionOperator, [a, b, ...more]: readonly number[]): string {
  switch (operator) {
    case 'between': return `${length} > ${a} AND ${length} < ${b}`;
    case 'not between': return `${length} <= ${a} OR ${length} >= ${b}`;
    case 'in':
    case 'not in': return `${length} ${operator.toUpperCase()} (${[a, b, ...more].filter((x) => x !== undefined).join(', ')})`;
    case '!=': return `${length} <> ${a}`;
    default: return `${length} ${operator} ${a}`;
  }
}
