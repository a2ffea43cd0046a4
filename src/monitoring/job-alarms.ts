import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as sns from 'aws-cdk-lib/aws-sns';
import { JobMetrics } from './job-metrics';
import { JobSizeOptions, resourceOf } from './job-size';
import { GlueprintError } from '../core/diagnostics';
import { FAILED_EVALUATION } from '../quality/quality-metrics';
import { warn } from '../synth-warnings';

/** What all alarms of a job can be told. */
export interface JobAlarmOptions {
  /**
   * Id of the alarm below the job.
   *
   * @default - named for what it watches
   */
  readonly alarmId?: string;

  /**
   * Where the alarm, and its end, are sent.
   *
   * @default - it notifies nobody
   */
  readonly topic?: sns.ITopic;
}

/** When a failure alarm goes off. */
export interface FailureAlarmOptions extends JobAlarmOptions {
  /**
   * Failures and timeouts within the period that set it off.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * The period.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;
}

/** When a duration alarm goes off. */
export interface DurationAlarmOptions extends JobAlarmOptions {
  /**
   * Share of the job's timeout after which a run that is still going sets it off.
   *
   * @default 0.8
   */
  readonly share?: number;
}

/** When a cost alarm goes off. */
export interface CostAlarmOptions extends JobAlarmOptions, JobSizeOptions {
  /** Cost of a day that sets it off, in the currency of the price. */
  readonly perDay: number;
}

/** When an alarm for a missing success goes off. */
export interface NoSuccessAlarmOptions extends JobAlarmOptions {
  /** Whole hours without a successful run that set it off, 7 days at most. */
  readonly within: Duration;
}

/** When an alarm on data quality goes off. */
export interface QualityAlarmOptions extends JobAlarmOptions {
  /**
   * Name of the evaluation to watch, as in the node's `publishing`.
   *
   * @default - all evaluations of the job
   */
  readonly evaluationContext?: string;

  /**
   * Evaluations with a rule that failed within the period that set it off.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * The period.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;
}

/**
 * Makes alarms on a job, below it in the construct tree.
 *
 * @example
 * job.alarms.onFailure({ topic });
 * job.alarms.onLongRun({ topic, share: 0.5 });
 * job.alarms.onNoSuccess({ topic, within: Duration.hours(26) });
 */
export class JobAlarms {
  /**
   * Alarms on a job.
   *
   * @param job a job of the app, or an imported one
   */
  public static fromJob(job: glue.IJob): JobAlarms {
    return new JobAlarms(job);
  }

  private constructor(private readonly job: glue.IJob) {}

  /**
   * Goes off when runs fail or time out.
   */
  public onFailure(options: FailureAlarmOptions = {}): cloudwatch.Alarm {
    const period = options.period ?? Duration.minutes(5);
    const metrics = JobMetrics.fromJob(this.job);
    return this.alarm('FailureAlarm', `Runs of job ${this.job.node.path} fail`, options, {
      metric: new cloudwatch.MathExpression({
        expression: 'FILL(failed, 0) + FILL(timedOut, 0)',
        usingMetrics: { failed: metrics.failed({ period }), timedOut: metrics.timedOut({ period }) },
        label: 'failed runs',
        period,
      }),
      threshold: options.threshold ?? 1,
    });
  }

  /**
   * Goes off while a run takes longer than a share of the job's timeout. Sets the job's delay notification, which Glue sends for such a run.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
   */
  public onLongRun(options: DurationAlarmOptions = {}): cloudwatch.Alarm {
    const share = options.share ?? 0.8;
    if (!(share > 0 && share < 1)) throw this.fault('share', `got ${share}, expected a number between 0 and 1`);
    const resource = resourceOf(this.job);
    const timeout = resource?.timeout;
    if (resource === undefined || timeout === undefined) throw this.fault('timeout', 'the job has no timeout known at synth, of which to take a share');
    const minutes = Math.max(1, Math.floor(share * timeout));
    const set = resource.notificationProperty as glue.CfnJob.NotificationPropertyProperty | undefined;
    if (set?.notifyDelayAfter !== undefined && set.notifyDelayAfter !== minutes) {
      throw this.fault('share', `the job's notifyDelayAfter is ${set.notifyDelayAfter} minutes already, ${share} of its timeout is ${minutes}`);
    }
    resource.notificationProperty = { notifyDelayAfter: minutes };
    const rule = new events.Rule(this.job, `${options.alarmId ?? 'DurationAlarm'}Rule`, {
      description: `Runs of job ${this.job.node.path} longer than ${minutes} minutes`,
      eventPattern: { source: ['aws.glue'], detailType: ['Glue Job Run Status'], detail: { jobName: [this.job.jobName], state: ['RUNNING'] } },
    });
    const metric = new cloudwatch.Metric({
      namespace: 'AWS/Events', metricName: 'TriggeredRules', dimensionsMap: { RuleName: rule.ruleName }, statistic: 'Sum', period: Duration.minutes(5),
    });
    return this.alarm('DurationAlarm', `A run of job ${this.job.node.path} takes longer than ${minutes} minutes`, options, { metric, threshold: 1 });
  }

