/** Between a client that pushes and a writer that pulls: the client is told to wait when the writer is behind. */
export class ByteQueue implements AsyncIterable<Uint8Array> {
  private readonly chunks: Uint8Array[] = [];
  private ended = false;
  private fault: unknown;
  private wake: (() => void) | undefined;

  /** @param limit how many chunks may wait before `behind` is called; `caughtUp` follows when they are gone */
  constructor(private readonly flow: { readonly behind: () => void; readonly caughtUp: () => void }, private readonly limit = 8) {}

  public push(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    if (this.chunks.length === this.limit) this.flow.behind();
    this.wake?.();
  }

  public end(fault?: unknown): void {
    this.fault ??= fault;
    this.ended = true;
    this.wake?.();
  }

  public async* [Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.chunks.shift();
      if (chunk !== undefined) {
        if (this.chunks.length === this.limit - 1) this.flow.caughtUp();
        yield chunk;
      } else if (this.fault !== undefined) {
        throw this.fault;
      } else if (this.ended) {
        return;
      } else {
        await new Promise<void>((resolve) => { this.wake = resolve; });
      }
    }
  }
}
