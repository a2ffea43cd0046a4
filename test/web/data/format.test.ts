import { ago, bytes, cell, compact, duration, money, percent, rows } from '../../../web/data/format';
import { tableOf } from '../../../web/data/text-table';

describe('numbers for people', () => {
  it.each([[0.2, '< 1 ms'], [12, '12 ms'], [1234, '1.2 s'], [61_000, '1 min 1 s'], [3_720_000, '1 h 2 min']])('%p ms', (ms, text) => expect(duration(ms)).toBe(text));
  it.each([[0, '0 B'], [999, '999 B'], [1500, '1.5 kB'], [150_000, '150 kB'], [2.5e9, '2.5 GB']])('%p bytes', (n, text) => expect(bytes(n)).toBe(text));
  it('rows, money, shares', () => {
    expect([rows(1), rows(12_345), compact(1_234_567), money(0.001), money(1.5), percent(0.5), percent(1 / 3), percent(0.004)]).toEqual(['1 row', '12,345 rows', '1.2M', '< $0.01', '$1.50', '50%', '33%', '0.4%']);
  });
  it('time that has passed', () => {
    const now = Date.parse('2026-03-03T12:00:00Z');
    expect(['2026-03-03T11:59:50Z', '2026-03-03T11:50:00Z', '2026-03-03T02:00:00Z', '2026-03-01T12:00:00Z', '2025-03-01T12:00:00Z'].map((t) => ago(t, now))).toEqual(['just now', '10 min ago', '10 h ago', '2 d ago', '2025-03-01']);
  });
  it('cells', () => expect([cell(null), cell(''), cell(false), cell(1e21)]).toEqual(['null', '', 'false', '1e+21']));
});

describe("a table that Spark's show() drew", () => {
  it('is read by its columns', () => {
    expect(tableOf('+---+-----+\n| id| name|\n+---+-----+\n|  1|a | b|\n|  2| NULL|\n+---+-----+\n')).toEqual({ columns: [{ name: 'id', type: '' }, { name: 'name', type: '' }], data: [['1', '2'], ['a | b', 'NULL']], rows: 2 });
  });
  it('is not seen in other text', () => {
    expect(tableOf('hello')).toBeUndefined();
    expect(tableOf('+--+\nno')).toBeUndefined();
  });
});
