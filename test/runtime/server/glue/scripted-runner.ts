import type { JobEvents, JobOutcome, JobRunner, JobWork, RunningJob } from '../../../../runtime/server/glue/jobs/runner';

/** Runs that end when the test says so, or at once as `--outcome` says. */
export class ScriptedRunner implements JobRunner {
  public readonly name = 'scripted';
  public readonly started: JobWork[] = [];
  private readonly pending = new Map<string, (outcome: JobOutcome) => void>();

  public refuses(work: JobWork): string | undefined {
    return work.job.Command?.ScriptLocation === 's3://nowhere/none.py' ? 'the script is absent' : undefined;
  }

  public start(work: JobWork, events: JobEvents): RunningJob {
    this.started.push(work);
    const id = work.run.Id ?? '';
    events.running();
    events.log('output', `hello from ${work.run.JobName}\n`);
    const outcome = new Promise<JobOutcome>((done) => {
      const wanted = work.arguments['--outcome'];
      if (wanted === 'SUCCEEDED') setImmediate(() => done({ state: 'SUCCEEDED' }));
      else if (wanted === 'FAILED') setImmediate(() => done({ state: 'FAILED', message: 'it broke' }));
      else this.pending.set(id, done);
    });
    return { outcome, stop: () => this.end(id, { state: 'FAILED', message: 'killed' }) };
  }

  public end(runId: string, outcome: JobOutcome): void {
    this.pending.get(runId)?.(outcome);
    this.pending.delete(runId);
  }
}

/** Asks until the answer is as wanted, or gives the last one. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, ms = 90_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > end) return answer;
    await new Promise((done) => setTimeout(done, 5));
  }
}
