import type { JobEvents, JobOutcome, JobRunner, JobWork, RunningJob } from './runner';
import type { Manifest } from '../../../../src/core/manifest';
import type { RunEvent } from '../../../runs/events';
import type { RunStarter } from '../../studio/runs/run-starter';

/** Names the manifest of a job that the app defines; set when the server takes the app's jobs up. */
export const MANIFEST_ARGUMENT = '--glueprint-manifest';

/** Jobs of the app, on the embedded engine, each run in a process of its own. */
export class ManifestRunner implements JobRunner {
  public readonly name = 'embedded engine';

  constructor(private readonly starter: RunStarter, private readonly read: (file: string) => Promise<Manifest>) {}

  public refuses({ job }: JobWork): string | undefined {
    if (job.CodeGenConfigurationNodes !== undefined) return 'visual jobs given as CodeGenConfigurationNodes are not run by this version';
    return job.DefaultArguments?.[MANIFEST_ARGUMENT] === undefined ? 'not a job of the app' : undefined;
  }

  public async start(work: JobWork, events: JobEvents): Promise<RunningJob> {
    const manifest = await this.read(work.job.DefaultArguments?.[MANIFEST_ARGUMENT] ?? '');
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
    return { outcome: run.done.then(() => outcomeOf(finished)), stop: run.stop };
  }
}

function outcomeOf(finished: Extract<RunEvent, { type: 'run-finished' }> | undefined): JobOutcome {
  if (finished === undefined) return { state: 'FAILED', message: 'the process of the run ended without a result' };
  const { state, error } = finished.result;
  if (state === 'SUCCEEDED') return { state };
  return { state: 'FAILED', message: error === undefined ? `the run ended as ${state}` : `${error.code}: ${error.message}` };
}
