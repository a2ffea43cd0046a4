import { GraphFormat, renderGraph } from '../../../src/core/manifest';
import { Command } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { usageError } from '../parse';

const FORMATS: readonly string[] = ['text', 'mermaid', 'dot'];

export const GRAPH: Command = {
  verb: 'graph',
  summary: 'draws the graph of a job',
  arguments: [{ name: 'job', optional: true, help: 'the job, or a manifest file' }],
  options: [...APP_OPTIONS, { name: 'format', short: 'f', value: 'format', help: 'text (default), mermaid or dot' }, { name: 'json', help: 'print nodes and edges as JSON' }],
  examples: ['glueprint graph flights', 'glueprint graph flights -f dot | dot -Tsvg > flights.svg'],
  async run({ host, output, args, options }) {
    const format = options.text('format') ?? 'text';
    if (!FORMATS.includes(format)) throw usageError(`--format is ${FORMATS.join(', ')}, got '${format}'`);
    const { manifest } = await findJob({ host, options, output }, args[0]);
    if (options.flag('json')) {
      output.json({
        nodes: manifest.nodes.map((n) => ({ id: n.id, type: n.type, outputs: n.outputs.map((o) => o.name) })),
        edges: manifest.nodes.flatMap((n) => n.inputs.map((i) => ({ from: i.node, output: i.output ?? 'output', to: n.id, as: i.as }))),
      });
    } else {
      output.line(renderGraph(manifest.nodes, format as GraphFormat).trimEnd());
    }
    return 0;
  },
};
