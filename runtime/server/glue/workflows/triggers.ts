import type { Action, Condition, Trigger } from '@aws-sdk/client-glue';
import { AwsError } from '../../aws/aws-error';
import { invalidInput, notFound } from '../errors';
import { parseSchedule } from '../schedule/schedule';
import type { GlueServices } from '../services';
import type { RegionState, TriggerExtra } from '../state/region-state';
import type { Wire } from '../wire';

/** Something that ended and may let conditional triggers fire. */
export interface Outcome {
  readonly type: 'JOB' | 'CRAWLER';
  readonly name: string;
  readonly runId: string;
  readonly state: string;
  /** The trigger that had started it; what was started by hand fires nothing. */
  readonly trigger?: string;
  readonly workflow?: { readonly name: string; readonly runId: string };
}

type Met = NonNullable<TriggerExtra['met']>;

/**
 * Triggers outside and inside of workflows: the scheduler, conditions, batches of events.
 * What a trigger of a workflow does belongs to a run of the workflow and is told to `workflows`.
 */
export class Triggers {
  private readonly alarms = new Map<string, () => void>();
  private readonly batches = new Map<string, { count: number; cancel: () => void; since: number }>();

  constructor(private readonly services: GlueServices) {}

  /** Takes up the schedules of a region, at the start and after changes. */
  public resume(region: RegionState): void {
    for (const { doc } of region.triggers.each()) this.arm(region, doc);
  }

  public clear(): void {
    for (const cancel of this.alarms.values()) cancel();
    for (const batch of this.batches.values()) batch.cancel();
    this.alarms.clear();
    this.batches.clear();
  }

  /** (Re-)sets the alarm of a scheduled trigger, or drops it where it is not active. */
  public arm(region: RegionState, trigger: Wire<Trigger>): void {
    const id = key(region, trigger.Name ?? '');
    this.alarms.get(id)?.();
    this.alarms.delete(id);
    if (trigger.Type !== 'SCHEDULED' || trigger.State !== 'ACTIVATED') return;
    const now = this.services.clock.now();
    const next = parseSchedule(trigger.Schedule ?? '').next(now);
    if (next === undefined) return;
    this.alarms.set(id, this.services.clock.after(next - now, () => {
      const current = region.triggers.get(trigger.Name ?? '')?.doc;
      if (current === undefined || current.State !== 'ACTIVATED') return;
      this.arm(region, current);
      this.attempt(() => this.fire(region, current));
    }));
  }

  public disarm(region: RegionState, name: string): void {
    this.alarms.get(key(region, name))?.();
    this.alarms.delete(key(region, name));
    this.batches.get(key(region, name))?.cancel();
    this.batches.delete(key(region, name));
  }

  /** Fires: in a workflow a new run of it begins, else the actions start. */
  public fire(region: RegionState, trigger: Wire<Trigger>, batch?: { readonly size: number; readonly windowSeconds: number }): void {
    if (trigger.WorkflowName !== undefined) {
      this.services.workflows.start(region, trigger.WorkflowName, { trigger: trigger.Name, batch });
      return;
    }
    this.startActions(region, trigger, {});
  }

  /** Starts every action; one that cannot start does not keep the others back. */
  public startActions(
    region: RegionState, trigger: Wire<Trigger>,
    context: { readonly met?: Met; readonly workflow?: { readonly name: string; readonly runId: string } },
  ): { readonly action: Wire<Action>; readonly runId?: string; readonly error?: string }[] {
    const predecessors = Object.values(context.met ?? {}).filter((m) => !m.crawl).map((m) => ({ JobName: m.name, RunId: m.runId }));
    return (trigger.Actions ?? []).map((action) => {
      try {
        return { action, runId: this.startAction(region, trigger, action, predecessors, context.workflow) };
      } catch (e) {
        if (!(e instanceof AwsError)) throw e;
        this.services.note(`trigger ${trigger.Name}: ${action.JobName ?? action.CrawlerName} was not started: ${e.message}`);
        return { action, error: e.message };
      }
    });
  }

