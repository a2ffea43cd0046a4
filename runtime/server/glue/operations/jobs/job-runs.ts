import type * as sdk from '@aws-sdk/client-glue';
import { notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import type { Wire } from '../../wire';

function runOf(call: Call, job: string, id: string): Wire<sdk.JobRun> {
  const found = call.state.runs.get(id, job);
  if (found === undefined) throw notFound(call.state.jobs.has(job) ? `Job run ${id} not found.` : `Job ${job} not found.`);
  return found.doc;
}

export const START_JOB_RUN = operation<sdk.StartJobRunRequest, sdk.StartJobRunResponse>('StartJobRun', (input, call) => (
  { JobRunId: call.services.jobRuns.start(call.state, input) }
));

export const GET_JOB_RUN = operation<sdk.GetJobRunRequest, sdk.GetJobRunResponse>('GetJobRun', (input, call) => {
  const run = runOf(call, input.JobName, input.RunId);
  return { JobRun: input.PredecessorsIncluded ? run : { ...run, PredecessorRuns: [] } };
});

export const GET_JOB_RUNS = operation<sdk.GetJobRunsRequest, sdk.GetJobRunsResponse>('GetJobRuns', (input, call) => {
  if (!call.state.jobs.has(input.JobName)) throw notFound(`Job ${input.JobName} not found.`);
  const page = paginate(call.state.runs, { ...input, list: 'GetJobRuns', parent: input.JobName, order: 'newest' });
  return { JobRuns: page.items.map((r) => r.doc), NextToken: page.NextToken };
});

export const BATCH_STOP_JOB_RUN = operation<sdk.BatchStopJobRunRequest, sdk.BatchStopJobRunResponse>('BatchStopJobRun', (input, call) => {
  const results = input.JobRunIds.map((id) => ({ id, error: call.services.jobRuns.stop(call.state, input.JobName, id) }));
  return {
    SuccessfulSubmissions: results.filter((r) => r.error === undefined).map((r) => ({ JobName: input.JobName, JobRunId: r.id })),
    Errors: results.flatMap(({ id, error }) => (error === undefined ? [] : [{
      JobName: input.JobName, JobRunId: id, ErrorDetail: { ErrorCode: error.code, ErrorMessage: error.message },
    }])),
  };
});

export const GET_SYSTEM_LOGS_FOR_JOB_RUN = operation<sdk.GetSystemLogsForJobRunRequest, sdk.GetSystemLogsForJobRunResponse>('GetSystemLogsForJobRun', (input, call) => {
  runOf(call, input.JobName, input.RunId);
  return { SystemLogsUrl: call.services.logs.url(input.RunId) };
}, 'the URL is one of this server and gives the log as text');
