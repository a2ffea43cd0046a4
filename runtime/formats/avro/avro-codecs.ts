import * as zlib from 'node:zlib';
import { compress, uncompress } from 'snappyjs';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Chunks } from '../../host/file-streams';
import { packBzip2 } from '../compression/bzip2-pack';
import { unpackBzip2 } from '../compression/bzip2-unpack';
import { damaged } from '../compression/damaged';

type Callback = (error: Error | null, bytes?: Buffer) => void;
export type AvroCodec = (bytes: Buffer, callback: Callback) => void;

/** Packed bytes, then their checksum before packing, big end first. */
const snappyPack: AvroCodec = (bytes, callback) => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(zlib.crc32(bytes));
  callback(null, Buffer.concat([compress(new Uint8Array(bytes)), sum]));
};

const snappyUnpack: AvroCodec = (bytes, callback) => {
  try {
    const out = Buffer.from(uncompress(new Uint8Array(bytes.subarray(0, -4))));
    if (zlib.crc32(out) !== bytes.readUInt32BE(bytes.length - 4)) throw new Error('the checksum of a block is not that of its bytes');
    callback(null, out);
  } catch (e) {
    callback(damaged('Avro', e instanceof Error ? e.message : String(e)));
  }
};

function streamed(convert: (chunks: Chunks) => Chunks): AvroCodec {
  const whole = async (bytes: Buffer) => {
    async function* one(): Chunks {
      yield await Promise.resolve(bytes);
    }
    const out: Uint8Array[] = [];
    for await (const c of convert(one())) out.push(c);
    return Buffer.concat(out);
  };
  return (bytes, callback) => void whole(bytes).then((out) => callback(null, out), (e: Error) => callback(e));
}

/** Node has zstd since 22.15. */
const zstd = (zlib as { readonly zstdDecompress?: AvroCodec }).zstdDecompress;

const refused = (name: string): AvroCodec => (_, callback) => callback(new GlueprintError({
  code: 'UnsupportedCompression', message: `the local engine cannot read an Avro file packed with ${name}`, hint: 'run the job with --engine spark, or write the file with snappy or deflate',
}));

export const AVRO_UNPACK: Readonly<Record<string, AvroCodec>> = {
  snappy: snappyUnpack, deflate: (bytes, callback) => zlib.inflateRaw(bytes, callback), bzip2: streamed(unpackBzip2), zstandard: zstd ?? refused('zstandard'), xz: refused('xz'),
};

export const AVRO_PACK: Readonly<Record<string, AvroCodec>> = {
  snappy: snappyPack, bzip2: streamed(packBzip2), deflate: (bytes, callback) => zlib.deflateRaw(bytes, callback),
};
