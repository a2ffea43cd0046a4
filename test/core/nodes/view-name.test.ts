import { formatPath, isAlias, parsePath, viewName } from '../../../src/core/nodes';

test.each([
  ['Orders', 'orders'], ['BigOrders', 'big_orders'], ['Group/BigOrders', 'group_big_orders'], ['S3Source', 's3_source'], ['HTTPLog', 'http_log'], ['a b-c', 'a_b_c'],
  ['Left', 'node_left'], ['Spark', 'node_spark'], ['2026', 'node_2026'], ['…', 'node'],
])('%s is the view %s', (path, view) => {
  expect(viewName(path, new Set())).toBe(view);
});

test('a name that is taken gets a number', () => {
  expect(viewName('Orders', new Set(['orders', 'orders_2']))).toBe('orders_3');
});

test.each([['orders', true], ['left', false], ['LATERAL', false], ['a b', false], ['', false]])('isAlias(%j)', (name, expected) => {
  expect(isAlias(name)).toBe(expected);
});

test.each([['a', ['a']], ['a.b', ['a', 'b']], ['`a.b`.c', ['a.b', 'c']], ['`a``b`', ['a`b']], ['US Gross', ['US Gross']], ['a..b', undefined], ['', undefined], ['`a', undefined]])('parsePath(%j)', (path, parts) => {
  expect(parsePath(path)).toEqual(parts);
  if (parts !== undefined) expect(parsePath(formatPath(parts))).toEqual(parts);
});
