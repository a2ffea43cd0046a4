import { GlueprintError } from '../../../src/core/diagnostics';
import { parseRuleset, planQuality, PRIMARY, QualityPlan, QualityQuery } from '../../../src/core/dqdl';
import { NodeInput, QualitySpec } from '../../../src/core/nodes';
import * as sparkSql from '../../../src/core/spark-sql';
import { SqlSession, SqlTable } from '../../../src/core/spark-sql/contract';
import { EngineQuery } from '../../engines/stages';

/** A node's rules made ready for its inputs. */
export interface PreparedQuality {
  readonly spec: QualitySpec;
  readonly plan: QualityPlan;
  /** The inputs by the names that rules know them by: the first is `primary`. */
  readonly inputs: readonly NodeInput[];
  /** Spark SQL of the outputs that are datasets. */
  readonly sql: Readonly<Record<string, string>>;
}

/** Plans the rules. Rules that can never hold stop the run before any data moves. */
export function prepareQuality(spec: QualitySpec, given: readonly NodeInput[], session: SqlSession, now: number): PreparedQuality {
  const inputs = given.map((input, i) => (i === 0 ? { ...input, as: PRIMARY } : input));
  const tables = Object.fromEntries(inputs.map((i) => [i.as, i.columns ?? []]));
  const { ruleset, compositeRuleEvaluation } = spec;
  const plan = planQuality(parseRuleset(ruleset), ruleset, { ...session, tables, sql: sparkSql, now, compositeRuleEvaluation });
  const [fault] = plan.faults;
  if (fault !== undefined) throw fault.at({ field: 'ruleset' });
  const sql = Object.fromEntries(Object.entries(spec.outputs).flatMap(([output, kind]) => {
    if (kind === 'outcomes') return [];
    return [[output, kind === 'rows' ? plan.rowLevelSql : `SELECT * FROM ${PRIMARY}`]];
  }));
  return { spec, plan, inputs, sql };
}

/** The measuring queries as the engine's SQL. What cannot be translated fails its rules when they are judged, not the run. */
export function engineQueries(
  plan: QualityPlan, tables: Readonly<Record<string, SqlTable>>, session: SqlSession, bind: (sql: string) => string,
): EngineQuery[] {
  const translated = (sql: string) => {
    try {
      return { sql: bind(sparkSql.translate(sql, { ...session, tables }).sql) };
    } catch (e) {
      if (!GlueprintError.isGlueprintError(e)) throw e;
      return { error: e.details.message };
    }
  };
  return plan.queries.map((query: QualityQuery): EngineQuery => ({
    id: query.id, ...translated(query.sql), parts: query.parts?.map((p) => ({ column: p.column, ...translated(p.sql) })),
  }));
}
