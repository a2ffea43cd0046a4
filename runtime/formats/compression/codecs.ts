import { packBzip2 } from './bzip2-pack';
import { unpackBzip2 } from './bzip2-unpack';
import { LZ4_BLOCKS, packBlocks, SNAPPY_BLOCKS, unpackBlocks } from './hadoop-blocks';
import { packDeflate, packGzip, unpackDeflate, unpackGzip } from './zlib-streams';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Chunks } from '../../host/file-streams';

/** A compression of whole text files, by Spark's name for it. */
export interface Codec {
  readonly name: string;
  /** The end of a file's name that says so. */
  readonly extension: string;
  /** Whether the engine reads and writes it itself. */
  readonly native: boolean;
  readonly unpack?: (chunks: Chunks) => Chunks;
  /** Absent: Spark cannot write it either, without libraries of the system. */
  readonly pack?: (chunks: Chunks) => Chunks;
}

export const CODECS: readonly Codec[] = [
  { name: 'gzip', extension: '.gz', native: true, unpack: unpackGzip, pack: packGzip },
  { name: 'bzip2', extension: '.bz2', native: false, unpack: unpackBzip2, pack: packBzip2 },
  { name: 'deflate', extension: '.deflate', native: false, unpack: unpackDeflate, pack: packDeflate },
  { name: 'snappy', extension: '.snappy', native: false, unpack: unpackBlocks(SNAPPY_BLOCKS), pack: packBlocks(SNAPPY_BLOCKS) },
  { name: 'lz4', extension: '.lz4', native: false, unpack: unpackBlocks(LZ4_BLOCKS), pack: packBlocks(LZ4_BLOCKS) },
  { name: 'zstd', extension: '.zst', native: true },
];

/** `none` and the codecs that a text format writes, with the end of their files' names. */
export const TEXT_COMPRESSIONS: Readonly<Record<string, string>> = {
  none: '', ...Object.fromEntries(CODECS.filter((c) => c.pack !== undefined).map((c) => [c.name, c.extension])),
};

export const isNative = (name: string) => CODECS.find((c) => c.name === name)?.native === true;

/** The codec of a file: as the source says, else as its name says. `undefined`: none. */
export function codecOf(path: string, said?: string): Codec | undefined {
  if (said === 'none') return undefined;
  if (said !== undefined) return codecNamed(said);
  const lower = path.toLowerCase();
  if (/\.(lzo|xz|zip|br|7z)$/.test(lower)) {
    throw new GlueprintError({
      code: 'UnsupportedCompression', file: path, message: `cannot read the compression of this file; ${CODECS.map((c) => c.extension).join(', ')} can be read`, hint: 'unpack it first, or exclude it',
    });
  }
  return CODECS.find((c) => lower.endsWith(c.extension));
}

export function codecNamed(name: string): Codec {
  const codec = CODECS.find((c) => c.name === name.toLowerCase());
  if (codec !== undefined) return codec;
  const names = CODECS.map((c) => c.name);
  throw new GlueprintError({ code: 'InvalidOption', field: 'compression', message: `unknown compression '${name}'; allowed: none, ${names.join(', ')}${didYouMean(name, names)}` });
}
