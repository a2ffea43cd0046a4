import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as sns from 'aws-cdk-lib/aws-sns';
import { FAILED_EVALUATION } from '../quality/quality-metrics';

/** Tells people of the runs of a job. */
export class JobNotifications {
  /**
   * Notifications of a job.
   *
   * @param job a job of the app, or an imported one
   */
  public static fromJob(job: glue.IJob): JobNotifications {
    return new JobNotifications(job);
  }

  private constructor(private readonly job: glue.IJob) {}

  /**
   * Sends a line to a topic for each run that fails.
   *
   * @param topic where to
   */
  public onFailure(topic: sns.ITopic): events.Rule {
    return this.send(this.job.onFailure('NotifyFailure'), topic);
  }

  /**
   * Sends a line to a topic for each run that is stopped at its timeout.
   *
   * @param topic where to
   */
  public onTimeout(topic: sns.ITopic): events.Rule {
    return this.send(this.job.onTimeout('NotifyTimeout'), topic);
  }

  /**
   * Sends a line to a topic for each run that succeeds.
   *
   * @param topic where to
   */
  public onSuccess(topic: sns.ITopic): events.Rule {
    return this.send(this.job.onSuccess('NotifySuccess'), topic);
  }

  /**
   * Sends a line to a topic for each evaluation of data quality rules with one that failed.
   *
   * @param topic where to
   */
  public onQualityFailure(topic: sns.ITopic): events.Rule {
    const field = (name: string) => events.EventField.fromPath(`$.detail.${name}`);
    const context = { contextType: ['GLUE_JOB'], jobName: [this.job.jobName] };
    return new events.Rule(this.job, 'NotifyQualityFailure', {
      description: `Data quality rules of job ${this.job.node.path} that fail`,
      eventPattern: { ...FAILED_EVALUATION, detail: { ...FAILED_EVALUATION.detail, context } },
      targets: [new targets.SnsTopic(topic, {
        message: events.RuleTargetInput.fromText(
          `Glue job ${field('context.jobName')}: ${field('rulesFailed')} data quality rules failed in run ${field('context.jobId')}, result ${field('resultID')}`,
        ),
      })],
    });
  }

  private send(rule: events.Rule, topic: sns.ITopic): events.Rule {
    const field = (name: string) => events.EventField.fromPath(`$.detail.${name}`);
    rule.addTarget(new targets.SnsTopic(topic, {
      message: events.RuleTargetInput.fromText(`Glue job ${field('jobName')}: run ${field('jobRunId')} ${field('state')}. ${field('message')}`),
    }));
    return rule;
  }
}
