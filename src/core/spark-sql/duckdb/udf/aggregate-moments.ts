import { murmur3Bytes } from './hash';
import type { Udf, UdfValue } from './udf';

/** Aggregates over a list of values, by Spark's own algorithms: what DuckDB's aggregates do not have, or compute from plain sums. */

interface Central { readonly n: number; readonly avg: number; readonly m2: number; readonly m3: number; readonly m4: number }

/** `CentralMomentAgg`: count, mean and second to fourth moment. In two halves that are merged, as two of Spark's tasks would; in a window in one: the last digits hang on it. */
function centralMoments(values: readonly number[], parts: number): Central {
  const half = parts === 2 ? values.length >> 1 : 0;
  const [a, b] = [centralOf(values.slice(0, half)), centralOf(values.slice(half))];
  const n = a.n + b.n;
  const delta = b.avg - a.avg;
  const deltaN = n === 0 ? 0 : delta / n;
  return {
    n,
    avg: a.avg + deltaN * b.n,
    m2: a.m2 + b.m2 + delta * deltaN * a.n * b.n,
    m3: a.m3 + b.m3 + deltaN * deltaN * delta * a.n * b.n * (a.n - b.n) + 3 * deltaN * (a.n * b.m2 - b.n * a.m2),
    m4: a.m4 + b.m4 + deltaN * deltaN * deltaN * delta * a.n * b.n * (a.n * a.n - a.n * b.n + b.n * b.n)
      + 6 * deltaN * deltaN * (a.n * a.n * b.m2 + b.n * b.n * a.m2) + 4 * deltaN * (a.n * b.m3 - b.n * a.m3),
  };
}

function centralOf(values: readonly number[]): Central {
  let [n, avg, m2, m3, m4] = [0, 0, 0, 0, 0];
  for (const x of values) {
    n++;
    const delta = x - avg;
    const deltaN = delta / n;
    const newM2 = m2 + delta * (delta - deltaN);
    const newM3 = m3 - 3 * deltaN * newM2 + delta * (delta * delta - deltaN * deltaN);
    m4 = m4 - 4 * deltaN * newM3 - 6 * deltaN * deltaN * newM2 + delta * (delta * delta * delta - deltaN * deltaN * deltaN);
    [avg, m2, m3] = [avg + deltaN, newM2, newM3];
  }
  return { n, avg, m2, m3, m4 };
}

/** `PearsonCorrelation` and `Covariance`: count, means, co-moment, second moments of y and x. */
function coMoments(ys: readonly number[], xs: readonly number[], parts: number): readonly number[] {
  const half = parts === 2 ? ys.length >> 1 : 0;
  const [n1, y1, x1, ck1, yMk1, xMk1] = coMomentsOf(ys, xs, 0, half);
  const [n2, y2, x2, ck2, yMk2, xMk2] = coMomentsOf(ys, xs, half, ys.length);
  const n = n1 + n2;
  const [dy, dx] = [y2 - y1, x2 - x1];
  const [dyN, dxN] = n === 0 ? [0, 0] : [dy / n, dx / n];
  return [n, y1 + dyN * n2, x1 + dxN * n2, ck1 + ck2 + dy * dxN * n1 * n2, yMk1 + yMk2 + dy * dyN * n1 * n2, xMk1 + xMk2 + dx * dxN * n1 * n2];
}

function coMomentsOf(ys: readonly number[], xs: readonly number[], from: number, to: number): readonly number[] {
  let [n, yAvg, xAvg, ck, yMk, xMk] = [0, 0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const [y, x] = [ys[i], xs[i]];
    n++;
    const dy = y - yAvg;
    const dx = x - xAvg;
    const newY = yAvg + dy / n;
    const newX = xAvg + dx / n;
    ck += dy * (x - newX);
    yMk += dy * (y - newY);
    xMk += dx * (x - newX);
    [yAvg, xAvg] = [newY, newX];
  }
  return [n, yAvg, xAvg, ck, yMk, xMk];
}

/** `java.util.Random`, which breaks ties between bins. */
class JavaRandom {
  private seed: bigint;
  constructor(seed: bigint) {
    this.seed = (seed ^ 0x5DEECE66Dn) & ((1n << 48n) - 1n);
  }

