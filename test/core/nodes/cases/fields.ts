import { DROP_FIELDS } from '../../../../src/core/nodes/transforms/drop-fields';
import { FLATTEN } from '../../../../src/core/nodes/transforms/flatten';
import { RENAME_FIELD } from '../../../../src/core/nodes/transforms/rename-field';
import { SELECT_FIELDS } from '../../../../src/core/nodes/transforms/select-fields';
import type { NodeCases } from '../node-case';

const IN = { t: 'a INT, s STRUCT<x: INT, y: STRUCT<p: STRING, q: STRING>>, items ARRAY<STRUCT<sku: STRING, qty: INT>>, `left` STRING' };
const ROWS = { t: "(1, named_struct('x', 2, 'y', named_struct('p', 'P', 'q', 'Q')), array(named_struct('sku', 'k', 'qty', 3)), 'l'), (2, NULL, NULL, NULL)" };

export const SELECT_FIELDS_CASES: NodeCases = {
  type: SELECT_FIELDS,
  cases: [
    {
      name: 'columns in the order of the input, nested fields in their struct',
      inputs: IN,
      rows: ROWS,
      fields: { paths: ['left', 's.y.q', 'a'] },
      columns: 'a INT, s STRUCT<y: STRUCT<q: STRING>>, `left` STRING',
      out: [[1, { y: { q: 'Q' } }, 'l'], [2, null, null]],
    },
    { name: 'a field of structs in an array', inputs: IN, rows: ROWS, fields: { paths: ['items.sku'] }, columns: 'items ARRAY<STRUCT<sku: STRING>>', out: [[[{ sku: 'k' }]], [null]] },
    { name: 'unknown columns: as written', inputs: { t: null }, fields: { paths: ['b', 'a'] } },
    { name: 'unknown column', inputs: IN, fields: { paths: ['a', 'itms'] }, error: { message: "did you mean 'items'?", at: 'paths.1', under: 'itms' } },
    { name: 'nothing', inputs: IN, fields: { paths: [] }, error: { message: 'has 0 items, expected at least 1', at: 'paths' } },
  ],
};

export const DROP_FIELDS_CASES: NodeCases = {
  type: DROP_FIELDS,
  cases: [
    {
      name: 'columns, fields of structs and of structs in arrays',
      inputs: IN,
      rows: ROWS,
      fields: { paths: ['a', 's.y.p', 'items.qty'] },
      columns: 's STRUCT<x: INT, y: STRUCT<q: STRING>>, items ARRAY<STRUCT<sku: STRING>>, `left` STRING',
      out: [[{ x: 2, y: { q: 'Q' } }, [{ sku: 'k' }], 'l'], [null, null, null]],
    },
    { name: 'all columns', inputs: { t: 'a INT' }, fields: { paths: ['a'] }, error: { message: 'nothing is left', at: 'paths' } },
    { name: 'all fields of a struct', inputs: IN, fields: { paths: ['s.y.p', 's.y.q'] }, error: { message: "every field of a struct in 's'", at: 'paths' } },
  ],
};

export const RENAME_FIELD_CASES: NodeCases = {
  type: RENAME_FIELD,
  cases: [
    { name: 'a column in its place', inputs: IN, rows: ROWS, fields: { source: 'A', target: 'b' }, columns: 'b INT, s STRUCT<x: INT, y: STRUCT<p: STRING, q: STRING>>, items ARRAY<STRUCT<sku: STRING, qty: INT>>, `left` STRING' },
    { name: 'a field by its path', inputs: { t: 'a INT, s STRUCT<x: INT, y: INT>' }, rows: { t: "(1, named_struct('x', 1, 'y', 2)), (2, NULL)" }, fields: { source: 's.x', target: 's.z' }, columns: 'a INT, s STRUCT<z: INT, y: INT>', out: [[1, { z: 1, y: 2 }], [2, null]] },
    { name: 'a field by its name', inputs: IN, fields: { source: 'items.sku', target: '`stock.unit`' }, columns: 'a INT, s STRUCT<x: INT, y: STRUCT<p: STRING, q: STRING>>, items ARRAY<STRUCT<`stock.unit`: STRING, qty: INT>>, `left` STRING' },
    { name: 'into another struct', inputs: IN, fields: { source: 'a', target: 's.a' }, error: { message: 'is not in the same struct', at: 'target' } },
    { name: 'to a name that is there', inputs: IN, fields: { source: 'a', target: 'LEFT' }, error: { message: "two output columns are named 'left'" } },
  ],
};

export const FLATTEN_CASES: NodeCases = {
  type: FLATTEN,
  cases: [
    { name: 'all levels', inputs: IN, rows: ROWS, fields: {}, columns: 'a INT, `s.x` INT, `s.y.p` STRING, `s.y.q` STRING, items ARRAY<STRUCT<sku: STRING, qty: INT>>, `left` STRING', out: [[1, 2, 'P', 'Q', [{ sku: 'k', qty: 3 }], 'l'], [2, null, null, null, null, null]] },
    { name: 'one level, underscores', inputs: IN, fields: { maxLevels: 1, separator: '_' }, columns: 'a INT, s_x INT, s_y STRUCT<p: STRING, q: STRING>, items ARRAY<STRUCT<sku: STRING, qty: INT>>, `left` STRING' },
    { name: 'a name twice', inputs: { t: 's_x INT, s STRUCT<x: INT>' }, fields: { separator: '_' }, error: { message: "two output columns are named 's_x'" } },
  ],
};
