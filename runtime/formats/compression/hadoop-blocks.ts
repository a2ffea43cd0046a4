/* eslint-disable no-bitwise -- a codec works on bits */
/// <reference path="./codec-modules.d.ts" />
import { compressBlock, decompressBlock } from 'lz4js';
import { compress, uncompress } from 'snappyjs';
import { ByteReader } from './byte-reader';
import { damaged } from './damaged';
import { Chunks } from '../../host/file-streams';

/**
 * Hadoop's framing of codecs that know only single blocks (`BlockCompressorStream`), as Spark writes `.snappy` and `.lz4`: the length of a block,
 * then its chunks, each with the length of its compressed bytes; lengths are 4 bytes, big end first.
 */
interface BlockCodec {
  readonly name: string;
  /** First bytes of the codec's own framing, which Hadoop does not read. */
  readonly otherMagic: readonly number[];
  pack(block: Uint8Array): Uint8Array;
  /** At most `room` bytes. */
  unpack(chunk: Uint8Array, room: number): Uint8Array;
}

/** Hadoop's buffers hold 256 KiB of packed bytes, and incompressible ones grow. */
const BLOCK = 128 * 1024;
/** No sane block is longer. */
const MOST = 64 * 1024 * 1024;

export const SNAPPY_BLOCKS: BlockCodec = {
  name: 'snappy',
  otherMagic: [0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61],
  pack: (block) => compress(new Uint8Array(block)),
  unpack: (chunk, room) => uncompress(new Uint8Array(chunk), room),
};

export const LZ4_BLOCKS: BlockCodec = {
  name: 'lz4',
  otherMagic: [0x04, 0x22, 0x4d, 0x18],
  pack(block) {
    const out = new Uint8Array(block.length + Math.ceil(block.length / 255) + 16);
    const length = compressBlock(block, out, 0, block.length, new Uint32Array(1 << 16));
    return length > 0 ? out.subarray(0, length) : literals(block);
  },
  unpack(chunk, room) {
    const out = new Uint8Array(room);
    return out.subarray(0, decompressBlock(chunk, out, 0, chunk.length, 0));
  },
};

/** An LZ4 block without matches, for bytes in which there are none. */
function literals(block: Uint8Array): Uint8Array {
  const head = [Math.min(block.length, 15) << 4];
  if (block.length >= 15) {
    let rest = block.length - 15;
    for (; rest >= 255; rest -= 255) head.push(255);
    head.push(rest);
  }
  const out = new Uint8Array(head.length + block.length);
  out.set(head);
  out.set(block, head.length);
  return out;
}

const number = (n: number) => new Uint8Array([n >>> 24, n >>> 16, n >>> 8, n]);
const numberAt = (b: Uint8Array) => ((b[0] ?? 0) * 0x1000000) + (((b[1] ?? 0) << 16) | ((b[2] ?? 0) << 8) | (b[3] ?? 0));

export function packBlocks(codec: BlockCodec) {
  return async function* (chunks: Chunks): Chunks {
    const reader = new ByteReader(chunks);
    for (;;) {
      const block = await reader.upTo(BLOCK);
      if (block.length === 0) return;
      const packed = codec.pack(block);
      yield number(block.length);
      yield number(packed.length);
      yield packed;
    }
  };
}

export function unpackBlocks(codec: BlockCodec) {
  return async function* (chunks: Chunks): Chunks {
    const reader = new ByteReader(chunks);
    try {
      for (let first = true; ; first = false) {
        const head = await reader.upTo(4);
        if (head.length === 0) return;
        if (head.length < 4) throw damaged(codec.name, 'the length of a block is cut off');
        if (first && codec.otherMagic.slice(0, 4).every((b, i) => head[i] === b)) {
          throw damaged(codec.name, `it is in ${codec.name}'s own framing; Spark and Glue read only Hadoop's`);
        }
        let left = numberAt(head);
        if (left > MOST) throw damaged(codec.name, `a block of ${left} bytes`);
        while (left > 0) {
          const length = numberAt(await exactly(reader, 4, codec.name));
          if (length > MOST) throw damaged(codec.name, `a chunk of ${length} bytes`);
          const chunk = await exactly(reader, length, codec.name);
          const bytes = unpacked(codec, chunk, left);
          if (bytes.length === 0) throw damaged(codec.name, 'an empty chunk');
          left -= bytes.length;
          yield bytes;
        }
      }
    } finally {
      await reader.close();
    }
  };
}

function unpacked(codec: BlockCodec, chunk: Uint8Array, room: number): Uint8Array {
  try {
    return codec.unpack(chunk, room);
  } catch (e) {
    throw damaged(codec.name, e instanceof Error ? e.message : String(e));
  }
}

async function exactly(reader: ByteReader, length: number, name: string): Promise<Uint8Array> {
  const bytes = await reader.upTo(length);
  if (bytes.length < length) throw damaged(name, 'a block is not whole');
  return bytes;
}
