import { GlueprintError } from '../../../../src/core/diagnostics';
import type { RuleOutcome } from '../../../../src/core/dqdl';
import { Manifest, upstream } from '../../../../src/core/manifest';
import { preludeFor, translate } from '../../../../src/core/spark-sql';
import { Column, typeName } from '../../../../src/core/types';
import type { RelationStage } from '../../../engines/stages';
import { sqlName } from '../../../formats/sql-text';
import { CheckedJob, CheckedNode, checkJob } from '../../../runs/check';
import type { RunEnvironment } from '../../../runs/environment';
import { bindParameters } from '../../../runs/parameters';
import { planJob } from '../../../runs/plan';
import { RunQuality } from '../../../runs/quality/run-quality';
import { resolveJob } from '../../../runs/resolve';
import { isLarge, readRows, SAMPLE_ROWS } from '../../../runs/session';
import { QualityResults } from '../../../state/quality-results';
import type { Store } from '../../../state/store';
import type { NodeQuality, RuleResult } from '../contract';
import { cellOfJson } from './json-cells';

const FAILING = 50;
const HISTORY = 20;

/** What the rules of a node say of its input now, and what they said in earlier runs. Nothing is kept. */
export async function nodeQuality(
  manifest: Manifest, node: string, environment: RunEnvironment, parameters: Readonly<Record<string, string>>, store: Store,
): Promise<NodeQuality> {
  const job = manifest.job.name;
  const { timeZone } = manifest.job;
  const runs = new QualityResults(store).latest(job, 200).filter((e) => e.node === node).slice(0, HISTORY).map((e) => ({
    run: e.run, at: e.at, score: e.score, rules: (JSON.parse(e.outcomes) as RuleOutcome[]).map(ruleResult),
  }));
  const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/quality-${process.pid}-${Math.round(performance.now() * 1000)}`, timeZone });
  try {
    const resolved = resolveJob(await environment.located?.(manifest) ?? manifest, parameters);
    const only = new Set([...upstream(manifest.nodes, node).map((n) => n.id), node]);
    const checked = await checkJob(resolved, { environment, session, landing: `${session.temporaryFolder}/landed`, landRows: SAMPLE_ROWS, only });
    const found = checked.nodes.find((n) => n.resolved.node.id === node);
    if (found?.quality === undefined) throw new GlueprintError({ code: 'NoRules', node, message: 'evaluates no rules' });
    const large = checked.nodes.filter((n) => isLarge(n.source)).map((n) => n.resolved.node.id);
    const plan = planJob(checked, { count: 'none', staging: () => '', fileId: '', sample: (source) => (large.includes(source) ? SAMPLE_ROWS : undefined) });
    let rules: readonly RuleResult[] = [];
    let score = 1;
    const quality = new RunQuality({ id: 'look', job }, environment, (event) => {
      if (event.type !== 'quality-evaluated' || event.node !== node) return;
      rules = event.result.outcomes.map(ruleResult);
      ({ score } = event.result);
    }, store, { keep: false, stops: false });
    await session.define(plan, (stage, query) => quality.judge(checked, stage, query));
    const { sql, columns } = failingRowsSql(found, plan.stages.filter((s): s is RelationStage => s.kind === 'relation'), checked);
    await session.define({ timeZone, prelude: preludeFor(sql), stages: [] });
    const rows = await readRows(session, `(${sql})`, columns, FAILING, timeZone);
    return {
      score,
      rules,
      from: large.length === 0 ? 'all rows' : `the first ${SAMPLE_ROWS.toLocaleString('en-US')} rows of ${large.join(', ')}`,
      columns: columns.map((c) => ({ name: c.name, type: typeName(c.type) })),
      failing: rows.map((r) => r.map((text, i) => cellOfJson(text, columns[i]?.type))),
      runs,
    };
  } finally {
    await session.close();
  }
}

function ruleResult({ rule, outcome, failureReason, evaluatedMetrics }: RuleOutcome): RuleResult {
  return { rule, outcome, reason: failureReason, metrics: evaluatedMetrics };
}

/** The rows of a node's first input that a rule about rows refuses, as the engine's SQL. */
export function failingRowsSql(
  node: CheckedNode, relations: readonly RelationStage[], checked: CheckedJob,
): { readonly sql: string; readonly columns: readonly Column[] } {
  const { quality, resolved } = node;
  if (quality === undefined) throw new GlueprintError({ code: 'NoRules', node: resolved.node.id, message: 'evaluates no rules' });
  const tables = Object.fromEntries(quality.inputs.map((input, i) => {
    const from = resolved.node.inputs[i];
    const relation = relations.find((r) => r.node === from?.node && r.output === (from.output ?? 'output'));
    if (relation === undefined) throw new GlueprintError({ code: 'NoRelation', node: resolved.node.id, message: `the engine has no rows of ${from?.node ?? input.as}` });
    return [input.as, { columns: relation.columns, relation: sqlName(relation.name) }];
  }));
  const { manifest, parameters, session } = checked.job;
  const translated = translate(quality.plan.rowLevelSql, { ...session, tables });
  return {
    sql: `SELECT * FROM (${bindParameters(translated.sql, manifest.parameters, parameters)}) WHERE "DataQualityEvaluationResult" = 'Failed'`,
    columns: translated.columns,
  };
}
