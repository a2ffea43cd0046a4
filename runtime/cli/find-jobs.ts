import { Options, OptionSpec } from './command';
import { Output } from './output';
import { synthesize } from './synthesize';
import { importGraph, isStudioFile, jobName, readStudioJobs, StudioJob } from '../../src/core/codegen/glue-studio';
import { isGraphFile, manifestOf, readGraphFile } from '../../src/core/codegen/graph-file';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { Manifest, readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';
import { Host } from '../host/host';

export interface FoundJob {
  readonly manifest: Manifest;
  readonly file: string;
}

export const APP_OPTIONS: readonly OptionSpec[] = [
  { name: 'app', short: 'a', value: 'command', help: 'command that synthesizes the app; default: "app" of cdk.json' },
  { name: 'assembly', value: 'folder', help: 'cloud assembly to take jobs from instead of synthesizing: cdk.out' },
];

export const MANIFEST_END = '.glueprint.json';

export interface JobQuery { readonly host: Host; readonly options: Options; readonly output: Output }

/** All jobs of the app, the assembly, or the one manifest. */
export async function findJobs(query: JobQuery, name?: string): Promise<FoundJob[]> {
  const { host, options } = query;
  if (name !== undefined && /\.json$/.test(name)) return [await readJob(host, host.files.resolve(name))];
  const assembly = options.text('assembly');
  const folder = assembly === undefined ? await synthesize(query, options.text('app')) : host.files.resolve(assembly);
  if (await host.files.kind(folder) !== 'folder') {
    throw new GlueprintError({ code: 'MissingAssembly', file: folder, message: 'the cloud assembly does not exist', hint: 'run cdk synth first, or leave --assembly out' });
  }
  const files = (await host.files.list(folder)).filter((f) => f.relative.endsWith(MANIFEST_END));
  const jobs = await Promise.all(files.map((f) => readJob(host, f.path)));
  if (jobs.length > 0) return jobs.sort((a, b) => (a.manifest.job.path < b.manifest.job.path ? -1 : 1));
  throw new GlueprintError({ code: 'NoJobs', file: folder, message: 'the cloud assembly has no Glueprint job', hint: 'add an EtlJob of cdk-glueprint to a stack of the app' });
}

/** The job of that name or construct path; the only one where no name is given. */
export async function findJob(query: JobQuery, name?: string): Promise<FoundJob> {
  const jobs = await findJobs(query, name);
  if (name !== undefined && /\.json$/.test(name)) return jobs[0] as FoundJob;
  const names = jobs.map((j) => j.manifest.job.name);
  if (name === undefined) {
    if (jobs.length === 1) return jobs[0] as FoundJob;
    throw new GlueprintError({ code: 'AmbiguousJob', message: `the app has ${jobs.length} jobs, name one of ${jobs.map((j) => j.manifest.job.path).join(', ')}` });
  }
  const same = (a: string) => a.toLowerCase() === name.toLowerCase();
  const found = jobs.filter((j) => same(j.manifest.job.path) || same(j.manifest.job.name) || same(j.manifest.job.path.split('/').slice(1).join('/')));
  if (found.length === 1) return found[0] as FoundJob;
  if (found.length > 1) throw new GlueprintError({ code: 'AmbiguousJob', message: `${found.length} jobs are named '${name}', use a path: ${found.map((j) => j.manifest.job.path).join(', ')}` });
  throw new GlueprintError({ code: 'UnknownJob', message: `no job '${name}'; the app has ${names.join(', ')}${didYouMean(name, names)}` });
}

async function readJob(host: Host, file: string): Promise<FoundJob> {
  if (await host.files.kind(file) !== 'file') throw new GlueprintError({ code: 'MissingFile', file, message: 'the manifest file does not exist' });
  const text = await host.files.readText(file);
  return { manifest: graphManifest(text, file) ?? readManifest(text, NODE_TYPES, file), file };
}

/** A graph file, or a visual job of Glue Studio, as the manifest that follows from it; `undefined` for what is neither. */
function graphManifest(text: string, file: string): Manifest | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/(\.glue)?\.json$/, '');
  if (/\.glue\.json$/.test(file) && isGraphFile(json)) return manifestOf(readGraphFile(json, file), name);
  if (typeof json !== 'object' || json === null || 'version' in json || !isStudioFile(json)) return undefined;
  const visual = readStudioJobs(text, file).jobs.filter((j) => j.nodes.length > 0);
  if (visual.length !== 1) throw new GlueprintError({ code: 'AmbiguousJob', file, message: `holds ${visual.length} visual jobs, expected one`, hint: 'glueprint import takes one out: --job name --graph x.glue.json' });
  return manifestOf(importGraph(visual[0] as StudioJob).graph, jobName(visual[0] as StudioJob) ?? name);
}
