/* eslint-disable no-bitwise -- a codec works on bits */
const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let c = i << 24;
  for (let k = 0; k < 8; k++) c = (c & 0x80000000) !== 0 ? (c << 1) ^ 0x04c11db7 : c << 1;
  return c >>> 0;
});

/** bzip2's checksum: CRC-32 with the bits of a byte from the top. Begin with -1, end with `~`. */
export function crc(before: number, byte: number): number {
  return (before << 8) ^ (TABLE[((before >>> 24) ^ byte) & 0xff] ?? 0);
}

/** The checksum of a stream from those of its blocks. */
export const combinedCrc = (stream: number, block: number) => (((stream << 1) | (stream >>> 31)) ^ block) >>> 0;

export const BLOCK_MAGIC = [0x314159, 0x265359] as const;
export const END_MAGIC = [0x177245, 0x385090] as const;
/** So many symbols in a row are of one Huffman table. */
export const GROUP = 50;
