import type { Udf } from './udf';

/** AES (FIPS 197) in ECB, CBC and GCM, in plain JavaScript: the core runs in a browser, where the platform's is asynchronous. */

const SBOX = new Uint8Array(256);
const INVERSE = new Uint8Array(256);
{
  const log: number[] = [];
  const exp: number[] = [];
  for (let i = 0, x = 1; i < 255; i++) {
    exp[i] = x;
    log[x] = i;
    x ^= (x << 1) ^ (x & 0x80 ? 0x11b : 0);
    x &= 0xff;
  }
  for (let i = 0; i < 256; i++) {
    const inverse = i === 0 ? 0 : exp[(255 - log[i]) % 255];
    let y = inverse;
    for (let k = 1; k < 5; k++) y ^= ((inverse << k) | (inverse >> (8 - k))) & 0xff;
    SBOX[i] = y ^ 0x63;
    INVERSE[SBOX[i]] = i;
  }
}

const double = (x: number) => ((x << 1) ^ (x & 0x80 ? 0x1b : 0)) & 0xff;
function times(x: number, by: number): number {
  let [out, a, b] = [0, x, by];
  for (; b > 0; b >>= 1, a = double(a)) if (b & 1) out ^= a;
  return out;
}

function expand(key: Uint8Array): Uint8Array[] {
  const words = key.length / 4;
  const rounds = words + 6;
  const w: number[][] = [];
  for (let i = 0; i < words; i++) w.push([...key.slice(4 * i, 4 * i + 4)]);
  let rcon = 1;
  for (let i = words; i < 4 * (rounds + 1); i++) {
    let t = [...w[i - 1]];
    if (i % words === 0) {
      t = [...t.slice(1), t[0]].map((b) => SBOX[b]);
      t[0] ^= rcon;
      rcon = double(rcon);
    } else if (words > 6 && i % words === 4) {
      t = t.map((b) => SBOX[b]);
    }
    w.push(t.map((b, k) => b ^ w[i - words][k]));
  }
  return Array.from({ length: rounds + 1 }, (_, r) => Uint8Array.from(w.slice(4 * r, 4 * r + 4).flat()));
}

const xor = (a: Uint8Array, b: Uint8Array) => a.map((x, i) => x ^ b[i]);
const SHIFT = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11];

function encryptBlock(block: Uint8Array, keys: readonly Uint8Array[]): Uint8Array {
  let s = xor(block, keys[0]);
  for (let r = 1; r < keys.length; r++) {
    const shifted = SHIFT.map((i) => SBOX[s[i]]);
    const mixed = r === keys.length - 1 ? shifted : shifted.map((_, i) => {
      const c = i - (i % 4);
      const at = (k: number) => shifted[c + ((i + k) % 4)];
      return double(at(0)) ^ double(at(1)) ^ at(1) ^ at(2) ^ at(3);
    });
    s = xor(Uint8Array.from(mixed), keys[r]);
  }
  return s;
}

function decryptBlock(block: Uint8Array, keys: readonly Uint8Array[]): Uint8Array {
  let s = xor(block, keys[keys.length - 1]);
  for (let r = keys.length - 2; r >= 0; r--) {
    const back = new Uint8Array(16);
    SHIFT.forEach((from, to) => { back[from] = INVERSE[s[to]]; });
    const keyed = xor(back, keys[r]);
    s = r === 0 ? keyed : keyed.map((_, i) => {
      const c = i - (i % 4);
      const at = (k: number) => keyed[c + ((i + k) % 4)];
      return times(at(0), 14) ^ times(at(1), 11) ^ times(at(2), 13) ^ times(at(3), 9);
    });
  }
  return s;
}

function pad(bytes: Uint8Array): Uint8Array {
  const n = 16 - (bytes.length % 16);
  return Uint8Array.from([...bytes, ...new Array<number>(n).fill(n)]);
}

function unpad(bytes: Uint8Array): Uint8Array {
  const n = bytes[bytes.length - 1];
  if (bytes.length === 0 || n < 1 || n > 16 || bytes.slice(-n).some((b) => b !== n)) throw new Error('bad padding');
  return bytes.slice(0, -n);
}

function blocks(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / 16) }, (_, i) => bytes.slice(16 * i, 16 * i + 16));
}

const toBig = (b: Uint8Array) => b.reduce((n, x) => (n << 8n) | BigInt(x), 0n);

