import * as glue from 'aws-cdk-lib/aws-glue';

/** How a run of a job or crawler must have ended. Only ends can be waited for, so no other state can be written. */
export class RunCondition {
  /**
   * A run of the job succeeded.
   *
   * @param job the job
   */
  public static jobSucceeded(job: glue.IJobRef): RunCondition {
    return new RunCondition(glue.Condition.job(job, glue.JobState.SUCCEEDED));
  }

  /**
   * A run of the job failed.
   *
   * @param job the job
   */
  public static jobFailed(job: glue.IJobRef): RunCondition {
    return new RunCondition(glue.Condition.job(job, glue.JobState.FAILED));
  }

  /**
   * A run of the job was stopped at its timeout.
   *
   * @param job the job
   */
  public static jobTimedOut(job: glue.IJobRef): RunCondition {
    return new RunCondition(glue.Condition.job(job, glue.JobState.TIMEOUT));
  }

  /**
   * A run of the job was stopped by somebody.
   *
   * @param job the job
   */
  public static jobStopped(job: glue.IJobRef): RunCondition {
    return new RunCondition(glue.Condition.job(job, glue.JobState.STOPPED));
  }

  /**
   * The crawler succeeded.
   *
   * @param crawler the crawler
   */
  public static crawlerSucceeded(crawler: glue.ICrawlerRef): RunCondition {
    return new RunCondition(glue.Condition.crawler(crawler, glue.CrawlerState.SUCCEEDED));
  }

  /**
   * The crawler failed.
   *
   * @param crawler the crawler
   */
  public static crawlerFailed(crawler: glue.ICrawlerRef): RunCondition {
    return new RunCondition(glue.Condition.crawler(crawler, glue.CrawlerState.FAILED));
  }

  /**
   * The crawler was cancelled.
   *
   * @param crawler the crawler
   */
  public static crawlerCancelled(crawler: glue.ICrawlerRef): RunCondition {
    return new RunCondition(glue.Condition.crawler(crawler, glue.CrawlerState.CANCELLED));
  }

  /** @internal */
  public readonly _condition: glue.Condition;

  private constructor(condition: glue.Condition) {
    this._condition = condition;
  }
}
