import { randomBytes } from 'node:crypto';
import type { Job, JobRun, JobRunState, StartJobRunRequest } from '@aws-sdk/client-glue';
import { AwsError } from '../../aws/aws-error';
import { notFound } from '../errors';
import type { GlueServices } from '../services';
import { endOrphan, identity } from '../state/ownership';
import type { RegionState, RunExtra } from '../state/region-state';
import type { Wire } from '../wire';
import { checkCapacity, dpuOf, mergeArguments } from './arguments';
import { chooseRunner, type JobOutcome, type JobWork, type RunningJob } from './runner';

export interface RunOrigin {
  readonly trigger?: string;
  readonly workflow?: RunExtra['workflow'];
  readonly predecessors?: RunExtra['predecessors'];
}

export interface FinishedRun {
  readonly region: RegionState;
  readonly run: Wire<JobRun>;
  readonly extra: RunExtra;
}

interface Live {
  readonly job: string;
  state: 'WAITING' | 'STARTING' | 'RUNNING' | 'STOPPING';
  running?: RunningJob;
  cancelTimeout?: () => void;
  /** Set before the work is told to stop. */
  ending?: { readonly state: JobRunState; readonly message?: string };
}

const FINAL: ReadonlySet<string> = new Set(['STOPPED', 'SUCCEEDED', 'FAILED', 'TIMEOUT', 'ERROR', 'EXPIRED']);

export function isFinal(state: string | undefined): boolean {
  return state !== undefined && FINAL.has(state);
}

/**
 * Runs of jobs, from start to end. The records are in the state store; what is at work now is here:
 *
 *   WAITING → STARTING → RUNNING → SUCCEEDED | FAILED | TIMEOUT
 *                     ↘  STOPPING → STOPPED
 */
export class JobRuns {
  private readonly live = new Map<string, Live>();
  private readonly listeners: ((finished: FinishedRun) => void)[] = [];

  constructor(private readonly services: GlueServices) {}

  public onFinished(listener: (finished: FinishedRun) => void): void {
    this.listeners.push(listener);
  }

  public start(region: RegionState, request: Wire<StartJobRunRequest>, origin: RunOrigin = {}): string {
    const entity = region.jobs.get(request.JobName);
    if (entity === undefined) throw notFound(`Job ${request.JobName} not found.`);
    checkCapacity(request, this.services.options.lenient);
    const job = entity.doc;
    const limit = job.ExecutionProperty?.MaxConcurrentRuns ?? 1;
    const queuing = request.JobRunQueuingEnabled ?? job.JobRunQueuingEnabled ?? false;
    const busy = this.busy(region, job.Name ?? '') >= limit;
    if (busy && !queuing) throw new AwsError('ConcurrentRunsExceededException', `Concurrent runs exceeded for ${job.Name}`);
    const previous = request.JobRunId === undefined ? undefined : region.runs.get(request.JobRunId, request.JobName);
    if (request.JobRunId !== undefined && previous === undefined) throw notFound(`Job run ${request.JobRunId} not found.`);
    const id = `jr_${randomBytes(32).toString('hex')}`;
    const run = { ...this.record(job, request, origin, id, busy ? 'WAITING' : 'STARTING'), PreviousRunId: previous?.name };
    this.begin(region, run, { ...origin, retries: job.MaxRetries ?? 0 });
    return id;
  }

  /** Asks a run to stop. Undefined: it will; else why it cannot. */
  public stop(region: RegionState, jobName: string, runId: string): { readonly code: string; readonly message: string } | undefined {
    const entity = region.runs.get(runId, jobName);
    if (entity === undefined) return { code: 'EntityNotFoundException', message: `Job run ${runId} not found.` };
    const live = this.live.get(key(region, runId));
    if (live === undefined || live.state === 'STOPPING' || isFinal(entity.doc.JobRunState)) {
      return { code: 'JobRunInvalidStateTransitionException', message: `Job run ${runId} in state ${entity.doc.JobRunState} cannot be stopped` };
    }
    this.end(region, runId, live, { state: 'STOPPED' });
    return undefined;
  }

  /** Runs of a stopped server did not survive it. */
  public recover(region: RegionState): void {
    for (const { name, doc } of region.activeRuns.list()) {
      if (this.live.has(key(region, name))) continue;
      endOrphan(doc.process);
      this.finish(region, doc.job, name, { state: 'FAILED', message: 'the local Glue endpoint was stopped while the run was under way' });
    }
  }

  /** Stops everything at work; resolves once it has ended and is recorded. */
  public async shutdown(reason: string): Promise<void> {
    const outcomes = [...this.live.entries()].map(([id, live]) => {
      const [regionName = '', runId = ''] = id.split('/');
      live.ending ??= { state: 'FAILED', message: reason };
      live.running?.stop();
      if (live.running !== undefined) return live.running.outcome.then(() => undefined, () => undefined);
      return Promise.resolve(this.finish(this.services.regions.get(regionName), live.job, runId, live.ending));
    });
    await Promise.all(outcomes);
    await new Promise((done) => setImmediate(done));
  }

