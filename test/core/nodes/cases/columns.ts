import { DERIVED_COLUMN } from '../../../../src/core/nodes/transforms/derived-column';
import { EXPLODE } from '../../../../src/core/nodes/transforms/explode';
import type { NodeCases } from '../node-case';

export const DERIVED_COLUMN_CASES: NodeCases = {
  type: DERIVED_COLUMN,
  cases: [
    {
      name: 'adds',
      inputs: { t: 'a INT, b INT' },
      rows: { t: '(1, 2), (3, NULL)' },
      fields: { columns: [{ name: 'sum', expression: 'a + b' }, { name: 'text', expression: "concat('n', a) -- a name" }] },
      columns: 'a INT, b INT, sum INT, text STRING',
      out: [[1, 2, 3, 'n1'], [3, null, null, 'n3']],
    },
    { name: 'replaces in place', inputs: { t: 'a INT, b INT' }, rows: { t: '(1, 2)' }, fields: { columns: [{ name: 'A', expression: 'a + b' }, { name: 'c', expression: 'a' }] }, columns: 'A INT, b INT, c INT', out: [[3, 2, 1]] },
    { name: 'unknown column', inputs: { t: 'amount INT' }, fields: { columns: [{ name: 'x', expression: '1 + amont' }] }, error: { message: 'amount', at: 'columns.0.expression', under: 'amont' } },
    { name: 'a column twice', inputs: { t: 'a INT' }, fields: { columns: [{ name: 'x', expression: '1' }, { name: 'X', expression: '2' }] }, error: { message: "'X' is named twice", at: 'columns.1.name' } },
    { name: 'an aggregate', inputs: { t: 'a INT' }, fields: { columns: [{ name: 'x', expression: 'sum(a)' }] }, error: { message: /aggregate/i, at: 'columns.0.expression' } },
  ],
};

export const EXPLODE_CASES: NodeCases = {
  type: EXPLODE,
  cases: [
    { name: 'an array in its place', inputs: { t: 'id INT, tags ARRAY<STRING>, n INT' }, rows: { t: "(1, array('a', NULL), 9), (2, array(), 8), (3, NULL, 7)" }, fields: { column: 'tags' }, columns: 'id INT, tags STRING, n INT', out: [[1, 'a', 9], [1, null, 9]] },
    { name: 'outer, with position, kept', inputs: { t: 'id INT, tags ARRAY<STRING>' }, rows: { t: "(1, array('a', 'b')), (2, array()), (3, NULL)" }, fields: { column: 'tags', newColumn: 'tag', positionColumn: 'at', outer: true, keepColumn: true }, columns: 'id INT, tags ARRAY<STRING>, at INT, tag STRING', out: [[1, ['a', 'b'], 0, 'a'], [1, ['a', 'b'], 1, 'b'], [2, [], null, null], [3, null, null, null]] },
    { name: 'a map', inputs: { t: 'id INT, m MAP<STRING, INT>' }, rows: { t: "(1, map('a', 1, 'b', NULL))" }, fields: { column: 'm', valueColumn: 'amount' }, columns: 'id INT, key STRING NOT NULL, amount INT', out: [[1, 'a', 1], [1, 'b', null]] },
    { name: 'an array in a struct', inputs: { exploded: 'id INT, s STRUCT<items: ARRAY<STRUCT<sku: STRING>>>' }, rows: { exploded: "(1, named_struct('items', array(named_struct('sku', 'k'))))" }, fields: { column: 's.items', newColumn: 'item' }, columns: 'id INT, s STRUCT<items: ARRAY<STRUCT<sku: STRING>>>, item STRUCT<sku: STRING>', out: [[1, { items: [{ sku: 'k' }] }, { sku: 'k' }]] },
    { name: 'a struct', inputs: { t: 's STRUCT<a: INT>' }, fields: { column: 's' }, error: { message: "'s' is struct<a:int>, expected an array or a map", at: 'column' } },
    { name: 'kept under its own name', inputs: { t: 'a ARRAY<INT>' }, fields: { column: 'a', keepColumn: true }, error: { message: 'is required where the array itself is kept', at: 'newColumn' } },
  ],
};
