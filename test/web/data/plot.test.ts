import { plotOf } from '../../../web/data/plot';
import { tableOf } from '../../../web/data/text-table';

const plot = (text: string) => {
  const table = tableOf(text);
  return table === undefined ? undefined : plotOf(table);
};
const shown = (names: readonly string[], rows: readonly (readonly string[])[]) => {
  const rule = `+${names.map(() => '-'.repeat(12)).join('+')}+`;
  const line = (cells: readonly string[]) => `|${cells.map((c) => c.padEnd(12)).join('|')}|`;
  return [rule, line(names), rule, ...rows.map(line), rule].join('\n');
};

describe('the plot of a result', () => {
  it('has bars by name', () => {
    expect(plot(shown(['country', 'n', 'share'], [['DE', '3', '0.5'], ['FR', 'NULL', '1E-3']]))).toEqual({
      along: 'country', labels: ['DE', 'FR'], kind: 'bars', series: [{ name: 'n', values: [3, undefined] }, { name: 'share', values: [0.5, 0.001] }],
    });
  });

  it('has a line over times and over numbers that ascend', () => {
    expect(plot(shown(['day', 'n'], [['2026-01-01', '1'], ['2026-01-02', '-2.5']]))).toMatchObject({ kind: 'line', along: 'day' });
    expect(plot(shown(['x', 'y'], [['1', '5'], ['2', '4'], ['10', '3']]))).toMatchObject({ kind: 'line', along: 'x', series: [{ name: 'y' }] });
    expect(plot(shown(['x', 'y'], [['10', '5'], ['2', '4']]))).toMatchObject({ kind: 'bars' });
  });

  it('numbers the rows where there is nothing to name them by', () => {
    expect(plot(shown(['n'], [['5'], ['7']]))).toMatchObject({ along: 'row', labels: ['1', '2'], series: [{ name: 'n', values: [5, 7] }] });
  });

  it('is not there without numbers, or for one row', () => {
    expect(plot(shown(['a', 'b'], [['x', 'y'], ['z', 'w']]))).toBeUndefined();
    expect(plot(shown(['n'], [['5']]))).toBeUndefined();
    expect(plot('no table')).toBeUndefined();
  });
});
