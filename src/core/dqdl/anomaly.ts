/** How many past values are needed before anything is called an anomaly: as AWS Glue. */
export const MIN_HISTORY = 3;

export interface AnomalyBounds { readonly expected: number; readonly lower: number; readonly upper: number }

/**
 * The range that past values predict for the next one: a straight line through them (their mean below five values)
 * give or take three standard deviations of what the line leaves over. AWS Glue trains a private model instead:
 * the bounds have the same kind and use, not the same numbers.
 */
export function anomalyBounds(history: readonly number[]): AnomalyBounds | undefined {
  const n = history.length;
  if (n < MIN_HISTORY) return undefined;
  const mean = history.reduce((a, b) => a + b, 0) / n;
  const middle = (n - 1) / 2;
  const spread = history.reduce((a, _, i) => a + (i - middle) ** 2, 0);
  const slope = n < 5 ? 0 : history.reduce((a, y, i) => a + (i - middle) * (y - mean), 0) / spread;
  const line = (i: number) => mean + slope * (i - middle);
  const expected = line(n);
  const rest = history.reduce((a, y, i) => a + (y - line(i)) ** 2, 0);
  const deviation = Math.sqrt(rest / Math.max(1, n - (n < 5 ? 1 : 2)));
  // A series that never moves would otherwise call the last bit of a double an anomaly.
  const margin = Math.max(3 * deviation, Math.abs(expected) * 1e-9);
  return { expected, lower: expected - margin, upper: expected + margin };
}
