import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as glue from 'aws-cdk-lib/aws-glue';
import { JobSize, JobSizeOptions, sizeOf } from './job-size';
import { QUALITY_NAMESPACE, ruleMetric } from '../quality/quality-metrics';

/**
 * The metrics of a job.
 *
 * Counts of runs come from events and need nothing. The others are published by the job itself where its metrics are on;
 * those called observability metrics need Glue 4.0 and `--enable-observability-metrics`.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitoring-awsglue-with-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-observability.html
 *
 * @example
 * new cloudwatch.GraphWidget({ title: 'Orders', left: [job.metrics.recordsRead()], right: [job.metrics.workerUtilization()] });
 */
export class JobMetrics {
  /**
   * The metrics of a job.
   *
   * @param job a job of the app, or an imported one
   * @param size its size, where the app does not know it: costs are counted from it
   */
  public static fromJob(job: glue.IJob, size: JobSizeOptions = {}): JobMetrics {
    return new JobMetrics(job, size);
  }

  private constructor(private readonly job: glue.IJob, private readonly size: JobSizeOptions) {}

  /**
   * Runs that succeeded.
   *
   * @default - sum over 5 minutes
   */
  public succeeded(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.job.metricSuccess({ period: PERIOD, ...options });
  }

  /**
   * Runs that failed.
   *
   * @default - sum over 5 minutes
   */
  public failed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.job.metricFailure({ period: PERIOD, ...options });
  }

  /**
   * Runs that were stopped at their timeout.
   *
   * @default - sum over 5 minutes
   */
  public timedOut(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.job.metricTimeout({ period: PERIOD, ...options });
  }

  /**
   * Milliseconds that the runs took, start-up not counted.
   *
   * @default - sum over 5 minutes
   */
  public elapsedTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.aggregate.elapsedTime', glue.MetricType.COUNT, 'Sum', options);
  }

  /**
   * Rows read.
   *
   * @default - sum over 5 minutes
   */
  public recordsRead(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.aggregate.recordsRead', glue.MetricType.COUNT, 'Sum', options);
  }

  /**
   * Bytes read.
   *
   * @default - sum over 5 minutes
   */
  public bytesRead(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.aggregate.bytesRead', glue.MetricType.COUNT, 'Sum', options);
  }

  /**
   * Spark tasks that failed.
   *
   * @default - sum over 5 minutes
   */
  public failedTasks(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.aggregate.numFailedTasks', glue.MetricType.COUNT, 'Sum', options);
  }

  /**
   * Executors that are at work.
   *
   * @default - average over 5 minutes
   */
  public executors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.ExecutorAllocationManager.executors.numberAllExecutors', glue.MetricType.GAUGE, 'Average', options);
  }

  /**
   * Executors that the work at hand could use.
   *
   * @default - maximum over 5 minutes
   */
  public executorsNeeded(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.ExecutorAllocationManager.executors.numberMaxNeededExecutors', glue.MetricType.GAUGE, 'Maximum', options);
  }

  /**
   * Share of the CPUs that is busy, 0 to 1.
   *
   * @default - average over 5 minutes
   */
  public cpuLoad(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.ALL.system.cpuSystemLoad', glue.MetricType.GAUGE, 'Average', options);
  }

  /**
   * Skew of the job: how far its slowest tasks lag behind, weighted over its stages. An observability metric.
   *
   * @default - maximum over 5 minutes
   */
  public skewness(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.skewness.job', glue.MetricType.GAUGE, 'Maximum', options, 'job_performance');
  }

  /**
   * Share of the workers that is used. An observability metric.
   *
   * @default - average over 5 minutes
   */
  public workerUtilization(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.workerUtilization', glue.MetricType.GAUGE, 'Average', options, 'resource_utilization');
  }

  /**
   * Share of the heap that is used, of all workers, 0 to 1. An observability metric.
   *
   * @default - maximum over 5 minutes
   */
  public heapUsed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.ALL.memory.heap.used.percentage', glue.MetricType.GAUGE, 'Maximum', options, 'resource_utilization');
  }

  /**
   * Share of the disks that is used, of all workers, 0 to 1. An observability metric.
   *
   * @default - maximum over 5 minutes
   */
  public diskUsed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.ALL.disk.used.percentage', glue.MetricType.GAUGE, 'Maximum', options, 'resource_utilization');
  }

  /**
   * Failed runs, as observability metrics count them.
   *
   * @default - sum over 5 minutes
   */
  public errors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.error.ALL', glue.MetricType.COUNT, 'Sum', options, 'error');
  }

  /**
   * Records that a streaming job received.
   *
   * @default - sum over 5 minutes
   */
  public streamedRecords(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.streaming.numRecords', glue.MetricType.COUNT, 'Sum', options);
  }

  /**
   * Milliseconds a batch of a streaming job takes.
   *
   * @default - average over 5 minutes
   */
  public batchTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.streaming.batchProcessingTimeInMs', glue.MetricType.COUNT, 'Average', options);
  }

  /**
   * Milliseconds a streaming job lags behind its stream. Emitted where the source's `emitConsumerLagMetrics` is on.
   *
   * @default - maximum over 5 minutes
   */
  public consumerLag(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.glue('glue.driver.streaming.maxConsumerLagInMs', glue.MetricType.COUNT, 'Maximum', options);
  }

  /**
   * Hours since the last run that succeeded: for so long the bookmark has not moved, and data may lie unread. Without data where no run has
   * succeeded within the time that is looked at: it is for dashboards, alarms look back too little (`alarms.onNoSuccess`). Of a streaming job, see `consumerLag`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
   * @default - over an hour
   */
  public bookmarkLag(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    const period = options?.period ?? Duration.hours(1);
    return new cloudwatch.MathExpression({
      // EPOCH has a value for every period, of a sparse series too: only IF keeps those of the runs.
      expression: '(EPOCH(succeeded) - FILL(IF(succeeded > 0, EPOCH(succeeded)), REPEAT)) / 3600',
      usingMetrics: { succeeded: this.succeeded({ period }) },
      label: options?.label ?? 'bookmark lag in hours',
      period,
    });
  }

  /**
   * DPU-hours, as elapsed time times the job's DPUs: an upper bound where the job scales itself.
   *
   * @default - over a day
   */
  public dpuHours(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.perElapsedHour((size) => size.dpu, 'DPU-hours', options);
  }

  /**
   * Cost, as DPU-hours times their price.
   *
   * @default - over a day
   */
  public cost(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.perElapsedHour((size) => size.dpu * size.pricePerDpuHour, 'cost', options);
  }

  /**
   * Rows read from each source, as one graph. A search, which dashboards show and alarms cannot watch.
   *
   * @default - sum over 5 minutes
   */
  public recordsReadBySource(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.search('glue.driver.recordsRead', 'Source', options);
  }

  /**
   * Rows written to each target, as one graph. A search, which dashboards show and alarms cannot watch.
   *
   * @default - sum over 5 minutes
   */
  public recordsWrittenByTarget(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return this.search('glue.driver.recordsWritten', 'Sink', options);
  }

  /**
   * Data quality rules that held. Published where an `EvaluateDataQuality` has `cloudWatchMetricsEnabled`.
   *
   * @param evaluationContext name of the evaluation, as in the node's `publishing`
   * @default - sum over 5 minutes
   */
  public rulesPassed(evaluationContext: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.quality('passed', evaluationContext, options);
  }

  /**
   * Data quality rules that failed. Published where an `EvaluateDataQuality` has `cloudWatchMetricsEnabled`.
   *
   * @param evaluationContext name of the evaluation, as in the node's `publishing`
   * @default - sum over 5 minutes
   */
  public rulesFailed(evaluationContext: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.quality('failed', evaluationContext, options);
  }

  /**
   * Data quality rules that failed in each evaluation of the job, as one graph. A search, which dashboards show and alarms cannot watch.
   *
   * @default - sum over 5 minutes
   */
  public rulesFailedByEvaluation(options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    return new cloudwatch.MathExpression({
      expression: `SEARCH('{"${QUALITY_NAMESPACE}",EvaluationContext,JobName} MetricName="${ruleMetric('failed')}" JobName="${this.job.jobName}"', '${options?.statistic ?? 'Sum'}')`,
      usingMetrics: {},
      label: options?.label ?? '',
      period: options?.period ?? PERIOD,
    });
  }

  private quality(outcome: 'passed' | 'failed', evaluationContext: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: QUALITY_NAMESPACE,
      metricName: ruleMetric(outcome),
      dimensionsMap: { EvaluationContext: evaluationContext, JobName: this.job.jobName },
      statistic: 'Sum',
      period: PERIOD,
      ...options,
    });
  }

  private glue(name: string, type: glue.MetricType, statistic: string, options?: cloudwatch.MetricOptions, group?: string): cloudwatch.Metric {
    const dimensionsMap = { JobName: this.job.jobName, JobRunId: 'ALL', Type: type, ...(group === undefined ? {} : { ObservabilityGroup: group }) };
    return this.job.metric(name, type, { statistic, period: PERIOD, ...(group === undefined ? {} : { dimensionsMap }), ...options });
  }

  private perElapsedHour(factor: (size: JobSize) => number, label: string, options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    const period = options?.period ?? Duration.days(1);
    return new cloudwatch.MathExpression({
      expression: `elapsed / 3600000 * ${factor(sizeOf(this.job, this.size))}`,
      usingMetrics: { elapsed: this.elapsedTime({ ...options, period, label: undefined }) },
      label: options?.label ?? label,
      period,
    });
  }

  private search(name: string, dimension: 'Source' | 'Sink', options?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    const schema = `{Glue,JobName,JobRunId,ObservabilityGroup,${dimension},Type}`;
    return new cloudwatch.MathExpression({
      expression: `SEARCH('${schema} MetricName="${name}" JobName="${this.job.jobName}" JobRunId="ALL"', '${options?.statistic ?? 'Sum'}')`,
      usingMetrics: {},
      label: options?.label ?? '',
      period: options?.period ?? PERIOD,
    });
  }
}

const PERIOD = Duration.minutes(5);
