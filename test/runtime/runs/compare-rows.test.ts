import { compareRows } from '../../../runtime/runs/compare-rows';
import { parseColumns } from '../../../src/core/types';

const COLUMNS = parseColumns('id BIGINT, x DOUBLE, d DECIMAL(10,2)');

test('order does not matter, and neither does the last digit of a double', () => {
  expect(compareRows(COLUMNS, [['1', '0.1', '1.00'], ['2', null, null]], [['2', null, null], ['1', '0.10000000000000002', '1.00']], 5)).toBeUndefined();
  // Rounded apart, yet within the tolerance.
  expect(compareRows(COLUMNS, [['1', '1.0000000000050001', null]], [['1', '1.0000000000049999', null]], 5)).toBeUndefined();
});

test('a row more, a repeated row less, another decimal are told', () => {
  expect(compareRows(COLUMNS, [['1', '0.1', '1.00']], [], 5)).toMatchObject({ onlyLeft: 1, onlyRight: 0 });
  expect(compareRows(COLUMNS, [['1', '1', null], ['1', '1', null]], [['1', '1', null]], 5)).toMatchObject({ onlyLeft: 1, onlyRight: 0 });
  expect(compareRows(COLUMNS, [['1', '1.0', '1.00']], [['1', '1.0', '1.01']], 5)).toMatchObject({ onlyLeft: 1, onlyRight: 1, columns: ['d'] });
  expect(compareRows(COLUMNS, [['9007199254740993', '1.0', null]], [['9007199254740992', '1.0', null]], 5)).toMatchObject({ columns: ['id'] });
});
