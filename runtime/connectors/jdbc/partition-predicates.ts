import { sqlText } from './sql-names';
import { DataType } from '../../../src/core/types';

export interface Bounds { readonly lower: string; readonly upper: string }

/**
 * WHERE clauses that cut a table into parts of even stride, as Spark's JDBC source does: bounds decide only where the cuts are,
 * NULLs are in the first part, everything outside the bounds in the outer ones. One clause `undefined`: all rows.
 */
export function partitionPredicates(
  column: string, type: DataType, { lower, upper }: Bounds, count: number, moment = sqlText,
): (string | undefined)[] {
  const scale = scaleOf(type, moment);
  const [from, to] = [scale.parse(lower), scale.parse(upper)];
  if (from === undefined || to === undefined || from >= to || count <= 1) return [undefined];
  const parts = BigInt(Math.max(1, Math.min(count, Number(to - from > 1_000_000n ? 1_000_000n : to - from))));
  if (parts === 1n) return [undefined];
  const cuts = Array.from({ length: Number(parts) - 1 }, (_, i) => scale.print(from + ((to - from) * BigInt(i + 1)) / parts));
  const [first = ''] = cuts;
  return [
    `${column} < ${first} OR ${column} IS NULL`,
    ...cuts.slice(1).map((cut, i) => `${column} >= ${cuts[i]} AND ${column} < ${cut}`),
    `${column} >= ${cuts[cuts.length - 1]}`,
  ];
}

export function isPartitionType(type: DataType): boolean {
  return ['tinyint', 'smallint', 'int', 'bigint', 'decimal', 'float', 'double', 'date', 'timestamp', 'timestamp_ntz'].includes(type.kind);
}

interface Scale { readonly parse: (text: string) => bigint | undefined; readonly print: (value: bigint) => string }

const DAY = 86_400_000;

/** Values of a type on a line of whole numbers. */
function scaleOf(type: DataType, moment: (text: string) => string): Scale {
  if (type.kind === 'date') {
    return { parse: (t) => milliseconds(t, DAY), print: (v) => sqlText(new Date(Number(v) * DAY).toISOString().slice(0, 10)) };
  }
  if (type.kind === 'timestamp' || type.kind === 'timestamp_ntz') {
    return { parse: (t) => milliseconds(t, 1), print: (v) => moment(new Date(Number(v)).toISOString().replace('T', ' ').replace('Z', '')) };
  }
  return { parse: (t) => (Number.isFinite(Number(t)) && t.trim() !== '' ? BigInt(/^[+-]?\d+$/.test(t.trim()) ? t.trim().replace('+', '') : Math.floor(Number(t))) : undefined), print: String };
}

function milliseconds(text: string, unit: number): bigint | undefined {
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? `${text.trim()}T00:00:00Z` : `${text.trim().replace(' ', 'T').replace(/Z$/, '')}Z`);
  return Number.isNaN(time) ? undefined : BigInt(Math.floor(time / unit));
}
