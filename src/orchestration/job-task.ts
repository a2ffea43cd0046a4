import { Duration } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { dashed } from './job-triggers';
import { GlueprintError } from '../core/diagnostics';
import { isReserved } from '../job/job-parameter';
import { noteStart } from '../job/started-runs';

/** Properties of a task that runs a job. */
export interface JobTaskProps {
  /** The job to run. */
  readonly job: glue.IJob;

  /**
   * Arguments of the run, by parameter name, without dashes. A value may be a path into the state's input
   * (`sfn.JsonPath.stringAt('$.day')`).
   *
   * @default - those of the job
   */
  readonly arguments?: { [name: string]: string };

  /**
   * Whether the state machine waits for the end of the run.
   *
   * @default true
   */
  readonly wait?: boolean;

  /**
   * Type of the workers of this run.
   *
   * @default - that of the job
   */
  readonly workerType?: glue.WorkerType;

  /**
   * Number of workers of this run.
   *
   * @default - that of the job
   */
  readonly numberOfWorkers?: number;

  /**
   * Timeout of this run, in whole minutes.
   *
   * @default - that of the job
   */
  readonly runTimeout?: Duration;

  /**
   * Where the run's description goes in the state's output.
   *
   * @default - it is the output
   */
  readonly resultPath?: string;

  /**
   * Starts that Glue refused because too many runs are going on are tried again for about half an hour.
   *
   * @default true
   */
  readonly retryWhenBusy?: boolean;
}

/**
 * A state that runs a Glue job. The state machine gets the right to run this job only.
 *
 * @example
 * const load = new glueprint.JobTask(this, 'Load', { job: job.glueJob, arguments: { day: '2026-01-31' }, runTimeout: Duration.minutes(30) });
 * new sfn.StateMachine(this, 'Nightly', { definitionBody: sfn.DefinitionBody.fromChainable(load) });
 */
export class JobTask extends tasks.GlueStartJobRun {
  constructor(scope: Construct, id: string, props: JobTaskProps) {
    const reserved = Object.keys(props.arguments ?? {}).find((k) => isReserved(k.replace(/^--/, '')));
    if (reserved !== undefined) {
      throw new GlueprintError({ code: 'ReservedArgument', node: `${scope.node.path}/${id}`, field: 'arguments', message: `'${reserved}' is set by Glue, a run cannot be given it` });
    }
    if ((props.workerType === undefined) !== (props.numberOfWorkers === undefined)) {
      throw new GlueprintError({ code: 'InvalidField', node: `${scope.node.path}/${id}`, message: 'workerType and numberOfWorkers go together' });
    }
    noteStart(props.job, `task '${scope.node.path}/${id}'`, props.arguments);
    super(scope, id, {
      glueJobName: props.job.jobName,
      integrationPattern: props.wait === false ? sfn.IntegrationPattern.REQUEST_RESPONSE : sfn.IntegrationPattern.RUN_JOB,
      arguments: props.arguments === undefined ? undefined : sfn.TaskInput.fromObject(dashed(props.arguments)!),
      workerConfiguration: props.workerType === undefined ? undefined : {
        workerTypeV2: tasks.WorkerTypeV2.of(props.workerType), numberOfWorkers: props.numberOfWorkers!,
      },
      // The task renders it as the run's own timeout.
      taskTimeout: props.runTimeout === undefined ? undefined : sfn.Timeout.duration(props.runTimeout),
      resultPath: props.resultPath,
    });
    if (props.retryWhenBusy !== false) {
      this.addRetry({ errors: ['Glue.ConcurrentRunsExceededException'], interval: Duration.seconds(30), backoffRate: 1.5, maxAttempts: 8 });
    }
  }
}