  public busy(region: RegionState, job: string): number {
    let n = 0;
    for (const [id, live] of this.live) if (live.job === job && live.state !== 'WAITING' && id.startsWith(`${region.region}/`)) n++;
    return n;
  }

  private record(job: Wire<Job>, request: Wire<StartJobRunRequest>, origin: RunOrigin, id: string, state: JobRunState): Wire<JobRun> {
    const now = this.services.seconds();
    const own = [request.MaxCapacity, request.AllocatedCapacity, request.WorkerType, request.NumberOfWorkers].some((given) => given !== undefined);
    const capacity = own ? request : job;
    const dpu = dpuOf(capacity, job.Command?.Name);
    return {
      Id: id,
      Attempt: 0,
      TriggerName: origin.trigger,
      JobName: job.Name,
      JobMode: job.JobMode ?? 'SCRIPT',
      JobRunQueuingEnabled: request.JobRunQueuingEnabled ?? job.JobRunQueuingEnabled ?? false,
      StartedOn: now,
      LastModifiedOn: now,
      JobRunState: state,
      Arguments: mergeArguments(job, request.Arguments),
      PredecessorRuns: origin.predecessors?.map((p) => ({ ...p })) ?? [],
      AllocatedCapacity: request.AllocatedCapacity ?? Math.ceil(dpu),
      ExecutionTime: 0,
      Timeout: job.Command?.Name === 'gluestreaming' ? request.Timeout ?? job.Timeout : request.Timeout ?? job.Timeout ?? 2880,
      MaxCapacity: dpu,
      WorkerType: capacity.WorkerType,
      NumberOfWorkers: capacity.NumberOfWorkers,
      SecurityConfiguration: request.SecurityConfiguration ?? job.SecurityConfiguration,
      LogGroupName: '/aws-glue/jobs',
      NotificationProperty: request.NotificationProperty ?? job.NotificationProperty,
      GlueVersion: job.GlueVersion,
      ExecutionClass: request.ExecutionClass ?? job.ExecutionClass,
      MaintenanceWindow: job.MaintenanceWindow,
      ExecutionRoleSessionPolicy: request.ExecutionRoleSessionPolicy,
    };
  }

  private begin(region: RegionState, run: Wire<JobRun>, extra: RunExtra): void {
    const jobName = run.JobName ?? '';
    const id = run.Id ?? '';
    region.transaction(() => {
      region.runs.insert(id, run, extra, jobName);
      region.activeRuns.put(id, { job: jobName });
    });
    const live: Live = { job: jobName, state: run.JobRunState === 'WAITING' ? 'WAITING' : 'STARTING' };
    this.live.set(key(region, id), live);
    if (live.state === 'STARTING') setImmediate(() => this.launch(region, id, live)); // after the reply
  }

  private launch(region: RegionState, runId: string, live: Live): void {
    this.begun(region, runId, live).catch((e: unknown) => {
      this.services.report(e);
      this.finish(region, live.job, runId, live.ending ?? { state: 'ERROR', message: 'an internal error occurred; see the log of the server' });
    });
  }

  private async begun(region: RegionState, runId: string, live: Live): Promise<void> {
    const run = region.runs.get(runId, live.job)?.doc;
    const job = region.jobs.get(live.job)?.doc;
    if (this.isOver(region, runId, live) || run === undefined) return;
    if (job === undefined) return this.finish(region, live.job, runId, { state: 'FAILED', message: `job ${live.job} was deleted before the run began` });
    const work: JobWork = { region: region.region, account: this.services.options.account, job, run, arguments: run.Arguments ?? {} };
    const runner = await chooseRunner(this.services.runners, work);
    if (this.isOver(region, runId, live)) return;
    if ('reason' in runner) return this.finish(region, live.job, runId, { state: 'FAILED', message: `the job cannot run here: ${runner.reason}` });
    const logs = this.services.logs.open(runId);
    let outcome: JobOutcome;
    try {
      const running = await runner.start(work, { running: () => this.running(region, runId, live), log: (stream, text) => logs.write(stream, text) });
      live.running = running;
      if (running.id !== undefined) region.runs.update(runId, ({ extra }) => ({ extra: { ...extra, engineRun: running.id } }), live.job);
      if (running.pid !== undefined) region.activeRuns.put(runId, { job: live.job, process: identity(running.pid) });
      if (live.ending !== undefined) running.stop(); // asked for while it started
      outcome = await running.outcome;
    } catch (e) {
      outcome = { state: 'FAILED', message: e instanceof Error ? e.message : String(e) };
    }
    logs.close();
    this.finish(region, live.job, runId, live.ending ?? outcome);
  }

