import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { scheduleText } from './glue-schedule';
import { ObjectArrivalOptions, objectArrivalRule } from './object-arrival';
import { RunCondition } from './run-condition';
import { WorkflowEventTarget } from './workflow-event-target';
import { GlueprintError } from '../core/diagnostics';
import { checkName } from '../job/job-names';

/** What starts a step of a workflow when objects arrive. */
export interface ArrivalStartOptions extends ObjectArrivalOptions {
  /** Jobs and crawlers to start. */
  readonly actions: glue.Action[];
}

/** What follows in a workflow. */
export interface WorkflowStepOptions {
  /** How the runs before must have ended. */
  readonly conditions: RunCondition[];

  /** Jobs and crawlers to start. */
  readonly actions: glue.Action[];

  /**
   * Whether one of the conditions is enough.
   *
   * @default false
   */
  readonly any?: boolean;

  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * A Glue workflow of jobs and crawlers.
 *
 * One start, then steps that wait for ends: `startDaily…`, `startOnArrival`, `after`. The methods of the CDK's workflow stay available.
 *
 * @example
 * const nightly = new glueprint.Workflow(this, 'Nightly');
 * nightly.startOnSchedule(glue.TriggerSchedule.cron({ hour: '2', minute: '0' }), [glue.Action.crawler(crawler)]);
 * nightly.after('Load', { conditions: [glueprint.RunCondition.crawlerSucceeded(crawler)], actions: [glue.Action.job(job.glueJob)] });
 */
export class Workflow extends glue.Workflow {
  private started?: string;

  constructor(scope: Construct, id: string, props: glue.WorkflowProps = {}) {
    checkName(`${scope.node.path}/${id}`, 'workflowName', props.workflowName);
    super(scope, id, props);
    this.node.addValidation({
      validate: () => this.node.children.length > 1 ? [] : ['the workflow has no trigger: nothing starts'],
    });
  }

  /**
   * Starts when somebody says so.
   *
   * @param actions jobs and crawlers to start
   */
  public startOnDemand(actions: glue.Action[]): glue.ITriggerRef {
    this.start('on demand');
    return this.addOnDemandTrigger('Start', { actions: this.some('Start', actions) });
  }

  /**
   * Starts by a schedule.
   *
   * @param schedule when, in UTC
   * @param actions jobs and crawlers to start
   */
  public startOnSchedule(schedule: glue.TriggerSchedule, actions: glue.Action[]): glue.ITriggerRef {
    this.start('by a schedule');
    scheduleText(this.node.path, schedule);
    return this.addScheduledTrigger('Start', { schedule, actions: this.some('Start', actions), startOnCreation: true });
  }

  /**
   * Starts when objects arrive in a bucket.
   *
   * @param options which objects, and what to start
   */
  public startOnArrival(options: ArrivalStartOptions): glue.ITriggerRef {
    this.startOnEvent(objectArrivalRule(this, 'Arrival', options));
    return this.addEventTrigger('Start', {
      actions: this.some('Start', options.actions),
      eventBatchingCondition: { batchSize: options.batchSize ?? 1, batchWindow: options.batchWindow },
    });
  }

  /**
   * Starts jobs and crawlers when others have ended.
   *
   * @param id id of the step below the workflow
   * @param options what to wait for, and what to start
   */
  public after(id: string, options: WorkflowStepOptions): glue.ITriggerRef {
    if (options.conditions.length === 0) {
      throw new GlueprintError({ code: 'InvalidField', node: `${this.node.path}/${id}`, field: 'conditions', message: 'a step waits for at least one run' });
    }
    return this.addConditionalTrigger(id, {
      description: options.description,
      actions: this.some(id, options.actions),
      predicate: {
        logical: options.any === true ? glue.PredicateLogical.ANY : glue.PredicateLogical.AND,
        conditions: options.conditions.map((c) => c._condition),
      },
      startOnCreation: true,
    });
  }

  private startOnEvent(rule: events.Rule): void {
    this.start('by events');
    rule.addTarget(new WorkflowEventTarget(this));
  }

  /** Glue starts a workflow in one way only. */
  private start(how: string): void {
    if (this.started !== undefined) {
      throw new GlueprintError({ code: 'WorkflowStartedTwice', node: this.node.path, message: `the workflow already starts ${this.started}, it cannot also start ${how}` });
    }
    this.started = how;
  }

  private some(id: string, actions: glue.Action[]): glue.Action[] {
    if (actions.length > 0) return actions;
    throw new GlueprintError({ code: 'InvalidField', node: `${this.node.path}/${id}`, field: 'actions', message: 'nothing to start: give a job or a crawler' });
  }
}
