import { PARSE_JSON } from '../../../../src/core/nodes/transforms/parse-json';
import type { NodeCases } from '../node-case';

const text = (json: string) => `'${json.replace(/\\/g, '\\\\').replace(/'/g, '\\\'')}'`;
const rows = (...json: (string | null)[]) => ({ t: json.map((j, i) => `(${i + 1}, ${j === null ? 'NULL' : text(j)})`).join(', ') });
const NOTHING = { 'b': null, 'big': null, 'd': null, 'id': null, 'l': null, 'many words, 1': null, 'mixed': null, 'n': null, 'o': null, 's': null };
const IN = { t: 'id INT, j STRING' };

export const PARSE_JSON_CASES: NodeCases = {
  type: PARSE_JSON,
  cases: [
    {
      name: 'by a schema, in place',
      inputs: IN,
      rows: rows('{"a": 1, "b": "x", "c": [1, 2], "d": 9}', '{"a": "no"}', 'no JSON', null, '{}'),
      fields: { column: 'j', schema: 'a INT, b STRING, c ARRAY<INT>' },
      columns: 'id INT, j STRUCT<a: INT, b: STRING, c: ARRAY<INT>>',
      out: [[1, { a: 1, b: 'x', c: [1, 2] }], [2, { a: null, b: null, c: null }], [3, { a: null, b: null, c: null }], [4, null], [5, { a: null, b: null, c: null }]],
    },
    {
      name: 'an array by a type',
      inputs: IN,
      rows: rows('[{"n": 1}, {"n": null}]', '[]'),
      fields: { column: 'j', schema: 'array<struct<n: bigint>>', newColumn: 'list' },
      columns: 'id INT, j STRING, list ARRAY<STRUCT<n: BIGINT>>',
      out: [[1, '[{"n": 1}, {"n": null}]', [{ n: 1 }, { n: null }]], [2, '[]', []]],
    },
    {
      name: 'inferred from all texts',
      inputs: IN,
      rows: rows(
        '{"n": 1, "d": 1.5, "s": "it: 12, {\\"x\\": 3}", "b": true, "o": {"z": [1, 2], "a": null}, "many words, 1": "x"}',
        ' { "n" : 2.25 , "d" : 7 , "s" : null , "o" : { "z" : [ 3.5 ] , "y" : [ { "k" : "v" } ] } }',
        '{"mixed": 1, "e": {}, "l": [], "big": 9223372036854775808, "id": 9123372036854775807}',
        '{"mixed": [1], "n": 3, "big": 1, "id": 1734567890123456789}',
        '{"n": "lost", ', 'no JSON', '["an array"]', '12', '', null,
      ),
      fields: { column: 'j' },
      columns: 'id INT, j STRUCT<b: BOOLEAN, big: DECIMAL(20, 0), d: DOUBLE, id: BIGINT, l: ARRAY<STRING>, `many words, 1`: STRING, mixed: STRING, n: DOUBLE, '
        + 'o: STRUCT<a: STRING, y: ARRAY<STRUCT<k: STRING>>, z: ARRAY<DOUBLE>>, s: STRING>',
      out: [
        [1, { ...NOTHING, 'n': 1, 'd': 1.5, 's': 'it: 12, {"x": 3}', 'b': true, 'o': { a: null, y: null, z: [1, 2] }, 'many words, 1': 'x' }],
        [2, { ...NOTHING, n: 2.25, d: 7, o: { a: null, y: [{ k: 'v' }], z: [3.5] } }],
        [3, { ...NOTHING, mixed: '1', l: [], big: '9223372036854775808', id: '9123372036854775807' }],
        [4, { ...NOTHING, mixed: '[1]', n: 3, big: 1, id: '1734567890123456789' }],
        [5, { ...NOTHING, n: null }], [6, NOTHING], [7, NOTHING], [8, NOTHING], [9, null], [10, null],
      ],
    },
    {
      name: 'inferred, with values',
      inputs: IN,
      rows: rows('{"a": {"b": 10, "c": "x"}, "f": 0.5, "g": -12, "h": 1e3, "q": ""}', "{'a': {'b': 2}, 'odd 12': 'v'}", null, 'x'),
      fields: { column: 'j' },
      columns: 'id INT, j STRUCT<a: STRUCT<b: BIGINT, c: STRING>, f: DOUBLE, g: BIGINT, h: DOUBLE, `odd 12`: STRING, q: STRING>',
      out: [
        [1, { 'a': { b: 10, c: 'x' }, 'f': 0.5, 'g': -12, 'h': 1000, 'odd 12': null, 'q': '' }],
        [2, { 'a': { b: 2, c: null }, 'f': null, 'g': null, 'h': null, 'odd 12': 'v', 'q': null }],
        [3, null], [4, { 'a': null, 'f': null, 'g': null, 'h': null, 'odd 12': null, 'q': null }],
      ],
    },
    { name: 'a schema that is none', inputs: IN, fields: { column: 'j', schema: 'a INT,,' }, error: { message: "'a INT,,' is neither a list of columns nor a type", at: 'schema' } },
    { name: 'a single value', inputs: IN, fields: { column: 'j', schema: 'INT' }, error: { message: "'INT' is no struct, array or map", at: 'schema' } },
    { name: 'a share of nothing', inputs: IN, fields: { column: 'j', schema: 'a INT', samplingRatio: 0.5 }, error: { message: 'says nothing where the schema is given', at: 'samplingRatio' } },
    { name: 'a number', inputs: IN, fields: { column: 'id', schema: 'a INT' }, error: { message: "'id' is int, expected a text", at: 'column' } },
  ],
};
