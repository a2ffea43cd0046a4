import type { Udf } from './udf';

/** The hashes of `hash` (Murmur3, 32 bits) and `xxhash64` as Spark computes them: each value's hash is the next one's seed; null leaves it. */

const rotate32 = (x: number, n: number) => (x << n) | (x >>> (32 - n));

function mixBlock(k: number, h: number): number {
  const mixed = h ^ Math.imul(rotate32(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotate32(mixed, 13), 5) + 0xe6546b64) | 0;
}

function finish(h: number, length: number): number {
  let x = h ^ length;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) | 0;
}

export function murmur3Int(value: number, seed: number): number {
  return finish(mixBlock(value, seed), 4);
}

export function murmur3Long(value: bigint, seed: number): number {
  const low = Number(BigInt.asIntN(32, value));
  const high = Number(BigInt.asIntN(32, value >> 32n));
  return finish(mixBlock(high, mixBlock(low, seed)), 8);
}

/** Spark's own variant: bytes after the last whole word are mixed one at a time, signed. */
export function murmur3Bytes(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length - (bytes.length % 4);
  let h = seed;
  for (let i = 0; i < words; i += 4) h = mixBlock(view.getInt32(i, true), h);
  for (let i = words; i < bytes.length; i++) h = mixBlock(view.getInt8(i), h);
  return finish(h, bytes.length);
}

const MASK = 0xffffffffffffffffn;
const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;
const rotate64 = (x: bigint, n: bigint) => ((x << n) | (x >> (64n - n))) & MASK;
const times = (a: bigint, b: bigint) => (a * b) & MASK;
const round = (acc: bigint, k: bigint) => times(rotate64((acc + times(k, P2)) & MASK, 31n), P1);

function avalanche(hash: bigint): bigint {
  let h = hash;
  h = times(h ^ (h >> 33n), P2);
  h = times(h ^ (h >> 29n), P3);
  return BigInt.asIntN(64, h ^ (h >> 32n));
}

const mixLong = (h: bigint, k: bigint) => (times(rotate64(h ^ round(0n, k), 27n), P1) + P4) & MASK;
const mixInt = (h: bigint, k: bigint) => (times(rotate64(h ^ times(k, P1), 23n), P2) + P3) & MASK;

export function xxhash64Int(value: number, seed: bigint): bigint {
  return avalanche(mixInt((BigInt.asUintN(64, seed) + P5 + 4n) & MASK, BigInt(value >>> 0)));
}

export function xxhash64Long(value: bigint, seed: bigint): bigint {
  return avalanche(mixLong((BigInt.asUintN(64, seed) + P5 + 8n) & MASK, BigInt.asUintN(64, value)));
}

export function xxhash64Bytes(bytes: Uint8Array, seed: bigint): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = BigInt.asUintN(64, seed);
  let at = 0;
  let h: bigint;
  if (bytes.length >= 32) {
    const lanes = [(start + P1 + P2) & MASK, (start + P2) & MASK, start, (start - P1) & MASK];
    for (; at + 32 <= bytes.length; at += 32) lanes.forEach((lane, i) => { lanes[i] = round(lane, view.getBigUint64(at + 8 * i, true)); });
    h = (rotate64(lanes[0], 1n) + rotate64(lanes[1], 7n) + rotate64(lanes[2], 12n) + rotate64(lanes[3], 18n)) & MASK;
    for (const lane of lanes) h = (times(h ^ round(0n, lane), P1) + P4) & MASK;
  } else {
    h = (start + P5) & MASK;
  }
  h = (h + BigInt(bytes.length)) & MASK;
  for (; at + 8 <= bytes.length; at += 8) h = mixLong(h, view.getBigUint64(at, true));
  if (at + 4 <= bytes.length) {
    h = mixInt(h, BigInt(view.getUint32(at, true)));
    at += 4;
  }
  for (; at < bytes.length; at++) h = times(rotate64(h ^ times(BigInt(bytes[at]), P5), 11n), P1);
  return avalanche(h);
}

const SCRATCH = new DataView(new ArrayBuffer(8));
/** Bits as Java's `floatToIntBits` gives them: one NaN, and -0.0 is 0.0. */
function floatBits(value: number): number {
  SCRATCH.setFloat32(0, Number.isNaN(value) ? NaN : value + 0);
  return SCRATCH.getInt32(0);
}
function doubleBits(value: number): bigint {
  SCRATCH.setFloat64(0, Number.isNaN(value) ? NaN : value + 0);
  return SCRATCH.getBigInt64(0);
}

/** Two's complement big-endian bytes of an integer, as few as hold it: Java's `BigInteger.toByteArray`. */
function integerBytes(digits: string): Uint8Array {
  const value = BigInt(digits);
  let length = 1;
  while (BigInt.asIntN(8 * length, value) !== value) length++;
  return Uint8Array.from({ length }, (_, i) => Number(BigInt.asUintN(8, value >> BigInt(8 * (length - 1 - i)))));
}

let table: Uint32Array | undefined;
/** CRC-32 of zlib and java.util.zip. */
export function crc32(bytes: Uint8Array): bigint {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return BigInt((crc ^ 0xffffffff) >>> 0);
}

type Pair = readonly [string, Udf['params'][number], (value: never) => (seed: never) => number | bigint];

function seeded(prefix: string, seed: 'INTEGER' | 'BIGINT', pairs: readonly Pair[]): Udf[] {
  return pairs.map(([name, type, hash]) => ({
    name: `${prefix}_${name}`,
    params: [type, seed],
    returns: seed,
    nulls: true,
    run: (value, s) => (value === null ? s : hash(value as never)(s as never)),
  }));
}

export const HASH_UDFS: readonly Udf[] = [
  { name: 'spark_crc32', params: ['BLOB'], returns: 'BIGINT', run: (bytes) => crc32(bytes as Uint8Array) },
  ...seeded('spark_murmur3', 'INTEGER', [
    ['int', 'INTEGER', (v: number) => (s: number) => murmur3Int(v, s)],
    ['bigint', 'BIGINT', (v: bigint) => (s: number) => murmur3Long(v, s)],
    ['float', 'DOUBLE', (v: number) => (s: number) => murmur3Int(floatBits(v), s)],
    ['double', 'DOUBLE', (v: number) => (s: number) => murmur3Long(doubleBits(v), s)],
    ['binary', 'BLOB', (v: Uint8Array) => (s: number) => murmur3Bytes(v, s)],
    ['unscaled', 'VARCHAR', (v: string) => (s: number) => murmur3Bytes(integerBytes(v), s)],
  ]),
  ...seeded('spark_xxhash64', 'BIGINT', [
    ['int', 'INTEGER', (v: number) => (s: bigint) => xxhash64Int(v, s)],
    ['bigint', 'BIGINT', (v: bigint) => (s: bigint) => xxhash64Long(v, s)],
    ['float', 'DOUBLE', (v: number) => (s: bigint) => xxhash64Int(floatBits(v), s)],
    ['double', 'DOUBLE', (v: number) => (s: bigint) => xxhash64Long(doubleBits(v), s)],
    ['binary', 'BLOB', (v: Uint8Array) => (s: bigint) => xxhash64Bytes(v, s)],
    ['unscaled', 'VARCHAR', (v: string) => (s: bigint) => xxhash64Bytes(integerBytes(v), s)],
  ]),
];
