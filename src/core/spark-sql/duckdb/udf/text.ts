import type { Udf, UdfValue } from './udf';

const CODES: Readonly<Record<string, string>> = { B: '1', F: '1', P: '1', V: '1', C: '2', G: '2', J: '2', K: '2', Q: '2', S: '2', X: '2', Z: '2', D: '3', T: '3', L: '4', M: '5', N: '5', R: '6' };

/** Soundex as Spark's UTF8String: a text that does not start with a letter stays as it is. */
function soundex(text: string): string {
  const upper = text.toUpperCase();
  if (!/^[A-Z]/.test(upper)) return text;
  let out = upper[0];
  let last = CODES[upper[0]] ?? '0';
  for (const c of upper.slice(1)) {
    if (out.length === 4) break;
    if (c === 'H' || c === 'W') continue;
    if (!/[A-Z]/.test(c)) {
      last = '0';
      continue;
    }
    const code = CODES[c] ?? '0';
    if (code !== '0' && code !== last) out += code;
    last = code;
  }
  return out.padEnd(4, '0');
}

function levenshtein(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  let row = Array.from({ length: y.length + 1 }, (_, i) => i);
  for (let i = 1; i <= x.length; i++) {
    const next = [i];
    for (let j = 1; j <= y.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (x[i - 1] === y[j - 1] ? 0 : 1));
    row = next;
  }
  return row[y.length];
}

function mask(text: string, upper: string | null, lower: string | null, digit: string | null, other: string | null): string {
  let out = '';
  // unit by unit, as Java: a character beyond the basic plane is two others
  for (const c of text.split('')) {
    const by = /\p{Lu}/u.test(c) ? upper : /\p{Ll}/u.test(c) ? lower : /\p{Nd}/u.test(c) ? digit : other;
    out += by ?? c;
  }
  return out;
}

