import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { columnsDdl, typeName } from '../../../src/core/types';
import { JobSession } from '../../runs/session';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { jobAndNode } from '../job-and-node';
import { DATA_OPTIONS, dataOptions } from '../run-options';
import { columnList } from '../show-rows';

export const SCHEMA: Command = {
  verb: 'schema',
  summary: 'shows the columns at every node',
  about: 'Where a source has no schema, its files are looked at.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }, { name: 'node', optional: true, help: 'only this node' }],
  options: [...APP_OPTIONS, ...DATA_OPTIONS, { name: 'ddl', help: 'print as DDL' }, { name: 'json', help: 'print as JSON' }],
  examples: ['glueprint schema flights', 'glueprint schema flights ByState --ddl'],
  async run({ host, output, args, options }) {
    const { name, node: wanted } = await jobAndNode({ host, options, output }, args);
    const job = await findJob({ host, options, output }, name);
    const { environment, parameters } = await dataOptions({ host, options }, job.manifest.parameters.map((p) => p.name));
    const session = await JobSession.open(job.manifest, environment, { parameters });
    try {
      const checked = await session.check(wanted);
      const nodes = checked.nodes
        .filter((n) => wanted === undefined || n.resolved.node.id.toLowerCase() === wanted.toLowerCase())
        .flatMap((n) => Object.entries(n.columns).map(([out, columns]) => ({ node: n.resolved.node.id, output: out, columns })));
      if (nodes.length === 0) {
        const ids = job.manifest.nodes.map((n) => n.id);
        throw new GlueprintError({ code: 'UnknownNode', message: `node '${wanted}' has no columns of its own${didYouMean(wanted ?? '', ids)}` });
      }
      if (options.flag('json')) {output.json(nodes.map((n) => ({ ...n, columns: columnList(n.columns), ddl: columnsDdl(n.columns) })));} else {
        for (const n of nodes) {
          output.line(output.style('bold', n.output === 'output' ? n.node : `${n.node}.${n.output}`));
          if (options.flag('ddl')) output.line(`  ${columnsDdl(n.columns)}`);
          else for (const c of n.columns) output.line(`  ${c.name}: ${typeName(c.type)}${c.nullable ? '' : ' not null'}`);
        }
      }
      return 0;
    } finally {
      await session.close();
    }
  },
};
