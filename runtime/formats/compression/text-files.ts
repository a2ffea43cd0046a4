import { Codec, CODECS, codecNamed, codecOf } from './codecs';
import { GlueprintError } from '../../../src/core/diagnostics';
import { fileFault } from '../../host/fault';
import { readChunks, replaceFile, writeChunks } from '../../host/file-streams';
import { FinishRequest, Format, FormatOptions, Prepared, PrepareRequest, textOption } from '../format';

/** Unpacks what the engine cannot; the rest stays as it is. `every`: the engine does not read the files, so that nothing is left to it. */
export async function unpackFiles(
  format: Format, files: readonly string[], options: FormatOptions, folder: string, request: PrepareRequest = {}, every = false,
): Promise<Prepared> {
  const said = textOption(options, 'readCompression');
  const out: string[] = [];
  for (const [i, file] of files.entries()) {
    const codec = codecOf(file, said);
    const asIs = codec === undefined || (codec.native && !every);
    out.push(asIs ? file : await unpackFile(file, codec, preparedPath(folder, i, file), request.signal));
  }
  // What the engine unpacks itself it knows by name, or by being told for all files of a source; the two do not go together.
  const unpacked = out.some((f, i) => f !== files[i]);
  return { files: out, format, options: unpacked && said !== undefined ? { ...options, readCompression: 'none' } : options };
}

async function unpackFile(file: string, { name, unpack }: Codec, to: string, signal?: AbortSignal): Promise<string> {
  if (unpack === undefined) {
    throw new GlueprintError({ code: 'UnsupportedCompression', file, message: `cannot unpack ${name} for this format`, hint: 'unpack it first' });
  }
  try {
    await writeChunks(to, unpack(readChunks(file)), signal);
    return to;
  } catch (e) {
    if (GlueprintError.isGlueprintError(e)) throw e.details.file === undefined ? new GlueprintError({ ...e.details, file }) : e;
    throw fileFault(e) ?? e;
  }
}

/** Below the folder, in a place of its own; partition folders stay, for their values are columns. */
export function preparedPath(folder: string, number: number, file: string, extension?: string): string {
  const parts = file.split('/');
  const name = parts.pop() ?? '';
  const plain = CODECS.reduce((n, c) => (n.toLowerCase().endsWith(c.extension) ? n.slice(0, -c.extension.length) : n), name);
  const partitions = parts.filter((p) => p.includes('='));
  return [folder, String(number), ...partitions, extension === undefined ? plain : `${plain}${extension}`].join('/');
}

/** Packs what the engine wrote plain. */
export async function packFiles(files: readonly string[], { options, signal }: FinishRequest): Promise<void> {
  const name = textOption(options, 'compression')?.toLowerCase();
  if (name === undefined || ['none', 'uncompressed'].includes(name)) return;
  const codec = codecNamed(name);
  if (codec.native || codec.pack === undefined) return;
  for (const file of files) await replaceFile(file, codec.pack, signal);
}
