/* eslint-disable no-bitwise -- a codec works on bits */
import { concat } from './byte-reader';
import { BLOCK_MAGIC, combinedCrc, crc, END_MAGIC, GROUP } from './bzip2-crc';
import { damaged } from './damaged';
import { Chunks } from '../../host/file-streams';

/** A packed block is not longer than this, so that with as many bytes at hand it is read without waiting. */
const PACKED_BLOCK = 1_300_000;
const MAX_LENGTH = 20;

/**
 * bzip2, block by block; several streams one after the other too, as pbzip2 writes them.
 *
 * @see https://sourceware.org/bzip2/ and Rob Landley's micro-bunzip, for the layout
 */
export async function* unpackBzip2(chunks: Chunks): Chunks {
  const source = chunks[Symbol.asyncIterator]();
  const bits = new BitReader();
  try {
    let ended = false;
    const fill = async () => {
      const more: Uint8Array[] = [];
      for (let have = bits.left(); have < PACKED_BLOCK && !ended;) {
        const next = await source.next();
        if (next.done === true) {
          ended = true;
        } else {
          more.push(next.value);
          have += next.value.length;
        }
      }
      bits.add(more);
    };
    await fill();
    for (let first = true; first || bits.left() > 0; first = false) {
      const level = streamHeader(bits, first);
      if (level === undefined) return;
      let streamCrc = 0;
      for (;;) {
        await fill();
        const magic = [bits.read(24), bits.read(24)];
        if (magic[0] === END_MAGIC[0] && magic[1] === END_MAGIC[1]) break;
        if (magic[0] !== BLOCK_MAGIC[0] || magic[1] !== BLOCK_MAGIC[1]) throw damaged('bzip2', 'no block where one must be');
        const block = readBlock(bits, level * 100_000);
        streamCrc = combinedCrc(streamCrc, block.crc);
        yield block.bytes;
      }
      if (bits.read32() !== streamCrc) throw damaged('bzip2', 'its checksum is not that of its bytes');
      bits.align();
      await fill();
    }
  } finally {
    await source.return?.();
  }
}

/** The level; `undefined` where what follows a whole stream is no stream. */
function streamHeader(bits: BitReader, first: boolean): number | undefined {
  if (!first && bits.left() < 4) return undefined;
  const magic = String.fromCharCode(bits.read(8), bits.read(8), bits.read(8));
  const level = bits.read(8) - 0x30;
  if (magic === 'BZh' && level >= 1 && level <= 9) return level;
  if (!first) return undefined;
  throw damaged('bzip2', 'it does not begin with BZh');
}

interface Table { readonly min: number; readonly max: number; readonly limit: Int32Array; readonly base: Int32Array; readonly symbols: Uint16Array }

function readBlock(bits: BitReader, size: number): { bytes: Uint8Array; crc: number } {
  const expected = bits.read32();
  if (bits.read(1) === 1) throw damaged('bzip2', 'a randomised block, of before version 0.9.5');
  const origin = bits.read(24);
  const bytes = readSymbolMap(bits);
  const tableCount = bits.read(3);
  const selectorCount = bits.read(15);
  if (tableCount < 2 || tableCount > 6 || selectorCount === 0 || bytes.length === 0) throw damaged('bzip2', 'the head of a block');
  const selectors = readSelectors(bits, tableCount, selectorCount);
  const tables = Array.from({ length: tableCount }, () => readTable(bits, bytes.length + 2));
  const { data, count, starts } = readData(bits, bytes, selectors, tables, size);
  if (origin >= count) throw damaged('bzip2', 'the origin of a block');
  // Undo the Burrows-Wheeler transform: each entry learns, above its byte, which one follows it.
  let sum = 0;
  for (let i = 0; i < 256; i++) {
    const n = starts[i];
    starts[i] = sum;
    sum += n;
  }
  for (let i = 0; i < count; i++) data[starts[data[i] & 0xff]++] |= i << 8;
  return runs(data, count, data[origin] >>> 8, expected);
}

/** Bytes that follow four equal ones say how many more there are. */
function runs(data: Uint32Array, count: number, start: number, expected: number): { bytes: Uint8Array; crc: number } {
  let out = new Uint8Array(count + (count >> 3) + 1024);
  let to = 0, check = -1, run = 0, last = -1, at = start;
  for (let i = 0; i < count; i++) {
    const entry = data[at];
    const byte = entry & 0xff;
    at = entry >>> 8;
    if (to + 260 > out.length) {
      const bigger = new Uint8Array(out.length * 2);
      bigger.set(out);
      out = bigger;
    }
    if (run === 4) {
      for (let k = 0; k < byte; k++) {
        out[to++] = last;
        check = crc(check, last);
      }
      run = 0;
      last = -1;
      continue;
    }
    run = byte === last ? run + 1 : 1;
    last = byte;
    out[to++] = byte;
    check = crc(check, byte);
  }
  const found = ~check >>> 0;
  if (found !== expected) throw damaged('bzip2', 'the checksum of a block is not that of its bytes');
  return { bytes: out.subarray(0, to), crc: found };
}

