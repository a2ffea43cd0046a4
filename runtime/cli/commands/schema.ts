import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Manifest } from '../../../src/core/manifest';
import { Column, columnsDdl, parseColumns, typeName } from '../../../src/core/types';
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
    const nodes = declared(job.manifest, wanted) ?? await lookedAt({ host, options }, job.manifest, wanted);
    if (nodes.length === 0) {
      const ids = job.manifest.nodes.map((n) => n.id);
      throw new GlueprintError({ code: 'UnknownNode', message: `node '${wanted}' has no columns of its own${didYouMean(wanted ?? '', ids)}` });
    }
    if (options.flag('json')) {
      output.json(nodes.map((n) => ({ ...n, columns: columnList(n.columns), ddl: columnsDdl(n.columns) })));
      return 0;
    }
    for (const n of nodes) {
      output.line(output.style('bold', n.output === 'output' ? n.node : `${n.node}.${n.output}`));
      if (options.flag('ddl')) output.line(`  ${columnsDdl(n.columns)}`);
      else for (const c of n.columns) output.line(`  ${c.name}: ${typeName(c.type)}${c.nullable ? '' : ' not null'}`);
    }
    return 0;
  },
};

interface NodeColumns { readonly node: string; readonly output: string; readonly columns: readonly Column[] }

function isWanted(id: string, wanted: string | undefined): boolean {
  return wanted === undefined || id.toLowerCase() === wanted.toLowerCase();
}

/** As synth worked them out: no data is needed. `undefined` where some are known only once the source has been looked at. */
function declared(manifest: Manifest, wanted: string | undefined): readonly NodeColumns[] | undefined {
  const outputs = manifest.nodes.filter((n) => isWanted(n.id, wanted))
    .flatMap((n) => n.outputs.map((o) => ({ node: n.id, output: o.name, ddl: o.columns })));
  if (outputs.some((o) => o.ddl === undefined)) return undefined;
  return outputs.map(({ node, output, ddl }) => ({ node, output, columns: parseColumns(ddl ?? '') }));
}

async function lookedAt(context: Parameters<typeof dataOptions>[0], manifest: Manifest, wanted: string | undefined): Promise<readonly NodeColumns[]> {
  const { environment, parameters } = await dataOptions(context, manifest.parameters.map((p) => p.name));
  const session = await JobSession.open(manifest, environment, { parameters });
  try {
    const { nodes } = await session.check(wanted);
    return nodes.filter((n) => isWanted(n.resolved.node.id, wanted))
      .flatMap((n) => Object.entries(n.columns).map(([output, columns]) => ({ node: n.resolved.node.id, output, columns })));
  } finally {
    await session.close();
  }
}
