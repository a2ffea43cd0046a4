import { Chunks } from '../../host/file-streams';

/** Reads exact numbers of bytes from chunks of any size. */
export class ByteReader {
  private buffer: Uint8Array = new Uint8Array(0);
  private at = 0;
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(chunks: Chunks) {
    this.source = chunks[Symbol.asyncIterator]();
  }

  /** So many bytes, or fewer where the input ends. Valid until the next call. */
  public async upTo(length: number): Promise<Uint8Array> {
    while (this.buffer.length - this.at < length) {
      const next = await this.source.next();
      if (next.done === true) break;
      this.buffer = this.at === this.buffer.length ? next.value : concat([this.buffer.subarray(this.at), next.value]);
      this.at = 0;
    }
    const bytes = this.buffer.subarray(this.at, this.at + length);
    this.at += bytes.length;
    return bytes;
  }

  /** What the buffer holds, or the next chunk; `undefined` at the end. */
  public async chunk(): Promise<Uint8Array | undefined> {
    if (this.at < this.buffer.length) {
      const rest = this.buffer.subarray(this.at);
      this.at = this.buffer.length;
      return rest;
    }
    const next = await this.source.next();
    return next.done === true ? undefined : next.value;
  }

  /** Closes the source, where not all was read. */
  public async close(): Promise<void> {
    await this.source.return?.();
  }
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
