import { murmur3Bytes } from './hash';
import type { Udf } from './udf';

/** `rand(seed)` and `randn(seed)`: Spark's generator (`XORShiftRandom`), started anew for each call of each query, as in Spark's first partition. */

/** Scala's seed of hashes over arrays. */
const ARRAY_SEED = 0x3c074a61;
const UNIT = 2 ** -53;

class XorShiftRandom {
  /** The state's halves: numbers of 32 bits are some twenty times as fast as a bigint. */
  private high: number;
  private low: number;
  private spare: number | undefined;

  constructor(seed: bigint) {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigInt64(0, seed);
    this.low = murmur3Bytes(bytes, ARRAY_SEED);
    this.high = murmur3Bytes(bytes, this.low);
  }

  /** s ^= s << 21; s ^= s >>> 35; s ^= s << 4. */
  private next(bits: number): number {
    let { high, low } = this;
    high ^= (high << 21) | (low >>> 11);
    low ^= low << 21;
    low ^= high >>> 3;
    high ^= (high << 4) | (low >>> 28);
    low ^= low << 4;
    this.high = high;
    this.low = low;
    return low & ((1 << bits) - 1);
  }

  public double(): number {
    return (this.next(26) * 2 ** 27 + this.next(27)) * UNIT;
  }

  /** The polar method, as java.util.Random: every second number is kept from the one before. */
  public gaussian(): number {
    if (this.spare !== undefined) {
      const kept = this.spare;
      this.spare = undefined;
      return kept;
    }
    for (;;) {
      const [a, b] = [2 * this.double() - 1, 2 * this.double() - 1];
      const s = a * a + b * b;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = b * factor;
      return a * factor;
    }
  }
}

/** A function with a generator for each place in a query; the next query starts them anew. */
function seeded(name: string, value: (random: XorShiftRandom) => number): Udf {
  return {
    name,
    params: ['BIGINT', 'VARCHAR', 'BIGINT'],
    returns: 'DOUBLE',
    volatile: true,
    start: () => {
      const places = new Map<string, { readonly query: bigint; readonly random: XorShiftRandom }>();
      return (seed, place, query) => {
        let at = places.get(place as string);
        if (at === undefined || at.query !== query) {
          at = { query: query as bigint, random: new XorShiftRandom(seed as bigint) };
          places.set(place as string, at);
        }
        return value(at.random);
      };
    },
  };
}

export const RANDOM_UDFS: readonly Udf[] = [seeded('spark_rand', (r) => r.double()), seeded('spark_randn', (r) => r.gaussian())];