  public nextInt(bound: number): number {
    // for a bound that is a power of two less one, as Java has it for odd bounds
    for (;;) {
      const bits = this.next(31);
      const value = bits % bound;
      if (bits - value + (bound - 1) <= 0x7FFFFFFF) return value;
    }
  }

  public nextDouble(): number {
    return (this.next(26) * 2 ** 27 + this.next(27)) * 2 ** -53;
  }

  private next(bits: number): number {
    this.seed = (this.seed * 0x5DEECE66Dn + 0xBn) & ((1n << 48n) - 1n);
    return Number(this.seed >> BigInt(48 - bits));
  }
}

/** `NumericHistogram`: centres and heights, one after the other. */
function histogram(values: readonly number[], bins: number): number[] {
  const random = new JavaRandom(31183n);
  const xs: number[] = [];
  const ys: number[] = [];
  for (const v of values) {
    let [low, high] = [0, xs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (xs[middle] < v) low = middle + 1;
      else high = middle;
    }
    if (xs[low] === v) {
      ys[low]++;
      continue;
    }
    xs.splice(low, 0, v);
    ys.splice(low, 0, 1);
    if (xs.length > bins) mergeClosest(xs, ys, random);
  }
  return xs.flatMap((x, i) => [x, ys[i]]);
}

function mergeClosest(xs: number[], ys: number[], random: JavaRandom): void {
  let smallest = xs[1] - xs[0];
  let at = 0;
  let count = 1;
  for (let i = 1; i < xs.length - 1; i++) {
    const gap = xs[i + 1] - xs[i];
    if (gap < smallest) [smallest, at, count] = [gap, i, 1];
    else if (gap === smallest && random.nextDouble() <= 1 / ++count) at = i;
  }
  const height = ys[at] + ys[at + 1];
  let x = xs[at];
  x *= ys[at] / height;
  x += (xs[at + 1] / height) * ys[at + 1];
  xs.splice(at, 2, x);
  ys.splice(at, 2, height);
}

/** Position in the sorted values that Spark's quantile summary of them answers with (`QuantileSummaries`, up to one head buffer of 50,000 values). */
function quantileIndex(n: number, percentile: number, accuracy: number): number {
  const error = 1 / accuracy;
  const delta = (i: number) => (i === 0 || i === n - 1 ? 0 : Math.floor(2 * error * (i + 1)));
  const threshold = 2 * error * n;
  const kept: { at: number; g: number; delta: number }[] = [];
  let head = { at: n - 1, g: 1, delta: 0 };
  for (let i = n - 2; i >= 1; i--) {
    if (1 + head.g + head.delta < threshold) {
      head = { ...head, g: head.g + 1 };
    } else {
      kept.push(head);
      head = { at: i, g: 1, delta: delta(i) };
    }
  }
  kept.push(head);
  if (n > 1) kept.push({ at: 0, g: 1, delta: 0 });
  kept.reverse();
  const target = Math.floor(Math.max(...kept.map((s) => s.delta + s.g)) / 2);
  const rank = Math.ceil(percentile * n);
  let least = 0;
  for (const s of kept.slice(0, -1)) {
    least += s.g;
    if (least + s.delta - target <= rank && rank <= least + target) return s.at + 1;
  }
  return n;
}

// ---------------------------------------------------------------- bitmaps and sketches

const BITMAP_BYTES = 4096;

function bitmapOf(positions: readonly bigint[]): Uint8Array {
  const out = new Uint8Array(BITMAP_BYTES);
  for (const p of positions) {
    if (p < 0n || p >= 8n * BigInt(BITMAP_BYTES)) throw new Error(`[INVALID_BITMAP_POSITION] the bitmap position ${p} is out of bounds: it must be 0 to ${8 * BITMAP_BYTES - 1}`);
    out[Number(p >> 3n)] |= 1 << Number(p & 7n);
  }
  return out;
}

function bitmapOr(bitmaps: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(BITMAP_BYTES);
  for (const b of bitmaps) {
    b.forEach((byte, i) => {
      if (i < BITMAP_BYTES) out[i] |= byte;
    });
  }
  return out;
}

