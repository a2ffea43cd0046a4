import type * as sdk from '@aws-sdk/client-glue';
import { Bookmarks } from '../../../../state/bookmarks';
import { notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import type { Wire } from '../../wire';

/** Where the sources of a job stand: now, or where a run left them. */
function statesOf(call: Call, job: string, runId: string | undefined): ReadonlyMap<string, string> {
  const bookmarks = new Bookmarks(call.state.store);
  if (runId === undefined) return new Map(bookmarks.list(job).map((b) => [b.node, b.state]));
  const engineRun = call.state.runs.get(runId, job)?.extra.engineRun;
  const states = engineRun === undefined ? undefined : bookmarks.after(job, engineRun);
  if (states === undefined) throw notFound(`Continuation for job ${job} and run ${runId} not found`);
  return states;
}

/** What the runs of the job have read, source by source: kept by the runs themselves. */
function bookmarkOf(call: Call, job: string, runId?: string): Wire<sdk.JobBookmarkEntry> {
  if (!call.state.jobs.has(job)) throw notFound(`Job ${job} not found.`);
  const states = statesOf(call, job, runId);
  const newest = call.state.runs.list({ parent: job, order: 'newest', limit: 100 }).find((r) => r.doc.JobRunState === 'SUCCEEDED')?.doc;
  const run = runId === undefined ? newest : call.state.runs.get(runId, job)?.doc;
  const resets = call.state.bookmarks.get(job)?.doc;
  if (states.size === 0 && resets === undefined) throw notFound(`Continuation for job ${job} not found`);
  const isEmpty = states.size === 0;
  return {
    JobName: job,
    Version: resets?.Version ?? 0,
    Run: isEmpty ? 0 : call.state.runs.count(job),
    Attempt: run?.Attempt ?? 0,
    RunId: isEmpty ? undefined : run?.Id,
    JobBookmark: isEmpty ? undefined : JSON.stringify(Object.fromEntries([...states].map(([node, state]) => [node, { node, state }]))),
  };
}

export const GET_JOB_BOOKMARK = operation<sdk.GetJobBookmarkRequest, sdk.GetJobBookmarkResponse>('GetJobBookmark', (input, call) => (
  { JobBookmarkEntry: bookmarkOf(call, input.JobName, input.RunId) }
), 'scripts on PySpark keep no bookmarks');

/** The next run starts from the beginning; with a run, from where that one left the bookmarks. */
export const RESET_JOB_BOOKMARK = operation<sdk.ResetJobBookmarkRequest, sdk.ResetJobBookmarkResponse>('ResetJobBookmark', (input, call) => {
  const { JobName: job, RunId: runId } = input;
  const before = bookmarkOf(call, job);
  call.state.transaction(() => {
    const bookmarks = new Bookmarks(call.state.store);
    if (runId === undefined) {
      bookmarks.reset(job);
    } else {
      const wanted = statesOf(call, job, runId);
      const nodes = new Set([...bookmarks.list(job).map((b) => b.node), ...wanted.keys()]);
      bookmarks.set(job, new Map([...nodes].map((node) => [node, wanted.get(node)])));
    }
    call.state.bookmarks.put(job, { JobName: job, Version: (before.Version ?? 0) + 1 });
  });
  return { JobBookmarkEntry: runId === undefined ? bookmarkOf(call, job) : { ...bookmarkOf(call, job), RunId: runId } };
}, 'scripts on PySpark keep no bookmarks');
