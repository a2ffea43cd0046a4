import { exportStudioJob, StudioDialect, writeStudioJobs } from '../../../src/core/codegen/glue-studio';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { usageError } from '../parse';

const DIALECTS: readonly string[] = ['git', 'api', 'resource-sync'];

export const EXPORT: Command = {
  verb: 'export',
  summary: 'prints a job as a visual job of AWS Glue Studio',
  about: 'Sources and targets are Studio\'s own nodes, transforms are SQL nodes with the same query. Role and script location are the deployed job\'s: they are not in the file.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }],
  options: [...APP_OPTIONS, { name: 'dialect', short: 'd', value: 'dialect', help: 'git (Git synchronisation), api (default; create-job) or resource-sync' }],
  examples: ['glueprint export flights --dialect git > flights.json'],
  async run({ host, output, args, options }) {
    const dialect = options.text('dialect') ?? 'api';
    if (!DIALECTS.includes(dialect)) throw usageError(`--dialect is ${DIALECTS.join(', ')}, got '${dialect}'`);
    const { manifest } = await findJob({ host, options, output }, args[0]);
    const { file, warnings } = exportStudioJob(manifest);
    for (const w of warnings) output.note(`${output.style('yellow', 'warning', 'error')} ${w.node}: ${w.message}`);
    output.line(writeStudioJobs(file, dialect as StudioDialect).trimEnd());
    return 0;
  },
};
