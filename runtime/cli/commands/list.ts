import { Command } from '../command';
import { APP_OPTIONS, findJobs } from '../find-jobs';

export const LIST: Command = {
  verb: 'list',
  summary: 'lists the jobs of the app',
  arguments: [{ name: 'manifest', optional: true, help: 'a manifest file, instead of the app' }],
  options: [...APP_OPTIONS, { name: 'json', help: 'print as JSON' }],
  examples: ['glueprint list', 'glueprint list --assembly cdk.out --json'],
  async run({ host, output, args, options }) {
    const jobs = (await findJobs({ host, options, output }, args[0])).map(({ manifest: { job, nodes, parameters }, file }) => ({
      name: job.name,
      path: job.path,
      stack: job.stack,
      description: job.description,
      glueVersion: job.glueVersion,
      nodes: nodes.length,
      parameters,
      manifest: file,
    }));
    if (options.flag('json')) output.json(jobs);
    else output.table(['job', 'path', 'Glue', 'nodes', 'description'], jobs.map((j) => [j.name, j.path, j.glueVersion, String(j.nodes), j.description ?? '']));
    return 0;
  },
};
