import { findJobs, JobQuery } from './find-jobs';

/** Two optional arguments, job and node: a single one names a job where one is called so, else a node of the only job. */
export async function jobAndNode(query: JobQuery, args: readonly string[]): Promise<{ name?: string; node?: string }> {
  const [first, second] = args;
  if (first === undefined || second !== undefined || /\.json$/.test(first)) return { name: first, node: second };
  const jobs = await findJobs(query);
  const same = (a: string) => a.toLowerCase() === first.toLowerCase();
  const isJob = jobs.some((j) => same(j.manifest.job.name) || same(j.manifest.job.path));
  const isNode = jobs.length === 1 && jobs[0]?.manifest.nodes.some((n) => same(n.id)) === true;
  return isNode && !isJob ? { node: first } : { name: first };
}