/** `CountMinSketch` of integers or bytes, in its serialized form. */
function countMinSketch(values: readonly (bigint | Uint8Array)[], eps: number, confidence: number, seed: number): Uint8Array {
  const width = Math.ceil(2 / eps);
  const depth = Math.ceil(-Math.log1p(-confidence) / Math.log(2));
  const random = new JavaRandom(BigInt(seed));
  const hashes = Array.from({ length: depth }, () => BigInt(random.nextInt(0x7FFFFFFF)));
  const table = hashes.map(() => new Array<bigint>(width).fill(0n));
  for (const v of values) {
    if (typeof v !== 'bigint') {
      const first = murmur3Bytes(v, 0);
      const second = murmur3Bytes(v, first);
      hashes.forEach((_, i) => table[i][Math.abs(((first + Math.imul(i, second)) | 0) % width)]++);
      continue;
    }
    hashes.forEach((a, i) => {
      let hash = BigInt.asIntN(64, a * v);
      hash = BigInt.asIntN(64, hash + (hash >> 32n));
      hash &= (1n << 31n) - 1n;
      table[i][Number(hash) % width]++;
    });
  }
  const view = new DataView(new ArrayBuffer(20 + 8 * depth + 8 * depth * width));
  view.setInt32(0, 1);
  view.setBigInt64(4, BigInt(values.length));
  view.setInt32(12, depth);
  view.setInt32(16, width);
  hashes.forEach((h, i) => view.setBigInt64(20 + 8 * i, h));
  table.flat().forEach((count, i) => view.setBigInt64(20 + 8 * depth + 8 * i, count));
  return new Uint8Array(view.buffer);
}

export const AGGREGATE_UDFS: readonly Udf[] = [
  {
    name: 'spark_skewness',
    params: ['DOUBLE[]', 'INTEGER'],
    returns: 'DOUBLE',
    run: (values, parts) => {
      const { n, m2, m3 } = centralMoments(values as number[], parts as number);
      return n === 0 || m2 === 0 ? null : (Math.sqrt(n) * m3) / Math.sqrt(m2 * m2 * m2);
    },
  },
  {
    name: 'spark_kurtosis',
    params: ['DOUBLE[]', 'INTEGER'],
    returns: 'DOUBLE',
    run: (values, parts) => {
      const { n, m2, m4 } = centralMoments(values as number[], parts as number);
      return n === 0 || m2 === 0 ? null : (n * m4) / (m2 * m2) - 3;
    },
  },
  {
    name: 'spark_co_moments',
    params: ['DOUBLE[]', 'DOUBLE[]', 'INTEGER'],
    returns: 'DOUBLE[]',
    run: (ys, xs, parts) => coMoments(ys as number[], xs as number[], parts as number),
  },
  { name: 'spark_histogram', params: ['DOUBLE[]', 'INTEGER'], returns: 'DOUBLE[]', run: (values, bins) => histogram(values as number[], bins as number) },
  {
    name: 'spark_quantile_index',
    params: ['BIGINT', 'DOUBLE', 'BIGINT'],
    returns: 'BIGINT',
    run: (n, percentile, accuracy) => BigInt(quantileIndex(Number(n), percentile as number, Number(accuracy))),
  },
  { name: 'spark_bitmap', params: ['BIGINT[]'], returns: 'BLOB', run: (positions) => bitmapOf(positions as bigint[]) },
  { name: 'spark_bitmap_or', params: ['BLOB[]'], returns: 'BLOB', run: (bitmaps) => bitmapOr(bitmaps as Uint8Array[]) },
  {
    name: 'spark_count_min_sketch',
    params: ['BIGINT[]', 'DOUBLE', 'DOUBLE', 'INTEGER'],
    returns: 'BLOB',
    run: (values, eps, confidence, seed): UdfValue => countMinSketch(values as bigint[], eps as number, confidence as number, seed as number),
  },
  {
    name: 'spark_count_min_sketch_bytes',
    params: ['BLOB[]', 'DOUBLE', 'DOUBLE', 'INTEGER'],
    returns: 'BLOB',
    run: (values, eps, confidence, seed): UdfValue => countMinSketch(values as Uint8Array[], eps as number, confidence as number, seed as number),
  },
];
