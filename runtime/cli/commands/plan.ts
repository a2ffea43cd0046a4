import { CostEstimate, ManifestJob } from '../../../src/core/manifest';
import { dpuOf, estimateCost, FLEX_PRICE, isMemoryOptimized, MEMORY_OPTIMIZED_PRICE, STANDARD_PRICE } from '../../../src/core/pool';
import { Command } from '../command';
import { APP_OPTIONS, findJobs } from '../find-jobs';
import { usageError } from '../parse';

export const PLAN: Command = {
  verb: 'plan',
  summary: 'shows what the jobs of the app take on AWS: workers, runs, cost',
  about: 'How often a job runs, and how long, comes from `job.estimateCost(…)` in the app, or from the options. Prices are list prices of us-east-1 where the app gives none.',
  arguments: [{ name: 'manifest', optional: true, help: 'a manifest file, instead of the app' }],
  options: [
    ...APP_OPTIONS,
    { name: 'runs-per-day', value: 'n', help: 'runs of each job on an average day' },
    { name: 'minutes', value: 'n', help: 'minutes a run takes' },
    { name: 'json', help: 'print as JSON' },
  ],
  examples: ['glueprint plan', 'glueprint plan --runs-per-day 24 --minutes 10'],
  async run({ host, output, args, options }) {
    const given = { runsPerDay: number(options.text('runs-per-day'), 'runs-per-day'), minutes: number(options.text('minutes'), 'minutes') };
    const found = await findJobs({ host, options, output }, args[0]);
    const jobs = found.map(({ manifest: { job } }) => ({ name: job.name, path: job.path, ...capacity(job), ...cost(job, given) }));
    if (options.flag('json')) {
      output.json(jobs);
      return 0;
    }
    output.table(['job', 'capacity', 'DPU', 'a DPU-hour', 'runs a day', 'minutes', 'a run', 'a day', 'a month'], jobs.map(({ cost: c, ...j }) => [
      j.name, j.capacity, String(j.dpu), money(j.pricePerDpuHour),
      ...(c === undefined ? ['?', '?', '?', '?', '?'] : [String(c.runsPerDay), String(c.minutes), money(c.perRun), money(c.perDay), money(c.perMonth)]),
    ]));
    if (jobs.some((j) => j.cost === undefined)) output.note('how often a job runs is not known: call job.estimateCost({ runsPerDay, minutes }) in the app, or give --runs-per-day and --minutes');
    return 0;
  },
};

function capacity(job: ManifestJob) {
  const list = isMemoryOptimized(job.workerType) ? MEMORY_OPTIMIZED_PRICE : job.executionClass === 'FLEX' ? FLEX_PRICE : STANDARD_PRICE;
  return {
    capacity: `${job.numberOfWorkers} × ${job.workerType}${job.executionClass === undefined ? '' : ' FLEX'}${job.streaming === true ? ' streaming' : ''}`,
    dpu: job.estimate?.dpu ?? dpuOf(job.workerType, job.numberOfWorkers),
    pricePerDpuHour: job.estimate?.pricePerDpuHour ?? list,
  };
}

function cost(job: ManifestJob, given: { readonly runsPerDay?: number; readonly minutes?: number }): { readonly cost?: CostEstimate } {
  // A stream runs all day.
  const runsPerDay = given.runsPerDay ?? job.estimate?.runsPerDay ?? (job.streaming === true ? 1 : undefined);
  const minutes = given.minutes ?? job.estimate?.minutes ?? (job.streaming === true ? 1440 : undefined);
  if (runsPerDay === undefined || minutes === undefined) return {};
  const { dpu, pricePerDpuHour } = capacity(job);
  const workload = { dpu, pricePerDpuHour, runsPerDay, minutes };
  return { cost: { ...workload, ...estimateCost(workload) } };
}

function number(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const n = Number(text);
  if (text.trim() === '' || !(n >= 0)) throw usageError(`--${option} takes a number of at least 0, got '${text}'`);
  return n;
}

function money(n: number): string {
  return n.toFixed(2);
}
