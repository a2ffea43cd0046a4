import type { NodeCase } from '../node-case';

/**
 * What users' data have that examples have not: NaN and signed zeros, null and repeated keys, groups of nothing but nulls,
 * no rows at all. By kind of node; what comes out is what Spark 3.5 gives.
 */
export const ODD_ROWS: Readonly<Record<string, readonly NodeCase[]>> = {
  Filter: [
    {
      name: 'numbers that are none, and signs of zero',
      inputs: { t: 'k STRING, a INT, b BIGINT, c DOUBLE, d DECIMAL(20,4), f FLOAT' },
      rows: { t: "('x', 2147483647, 9223372036854775807, double('NaN'), 1234567890123456.7891, float('inf')), ('x', -2147483648, -1, -0.0D, -0.0001, float('1.1')), (NULL, 0, 0, 1e308, 0, float('NaN')), ('', NULL, NULL, NULL, NULL, NULL), ('x', 1, 1, double('-inf'), 1, float('-0.0'))" },
      fields: { condition: "c >= 1 OR c = 0 OR f = float('NaN')" },
      columns: 'k STRING, a INT, b BIGINT, c DOUBLE, d DECIMAL(20,4), f FLOAT',
      out: [
        ['x', 2147483647, '9223372036854775807', 'NaN', '1234567890123456.7891', 'Infinity'],
        ['x', -2147483648, -1, 0, -0.0001, 1.100000023841858],
        [null, 0, 0, 1e+308, '0.0000', 'NaN'],
      ],
    },
    {
      name: 'structured, on texts and dates',
      inputs: { t: 's STRING, d DATE, n DECIMAL(10,2), b BOOLEAN' },
      rows: { t: "('10', DATE'2024-01-01', 10.00, true), ('9', DATE'2024-01-02', 9.5, false), (NULL, NULL, NULL, NULL), ('abc', DATE'2023-12-31', -1, true)" },
      fields: { logicalOperator: 'OR', filters: [{ column: 's', operation: 'GT', value: '9' }, { column: 'n', operation: 'LTE', value: '-1' }, { column: 's', operation: 'REGEX', value: '^a.c$' }] },
      columns: 's STRING, d DATE, n DECIMAL(10,2), b BOOLEAN',
      out: [
        ['abc', '2023-12-31', '-1.00', true],
      ],
    },
  ],
  Join: [
    {
      name: 'null and duplicate keys, outer',
      inputs: { l: 'k INT, a STRING', r: 'k BIGINT, b STRING' },
      rows: { l: "(1, 'a'), (1, 'b'), (NULL, 'n'), (3, 'c')", r: "(1, 'x'), (1, 'y'), (NULL, 'm'), (4, 'z')" },
      fields: { joinType: 'outer', keys: [{ left: 'k', right: 'k' }], duplicates: 'rename' },
      columns: 'k INT, a STRING, right_k BIGINT, b STRING',
      out: [
        [1, 'b', 1, 'x'],
        [1, 'b', 1, 'y'],
        [1, 'a', 1, 'x'],
        [1, 'a', 1, 'y'],
        [null, null, null, 'm'],
        [null, null, 4, 'z'],
        [null, 'n', null, null],
        [3, 'c', null, null],
      ],
    },
    {
      name: 'a text with a number as keys, coalesced',
      inputs: { l: 'k STRING, a INT', r: 'k INT, b INT' },
      rows: { l: "('1', 1), ('01', 2), (' 1', 3), ('x', 4), (NULL, 5)", r: '(1, 10), (NULL, 20), (2, 30)' },
      fields: { joinType: 'outer', keys: [{ left: 'k', right: 'k' }], duplicates: 'coalesce' },
      columns: 'k STRING, a INT, b INT',
      out: [
        [1, 1, 10],
        ['01', 2, 10],
        [' 1', 3, 10],
        ['x', 4, null],
        [null, 5, null],
        [null, null, 20],
        [2, null, 30],
      ],
    },
    {
      name: 'structs and numbers that are none as keys',
      inputs: { l: 's STRUCT<x: INT>, c DOUBLE, a INT', r: 's STRUCT<x: INT>, c DOUBLE, b INT' },
      rows: { l: "(named_struct('x', 1), double('NaN'), 1), (named_struct('x', NULL), 0.0D, 2), (NULL, 1.0D, 3)", r: "(named_struct('x', 1), double('NaN'), 10), (named_struct('x', NULL), -0.0D, 20), (NULL, 1.0D, 30)" },
      fields: { joinType: 'left', keys: [{ left: 's', right: 's' }, { left: 'c', right: 'c' }], duplicates: 'left' },
      columns: 's STRUCT<x: INT>, c DOUBLE, a INT, b INT',
      out: [
        [{ x: 1 }, 'NaN', 1, 10],
        [{ x: null }, 0, 2, 20],
        [null, 1, 3, null],
      ],
    },
  ],
  Union: [
    {
      name: 'types that widen, distinct with null and NaN',
      inputs: { a: 'x INT, y DOUBLE, z STRING', b: 'x DECIMAL(5,2), y FLOAT, z DATE' },
      rows: { a: "(1, double('NaN'), '2024-01-01'), (NULL, 0.0D, NULL)", b: "(1.00, float('NaN'), DATE'2024-01-01'), (NULL, float('-0.0'), NULL)" },
      fields: { unionType: 'DISTINCT', match: 'position' },
      columns: 'x DECIMAL(12,2), y DOUBLE, z STRING',
      out: [
        ['1.00', 'NaN', '2024-01-01'],
        [null, 0, null],
      ],
    },
  ],
  Merge: [
    {
      name: 'duplicate and null keys on both sides',
      inputs: { base: 'a INT, b STRING, v INT', updates: 'a INT, b STRING, v INT' },
      rows: { base: "(1, 'x', 1), (1, 'x', 2), (1, NULL, 3), (NULL, NULL, 4), (2, 'y', 5)", updates: "(1, 'x', 10), (1, 'x', 11), (1, NULL, 30), (NULL, NULL, 40), (9, 'z', NULL)" },
      fields: { primaryKeys: ['a', 'b'] },
      columns: 'a INT, b STRING, v INT',
      out: [
        [1, 'x', 10],
        [1, 'x', 11],
        [1, null, 30],
        [null, null, 40],
        [9, 'z', null],
        [1, null, 3],
        [null, null, 4],
        [2, 'y', 5],
      ],
    },
  ],
  Aggregate: [
    {
      name: 'every function on numbers at the edges',
      inputs: { t: 'g INT, c DOUBLE, d DECIMAL(20,4)' },
      rows: { t: "(1, 1.0D, 1), (1, 2.0D, 2.5), (1, 4.0D, NULL), (1, NULL, 4), (2, 5.0D, 1), (3, NULL, NULL), (NULL, double('NaN'), 9), (NULL, 1.0D, NULL)" },
      fields: { groups: ['g'], aggregations: [{ function: 'avg', column: 'c', name: 'c_avg' }, { function: 'avg', column: 'd', name: 'd_avg' }, { function: 'count', column: 'c', name: 'c_count' }, { function: 'count', column: 'd', name: 'd_count' }, { function: 'countDistinct', column: 'c', name: 'c_countDistinct' }, { function: 'countDistinct', column: 'd', name: 'd_countDistinct' }, { function: 'kurtosis', column: 'c', name: 'c_kurtosis' }, { function: 'kurtosis', column: 'd', name: 'd_kurtosis' }, { function: 'max', column: 'c', name: 'c_max' }, { function: 'max', column: 'd', name: 'd_max' }, { function: 'min', column: 'c', name: 'c_min' }, { function: 'min', column: 'd', name: 'd_min' }, { function: 'skewness', column: 'c', name: 'c_skewness' }, { function: 'skewness', column: 'd', name: 'd_skewness' }, { function: 'stddev_pop', column: 'c', name: 'c_stddev_pop' }, { function: 'stddev_pop', column: 'd', name: 'd_stddev_pop' }, { function: 'stddev_samp', column: 'c', name: 'c_stddev_samp' }, { function: 'stddev_samp', column: 'd', name: 'd_stddev_samp' }, { function: 'sum', column: 'c', name: 'c_sum' }, { function: 'sum', column: 'd', name: 'd_sum' }, { function: 'sumDistinct', column: 'c', name: 'c_sumDistinct' }, { function: 'sumDistinct', column: 'd', name: 'd_sumDistinct' }, { function: 'var_pop', column: 'c', name: 'c_var_pop' }, { function: 'var_pop', column: 'd', name: 'd_var_pop' }, { function: 'var_samp', column: 'c', name: 'c_var_samp' }, { function: 'var_samp', column: 'd', name: 'd_var_samp' }] },
      columns: 'g INT, c_avg DOUBLE, d_avg DECIMAL(24,8), c_count BIGINT NOT NULL, d_count BIGINT NOT NULL, c_countDistinct BIGINT NOT NULL, d_countDistinct BIGINT NOT NULL, c_kurtosis DOUBLE, d_kurtosis DOUBLE, c_max DOUBLE, d_max DECIMAL(20,4), c_min DOUBLE, d_min DECIMAL(20,4), c_skewness DOUBLE, d_skewness DOUBLE, c_stddev_pop DOUBLE, d_stddev_pop DOUBLE, c_stddev_samp DOUBLE, d_stddev_samp DOUBLE, c_sum DOUBLE, d_sum DECIMAL(30,4), c_sumDistinct DOUBLE, d_sumDistinct DECIMAL(30,4), c_var_pop DOUBLE, d_var_pop DOUBLE, c_var_samp DOUBLE, d_var_samp DOUBLE',
      out: [
        [1, 2.3333333333333335, '2.50000000', 3, 3, 3, 3, -1.4999999999999993, -1.5, 4, '4.0000', 1, '1.0000', 0.38180177416060634, 0, 1.247219128924647, 1.224744871391589, 1.5275252316519465, 1.5, 7, '7.5000', 7, '7.5000', 1.5555555555555554, 1.5, 2.333333333333333, 2.25],
        [
          3, null, null, 0, 0, 0, 0, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null, null, null,
        ],
        [null, 'NaN', '9.00000000', 2, 1, 2, 1, 'NaN', null, 'NaN', '9.0000', 1, '9.0000', 'NaN', null, 'NaN', 0, 'NaN', null, 'NaN', '9.0000', 'NaN', '9.0000', 'NaN', 0, 'NaN', null],
        [2, 5, '1.00000000', 1, 1, 1, 1, null, null, 5, '1.0000', 5, '1.0000', null, null, 0, 0, null, null, 5, '1.0000', 5, '1.0000', 0, 0, null, null],
      ],
    },
    {
      name: 'no rows and no groups',
      inputs: { t: 'a INT' },
      rows: { t: '(1)' },
      fields: { aggregations: [{ name: 'n', expression: 'count(CASE WHEN a > 5 THEN 1 END)' }, { name: 's', expression: 'sum(CASE WHEN a > 5 THEN a END)' }, { name: 'l', expression: 'collect_list(CASE WHEN a > 5 THEN a END)' }, { name: 'mx', expression: "max(struct(a, 'x'))" }] },
      columns: 'n BIGINT NOT NULL, s BIGINT, l ARRAY<INT> NOT NULL, mx STRUCT<a: INT, col2: STRING NOT NULL>',
      out: [
        [0, null, [], { a: 1, col2: 'x' }],
      ],
    },
    {
      name: 'texts, dates and structs',
      inputs: { t: 'ID INT, `Order` STRUCT<Total: STRING, Lines: ARRAY<STRUCT<Sku: STRING, n: INT>>, `p.q` INT>, m MAP<STRING, STRUCT<x: INT>>, d DATE, b BINARY' },
      rows: { t: "(1, named_struct('Total', ' 12 ', 'Lines', array(named_struct('Sku', 'a', 'n', 1), NULL), 'p.q', 5), map('k', named_struct('x', 1)), DATE'2024-02-29', X'00FF'), (1, named_struct('Total', '1e3', 'Lines', NULL, 'p.q', NULL), NULL, NULL, NULL), (NULL, NULL, map(), DATE'1969-12-31', X'')" },
      fields: { groups: ['ID'], aggregations: [{ function: 'max', column: 'd' }, { function: 'min', column: 'order.total', name: 'least' }, { function: 'countDistinct', column: 'order.total', name: 'n' }, { function: 'max', column: 'b', name: 'bytes' }] },
      columns: 'ID INT, `max(d)` DATE, least STRING, n BIGINT NOT NULL, bytes BINARY',
      out: [
        [1, '2024-02-29', ' 12 ', 2, '\\x00\\xFF'],
        [null, '1969-12-31', null, 0, ''],
      ],
    },
  ],
  DropDuplicates: [
    {
      name: 'NaN, signs of zero, and nested values',
      inputs: { t: 'c DOUBLE, s STRUCT<a: ARRAY<INT>>' },
      rows: { t: "(double('NaN'), named_struct('a', array(1, NULL))), (double('NaN'), named_struct('a', array(1, NULL))), (0.0D, NULL), (-0.0D, NULL), (NULL, named_struct('a', NULL)), (NULL, named_struct('a', NULL)), (NULL, NULL)" },
      fields: {},
      columns: 'c DOUBLE, s STRUCT<a: ARRAY<INT>>',
      out: [
        ['NaN', { a: [1, null] }],
        [0, null],
        [null, { a: null }],
        [null, null],
      ],
    },
  ],
  RemoveNullRows: [
    {
      name: 'structs of nulls, maps, NaN',
      inputs: { t: 's STRUCT<a: INT>, m MAP<STRING, INT>, c DOUBLE, t STRING' },
      rows: { t: "(named_struct('a', NULL), NULL, NULL, NULL), (NULL, map(), NULL, ''), (NULL, NULL, double('NaN'), NULL), (NULL, NULL, NULL, NULL)" },
      fields: { extended: true },
      columns: 's STRUCT<a: INT>, m MAP<STRING, INT>, c DOUBLE, t STRING',
      out: [
        [{ a: null }, null, null, null],
        [null, null, 'NaN', null],
      ],
    },
  ],
  FillMissingValues: [
    {
      name: 'columns that are all null',
      inputs: { t: 'k STRING, a INT, s STRING, x DOUBLE, d DATE' },
      rows: { t: "('p', NULL, NULL, NULL, NULL), ('q', NULL, NULL, NULL, NULL), (NULL, NULL, NULL, NULL, NULL)" },
      fields: { fills: [{ column: 'a', method: 'mean' }, { column: 'x', method: 'median' }, { column: 's', method: 'mode' }, { column: 'd', method: 'forward' }], orderBy: [{ column: 'k' }] },
      columns: 'k STRING, a INT, s STRING, x DOUBLE, d DATE',
      out: [
        [null, null, null, null, null],
        ['p', null, null, null, null],
        ['q', null, null, null, null],
      ],
    },
    {
      name: 'NaN is a value; ties of the mode',
      inputs: { t: 'i INT, x DOUBLE, s STRING, n DECIMAL(6,1)' },
      rows: { t: "(1, double('NaN'), 'b', 1.5), (2, NULL, 'a', NULL), (3, 2.0D, NULL, 2.0), (4, 4.0D, 'a', 2.0), (5, 1.0D, 'b', 1.5)" },
      fields: { fills: [{ column: 'x', method: 'median' }, { column: 's', method: 'mode' }, { column: 'n', method: 'mean' }] },
      columns: 'i INT, x DOUBLE, s STRING, n DECIMAL(6,1)',
      out: [
        [1, 'NaN', 'b', 1.5],
        [2, 3, 'a', 1.8],
        [3, 2, 'a', '2.0'],
        [4, 4, 'a', '2.0'],
        [5, 1, 'b', 1.5],
      ],
    },
  ],
  Pivot: [
    {
      name: 'null in the pivot and in the values',
      inputs: { t: 'g STRING, p STRING, v INT' },
      rows: { t: "('a', 'x', 1), ('a', NULL, 2), ('a', 'y', NULL), ('b', 'x', NULL), (NULL, 'x', 5), (NULL, NULL, NULL)" },
      fields: { groups: ['g'], column: 'p', aggregations: [{ function: 'sum', column: 'v' }] },
      columns: 'g STRING, x BIGINT, y BIGINT',
      out: [
        [null, 5, null],
        ['a', 1, null],
        ['b', null, null],
      ],
    },
    {
      name: 'truths, several aggregates',
      inputs: { t: 'g INT, p BOOLEAN, v DOUBLE' },
      rows: { t: '(1, true, 1.5D), (1, false, NULL), (1, NULL, 4.0D), (2, true, 2.0D), (2, true, 3.0D)' },
      fields: { groups: ['g'], column: 'p', values: ['true', 'false'], aggregations: [{ function: 'avg', column: 'v', name: 'm' }, { function: 'count', column: 'v', name: 'n' }] },
      columns: 'g INT, true_m DOUBLE, true_n BIGINT, false_m DOUBLE, false_n BIGINT',
      out: [
        [1, 1.5, 1, null, 0],
        [2, 2.5, 2, null, null],
      ],
    },
  ],
  Unpivot: [
    {
      name: 'types that widen, odd names',
      inputs: { t: '`k y` STRING, `a.b` INT, c DECIMAL(5,2), d BIGINT' },
      rows: { t: "('x', 1, 2.50, NULL), (NULL, NULL, NULL, 9223372036854775807)" },
      fields: { columns: ['`a.b`', 'c', 'd'], nameColumn: 'na me', valueColumn: 'value' },
      columns: '`k y` STRING, `na me` STRING, value DECIMAL(22,2)',
      out: [
        ['x', 'a.b', '1.00'],
        ['x', 'c', '2.50'],
        ['x', 'd', null],
        [null, 'a.b', null],
        [null, 'c', null],
        [null, 'd', '9223372036854775807.00'],
      ],
    },
  ],
  Window: [
    {
      name: 'frames of rows and ranges with nulls and ties',
      inputs: { t: 'p STRING, o INT, v DOUBLE' },
      rows: { t: "('a', 1, 1.0D), ('a', 1, 2.0D), ('a', 3, NULL), ('a', NULL, 4.0D), ('a', 7, 8.0D), (NULL, 1, 16.0D), (NULL, NULL, NULL)" },
      fields: { partitionBy: ['p'], orderBy: [{ column: 'o' }, { column: 'v' }], columns: [{ name: 'running', function: 'sum', column: 'v', frame: {} }, { name: 'before', function: 'sum', column: 'v', frame: { start: -2, end: -1 } }, { name: 'all', function: 'count', column: 'v', frame: { toEnd: true } }, { name: 'first one', function: 'first_value', column: 'v', ignoreNulls: true }, { name: 'n', function: 'rank' }, { name: 'pr', function: 'percent_rank' }, { name: 'lag2', function: 'lag', column: 'o', offset: 2 }] },
      columns: 'p STRING, o INT, v DOUBLE, running DOUBLE, before DOUBLE, all BIGINT NOT NULL, `first one` DOUBLE, n INT NOT NULL, pr DOUBLE NOT NULL, lag2 INT',
      out: [
        ['a', null, 4, 4, null, 4, 4, 1, 0, null],
        ['a', 1, 1, 5, 4, 4, 4, 2, 0.25, null],
        ['a', 1, 2, 7, 5, 4, 4, 3, 0.5, null],
        ['a', 3, null, 7, 3, 4, 4, 4, 0.75, 1],
        ['a', 7, 8, 15, 2, 4, 4, 5, 1, 1],
        [null, null, null, null, null, 1, null, 1, 0, null],
        [null, 1, 16, 16, null, 1, 16, 2, 1, null],
      ],
    },
    {
      name: 'a range of days, downwards',
      inputs: { t: 'o INT, v INT' },
      rows: { t: '(1, 1), (2, 2), (2, 3), (5, 4), (NULL, 5), (NULL, 6)' },
      fields: { orderBy: [{ column: 'o', descending: true }], columns: [{ name: 's', function: 'sum', column: 'v', frame: { unit: 'RANGE', start: -1, end: 1 } }, { name: 'm', function: 'max', column: 'v', frame: { unit: 'RANGE' } }] },
      columns: 'o INT, v INT, s BIGINT, m INT',
      out: [
        [5, 4, 4, 4],
        [2, 2, 6, 4],
        [2, 3, 6, 4],
        [1, 1, 6, 4],
        [null, 5, 11, 6],
        [null, 6, 11, 6],
      ],
    },
  ],
  SlowlyChangingDimension: [
    {
      name: 'a row that comes late, and null attributes',
      inputs: { dimension: 'id INT, name STRING, valid_from TIMESTAMP, valid_to TIMESTAMP, is_current BOOLEAN', incoming: 'id INT, name STRING, changed DATE' },
      rows: { dimension: "(1, 'a', TIMESTAMP'2026-01-10 00:00:00', NULL, true), (2, NULL, TIMESTAMP'2026-01-01 00:00:00', NULL, true), (3, 'c', TIMESTAMP'2026-01-01 00:00:00', NULL, true)", incoming: "(1, 'b', DATE'2026-01-05'), (2, 'x', DATE'2026-01-02'), (3, NULL, DATE'2026-01-03'), (4, NULL, DATE'2026-01-04')" },
      fields: { keys: ['id'], effectiveTime: 'changed', validFromColumn: 'valid_from', validToColumn: 'valid_to', currentColumn: 'is_current' },
      columns: 'id INT, name STRING, valid_from TIMESTAMP, valid_to TIMESTAMP, is_current BOOLEAN',
      out: [
        [1, 'a', '2026-01-10 00:00:00+00', '2026-01-05 00:00:00+00', false],
        [2, null, '2026-01-01 00:00:00+00', '2026-01-02 00:00:00+00', false],
        [3, 'c', '2026-01-01 00:00:00+00', '2026-01-03 00:00:00+00', false],
        [1, 'b', '2026-01-05 00:00:00+00', null, true],
        [2, 'x', '2026-01-02 00:00:00+00', null, true],
        [3, null, '2026-01-03 00:00:00+00', null, true],
        [4, null, '2026-01-04 00:00:00+00', null, true],
      ],
    },
  ],
  Route: [
    {
      name: 'odd names and NaN',
      inputs: { t: '`a b` DOUBLE, s STRING' },
      rows: { t: "(double('NaN'), 'x'), (1.0D, NULL), (NULL, 'x')" },
      fields: { groups: [{ name: 'g 1', filters: [{ column: 'a b', operation: 'GT', value: '0' }] }, { name: 'h', condition: '`a b` IS NULL' }] },
      output: 'default_group',
      columns: '`a b` DOUBLE, s STRING',
      out: [

      ],
    },
  ],
  Lookup: [
    {
      name: 'nulls and duplicates in the lookup',
      inputs: { t: 'k STRING', l: 'k STRING, v STRUCT<x: INT>, w INT' },
      rows: { t: "('a'), ('a'), (NULL), ('z')", l: "('a', named_struct('x', 1), 1), ('a', NULL, 2), (NULL, named_struct('x', 9), 9)" },
      fields: { keys: [{ input: 'k', lookup: 'k' }], columns: [{ column: 'v' }, { column: 'w', name: 'W W' }] },
      columns: 'k STRING, v STRUCT<x: INT>, `W W` INT',
      out: [
        ['a', null, 2],
        ['a', null, 2],
        ['a', { x: 1 }, 1],
        ['a', { x: 1 }, 1],
        [null, null, null],
        ['z', null, null],
      ],
    },
  ],
  Intersect: [
    {
      name: 'NaN, null and nested rows',
      inputs: { a: 'c DOUBLE, s STRUCT<x: INT>', b: 'c DOUBLE, s STRUCT<x: INT>' },
      rows: { a: "(double('NaN'), NULL), (0.0D, named_struct('x', NULL)), (1.0D, NULL)", b: "(double('NaN'), NULL), (-0.0D, named_struct('x', NULL)), (2.0D, NULL)" },
      fields: {},
      columns: 'c DOUBLE, s STRUCT<x: INT>',
      out: [
        [0, { x: null }],
        ['NaN', null],
      ],
    },
  ],
  Except: [
    {
      name: 'all, with nulls and NaN',
      inputs: { a: 'c DOUBLE', b: 'c DOUBLE' },
      rows: { a: "(double('NaN')), (double('NaN')), (NULL), (NULL), (1.0D)", b: "(double('NaN')), (NULL), (2.0D)" },
      fields: { exceptType: 'ALL' },
      columns: 'c DOUBLE',
      out: [
        [1],
        ['NaN'],
        [null],
      ],
    },
  ],
  Limit: [
    {
      name: 'more than there are',
      inputs: { t: 'ID INT, `Order` STRUCT<Total: STRING, Lines: ARRAY<STRUCT<Sku: STRING, n: INT>>, `p.q` INT>, m MAP<STRING, STRUCT<x: INT>>, d DATE, b BINARY' },
      rows: { t: "(1, named_struct('Total', ' 12 ', 'Lines', array(named_struct('Sku', 'a', 'n', 1), NULL), 'p.q', 5), map('k', named_struct('x', 1)), DATE'2024-02-29', X'00FF'), (1, named_struct('Total', '1e3', 'Lines', NULL, 'p.q', NULL), NULL, NULL, NULL), (NULL, NULL, map(), DATE'1969-12-31', X'')" },
      fields: { rows: 100 },
      columns: 'ID INT, Order STRUCT<Total: STRING, Lines: ARRAY<STRUCT<Sku: STRING, n: INT>>, `p.q`: INT>, m MAP<STRING, STRUCT<x: INT>>, d DATE, b BINARY',
      out: [
        [1, { 'Total': ' 12 ', 'Lines': [{ Sku: 'a', n: 1 }, null], 'p.q': 5 }, [{ key: 'k', value: { x: 1 } }], '2024-02-29', '\\x00\\xFF'],
        [1, { 'Total': '1e3', 'Lines': null, 'p.q': null }, null, null, null],
        [null, null, [], '1969-12-31', ''],
      ],
    },
  ],
  Repartition: [
    {
      name: 'nested rows',
      inputs: { t: 'ID INT, `Order` STRUCT<Total: STRING, Lines: ARRAY<STRUCT<Sku: STRING, n: INT>>, `p.q` INT>, m MAP<STRING, STRUCT<x: INT>>, d DATE, b BINARY' },
      rows: { t: "(1, named_struct('Total', ' 12 ', 'Lines', array(named_struct('Sku', 'a', 'n', 1), NULL), 'p.q', 5), map('k', named_struct('x', 1)), DATE'2024-02-29', X'00FF'), (1, named_struct('Total', '1e3', 'Lines', NULL, 'p.q', NULL), NULL, NULL, NULL), (NULL, NULL, map(), DATE'1969-12-31', X'')" },
      fields: { numPartitions: 2 },
      columns: 'ID INT, Order STRUCT<Total: STRING, Lines: ARRAY<STRUCT<Sku: STRING, n: INT>>, `p.q`: INT>, m MAP<STRING, STRUCT<x: INT>>, d DATE, b BINARY',
      out: [
        [1, { 'Total': ' 12 ', 'Lines': [{ Sku: 'a', n: 1 }, null], 'p.q': 5 }, [{ key: 'k', value: { x: 1 } }], '2024-02-29', '\\x00\\xFF'],
        [1, { 'Total': '1e3', 'Lines': null, 'p.q': null }, null, null, null],
        [null, null, [], '1969-12-31', ''],
      ],
    },
  ],
  Sample: [
    {
      name: 'more than there are',
      inputs: { t: 'ID INT, `Order` STRUCT<Total: STRING, Lines: ARRAY<STRUCT<Sku: STRING, n: INT>>, `p.q` INT>, m MAP<STRING, STRUCT<x: INT>>, d DATE, b BINARY' },
      rows: { t: "(1, named_struct('Total', ' 12 ', 'Lines', array(named_struct('Sku', 'a', 'n', 1), NULL), 'p.q', 5), map('k', named_struct('x', 1)), DATE'2024-02-29', X'00FF'), (1, named_struct('Total', '1e3', 'Lines', NULL, 'p.q', NULL), NULL, NULL, NULL), (NULL, NULL, map(), DATE'1969-12-31', X'')" },
      fields: { rows: 50 },
      columns: 'ID INT, Order STRUCT<Total: STRING, Lines: ARRAY<STRUCT<Sku: STRING, n: INT>>, `p.q`: INT>, m MAP<STRING, STRUCT<x: INT>>, d DATE, b BINARY',
      out: [
        [1, { 'Total': ' 12 ', 'Lines': [{ Sku: 'a', n: 1 }, null], 'p.q': 5 }, [{ key: 'k', value: { x: 1 } }], '2024-02-29', '\\x00\\xFF'],
        [1, { 'Total': '1e3', 'Lines': null, 'p.q': null }, null, null, null],
        [null, null, [], '1969-12-31', ''],
      ],
    },
  ],
  SparkSql: [
    {
      name: 'lateral views, grouping sets and set operators',
      inputs: { t: 'g STRING, a ARRAY<INT>, v INT' },
      rows: { t: "('x', array(1, 2), 1), ('x', NULL, 2), (NULL, array(3), NULL)" },
      fields: { sqlQuery: "SELECT g, e, sum(v) AS s, grouping(g) AS gg FROM t LATERAL VIEW OUTER explode(a) x AS e GROUP BY g, e GROUPING SETS ((g), (g, e), ()) UNION ALL SELECT 'z', NULL, NULL, 0 MINUS SELECT 'q', 1, 1, 1" },
      columns: 'g STRING, e INT, s BIGINT, gg INT NOT NULL',
      out: [
        ['z', null, null, 0],
        [null, null, null, 0],
        ['x', 2, 1, 0],
        ['x', null, 2, 0],
        [null, 3, null, 0],
        [null, null, 4, 1],
        ['x', null, 4, 0],
        ['x', 1, 1, 0],
      ],
    },
  ],
};
