/* eslint-disable no-bitwise -- a codec works on bits */
import { BLOCK_MAGIC, combinedCrc, crc, END_MAGIC, GROUP } from './bzip2-crc';
import { codeLengths, codesOf } from './huffman';
import { sortRotations } from './sort-rotations';
import { Chunks } from '../../host/file-streams';

/** Blocks of 300 kB: sorting stays in the processor's cache, and packs nearly as well as bzip2's 900. */
const LEVEL = 3;
const SIZE = LEVEL * 100_000 - 19;

/** bzip2, a stream of blocks. */
export async function* packBzip2(chunks: Chunks): Chunks {
  const bits = new BitWriter();
  for (const byte of [0x42, 0x5a, 0x68, 0x30 + LEVEL]) bits.write(8, byte);
  let block = new BlockBuilder();
  let streamCrc = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      at = block.add(chunk, at);
      if (at >= chunk.length) break;
      streamCrc = combinedCrc(streamCrc, block.write(bits));
      yield bits.take();
      block = new BlockBuilder();
    }
  }
  if (block.length > 0 || block.pending()) streamCrc = combinedCrc(streamCrc, block.write(bits));
  bits.write(24, END_MAGIC[0]);
  bits.write(24, END_MAGIC[1]);
  bits.write32(streamCrc);
  yield bits.end();
}

/** Collects bytes with runs of over three written shorter, as bzip2 does before it sorts. */
class BlockBuilder {
  public length = 0;
  private readonly bytes = new Uint8Array(SIZE + 19);
  private last = -1;
  private run = 0;
  private check = -1;

  /** Takes bytes while there is room; gives where it stopped. */
  public add(chunk: Uint8Array, from: number): number {
    let i = from;
    for (; i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte === this.last && this.run < 255) {
        this.run++;
      } else {
        if (this.length >= SIZE) return i;
        this.flush();
        this.last = byte;
        this.run = 1;
      }
      this.check = crc(this.check, byte);
    }
    return i;
  }

  public pending(): boolean {
    return this.run > 0;
  }

  public write(bits: BitWriter): number {
    this.flush();
    const check = ~this.check >>> 0;
    writeBlock(bits, this.bytes, this.length, check);
    return check;
  }

  private flush(): void {
    for (let i = 0; i < Math.min(this.run, 4); i++) this.bytes[this.length++] = this.last;
    if (this.run >= 4) this.bytes[this.length++] = this.run - 4;
    this.run = 0;
  }
}

function writeBlock(bits: BitWriter, block: Uint8Array, n: number, check: number): void {
  const order = sortRotations(block, n);
  bits.write(24, BLOCK_MAGIC[0]);
  bits.write(24, BLOCK_MAGIC[1]);
  bits.write32(check);
  bits.write(1, 0);
  bits.write(24, order.indexOf(0));
  const used = new Uint8Array(256);
  for (let i = 0; i < n; i++) used[block[i]] = 1;
  writeSymbolMap(bits, used);
  const { symbols, count, alphabet } = toSymbols(block, n, order, used);
  writeSymbols(bits, symbols, count, alphabet);
}

function writeSymbolMap(bits: BitWriter, used: Uint8Array): void {
  const part = (i: number) => used.subarray(i * 16, i * 16 + 16).reduce((sum, u, j) => sum | (u * (0x8000 >> j)), 0);
  const parts = Array.from({ length: 16 }, (_, i) => part(i));
  bits.write(16, parts.reduce((sum, p, i) => sum | (p === 0 ? 0 : 0x8000 >> i), 0));
  for (const p of parts) if (p !== 0) bits.write(16, p);
}

/** The last column of the sorted rotations, moved to front; runs of the front byte become numbers of the digits 1 and 2. */
function toSymbols(block: Uint8Array, n: number, order: Int32Array, used: Uint8Array): { symbols: Uint16Array; count: number; alphabet: number } {
  const front = Uint8Array.from({ length: 256 }, (_, i) => i).filter((b) => used[b] === 1);
  const symbols = new Uint16Array(n + 2);
  let count = 0, run = 0;
  const endRun = () => {
    for (; run > 0; run = (run - 1) >> 1) symbols[count++] = (run & 1) === 1 ? 0 : 1;
  };
  for (let i = 0; i < n; i++) {
    const byte = block[order[i] === 0 ? n - 1 : order[i] - 1];
    if (front[0] === byte) {
      run++;
      continue;
    }
    endRun();
    const at = front.indexOf(byte);
    front.copyWithin(1, 0, at);
    front[0] = byte;
    symbols[count++] = at + 1;
  }
  endRun();
  symbols[count++] = front.length + 1;
  return { symbols, count, alphabet: front.length + 2 };
}

