import { GlueprintError } from '../../../src/core/diagnostics';
import { findSail } from '../../engines/spark/find-sail';
import { findSpark } from '../../engines/spark/find-spark';
import { readConfiguration } from '../../runs/configuration';
import { localEnvironment } from '../../runs/environment';
import { EngineName } from '../../runs/run-job';
import { TargetComparison, verifyJob } from '../../runs/verify-job';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { formatTime, Output } from '../output';
import { parseWhole, usageError } from '../parse';
import { DATA_OPTIONS, dataOptions, readBinding, readEngine, SAMPLE_OPTIONS, sampled } from '../run-options';
import { showRows } from '../show-rows';

export const VERIFY: Command = {
  verb: 'verify',
  summary: 'runs a job on two engines over the same input and compares what they write',
  about: 'Rows are compared in any order, doubles within a billionth. The targets themselves and the bookmarks stay as they are. Exit code 1 where something differs.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }],
  options: [
    ...APP_OPTIONS, ...DATA_OPTIONS, ...SAMPLE_OPTIONS,
    { name: 'engines', value: 'a,b', help: 'two of duckdb, spark and sail; default: duckdb,spark' },
    { name: 'rows', short: 'n', value: 'n', help: 'differing rows to show of each target; default: 5' },
    { name: 'json', help: 'print the comparison as JSON' },
  ],
  examples: ['glueprint verify movies', 'glueprint verify movies --sample', 'glueprint verify movies --json | jq .targets'],
  async run({ host, output, args, options }) {
    const names = (options.text('engines') ?? 'duckdb,spark').split(',');
    if (names.length !== 2) throw usageError(`--engines names two engines, got '${names.join(',')}'`);
    const engines = names.map(readEngine) as [EngineName, EngineName];
    const job = await findJob({ host, options, output }, args[0]);
    const given = await dataOptions({ host, options }, job.manifest.parameters.map((p) => p.name));
    if (engines.includes('spark')) await findSpark(host, given.environment.folder);
    if (engines.includes('sail')) await findSail(host, given.environment.folder);
    const { manifest, environment, parameters } = await sampled({ host, options, output }, job.manifest, given, engines);
    const file = await readConfiguration(host, options.text('config'));
    const bindings = [...options.list('bind').map(readBinding), ...file.bindings];
    const abort = new AbortController();
    const release = host.processes.onInterrupt(() => abort.abort());
    try {
      const result = await verifyJob(manifest, {
        engines,
        parameters,
        rows: parseWhole(options, 'rows', 0) ?? 5,
        environment: (targets) => ({
          ...localEnvironment(
            host, [...targets, ...bindings.filter((b) => !targets.some((t) => t.uri === b.uri))], environment.folder, given.environment.connections,
          ),
          installed: environment.installed,
        }),
        onEvent: (engine, event) => {
          if (event.type === 'node-started') output.progress(`${engine}: ${event.node}`);
        },
        signal: abort.signal,
      });
      const failed = result.runs.find((r) => r.state !== 'SUCCEEDED');
      if (failed?.state === 'STOPPED') return 130;
      if (options.flag('json')) {output.json({ engines, ...result });} else if (failed === undefined) {
        output.line(result.runs.map((r, i) => `${engines[i]} ${formatTime(r.milliseconds)}`).join(', '));
        for (const t of result.targets) showTarget(output, engines, t);
      }
      if (failed !== undefined && !options.flag('json')) {
        throw new GlueprintError({ code: failed.error?.code ?? 'RunFailed', node: failed.error?.node, message: `on ${engines[result.runs.indexOf(failed)]}: ${failed.error?.message ?? failed.state}`, hint: failed.error?.hint });
      }
      return result.equal ? 0 : 1;
    } finally {
      release();
    }
  },
};

function showTarget(output: Output, engines: readonly string[], t: TargetComparison): void {
  const [left = '', right = ''] = engines;
  const equal = t.types.length === 0 && t.rows === undefined;
  output.line(`${output.style(equal ? 'green' : 'red', equal ? 'equal' : 'differs')}  ${t.node}  ${t.uri}  ${t.rowCounts[0]} rows${t.rowCounts[0] === t.rowCounts[1] ? '' : ` on ${left}, ${t.rowCounts[1]} on ${right}`}`);
  if (t.types.length > 0) output.table(['column', left, right], t.types.map((d) => [d.column, d.left ?? 'missing', d.right ?? 'missing']));
  if (t.rows === undefined) return;
  if (t.rows.columns.length > 0) output.line(`in columns: ${t.rows.columns.join(', ')}`);
  for (const [engine, count, rows] of [[left, t.rows.onlyLeft, t.rows.left], [right, t.rows.onlyRight, t.rows.right]] as const) {
    if (count === 0) continue;
    output.line(`${count} ${count === 1 ? 'row' : 'rows'} only on ${engine}`);
    showRows(output, t.columns, rows);
  }
}
