import { planJob } from '../plan';
import { resolveJob } from '../resolve';
import { RunQuality } from './run-quality';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { columnProfiles, profileAnalyzers, QualityResult, recommendRules } from '../../../src/core/dqdl';
import { Manifest, ManifestNode, upstream } from '../../../src/core/manifest';
import { nodeType } from '../../../src/core/nodes';
import { preludeFor, translate } from '../../../src/core/spark-sql';
import { Column } from '../../../src/core/types';
import { EngineSession } from '../../engines/engine';
import { sqlName } from '../../formats/sql-text';
import { CheckedJob, checkJob } from '../check';
import { RunEnvironment } from '../environment';
import { bindParameters } from '../parameters';
import { JobSession, readRows } from '../session';

export interface EvaluateOptions {
  readonly parameters: Readonly<Record<string, string>>;
  /** One node with rules, or any node with `ruleset`. Default: all nodes with rules. */
  readonly node?: string;
  /** DQDL to evaluate over the rows of `node`. */
  readonly ruleset?: string;
  /** How many failing rows to show. */
  readonly failing?: number;
  /** Keep what was measured for dynamic rules. Default: only look. */
  readonly keep?: boolean;
}

export interface NodeEvaluation {
  readonly node: string;
  readonly result: QualityResult;
  readonly failing?: { readonly columns: readonly Column[]; readonly rows: readonly (readonly (string | null)[])[] };
}

const OWN = 'dq__rules';

