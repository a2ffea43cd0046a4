import { MANIFEST_ARGUMENT } from './manifest-runner';
import type { Manifest } from '../../../../src/core/manifest';
import type { RegionState } from '../state/region-state';

export interface AppJob { readonly manifest: Manifest; readonly file: string }

/** Makes the app's jobs known as Glue jobs, under the names of their constructs; a job made again through the API meanwhile is left alone. */
export function registerAppJobs(region: RegionState, jobs: readonly AppJob[], now: number): void {
  for (const { manifest: { job, parameters }, file } of jobs) {
    const before = region.jobs.get(job.name)?.doc;
    if (before !== undefined && before.DefaultArguments?.[MANIFEST_ARGUMENT] === undefined) continue;
    const defaults = Object.fromEntries(parameters.flatMap((p) => (p.default === undefined ? [] : [[`--${p.name}`, p.default]])));
    region.jobs.put(job.name, {
      Name: job.name,
      Description: job.description,
      JobMode: 'SCRIPT',
      Role: 'arn:aws:iam::123456789012:role/Local',
      CreatedOn: before?.CreatedOn ?? now,
      LastModifiedOn: now,
      ExecutionProperty: { MaxConcurrentRuns: 1 },
      Command: { Name: 'glueetl', PythonVersion: '3' },
      DefaultArguments: { ...defaults, [MANIFEST_ARGUMENT]: file },
      MaxRetries: job.maxRetries,
      Timeout: job.timeoutMinutes,
      GlueVersion: job.glueVersion,
      WorkerType: job.workerType as 'G.1X',
      NumberOfWorkers: job.numberOfWorkers,
    });
  }
}
