import { randomBytes } from 'node:crypto';
import type { Trigger, WorkflowRun, WorkflowRunStatistics } from '@aws-sdk/client-glue';
import { AwsError } from '../../aws/aws-error';
import { invalidInput, notFound } from '../errors';
import type { GlueServices } from '../services';
import type { RegionState, WorkflowAction, WorkflowRunExtra } from '../state/region-state';
import type { Wire } from '../wire';
import { isDue, withOutcome, type Outcome } from './triggers';
import { nodeId, triggersOf } from './workflow-graph';

export interface WorkflowStart {
  readonly properties?: Record<string, string>;
  /** The trigger that starts it; default: the workflow's own start trigger. */
  readonly trigger?: string;
  readonly batch?: { readonly size: number; readonly windowSeconds: number };
}

const RUNNING_STATES = new Set(['WAITING', 'STARTING', 'RUNNING', 'STOPPING', 'CANCELLING']);

/** Runs of workflows: a start trigger, then whatever its outcome lets fire, until nothing runs any more. */
export class WorkflowRuns {
  constructor(private readonly services: GlueServices) {}

  public start(region: RegionState, name: string, start: WorkflowStart = {}): string {
    const workflow = this.checkLimit(region, name);
    const triggers = triggersOf(region, name);
    const first = triggers.find((t) => (start.trigger === undefined ? t.Type !== 'CONDITIONAL' : t.Name === start.trigger));
    if (first === undefined && !this.services.options.lenient) throw invalidInput(`Workflow ${name} has no start trigger`);
    const runId = this.record(region, name, {
      WorkflowRunProperties: { ...workflow.DefaultRunProperties, ...start.properties },
      StartingEventBatchCondition: start.batch && { BatchSize: start.batch.size, BatchWindow: start.batch.windowSeconds },
    });
    if (first !== undefined) this.fire(region, name, runId, first, {});
    return runId;
  }

  public stop(region: RegionState, name: string, runId: string): void {
    const run = this.get(region, name, runId);
    if (run.doc.Status !== 'RUNNING') throw new AwsError('IllegalWorkflowStateException', `Workflow run ${runId} is in state ${run.doc.Status} and cannot be stopped`);
    region.workflowRuns.update(runId, ({ doc }) => ({ doc: { ...doc, Status: 'STOPPING' } }), name);
    for (const action of run.extra.actions.filter((a) => RUNNING_STATES.has(a.state))) {
      if (action.type === 'JOB') this.services.jobRuns.stop(region, action.name, action.runId);
      else this.services.crawlers.cancel(region, action.name);
    }
    this.settle(region, name, runId);
  }

  /** A new run that does the named nodes again, and what follows them; the rest is taken as it was. */
  public resume(region: RegionState, name: string, runId: string, nodeIds: readonly string[]): { runId: string; nodeIds: string[] } {
    const before = this.get(region, name, runId);
    if (before.doc.Status === 'RUNNING' || before.doc.Status === 'STOPPING') {
      throw new AwsError('IllegalWorkflowStateException', `Workflow run ${runId} is in state ${before.doc.Status} and cannot be resumed`);
    }
    this.checkLimit(region, name);
    const triggers = triggersOf(region, name);
    const wanted = triggers.map((trigger) => ({
      ...trigger,
      Actions: (trigger.Actions ?? []).filter((a) => nodeIds.includes(nodeId(name, a.JobName === undefined ? 'CRAWLER' : 'JOB', a.JobName ?? a.CrawlerName ?? ''))),
    })).filter((t) => t.Actions.length > 0);
    if (wanted.length === 0) throw invalidInput('None of the nodes is a job or a crawler of the workflow');
    const again = new Set(wanted.flatMap((t) => t.Actions.map((a) => a.JobName ?? a.CrawlerName ?? '')));
    const met = Object.fromEntries(Object.entries(before.extra.met).map(([trigger, conditions]) => (
      [trigger, Object.fromEntries(Object.entries(conditions).filter(([, c]) => !again.has(c.name)))])));
    const resumed = this.record(region, name, { WorkflowRunProperties: before.doc.WorkflowRunProperties, PreviousRunId: runId }, met);
    for (const trigger of wanted) this.fire(region, name, resumed, trigger, {});
    const started = wanted.flatMap((t) => t.Actions.map((a) => nodeId(name, a.JobName === undefined ? 'CRAWLER' : 'JOB', a.JobName ?? a.CrawlerName ?? '')));
    return { runId: resumed, nodeIds: [...new Set(started)] };
  }

  public get(region: RegionState, name: string, runId: string): { readonly doc: Wire<WorkflowRun>; readonly extra: WorkflowRunExtra } {
    const run = region.workflows.has(name) ? region.workflowRuns.get(runId, name) : undefined;
    if (run === undefined) throw notFound('Entity not found');
    return run;
  }

