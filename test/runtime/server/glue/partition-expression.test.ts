import { compilePartitionExpression } from '../../../../runtime/server/glue/catalog/partition-expression';

const KEYS = [{ Name: 'n', Type: 'int' }, { Name: 's', Type: 'string' }, { Name: 'd', Type: 'date' }, { Name: 't', Type: 'timestamp' }, { Name: 'm', Type: 'decimal(10,2)' }];
const VALUES = ['2', 'two', '2026-02-01', '2026-02-01 00:00:00', '2.60'];

const holds = (expression: string, values = VALUES) => compilePartitionExpression(expression, KEYS)(values);

test.each([
  '', '  ', 'n = 2', 'n = \'2\'', '2 = n', '1 < n', 'n IN (6, \'4\', 2)', 'n between 2 and 2', 'N > 1 AND n < 3', '(n) = ((2)) (OR) (((n))) = (3)', 'NOT n = 3', 'not (n = 3 or n = 4)',
  'n NOT IN (1, 3)', 'n NOT BETWEEN 3 AND 4', 'n = 4 OR n = 5 AND n = -1 OR n = 2', 'n IS NOT NULL', 's LIKE \'t_o\'', 's like \'%wo\'', 's NOT LIKE \'%x\'', 's <> \'it\'\'s\'', '`s` = "two"',
  'd > \'2026-01-15\' AND d < \'2026-02-15\'', 't = \'2026-02-01 00:00:00.000000000\'', 't < \'2026-02-01 00:00:00.000000001\'', 'm = 2.6', 'm > 1e0',
])('holds: %s', (expression) => {
  expect(holds(expression)).toBe(true);
});

test.each(['n = 3', 'n > 2', 's = \'TWO\'', 's LIKE \'t\'', 'n IS NULL', '(n = 2) AND (s = \'x\')', 'm <> 2.6'])('does not hold: %s', (expression) => {
  expect(holds(expression)).toBe(false);
});

test('the default partition is null: compared it is neither true nor false', () => {
  const values = ['__HIVE_DEFAULT_PARTITION__', ...VALUES.slice(1)];
  expect([holds('n IS NULL', values), holds('n = 2', values), holds('n <> 2', values), holds('NOT n = 2', values), holds('n = 2 OR s = \'two\'', values)]).toEqual([true, false, false, false, true]);
});

test.each([
  ['x = 1', 'Invalid partition expression!'],
  ['n = \'test\'', '"test" is not an integer.'],
  ['n IN (2.5)', '"2.5" is not an integer.'],
  ['m = \'x\'', 'x is not a decimal.'],
  ['d = \'2026-02-32\'', '2026-02-32 is not a date.'],
  ['t = \'2026-02-01\'', 'is not a timestamp'],
  ['n LIKE \'2\'', 'Integral data type doesn\'t support operation \'LIKE\''],
  ['d LIKE \'2\'', 'Date data type doesn\'t support operation \'LIKE\''],
  ['s IS test\' AND not parsable', 'Unsupported expression'],
  ['n =', 'Unsupported expression'],
  ['n = 2 n', 'Unsupported expression'],
  ['(n = 2', 'Unsupported expression'],
])('refused: %s', (expression, message) => {
  expect(() => compilePartitionExpression(expression, KEYS)).toThrow(message);
});

test('a type that the service does not compare', () => {
  expect(() => compilePartitionExpression('f = 1', [{ Name: 'f', Type: 'float' }])).toThrow('Unknown type : \'float\'');
});

test('a stored value that is not of its column\'s type', () => {
  expect(() => holds('n = 2', ['x', ...VALUES.slice(1)])).toThrow('"x" is not an integer.');
});
