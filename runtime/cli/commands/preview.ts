import { JobSession } from '../../runs/session';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { jobAndNode } from '../job-and-node';
import { parseWhole } from '../parse';
import { DATA_OPTIONS, dataOptions } from '../run-options';
import { columnList, rowJson, showRows } from '../show-rows';

export const PREVIEW: Command = {
  verb: 'preview',
  summary: 'shows rows of any node without running the job',
  about: 'Of large sources only the first rows are read, unless --full is given: the rows shown are real, but filters, joins and aggregates have not seen all data.',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }, { name: 'node', optional: true, help: 'id of the node; default: the last one' }],
  options: [
    ...APP_OPTIONS, ...DATA_OPTIONS,
    { name: 'rows', short: 'n', value: 'n', help: 'how many rows; default: 20' },
    { name: 'output', value: 'name', help: 'which output, of a node with several' },
    { name: 'full', help: 'read the sources whole' },
    { name: 'json', help: 'print columns and rows as JSON' },
  ],
  examples: ['glueprint preview flights ByState', 'glueprint preview ByState -n 5 --full'],
  async run({ host, output, args, options }) {
    const { name, node: wanted } = await jobAndNode({ host, options, output }, args);
    const job = await findJob({ host, options, output }, name);
    const node = wanted ?? job.manifest.nodes[job.manifest.nodes.length - 1]?.id ?? '';
    const { environment, parameters } = await dataOptions({ host, options }, job.manifest.parameters.map((p) => p.name));
    output.progress(`reading ${node}`);
    const session = await JobSession.open(job.manifest, environment, { parameters });
    try {
      const preview = await session.preview(node, { rows: parseWhole(options, 'rows', 0), output: options.text('output'), full: options.flag('full') });
      if (options.flag('json')) {
        const rows = preview.rows.map((r) => `    ${rowJson(preview.columns, r)}`).join(',\n');
        output.line(`{\n  "node": ${JSON.stringify(node)},\n  "sampled": ${preview.sampled},\n  "columns": ${JSON.stringify(columnList(preview.columns))},\n  "rows": [${rows === '' ? '' : `\n${rows}\n  `}]\n}`);
      } else {
        showRows(output, preview.columns, preview.rows);
        if (preview.sampled) output.note(output.style('dim', 'from the first rows of large sources; --full reads them whole', 'error'));
      }
      return 0;
    } finally {
      await session.close();
    }
  },
};
