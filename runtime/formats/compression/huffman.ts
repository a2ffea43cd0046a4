/* eslint-disable no-bitwise -- a codec works on bits */
/** bzip2's own longest code. */
const LONGEST = 17;

/** Lengths of Huffman codes, none longer than bzip2 writes; a symbol that does not occur has a code too. */
export function codeLengths(counts: Uint32Array): Uint8Array {
  for (let scale = 0; ; scale++) {
    const lengths = lengthsOf(Array.from(counts, (c) => Math.max(1, Math.ceil(c / 2 ** scale))));
    if (Math.max(...lengths) <= LONGEST) return lengths;
  }
}

/** Two queues, as leaves come sorted and inner nodes are made in order. */
function lengthsOf(weights: readonly number[]): Uint8Array {
  const n = weights.length;
  const leaves = weights.map((_, i) => i).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
  const weight = [...weights];
  const parent = new Int32Array(2 * n);
  let leaf = 0, inner = n;
  const least = () => {
    const l = leaves[leaf];
    if (l !== undefined && (inner >= weight.length || (weight[l] ?? 0) <= (weight[inner] ?? 0))) {
      leaf++;
      return l;
    }
    return inner++;
  };
  for (let i = 0; i < n - 1; i++) {
    const a = least(), b = least();
    parent[a] = parent[b] = weight.length;
    weight.push((weight[a] ?? 0) + (weight[b] ?? 0));
  }
  const root = weight.length - 1;
  return Uint8Array.from({ length: n }, (_, i) => {
    let depth = 0;
    for (let at = i; at !== root; at = parent[at]) depth++;
    return depth;
  });
}

/** Canonical codes, shorter ones first, then by symbol. */
export function codesOf(lengths: Uint8Array): Uint32Array {
  const codes = new Uint32Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= 20; length++) {
    for (let s = 0; s < lengths.length; s++) if (lengths[s] === length) codes[s] = code++;
    code <<= 1;
  }
  return codes;
}