function writeSymbols(bits: BitWriter, symbols: Uint16Array, count: number, alphabet: number): void {
  const tableCount = count < 200 ? 2 : count < 600 ? 3 : count < 1200 ? 4 : count < 2400 ? 5 : 6;
  const { lengths, selectors } = chooseTables(symbols, count, alphabet, tableCount);
  bits.write(3, tableCount);
  bits.write(15, selectors.length);
  const order = lengths.map((_, i) => i);
  for (const s of selectors) {
    const at = order.indexOf(s);
    order.splice(at, 1);
    order.unshift(s);
    for (let i = 0; i < at; i++) bits.write(1, 1);
    bits.write(1, 0);
  }
  for (const table of lengths) {
    let now = table[0];
    bits.write(5, now);
    for (const length of table) {
      for (; now < length; now++) bits.write(2, 2);
      for (; now > length; now--) bits.write(2, 3);
      bits.write(1, 0);
    }
  }
  const codes = lengths.map((l) => codesOf(l));
  for (let i = 0; i < count; i++) {
    const table = selectors[Math.floor(i / GROUP)] ?? 0;
    bits.write(lengths[table][symbols[i]], codes[table][symbols[i]]);
  }
}

/** Tables begin as stretches of the alphabet that are equally frequent; each group takes the cheapest, and the tables are made anew from their groups. */
function chooseTables(symbols: Uint16Array, count: number, alphabet: number, tables: number): { lengths: Uint8Array[]; selectors: number[] } {
  const total = new Uint32Array(alphabet);
  for (let i = 0; i < count; i++) total[symbols[i]]++;
  let from = 0;
  let lengths: Uint8Array[] = Array.from({ length: tables }, (_, t) => {
    const share = (count * (t + 1)) / tables;
    let to = from, sum = total.subarray(0, from).reduce((a, b) => a + b, 0);
    while (to < alphabet && (sum < share || to === from)) sum += total[to++];
    const own = Uint8Array.from({ length: alphabet }, (__, s) => (s >= from && s < to ? 1 : 15));
    from = Math.min(to, alphabet - 1);
    return own;
  });
  let selectors: number[] = [];
  for (let round = 0; round < 4; round++) {
    const counts = lengths.map(() => new Uint32Array(alphabet));
    selectors = [];
    for (let at = 0; at < count; at += GROUP) {
      const end = Math.min(at + GROUP, count);
      let best = 0, least = Infinity;
      lengths.forEach((l, t) => {
        let cost = 0;
        for (let i = at; i < end; i++) cost += l[symbols[i]];
        if (cost < least) [best, least] = [t, cost];
      });
      selectors.push(best);
      for (let i = at; i < end; i++) counts[best][symbols[i]]++;
    }
    lengths = counts.map((c) => codeLengths(c));
  }
  return { lengths, selectors };
}

class BitWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private held = 0;
  private count = 0;

  /** At most 24 bits. */
  public write(n: number, value: number): void {
    this.held = (this.held << n) | value;
    this.count += n;
    while (this.count >= 8) {
      if (this.length === this.bytes.length) {
        const bigger = new Uint8Array(this.bytes.length * 2);
        bigger.set(this.bytes);
        this.bytes = bigger;
      }
      this.bytes[this.length++] = (this.held >>> (this.count - 8)) & 0xff;
      this.count -= 8;
    }
    this.held &= 0xff;
  }

  public write32(value: number): void {
    this.write(16, value >>> 16);
    this.write(16, value & 0xffff);
  }

  /** The whole bytes so far. */
  public take(): Uint8Array {
    const out = this.bytes.slice(0, this.length);
    this.length = 0;
    return out;
  }

  public end(): Uint8Array {
    if (this.count > 0) this.write(8 - this.count, 0);
    return this.take();
  }
}
