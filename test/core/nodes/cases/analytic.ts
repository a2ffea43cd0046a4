import { PIVOT } from '../../../../src/core/nodes/transforms/pivot';
import { UNPIVOT } from '../../../../src/core/nodes/transforms/unpivot';
import { WINDOW } from '../../../../src/core/nodes/transforms/window';
import type { NodeCases } from '../node-case';

const SALES = { sales: 'shop STRING, day INT, amount DOUBLE' };
const ROWS = { sales: "('a', 1, 10.0), ('a', 2, 20.0), ('a', 3, NULL), ('b', 1, 5.0), (NULL, 1, 1.0)" };
const BY = { partitionBy: ['shop'], orderBy: [{ column: 'day' }] };

export const WINDOW_CASES: NodeCases = {
  type: WINDOW,
  cases: [
    {
      name: 'ranks and neighbours',
      inputs: SALES,
      rows: ROWS,
      fields: { ...BY, columns: [{ name: 'n', function: 'row_number' }, { name: 'before', function: 'lag', column: 'amount' }, { name: 'after', function: 'lead', column: 'day', offset: 2, defaultValue: '-1' }] },
      columns: 'shop STRING, day INT, amount DOUBLE, n INT NOT NULL, before DOUBLE, after INT',
      out: [['a', 1, 10, 1, null, 3], ['a', 2, 20, 2, 10, -1], ['a', 3, null, 3, 20, -1], ['b', 1, 5, 1, null, -1], [null, 1, 1, 1, null, -1]],
    },
    {
      name: 'running totals and frames',
      inputs: SALES,
      rows: ROWS,
      fields: {
        ...BY,
        columns: [
          { name: 'total', function: 'sum', column: 'amount', frame: {} },
          { name: 'near', function: 'avg', column: 'amount', frame: { start: -1, end: 1 } },
          { name: 'rest', function: 'count', frame: { start: 1, toEnd: true } },
          { name: 'filled', function: 'last_value', column: 'amount', ignoreNulls: true },
          { name: 'ranged', expression: 'sum(amount * 2)', frame: { unit: 'RANGE', start: -1 } },
        ],
      },
      columns: 'shop STRING, day INT, amount DOUBLE, total DOUBLE, near DOUBLE, rest BIGINT NOT NULL, filled DOUBLE, ranged DOUBLE',
      out: [['a', 1, 10, 10, 15, 2, 10, 20], ['a', 2, 20, 30, 15, 1, 20, 60], ['a', 3, null, 30, 20, 0, 20, 40], ['b', 1, 5, 5, 5, 0, 5, 10], [null, 1, 1, 1, 1, 0, 1, 2]],
    },
    {
      name: 'over all rows',
      inputs: SALES,
      rows: ROWS,
      fields: { orderBy: [{ column: 'amount', descending: true }], columns: [{ name: 'r', function: 'rank' }, { name: 'd', function: 'dense_rank' }, { name: 'q', function: 'ntile', offset: 2 }, { name: 'share', function: 'cume_dist' }] },
      columns: 'shop STRING, day INT, amount DOUBLE, r INT NOT NULL, d INT NOT NULL, q INT NOT NULL, share DOUBLE NOT NULL',
      out: [['a', 2, 20, 1, 1, 1, 0.2], ['a', 1, 10, 2, 2, 1, 0.4], ['b', 1, 5, 3, 3, 1, 0.6], [null, 1, 1, 4, 4, 2, 0.8], ['a', 3, null, 5, 5, 2, 1]],
    },
    { name: 'the whole part', inputs: SALES, fields: { partitionBy: ['shop'], columns: [{ name: 'top', function: 'max', column: 'amount' }] }, columns: 'shop STRING, day INT, amount DOUBLE, top DOUBLE' },
    { name: 'without columns', inputs: { sales: null }, fields: { ...BY, columns: [{ name: 'n', function: 'row_number' }] } },
    { name: 'a rank without an order', inputs: SALES, fields: { columns: [{ name: 'n', function: 'rank' }] }, error: { message: 'is required for rank', at: 'orderBy' } },
    { name: 'a sum of nothing', inputs: SALES, fields: { columns: [{ name: 'n', function: 'sum' }] }, error: { message: 'is required for sum', at: 'columns.0.column' } },
    { name: 'a frame that ends before it starts', inputs: SALES, fields: { ...BY, columns: [{ name: 'n', function: 'sum', column: 'day', frame: { start: 2, end: 1 } }] }, error: { message: 'starts at 2, after the end at 1', at: 'columns.0.frame.start' } },
    { name: 'both', inputs: SALES, fields: { columns: [{ name: 'n', function: 'sum', column: 'day', expression: 'sum(day)' }] }, error: { message: 'either a function or an expression', at: 'columns.0' } },
    { name: 'an expression with an unknown column', inputs: SALES, fields: { ...BY, columns: [{ name: 'n', expression: 'sum(amout)' }] }, error: { message: 'amount', at: 'columns.0.expression', under: 'amout' } },
    { name: 'a misspelt function', inputs: SALES, fields: { ...BY, columns: [{ name: 'n', function: 'rnak' }] }, error: { message: /rank/, at: 'columns.0.function' } },
    { name: 'a name that is there', inputs: SALES, fields: { columns: [{ name: 'day', function: 'count' }] }, error: { message: "two output columns are named 'day'" } },
  ],
};

