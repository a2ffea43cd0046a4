import { runJob } from '../../runs/run-job';
import { showTarget } from '../../runs/show-target';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { parseWhole, usageError } from '../parse';
import { eventReporter, jsonReporter } from '../reporters/json';
import { terminalReporter } from '../reporters/terminal';
import { DATA_OPTIONS, dataOptions, engineOptions, SAMPLE_OPTIONS, sampled } from '../run-options';
import { showRows } from '../show-rows';

export const RUN: Command = {
  verb: 'run',
  summary: 'runs a job on this machine',
  about: 'Sources and targets s3://bucket/prefix are folders: those that --bind or glueprint.json names, else .glueprint/s3/<bucket>/<prefix>.\n'
    + 'Targets change only when all of them have been written; a run that fails or is stopped leaves them as they were.\n'
    + 'With --sample nothing needs to be there: rows are made up for every source, of the columns that it has or that the job asks of it, and targets are files.',
  arguments: [{ name: 'job', optional: true, help: 'name or construct path of the job, or a manifest file; not needed where there is one job' }],
  options: [
    ...APP_OPTIONS, ...DATA_OPTIONS, ...SAMPLE_OPTIONS,
    { name: 'engine', value: 'engine', help: 'duckdb (default); spark: the script of the job on PySpark; sail: the script on Sail, which needs no Java' },
    { name: 'master', value: 'url', help: 'with spark: master of a cluster instead of this machine' },
    { name: 'remote', value: 'url', help: 'with spark: a Spark Connect server, sc://host:port' },
    { name: 'memory-limit', value: 'size', help: 'most memory of the engine, e.g. 512MB or 4GB; beyond it spills to disk' },
    { name: 'threads', value: 'n', help: 'threads of the engine; default: all cores' },
    { name: 'count-all', help: 'count the rows of every node even where that slows a large run' },
    { name: 'bookmarks', value: 'option', help: 'enable, disable or pause; default: as the job says' },
    { name: 'timeout', value: 'seconds', help: 'stop after so long; default: the timeout of the job' },
    { name: 'show', value: 'n', help: 'show n rows of each target afterwards' },
    { name: 'json', help: 'print the result as JSON' },
    { name: 'events', help: 'print every event as a line of JSON' },
  ],
  examples: ['glueprint run flights', 'glueprint run flights --sample --show 5', 'glueprint run flights --param day=2026-01-31 --bind s3://raw/flights=data', 'glueprint run --assembly cdk.out --json | jq .nodes'],
  async run({ host, output, args, options }) {
    const job = await findJob({ host, options, output }, args[0]);
    const given = await dataOptions({ host, options }, job.manifest.parameters.map((p) => p.name));
    const bookmarks = options.text('bookmarks');
    if (bookmarks !== undefined && bookmarks !== 'enable' && bookmarks !== 'disable' && bookmarks !== 'pause') throw usageError(`--bookmarks is enable, disable or pause, got '${bookmarks}'`);
    const memoryLimit = options.text('memory-limit');
    if (memoryLimit !== undefined && !/^\d+(\.\d+)? ?([KMGT]i?B|B)$/i.test(memoryLimit)) throw usageError(`--memory-limit is a size like 512MB or 4GB, got '${memoryLimit}'`);
    const { engine, cluster } = engineOptions(options);
    const { manifest, environment, parameters } = await sampled({ host, options, output }, job.manifest, given, [engine]);
    const show = parseWhole(options, 'show', 1);
    const abort = new AbortController();
    const release = host.processes.onInterrupt(() => abort.abort());
    try {
      const result = await runJob(manifest, environment, {
        parameters,
        memoryLimit,
        engine,
        cluster,
        onOutput: (text) => output.note(text.trimEnd()),
        threads: parseWhole(options, 'threads', 1),
        countAll: options.flag('count-all'),
        bookmarks,
        timeoutSeconds: parseWhole(options, 'timeout', 1),
        signal: abort.signal,
        onEvent: options.flag('events') ? eventReporter(output) : options.flag('json') ? jsonReporter(output) : terminalReporter(output),
      });
      if (result.state === 'SUCCEEDED' && show !== undefined && !options.flag('json') && !options.flag('events')) {
        for (const shown of await showTarget(manifest, environment, parameters, show)) {
          output.line();
          output.line(output.style('bold', shown.uri));
          showRows(output, shown.columns, shown.rows);
        }
      }
      if (result.state === 'STOPPED') return 130;
      if (result.error?.code === 'EngineMissing' || result.error?.code === 'StoreMissing') return 3;
      return result.state === 'SUCCEEDED' ? 0 : 1;
    } finally {
      release();
    }
  },
};