function readSymbolMap(bits: BitReader): number[] {
  const used = bits.read(16);
  const bytes: number[] = [];
  for (let i = 0; i < 16; i++) {
    if ((used & (0x8000 >> i)) === 0) continue;
    const part = bits.read(16);
    for (let j = 0; j < 16; j++) if ((part & (0x8000 >> j)) !== 0) bytes.push(i * 16 + j);
  }
  return bytes;
}

function readSelectors(bits: BitReader, tables: number, count: number): Uint8Array {
  const order = Array.from({ length: tables }, (_, i) => i);
  return Uint8Array.from({ length: count }, () => {
    let n = 0;
    while (bits.read(1) === 1) if (++n >= tables) throw damaged('bzip2', 'a selector');
    const [table] = order.splice(n, 1);
    order.unshift(table ?? 0);
    return table ?? 0;
  });
}

function readTable(bits: BitReader, symbols: number): Table {
  const lengths = new Uint8Array(symbols);
  let length = bits.read(5);
  for (let i = 0; i < symbols; i++) {
    for (;;) {
      if (length < 1 || length > MAX_LENGTH) throw damaged('bzip2', 'the length of a code');
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths[i] = length;
  }
  const min = Math.min(...lengths), max = Math.max(...lengths);
  const sorted = new Uint16Array(symbols);
  const limit = new Int32Array(MAX_LENGTH + 2).fill(-1), base = new Int32Array(MAX_LENGTH + 2);
  let code = 0, at = 0;
  for (let l = min; l <= max; l++) {
    base[l] = at - code;
    for (let s = 0; s < symbols; s++) {
      if (lengths[s] !== l) continue;
      sorted[at++] = s;
      code++;
    }
    limit[l] = code - 1;
    code <<= 1;
  }
  return { min, max, limit, base, symbols: sorted };
}

function readData(
  bits: BitReader, bytes: readonly number[], selectors: Uint8Array, tables: readonly Table[], size: number,
): { data: Uint32Array; count: number; starts: Uint32Array } {
  const data = new Uint32Array(size), starts = new Uint32Array(256);
  const order = Uint8Array.from(bytes);
  const end = bytes.length + 1;
  let count = 0, run = 0, weight = 1, left = 0, selector = 0;
  let table: Table | undefined;
  for (;;) {
    if (left === 0) {
      table = selector < selectors.length ? tables[selectors[selector++]] : undefined;
      left = GROUP;
    }
    if (table === undefined) throw damaged('bzip2', 'more symbols than selectors');
    left--;
    let length = table.min;
    let code = bits.read(length);
    while (code > table.limit[length]) {
      if (++length > table.max) throw damaged('bzip2', 'a code that no table has');
      code = (code << 1) | bits.read(1);
    }
    const symbol = table.symbols[code + table.base[length]];
    if (symbol <= 1) {
      run += weight << symbol;
      weight <<= 1;
      if (run > size) throw damaged('bzip2', 'a run longer than its block');
      continue;
    }
    if (run > 0) {
      const byte = order[0];
      if (count + run > size) throw damaged('bzip2', 'a block longer than its stream allows');
      data.fill(byte, count, count + run);
      starts[byte] += run;
      count += run;
      run = 0;
      weight = 1;
    }
    if (symbol === end) return { data, count, starts };
    if (count >= size) throw damaged('bzip2', 'a block longer than its stream allows');
    const at = symbol - 1;
    const byte = order[at];
    order.copyWithin(1, 0, at);
    order[0] = byte;
    starts[byte]++;
    data[count++] = byte;
  }
}

class BitReader {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private held = 0;
  private count = 0;

  public left(): number {
    return this.bytes.length - this.at;
  }

  public add(more: readonly Uint8Array[]): void {
    if (more.length === 0) return;
    this.bytes = concat([this.bytes.subarray(this.at), ...more]);
    this.at = 0;
  }

  /** At most 24 bits. */
  public read(n: number): number {
    while (this.count < n) {
      if (this.at >= this.bytes.length) throw damaged('bzip2', 'it ends within a block');
      this.held = ((this.held << 8) | this.bytes[this.at++]) & 0x7fffffff;
      this.count += 8;
    }
    this.count -= n;
    return (this.held >>> this.count) & ((1 << n) - 1);
  }

  public read32(): number {
    return this.read(16) * 0x10000 + this.read(16);
  }

  public align(): void {
    this.count -= this.count % 8;
    this.at -= this.count / 8;
    this.count = 0;
  }
}