const QUARTERS = { q: 'shop STRING, year INT, quarter STRING, amount INT, `odd.name` STRUCT<x: INT>' };
const QUARTER_ROWS = { q: "('a', 2025, 'q1', 1, NULL), ('a', 2025, 'q1', 2, NULL), ('a', 2025, 'q2', 4, NULL), ('b', 2026, 'q2', NULL, NULL), (NULL, 2026, NULL, 8, NULL)" };

export const PIVOT_CASES: NodeCases = {
  type: PIVOT,
  cases: [
    { name: 'given values', inputs: QUARTERS, rows: QUARTER_ROWS, fields: { groups: ['shop'], column: 'quarter', values: ['q2', 'q1', 'q9'], aggregations: [{ function: 'sum', column: 'amount' }] }, columns: 'shop STRING, q2 BIGINT, q1 BIGINT, q9 BIGINT', out: [['a', 4, 3, null], ['b', null, null, null], [null, null, null, null]] },
    { name: 'values of the data', inputs: QUARTERS, rows: QUARTER_ROWS, fields: { groups: ['shop'], column: 'quarter', aggregations: [{ function: 'sum', column: 'amount' }] }, columns: 'shop STRING, q1 BIGINT, q2 BIGINT', out: [['a', 3, 4], ['b', null, null], [null, null, null]] },
    { name: 'numbers as values, several aggregates', inputs: QUARTERS, rows: QUARTER_ROWS, fields: { groups: ['quarter'], column: 'year', aggregations: [{ function: 'max', column: 'amount', name: 'top' }, { function: 'count', column: 'shop', name: 'n' }] }, columns: 'quarter STRING, `2025_top` INT, `2025_n` BIGINT, `2026_top` INT, `2026_n` BIGINT', out: [['q1', 2, 2, null, null], ['q2', 4, 1, null, 1], [null, null, null, 8, 0]] },
    { name: 'groups are the rest', inputs: { q: 'shop STRING, quarter STRING, amount INT' }, rows: { q: "('a', 'q1', 1), ('a', 'q2', 2)" }, fields: { column: 'quarter', values: ['q1', 'q2'], aggregations: [{ function: 'avg', column: 'amount' }] }, columns: 'shop STRING, q1 DOUBLE, q2 DOUBLE', out: [['a', 1, 2]] },
    { name: 'no groups', inputs: QUARTERS, rows: QUARTER_ROWS, fields: { groups: [], column: 'quarter', values: ['q1', 'q2'], aggregations: [{ function: 'min', column: 'amount' }] }, columns: 'q1 INT, q2 INT', out: [[1, 4]] },
    { name: 'values of data without columns', inputs: { q: null }, fields: { column: 'a.b', aggregations: [{ function: 'sum', column: 'amount' }] } },
    { name: 'several aggregates without names', inputs: QUARTERS, fields: { groups: ['shop'], column: 'quarter', values: ['q1'], aggregations: [{ function: 'sum', column: 'amount' }, { function: 'max', column: 'amount' }] }, error: { message: 'is required where there are several', at: 'aggregations.0.name' } },
    { name: 'a value twice', inputs: QUARTERS, fields: { groups: ['shop'], column: 'quarter', values: ['q1', 'q1'], aggregations: [{ function: 'sum', column: 'amount' }] }, error: { message: "'q1' is there twice", at: 'values.1' } },
    { name: 'a value without a name', inputs: QUARTERS, fields: { groups: ['shop'], column: 'quarter', values: ['q1', ''], aggregations: [{ function: 'sum', column: 'amount' }] }, error: { message: 'is empty, which is no name of a column', at: 'values.1' } },
    { name: 'an unknown column', inputs: QUARTERS, fields: { groups: ['shop'], column: 'quartr', aggregations: [{ function: 'sum', column: 'amount' }] }, error: { message: "did you mean 'quarter'?", at: 'column', under: 'quartr' } },
  ],
};

const WIDE = { w: 'id INT, jan INT, feb DOUBLE, `odd name` INT' };
const WIDE_ROWS = { w: '(1, 10, 1.5, NULL), (2, NULL, NULL, 7)' };

export const UNPIVOT_CASES: NodeCases = {
  type: UNPIVOT,
  cases: [
    { name: 'nulls stay', inputs: WIDE, rows: WIDE_ROWS, fields: { columns: ['jan', 'FEB', 'odd name'], nameColumn: 'month', valueColumn: 'amount' }, columns: 'id INT, month STRING, amount DOUBLE', out: [[1, 'jan', 10], [1, 'feb', 1.5], [1, 'odd name', null], [2, 'jan', null], [2, 'feb', null], [2, 'odd name', 7]] },
    { name: 'nulls go', inputs: WIDE, rows: WIDE_ROWS, fields: { columns: ['jan', 'feb'], nameColumn: 'month', valueColumn: 'amount', includeNulls: false }, columns: 'id INT, `odd name` INT, month STRING, amount DOUBLE', out: [[1, null, 'jan', 10], [1, null, 'feb', 1.5]] },
    { name: 'types that do not meet', inputs: { w: 'a INT, b ARRAY<INT>' }, fields: { columns: ['a', 'b'], nameColumn: 'n', valueColumn: 'v' }, error: { message: 'have no common type: int, array<int>', at: 'columns' } },
    { name: 'a column twice', inputs: WIDE, fields: { columns: ['jan', 'JAN'], nameColumn: 'n', valueColumn: 'v' }, error: { message: "'jan' is named twice", at: 'columns.1' } },
    { name: 'a name that is there', inputs: WIDE, fields: { columns: ['jan'], nameColumn: 'id', valueColumn: 'v' }, error: { message: "two output columns are named 'id'" } },
  ],
};
