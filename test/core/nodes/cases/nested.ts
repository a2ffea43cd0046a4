import { RELATIONALIZE } from '../../../../src/core/nodes/transforms/relationalize';
import { RESOLVE_CHOICE } from '../../../../src/core/nodes/transforms/resolve-choice';
import type { NodeCase, NodeCases } from '../node-case';

const ORDERS = { orders: 'id INT, who STRUCT<name: STRING, at: STRUCT<city: STRING>>, items ARRAY<STRUCT<sku: STRING, tags: ARRAY<STRING>>>, `odd name` ARRAY<INT>' };
const ROWS = {
  orders: "(7, named_struct('name', 'Ann', 'at', named_struct('city', 'Bonn')), array(named_struct('sku', 'a', 'tags', array('x', NULL)), named_struct('sku', NULL, 'tags', array())), array(5))"
    + ', (3, NULL, array(), NULL), (3, NULL, NULL, array(1, 2)), (3, NULL, NULL, array(1, 2))',
};
const ARRAYS = ['items', 'items.val.tags', 'odd name'];

export const RELATIONALIZE_CASES: NodeCases = {
  type: RELATIONALIZE,
  cases: [
    {
      name: 'the root',
      inputs: ORDERS,
      rows: ROWS,
      fields: { arrays: ARRAYS },
      output: 'root',
      columns: 'id INT, `who.name` STRING, `who.at.city` STRING, items BIGINT, `odd name` BIGINT',
      out: [[3, null, null, null, 1], [3, null, null, null, 2], [3, null, null, 3, null], [7, 'Ann', 'Bonn', 4, 4]],
    },
    { name: 'an array of structs', inputs: ORDERS, rows: ROWS, fields: { arrays: ARRAYS }, output: 'root_items', columns: 'id BIGINT NOT NULL, index INT NOT NULL, `items.val.sku` STRING, `items.val.tags` BIGINT', out: [[4, 0, 'a', 1], [4, 1, null, 2]] },
    { name: 'an array in an array', inputs: ORDERS, rows: ROWS, fields: { arrays: ARRAYS }, output: 'root_items.val.tags', columns: 'id BIGINT NOT NULL, index INT NOT NULL, `items.val.tags.val` STRING', out: [[1, 0, 'x'], [1, 1, null]] },
    { name: 'an array of numbers, another name', inputs: ORDERS, rows: ROWS, fields: { rootTableName: 'o', arrays: ARRAYS }, output: 'o_odd name', columns: 'id BIGINT NOT NULL, index INT NOT NULL, `odd name.val` INT', out: [[1, 0, 1], [1, 1, 2], [2, 0, 1], [2, 1, 2], [4, 0, 5]] },
    { name: 'nothing nested', inputs: { t: 'a INT' }, rows: { t: '(1)' }, fields: {}, output: 'root', columns: 'a INT', out: [[1]] },
    { name: 'without columns', inputs: { t: null }, fields: { arrays: ['items'] }, output: 'root' },
    { name: 'an array that is not listed', inputs: ORDERS, fields: { arrays: ['items'] }, error: { message: 'the input has items.val.tags, odd name too', at: 'arrays' } },
    { name: 'an array that is none', inputs: ORDERS, fields: { arrays: ['id'] }, error: { message: "'id' is no array or map of the input", at: 'arrays.0' } },
    ...['root', 'root_m', 'root_m.val.value', 'root_a.val.m'].map((output, i): NodeCase => ({
      name: `maps: ${output}`,
      inputs: { t: 'id INT, m MAP<STRING, ARRAY<INT>>, a ARRAY<STRUCT<m: MAP<INT, STRUCT<x: DATE>>>>' },
      rows: {
        t: "(1, map('b', array(1, NULL), 'a', NULL), array(named_struct('m', map(7, named_struct('x', DATE'2024-01-01'), 8, NULL)))), (1, map('b', array(2)), NULL), (1, map(), array()), (1, NULL, array(named_struct('m', NULL)))",
      },
      fields: { arrays: ['m', 'm.val.value', 'a', 'a.val.m'] },
      output,
      columns: [
        'id INT, m BIGINT, a BIGINT', 'id BIGINT NOT NULL, index INT NOT NULL, `m.val.key` STRING NOT NULL, `m.val.value` BIGINT',
        'id BIGINT NOT NULL, index INT NOT NULL, `m.val.value.val` INT', 'id BIGINT NOT NULL, index INT NOT NULL, `a.val.m.val.key` INT NOT NULL, `a.val.m.val.value.x` DATE',
      ][i],
      out: [
        [[1, null, 1], [1, 2, 2], [1, 3, 3], [1, 4, null]],
        [[3, 0, 'b', 1], [3, 1, 'a', null], [4, 0, 'b', 3]],
        [[1, 0, 1], [1, 1, null], [3, 0, 2]],
        [[2, 0, 7, '2024-01-01'], [2, 1, 8, null]],
      ][i],
    })),
    { name: 'a map that is not listed', inputs: { t: 'a ARRAY<STRUCT<m: MAP<INT, INT>>>' }, fields: { arrays: ['a'] }, error: { message: 'the input has a.val.m too', at: 'arrays' } },
  ],
};