/** As Java's: a full stop ends no sentence before a small letter or a number. */
const SENTENCE_END = /(?<=[!?][)\]"'”’]*)\s+|(?<=\.[)\]"'”’]*)\s+(?=[([“"']*[^\s([“"'\p{Ll}\p{N}])|(?<=[。！？])/u;
const LETTERS = "[\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{N}_]*(?:['.-][\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{N}_]*)*";
const WORD = new RegExp(`\\p{Sc}?\\p{N}+(?:[.,]\\p{N}+)*(?:%|${LETTERS})?|${LETTERS}`, 'gu');

/** Words of each sentence, punctuation left out. */
function sentences(text: string): string[][] {
  return text.trim().split(SENTENCE_END).filter((s) => s !== '').map((s) => (s.match(WORD) ?? []).filter((w) => /^[\p{L}\p{N}]/u.test(w)));
}

/** `conv`: between bases 2 to 36; a negative target base gives a signed number; too large is the largest of 64 bits. */
function conv(text: string, from: number, to: number): string | null {
  const [radix, target] = [Math.abs(from), Math.abs(to)];
  if (radix < 2 || radix > 36 || target < 2 || target > 36) return null;
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const negative = trimmed.startsWith('-');
  let value = 0n;
  for (const c of trimmed.slice(negative ? 1 : 0).toLowerCase()) {
    const digit = parseInt(c, 36);
    if (Number.isNaN(digit) || digit >= radix) break;
    value = value * BigInt(radix) + BigInt(digit);
    if (value > 0xffffffffffffffffn) {
      value = 0xffffffffffffffffn;
      break;
    }
  }
  if (negative && to > 0) value = BigInt.asUintN(64, value > 0x7fffffffffffffffn ? -1n : -value);
  if (to < 0) {
    const signed = negative ? -value : BigInt.asIntN(64, value);
    return signed.toString(target).toUpperCase();
  }
  return value.toString(target).toUpperCase();
}

function luhn(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  let sum = 0;
  [...text].reverse().forEach((c, i) => {
    const d = Number(c) * (i % 2 === 1 ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  });
  return sum % 10 === 0;
}

function bigEndian16(text: string, little: boolean): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  const view = new DataView(out.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return out;
}

function encode(text: string, charset: string): Uint8Array {
  switch (charset.toUpperCase()) {
    case 'UTF-8': return new TextEncoder().encode(text);
    case 'US-ASCII': return Uint8Array.from([...text], (c) => (c > '\x7f' ? 63 : c.charCodeAt(0)));
    case 'ISO-8859-1': return Uint8Array.from([...text], (c) => (c > '\xff' ? 63 : c.charCodeAt(0)));
    case 'UTF-16BE': return bigEndian16(text, false);
    case 'UTF-16LE': return bigEndian16(text, true);
    case 'UTF-16': return Uint8Array.from([0xfe, 0xff, ...bigEndian16(text, false)]);
    default: throw new Error(`[INVALID_PARAMETER_VALUE.CHARSET] expects one of the charsets US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16, but got ${charset}`);
  }
}

function decode(bytes: Uint8Array, charset: string): string {
  const wide = (little: boolean, from = 0) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let out = '';
    for (let i = from; i + 1 < bytes.length; i += 2) out += String.fromCharCode(view.getUint16(i, little));
    return out;
  };
  switch (charset.toUpperCase()) {
    case 'UTF-8': return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    case 'US-ASCII': return [...bytes].map((b) => (b > 0x7f ? '\ufffd' : String.fromCharCode(b))).join('');
    case 'ISO-8859-1': return [...bytes].map((b) => String.fromCharCode(b)).join('');
    case 'UTF-16BE': return wide(false);
    case 'UTF-16LE': return wide(true);
    case 'UTF-16': return bytes[0] === 0xff && bytes[1] === 0xfe ? wide(true, 2) : wide(false, bytes[0] === 0xfe && bytes[1] === 0xff ? 2 : 0);
    default: throw new Error(`[INVALID_PARAMETER_VALUE.CHARSET] expects one of the charsets US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16, but got ${charset}`);
  }
}

function indexOfBytes(bytes: Uint8Array, part: Uint8Array): number {
  for (let i = 0; i + part.length <= bytes.length; i++) if (part.every((x, j) => bytes[i + j] === x)) return i;
  return -1;
}

const texts = (f: (...t: string[]) => UdfValue) => (...args: UdfValue[]) => f(...(args as string[]));

export const TEXT_UDFS: readonly Udf[] = [
  { name: 'spark_soundex', params: ['VARCHAR'], returns: 'VARCHAR', run: texts(soundex) },
  { name: 'spark_levenshtein', params: ['VARCHAR', 'VARCHAR'], returns: 'INTEGER', run: texts(levenshtein) },
  {
    name: 'spark_mask',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    nulls: true,
    run: (t, u, l, d, o) => (t === null ? null : mask(t as string, u as string | null, l as string | null, d as string | null, o as string | null)),
  },
  { name: 'spark_sentences', params: ['VARCHAR'], returns: 'VARCHAR[][]', run: texts(sentences) },
  { name: 'spark_conv', params: ['VARCHAR', 'INTEGER', 'INTEGER'], returns: 'VARCHAR', run: (t, a, b) => conv(t as string, a as number, b as number) },
  { name: 'spark_luhn', params: ['VARCHAR'], returns: 'BOOLEAN', run: texts(luhn) },
  { name: 'spark_encode', params: ['VARCHAR', 'VARCHAR'], returns: 'BLOB', run: texts(encode) },
  { name: 'spark_decode', params: ['BLOB', 'VARCHAR'], returns: 'VARCHAR', run: (b, c) => decode(b as Uint8Array, c as string) },
  { name: 'spark_contains_binary', params: ['BLOB', 'BLOB'], returns: 'BOOLEAN', run: (b, p) => indexOfBytes(b as Uint8Array, p as Uint8Array) >= 0 },
];
