/** List prices of a DPU-hour in us-east-1, in US dollars. */
export const STANDARD_PRICE = 0.44;
export const FLEX_PRICE = 0.29;
export const MEMORY_OPTIMIZED_PRICE = 0.52;

/** Glue bills by the second, one minute at least. */
const LEAST_MINUTES = 1;

/** What a job is expected to do. */
export interface Workload {
  readonly dpu: number;
  readonly pricePerDpuHour: number;
  readonly runsPerDay: number;
  readonly minutes: number;
}

/** Costs in the currency of the price. */
export interface WorkloadCost {
  readonly dpuHoursPerRun: number;
  readonly perRun: number;
  readonly perDay: number;
  /** Of 30 days. */
  readonly perMonth: number;
}

export function estimateCost(w: Workload): WorkloadCost {
  const dpuHoursPerRun = w.dpu * Math.max(LEAST_MINUTES, w.minutes) / 60;
  const perRun = dpuHoursPerRun * w.pricePerDpuHour;
  const perDay = perRun * w.runsPerDay;
  return { dpuHoursPerRun, perRun, perDay, perMonth: 30 * perDay };
}
