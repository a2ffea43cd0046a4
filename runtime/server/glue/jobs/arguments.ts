import type { Job } from '@aws-sdk/client-glue';
import { invalidInput } from '../errors';
import type { Wire } from '../wire';

type JobArguments = Record<string, string>;

/** The run's own arguments win over the defaults; those that cannot be overridden win over both. */
export function mergeArguments(job: Pick<Wire<Job>, 'DefaultArguments' | 'NonOverridableArguments'>, given: JobArguments | undefined): JobArguments {
  return { ...job.DefaultArguments, ...given, ...job.NonOverridableArguments };
}

export interface Capacity {
  readonly AllocatedCapacity?: number;
  readonly MaxCapacity?: number;
  readonly WorkerType?: string;
  readonly NumberOfWorkers?: number;
}

/** @throws AwsError for combinations that the service refuses. */
export function checkCapacity(capacity: Capacity, lenient = false): void {
  if (capacity.AllocatedCapacity !== undefined && capacity.MaxCapacity !== undefined) throw invalidInput('Please set only Allocated Capacity or Max Capacity');
  if (!lenient && capacity.MaxCapacity !== undefined && (capacity.WorkerType !== undefined || capacity.NumberOfWorkers !== undefined)) {
    throw invalidInput('Please do not set Max Capacity if using Worker Type and Number of Workers.');
  }
}

/** DPU of one worker. */
const DPU: Readonly<Record<string, number>> = {
  'Standard': 1, 'G.025X': 0.25, 'G.1X': 1, 'G.2X': 2, 'G.4X': 4, 'G.8X': 8, 'G.12X': 12, 'G.16X': 16, 'R.1X': 1, 'R.2X': 2, 'R.4X': 4, 'R.8X': 8, 'Z.2X': 2,
};

/** What the service would allocate, in DPU. */
export function dpuOf(capacity: Capacity, command: string | undefined): number {
  if (capacity.NumberOfWorkers !== undefined) return (DPU[capacity.WorkerType ?? 'G.1X'] ?? 1) * capacity.NumberOfWorkers;
  return capacity.MaxCapacity ?? capacity.AllocatedCapacity ?? (command === 'pythonshell' ? 0.0625 : 10);
}
