import type { Capacity } from '../contract';

/** DPU of a worker by its type. */
const DPU: Readonly<Record<string, number>> = {
  'Standard': 1, 'G.025X': 0.25, 'G.1X': 1, 'G.2X': 2, 'G.4X': 4, 'G.8X': 8, 'G.12X': 12, 'G.16X': 16, 'Z.2X': 2, 'R.1X': 1, 'R.2X': 2, 'R.4X': 4, 'R.8X': 8,
};

/** List prices of us-east-1, USD for a DPU-hour; memory-optimized workers are counted in M-DPU. */
const PRICE = { standard: 0.44, memory: 0.52 };

export function capacityOf(workerType: string, numberOfWorkers: number): Capacity {
  const dpu = (DPU[workerType] ?? 1) * numberOfWorkers;
  return { workerType, numberOfWorkers, dpu, costPerHour: dpu * (workerType.startsWith('R.') ? PRICE.memory : PRICE.standard) };
}

/** Glue bills seconds, one minute at least. */
export function billedHours(ms: number): number {
  return Math.max(60_000, ms) / 3_600_000;
}
