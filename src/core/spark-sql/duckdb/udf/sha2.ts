import type { Udf } from './udf';

/** SHA-2 of FIPS 180-4, in plain JavaScript: the core runs in a browser, where hashing is asynchronous. */

const primes: number[] = [];
for (let n = 2; primes.length < 80; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);

/** The first 64 bits after the point of a root of a prime, exactly. */
function rootBits(prime: number, root: 2n | 3n): bigint {
  const scaled = BigInt(prime) << (64n * root);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** root <= scaled) low = middle;
    else high = middle;
  }
  return low & 0xffffffffffffffffn;
}

interface Variant { readonly word: 32 | 64; readonly start: readonly bigint[]; readonly length: number }
let constants: readonly bigint[] | undefined;

function variant(bits: number): Variant | undefined {
  const squares = (from: number) => primes.slice(from, from + 8).map((p) => rootBits(p, 2n));
  switch (bits) {
    // SHA-224 starts from the second 32 bits of what SHA-384 starts from
    case 224: return { word: 32, start: squares(8).map((x) => x & 0xffffffffn), length: 28 };
    case 0:
    case 256: return { word: 32, start: squares(0).map((x) => x >> 32n), length: 32 };
    case 384: return { word: 64, start: squares(8), length: 48 };
    case 512: return { word: 64, start: squares(0), length: 64 };
    default: return undefined;
  }
}

const SHIFTS = {
  32: { s0: [7n, 18n, 3n], s1: [17n, 19n, 10n], e0: [2n, 13n, 22n], e1: [6n, 11n, 25n], rounds: 64 },
  64: { s0: [1n, 8n, 7n], s1: [19n, 61n, 6n], e0: [28n, 34n, 39n], e1: [14n, 18n, 41n], rounds: 80 },
} as const;

/** Hex digest; null for a length that is none of 0, 224, 256, 384, 512. */
export function sha2(bytes: Uint8Array, bits: number): string | null {
  const v = variant(bits);
  if (v === undefined) return null;
  constants ??= primes.map((p) => rootBits(p, 3n));
  const { s0, s1, e0, e1, rounds } = SHIFTS[v.word];
  const width = BigInt(v.word);
  const mask = (1n << width) - 1n;
  const rotate = (x: bigint, n: bigint) => ((x >> n) | (x << (width - n))) & mask;
  const block = v.word * 2;
  const padded = new Uint8Array(Math.ceil((bytes.length + 1 + v.word / 4) / block) * block);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const view = new DataView(padded.buffer);
  const state = [...v.start];
  for (let at = 0; at < padded.length; at += block) {
    const w = Array.from({ length: 16 }, (_, i) => (v.word === 32 ? BigInt(view.getUint32(at + 4 * i)) : view.getBigUint64(at + 8 * i)));
    for (let i = 16; i < rounds; i++) {
      const a = rotate(w[i - 15], s0[0]) ^ rotate(w[i - 15], s0[1]) ^ (w[i - 15] >> s0[2]);
      const b = rotate(w[i - 2], s1[0]) ^ rotate(w[i - 2], s1[1]) ^ (w[i - 2] >> s1[2]);
      w.push((w[i - 16] + a + w[i - 7] + b) & mask);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < rounds; i++) {
      const k = v.word === 32 ? constants[i] >> 32n : constants[i];
      const t1 = h + (rotate(e, e1[0]) ^ rotate(e, e1[1]) ^ rotate(e, e1[2])) + ((e & f) ^ (~e & mask & g)) + k + w[i];
      const t2 = (rotate(a, e0[0]) ^ rotate(a, e0[1]) ^ rotate(a, e0[2])) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & mask, c, b, a, (t1 + t2) & mask];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => { state[i] = (state[i] + x) & mask; });
  }
  return state.map((x) => x.toString(16).padStart(v.word / 4, '0')).join('').slice(0, v.length * 2);
}

export const SHA2_UDFS: readonly Udf[] = [
  { name: 'spark_sha2', params: ['BLOB', 'INTEGER'], returns: 'VARCHAR', run: (bytes, bits) => sha2(bytes as Uint8Array, bits as number) },
];