/** GCM's tag over additional data and ciphertext, and its key stream (NIST SP 800-38D, 96-bit nonce). */
function gcm(
  data: Uint8Array, nonce: Uint8Array, aad: Uint8Array, keys: readonly Uint8Array[], ciphertext: (out: Uint8Array) => Uint8Array,
): { readonly out: Uint8Array; readonly tag: Uint8Array } {
  const counter = (n: number) => Uint8Array.from([...nonce, (n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
  const out = Uint8Array.from(blocks(data).flatMap((b, i) => {
    const stream = encryptBlock(counter(i + 2), keys);
    return [...b].map((x, k) => x ^ stream[k]);
  }));
  const h = toBig(encryptBlock(new Uint8Array(16), keys));
  const multiply = (x: bigint) => {
    let [z, v] = [0n, h];
    for (let i = 127n; i >= 0n; i--) {
      if ((x >> i) & 1n) z ^= v;
      v = v & 1n ? (v >> 1n) ^ (0xe1n << 120n) : v >> 1n;
    }
    return z;
  };
  const cipher = ciphertext(out);
  let y = 0n;
  for (const part of [aad, cipher]) for (const b of blocks(part)) y = multiply(y ^ toBig(Uint8Array.from({ length: 16 }, (_, i) => b[i] ?? 0)));
  y = multiply(y ^ ((BigInt(aad.length * 8) << 64n) | BigInt(cipher.length * 8)));
  const mask = encryptBlock(counter(1), keys);
  return { out, tag: mask.map((m, i) => m ^ Number((y >> BigInt(8 * (15 - i))) & 255n)) };
}

function check(key: Uint8Array, mode: string, padding: string): string {
  if (![16, 24, 32].includes(key.length)) throw new Error(`[INVALID_PARAMETER_VALUE.AES_KEY_LENGTH] expects a binary value with 16, 24 or 32 bytes, but got ${key.length} bytes`);
  const [m, p] = [mode.toUpperCase(), padding.toUpperCase()];
  const allowed = { GCM: ['DEFAULT', 'NONE'], ECB: ['DEFAULT', 'PKCS'], CBC: ['DEFAULT', 'PKCS'] }[m];
  if (allowed?.includes(p) !== true) throw new Error(`[UNSUPPORTED_FEATURE.AES_MODE] AES-${mode} with the padding ${padding} is not supported`);
  return m;
}

function random(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(Math.random() * 256));
}

function encrypt(data: Uint8Array, key: Uint8Array, mode: string, padding: string, iv: Uint8Array, aad: Uint8Array): Uint8Array {
  const m = check(key, mode, padding);
  const keys = expand(key);
  if (m === 'ECB') return Uint8Array.from(blocks(pad(data)).flatMap((b) => [...encryptBlock(b, keys)]));
  const start = iv.length > 0 ? iv : random(m === 'GCM' ? 12 : 16);
  if (start.length !== (m === 'GCM' ? 12 : 16)) throw new Error(`[INVALID_PARAMETER_VALUE.AES_IV_LENGTH] supports ${m === 'GCM' ? 12 : 16}-byte initialization vectors for ${m}, but got ${start.length} bytes`);
  if (m === 'GCM') {
    const { out, tag } = gcm(data, start, aad, keys, (o) => o);
    return Uint8Array.from([...start, ...out, ...tag]);
  }
  let last = start;
  return Uint8Array.from([...start, ...blocks(pad(data)).flatMap((b) => [...(last = encryptBlock(xor(b, last), keys))])]);
}

function decrypt(data: Uint8Array, key: Uint8Array, mode: string, padding: string, aad: Uint8Array): Uint8Array {
  const m = check(key, mode, padding);
  const keys = expand(key);
  try {
    if (m === 'GCM') {
      const [nonce, body, given] = [data.slice(0, 12), data.slice(12, -16), data.slice(-16)];
      const { out, tag } = gcm(body, nonce, aad, keys, () => body);
      if (data.length < 28 || tag.some((t, i) => t !== given[i])) throw new Error('bad tag');
      return out;
    }
    const all = blocks(data);
    if (data.length === 0 || data.length % 16 !== 0) throw new Error('bad length');
    if (m === 'ECB') return unpad(Uint8Array.from(all.flatMap((b) => [...decryptBlock(b, keys)])));
    return unpad(Uint8Array.from(all.slice(1).flatMap((b, i) => [...xor(decryptBlock(b, keys), all[i])])));
  } catch (cause) {
    throw new Error('[INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR] the value cannot be decrypted with this key and mode', { cause });
  }
}

const BYTES = ['BLOB', 'BLOB', 'VARCHAR', 'VARCHAR'] as const;

export const AES_UDFS: readonly Udf[] = [
  { name: 'spark_aes_encrypt', params: [...BYTES, 'BLOB', 'BLOB'], returns: 'BLOB', volatile: true, run: (...a) => encrypt(...a as Parameters<typeof encrypt>) },
  { name: 'spark_aes_decrypt', params: [...BYTES, 'BLOB'], returns: 'BLOB', run: (...a) => decrypt(...a as Parameters<typeof decrypt>) },
  {
    name: 'spark_try_aes_decrypt',
    params: [...BYTES, 'BLOB'],
    returns: 'BLOB',
    run: (...a) => {
      try {
        return decrypt(...a as Parameters<typeof decrypt>);
      } catch {
        return null;
      }
    },
  },
];