  /**
   * Goes off when a day costs more. Counts elapsed time, so the job's metrics must be on.
   */
  public onCost(options: CostAlarmOptions): cloudwatch.Alarm {
    if (!(options.perDay > 0)) throw this.fault('perDay', `got ${options.perDay}, expected a number above 0`);
    this.warnWithoutMetrics();
    return this.alarm('CostAlarm', `Job ${this.job.node.path} costs more than ${options.perDay} a day`, options, {
      metric: JobMetrics.fromJob(this.job, options).cost(),
      threshold: options.perDay,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
  }

  /**
   * Goes off when no run has succeeded for so long: the run failed, or was never started.
   */
  public onNoSuccess(options: NoSuccessAlarmOptions): cloudwatch.Alarm {
    const hours = options.within.toHours({ integral: false });
    // CloudWatch looks back seven days at most, and only in periods of an hour or more.
    if (!Number.isInteger(hours) || hours < 1 || hours > 168) throw this.fault('within', `got ${options.within.toHumanString()}, expected whole hours, 1 to 168`);
    return this.alarm('NoSuccessAlarm', `No run of job ${this.job.node.path} has succeeded for ${options.within.toHumanString()}`, options, {
      metric: JobMetrics.fromJob(this.job).succeeded({ period: Duration.hours(1) }),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: hours,
      // Where nothing succeeded there is no data.
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
  }

  /**
   * Goes off when data quality rules fail. It counts the events that AWS Glue sends for evaluations whose results are published, which is the default:
   * the node's `cloudWatchMetricsEnabled` is not needed.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-glue-dataquality.html
   */
  public onQualityFailure(options: QualityAlarmOptions = {}): cloudwatch.Alarm {
    const { evaluationContext, period = Duration.minutes(5) } = options;
    const context = { contextType: ['GLUE_JOB'], jobName: [this.job.jobName], ...(evaluationContext === undefined ? {} : { evaluationContext: [evaluationContext] }) };
    const rule = new events.Rule(this.job, `${options.alarmId ?? 'QualityAlarm'}Rule`, {
      description: `Data quality rules of job ${this.job.node.path} that fail`,
      eventPattern: { ...FAILED_EVALUATION, detail: { ...FAILED_EVALUATION.detail, context } },
    });
    const metric = new cloudwatch.Metric({
      namespace: 'AWS/Events', metricName: 'TriggeredRules', dimensionsMap: { RuleName: rule.ruleName }, statistic: 'Sum', period,
    });
    return this.alarm('QualityAlarm', `Data quality rules of job ${this.job.node.path} fail`, options, { metric, threshold: options.threshold ?? 1 });
  }

  private alarm(
    id: string, description: string, options: JobAlarmOptions,
    props: Partial<cloudwatch.AlarmProps> & { metric: cloudwatch.IMetric; threshold: number },
  ): cloudwatch.Alarm {
    if (!(props.threshold > 0)) throw this.fault('threshold', `got ${props.threshold}, which is always reached: expected a number above 0`);
    const alarm = new cloudwatch.Alarm(this.job, options.alarmId ?? id, {
      alarmDescription: description,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      ...props,
    });
    if (options.topic !== undefined) {
      alarm.addAlarmAction(new actions.SnsAction(options.topic));
      alarm.addOkAction(new actions.SnsAction(options.topic));
    }
    return alarm;
  }

  /** A job that publishes no metrics never sets this alarm off. */
  private warnWithoutMetrics(): void {
    const resource = resourceOf(this.job);
    if (resource === undefined) return;
    const given = Stack.of(resource).resolve(resource.defaultArguments) as { [argument: string]: unknown } | undefined;
    if (given?.['--enable-metrics'] !== undefined) return;
    warn(this.job, 'metricsOff', 'the cost alarm counts from the metrics of the job, which are off: set metrics to true');
  }

  private fault(field: string, message: string): GlueprintError {
    return new GlueprintError({ code: 'InvalidField', node: this.job.node.path, field, message });
  }
}
