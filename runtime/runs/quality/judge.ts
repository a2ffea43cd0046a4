import { PreparedQuality } from './prepare';
import { FileFact, QualityResult, QueryResult } from '../../../src/core/dqdl';
import { EngineQuery } from '../../engines/stages';
import { sqlString } from '../../formats/sql-text';

type Query = (sql: string) => Promise<readonly Record<string, unknown>[]>;
type Row = Readonly<Record<string, unknown>>;

/** Runs the measuring queries and judges what they give. */
export async function judge(
  prepared: Pick<PreparedQuality, 'plan'>, queries: readonly EngineQuery[], query: Query, history: (metric: string) => readonly number[], files: Readonly<Record<string, readonly FileFact[]>>,
): Promise<QualityResult> {
  const results: Record<string, QueryResult> = {};
  for (const q of queries) results[q.id] = await measured(q, query);
  return prepared.plan.evaluate({ results, history, files });
}

async function measured(q: EngineQuery, query: Query): Promise<QueryResult> {
  const whole = await attempt(q, query);
  if (!('error' in whole) || q.parts === undefined) return whole;
  // One bad expression must not fail the rules that have nothing to do with it.
  const row: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const part of q.parts) {
    const result = await attempt(part, query);
    if ('error' in result) errors[part.column] = result.error;
    else row[part.column] = result[0]?.[part.column];
  }
  return { row, errors };
}

async function attempt(q: { readonly sql?: string; readonly error?: string }, query: Query): Promise<readonly Row[] | { readonly error: string }> {
  if (q.sql === undefined) return { error: q.error ?? 'the query could not be translated' };
  try {
    return await query(q.sql);
  } catch (e) {
    return { error: e instanceof Error ? e.message.split('\n')[0] ?? '' : String(e) };
  }
}

/** The outcomes as a query of the engine: Rule, Outcome, FailureReason, EvaluatedMetrics, EvaluatedRule. */
export function outcomesSql(result: QualityResult): string {
  const text = (s: string | undefined) => (s === undefined ? 'CAST(NULL AS VARCHAR)' : sqlString(s));
  const rows = result.outcomes.map((o) => {
    const metrics = Object.entries(o.evaluatedMetrics);
    const keys = metrics.map(([k]) => sqlString(k)).join(', ');
    const values = metrics.map(([, v]) => (Number.isFinite(v) ? `${v}` : `'${v}'`)).join(', ');
    return `(${text(o.rule)}, ${text(o.outcome)}, ${text(o.failureReason)}, map([${keys}]::VARCHAR[], [${values}]::DOUBLE[]), ${text(o.evaluatedRule)})`;
  });
  const columns = '"Rule", "Outcome", "FailureReason", "EvaluatedMetrics", "EvaluatedRule"';
  if (rows.length === 0) return 'SELECT \'\' AS "Rule", \'\' AS "Outcome", \'\' AS "FailureReason", map([]::VARCHAR[], []::DOUBLE[]) AS "EvaluatedMetrics", \'\' AS "EvaluatedRule" WHERE false';
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(${columns})`;
}
