import { EXCEPT } from '../../../../src/core/nodes/transforms/except';
import { INTERSECT } from '../../../../src/core/nodes/transforms/intersect';
import { LOOKUP } from '../../../../src/core/nodes/transforms/lookup';
import { MERGE } from '../../../../src/core/nodes/transforms/merge';
import type { NodeCases } from '../node-case';

const TWO = { a: 'k INT, v STRING', b: 'k INT, v STRING' };
const ROWS = { a: "(1, 'x'), (1, 'x'), (1, 'x'), (2, NULL), (3, 'z')", b: "(1, 'x'), (1, 'x'), (2, NULL), (4, 'q')" };

export const INTERSECT_CASES: NodeCases = {
  type: INTERSECT,
  cases: [
    { name: 'distinct; null equals null', inputs: TWO, rows: ROWS, fields: {}, columns: 'k INT, v STRING', out: [[1, 'x'], [2, null]] },
    { name: 'all: as often as the one that has it least', inputs: TWO, rows: ROWS, fields: { intersectType: 'ALL' }, columns: 'k INT, v STRING', out: [[1, 'x'], [1, 'x'], [2, null]] },
    { name: 'three, by name', inputs: { a: 'x INT, y INT', b: 'y INT, x INT', c: 'X BIGINT, y INT' }, rows: { a: '(1, 2), (3, 4)', b: '(2, 1), (5, 3)', c: '(1, 2)' }, fields: { match: 'name' }, columns: 'x BIGINT, y INT', out: [[1, 2]] },
    { name: 'without columns', inputs: { a: null, b: null }, fields: { match: 'position' } },
    { name: 'other names need a choice', inputs: { a: 'x INT', b: 'y INT' }, fields: {}, error: { message: 'the inputs have different columns', at: 'match' } },
    { name: 'missing by name', inputs: { a: 'x INT', b: 'y INT' }, fields: { match: 'name' }, error: { message: "'a' has no column 'y'", at: 'match' } },
    { name: 'a map', inputs: { a: 'm MAP<INT, INT>', b: 'm MAP<INT, INT>' }, fields: {}, error: { message: /map/i } },
  ],
};

export const EXCEPT_CASES: NodeCases = {
  type: EXCEPT,
  cases: [
    { name: 'distinct', inputs: TWO, rows: ROWS, fields: {}, columns: 'k INT, v STRING', out: [[3, 'z']] },
    { name: 'all: one away for each', inputs: TWO, rows: ROWS, fields: { exceptType: 'ALL' }, columns: 'k INT, v STRING', out: [[1, 'x'], [3, 'z']] },
    { name: 'by position', inputs: { a: 'x INT', b: 'y INT' }, rows: { a: '(1), (2)', b: '(2)' }, fields: { match: 'position' }, columns: 'x INT', out: [[1]] },
    { name: 'a column too few', inputs: { a: 'x INT, y INT', b: 'x INT' }, fields: { match: 'position' }, error: { message: "'b' has 1 columns, 'a' has 2", at: 'match' } },
    { name: 'three inputs', inputs: { a: 'x INT', b: 'x INT', c: 'x INT' }, fields: {}, error: { message: 'Except has 3 inputs, expected 2', at: 'inputs' } },
  ],
};

const MERGED = { base: 'id INT, name STRING, `odd name` INT', updates: 'ID BIGINT, name STRING, `odd name` INT' };

