import { JobLineage, jobLineage, jobLinks, lineageDot, lineageMermaid, lineageText, openLineageEvents } from '../../../src/core/codegen/lineage';
import { Command } from '../command';
import { APP_OPTIONS, findJob, findJobs } from '../find-jobs';
import { usageError } from '../parse';

const FORMATS: readonly string[] = ['text', 'json', 'mermaid', 'dot', 'openlineage'];

export const LINEAGE: Command = {
  verb: 'lineage',
  summary: 'tells from which columns the columns of the targets come',
  about: 'Of one job, or of all jobs of the app and what one writes for the other. OpenLineage: an event of each job, a line each.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file; default: all jobs' }],
  options: [...APP_OPTIONS, { name: 'format', short: 'f', value: 'format', help: `${FORMATS.join(', ')}; default: text` }, { name: 'json', help: 'the same as --format json' }],
  examples: ['glueprint lineage flights', 'glueprint lineage -f mermaid > lineage.mmd', 'glueprint lineage -f openlineage | while read e; do curl -d "$e" $OPENLINEAGE_URL/api/v1/lineage; done'],
  async run({ host, output, args, options }) {
    const format = options.flag('json') ? 'json' : options.text('format') ?? 'text';
    if (!FORMATS.includes(format)) throw usageError(`--format is ${FORMATS.join(', ')}, got '${format}'`);
    const query = { host, options, output };
    const found = args[0] === undefined ? await findJobs(query) : [await findJob(query, args[0])];
    const jobs = found.map((j) => jobLineage(j.manifest));
    output.line(rendered(jobs, format, host.clock.now()).trimEnd());
    return 0;
  },
};

function rendered(jobs: readonly JobLineage[], format: string, now: Date): string {
  switch (format) {
    case 'json': return JSON.stringify({ jobs, links: jobLinks(jobs) }, undefined, 2);
    case 'mermaid': return lineageMermaid(jobs);
    case 'dot': return lineageDot(jobs);
    case 'openlineage': return openLineageEvents(jobs, now).map((e) => JSON.stringify(e)).join('\n');
    default: return lineageText(jobs);
  }
}
