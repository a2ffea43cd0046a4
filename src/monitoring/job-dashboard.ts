import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { JobMetrics } from './job-metrics';
import { hasSize, resourceOf } from './job-size';

/** Properties of a dashboard of jobs. */
export interface JobDashboardProps {
  /** The jobs it shows: one, or all of an app. */
  readonly jobs: glue.IJob[];

  /**
   * Name of the dashboard.
   *
   * @default - made by CloudFormation
   */
  readonly dashboardName?: string;

  /**
   * How far back it looks when it is opened.
   *
   * @default Duration.days(7)
   */
  readonly lookBack?: Duration;

  /**
   * Alarms to show the state of.
   *
   * @default - none
   */
  readonly alarms?: cloudwatch.IAlarm[];
}

const WIDTH = 24;

/**
 * A CloudWatch dashboard as the monitoring page of Glue Studio has it: how runs ended, how long they took and what they cost, over all
 * jobs; then, for each job, rows, workers, memory and skew.
 *
 * @example
 * new glueprint.JobDashboard(this, 'Dashboard', { jobs: [job.glueJob], alarms: [job.alarms.onFailure({ topic })] });
 */
export class JobDashboard extends Construct {
  /** The dashboard. */
  public readonly dashboard: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: JobDashboardProps) {
    super(scope, id);
    this.dashboard = new cloudwatch.Dashboard(this, 'Resource', {
      dashboardName: props.dashboardName,
      defaultInterval: props.lookBack ?? Duration.days(7),
      periodOverride: cloudwatch.PeriodOverride.INHERIT,
    });
    if (props.alarms !== undefined && props.alarms.length > 0) {
      this.dashboard.addWidgets(new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: props.alarms, width: WIDTH }));
    }
    this.dashboard.addWidgets(...summary(props.jobs));
    for (const job of props.jobs) this.dashboard.addWidgets(...detail(job));
  }
}

function summary(jobs: glue.IJob[]): cloudwatch.IWidget[] {
  const day = Duration.days(1);
  const named = (metric: (m: JobMetrics, label: string) => cloudwatch.IMetric) => jobs.map((job) => metric(JobMetrics.fromJob(job), job.node.path));
  const graph = (title: string, left: cloudwatch.IMetric[], stacked = false) =>
    new cloudwatch.GraphWidget({ title, left, stacked, width: WIDTH / 4, height: 6 });
  return [
    graph('Succeeded a day', named((m, label) => m.succeeded({ period: day, label })), true),
    graph('Failed and timed out a day', jobs.flatMap((job) => {
      const m = JobMetrics.fromJob(job);
      return [m.failed({ period: day, label: `${job.node.path} failed` }), m.timedOut({ period: day, label: `${job.node.path} timed out` })];
    }), true),
    graph('Elapsed time (ms)', named((m, label) => m.elapsedTime({ label }))),
    // An imported job does not tell its size.
    graph('DPU-hours a day', jobs.filter(hasSize).map((job) => JobMetrics.fromJob(job).dpuHours({ label: job.node.path })), true),
  ];
}

function detail(job: glue.IJob): cloudwatch.IWidget[] {
  const m = JobMetrics.fromJob(job);
  const graph = (title: string, left: cloudwatch.IMetric[], right?: cloudwatch.IMetric[]) =>
    new cloudwatch.GraphWidget({ title, left, right, width: WIDTH / 4, height: 6 });
  return [
    new cloudwatch.TextWidget({ markdown: `## ${job.node.path}`, width: WIDTH, height: 1 }),
    graph('Rows by source and target', [m.recordsReadBySource(), m.recordsWrittenByTarget()]),
    graph('Executors: at work, needed', [m.executors({ label: 'at work' }), m.executorsNeeded({ label: 'needed' })]),
    graph('CPU, heap, disk', [m.cpuLoad({ label: 'CPU' }), m.heapUsed({ label: 'heap' }), m.diskUsed({ label: 'disk' })]),
    graph('Skew; worker utilization', [m.skewness({ label: 'skew' })], [m.workerUtilization({ label: 'utilization' })]),
    ...(keepsBookmark(job) ? [graph('Bookmark lag (hours)', [m.bookmarkLag({ label: 'since the last success' })])] : []),
  ];
}

/** Whether a job of the app reads what is new only. */
function keepsBookmark(job: glue.IJob): boolean {
  const resource = resourceOf(job);
  if (resource === undefined) return false;
  const given = Stack.of(resource).resolve(resource.defaultArguments) as { readonly [argument: string]: unknown } | undefined;
  return given?.['--job-bookmark-option'] === 'job-bookmark-enable';
}