  /** A job run or crawl of a workflow ended. */
  public observe(region: RegionState, outcome: Outcome): void {
    const { workflow } = outcome;
    if (workflow === undefined) return;
    const due: { trigger: Wire<Trigger>; met: NonNullable<ReturnType<typeof withOutcome>> }[] = [];
    const triggers = triggersOf(region, workflow.name);
    region.workflowRuns.update(workflow.runId, ({ doc, extra }) => {
      const met = { ...extra.met };
      const fired = [...extra.fired];
      for (const trigger of triggers) {
        const triggerName = trigger.Name ?? '';
        if (trigger.Type !== 'CONDITIONAL' || trigger.State !== 'ACTIVATED' || fired.includes(triggerName) || doc.Status !== 'RUNNING') continue;
        const now = withOutcome(trigger, met[triggerName] ?? {}, outcome);
        if (now === undefined) continue;
        met[triggerName] = now;
        if (!isDue(trigger, now)) continue;
        fired.push(triggerName);
        due.push({ trigger, met: now });
      }
      const known = extra.actions.some((a) => a.runId === outcome.runId);
      const ended: WorkflowAction = { type: outcome.type, name: outcome.name, runId: outcome.runId, state: outcome.state };
      // A retried run ends under the id of its last attempt.
      const actions = extra.actions.map((a) => (a.runId === outcome.runId || (!known && outcome.runId.startsWith(`${a.runId}_attempt_`)) ? ended : a));
      return { extra: { met, fired, actions } };
    }, workflow.name);
    for (const { trigger, met } of due) this.fire(region, workflow.name, workflow.runId, trigger, met);
    this.settle(region, workflow.name, workflow.runId);
  }

  /** Runs without anything at work, after a restart. */
  public recover(region: RegionState): void {
    for (const workflow of region.workflowRuns.parents()) {
      for (const { doc, name } of region.workflowRuns.list({ parent: workflow })) {
        if (doc.Status === 'RUNNING' || doc.Status === 'STOPPING') this.settle(region, workflow, name);
      }
    }
  }

  private checkLimit(region: RegionState, name: string): { DefaultRunProperties?: Record<string, string> } {
    const workflow = region.workflows.get(name)?.doc;
    if (workflow === undefined) throw notFound('Entity not found');
    const running = region.workflowRuns.list({ parent: name }).filter((r) => r.doc.Status === 'RUNNING' || r.doc.Status === 'STOPPING').length;
    if (workflow.MaxConcurrentRuns !== undefined && running >= workflow.MaxConcurrentRuns) {
      throw new AwsError('ConcurrentRunsExceededException', `Concurrent runs exceeded for workflow ${name}`);
    }
    return workflow;
  }

  private record(region: RegionState, name: string, members: Partial<Wire<WorkflowRun>>, met: WorkflowRunExtra['met'] = {}): string {
    const runId = `wr_${randomBytes(32).toString('hex')}`;
    const run: Wire<WorkflowRun> = { Name: name, WorkflowRunId: runId, ...members, StartedOn: this.services.seconds(), Status: 'RUNNING', Statistics: statistics([]) };
    region.workflowRuns.insert(runId, run, { fired: [], met, actions: [] }, name);
    return runId;
  }

  private fire(region: RegionState, name: string, runId: string, trigger: Wire<Trigger>, met: Parameters<GlueServices['triggers']['startActions']>[2]['met']): void {
    const started = this.services.triggers.startActions(region, trigger, { met, workflow: { name, runId } });
    region.workflowRuns.update(runId, ({ doc, extra }) => {
      const actions = [...extra.actions, ...started.map(({ action, runId: id, error }): WorkflowAction => ({
        type: action.JobName === undefined ? 'CRAWLER' : 'JOB', name: action.JobName ?? action.CrawlerName ?? '', runId: id ?? '', state: error === undefined ? 'RUNNING' : 'ERROR',
      }))];
      const errors = started.flatMap((s) => s.error ?? []);
      return { doc: { ...doc, Statistics: statistics(actions), ...errors.length > 0 ? { ErrorMessage: errors.join('; ') } : {} }, extra: { ...extra, actions } };
    }, name);
    this.settle(region, name, runId);
  }

  /** Counts; ends the run where nothing of it is at work. */
  private settle(region: RegionState, name: string, runId: string): void {
    region.workflowRuns.update(runId, ({ doc, extra }) => {
      const counts = statistics(extra.actions);
      const over = extra.actions.length > 0 && !extra.actions.some((a) => RUNNING_STATES.has(a.state));
      if (!over || (doc.Status !== 'RUNNING' && doc.Status !== 'STOPPING')) return { doc: { ...doc, Statistics: counts } };
      return { doc: { ...doc, Statistics: counts, Status: doc.Status === 'STOPPING' ? 'STOPPED' : 'COMPLETED', CompletedOn: this.services.seconds() } };
    }, name);
  }
}

function statistics(actions: readonly WorkflowAction[]): Wire<WorkflowRunStatistics> {
  const count = (...states: string[]) => actions.filter((a) => states.includes(a.state)).length;
  return {
    TotalActions: actions.length,
    TimeoutActions: count('TIMEOUT'),
    FailedActions: count('FAILED'),
    StoppedActions: count('STOPPED', 'CANCELLED'),
    SucceededActions: count('SUCCEEDED'),
    RunningActions: count('STARTING', 'RUNNING', 'STOPPING', 'CANCELLING'),
    ErroredActions: count('ERROR'),
    WaitingActions: count('WAITING'),
  };
}
