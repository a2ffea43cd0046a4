import * as glue from 'aws-cdk-lib/aws-glue';
import { JobSizeOptions, sizeOf } from './job-size';
import { GlueprintError } from '../core/diagnostics';
import { estimateCost, Workload } from '../core/pool';

/** What a job is expected to do. */
export interface CostAssumptions extends JobSizeOptions {
  /** Runs on an average day. */
  readonly runsPerDay: number;

  /** Minutes a run takes, from its start to its end. */
  readonly minutes: number;
}

/** What a job is expected to cost. */
export interface CostEstimate {
  /** DPU-hours of one run. */
  readonly dpuHoursPerRun: number;
  /** Cost of one run. */
  readonly perRun: number;
  /** Cost of a day. */
  readonly perDay: number;
  /** Cost of a month of 30 days. */
  readonly perMonth: number;
}

/** Metadata key under which an estimate stands in the construct tree. */
const METADATA = 'cdk-glueprint:estimatedCost';

/** Estimates what jobs cost. */
export class JobCost {
  /**
   * Estimates the cost of a job from its size, and notes it in the construct's metadata.
   *
   * @param job a job of the app, or an imported one whose size is given
   * @param assumptions how often it runs, and how long
   */
  public static estimate(job: glue.IJob, assumptions: CostAssumptions): CostEstimate {
    for (const [name, value] of [['runsPerDay', assumptions.runsPerDay], ['minutes', assumptions.minutes]] as const) {
      if (!(value >= 0)) throw new GlueprintError({ code: 'InvalidField', node: job.node.path, field: name, message: `got ${value}, expected a number of at least 0` });
    }
    const { dpu, pricePerDpuHour } = sizeOf(job, assumptions);
    const workload = { dpu, pricePerDpuHour, runsPerDay: assumptions.runsPerDay, minutes: assumptions.minutes };
    const estimate = estimateCost(workload);
    job.node.addMetadata(METADATA, { ...estimate, ...workload });
    return estimate;
  }

  /**
   * The last estimate, with its assumptions.
   *
   * @internal
   */
  public static _metadata(job: glue.IJob): CostEstimate & Workload | undefined {
    return job.node.metadata.filter((m) => m.type === METADATA).pop()?.data as CostEstimate & Workload | undefined;
  }

  private constructor() {}
}