/** Evaluates rules of a job over its sources; no target is written. */
export async function evaluateQuality(given: Manifest, environment: RunEnvironment, options: EvaluateOptions): Promise<NodeEvaluation[]> {
  const manifest = options.ruleset === undefined ? given : withRules(given, options.node, options.ruleset);
  const nodes = chosen(manifest, options.ruleset === undefined ? options.node : OWN);
  const job = resolveJob(manifest, options.parameters);
  const store = await environment.openStore();
  const { processes, clock } = environment.host;
  const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/quality-${processes.pid}-${Math.round(clock.monotonic() * 1000)}`, timeZone: manifest.job.timeZone });
  const results = new Map<string, QualityResult>();
  const runs = new RunQuality({ id: `quality-${clock.now().toISOString()}`, job: manifest.job.name }, environment, (e) => {
    if (e.type === 'quality-evaluated') results.set(e.node, e.result);
  }, store, { keep: options.keep === true, stops: false });
  try {
    const only = new Set(nodes.flatMap((n) => upstream(manifest.nodes, n.id).map((u) => u.id)));
    const checked = await checkJob(job, {
      environment, session, landing: `${session.temporaryFolder}/landed`, only, now: clock.now().getTime(),
    });
    const plan = planJob(checked, { count: 'none', staging: () => '', fileId: '' });
    await session.define(plan, async (stage, query) => runs.judge(checked, stage, query));
    return await Promise.all(nodes.map(async (n): Promise<NodeEvaluation> => {
      const result = results.get(n.id);
      if (result === undefined) throw new Error(`the rules of ${n.id} were not judged`);
      const failing = options.failing === undefined || result.failed === 0 ? undefined : await failingRows(checked, n, session, options.failing);
      return { node: n.id === OWN ? options.node ?? '' : n.id, result, ...(failing === undefined ? {} : { failing }) };
    }));
  } finally {
    await session.close();
    store.close();
  }
}

/** A ruleset that the rows of a node keep now, from a profile of its columns. */
export async function recommendedRules(
  manifest: Manifest, environment: RunEnvironment, parameters: Readonly<Record<string, string>>, name: string,
): Promise<string> {
  const session = await JobSession.open(manifest, environment, { parameters });
  let columns: readonly Column[];
  try {
    const checked = await session.check(name);
    columns = Object.values(checked.nodes.find((n) => n.resolved.node.id.toLowerCase() === name.toLowerCase())?.columns ?? {})[0] ?? [];
  } finally {
    await session.close();
  }
  const [evaluation] = await evaluateQuality(manifest, environment, { parameters, node: name, ruleset: profileAnalyzers(columns) });
  const metrics = evaluation?.result.metrics ?? {};
  const rules = recommendRules(metrics['Dataset.*.RowCount'] ?? 0, columnProfiles(columns, metrics));
  return `Rules = [\n    ${rules.join(',\n    ')}\n]`;
}

/** Rows that a rule fails, with the rules. */
async function failingRows(checked: CheckedJob, node: ManifestNode, session: EngineSession, limit: number): Promise<NodeEvaluation['failing']> {
  const found = checked.nodes.find((n) => n.resolved.node.id === node.id);
  if (found?.quality === undefined) return undefined;
  const tables = Object.fromEntries(found.inputs.map((input, i) => {
    const from = node.inputs[i];
    const view = checked.job.manifest.nodes.find((n) => n.id === from?.node)?.outputs.find((o) => o.name === (from?.output ?? 'output'))?.view ?? '';
    return [input.as, { columns: input.columns ?? [], relation: sqlName(view) }];
  }));
  const translated = translate(found.quality.plan.rowLevelSql, { ...checked.job.session, tables });
  for (const macro of preludeFor(translated.sql)) await session.query(macro);
  const sql = bindParameters(translated.sql, checked.job.manifest.parameters, checked.job.parameters);
  const hidden = ['DataQualityRulesPass', 'DataQualityRulesSkip', 'DataQualityEvaluationResult'];
  const columns = translated.columns.filter((c) => !hidden.includes(c.name));
  const relation = `(SELECT * FROM (${sql}) WHERE "DataQualityEvaluationResult" = 'Failed')`;
  return { columns, rows: await readRows(session, relation, columns, limit, checked.job.manifest.job.timeZone) };
}

function chosen(manifest: Manifest, name: string | undefined): ManifestNode[] {
  const withRulesets = manifest.nodes.filter((n) => nodeType(n.type)?.quality !== undefined);
  if (name === undefined) {
    if (withRulesets.length > 0) return withRulesets;
    throw new GlueprintError({ code: 'NoRules', message: `job '${manifest.job.name}' has no data quality rules`, hint: 'name a node and give rules: glueprint quality JOB NODE --rules rules.dqdl' });
  }
  const found = withRulesets.find((n) => n.id.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return [found];
  const ids = withRulesets.map((n) => n.id);
  const known = manifest.nodes.some((n) => n.id === name);
  throw new GlueprintError({
    code: 'UnknownNode',
    message: `${known ? `node '${name}' has no rules` : `no node '${name}'`}; ${ids.length === 0 ? 'no node has' : `these have: ${ids.join(', ')}`}${didYouMean(name, ids)}`,
    hint: known ? 'give rules with --rules FILE' : undefined,
  });
}

/** The job with a node at its end that evaluates the rules. */
function withRules(manifest: Manifest, name: string | undefined, ruleset: string): Manifest {
  const ids = manifest.nodes.map((n) => n.id);
  const node = manifest.nodes.find((n) => n.id.toLowerCase() === name?.toLowerCase());
  const output = node?.outputs[0];
  if (node === undefined) throw new GlueprintError({ code: 'UnknownNode', message: `no node '${name ?? ''}'; it has ${ids.join(', ')}${didYouMean(name ?? '', ids)}` });
  if (output === undefined) throw new GlueprintError({ code: 'UnknownNode', node: node.id, message: 'a target has no rows of its own; name the node that it writes' });
  const own: ManifestNode = {
    id: OWN,
    path: `${manifest.job.path}/${OWN}`,
    type: 'EvaluateDataQuality',
    fields: { ruleset, output: 'PrimaryInput', publishingOptions: { evaluationContext: `${node.id} --rules` } },
    inputs: [{ node: node.id, ...(node.outputs.length === 1 ? {} : { output: output.name }), as: output.view }],
    outputs: [{ name: 'output', view: OWN }],
  };
  return { ...manifest, nodes: [...manifest.nodes, own] };
}
