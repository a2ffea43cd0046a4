/* eslint-disable no-bitwise -- a codec works on bits */
/**
 * The rotations of a block in byte order (Burrows-Wheeler): sorted by two bytes, then by twice as many each round, as Larsson and Sadakane do it.
 * Gives where each begins.
 */
export function sortRotations(block: Uint8Array, n: number): Int32Array {
  const order = new Int32Array(n), rank = new Int32Array(n);
  if (n === 0) return order;
  const pair = (i: number) => (block[i] << 8) | block[i + 1 < n ? i + 1 : 0];
  const starts = new Int32Array(65537);
  for (let i = 0; i < n; i++) starts[pair(i) + 1]++;
  for (let i = 0; i < 65536; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, 65536);
  for (let i = 0; i < n; i++) order[next[pair(i)]++] = i;
  // The rank of a rotation is where its group ends.
  for (let i = 0; i < n; i++) rank[i] = starts[pair(i) + 1] - 1;
  const sorter = new Sorter(order, rank, n);
  for (let h = 2; h < n * 2; h *= 2) if (!sorter.round(h)) break;
  return order;
}

class Sorter {
  /** Lengths of sorted stretches, by where they begin, so that rounds leap over them. */
  private readonly sorted: Int32Array;
  private h = 0;

  constructor(private readonly order: Int32Array, private readonly rank: Int32Array, private readonly n: number) {
    this.sorted = new Int32Array(n);
  }

  /** Sorts each group by what stands `h` further on. Says whether any group was left. */
  public round(h: number): boolean {
    const { order, rank, sorted, n } = this;
    this.h = h % n;
    let found = false, stretch = -1;
    for (let i = 0; i < n;) {
      if (sorted[i] > 0) {
        if (stretch < 0) stretch = i;
        i += sorted[i];
        continue;
      }
      const end = rank[order[i]] + 1;
      if (end === i + 1) {
        if (stretch < 0) stretch = i;
        i++;
        continue;
      }
      if (stretch >= 0) sorted[stretch] = i - stretch;
      stretch = -1;
      found = true;
      this.sort(i, end);
      i = end;
    }
    if (stretch >= 0) sorted[stretch] = n - stretch;
    return found;
  }

  private key(i: number): number {
    const at = this.order[i] + this.h;
    return this.rank[at >= this.n ? at - this.n : at];
  }

  /** Three-way quicksort of a group; ranks are given from the left, which no comparison of the same group can mistake. */
  private sort(from: number, to: number): void {
    const { order } = this;
    while (to - from > 0) {
      if (to - from < 8) {
        this.insertion(from, to);
        return;
      }
      const pivot = this.pivot(from, to);
      let lower = from, upper = to - 1, i = from;
      while (i <= upper) {
        const k = this.key(i);
        if (k < pivot) swap(order, lower++, i++);
        else if (k > pivot) swap(order, i, upper--);
        else i++;
      }
      this.sort(from, lower);
      this.settle(lower, upper + 1);
      from = upper + 1;
    }
  }

  private insertion(from: number, to: number): void {
    const { order } = this;
    const keys: number[] = [];
    for (let i = from; i < to; i++) {
      const at = order[i];
      const k = this.key(i);
      let j = i;
      while (j > from && (keys[j - from - 1] ?? 0) > k) {
        order[j] = order[j - 1];
        keys[j - from] = keys[j - from - 1] ?? 0;
        j--;
      }
      order[j] = at;
      keys[j - from] = k;
    }
    for (let i = from; i < to;) {
      let end = i + 1;
      while (end < to && keys[end - from] === keys[i - from]) end++;
      this.settle(i, end);
      i = end;
    }
  }

  /** All in it are equal so far: they are a group of their own. */
  private settle(from: number, to: number): void {
    for (let i = from; i < to; i++) this.rank[this.order[i]] = to - 1;
  }

  private pivot(from: number, to: number): number {
    const [a, b, c] = [this.key(from), this.key((from + to) >> 1), this.key(to - 1)];
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

function swap(order: Int32Array, i: number, j: number): void {
  const x = order[i];
  order[i] = order[j];
  order[j] = x;
}
