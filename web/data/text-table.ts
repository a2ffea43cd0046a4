import type { GridData } from './grid';

/** The table that Spark's `show()` draws, as columns; `undefined` where the text is something else. */
export function tableOf(text: string): GridData | undefined {
  const lines = text.trimEnd().split('\n');
  const [rule = '', head = ''] = lines;
  if (!/^\+(-+\+)+$/.test(rule) || !head.startsWith('|')) return undefined;
  const ends = [...rule.matchAll(/\+/g)].map((m) => m.index);
  const cells = (line: string) => ends.slice(0, -1).map((at, i) => line.slice(at + 1, ends[i + 1]).trim());
  const body = lines.slice(3).filter((l) => l.startsWith('|'));
  if (body.some((l) => l.length !== rule.length)) return undefined; // wide characters: positions do not hold
  const rows = body.map(cells);
  const names = cells(head);
  return { columns: names.map((name) => ({ name, type: '' })), data: names.map((_, c) => rows.map((r) => r[c] ?? null)), rows: rows.length };
}
