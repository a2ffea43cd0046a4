import { isNumeric } from '../../types';
import { impossible, LeafOutcome, Lowering, LoweringContext, Measured } from '../lowering';
import type { Measure } from '../queries';
import { name, sparkTypeName } from '../sql-text';
import { assertMetric, numberCondition, unmetRatio } from './assertions';

/** The reasons of rules that compare datasets end with a full stop, not an exclamation mark. */
export function assertComparison(cx: LoweringContext, m: Measured, metric: string, value: number): LeafOutcome {
  const outcome = assertMetric(cx.rule, numberCondition(cx.rule), m, { metric, value, analyzer: metric });
  const unmet = !outcome.passed && outcome.evaluated !== undefined;
  return unmet ? { ...outcome, reasons: [unmetRatio(value)] } : outcome;
}

export const rowCountMatch: Lowering = (cx) => {
  const [alias] = cx.parameters;
  if (!cx.hasTable(alias, cx.rule.parameters[0])) return impossible(`Reference dataset '${alias}' not found in additional data sources`);
  const own = cx.queries.aggregate('primary', 'count(*)');
  const other = cx.queries.aggregate(alias, 'count(*)');
  return {
    // No reference rows: infinity, or NaN for 0 of 0.
    evaluate: (m) => assertComparison(cx, m, `Dataset.${alias}.RowCountMatch`, (m.number(own) ?? 0) / (m.number(other) ?? 0)),
  };
};

/** Names in exact case, types without what is inside nested ones. */
export const schemaMatch: Lowering = (cx) => {
  const [alias] = cx.parameters;
  if (!cx.hasTable(alias, cx.rule.parameters[0])) return impossible(`Reference dataset '${alias}' not found`);
  const [own, other] = [cx.columns(), cx.columns(alias)];
  const types = new Map(other.map((c) => [c.name, sparkTypeName(c.type)]));
  const same = own.filter((c) => types.get(c.name) === sparkTypeName(c.type)).length;
  const metric = `Dataset.${alias}.SchemaMatch`;
  return {
    evaluate: (m) => {
      if (own.length !== other.length) return { passed: false, reasons: ['Column counts do not match'], metrics: { [metric]: 0 } };
      const outcome = assertMetric(cx.rule, numberCondition(cx.rule), m, { metric, value: same / own.length, analyzer: metric });
      const unmet = !outcome.passed && outcome.evaluated !== undefined;
      return unmet ? { ...outcome, reasons: [`${((same / own.length) * 100).toFixed(2)}% of columns passed the threshold`] } : outcome;
    },
  };
};

interface Aggregate { readonly column: string; readonly table: string; readonly measure: Measure }

export const aggregateMatch: Lowering = (cx) => {
  const found: Aggregate[] = [];
  for (const [i, text] of cx.parameters.entries()) {
    const aggregate = parseAggregate(cx, text, i);
    if (typeof aggregate === 'string') return impossible(aggregate);
    found.push(aggregate);
  }
  const [a, b] = found;
  const instance = a.column === b.column ? a.column : `${a.column},${b.column}`;
  return {
    evaluate: (m) => {
      const [x, y] = [m.number(a.measure) ?? 0, m.number(b.measure) ?? 0];
      return assertComparison(cx, m, `Column.${instance}.AggregateMatch`, y === 0 ? (x === 0 ? 1 : 0) : x / y);
    },
  };
};

/** `sum(column)`, `avg(alias.column)`; or why it is none. */
function parseAggregate(cx: LoweringContext, text: string, i: number): Aggregate | string {
  const [, operation, path] = /^(sum|avg|SUM|AVG)\((.*)\)$/.exec(text) ?? [];
  const parameter = cx.rule.parameters[i];
  if (path === undefined) {
    cx.fault(`expected sum(column) or avg(column), the column with or without a dataset before it; got '${text}'`, parameter.value.span);
    return 'Rule (or nested rule) not supported due to: Unsupported Rule';
  }
  const dot = path.lastIndexOf('.');
  // A primary column may itself have a dot in its name.
  const inPrimary = dot === -1 || cx.columns().some((c) => c.name.toLowerCase() === path.toLowerCase());
  const [table, columnName] = inPrimary ? ['primary', path] : [path.slice(0, dot), path.slice(dot + 1)];
  if (table !== 'primary' && !cx.hasTable(table, parameter)) return `${table} not found in additional sources`;
  const column = cx.column(columnName, parameter, table);
  if (column === undefined) return 'Exception: org.apache.spark.sql.catalyst.ExtendedAnalysisException';
  if (!isNumeric(column.type)) cx.fault(`'${columnName}' is no number`, parameter.value.span);
  return { column: column.name, table, measure: cx.queries.aggregate(table, `${operation.toLowerCase()}(CAST(${name(column.name)} AS DOUBLE))`) };
}
