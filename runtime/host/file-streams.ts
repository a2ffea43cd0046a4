import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes as they come; a step of a conversion takes one and gives another, so that no file is in memory as a whole. */
export type Chunks = AsyncIterable<Uint8Array>;

const CHUNK = 256 * 1024;

export function readChunks(path: string): Chunks {
  return createReadStream(path, { highWaterMark: CHUNK });
}

/** Writes a new file, folders included; nothing of it stays where it fails. */
export async function writeChunks(path: string, chunks: Chunks, signal?: AbortSignal): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 2 }), createWriteStream(path, { highWaterMark: CHUNK }), { signal });
  } catch (e) {
    await rm(path, { force: true });
    throw e;
  }
}

/** Puts what is made of a file in its place. */
export async function replaceFile(path: string, convert: (chunks: Chunks) => Chunks, signal?: AbortSignal): Promise<void> {
  // A name that no reader looks at, should the process end here.
  const beside = `${dirname(path)}/.${path.slice(path.lastIndexOf('/') + 1)}.tmp`;
  await writeChunks(beside, convert(readChunks(path)), signal);
  await rename(beside, path);
}
