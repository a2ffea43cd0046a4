import type * as sdk from '@aws-sdk/client-glue';
import { Bookmarks } from '../../../../state/bookmarks';
import { alreadyExists, notFound } from '../../errors';
import { checkCapacity } from '../../jobs/arguments';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import type { Wire } from '../../wire';

const jobArn = (call: Call, name: string) => arn(call, `job/${name}`);

type Definition = Omit<Wire<sdk.Job>, 'Name' | 'CreatedOn' | 'LastModifiedOn'>;

/** What the service fills in. */
function describe(call: Call, name: string, definition: Definition, created: number): Wire<sdk.Job> {
  checkCapacity(definition, call.services.options.lenient);
  const spark = definition.Command?.Name === 'glueetl';
  return {
    ...definition,
    Name: name,
    JobMode: definition.JobMode ?? (definition.CodeGenConfigurationNodes === undefined ? 'SCRIPT' : 'VISUAL'),
    ExecutionProperty: definition.ExecutionProperty ?? { MaxConcurrentRuns: 1 },
    MaxRetries: definition.MaxRetries ?? 0,
    Timeout: definition.Timeout ?? (definition.Command?.Name === 'gluestreaming' ? undefined : spark && Number(definition.GlueVersion ?? '0') >= 5 ? 480 : 2880),
    CreatedOn: created,
    LastModifiedOn: call.now,
  };
}

export const CREATE_JOB = operation<sdk.CreateJobRequest, sdk.CreateJobResponse>('CreateJob', (input, call) => {
  const { Name, Tags, ...definition } = input;
  call.state.transaction(() => {
    if (!call.state.jobs.insert(Name, describe(call, Name, definition, call.now))) throw alreadyExists(`Job with name: ${Name} already exists`);
    call.state.tags.add(jobArn(call, Name), Tags);
  });
  return { Name };
});

export const GET_JOB = operation<sdk.GetJobRequest, sdk.GetJobResponse>('GetJob', (input, call) => {
  const found = call.state.jobs.get(input.JobName);
  if (found === undefined) throw notFound(`Job ${input.JobName} not found.`);
  return { Job: found.doc };
});

export const GET_JOBS = operation<sdk.GetJobsRequest, sdk.GetJobsResponse>('GetJobs', (input, call) => {
  const page = paginate(call.state.jobs, { ...input, list: 'GetJobs' });
  return { Jobs: page.items.map((j) => j.doc), NextToken: page.NextToken };
});

export const LIST_JOBS = operation<sdk.ListJobsRequest, sdk.ListJobsResponse>('ListJobs', (input, call) => {
  const page = paginate(call.state.jobs, { ...input, list: 'ListJobs', filter: input.Tags && ((job) => call.state.tags.match(jobArn(call, job.name), input.Tags)) });
  return { JobNames: page.items.map((j) => j.name), NextToken: page.NextToken };
});

export const BATCH_GET_JOBS = operation<sdk.BatchGetJobsRequest, sdk.BatchGetJobsResponse>('BatchGetJobs', (input, call) => {
  const found = input.JobNames.map((name) => ({ name, job: call.state.jobs.get(name)?.doc }));
  return { Jobs: found.flatMap((f) => f.job ?? []), JobsNotFound: found.filter((f) => f.job === undefined).map((f) => f.name) };
});

/** Overwrites the whole definition: what the update does not say falls back to its default. */
export const UPDATE_JOB = operation<sdk.UpdateJobRequest, sdk.UpdateJobResponse>('UpdateJob', (input, call) => {
  const updated = call.state.jobs.update(input.JobName, ({ doc }) => ({
    doc: describe(call, input.JobName, input.JobUpdate, doc.CreatedOn ?? call.now),
  }));
  if (updated === undefined) throw notFound(`Job ${input.JobName} not found.`);
  return { JobName: input.JobName };
});

/** Deleting what is not there succeeds. Its runs go with the job, those under way end by themselves. */
export const DELETE_JOB = operation<sdk.DeleteJobRequest, sdk.DeleteJobResponse>('DeleteJob', (input, call) => {
  call.state.transaction(() => {
    if (!call.state.jobs.delete(input.JobName)) return;
    call.state.bookmarks.delete(input.JobName);
    new Bookmarks(call.state.store).reset(input.JobName);
    call.state.tags.drop(jobArn(call, input.JobName));
    if (call.services.jobRuns.busy(call.state, input.JobName) === 0) call.state.runs.deleteAll(input.JobName);
  });
  return { JobName: input.JobName };
});
