import type { NodeCase } from './node-case';
import type { Column } from '../../../src/core/types';

/** Rows with null in the place of random values, once these have been held against their pattern and each other. */
export function withoutRandom<T>({ random = {} }: NodeCase, columns: readonly Column[], rows: readonly (readonly T[])[]): (readonly (T | null)[])[] {
  const chosen = columns.flatMap(({ name }, i) => (random[name] === undefined ? [] : [{ name, i, pattern: random[name] }]));
  expect(chosen.map((c) => c.name).sort()).toEqual(Object.keys(random).sort());
  for (const { i, pattern } of chosen) {
    const values = rows.map((r) => String(r[i]));
    for (const value of values) expect(value).toMatch(pattern);
    expect(new Set(values).size).toBe(values.length);
  }
  return rows.map((r) => r.map((value, i) => (chosen.some((c) => c.i === i) ? null : value)));
}
