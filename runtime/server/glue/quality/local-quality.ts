import type { DataQualityRuleResult, DataSource } from '@aws-sdk/client-glue';
import type { QualityEngine } from './quality-runs';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { parseRuleset, planQuality, PRIMARY } from '../../../../src/core/dqdl';
import * as sparkSql from '../../../../src/core/spark-sql';
import type { Column } from '../../../../src/core/types';
import type { EngineSession } from '../../../engines/engine';
import { sqlName } from '../../../formats/sql-text';
import type { RunEnvironment } from '../../../runs/environment';
import { judge } from '../../../runs/quality/judge';
import { engineQueries } from '../../../runs/quality/prepare';
import { readTable } from '../catalog/read-table';
import type { RegionState } from '../state/region-state';
import type { Wire } from '../wire';

const TIME_ZONE = 'UTC';
const SESSION = { sparkVersion: '3.5', timeZone: TIME_ZONE };

interface Dataset { readonly columns: readonly Column[]; readonly relation: string }

/** Rules over tables of the catalog, on the embedded engine. */
export function localQuality(environment: RunEnvironment, now: () => number): QualityEngine {
  return {
    evaluate: (region, { ruleset, source, additionalSources }, signal) => inSession(environment, signal, async (session) => {
      const datasets: Record<string, Dataset> = { [PRIMARY]: await dataset(environment, session, region, source, PRIMARY) };
      for (const [alias, other] of Object.entries(additionalSources)) datasets[alias] = await dataset(environment, session, region, other, alias);
      const tables = Object.fromEntries(Object.entries(datasets).map(([alias, d]) => [alias, d.columns]));
      const plan = planQuality(parseRuleset(ruleset), ruleset, { ...SESSION, tables, sql: sparkSql, now: now() });
      if (plan.files.length > 0) throw new GlueprintError({ code: 'UnsupportedRule', message: 'rules about files need the files of a job\'s source; evaluate them in a job' });
      const queries = engineQueries(plan, datasets, SESSION, (sql) => sql);
      const result = await judge({ plan }, queries, (sql) => session.query(sql), () => [], {});
      return result.outcomes.map((outcome, i): Wire<DataQualityRuleResult> => ({
        Name: `Rule_${i + 1}`,
        Description: outcome.rule,
        EvaluationMessage: outcome.failureReason,
        Result: outcome.outcome === 'Passed' ? 'PASS' : 'FAIL',
        EvaluatedMetrics: { ...outcome.evaluatedMetrics },
        EvaluatedRule: outcome.evaluatedRule,
        Labels: Object.keys(outcome.labels).length === 0 ? undefined : { ...outcome.labels },
      }));
    }),
    recommend: (region, source, signal) => inSession(environment, signal, async (session) => {
      const { columns, relation } = await dataset(environment, session, region, source, PRIMARY);
      return recommendRules(columns, relation, session);
    }),
  };
}

async function inSession<T>(environment: RunEnvironment, signal: AbortSignal, work: (session: EngineSession) => Promise<T>): Promise<T> {
  const folder = `${environment.folder}/tmp/quality-${process.pid}-${Math.round(performance.now() * 1000)}`;
  const session = await environment.engine.open({ temporaryFolder: folder, timeZone: TIME_ZONE });
  const stop = () => session.interrupt();
  signal.addEventListener('abort', stop);
  try {
    await session.define({ timeZone: TIME_ZONE, prelude: sparkSql.fullPrelude(), stages: [] });
    return await work(session);
  } finally {
    signal.removeEventListener('abort', stop);
    await session.close();
  }
}

async function dataset(
  environment: RunEnvironment, session: EngineSession, region: RegionState, source: Wire<DataSource>, alias: string,
): Promise<Dataset> {
  if (source.DataQualityGlueTable?.PreProcessingQuery !== undefined) throw new GlueprintError({ code: 'UnsupportedSource', message: 'a PreProcessingQuery is not run by the local Glue endpoint' });
  const named = source.GlueTable ?? source.DataQualityGlueTable;
  const table = named && region.tables.get(named.TableName.toLowerCase(), named.DatabaseName.toLowerCase())?.doc;
  if (table === undefined) throw new GlueprintError({ code: 'EntityNotFound', message: `Table ${named?.DatabaseName ?? ''}.${named?.TableName ?? ''} not found.` });
  const { columns, sql } = await readTable(table, environment.connectors, session, TIME_ZONE);
  const relation = sqlName(`dataset ${alias}`);
  await session.query(`CREATE TEMP VIEW ${relation} AS ${sql}`);
  return { columns, relation };
}

/** Rules that the table satisfies as it is, with some room for growth. */
async function recommendRules(columns: readonly Column[], relation: string, session: EngineSession): Promise<string> {
  const atoms = columns.filter((c) => !['struct', 'array', 'map'].includes(c.type.kind));
  const measures = atoms.flatMap((c, i) => [`count(${sqlName(c.name)}) AS "n${i}"`, `count(DISTINCT ${sqlName(c.name)}) AS "d${i}"`]);
  const [row = {}] = await session.query(`SELECT count(*) AS "rows", ${measures.join(', ')} FROM ${relation}`);
  const rows = Number(row.rows ?? 0);
  const rules = [`RowCount between ${Math.floor(rows / 2)} and ${rows * 2 + 1}`];
  atoms.forEach(({ name }, i) => {
    const present = Number(row[`n${i}`]);
    const distinct = Number(row[`d${i}`]);
    if (rows === 0) return;
    rules.push(present === rows ? `IsComplete "${name}"` : `Completeness "${name}" >= ${Math.floor((present / rows) * 100) / 100}`);
    if (present === rows && distinct === rows && rows > 1) rules.push(`IsUnique "${name}"`);
  });
  return `Rules = [\n${rules.map((r) => `    ${r}`).join(',\n')}\n]`;
}
