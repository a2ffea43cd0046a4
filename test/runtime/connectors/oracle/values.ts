import { decodeNumber, encodeNumber } from './number';
import { WireReader, WireWriter } from './wire';

/** How a type is called in a description, and how it is sorted among character sets: 1 of the database, 2 of its national one. */
const TYPES = {
  'VARCHAR2': { code: 1, form: 1 },
  'NVARCHAR2': { code: 1, form: 2 },
  'NUMBER': { code: 2, form: 0 },
  'LONG': { code: 8, form: 1 },
  'DATE': { code: 12, form: 0 },
  'RAW': { code: 23, form: 0 },
  'LONG RAW': { code: 24, form: 0 },
  'CHAR': { code: 96, form: 1 },
  'NCHAR': { code: 96, form: 2 },
  'BINARY_FLOAT': { code: 100, form: 0 },
  'BINARY_DOUBLE': { code: 101, form: 0 },
  'CLOB': { code: 112, form: 1 },
  'NCLOB': { code: 112, form: 2 },
  'BLOB': { code: 113, form: 0 },
  'TIMESTAMP': { code: 180, form: 0 },
  'TIMESTAMP WITH TIME ZONE': { code: 181, form: 0 },
  'INTERVAL YEAR TO MONTH': { code: 182, form: 0 },
  'INTERVAL DAY TO SECOND': { code: 183, form: 0 },
  'TIMESTAMP WITH LOCAL TIME ZONE': { code: 231, form: 0 },
  'BOOLEAN': { code: 252, form: 0 },
} as const;

export type OracleType = keyof typeof TYPES;

export interface OracleColumn {
  readonly name: string;
  readonly type: OracleType;
  /** Of a NUMBER: 0 and -127 where it has none. */
  readonly precision?: number;
  /** Of a TIMESTAMP: digits of its seconds. */
  readonly scale?: number;
  /** In bytes. */
  readonly size?: number;
  readonly required?: boolean;
}

/** Numbers and times as text (`2026-01-02 03:04:05.678901`, zones in UTC), bytes as bytes. */
export type OracleValue = string | number | boolean | Buffer | null;

/** As which type a client wants a column, where not as its own: a CLOB as LONG. */
export interface Defined { readonly code: number; readonly form: number }

const LOBS: readonly OracleType[] = ['CLOB', 'NCLOB', 'BLOB'];

/** A value of it is got as a handle, unless the client has defined it as something else. */
export const isLob = ({ type }: OracleColumn) => LOBS.includes(type);

export const typeCodes = ({ type }: OracleColumn) => TYPES[type];

export function sizeOf({ type, size }: OracleColumn): number {
  if (size !== undefined) return Math.max(1, size);
  return { 'NUMBER': 22, 'DATE': 7, 'TIMESTAMP': 11, 'TIMESTAMP WITH TIME ZONE': 13, 'TIMESTAMP WITH LOCAL TIME ZONE': 11, 'BINARY_FLOAT': 4, 'BINARY_DOUBLE': 8, 'BOOLEAN': 1 }[type as string] ?? 4000;
}

/** A value in a row of an answer. */
export function writeValue(to: WireWriter, column: OracleColumn, value: OracleValue, defined: Defined = typeCodes(column)): void {
  to.sized(value === null ? null : bytesOfValue(column, value, defined));
  // Of what is long, whether it is null and whether it was cut.
  if (defined.code === 8 || defined.code === 24) to.ub(0, 0);
}

function bytesOfValue(column: OracleColumn, value: OracleValue, { code, form }: Defined): Buffer {
  switch (code) {
    case 1:
    case 8:
    case 96: return form === 2 ? Buffer.from(String(value), 'utf16le').swap16() : Buffer.from(String(value));
    case 2: return encodeNumber(String(value));
    case 12:
    case 180:
    case 181:
    case 231: return encodeTime(String(value), code);
    case 23:
    case 24: return Buffer.from(value as Buffer);
    case 100:
    case 101: return encodeFloat(Number(value), code === 100 ? 4 : 8);
    case 252: return Buffer.from([value === true ? 1 : 0]);
    default: throw new Error(`this server sends no ${column.type} as type ${code}`);
  }
}

/** Century and year off by 100, hours, minutes and seconds by one; then nanoseconds, then the zone, which is UTC. */
function encodeTime(text: string, code: number): Buffer {
  const parts = /^(-?\d+)-(\d+)-(\d+)(?:[ T](\d+):(\d+):(\d+)(?:\.(\d+))?)?/.exec(text);
  if (parts === null) throw new Error(`'${text}' is no time`);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map((p) => Number(p ?? 0));
  const out = new WireWriter().uint8(Math.trunc(year / 100) + 100, (year % 100) + 100, month, day, hour + 1, minute + 1, second + 1);
  if (code === 12) return out.bytes;
  const nanoseconds = Buffer.alloc(4);
  nanoseconds.writeUInt32BE(Number((parts[7] ?? '').padEnd(9, '0').slice(0, 9)));
  out.raw(nanoseconds);
  return code === 181 ? out.uint8(20, 60).bytes : out.bytes;
}

function decodeTime(bytes: Buffer): string {
  const [century = 0, year = 0, ...rest] = bytes;
  const [month = 1, day = 1, hour = 1, minute = 1, second = 1] = rest;
  const two = (n: number) => String(n).padStart(2, '0');
  const fraction = bytes.length > 7 ? `.${String(bytes.readUInt32BE(7)).padStart(9, '0').slice(0, 6)}` : '';
  return `${String((century - 100) * 100 + year - 100).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour - 1)}:${two(minute - 1)}:${two(second - 1)}${fraction}`;
}

/** So that bytes sort as the numbers do: a positive one has its first bit, a negative one has all bits turned. */
function encodeFloat(value: number, size: 4 | 8): Buffer {
  const bytes = Buffer.alloc(size);
  if (size === 4) bytes.writeFloatBE(value);
  else bytes.writeDoubleBE(value);
  return (bytes[0] ?? 0) < 128 ? Buffer.from([(bytes[0] ?? 0) + 128, ...bytes.subarray(1)]) : Buffer.from(bytes.map((b) => 255 - b));
}

function decodeFloat(sorted: Buffer): number {
  const bytes = (sorted[0] ?? 0) >= 128 ? Buffer.from([(sorted[0] ?? 0) - 128, ...sorted.subarray(1)]) : Buffer.from(sorted.map((b) => 255 - b));
  return bytes.length === 4 ? bytes.readFloatBE() : bytes.readDoubleBE();
}

/** A value that a client binds. */
export function readBind(from: WireReader, { code, form }: Defined): OracleValue {
  if (![1, 2, 8, 12, 23, 24, 96, 100, 101, 180, 181, 231].includes(code)) throw new Error(`this server takes no bound value of type ${code}`);
  const bytes = from.sized();
  if (bytes === null) return null;
  switch (code) {
    case 2: return decodeNumber(bytes);
    case 12:
    case 180:
    case 181:
    case 231: return decodeTime(bytes);
    case 23:
    case 24: return Buffer.from(bytes);
    case 100:
    case 101: return decodeFloat(bytes);
    default: return form === 2 ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString();
  }
}
