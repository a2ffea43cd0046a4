import type { GridData } from './grid';

/** A result as points: what runs along the bottom, and a line or bars for each column of numbers. */
export interface Plot {
  readonly along: string;
  readonly labels: readonly string[];
  /** Bars where the values along the bottom are names, a line where they are numbers or times in order. */
  readonly kind: 'bars' | 'line';
  readonly series: readonly { readonly name: string; readonly values: readonly (number | undefined)[] }[];
}

/** More could not be told apart. */
const MOST_POINTS = 500;
const MOST_BARS = 60;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(E[-+]?\d+)?$/i;
const TIME = /^\d{4}-\d{2}(-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?)?$/;

/** `undefined` where there is nothing to draw: no numbers, or a single row. */
export function plotOf({ columns, data, rows }: GridData): Plot | undefined {
  if (rows < 2) return undefined;
  const texts = data.map((column) => column.map((v) => (v === null || v === 'NULL' || v === 'null' ? '' : String(v))));
  const isAll = (column: number, form: RegExp) => texts[column]?.some((t) => t !== '') === true && texts[column].every((t) => t === '' || form.test(t));
  const numeric = columns.map((_, i) => i).filter((i) => isAll(i, NUMBER));
  if (numeric.length === 0) return undefined;
  // Names or times run along; of numbers alone the first does, where there is another to draw.
  const along = columns.findIndex((_, i) => !numeric.includes(i));
  const first = along >= 0 ? along : numeric.length > 1 ? numeric[0] : undefined;
  const drawn = numeric.filter((i) => i !== first);
  const kept = Math.min(rows, MOST_POINTS);
  const labels = first === undefined ? Array.from({ length: kept }, (_, r) => String(r + 1)) : (texts[first] ?? []).slice(0, kept);
  const isOrdered = first === undefined || (along < 0 ? ascending(labels.map(Number)) : isAll(first, TIME) && ascending(labels));
  return {
    along: first === undefined ? 'row' : columns[first]?.name ?? '',
    labels,
    kind: isOrdered || kept > MOST_BARS ? 'line' : 'bars',
    series: drawn.map((i) => ({ name: columns[i]?.name ?? '', values: (texts[i] ?? []).slice(0, kept).map((t) => (t === '' ? undefined : Number(t))) })),
  };
}

function ascending<T extends string | number>(values: readonly T[]): boolean {
  return values.every((v, i) => i === 0 || (values[i - 1] as T) <= v);
}