const MIXED = { t: 'id INT, x STRUCT<long: BIGINT, string: STRING>, y STRUCT<double: DOUBLE, string: STRING>, name STRING' };
const MIXED_ROWS = { t: "(1, named_struct('long', 5, 'string', NULL), named_struct('double', 1.5D, 'string', NULL), '10'), (2, named_struct('long', NULL, 'string', '7'), NULL, 'x'), (3, named_struct('long', NULL, 'string', 'many'), named_struct('double', NULL, 'string', 'y'), NULL)" };

const PRICE = 'STRUCT<double: DOUBLE, string: STRING>';
const DEEP = { t: `id INT, o STRUCT<\`a.b\`: ${PRICE}, n: INT>, items ARRAY<STRUCT<price: ${PRICE}, tags: ARRAY<${PRICE}>>>, m MAP<STRING, STRUCT<p: ${PRICE}>>` };
const num = (n: string) => `named_struct('double', ${n}, 'string', NULL)`;
const txt = (s: string) => `named_struct('double', CAST(NULL AS DOUBLE), 'string', '${s}')`;
const DEEP_ROWS = {
  t: `(1, named_struct('a.b', ${num('1.5D')}, 'n', 7), array(named_struct('price', ${num('100.0D')}, 'tags', array(${txt('9')}, NULL)), named_struct('price', ${txt('$100')}, 'tags', NULL), NULL), map('k', named_struct('p', ${txt('2')}), 'none', NULL))`
    + `, (2, named_struct('a.b', ${txt('x')}, 'n', NULL), array(), map()), (3, NULL, NULL, NULL)`,
};
const NESTED_CHOICES: readonly NodeCase[] = [
  {
    name: 'all, at every level',
    inputs: DEEP,
    rows: DEEP_ROWS,
    fields: { action: 'cast', type: 'double' },
    columns: 'id INT, o STRUCT<`a.b`: DOUBLE, n: INT>, items ARRAY<STRUCT<price: DOUBLE, tags: ARRAY<DOUBLE>>>, m MAP<STRING, STRUCT<p: DOUBLE>>',
    out: [
      [1, { 'a.b': 1.5, 'n': 7 }, [{ price: 100, tags: [9, null] }, { price: null, tags: null }, null], [{ key: 'k', value: { p: 2 } }, { key: 'none', value: null }]],
      [2, { 'a.b': null, 'n': null }, [], []],
      [3, null, null, null],
    ],
  },
  {
    name: 'by paths, as Glue writes them',
    inputs: DEEP,
    rows: DEEP_ROWS,
    fields: {
      choices: [
        { column: 'o.`a.b`', action: 'make_cols' }, { column: 'items[].price', action: 'project', type: 'double' }, { column: 'items.tags[]', action: 'cast', type: 'int' }, { column: 'O.N', action: 'cast', type: 'string' },
      ],
    },
    columns: `id INT, o STRUCT<\`a.b_double\`: DOUBLE, \`a.b_string\`: STRING, n: STRING>, items ARRAY<STRUCT<price: DOUBLE, tags: ARRAY<INT>>>, m MAP<STRING, STRUCT<p: ${PRICE}>>`,
    out: [
      [1, { 'a.b_double': 1.5, 'a.b_string': null, 'n': '7' }, [{ price: 100, tags: [9, null] }, { price: null, tags: null }, null], [{ key: 'k', value: { p: { double: null, string: '2' } } }, { key: 'none', value: null }]],
      [2, { 'a.b_double': null, 'a.b_string': 'x', 'n': null }, [], []],
      [3, null, null, null],
    ],
  },
  {
    name: 'as in the catalog, at every level',
    inputs: DEEP,
    rows: DEEP_ROWS,
    fields: {
      choices: [{ column: 'items.price', action: 'make_struct' }, { column: 'm', action: 'cast', type: 'string' }],
      action: 'match_catalog',
      catalogSchema: 'O STRUCT<`A.B`: STRING>, items ARRAY<STRUCT<tags: ARRAY<BIGINT>>>',
    },
    columns: `id INT, o STRUCT<\`a.b\`: STRING, n: INT>, items ARRAY<STRUCT<price: ${PRICE}, tags: ARRAY<BIGINT>>>, m STRING`,
    out: [
      [1, { 'a.b': '1.5', 'n': 7 }, [{ price: { double: 100, string: null }, tags: [9, null] }, { price: { double: null, string: '$100' }, tags: null }, null], '{k -> {{null, 2}}, none -> null}'],
      [2, { 'a.b': 'x', 'n': null }, [], '{}'],
      [3, null, null, null],
    ],
  },
  {
    name: 'values that the type cannot hold',
    inputs: { t: 'x STRUCT<struct: STRUCT<a: INT>, string: STRING>' },
    rows: { t: "(named_struct('struct', named_struct('a', 1), 'string', NULL)), (named_struct('struct', NULL, 'string', '5'))" },
    fields: { action: 'cast', type: 'int' },
    columns: 'x INT',
    out: [[null], [5]],
  },
  { name: 'elements as columns', inputs: DEEP, fields: { choices: [{ column: 'items.tags[]', action: 'make_cols' }] }, error: { message: 'of which no columns can be made', at: 'choices.0.action' } },
  { name: 'one in the other', inputs: DEEP, fields: { choices: [{ column: 'o', action: 'cast', type: 'string' }, { column: 'o.`a.b`', action: 'make_struct' }] }, error: { message: "one of 'o.`a.b`' and 'o' lies in the other", at: 'choices.1.column' } },
  { name: 'a path that is none', inputs: DEEP, fields: { choices: [{ column: 'items[].prise', action: 'make_struct' }] }, error: { message: "did you mean 'price'?", at: 'choices.0.column', under: 'prise' } },
  { name: 'a field that the catalog lacks', inputs: DEEP, fields: { action: 'match_catalog', catalogSchema: 'o STRUCT<c: INT>' }, error: { message: "has no column 'o.`a.b`'", at: 'catalogSchema' } },
  { name: 'nothing that can be cast', inputs: DEEP, fields: { choices: [{ column: 'o', action: 'cast', type: 'date' }] }, error: { message: "no value of 'o' can be cast to date", at: 'choices.0.type' } },
];

