import type { JobEvents, JobOutcome, JobRunner, JobWork, RunningJob } from './runner';
import { importGraph, readStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { manifestOf } from '../../../../src/core/codegen/graph-file';
import { GlueprintError } from '../../../../src/core/diagnostics';
import type { Manifest } from '../../../../src/core/manifest';
import { nodeType } from '../../../../src/core/nodes';
import type { RunEvent } from '../../../runs/events';
import type { RunStarter } from '../../studio/runs/run-starter';

/** Names the manifest of a job that the app defines; set when the server takes the app's jobs up. */
export const MANIFEST_ARGUMENT = '--glueprint-manifest';

/** Jobs of the app, and visual jobs by their graph, on the embedded engine, each run in a process of its own. */
export class ManifestRunner implements JobRunner {
  public readonly name = 'embedded engine';

  constructor(private readonly starter: RunStarter, private readonly read: (file: string) => Promise<Manifest>) {}

  public refuses({ job }: JobWork): string | undefined {
    if (job.DefaultArguments?.[MANIFEST_ARGUMENT] !== undefined) return undefined;
    return isVisual(job) ? graphNotLocal(job) : 'not a job of the app, and no visual one';
  }

  public async start(work: JobWork, events: JobEvents): Promise<RunningJob> {
    const file = work.job.DefaultArguments?.[MANIFEST_ARGUMENT];
    const defined = file === undefined ? visualManifest(work.job, (text) => events.log('error', text)) : await this.read(file);
    const manifest = { ...defined, job: { ...defined.job, bookmarks: bookmarksOf(work.arguments) ?? defined.job.bookmarks } };
    const parameters = Object.fromEntries(manifest.parameters.flatMap(({ name }) => {
      const value = work.arguments[`--${name}`];
      return value === undefined ? [] : [[name, value]];
    }));
    let finished: Extract<RunEvent, { type: 'run-finished' }> | undefined;
    const run = await this.starter(manifest, parameters, (event) => {
      if (event.type === 'run-finished') finished = event;
      else events.log('output', `${JSON.stringify(event)}\n`);
    });
    events.running();
    return { outcome: run.done.then(() => outcomeOf(finished)), id: run.id, pid: run.pid, stop: run.stop };
  }
}

const isVisual = (job: JobWork['job']): boolean => Object.keys(job.CodeGenConfigurationNodes ?? {}).length > 0;

/** What the run says of bookmarks, over what the job says. */
function bookmarksOf(given: JobWork['arguments']): Manifest['job']['bookmarks'] | undefined {
  return /^job-bookmark-(enable|disable|pause)$/.exec(given['--job-bookmark-option'] ?? '')?.[1] as Manifest['job']['bookmarks'] | undefined;
}

/** The graph that the job was created with, as the importer reads it. */
function visualManifest(job: JobWork['job'], log: (text: string) => void): Manifest {
  const name = job.Name ?? 'job';
  const [studio] = readStudioJobs(JSON.stringify(job), name).jobs;
  if (studio === undefined) throw new GlueprintError({ code: 'NoGraph', message: `job '${name}' has no graph` });
  const { graph, warnings } = importGraph(studio);
  for (const w of warnings) log(`${w.node === undefined ? '' : `${w.node}: `}${w.message}\n`);
  return manifestOf(graph, name);
}

/** A graph with a node that only AWS Glue's Python can do is left to the runners of scripts. */
function graphNotLocal(job: JobWork['job']): string | undefined {
  try {
    for (const { id, type, fields } of visualManifest(job, () => undefined).nodes) {
      const why = nodeType(type)?.notLocal?.(fields);
      if (why !== undefined) return `node '${id}': ${why}`;
    }
    return undefined;
  } catch (e) {
    if (!GlueprintError.isGlueprintError(e)) throw e;
    return e.message;
  }
}

function outcomeOf(finished: Extract<RunEvent, { type: 'run-finished' }> | undefined): JobOutcome {
  if (finished === undefined) return { state: 'FAILED', message: 'the process of the run ended without a result' };
  const { state, error } = finished.result;
  if (state === 'SUCCEEDED') return { state };
  return { state: 'FAILED', message: error === undefined ? `the run ended as ${state}` : `${error.code}: ${error.message}` };
}
