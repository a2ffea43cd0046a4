import { Column, DataType } from '../../src/core/types';

/** Values as JSON text, `null` for null. */
export type Row = readonly (string | null)[];

export interface RowDifference {
  /** How many rows only one side has. */
  readonly onlyLeft: number;
  readonly onlyRight: number;
  /** The first of them. */
  readonly left: readonly Row[];
  readonly right: readonly Row[];
  /** Columns in which the rows left over differ, where they can be paired. */
  readonly columns: readonly string[];
}

/** Relative; sums of doubles depend on the order of adding. */
const TOLERANCE = 1e-9;
/** Of a double, before two are taken for different: in JavaScript here, in SQL by `roundedDouble`. */
const DIGITS = 12;
/** The numbers in a JSON text. */
export const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Compares rows as multisets, doubles within a tolerance; `undefined` where they are equal. */
export function compareRows(columns: readonly Column[], left: readonly Row[], right: readonly Row[], show: number): RowDifference | undefined {
  const inexact = columns.map((c) => hasDouble(c.type));
  const key = (row: Row) => JSON.stringify(row.map((v, i) => (v !== null && inexact[i] === true ? v.replace(NUMBER, rounded) : v)));
  const [a, b] = withoutPairs(left, right, key);
  // Two values within the tolerance may have been rounded apart.
  const near = a.map((row, i) => [row, b[i]] as const);
  const equal = a.length === b.length && near.every(([x, y]) => y !== undefined && x.every((v, i) => sameCell(v, y[i] ?? null, inexact[i] === true)));
  if (equal) return undefined;
  const differing = a.length !== b.length ? [] : columns.filter((_, i) => near.some(([x, y]) => !sameCell(
    x[i] ?? null, y?.[i] ?? null, inexact[i] === true,
  ))).map((c) => c.name);
  return { onlyLeft: a.length, onlyRight: b.length, left: a.slice(0, show), right: b.slice(0, show), columns: differing };
}

export const roundedDouble = (sql: string) => `CAST(printf('%.${DIGITS - 1}e', ${sql}) AS DOUBLE) + 0.0`;

const rounded = (text: string) => String(Number(Number(text).toPrecision(DIGITS)));

/** What is left of both, in the order of their keys. */
function withoutPairs(left: readonly Row[], right: readonly Row[], key: (row: Row) => string): [Row[], Row[]] {
  const waiting = new Map<string, Row[]>();
  for (const row of right) {
    const k = key(row);
    const rows = waiting.get(k);
    if (rows === undefined) waiting.set(k, [row]);
    else rows.push(row);
  }
  const only = left.filter((row) => waiting.get(key(row))?.pop() === undefined);
  const sorted = (rows: readonly Row[]) => rows.map((r) => [key(r), r] as const).sort(([x], [y]) => (x < y ? -1 : 1)).map(([, r]) => r);
  return [sorted(only), sorted([...waiting.values()].flat())];
}

function sameCell(a: string | null, b: string | null, inexact: boolean): boolean {
  if (a === b) return true;
  if (a === null || b === null || !inexact || a.replace(NUMBER, '#') !== b.replace(NUMBER, '#')) return false;
  const [x, y] = [a.match(NUMBER) ?? [], b.match(NUMBER) ?? []];
  return x.every((n, i) => Math.abs(Number(n) - Number(y[i])) <= TOLERANCE * Math.max(Math.abs(Number(n)), Math.abs(Number(y[i]))));
}

export function hasDouble(type: DataType): boolean {
  switch (type.kind) {
    case 'double': case 'float': return true;
    case 'array': return hasDouble(type.element);
    case 'map': return hasDouble(type.key) || hasDouble(type.value);
    case 'struct': return type.fields.some((f) => hasDouble(f.type));
    default: return false;
  }
}
