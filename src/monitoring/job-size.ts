import { Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { GlueprintError } from '../core/diagnostics';
import { dpuOf, FLEX_PRICE, isMemoryOptimized, MEMORY_OPTIMIZED_PRICE, STANDARD_PRICE } from '../core/pool';

/** What a job's size costs; read from the job where it is in the app, else told. */
export interface JobSizeOptions {
  /**
   * Type of the workers.
   *
   * @default - that of the job, where it is in the app
   */
  readonly workerType?: glue.WorkerType;

  /**
   * Number of workers.
   *
   * @default - that of the job, where it is in the app
   */
  readonly numberOfWorkers?: number;

  /**
   * Price of a DPU-hour, in the currency of your choice.
   *
   * @default - the list price in us-east-1 in US dollars: 0.44, 0.29 for flex, 0.52 for memory-optimized workers
   */
  readonly pricePerDpuHour?: number;
}

export interface JobSize {
  readonly dpu: number;
  readonly pricePerDpuHour: number;
}

/** The L1 of a job that is in the app; undefined for an imported one. */
export function resourceOf(job: glue.IJob): glue.CfnJob | undefined {
  const child = job.node.defaultChild;
  return child !== undefined && glue.CfnJob.isCfnResource(child) && child.cfnResourceType === glue.CfnJob.CFN_RESOURCE_TYPE_NAME
    ? child as glue.CfnJob : undefined;
}

/** DPUs and price of a job. With auto scaling the number of workers is the most it may use: so are the costs. */
export function sizeOf(job: glue.IJob, options: JobSizeOptions): JobSize {
  const resource = resourceOf(job);
  const workerType = options.workerType ?? resource?.workerType;
  const workers = options.numberOfWorkers ?? resource?.numberOfWorkers;
  const price = options.pricePerDpuHour ?? listPrice(resource, workerType);
  const capacity = resource?.maxCapacity;
  if (workerType === undefined && capacity !== undefined && !Token.isUnresolved(capacity)) return { dpu: capacity, pricePerDpuHour: price };
  if (workerType === undefined || workers === undefined || Token.isUnresolved(workerType) || Token.isUnresolved(workers)) {
    throw new GlueprintError({
      code: 'JobSizeUnknown', node: job.node.path, message: 'the size of the job is not known at synth: give workerType and numberOfWorkers',
    });
  }
  return { dpu: dpuOf(workerType, workers), pricePerDpuHour: price };
}

/** Whether the job's own settings tell its size. */
export function hasSize(job: glue.IJob): boolean {
  const resource = resourceOf(job);
  return resource?.maxCapacity !== undefined || (resource?.workerType !== undefined && resource.numberOfWorkers !== undefined);
}

function listPrice(resource: glue.CfnJob | undefined, workerType: string | undefined): number {
  if (workerType !== undefined && isMemoryOptimized(workerType)) return MEMORY_OPTIMIZED_PRICE;
  return resource?.executionClass === glue.ExecutionClass.FLEX ? FLEX_PRICE : STANDARD_PRICE;
}
