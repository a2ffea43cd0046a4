import { sqlText } from '../ast';
import { impossible, Lowering, LoweringContext } from '../lowering';
import { name } from '../sql-text';
import { assertMetric, assertRatio, unmetRatio } from './assertions';

/** With a condition the query gives one number; without, the rows that pass. */
export const customSql: Lowering = (cx) => {
  const [parameter] = cx.rule.parameters;
  const sql = parameter.value.kind === 'string' ? sqlText(parameter.value.raw).trim().replace(/;\s*$/, '') : '';
  const analyzed = cx.query(sql);
  if ('error' in analyzed) return impossible(`Error executing SQL statement: ${analyzed.error}`);
  const columns = analyzed.columns.map((c) => c.name);
  return cx.rule.condition === undefined ? matchingRows(cx, sql, columns) : oneNumber(cx, sql, columns);
};

function oneNumber(cx: LoweringContext, sql: string, columns: readonly string[]) {
  const condition = cx.rule.condition;
  if (condition?.kind !== 'number') throw new Error('CustomSql without a condition on a number');
  if (columns.length !== 1) return faulty(cx, 'Custom SQL did not return exactly 1 column');
  // Two rows tell as much as many: there must be exactly one.
  const query = cx.queries.add(`SELECT CAST(v AS DOUBLE) AS v FROM (${sql}\n) AS custom(v) LIMIT 2`, cx.tableNames);
  return {
    evaluate: (m: Parameters<typeof assertMetric>[2]) => {
      const failure = m.failure(query);
      if (failure !== undefined) return { passed: false, reasons: [failure], metrics: {} };
      if (m.rowCount(query) !== 1) return { passed: false, reasons: ['Custom SQL did not return exactly 1 row'], metrics: {} };
      // NULL counts as 0, as in the service.
      return assertMetric(cx.rule, condition, m, { metric: 'Dataset.*.CustomSQL', value: m.number({ query, column: 'v' }) ?? 0, analyzer: 'CustomSql' });
    },
  };
}

function matchingRows(cx: LoweringContext, sql: string, columns: readonly string[]) {
  const own = new Map(cx.columns().map((c) => [c.name.toLowerCase(), c.name]));
  const strange = columns.filter((c) => !own.has(c.toLowerCase()));
  if (strange.length === columns.length) {
    return faulty(cx, 'The output from CustomSQL must contain at least one column that matches the input dataset. '
      + 'Ensure that matching columns are returned from the SQL.');
  }
  if (strange.length > 0) {
    return faulty(cx, 'The columns returned from the SQL statement should only belong to the primary table. '
      + `Columns not found: ${strange.join(', ')}`);
  }
  const keys = columns.map((c, i) => ({ own: name(own.get(c.toLowerCase()) ?? c), as: `dq__c${i}` }));
  const relation = `SELECT DISTINCT ${keys.map((k) => `${k.own} AS ${k.as}`).join(', ')}, true AS dq__ok FROM (${sql}\n) AS custom`;
  const on = (alias: string) => keys.map((k) => `p.${k.own} <=> ${alias}.${k.as}`).join(' AND ');
  const query = cx.queries.add(`SELECT count(*) AS total, count(r.dq__ok) AS matched\nFROM primary AS p LEFT JOIN (${relation}) AS r ON ${on('r')}`, cx.tableNames);
  return {
    evaluate: (m: Parameters<typeof assertRatio>[1]) => {
      const total = m.number({ query, column: 'total' }) ?? 0;
      if (total === 0) return { passed: false, reasons: ['Custom SQL rule could not be evaluated due to data frame being empty'], metrics: {} };
      return assertRatio(cx.rule, m, 'Dataset.*.CustomSQL.Compliance', (m.number({ query, column: 'matched' }) ?? 0) / total, unmetRatio);
    },
    rows: { predicate: `${cx.alias}.dq__ok IS NOT NULL`, joins: [{ relation, alias: cx.alias, on: on(cx.alias) }], inComposite: true },
  };
}

function faulty(cx: LoweringContext, message: string) {
  cx.fault(message, cx.rule.parameters[0].value.span);
  return impossible(message);
}
