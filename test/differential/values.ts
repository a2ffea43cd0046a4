import type { DataType } from '../../src/core/types';

/** Values as expected.py writes them: null, booleans, strings for all else, lists. Doubles stay numbers here and are compared with tolerance. */
export type Encoded = null | boolean | string | number | readonly Encoded[];

interface DuckValue {
  readonly items?: readonly unknown[];
  readonly entries?: Record<string, unknown> | readonly { key: unknown; value: unknown }[];
  readonly bytes?: Uint8Array;
  readonly days?: number;
  readonly months?: number;
  readonly micros?: bigint;
}

export function encodeValue(value: unknown, type: DataType): Encoded {
  if (value === null || value === undefined) return null;
  const v = value as DuckValue;
  switch (type.kind) {
    case 'boolean': return value as boolean;
    case 'float':
    case 'double': return value as number;
    case 'date': return String(v.days);
    case 'timestamp':
    case 'timestamp_ntz': return String(v.micros);
    case 'year-month interval': return String(v.months);
    case 'day-time interval': return String(BigInt(v.days ?? 0) * 86400000000n + BigInt(v.micros ?? 0));
    case 'binary': return Buffer.from(v.bytes ?? []).toString('hex');
    case 'array': return (v.items ?? []).map((x) => encodeValue(x, type.element));
    case 'map': {
      const entries = v.entries as readonly { key: unknown; value: unknown }[];
      const pairs = entries.map((e) => [encodeValue(e.key, type.key), encodeValue(e.value, type.value)]);
      return pairs.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    case 'struct': return type.fields.map((f) => encodeValue((v.entries as Record<string, unknown>)[f.name], f.type));
    default: return String(value);
  }
}

/** The first row that differs, or nothing. */
export function sameRows(spark: readonly unknown[][], ours: readonly unknown[][], ordered: boolean): string | undefined {
  if (spark.length !== ours.length) return `rows: Spark ${spark.length}, ours ${ours.length}`;
  const left = [...spark];
  for (const row of ours) {
    const at = ordered ? (sameValue(left[0], row) ? 0 : -1) : left.findIndex((s) => sameValue(s, row));
    if (at < 0) return `no such row in Spark: ${JSON.stringify(row, bare)}\n   of Spark's there remain ${JSON.stringify(left.slice(0, 5))}`;
    left.splice(at, 1);
  }
  return undefined;
}

function bare(_: string, x: unknown): unknown {
  return typeof x === 'number' ? String(x) : x;
}

function sameValue(spark: unknown, ours: unknown): boolean {
  if (typeof ours === 'number') return typeof spark === 'string' && sameNumber(pythonNumber(spark), ours);
  if (Array.isArray(spark) && Array.isArray(ours)) return spark.length === ours.length && spark.every((s, i) => sameValue(s, ours[i]));
  return spark === ours;
}

function pythonNumber(text: string): number {
  return { 'nan': NaN, 'inf': Infinity, '-inf': -Infinity }[text] ?? Number(text);
}

/** To the last digits: sums may be added in another order. */
function sameNumber(a: number, b: number): boolean {
  return Object.is(a, b) || a === b || (Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)));
}
