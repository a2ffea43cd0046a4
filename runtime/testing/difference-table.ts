import { RowsDifference } from './compare-rows';
import { TestRow, TestValue } from './values';

const MOST_ROWS = 10;
const MOST_WIDTH = 40;

/** The rows that differ as a small table: `-` expected, `+` found, the values that differ between arrows. */
export function differenceTable(of: string, difference: RowsDifference, counts: { readonly expected: number; readonly found: number }): string {
  const { columns, pairs, same } = difference;
  const names = columns.map((c) => c.name);
  const marked = new Set(pairs.flatMap((p) => p.differs));
  const head = ['', ...names.map((n) => (marked.has(n) ? `»${n}«` : n))];
  const line = (sign: string, row: TestRow, differs: readonly string[]) => [
    sign, ...names.map((n) => (differs.includes(n) ? `»${cellText(row[n])}«` : cellText(row[n]))),
  ];
  const rows = pairs.slice(0, MOST_ROWS).flatMap((p) => [
    ...(p.expected === undefined ? [] : [line('-', p.expected, p.differs)]),
    ...(p.found === undefined ? [] : [line('+', p.found, p.differs)]),
  ]);
  const more = pairs.length > MOST_ROWS ? [`  … and ${pairs.length - MOST_ROWS} more`] : [];
  return [
    `rows of '${of}' differ: ${counts.expected} expected, ${counts.found} found, ${same} the same   (- expected, + found)`,
    ...aligned([head, ...rows]).map((l) => `  ${l}`), ...more,
  ].join('\n');
}

/** Some rows as a table, for a look. */
export function rowsTable(names: readonly string[], rows: readonly TestRow[]): string {
  const more = rows.length > MOST_ROWS ? [`… and ${rows.length - MOST_ROWS} more`] : [];
  return [...aligned([[...names], ...rows.slice(0, MOST_ROWS).map((r) => names.map((n) => cellText(r[n])))]), ...more].join('\n');
}

function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((l) => widthOf(l[i] ?? ''))));
  return lines.map((l) => l.map((c, i) => c + ' '.repeat((widths[i] ?? 0) - widthOf(c))).join('  ').trimEnd());
}

function cellText(value: TestValue): string {
  const text = value === null || value === undefined ? 'null'
    : value instanceof Date ? value.toISOString()
      : typeof value === 'object' ? JSON.stringify(value) : typeof value === 'string' ? value.replace(/\n/g, '\\n') : String(value);
  return text.length > MOST_WIDTH ? `${text.slice(0, MOST_WIDTH - 1)}…` : text;
}

function widthOf(text: string): number {
  return [...text].length;
}