  /** A job run or crawl ended: conditional triggers outside of workflows look at it. */
  public observe(region: RegionState, outcome: Outcome): void {
    if (outcome.trigger === undefined || outcome.workflow !== undefined) return;
    for (const { doc, name } of region.triggers.list()) {
      if (doc.Type !== 'CONDITIONAL' || doc.State !== 'ACTIVATED' || doc.WorkflowName !== undefined) continue;
      let due: Met | undefined;
      region.triggers.update(name, ({ extra }) => {
        const met = withOutcome(doc, extra.met ?? {}, outcome);
        if (met === undefined) return undefined;
        due = isDue(doc, met) ? met : undefined;
        return { extra: { ...extra, met: due === undefined ? met : {} } };
      });
      const fired = due;
      if (fired !== undefined) this.attempt(() => this.startActions(region, doc, { met: fired }));
    }
  }

  /** An event arrived (EventBridge on AWS, the admin route here): a batch fires when it is full or its window is over. */
  public receiveEvent(region: RegionState, name: string): void {
    const trigger = region.triggers.get(name)?.doc;
    if (trigger === undefined) throw notFound(`Trigger ${name} not found.`);
    if (trigger.Type !== 'EVENT') throw invalidInput(`Trigger ${name} is of type ${trigger.Type}, not EVENT`);
    const id = key(region, name);
    const size = trigger.EventBatchingCondition?.BatchSize ?? 1;
    const window = trigger.EventBatchingCondition?.BatchWindow ?? 900;
    const now = this.services.clock.now();
    let batch = this.batches.get(id);
    const flush = () => {
      const full = this.batches.get(id);
      this.batches.delete(id);
      full?.cancel();
      const current = region.triggers.get(name)?.doc;
      if (full === undefined || current === undefined) return;
      const windowSeconds = Math.round((this.services.clock.now() - full.since) / 1000);
      this.attempt(() => this.fire(region, current, { size: full.count, windowSeconds }));
    };
    if (batch === undefined) this.batches.set(id, batch = { count: 0, since: now, cancel: this.services.clock.after(window * 1000, flush) });
    batch.count++;
    if (batch.count >= size) flush();
  }

  private startAction(
    region: RegionState, trigger: Wire<Trigger>, action: Wire<Action>, predecessors: { JobName: string; RunId: string }[],
    workflow?: { readonly name: string; readonly runId: string },
  ): string {
    if (action.CrawlerName !== undefined) return this.services.crawlers.start(region, action.CrawlerName, { trigger: trigger.Name, workflow });
    return this.services.jobRuns.start(region, {
      JobName: action.JobName ?? '',
      Arguments: workflow === undefined ? action.Arguments : { ...action.Arguments, '--WORKFLOW_NAME': workflow.name, '--WORKFLOW_RUN_ID': workflow.runId },
      Timeout: action.Timeout,
      SecurityConfiguration: action.SecurityConfiguration,
      NotificationProperty: action.NotificationProperty,
    }, { trigger: trigger.Name, predecessors, workflow });
  }

  /** What goes wrong on a schedule has no caller to be told. */
  private attempt(work: () => void): void {
    try {
      work();
    } catch (e) {
      if (e instanceof AwsError) this.services.note(e.message);
      else this.services.report(e);
    }
  }
}

/** The conditions met, with `outcome` counted in; undefined where it meets none. */
export function withOutcome(trigger: Wire<Trigger>, met: Met, outcome: Outcome): Met | undefined {
  const conditions = trigger.Predicate?.Conditions ?? [];
  const hits = conditions.flatMap((condition, i) => (isMet(condition, outcome) ? [String(i)] : []));
  if (hits.length === 0) return undefined;
  const value = { name: outcome.name, runId: outcome.runId, ...outcome.type === 'CRAWLER' ? { crawl: true } : {} };
  return { ...met, ...Object.fromEntries(hits.map((i) => [i, value])) };
}

export function isDue(trigger: Wire<Trigger>, met: Met): boolean {
  const conditions = trigger.Predicate?.Conditions ?? [];
  const count = Object.keys(met).length;
  return trigger.Predicate?.Logical === 'ANY' ? count > 0 : count === conditions.length;
}

function isMet(condition: Wire<Condition>, outcome: Outcome): boolean {
  return outcome.type === 'JOB'
    ? condition.JobName === outcome.name && condition.State === outcome.state
    : condition.CrawlerName === outcome.name && condition.CrawlState === outcome.state;
}

function key(region: RegionState, name: string): string {
  return `${region.region}/${name}`;
}
