import { preparedPath } from './compression/text-files';
import { PrepareRequest } from './format';
import { Column, DataType } from '../../src/core/types';
import { Chunks, readChunks, writeChunks } from '../host/file-streams';

/** What a long number begins with where it stands as a text, as the engine writes it. */
export const LONG_NUMBER = '"\\u0001';

/** More digits than these the engine's JSON reader, which takes fractions for doubles, does not keep. */
const KEPT = 15;

/** Whether a column keeps digits that a double does not. */
export function holdsLongNumbers(columns: readonly Column[]): boolean {
  const holds = (type: DataType): boolean => {
    switch (type.kind) {
      case 'decimal': return type.precision > KEPT;
      case 'array': return holds(type.element);
      case 'map': return holds(type.value);
      case 'struct': return type.fields.some((f) => holds(f.type));
      default: return false;
    }
  };
  return columns.some((c) => holds(c.type));
}

/** The files with their long fractions as marked texts; those that have none as they are. */
export async function markLongNumbers(files: readonly string[], folder: string, { signal }: PrepareRequest): Promise<string[]> {
  const out: string[] = [];
  for (const [i, file] of files.entries()) {
    const to = preparedPath(folder, i, file);
    if (!await hasLongFraction(readChunks(file))) {
      out.push(file);
      continue;
    }
    await writeChunks(to, marked(readChunks(file)), signal);
    out.push(to);
  }
  return out;
}

const SUSPECT = /[0-9][0-9.]{15,}/;

async function hasLongFraction(chunks: Chunks): Promise<boolean> {
  let before = '';
  for await (const chunk of chunks) {
    const text = before + Buffer.from(chunk).toString('latin1');
    if (SUSPECT.test(text)) return true;
    before = text.slice(-KEPT - 2);
  }
  return false;
}

const [QUOTE, BACKSLASH] = [34, 92];
const isOfNumber = (b: number) => (b >= 48 && b <= 57) || b === 46 || b === 45 || b === 43 || b === 101 || b === 69;

/** UTF-8 or another extension of ASCII: numbers, quotes and backslashes are single bytes. */
async function* marked(chunks: Chunks): Chunks {
  let [quoted, escaped] = [false, false];
  let number: number[] = [];
  for await (const chunk of chunks) {
    const out: Uint8Array[] = [];
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const b = chunk[i] ?? 0;
      if (quoted) {
        if (escaped) escaped = false;
        else if (b === BACKSLASH) escaped = true;
        else if (b === QUOTE) quoted = false;
        continue;
      }
      if (isOfNumber(b) && (number.length > 0 || (b >= 45 && b <= 57))) {
        if (number.length === 0) out.push(chunk.subarray(from, i));
        number.push(b);
        from = i + 1;
        continue;
      }
      if (number.length > 0) {
        out.push(numberText(number));
        number = [];
        from = i;
      }
      if (b === QUOTE) quoted = true;
    }
    if (number.length === 0) out.push(chunk.subarray(from));
    yield Buffer.concat(out);
  }
  if (number.length > 0) yield numberText(number);
}

function numberText(bytes: readonly number[]): Uint8Array {
  const text = String.fromCharCode(...bytes);
  const [mantissa = ''] = text.split(/[eE]/);
  const isLong = /[.eE]/.test(text) && mantissa.replace(/^-?0*\.?0*|\./g, '').length > KEPT;
  return Buffer.from(isLong ? `${LONG_NUMBER}${text}"` : text, 'latin1');
}
