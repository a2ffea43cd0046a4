import type { ServerClock } from '../clock';
import type { Faults } from '../http/faults';
import type { ConnectionTester } from './connections/connection-tester';
import { Crawlers, type Crawl } from './crawlers/crawlers';
import { JobRuns } from './jobs/job-runs';
import type { RunLogs } from './jobs/run-logs';
import type { JobRunner } from './jobs/runner';
import { QualityRuns, type QualityEngine } from './quality/quality-runs';
import type { SessionEngine } from './sessions/engine';
import { Sessions } from './sessions/sessions';
import type { Regions, RegionState } from './state/region-state';
import { Triggers, type Outcome } from './workflows/triggers';
import { WorkflowRuns } from './workflows/workflow-runs';

export interface GlueOptions {
  readonly account: string;
  /** For requests that are not signed. */
  readonly region: string;
  /** Accept what peers accept and the service refuses: `--compat moto`. */
  readonly lenient: boolean;
  /** Hold every reply against the model; for tests. */
  readonly checkReplies: boolean;
  /** Most sessions that may live at once. */
  readonly maxSessions: number;
  /** No script or statement runs: they execute with the user's rights. */
  readonly denyExecution: boolean;
}

export interface GluePlugins {
  readonly runners: readonly JobRunner[];
  readonly sessionEngines: readonly SessionEngine[];
  readonly crawl: Crawl;
  readonly quality: QualityEngine;
  readonly connections: ConnectionTester;
  readonly logs: RunLogs;
}

/** What operations work with: the state, and all that goes on beside the requests. */
export class GlueServices {
  public readonly jobRuns: JobRuns;
  public readonly triggers: Triggers;
  public readonly workflows: WorkflowRuns;
  public readonly crawlers: Crawlers;
  public readonly sessions: Sessions;
  public readonly quality: QualityRuns;
  public readonly runners: readonly JobRunner[];
  public readonly connections: ConnectionTester;
  public readonly logs: RunLogs;
  /** Set once the server goes down: nothing new is begun. */
  public stopping = false;

  constructor(
    public readonly regions: Regions,
    public readonly options: GlueOptions,
    public readonly clock: ServerClock,
    public readonly faults: Faults,
    plugins: GluePlugins,
    /** Things of note, and faults of our own. */
    private readonly out: { note(message: string): void; report(error: unknown): void },
  ) {
    this.runners = plugins.runners;
    this.connections = plugins.connections;
    this.logs = plugins.logs;
    this.jobRuns = new JobRuns(this);
    this.triggers = new Triggers(this);
    this.workflows = new WorkflowRuns(this);
    this.crawlers = new Crawlers(this, plugins.crawl);
    this.sessions = new Sessions(this, plugins.sessionEngines);
    this.quality = new QualityRuns(this, plugins.quality);
    this.jobRuns.onFinished(({ region, run, extra }) => this.ended(region, {
      type: 'JOB', name: run.JobName ?? '', runId: run.Id ?? '', state: run.JobRunState ?? '', trigger: run.TriggerName, workflow: extra.workflow,
    }));
  }

  /** Takes up what an earlier server left. */
  public resume(): void {
    for (const region of this.regions.all()) {
      this.sessions.recover(region);
      this.quality.recover(region);
      this.jobRuns.recover(region);
      this.crawlers.resume(region);
      this.workflows.recover(region);
      this.triggers.resume(region);
    }
  }

  /** A job run or a crawl has ended. */
  public ended(region: RegionState, outcome: Outcome): void {
    if (this.stopping) return;
    this.triggers.observe(region, outcome);
    this.workflows.observe(region, outcome);
  }

  /** As if nothing had ever been created. */
  public async reset(): Promise<void> {
    await this.halt('the state was reset');
    this.regions.clear();
    this.faults.clear();
    this.stopping = false;
  }

  /** Ends all that is at work and records why. */
  public async halt(reason: string): Promise<void> {
    this.stopping = true;
    this.triggers.clear();
    this.crawlers.clear();
    await Promise.all([this.jobRuns.shutdown(reason), this.sessions.shutdown(reason), this.quality.shutdown()]);
  }

  /** Seconds since 1970, with milliseconds. */
  public seconds(): number {
    return this.clock.now() / 1000;
  }

  public note(message: string): void {
    this.out.note(message);
  }

  public report(error: unknown): void {
    this.out.report(error);
  }
}
