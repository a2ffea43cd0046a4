import { evaluateQuality, NodeEvaluation, recommendedRules } from '../../runs/quality/evaluate-quality';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { Output } from '../output';
import { parseWhole, usageError } from '../parse';
import { DATA_OPTIONS, dataOptions } from '../run-options';
import { columnList, rowJson, showRows } from '../show-rows';

export const QUALITY: Command = {
  verb: 'quality',
  summary: 'evaluates data quality rules without running the job',
  about: 'Evaluates the rules of the job over its sources, or those of a file over the rows of any node. No target is written.\n'
    + 'Dynamic rules look at what earlier runs measured; --keep adds what is measured now.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }, { name: 'node', optional: true, help: 'a node with rules; default: all; with --rules any node' }],
  options: [
    ...APP_OPTIONS, ...DATA_OPTIONS,
    { name: 'rules', value: 'file', help: 'a file of DQDL to evaluate over the rows of the node' },
    { name: 'recommend', help: 'print rules that the rows of the node keep, as a ruleset to start from' },
    { name: 'failing', value: 'n', help: 'show n rows that fail, with the rules' },
    { name: 'keep', help: 'keep what is measured for dynamic rules' },
    { name: 'json', help: 'print the outcomes as JSON' },
  ],
  examples: ['glueprint quality orders', 'glueprint quality orders Cleaned --recommend > rules.dqdl', 'glueprint quality orders Cleaned --rules rules.dqdl --failing 5'],
  async run({ host, output, args, options }) {
    const job = await findJob({ host, options, output }, args[0]);
    const { environment, parameters } = await dataOptions({ host, options }, job.manifest.parameters.map((p) => p.name));
    if (options.flag('recommend')) {
      if (args[1] === undefined) throw usageError('--recommend needs a node: glueprint quality JOB NODE --recommend');
      output.line(await recommendedRules(job.manifest, environment, parameters, args[1]));
      return 0;
    }
    const file = options.text('rules');
    const ruleset = file === undefined ? undefined : await host.files.readText(host.files.resolve(file));
    output.progress('evaluating');
    const evaluations = await evaluateQuality(job.manifest, environment, { parameters, node: args[1], ruleset, failing: parseWhole(options, 'failing', 1), keep: options.flag('keep') });
    if (options.flag('json')) output.json({ job: job.manifest.job.path, nodes: evaluations.map(toJson) });
    else evaluations.forEach((e) => show(output, e));
    return evaluations.every((e) => e.result.failed === 0) ? 0 : 1;
  },
};

function show(output: Output, { node, result, failing }: NodeEvaluation): void {
  output.line(output.style('bold', `${node}: ${result.passed} of ${result.outcomes.length} rules passed`));
  for (const o of result.outcomes) {
    output.line(`${o.outcome === 'Passed' ? output.style('green', '✓') : output.style('red', '✗')} ${o.rule}`);
    for (const reason of o.outcome === 'Passed' ? [] : (o.failureReason ?? '').split('\n')) output.line(`    ${reason}`);
  }
  for (const a of result.analyzers) {
    const values = Object.entries(a.metrics).map(([k, v]) => `${k} = ${v}`);
    output.line(`${output.style('dim', '·')} ${a.analyzer}: ${values.length === 0 ? a.failureReason ?? '' : values.join(', ')}`);
  }
  if (failing !== undefined) {
    output.line();
    showRows(output, failing.columns, failing.rows);
  }
}

function toJson({ node, result, failing }: NodeEvaluation): Record<string, unknown> {
  return {
    node,
    score: result.score,
    passed: result.passed,
    failed: result.failed,
    outcomes: result.outcomes,
    analyzers: result.analyzers,
    ...(failing === undefined ? {} : { failing: { columns: columnList(failing.columns), rows: rowObjects(failing) } }),
  };
}

function rowObjects({ columns, rows }: NonNullable<NodeEvaluation['failing']>): unknown[] {
  return rows.map((r) => JSON.parse(rowJson(columns, r)) as unknown);
}
