import { ARRAY_TO_COLUMNS } from '../../../../src/core/nodes/transforms/array-to-columns';
import { CONCATENATE_COLUMNS } from '../../../../src/core/nodes/transforms/concatenate-columns';
import { EXTRACT_JSON_PATH } from '../../../../src/core/nodes/transforms/extract-json-path';
import { REGEX_EXTRACT } from '../../../../src/core/nodes/transforms/regex-extract';
import { SPLIT_STRING } from '../../../../src/core/nodes/transforms/split-string';
import type { NodeCases } from '../node-case';

const NAMES = { t: 'first STRING, last STRING, age INT' };
const NAME_ROWS = { t: "('Ada', 'Byron', 36), (NULL, 'Hopper', 85), ('', NULL, NULL), (NULL, NULL, NULL)" };

export const CONCATENATE_COLUMNS_CASES: NodeCases = {
  type: CONCATENATE_COLUMNS,
  cases: [
    {
      name: 'nulls are passed over',
      inputs: NAMES,
      rows: NAME_ROWS,
      fields: { newColumn: 'name', columns: ['first', 'LAST', 'age'], spacer: ' ' },
      columns: 'first STRING, last STRING, age INT, name STRING NOT NULL',
      out: [['Ada', 'Byron', 36, 'Ada Byron 36'], [null, 'Hopper', 85, 'Hopper 85'], ['', null, null, ''], [null, null, null, '']],
    },
    {
      name: 'a text for null, in place',
      inputs: NAMES,
      rows: NAME_ROWS,
      fields: { newColumn: 'last', columns: ['last', 'first'], spacer: "', ", nullValue: "it's none" },
      columns: 'first STRING, last STRING NOT NULL, age INT',
      out: [['Ada', "Byron', Ada", 36], [null, "Hopper', it's none", 85], ['', "it's none', ", null], [null, "it's none', it's none", null]],
    },
    {
      name: 'other types and arrays of texts',
      inputs: { t: 'd DATE, n DECIMAL(6, 2), tags ARRAY<STRING>, s STRUCT<b: BOOLEAN>' },
      rows: { t: "(DATE '2024-02-29', 1.50, array('a', NULL, 'b'), named_struct('b', true)), (NULL, NULL, array(), NULL)" },
      fields: { newColumn: 'all', columns: ['d', 'n', 'tags', 's.b'], spacer: '|' },
      columns: 'd DATE, n DECIMAL(6, 2), tags ARRAY<STRING>, s STRUCT<b: BOOLEAN>, all STRING NOT NULL',
      out: [['2024-02-29', 1.5, ['a', null, 'b'], { b: true }, '2024-02-29|1.50|a|b|true'], [null, null, [], null, '']],
    },
    { name: 'a struct', inputs: { t: 's STRUCT<a: INT>' }, fields: { newColumn: 'x', columns: ['s'] }, error: { message: "'s' is struct<a:int>, expected a single value", at: 'columns.0' } },
    { name: 'no name', inputs: NAMES, fields: { newColumn: ' ', columns: ['first'] }, error: { message: 'is empty', at: 'newColumn' } },
    { name: 'unknown column', inputs: NAMES, fields: { newColumn: 'x', columns: ['first', 'lost'] }, error: { message: "did you mean 'last'?", at: 'columns.1', under: 'lost' } },
  ],
};

export const SPLIT_STRING_CASES: NodeCases = {
  type: SPLIT_STRING,
  cases: [
    {
      name: 'in place, by a regular expression',
      inputs: { t: 'id INT, tags STRING' },
      rows: { t: "(1, 'a , b,c'), (2, ''), (3, NULL), (4, ',x,'), (5, 'none')" },
      fields: { column: 'tags', pattern: '\\s*,\\s*' },
      columns: 'id INT, tags ARRAY<STRING>',
      out: [[1, ['a', 'b', 'c']], [2, ['']], [3, null], [4, ['', 'x', '']], [5, ['none']]],
    },
    {
      name: 'a field of a struct, by a plain text',
      inputs: { t: 'id INT, s STRUCT<path: STRING>' },
      rows: { t: "(1, named_struct('path', 'a|b')), (2, NULL)" },
      fields: { column: 's.path', pattern: '[|]', newColumn: 'parts' },
      columns: 'id INT, s STRUCT<path: STRING>, parts ARRAY<STRING>',
      out: [[1, { path: 'a|b' }, ['a', 'b']], [2, null, null]],
    },
    { name: 'a number', inputs: { t: 'a INT' }, fields: { column: 'a', pattern: ',' }, error: { message: "'a' is int, expected a text", at: 'column' } },
    { name: 'a field of a struct without a name', inputs: { t: 's STRUCT<a: STRING>' }, fields: { column: 's.a', pattern: ',' }, error: { message: "is required where 's.a' stands in a struct", at: 'newColumn' } },
  ],
};