export const RESOLVE_CHOICE_CASES: NodeCases = {
  type: RESOLVE_CHOICE,
  cases: [
    { name: 'cast, also of what is no choice', inputs: MIXED, rows: MIXED_ROWS, fields: { choices: [{ column: 'x', action: 'cast', type: 'int' }, { column: 'name', action: 'cast', type: 'bigint' }], action: 'cast', type: 'string' }, columns: 'id INT, x INT, y STRING, name BIGINT', out: [[1, 5, '1.5', 10], [2, 7, null, null], [3, null, 'y', null]] },
    { name: 'a column for each type', inputs: MIXED, rows: MIXED_ROWS, fields: { action: 'make_cols' }, columns: 'id INT, x_long BIGINT, x_string STRING, y_double DOUBLE, y_string STRING, name STRING', out: [[1, 5, null, 1.5, null, '10'], [2, null, '7', null, null, 'x'], [3, null, 'many', null, 'y', null]] },
    { name: 'the values of one type, and a struct', inputs: MIXED, rows: MIXED_ROWS, fields: { choices: [{ column: 'x', action: 'project', type: 'bigint' }, { column: 'y', action: 'make_struct' }] }, columns: 'id INT, x BIGINT, y STRUCT<double: DOUBLE, string: STRING>, name STRING', out: [[1, 5, { double: 1.5, string: null }, '10'], [2, null, null, 'x'], [3, null, { double: null, string: 'y' }, null]] },
    { name: 'as in the catalog', inputs: MIXED, rows: MIXED_ROWS, fields: { action: 'match_catalog', catalogSchema: 'X STRING, y DOUBLE' }, columns: 'id INT, x STRING, y DOUBLE, name STRING', out: [[1, '5', 1.5, '10'], [2, '7', null, 'x'], [3, 'many', null, null]] },
    ...NESTED_CHOICES,
    { name: 'a choice as a source declares it, ANSI rules', glueVersion: '6.0', inputs: { t: 'x CHOICE<BIGINT, STRING>' }, fields: { choices: [{ column: 'x', action: 'cast', type: 'bigint' }] }, columns: 'x BIGINT' },
    { name: 'without columns', inputs: { t: null }, fields: { action: 'make_cols' } },
    { name: 'no choice', inputs: MIXED, fields: { choices: [{ column: 'name', action: 'make_cols' }] }, error: { message: "'name' is string, no choice", at: 'choices.0.action' } },
    { name: 'a type that it has not', inputs: MIXED, fields: { choices: [{ column: 'x', action: 'project', type: 'date' }] }, error: { message: "'x' has no values of date, it has long, string", at: 'choices.0.type' } },
    { name: 'a cast without a type', inputs: MIXED, fields: { action: 'cast' }, error: { message: 'is required for cast', at: 'type' } },
    { name: 'a catalog without columns', inputs: MIXED, fields: { action: 'match_catalog' }, error: { message: 'is required for match_catalog', at: 'catalogSchema' } },
    { name: 'nothing', inputs: MIXED, fields: {}, error: { message: 'expected choices, or an action for all', at: 'choices' } },
  ],
};
