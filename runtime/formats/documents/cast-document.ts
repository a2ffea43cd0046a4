import { choiceName, DocumentValue, Exact, Fraction, Int, isFields, Moment, typeOf } from './document';
import { DataType, StructField } from '../../../src/core/types';
import { LANDED_VALUES } from '../landed';

/**
 * A value as JSON text of a column's type, as `CAST` of Spark without ANSI makes it: `null` where it cannot be cast.
 * The spelling is that of the `landed` format.
 */
export function castDocument(value: DocumentValue, type: DataType): string {
  if (value === null) return 'null';
  if (value instanceof Int) return castDocument(BigInt(value.value), type);
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar': return JSON.stringify(textOf(value));
    case 'boolean': return booleanOf(value);
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return wholeOf(value, type.kind);
    case 'float':
    case 'double': {
      const n = numberText(value);
      return n === undefined ? 'null' : LANDED_VALUES.double(Number(n));
    }
    case 'decimal': return decimalOf(value, type.precision, type.scale);
    case 'date': {
      const micros = momentOf(value);
      return micros === undefined ? 'null' : LANDED_VALUES.date(Number(floorDiv(micros, DAY)));
    }
    case 'timestamp':
    case 'timestamp_ntz': {
      const micros = momentOf(value);
      if (micros === undefined) return 'null';
      return type.kind === 'timestamp' ? LANDED_VALUES.timestamp(micros) : LANDED_VALUES.timestampNtz(micros);
    }
    case 'binary': return value instanceof Uint8Array ? LANDED_VALUES.binary(value) : typeof value === 'string' ? LANDED_VALUES.binary(new TextEncoder().encode(value)) : 'null';
    case 'array': return Array.isArray(value) ? `[${(value as readonly DocumentValue[]).map((v) => castDocument(v, type.element)).join(',')}]` : 'null';
    case 'map': return isFields(value) ? `{${Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}:${castDocument(v, type.value)}`).join(',')}}` : 'null';
    case 'struct': return structOf(value, type.fields);
    default: return 'null';
  }
}

function structOf(value: DocumentValue, fields: readonly StructField[]): string {
  const pair = (f: StructField, v: DocumentValue) => `${JSON.stringify(f.name)}:${castDocument(v, f.type)}`;
  if (isFields(value)) {
    const names = Object.keys(value);
    return `{${fields.map((f) => pair(f, value[names.find((n) => n === f.name) ?? names.find((n) => n.toLowerCase() === f.name.toLowerCase()) ?? ''] ?? null)).join(',')}}`;
  }
  // A column of several types: the field of this value's type has it.
  const own = choiceName(typeOf(value));
  return fields.some((f) => f.name === own) ? `{${fields.map((f) => pair(f, f.name === own ? value : null)).join(',')}}` : 'null';
}

const RANGES = { tinyint: 128n, smallint: 32_768n, int: 2_147_483_648n, bigint: 9_223_372_036_854_775_808n };
const DAY = 86_400_000_000n;

function wholeOf(value: DocumentValue, kind: keyof typeof RANGES): string {
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : value instanceof Moment ? String(floorDiv(value.micros, 1_000_000n)) : numberText(value);
  const n = text === undefined ? undefined : truncated(text);
  return n === undefined || n >= RANGES[kind] || n < -RANGES[kind] ? 'null' : String(n);
}

function decimalOf(value: DocumentValue, precision: number, scale: number): string {
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : numberText(value);
  const parts = text === undefined ? undefined : digitsOf(text);
  if (parts === undefined) return 'null';
  const { digits, exponent } = parts;
  const shift = exponent + scale;
  let unscaled: bigint;
  if (shift >= 0) {
    if (shift > 100) return 'null';
    unscaled = digits * 10n ** BigInt(shift);
  } else {
    const divisor = 10n ** BigInt(-shift);
    const half = divisor / 2n;
    unscaled = digits >= 0n ? (digits + half) / divisor : -((-digits + half) / divisor);
  }
  const size = unscaled < 0n ? -unscaled : unscaled;
  return size >= 10n ** BigInt(precision) ? 'null' : LANDED_VALUES.decimal(unscaled, scale);
}

function booleanOf(value: DocumentValue): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    return ['t', 'true', 'y', 'yes', '1'].includes(word) ? 'true' : ['f', 'false', 'n', 'no', '0'].includes(word) ? 'false' : 'null';
  }
  const n = numberText(value);
  return n === undefined ? 'null' : String(Number(n) !== 0);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function numberText(value: DocumentValue): string | undefined {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Fraction || value instanceof Exact) return value.text;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Moment) return `${floorDiv(value.micros, 1_000_000n)}`;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return NUMBER.test(text) ? text : /^[+-]?(nan|inf(inity)?)$/i.test(text) ? text.replace(/^([+-]?)inf(inity)?$/i, '$1Infinity').replace(/nan/i, 'NaN') : undefined;
}

function digitsOf(text: string): { readonly digits: bigint; readonly exponent: number } | undefined {
  if (!NUMBER.test(text)) return undefined;
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace(/^\+/, '').split('.');
  const digits = `${whole}${fraction}`;
  return { digits: BigInt(digits === '' || digits === '-' ? `${digits}0` : digits), exponent: Number(power) - fraction.length };
}

function truncated(text: string): bigint | undefined {
  const parts = digitsOf(text);
  if (parts === undefined) return undefined;
  if (parts.exponent >= 0) return parts.exponent > 40 ? undefined : parts.digits * 10n ** BigInt(parts.exponent);
  return -parts.exponent > 400 ? 0n : parts.digits / 10n ** BigInt(-parts.exponent);
}

const TIME = /^\s*(\d{4,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?)?)?)?\s*$/;

/** Microseconds since 1970; a text without an offset is taken for UTC. */
function momentOf(value: DocumentValue): bigint | undefined {
  if (value instanceof Moment) return value.micros;
  if (typeof value === 'bigint') return value * 1_000_000n;
  if (value instanceof Fraction || value instanceof Exact) return BigInt(Math.round(Number(value.text) * 1_000_000));
  if (typeof value !== 'string') return undefined;
  const m = TIME.exec(value);
  if (m === null) return undefined;
  const part = (i: number, otherwise: number) => Number(m[i] ?? otherwise);
  const [year, month, day, hour, minute, second] = [part(1, 0), part(2, 1), part(3, 1), part(4, 0), part(5, 0), part(6, 0)] as const;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return undefined;
  return BigInt(ms) * 1000n + BigInt((m[7] ?? '').padEnd(6, '0').slice(0, 6)) - offset(m[8]);
}

function offset(text: string | undefined): bigint {
  const m = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text ?? '');
  if (m === null) return 0n;
  return BigInt((m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3] ?? 0))) * 60_000_000n;
}

function floorDiv(a: bigint, b: bigint): bigint {
  return a >= 0n ? a / b : -((-a + b - 1n) / b);
}

/** As Spark prints it. */
function textOf(value: DocumentValue): string {
  if (value === null) return 'null';
  if (value instanceof Fraction || value instanceof Exact) return value.text;
  if (value instanceof Int) return String(value.value);
  if (value instanceof Moment) return JSON.parse(LANDED_VALUES.timestampNtz(value.micros)) as string;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return `[${(value as readonly DocumentValue[]).map(textOf).join(', ')}]`;
  if (isFields(value)) return `{${Object.values(value).map(textOf).join(', ')}}`;
  return String(value);
}
