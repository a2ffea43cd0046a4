import { Chunks } from '../../host/file-streams';
import { damaged } from '../compression/damaged';

/** What a file of binary Ion begins with: the version 1.0. */
export const ION_VERSION = Uint8Array.of(0xe0, 0x01, 0x00, 0xea);

const BATCH = 256 * 1024;
const [ANNOTATED, STRUCT, SYMBOL] = [14, 13, 7] as const;
/** Symbols that every file knows. */
const [ION_SYMBOL_TABLE, IMPORTS] = [3, 6] as const;

/**
 * Binary Ion in parts that can be read alone: whole values, after the symbol tables that they need.
 *
 * @see https://amazon-ion.github.io/ion-docs/docs/binary.html
 */
export async function* binaryParts(chunks: Chunks): AsyncIterable<Uint8Array> {
  let rest = new Uint8Array(0);
  let tables: Uint8Array[] = [];
  let values: Uint8Array[] = [];
  let [tableBytes, valueBytes] = [0, 0];
  const fresh: Uint8Array[] = [];
  const part = (): Uint8Array => {
    const out = Buffer.concat([ION_VERSION, ...tables, ...values]);
    tables.push(...fresh.splice(0));
    [values, valueBytes] = [[], 0];
    // Tables that a later one replaces are of no more use.
    const last = tables.map((t) => addsToTable(t)).lastIndexOf(false);
    tables = tables.slice(Math.max(last, 0));
    tableBytes = tables.reduce((n, t) => n + t.length, 0);
    return out;
  };
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk as Uint8Array<ArrayBuffer> : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      const end = valueEnd(rest, at);
      if (end === undefined || end > rest.length) break;
      const value = rest.slice(at, end);
      at = end;
      if (isVersion(value)) {
        if (valueBytes > 0) yield part();
        [tables, tableBytes] = [[], 0];
        fresh.length = 0;
        continue;
      }
      if (isTable(value)) fresh.push(value);
      values.push(value);
      valueBytes += value.length;
      // Tables are read again with each part: these are large where the tables are.
      if (valueBytes >= Math.max(BATCH, 4 * tableBytes)) yield part();
    }
    rest = rest.slice(at);
  }
  if (rest.length > 0) throw damaged('Ion', 'a value goes beyond the end of the file');
  if (valueBytes > 0) yield part();
}

const isVersion = (value: Uint8Array) => value[0] === ION_VERSION[0];

/** Where the value at a place ends; `undefined`: its length is not there yet. */
function valueEnd(bytes: Uint8Array, at: number): number | undefined {
  const head = headOf(bytes, at);
  return head === undefined ? undefined : head.start + head.length;
}

interface Head { readonly type: number; readonly start: number; readonly length: number }

function headOf(bytes: Uint8Array, at: number): Head | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const [type, low] = [Math.floor(first / 16), first % 16];
  if (first === ION_VERSION[0]) {
    if (at + 4 > bytes.length) return undefined;
    if (bytes[at + 1] !== 1 || bytes[at + 2] !== 0 || bytes[at + 3] !== 0xea) throw damaged('Ion', `version ${bytes[at + 1]}.${bytes[at + 2]}; 1.0 is read`);
    return { type, start: at + 4, length: 0 };
  }
  if (type === 15 || (type === ANNOTATED && low < 3)) throw damaged('Ion', `0x${first.toString(16)} is no value`);
  // A boolean, a null.
  if (type === 1 || low === 15) return { type, start: at + 1, length: 0 };
  if (low === 14 || (type === STRUCT && low === 1)) {
    const size = varUInt(bytes, at + 1);
    return size === undefined ? undefined : { type, start: size.end, length: size.value };
  }
  return { type, start: at + 1, length: low };
}

function varUInt(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte % 128);
    if (value > Number.MAX_SAFE_INTEGER) throw damaged('Ion', 'a length beyond reason');
    if (byte > 127) return { value, end: at + 1 };
  }
  return undefined;
}

/** `$ion_symbol_table::{ … }` */
const isTable = (value: Uint8Array) => tableStruct(value) !== undefined;

/** Where the fields of a symbol table are. */
function tableStruct(value: Uint8Array): Head | undefined {
  const outer = headOf(value, 0);
  if (outer?.type !== ANNOTATED) return undefined;
  const size = varUInt(value, outer.start);
  const annotation = size === undefined ? undefined : varUInt(value, size.end);
  if (size === undefined || annotation?.value !== ION_SYMBOL_TABLE) return undefined;
  const inner = headOf(value, size.end + size.value);
  return inner?.type === STRUCT ? inner : undefined;
}

/** Whether a table goes on with the symbols before it: `imports: $ion_symbol_table`. */
function addsToTable(value: Uint8Array): boolean {
  const struct = tableStruct(value);
  if (struct === undefined) return false;
  for (let at = struct.start; at < struct.start + struct.length;) {
    const name = varUInt(value, at);
    const head = name === undefined ? undefined : headOf(value, name.end);
    if (name === undefined || head === undefined) return true;
    if (name.value === IMPORTS && head.type === SYMBOL && head.length === 1 && value[head.start] === ION_SYMBOL_TABLE) return true;
    at = head.start + head.length;
  }
  return false;
}