export const MERGE_CASES: NodeCases = {
  type: MERGE,
  cases: [
    {
      name: 'upsert; duplicates and null keys stay',
      inputs: MERGED,
      rows: { base: "(1, 'a', 1), (2, 'b', 2), (NULL, 'n', 3), (1, 'a2', 4)", updates: "(2, 'B', 20), (2, 'BB', 21), (3, 'C', NULL), (NULL, 'N', 30)" },
      fields: { primaryKeys: ['id'] },
      columns: 'id BIGINT, name STRING, `odd name` INT',
      out: [[1, 'a', 1], [1, 'a2', 4], [null, 'n', 3], [2, 'B', 20], [2, 'BB', 21], [3, 'C', null], [null, 'N', 30]],
    },
    {
      name: 'columns of one side, nested key',
      inputs: { base: 'k STRUCT<id: INT>, a INT', updates: 'b STRING, k STRUCT<id: INT>' },
      rows: { base: "(named_struct('id', 1), 1), (named_struct('id', 2), 2)", updates: "('x', named_struct('id', 2))" },
      fields: { primaryKeys: ['k.id'], allowMissing: true },
      columns: 'k STRUCT<id: INT>, a INT, b STRING',
      out: [[{ id: 1 }, 1, null], [{ id: 2 }, null, 'x']],
    },
    { name: 'without columns', inputs: { base: null, updates: null }, fields: { primaryKeys: ['id'] } },
    { name: 'a missing column needs a choice', inputs: { base: 'id INT, a INT', updates: 'id INT' }, fields: { primaryKeys: ['id'] }, error: { message: "'updates' has no a", at: 'allowMissing' } },
    { name: 'a key of one side', inputs: { base: 'id INT, a INT', updates: 'id INT' }, fields: { primaryKeys: ['a'] }, error: { message: "no column 'a' in 'updates'", at: 'primaryKeys.0' } },
    { name: 'no key', inputs: MERGED, fields: { primaryKeys: [] }, error: { message: /at least 1/, at: 'primaryKeys' } },
  ],
};

const LOOKED = { source: 'id INT, country STRING', lookup: 'code STRING, name STRING, id INT' };
const LOOKED_ROWS = { source: "(1, 'de'), (2, 'fr'), (3, NULL), (4, 'xx')", lookup: "('de', 'Germany', 10), ('fr', 'France', 20), (NULL, 'nowhere', 30)" };
const ON = { keys: [{ input: 'country', lookup: 'code' }] };

export const LOOKUP_CASES: NodeCases = {
  type: LOOKUP,
  cases: [
    { name: 'by key', inputs: LOOKED, rows: LOOKED_ROWS, fields: { ...ON, columns: [{ column: 'name' }, { column: 'id', name: 'country_id' }] }, columns: 'id INT, country STRING, name STRING, country_id INT', out: [[1, 'de', 'Germany', 10], [2, 'fr', 'France', 20], [3, null, null, null], [4, 'xx', null, null]] },
    { name: 'several matches', inputs: LOOKED, rows: { source: "(1, 'de')", lookup: "('de', 'A', 1), ('de', 'B', 2)" }, fields: { ...ON, columns: [{ column: 'name' }] }, columns: 'id INT, country STRING, name STRING', out: [[1, 'de', 'A'], [1, 'de', 'B']] },
    { name: 'one match, checked', inputs: LOOKED, rows: { source: LOOKED_ROWS.source, lookup: "('de', 'Germany', 10), ('yy', 'A', 1), ('yy', 'B', 2)" }, fields: { ...ON, columns: [{ column: 'name' }], matches: 'one' }, columns: 'id INT, country STRING, name STRING', out: [[1, 'de', 'Germany'], [2, 'fr', null], [3, null, null], [4, 'xx', null]] },
    { name: 'a name that is there', inputs: LOOKED, fields: { ...ON, columns: [{ column: 'id' }] }, error: { message: "'source' has a column 'id' already", at: 'columns.0.name' } },
    { name: 'a key of the other side', inputs: LOOKED, fields: { keys: [{ input: 'code', lookup: 'code' }], columns: [{ column: 'name' }] }, error: { message: "no column 'code' in 'source'", at: 'keys.0.input' } },
    { name: 'no column', inputs: LOOKED, fields: { ...ON, columns: [] }, error: { message: /at least 1/, at: 'columns' } },
  ],
};
