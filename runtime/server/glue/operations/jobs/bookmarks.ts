import type * as sdk from '@aws-sdk/client-glue';
import { notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import type { Wire } from '../../wire';

function bookmarkOf(call: Call, job: string): Wire<sdk.JobBookmarkEntry> {
  const found = call.state.bookmarks.get(job);
  if (found === undefined) {
    throw notFound(call.state.jobs.has(job) ? `Continuation for job ${job} not found` : `Job ${job} not found.`);
  }
  return found.doc;
}

export const GET_JOB_BOOKMARK = operation<sdk.GetJobBookmarkRequest, sdk.GetJobBookmarkResponse>('GetJobBookmark', (input, call) => (
  { JobBookmarkEntry: bookmarkOf(call, input.JobName) }
), 'only the newest entry is kept: RunId is ignored');

/** The next run starts from the beginning. */
export const RESET_JOB_BOOKMARK = operation<sdk.ResetJobBookmarkRequest, sdk.ResetJobBookmarkResponse>('ResetJobBookmark', (input, call) => {
  const before = bookmarkOf(call, input.JobName);
  const after = { JobName: input.JobName, Version: (before.Version ?? 0) + 1, Run: 0, Attempt: 0 };
  call.state.bookmarks.put(input.JobName, after);
  return { JobBookmarkEntry: after };
}, 'rewinding to a run (RunId) is a reset to the beginning');