  /** Whether the run was ended before it began. */
  private isOver(region: RegionState, runId: string, live: Live): boolean {
    return live.ending !== undefined || this.live.get(key(region, runId)) !== live;
  }

  private running(region: RegionState, runId: string, live: Live): void {
    if (live.state !== 'STARTING') return;
    live.state = 'RUNNING';
    const now = this.services.seconds();
    const updated = region.runs.update(runId, ({ doc }) => ({ doc: { ...doc, JobRunState: 'RUNNING', LastModifiedOn: now } }), live.job);
    const minutes = updated?.doc.Timeout;
    if (minutes === undefined) return;
    live.cancelTimeout = this.services.clock.after(minutes * 60_000, () => {
      this.end(region, runId, live, { state: 'TIMEOUT', message: `JobName:${live.job} and JobRunId:${runId} failed to execute with exception: the timeout of ${minutes} minutes has passed` });
    });
  }

  /** Ends a run that is at work: by wish or because its time is over. */
  private end(region: RegionState, runId: string, live: Live, ending: NonNullable<Live['ending']>): void {
    live.ending = ending;
    if (live.running === undefined) return this.finish(region, live.job, runId, ending);
    live.state = 'STOPPING';
    const now = this.services.seconds();
    region.runs.update(runId, ({ doc }) => ({ doc: { ...doc, JobRunState: 'STOPPING', LastModifiedOn: now } }), live.job);
    live.running.stop();
    return undefined;
  }

  private finish(region: RegionState, jobName: string, runId: string, ending: { readonly state: JobRunState; readonly message?: string }): void {
    this.live.get(key(region, runId))?.cancelTimeout?.();
    this.live.delete(key(region, runId));
    const now = this.services.seconds();
    const finished = region.transaction(() => {
      region.activeRuns.delete(runId);
      return region.runs.update(runId, ({ doc }) => {
        if (isFinal(doc.JobRunState)) return undefined;
        const seconds = Math.max(0, now - (doc.StartedOn ?? now));
        return {
          doc: {
            ...doc,
            JobRunState: ending.state,
            ErrorMessage: ending.message?.slice(0, 2000),
            LastModifiedOn: now,
            CompletedOn: now,
            ExecutionTime: Math.round(seconds),
            DPUSeconds: Math.round(seconds * (doc.MaxCapacity ?? 0) * 100) / 100, // an estimate: what the service would have allocated
          },
        };
      }, jobName);
    });
    if (finished !== undefined) {
      const retried = this.retry(region, finished.doc, finished.extra);
      if (!retried) for (const listener of this.listeners) listener({ region, run: finished.doc, extra: finished.extra });
    }
    this.next(region, jobName);
  }

  /** A failed run is followed by its next attempt, which is a run of its own. */
  private retry(region: RegionState, run: Wire<JobRun>, extra: RunExtra): boolean {
    if (run.JobRunState !== 'FAILED' || (extra.retries ?? 0) <= 0 || !region.jobs.has(run.JobName ?? '') || this.services.stopping) return false;
    const attempt = (run.Attempt ?? 0) + 1;
    const base = (run.Id ?? '').replace(/_attempt_\d+$/, '');
    const now = this.services.seconds();
    const { engineRun: _engineRun, ...kept } = extra;
    const { CompletedOn: _completed, ErrorMessage: _message, DPUSeconds: _dpu, ...rest } = run;
    this.begin(region, {
      ...rest, Id: `${base}_attempt_${attempt}`, Attempt: attempt, PreviousRunId: run.Id, JobRunState: 'STARTING', StartedOn: now, LastModifiedOn: now, ExecutionTime: 0,
    }, { ...kept, retries: (kept.retries ?? 0) - 1 });
    return true;
  }

  /** The oldest run that waits takes the place that became free. */
  private next(region: RegionState, jobName: string): void {
    const limit = region.jobs.get(jobName)?.doc.ExecutionProperty?.MaxConcurrentRuns ?? 1;
    for (const [id, live] of this.live) {
      if (live.job !== jobName || live.state !== 'WAITING' || !id.startsWith(`${region.region}/`)) continue;
      if (this.busy(region, jobName) >= limit) return;
      const runId = id.slice(region.region.length + 1);
      const now = this.services.seconds();
      live.state = 'STARTING';
      region.runs.update(runId, ({ doc }) => ({ doc: { ...doc, JobRunState: 'STARTING', StartedOn: now, LastModifiedOn: now } }), jobName);
      setImmediate(() => this.launch(region, runId, live));
    }
  }
}

function key(region: RegionState, runId: string): string {
  return `${region.region}/${runId}`;
}
