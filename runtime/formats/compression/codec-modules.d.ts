declare module 'lz4js' {
  /** The number of bytes written; 0 where nothing matched. */
  export function compressBlock(source: Uint8Array, target: Uint8Array, from: number, length: number, hashTable: Uint32Array): number;
  export function decompressBlock(source: Uint8Array, target: Uint8Array, from: number, length: number, to: number): number;
}
declare module 'snappyjs' {
  export function compress(bytes: Uint8Array): Uint8Array;
  export function uncompress(bytes: Uint8Array, maxLength?: number): Uint8Array;
}
