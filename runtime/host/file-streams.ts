import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GlueprintError } from '../../src/core/diagnostics';

/** Bytes as they come; a step of a conversion takes one and gives another, so that no file is in memory as a whole. */
export type Chunks = AsyncIterable<Uint8Array>;

const CHUNK = 256 * 1024;

export function readChunks(path: string): Chunks {
  return createReadStream(path, { highWaterMark: CHUNK });
}

/** A file's text as it comes, in an encoding by its web name. */
export async function* readText(path: string, encoding = 'UTF-8'): AsyncIterable<string> {
  const decoder = decoderOf(encoding);
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw new GlueprintError({ code: 'WrongEncoding', file: path, message: `not ${encoding}`, hint: "set the source's encoding, e.g. ISO-8859-1", cause });
    }
  };
  for await (const chunk of readChunks(path)) yield decode(chunk);
  yield decode();
}

function decoderOf(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw new GlueprintError({ code: 'InvalidOption', field: 'format.encoding', message: `unknown encoding '${encoding}'`, cause });
  }
}

/** A file's lines, without their ends (`\n`, `\r\n`). */
export async function* readLines(path: string, encoding = 'UTF-8'): AsyncIterable<string> {
  let rest = '';
  for await (const text of readText(path, encoding)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
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
