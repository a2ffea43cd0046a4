import { renderPython, renderTypeScript } from '../../../src/core/codegen/construct-code';
import { importGraph, jobName, readStudioJobs } from '../../../src/core/codegen/glue-studio';
import { writeGraphFile } from '../../../src/core/codegen/graph-file';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Command } from '../command';
import { usageError } from '../parse';

const RENDERERS: Readonly<Record<string, typeof renderTypeScript>> = { typescript: renderTypeScript, python: renderPython };

export const IMPORT: Command = {
  verb: 'import',
  summary: 'makes construct code or a graph file of a visual job of AWS Glue Studio',
  about: 'Reads a file of Git synchronisation, of aws glue get-job, or of resource_sync. What cannot be kept is told as a warning; without --out and --graph the code is printed.',
  arguments: [{ name: 'file', help: 'JSON of the job' }],
  options: [
    { name: 'job', value: 'name', help: 'which job, of a file with several' },
    { name: 'out', short: 'o', value: 'file', help: 'write construct code: TypeScript (job.ts) or Python (job.py)' },
    { name: 'language', short: 'l', value: 'language', help: 'of the code: typescript (default) or python; else as the name of --out says' },
    { name: 'graph', value: 'file.glue.json', help: 'write a graph file' },
  ],
  examples: ['glueprint import job.json --out lib/job.ts', 'glueprint import job.json --out jobs/job.py', 'aws glue get-job --job-name x | glueprint import /dev/stdin --graph x.glue.json'],
  async run({ host, output, args, options }) {
    const file = host.files.resolve(args[0] ?? '');
    if (await host.files.kind(file) === undefined) throw new GlueprintError({ code: 'MissingFile', file, message: 'the file does not exist' });
    const jobs = readStudioJobs(await host.files.readText(file), file).jobs.filter((j) => j.nodes.length > 0);
    const names = jobs.map((j) => jobName(j) ?? 'job');
    const wanted = options.text('job') ?? (names.length === 1 ? names[0] : undefined);
    if (wanted === undefined) throw new GlueprintError({ code: 'AmbiguousJob', file, message: `holds ${names.length} visual jobs, name one with --job: ${names.join(', ')}` });
    const job = jobs[names.indexOf(wanted)];
    if (job === undefined) throw new GlueprintError({ code: 'UnknownJob', file, message: `holds no visual job '${wanted}'; it holds ${names.join(', ')}${didYouMean(wanted, names)}` });
    const { graph, warnings } = importGraph(job);
    for (const w of warnings) output.note(`${output.style('yellow', 'warning', 'error')} ${w.node === undefined ? '' : `${w.node}: `}${w.message}`);
    const language = options.text('language') ?? (options.text('out')?.endsWith('.py') === true ? 'python' : 'typescript');
    const render = RENDERERS[language];
    if (render === undefined) throw usageError(`--language is ${Object.keys(RENDERERS).join(' or ')}, got '${language}'`);
    const [code, json] = [options.text('out'), options.text('graph')];
    if (json !== undefined) await host.files.writeText(host.files.resolve(json), writeGraphFile(graph));
    if (code !== undefined) await host.files.writeText(host.files.resolve(code), render(graph, wanted));
    if (code === undefined && json === undefined) output.line(render(graph, wanted).trimEnd());
    return 0;
  },
};
