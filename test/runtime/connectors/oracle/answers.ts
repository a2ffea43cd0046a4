import { KeyValue } from './login';
import { Defined, isLob, OracleColumn, OracleValue, sizeOf, typeCodes, writeValue } from './values';
import { WireWriter } from './wire';

/** Kinds of messages of TTC that a server sends. */
const MESSAGE = {
  protocol: 1, dataTypes: 2, end: 4, rowHead: 6, row: 7, parameters: 8, status: 9, description: 16, sentColumns: 21, endOfAnswer: 29,
} as const;
const CHARSETS = { utf8: 873, utf16: 2000 } as const;
const FIELDS = { column: 8, checksum: 14, domain: 17, annotations: 20, vector: 24 } as const;
/** A transaction is open. */
const IN_TRANSACTION = 2;

export const NO_MORE_ROWS = 1403;

/** How a statement ended: `error` 0 is well. */
interface End { readonly cursor: number; readonly rows: number; readonly error?: number; readonly message?: string; readonly inTransaction: boolean }

/** The messages of one answer, as this connection's versions have them. */
export class Answer {
  private readonly to = new WireWriter();

  constructor(private readonly fieldVersion: number, private readonly endMarked: boolean) {}

  public get bytes(): Buffer {
    return this.to.bytes;
  }

  /** Last of all. */
  public end(): this {
    if (this.endMarked) this.to.uint8(MESSAGE.endOfAnswer);
    return this;
  }

  /** `longest`: 32767 where texts may be that long. */
  public protocol(longest: number): this {
    const compiled = Buffer.alloc(53);
    compiled[7] = this.fieldVersion;
    const runtime = Buffer.alloc(7);
    runtime[6] = longest > 4000 ? 4 : 0;
    this.to.uint8(MESSAGE.protocol, 6, 0).raw(Buffer.from('Stand-in of tests\0')).uint16LE(CHARSETS.utf8).uint8(0).uint16(0);
    this.to.uint16(11).uint8(0, 0, 0, 0, 0, 0, 0, 0, 0).uint16(CHARSETS.utf16);
    this.to.sized(compiled).sized(runtime);
    return this;
  }

  public dataTypes(types: readonly (readonly [number, number, number])[]): this {
    this.to.uint8(MESSAGE.dataTypes);
    for (const [type, converted, form] of types) {
      this.to.uint16(type).uint16(converted);
      if (converted !== 0) this.to.uint16(form).uint16(0);
    }
    this.to.uint16(0);
    return this;
  }

  public keyValues(pairs: readonly KeyValue[]): this {
    this.to.uint8(MESSAGE.parameters).ub(pairs.length);
    for (const { key, value, flag = 0 } of pairs) this.to.counted(key).counted(value).ub(flag);
    return this;
  }

  public status(inTransaction: boolean): this {
    this.to.uint8(MESSAGE.status).ub(inTransaction ? IN_TRANSACTION : 0, 0);
    return this;
  }

  public description(columns: readonly OracleColumn[]): this {
    this.to.uint8(MESSAGE.description, 0).ub(0, columns.length);
    if (columns.length > 0) this.to.uint8(0);
    columns.forEach((c, i) => this.column(c, i + 1));
    this.to.ub(0, 0, 0, 0, 0, 0);
    return this;
  }

  private column(column: OracleColumn, position: number): void {
    const { code, form } = typeCodes(column);
    const { name, precision = 0, scale = 0, required = false } = column;
    const size = sizeOf(column);
    const { to, fieldVersion } = this;
    const charset = form === 2 ? CHARSETS.utf16 : form === 1 ? CHARSETS.utf8 : 0;
    to.uint8(code, 0, precision, scale < 0 ? scale + 256 : scale).ub(size, 0, 0, 0, 0, charset).uint8(form).ub(size);
    if (fieldVersion >= FIELDS.column) to.ub(0);
    to.uint8(required ? 0 : 1, name.length).counted(name).ub(0, 0, position, 0);
    if (fieldVersion >= FIELDS.domain) to.ub(0, 0);
    if (fieldVersion >= FIELDS.annotations) to.ub(0);
    if (fieldVersion >= FIELDS.vector) to.ub(0).uint8(0, 0);
  }

  /** A value that is the row's before is not sent again. */
  public rows(columns: readonly OracleColumn[], rows: readonly (readonly OracleValue[])[], defines: readonly Defined[] | undefined): this {
    if (rows.length === 0) return this;
    this.to.uint8(MESSAGE.rowHead, 0).ub(0, 0, 0, 0, 0, 0);
    rows.forEach((row, n) => {
      const before = rows[n - 1];
      const sent = columns.map((c, i) => before === undefined || isLob(c) || !same(before[i] ?? null, row[i] ?? null));
      if (sent.includes(false)) this.to.uint8(MESSAGE.sentColumns).ub(sent.filter((s) => s).length).raw(bits(sent));
      this.to.uint8(MESSAGE.row);
      columns.forEach((c, i) => {
        if (sent[i] === true) writeValue(this.to, c, row[i] ?? null, defines?.[i]);
      });
    });
    return this;
  }

  public done({ cursor, rows, error = 0, message = '', inTransaction }: End): this {
    const { to } = this;
    to.uint8(MESSAGE.end).ub(inTransaction ? IN_TRANSACTION : 0, 0, 0, error, 0, 0, cursor, 0).uint8(0, 0, 0, 0, 0, 0);
    // No row's address, no fault of the system, no faults of single rows.
    to.ub(0, 0).uint8(0).ub(0, 0).ub(0).uint8(0, 0).ub(0, 0, 0).ub(0, 0, 0);
    to.ub(error, rows);
    if (this.fieldVersion >= FIELDS.checksum) to.ub(0, 0);
    if (error !== 0) to.sized(`ORA-${String(error).padStart(5, '0')}: ${message}\n`);
    return this;
  }
}

const same = (a: OracleValue, b: OracleValue) => (Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : a === b);

/** One bit a column, the first one in the lowest place. */
function bits(flags: readonly boolean[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(flags.length / 8));
  flags.forEach((f, i) => {
    if (f) bytes[Math.floor(i / 8)] = (bytes[Math.floor(i / 8)] ?? 0) + 2 ** (i % 8);
  });
  return bytes;
}
