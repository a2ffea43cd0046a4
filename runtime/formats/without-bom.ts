import { open } from 'node:fs/promises';
import { preparedPath } from './compression/text-files';
import { PrepareRequest } from './format';
import { Chunks, readChunks, writeChunks } from '../host/file-streams';

const BOM = Buffer.from('\u{FEFF}');

/** Files without the mark that some programs put before UTF-8; those that have none as they are. */
export async function withoutBom(files: readonly string[], folder: string, { signal }: PrepareRequest): Promise<string[]> {
  const out: string[] = [];
  for (const [i, file] of files.entries()) {
    const to = preparedPath(folder, i, file);
    const marked = await hasBom(file);
    if (marked) await writeChunks(to, after(BOM.length, readChunks(file)), signal);
    out.push(marked ? to : file);
  }
  return out;
}

async function hasBom(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(BOM.length), 0, BOM.length, 0);
    return buffer.equals(BOM);
  } finally {
    await file.close();
  }
}

async function* after(bytes: number, chunks: Chunks): Chunks {
  let left = bytes;
  for await (const chunk of chunks) {
    yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
