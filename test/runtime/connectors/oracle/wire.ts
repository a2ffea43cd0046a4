/** Longest value whose length is one byte; a longer one comes in pieces. */
const SHORT = 252;
const IN_PIECES = 254;
const NOTHING = 255;
const PIECE = 32_767;

/** Values of TTC, the language within Oracle's packets, as they are written. Integers have a byte that says how many bytes follow. */
export class WireWriter {
  private readonly parts: Buffer[] = [];

  public get bytes(): Buffer {
    return Buffer.concat(this.parts);
  }

  public raw(bytes: Uint8Array | readonly number[]): this {
    this.parts.push(Buffer.from(bytes));
    return this;
  }

  public uint8(...values: readonly number[]): this {
    return this.raw(values);
  }

  public uint16(value: number): this {
    return this.raw([Math.floor(value / 256) % 256, value % 256]);
  }

  public uint16LE(value: number): this {
    return this.raw([value % 256, Math.floor(value / 256) % 256]);
  }

  /** Integers of any size, one after the other. */
  public ub(...values: readonly number[]): this {
    for (const value of values) {
      const digits = value === 0 ? [] : bytesOf(value);
      this.uint8(digits.length, ...digits);
    }
    return this;
  }

  /** Bytes after their length. */
  public sized(value: Uint8Array | string | null): this {
    const bytes = value === null ? Buffer.alloc(0) : Buffer.from(value);
    if (bytes.length <= SHORT) return this.uint8(bytes.length).raw(bytes);
    this.uint8(IN_PIECES);
    for (let at = 0; at < bytes.length; at += PIECE) this.ub(Math.min(PIECE, bytes.length - at)).raw(bytes.subarray(at, at + PIECE));
    return this.ub(0);
  }

  /** The length, and if there is something, the length again with the bytes. */
  public counted(value: string): this {
    const bytes = Buffer.from(value);
    this.ub(bytes.length);
    return bytes.length === 0 ? this : this.sized(bytes);
  }
}

function bytesOf(value: number): number[] {
  const size = value < 256 ? 1 : value < 65_536 ? 2 : value < 2 ** 32 ? 4 : 6;
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return [...bytes];
}

/** The same as it is read. What goes beyond the end is a fault of this side's knowledge. */
export class WireReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  public get left(): number {
    return this.bytes.length - this.at;
  }

  public peek(): number | undefined {
    return this.bytes[this.at];
  }

  public raw(length: number): Buffer {
    if (length > this.left) throw new Error(`a message of the client ends early: ${length} bytes wanted, ${this.left} left`);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  public uint8(): number {
    return this.raw(1).readUInt8();
  }

  public uint16(): number {
    return this.raw(2).readUInt16BE();
  }

  public ub(): number {
    const size = this.uint8();
    if (size === 0) return 0;
    if (size > 6) throw new Error(`a message of the client has an integer of ${size} bytes`);
    return this.raw(size).readUIntBE(0, size);
  }

  /** Bytes after their length; nothing, which is Oracle's empty text as well, is null. */
  public sized(): Buffer | null {
    const length = this.uint8();
    if (length === 0 || length === NOTHING) return null;
    if (length !== IN_PIECES) return this.raw(length);
    const pieces: Buffer[] = [];
    for (let piece = this.ub(); piece > 0; piece = this.ub()) pieces.push(this.raw(piece));
    return Buffer.concat(pieces);
  }

  public text(): string {
    return this.sized()?.toString() ?? '';
  }

  public counted(): string {
    return this.ub() === 0 ? '' : this.text();
  }

  public skip(...fields: readonly ('ub' | 'uint8' | 'uint16')[]): this {
    for (const f of fields) this[f]();
    return this;
  }
}
