import type * as sdk from '@aws-sdk/client-glue';
import { Bookmarks } from '../../../../state/bookmarks';
import { notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import type { Wire } from '../../wire';

/** What the runs of the job have read, source by source: kept by the runs themselves. */
function bookmarkOf(call: Call, job: string): Wire<sdk.JobBookmarkEntry> {
  if (!call.state.jobs.has(job)) throw notFound(`Job ${job} not found.`);
  const sources = new Bookmarks(call.state.store).list(job);
  const newest = call.state.runs.list({ parent: job, order: 'newest', limit: 100 }).find((r) => r.doc.JobRunState === 'SUCCEEDED')?.doc;
  const resets = call.state.bookmarks.get(job)?.doc;
  if (sources.length === 0 && resets === undefined) throw notFound(`Continuation for job ${job} not found`);
  return {
    JobName: job,
    Version: resets?.Version ?? 0,
    Run: sources.length === 0 ? 0 : call.state.runs.count(job),
    Attempt: newest?.Attempt ?? 0,
    RunId: sources.length === 0 ? undefined : newest?.Id,
    JobBookmark: sources.length === 0 ? undefined : JSON.stringify(Object.fromEntries(sources.map((s) => [s.node, s]))),
  };
}

export const GET_JOB_BOOKMARK = operation<sdk.GetJobBookmarkRequest, sdk.GetJobBookmarkResponse>('GetJobBookmark', (input, call) => (
  { JobBookmarkEntry: bookmarkOf(call, input.JobName) }
), 'only the newest entry is kept: RunId is ignored; scripts on PySpark keep no bookmarks');

/** The next run starts from the beginning. */
export const RESET_JOB_BOOKMARK = operation<sdk.ResetJobBookmarkRequest, sdk.ResetJobBookmarkResponse>('ResetJobBookmark', (input, call) => {
  const before = bookmarkOf(call, input.JobName);
  call.state.transaction(() => {
    new Bookmarks(call.state.store).reset(input.JobName);
    call.state.bookmarks.put(input.JobName, { JobName: input.JobName, Version: (before.Version ?? 0) + 1 });
  });
  return { JobBookmarkEntry: bookmarkOf(call, input.JobName) };
}, 'rewinding to a run (RunId) is a reset to the beginning');
