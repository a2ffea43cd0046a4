import type { Job, JobRun } from '@aws-sdk/client-glue';
import type { Wire } from '../wire';

/** All that a runner is told of a run. */
export interface JobWork {
  readonly region: string;
  readonly account: string;
  readonly job: Wire<Job>;
  readonly run: Wire<JobRun>;
  /** Merged: defaults, the run's, what cannot be overridden. */
  readonly arguments: Readonly<Record<string, string>>;
}

export interface JobOutcome {
  readonly state: 'SUCCEEDED' | 'FAILED';
  /** Of a failure: what a user of Glue would read in `ErrorMessage`. */
  readonly message?: string;
}

export interface JobEvents {
  /** The work itself has begun: STARTING becomes RUNNING. */
  running(): void;
  log(stream: 'output' | 'error', text: string): void;
}

export interface RunningJob {
  readonly outcome: Promise<JobOutcome>;
  /** Its id among the runs of the embedded engine, by which bookmarks know it. */
  readonly id?: string;
  /** Its process, which a server that is killed leaves behind. */
  readonly pid?: number;
  /** Ends the work soon; `outcome` settles however it ends. */
  stop(): void;
}

/** Something that can run jobs of a kind, in a process of their own. */
export interface JobRunner {
  readonly name: string;
  /** Undefined: this runner is for such a job. Else: why not, or why it cannot here. */
  refuses(work: JobWork): Promise<string | undefined> | string | undefined;
  start(work: JobWork, events: JobEvents): Promise<RunningJob> | RunningJob;
}

/** The runner for a job, or why there is none. The first that does not refuse is taken. */
export async function chooseRunner(runners: readonly JobRunner[], work: JobWork): Promise<JobRunner | { readonly reason: string }> {
  const reasons: string[] = [];
  for (const runner of runners) {
    const reason = await runner.refuses(work);
    if (reason === undefined) return runner;
    reasons.push(`${runner.name}: ${reason}`);
  }
  return { reason: reasons.length === 0 ? 'no engine is installed that runs jobs' : reasons.join('; ') };
}
