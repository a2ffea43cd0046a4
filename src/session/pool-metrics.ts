import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** The metrics of a session pool, in the namespace `Glueprint/SessionPool`. */
export class SessionPoolMetrics {
  /**
   * @param poolName name of the pool
   * @internal
   */
  constructor(private readonly poolName: string) {}

  /**
   * A metric of the pool by its name.
   *
   * @default - average over 5 minutes
   *
   * @param metricName name of the metric
   */
  public metric(metricName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'Glueprint/SessionPool', metricName, dimensionsMap: { Pool: this.poolName }, period: Duration.minutes(5), ...options,
    });
  }

  /**
   * Sessions that exist.
   *
   * @default - maximum over 5 minutes
   */
  public sessions(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Sessions', { statistic: 'Maximum', ...options });
  }

  /**
   * Sessions that users hold.
   *
   * @default - maximum over 5 minutes
   */
  public leased(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('SessionsLeased', { statistic: 'Maximum', ...options });
  }

  /**
   * READY sessions that nobody holds.
   *
   * @default - average over 5 minutes
   */
  public idle(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('SessionsIdle', { statistic: 'Average', ...options });
  }

  /**
   * Requests that wait for a session.
   *
   * @default - maximum over 5 minutes
   */
  public waiting(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('RequestsWaiting', { statistic: 'Maximum', ...options });
  }

  /**
   * Seconds the oldest waiting request has waited.
   *
   * @default - maximum over 5 minutes
   */
  public oldestWait(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('OldestWait', { statistic: 'Maximum', ...options });
  }

  /**
   * Seconds between asking for a session and being granted one.
   *
   * @default - p95 over 5 minutes
   */
  public waitTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Wait', { statistic: 'p95', ...options });
  }

  /**
   * DPU-hours spent since midnight in the pool's time zone.
   *
   * @default - maximum over 5 minutes
   */
  public dpuHoursToday(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('DpuHoursToday', { statistic: 'Maximum', ...options });
  }

  /**
   * Share of the day's DPU-hours that is spent, 0 to 1.
   *
   * @default - maximum over 5 minutes
   */
  public budgetShare(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BudgetShare', { statistic: 'Maximum', ...options });
  }

  /**
   * Creates that failed since one succeeded.
   *
   * @default - maximum over 5 minutes
   */
  public createFailures(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('CreateFailures', { statistic: 'Maximum', ...options });
  }

  /**
   * Requests that were refused for a limit.
   *
   * @default - sum over 5 minutes
   */
  public refusals(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Refusals', { statistic: 'Sum', ...options });
  }
}
