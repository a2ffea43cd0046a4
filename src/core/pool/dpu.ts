import { didYouMean, GlueprintError } from '../diagnostics';

/**
 * Data processing units of one worker.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/worker-types.html
 */
const DPUS: { readonly [workerType: string]: number } = {
  'Standard': 1,
  'G.025X': 0.25,
  'G.1X': 1,
  'G.2X': 2,
  'G.4X': 4,
  'G.8X': 8,
  'G.12X': 12,
  'G.16X': 16,
  // Memory-optimized workers are counted in M-DPUs, which have a price of their own.
  'R.1X': 1,
  'R.2X': 2,
  'R.4X': 4,
  'R.8X': 8,
  'Z.2X': 2,
};

export function dpuOf(workerType: string, workers: number): number {
  const dpu = DPUS[workerType];
  if (dpu === undefined) {
    throw new GlueprintError({
      code: 'WorkerTypeUnknown',
      message: `unknown worker type '${workerType}', expected one of ${Object.keys(DPUS).join(', ')}${didYouMean(workerType, Object.keys(DPUS))}`,
    });
  }
  return dpu * workers;
}

/** Memory-optimized workers, which cost more a DPU-hour. */
export function isMemoryOptimized(workerType: string): boolean {
  return workerType.startsWith('R.');
}
