import { Duration, Lazy } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { scheduleText } from './glue-schedule';
import { ObjectArrivalOptions } from './object-arrival';
import { RunCondition } from './run-condition';
import { Workflow } from './workflow';
import { GlueprintError } from '../core/diagnostics';
import { noteStart } from '../job/started-runs';

/** How a trigger starts a job. */
export interface JobTriggerOptions {
  /**
   * Id of the trigger below the job.
   *
   * @default - named for its kind
   */
  readonly triggerId?: string;

  /**
   * Arguments of the runs it starts, by parameter name, without dashes.
   *
   * @default - those of the job
   */
  readonly arguments?: { [name: string]: string };

  /**
   * Timeout of the runs it starts.
   *
   * @default - that of the job
   */
  readonly timeout?: Duration;

  /**
   * Whether the trigger is active once deployed.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/**
 * What starts a job. Each method makes a trigger below the job.
 *
 * @example
 * job.triggers.onSchedule(glue.TriggerSchedule.cron({ hour: '3', minute: '0' }), { arguments: { day: 'yesterday' } });
 * job.triggers.onArrival({ bucket, prefix: 'incoming/', batchSize: 10, batchWindow: Duration.minutes(15) });
 */
export class JobTriggers {
  /**
   * Triggers of a job.
   *
   * @param job a job of the app, or an imported one
   */
  public static fromJob(job: glue.IJob): JobTriggers {
    return new JobTriggers(job);
  }

  private constructor(private readonly job: glue.IJob) {}

  /**
   * Starts the job by a schedule.
   *
   * @param schedule when, in UTC
   */
  public onSchedule(schedule: glue.TriggerSchedule, options: JobTriggerOptions = {}): glue.ITriggerRef {
    return this.trigger('Schedule', options, { type: 'SCHEDULED', schedule: scheduleText(this.job.node.path, schedule) });
  }

  /**
   * Starts the job when all of these runs have ended as said.
   *
   * @param conditions how which runs must have ended
   */
  public afterAll(conditions: RunCondition[], options: JobTriggerOptions = {}): glue.ITriggerRef {
    return this.conditional('AfterAll', 'AND', conditions, options);
  }

  /**
   * Starts the job when any of these runs has ended as said.
   *
   * @param conditions how which runs must have ended
   */
  public afterAny(conditions: RunCondition[], options: JobTriggerOptions = {}): glue.ITriggerRef {
    return this.conditional('AfterAny', 'ANY', conditions, options);
  }

  /**
   * Starts the job when objects arrive. Glue takes events in workflows only: a workflow of this one job is made.
   *
   * @param arrival which objects
   */
  public onArrival(arrival: ObjectArrivalOptions, options: JobTriggerOptions = {}): Workflow {
    noteStart(this.job, `trigger '${options.triggerId ?? 'OnArrival'}'`, options.arguments);
    const workflow = new Workflow(this.job, options.triggerId ?? 'OnArrival', { description: `Starts job ${this.job.node.path} when objects arrive` });
    workflow.startOnArrival({ ...arrival, actions: [glue.Action.job(this.job, { arguments: dashed(options.arguments), timeout: options.timeout })] });
    return workflow;
  }

  private conditional(id: string, logical: 'AND' | 'ANY', conditions: RunCondition[], options: JobTriggerOptions): glue.ITriggerRef {
    if (conditions.length === 0) {
      throw new GlueprintError({ code: 'InvalidField', node: this.job.node.path, field: 'conditions', message: 'the trigger waits for at least one run' });
    }
    return this.trigger(id, options, { type: 'CONDITIONAL', predicate: { logical, conditions: conditions.map((c) => c._condition._render()) } });
  }

  private trigger(id: string, options: JobTriggerOptions, props: Omit<glue.CfnTriggerProps, 'actions'>): glue.ITriggerRef {
    noteStart(this.job, `trigger '${options.triggerId ?? id}'`, options.arguments);
    return new glue.CfnTrigger(this.job, options.triggerId ?? id, {
      ...props,
      startOnCreation: options.enabled ?? true,
      actions: [{
        jobName: this.job.jobName,
        arguments: Lazy.any({ produce: () => dashed(options.arguments) }),
        timeout: options.timeout === undefined ? undefined : runMinutes(this.job.node.path, options.timeout),
      }],
    });
  }
}

/** What Glue takes for the timeout of a run. */
function runMinutes(node: string, timeout: Duration): number {
  const minutes = timeout.toMinutes({ integral: false });
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 7 * 24 * 60) return minutes;
  throw new GlueprintError({ code: 'InvalidField', node, field: 'timeout', message: `got ${timeout.toHumanString()}, expected whole minutes, 7 days at most` });
}

/** Parameter names as Glue's arguments. */
export function dashed(values: { [name: string]: string } | undefined): { [name: string]: string } | undefined {
  return values === undefined ? undefined : Object.fromEntries(Object.entries(values).map(([k, v]) => [k.startsWith('--') ? k : `--${k}`, v]));
}
