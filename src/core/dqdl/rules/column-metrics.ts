import type { Lowering, LoweringContext, Measured } from '../lowering';
import { rowsWhere } from '../queries';
import { assertMetric, assertOne, MetricValue, numberCondition, ratioOf } from './assertions';
import { metricOf, Target, withColumn, withColumns } from './columns';

/** Analyzers that have options beside the filter. */
const WITH_OPTIONS = ['Completeness', 'Uniqueness', 'MinLength', 'MaxLength', 'Minimum', 'Maximum', 'PatternMatch', 'Compliance'];

/** What Deequ calls an analyzer with its columns, filter and options. */
export function analyzerText(cx: LoweringContext, name: string, ...columns: readonly string[]): string {
  const filter = cx.rule.where === undefined ? 'None' : `Some(${cx.rule.where.raw})`;
  return `${name}(${[...columns, filter, ...(WITH_OPTIONS.includes(name) ? ['None'] : [])].join(',')})`;
}

/** Share of values that are not NULL, ready to be measured. */
export function completenessOf(cx: LoweringContext, target: Target): (m: Measured) => MetricValue {
  const rows = cx.queries.aggregate('primary', rowsWhere(cx.where));
  // Counting the values themselves takes an engine a fraction of what a condition on each row takes.
  const complete = cx.queries.aggregate('primary', `count(${cx.where === undefined ? target.sql : `CASE WHEN ${cx.where}\n THEN ${target.sql} END`})`);
  return (m) => ({
    metric: metricOf([target.column.name], 'Completeness'),
    value: ratioOf(m.number(complete), m.number(rows)),
    analyzer: analyzerText(cx, 'Completeness', target.column.name),
  });
}

export const completeness: Lowering = (cx) => withColumn(cx, 'nested too', (target) => {
  const measure = completenessOf(cx, target);
  return {
    evaluate: (m) => assertMetric(cx.rule, numberCondition(cx.rule), m, measure(m)),
    rows: { predicate: `p.${target.sql} IS NOT NULL`, where: cx.where, inComposite: false },
  };
});

export const isComplete: Lowering = (cx) => withColumn(cx, 'nested too', (target) => {
  const measure = completenessOf(cx, target);
  return {
    evaluate: (m) => assertOne(cx.rule, measure(m)),
    rows: { predicate: `p.${target.sql} IS NOT NULL`, where: cx.where, inComposite: true },
  };
});

/** One aggregate over the numbers of a column; NULLs are not looked at. */
function aggregateRule(metric: string, aggregate: (value: string) => string): Lowering {
  return (cx) => withColumn(cx, 'numeric', ({ column, sql }) => {
    const value = cx.queries.aggregate('primary', aggregate(filtered(cx, sql)));
    return {
      evaluate: (m) => assertMetric(cx.rule, numberCondition(cx.rule), m, {
        metric: metricOf([column.name], metric), value: m.number(value), analyzer: analyzerText(cx, metric, column.name),
      }),
    };
  });
}

/** A column's value as a double, of the rows that the filter leaves. */
export function filtered(cx: LoweringContext, sql: string): string {
  const value = `CAST(${sql} AS DOUBLE)`;
  return cx.where === undefined ? value : `CASE WHEN ${cx.where}\n THEN ${value} END`;
}

export const mean = aggregateRule('Mean', (x) => `avg(${x})`);
export const sum = aggregateRule('Sum', (x) => `sum(${x})`);
export const standardDeviation = aggregateRule('StandardDeviation', (x) => `stddev_pop(${x})`);
export const variance = aggregateRule('Variance', (x) => `var_pop(${x})`);

export const columnCorrelation: Lowering = (cx) => withColumns(cx, [0, 1], 'numeric', ([a, b]) => {
  const value = cx.queries.aggregate('primary', `corr(${filtered(cx, a.sql)}, ${filtered(cx, b.sql)})`);
  const names = [a.column.name, b.column.name];
  return {
    evaluate: (m) => assertMetric(cx.rule, numberCondition(cx.rule), m, {
      metric: metricOf(names, 'ColumnCorrelation'), value: m.number(value), analyzer: analyzerText(cx, 'Correlation', ...names),
    }),
  };
});
