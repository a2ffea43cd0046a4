import type { Lowering, LoweringContext, Measured, RowRule } from '../lowering';
import type { Frequencies } from '../queries';
import { allOf, assertMetric, assertOne, MetricValue, numberCondition, ratioOf } from './assertions';
import { analyzerText, completenessOf } from './column-metrics';
import { metricOf, Target, withColumn, withColumns } from './columns';

function allColumns(cx: LoweringContext): number[] {
  return cx.parameters.map((_, i) => i);
}

function uniquenessOf(cx: LoweringContext, targets: readonly Target[]): (m: Measured) => MetricValue {
  const names = targets.map((t) => t.column.name);
  const f = cx.queries.frequencies('primary', targets.map((t) => t.column), cx.where);
  return (m) => ({
    metric: metricOf(names, 'Uniqueness'),
    value: ratioOf(m.number(f.once), m.number(f.rows)),
    analyzer: analyzerText(cx, 'Uniqueness', `List(${names.join(', ')})`),
  });
}

/** The key of the row occurs once among the rows that the filter leaves. */
function uniqueRows(cx: LoweringContext, targets: readonly Target[], inComposite: boolean): RowRule {
  const counted = cx.where === undefined ? '*' : `CASE WHEN ${cx.where}\n THEN 1 END`;
  const keys = targets.map((t) => `p.${t.sql}`).join(', ');
  return { predicate: `count(${counted}) OVER (PARTITION BY ${keys}) = 1`, where: cx.where, inComposite };
}

export const uniqueness: Lowering = (cx) => withColumns(cx, allColumns(cx), 'any', (targets) => {
  const measure = uniquenessOf(cx, targets);
  return { evaluate: (m) => assertMetric(cx.rule, numberCondition(cx.rule), m, measure(m)), rows: uniqueRows(cx, targets, false) };
});

export const isUnique: Lowering = (cx) => withColumns(cx, allColumns(cx), 'any', (targets) => {
  const measure = uniquenessOf(cx, targets);
  return { evaluate: (m) => assertOne(cx.rule, measure(m)), rows: uniqueRows(cx, targets, true) };
});

export const isPrimaryKey: Lowering = (cx) => withColumns(cx, allColumns(cx), 'any', (targets) => {
  const unique = uniquenessOf(cx, targets);
  const complete = targets.map((t) => completenessOf(cx, t));
  const rows = uniqueRows(cx, targets, true);
  return {
    evaluate: (m) => allOf([assertOne(cx.rule, unique(m)), ...complete.map((c) => assertOne(cx.rule, c(m)))]),
    rows: { ...rows, predicate: [rows.predicate, ...targets.map((t) => `p.${t.sql} IS NOT NULL`)].join(' AND ') },
  };
});

/** A number that follows from how often the values of one column occur. */
function frequencyRule(metric: string, analyzer: string, count: boolean, value: (m: Measured, f: Frequencies) => number | undefined): Lowering {
  return (cx) => withColumn(cx, 'any', ({ column }) => {
    const f = cx.queries.frequencies('primary', [column], cx.where);
    return {
      evaluate: (m) => assertMetric(cx.rule, numberCondition(cx.rule), m, {
        metric: metricOf([column.name], metric), value: value(m, f), count, analyzer: analyzerText(cx, analyzer, column.name),
      }),
    };
  });
}

export const uniqueValueRatio = frequencyRule('UniqueValueRatio', 'UniqueValueRatio', false, (m, f) => ratioOf(m.number(f.once), m.number(f.distinct)));

/** NULL is one of the values: the service counts the bins of a histogram. */
export const distinctValuesCount = frequencyRule('DistinctValuesCount', 'Histogram', true, (m, f) => (
  (m.number(f.distinct) ?? 0) + ((m.number(f.nulls) ?? 0) > 0 ? 1 : 0)
));

export const entropy = frequencyRule('Entropy', 'Entropy', false, (m, f) => {
  const rows = m.number(f.rows) ?? 0;
  // One value only: rounding must not make it negative or tiny.
  if (rows > 0 && m.number(f.distinct) === 1) return 0;
  return rows === 0 ? undefined : Math.log(rows) - (m.number(f.nLogN) ?? 0) / rows;
});