export const ARRAY_TO_COLUMNS_CASES: NodeCases = {
  type: ARRAY_TO_COLUMNS,
  cases: [
    {
      name: 'elements that are missing are null, empty names are passed over',
      inputs: { t: 'id INT, a ARRAY<STRING>' },
      rows: { t: "(1, array('x', 'y', 'z')), (2, array('x')), (3, array()), (4, NULL), (5, array(NULL, 'y'))" },
      fields: { column: 'a', newColumns: ['one', '', 'three'] },
      columns: 'id INT, a ARRAY<STRING>, one STRING, three STRING',
      out: [[1, ['x', 'y', 'z'], 'x', 'z'], [2, ['x'], 'x', null], [3, [], null, null], [4, null, null, null], [5, [null, 'y'], null, null]],
    },
    {
      name: 'by index, over a column that is there',
      inputs: { t: 'id INT, a ARRAY<STRUCT<n: INT>>' },
      rows: { t: "(1, array(named_struct('n', 7), named_struct('n', 8)))" },
      fields: { column: 'a', newColumns: ['id', 'again'], indexes: [2, 2] },
      columns: 'id STRUCT<n: INT>, a ARRAY<STRUCT<n: INT>>, again STRUCT<n: INT>',
      out: [[{ n: 8 }, [{ n: 7 }, { n: 8 }], { n: 8 }]],
    },
    { name: 'under ANSI rules', inputs: { t: 'a ARRAY<INT>' }, rows: { t: '(array(1))' }, glueVersion: '6.0', fields: { column: 'a', newColumns: ['x', 'y'] }, columns: 'a ARRAY<INT>, x INT, y INT', out: [[[1], 1, null]] },
    { name: 'no array', inputs: { t: 'a STRING' }, fields: { column: 'a', newColumns: ['x'] }, error: { message: "'a' is string, expected an array", at: 'column' } },
    { name: 'a name too few', inputs: { t: 'a ARRAY<INT>' }, fields: { column: 'a', newColumns: ['x'], indexes: [1, 2] }, error: { message: 'has 2 items, expected one for each of the 1 names', at: 'indexes' } },
    { name: 'a name twice', inputs: { t: 'a ARRAY<INT>' }, fields: { column: 'a', newColumns: ['x', 'X'] }, error: { message: "'X' is named twice", at: 'newColumns.1' } },
    { name: 'only empty names', inputs: { t: 'a ARRAY<INT>' }, fields: { column: 'a', newColumns: ['', ' '] }, error: { message: 'has only empty names', at: 'newColumns' } },
  ],
};

export const REGEX_EXTRACT_CASES: NodeCases = {
  type: REGEX_EXTRACT,
  cases: [
    {
      name: 'groups as columns',
      inputs: { t: 'mail STRING' },
      rows: { t: "('ann@example.org'), ('to: bob@x.io, c@y.io'), ('nobody'), (''), (NULL)" },
      fields: { column: 'mail', regex: '(\\w+)@([\\w.]+)(\\.)(org|io)', newColumns: ['user', 'host', '', 'top'] },
      columns: 'mail STRING, user STRING, host STRING, top STRING',
      out: [['ann@example.org', 'ann', 'example', 'org'], ['to: bob@x.io, c@y.io', 'bob', 'x', 'io'], ['nobody', '', '', ''], ['', '', '', ''], [null, null, null, null]],
    },
    {
      name: 'a group that took no part, look-around, in place',
      inputs: { t: 'x STRING' },
      rows: { t: "('ab'), ('b'), ('xab')" },
      fields: { column: 'x', regex: '(?<!x)(a)?(b)', newColumns: ['x', 'second'] },
      columns: 'x STRING, second STRING',
      out: [['a', 'b'], ['', 'b'], ['', 'b']],
    },
    { name: 'more names than groups', inputs: { t: 'x STRING' }, fields: { column: 'x', regex: '(?:a)(b)[(]\\(', newColumns: ['b', 'c'] }, error: { message: 'has 2 names, but the regular expression has 1 groups', at: 'newColumns' } },
  ],
};

export const EXTRACT_JSON_PATH_CASES: NodeCases = {
  type: EXTRACT_JSON_PATH,
  cases: [
    {
      name: 'values, objects, arrays and nothing',
      inputs: { t: 'id INT, j STRING' },
      rows: { t: '(1, \'{"a": {"b": "x y", "n": 1.50}, "list": [{"c": 1}, {"c": 2}]}\'), (2, \'{"a": null}\'), (3, \'no JSON\'), (4, NULL), (5, \'[1]\')' },
      fields: { column: 'j', paths: ['$.a.b', 'a.n', '$.a', 'list[1].c', '$.list[*].c'], newColumns: ['b', 'n', 'a', 'second', 'all'], dropColumn: true },
      columns: 'id INT, b STRING, n STRING, a STRING, second STRING, all STRING',
      out: [[1, 'x y', 1.5, '{"b":"x y","n":1.5}', 2, '[1,2]'], [2, null, null, null, null, null], [3, null, null, null, null, null], [4, null, null, null, null, null], [5, null, null, null, null, null]],
    },
    {
      name: 'in place of the text',
      inputs: { t: 'j STRING' },
      rows: { t: '(\'{"odd name": {"ü": true}}\')' },
      fields: { column: 'j', paths: ["$['odd name'].ü"], newColumns: ['j'] },
      columns: 'j STRING',
      out: [['true']],
    },
    { name: 'not a path', inputs: { t: 'j STRING' }, fields: { column: 'j', paths: ['$.a[?(@.b)]'], newColumns: ['x'] }, error: { message: 'is not a path that get_json_object reads', at: 'paths.0' } },
    { name: 'a name too few', inputs: { t: 'j STRING' }, fields: { column: 'j', paths: ['a', 'b'], newColumns: ['x'] }, error: { message: 'has 1 names, expected one for each of the 2 paths', at: 'newColumns' } },
    { name: 'a struct', inputs: { t: 'j STRUCT<a: INT>' }, fields: { column: 'j', paths: ['a'], newColumns: ['x'] }, error: { message: "'j' is struct<a:int>, expected a text", at: 'column' } },
  ],
};
