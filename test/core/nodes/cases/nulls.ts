import { DROP_NULL_FIELDS } from '../../../../src/core/nodes/transforms/drop-null-fields';
import { REMOVE_NULL_ROWS } from '../../../../src/core/nodes/transforms/remove-null-rows';
import { REPARTITION } from '../../../../src/core/nodes/transforms/repartition';
import type { NodeCases } from '../node-case';

const T = { t: 'a INT, `odd name` STRING, tags ARRAY<INT>' };
const ROWS = { t: "(1, 'x', NULL), (NULL, NULL, NULL), (NULL, '', array()), (NULL, ' ', NULL)" };

export const REMOVE_NULL_ROWS_CASES: NodeCases = {
  type: REMOVE_NULL_ROWS,
  cases: [
    { name: 'every column null', inputs: T, rows: ROWS, fields: {}, columns: 'a INT, `odd name` STRING, tags ARRAY<INT>', out: [[1, 'x', null], [null, '', []], [null, ' ', null]] },
    { name: 'empty ones too', inputs: T, rows: ROWS, fields: { extended: true }, columns: 'a INT, `odd name` STRING, tags ARRAY<INT>', out: [[1, 'x', null], [null, ' ', null]] },
    { name: 'without columns', inputs: { t: null }, fields: {} },
    { name: 'a text for a flag', inputs: T, fields: { extended: 'yes' }, error: { message: /true or false/, at: 'extended' } },
  ],
};

const HOLES = { t: 'id INT, s STRING, n BIGINT, d DATE, p STRUCT<a: STRING, b: INT>, q STRUCT<z: INT>, items ARRAY<STRUCT<x: INT, y: STRING>>' };
const HOLE_ROWS = {
  t: "(1, 'null', -1, NULL, named_struct('a', NULL, 'b', 1), NULL, array(named_struct('x', 1, 'y', NULL)))"
    + ", (2, ' ', NULL, NULL, named_struct('a', '', 'b', NULL), NULL, NULL)",
};

export const DROP_NULL_FIELDS_CASES: NodeCases = {
  type: DROP_NULL_FIELDS,
  cases: [
    {
      name: 'null everywhere, also in structs and arrays',
      inputs: HOLES,
      rows: HOLE_ROWS,
      fields: {},
      columns: 'id INT, s STRING, n BIGINT, p STRUCT<a: STRING, b: INT>, items ARRAY<STRUCT<x: INT NOT NULL> NOT NULL>'.replace(/ NOT NULL/g, ''),
      out: [[1, 'null', -1, { a: null, b: 1 }, [{ x: 1 }]], [2, ' ', null, { a: '', b: null }, null]],
    },
    {
      name: 'what stands for null',
      inputs: HOLES,
      rows: HOLE_ROWS,
      fields: { emptyStrings: true, nullStrings: true, negativeOnes: true, values: [{ value: '1', type: 'number' }] },
      columns: 'id INT',
      out: [[1], [2]],
    },
    { name: 'the rules of Studio: a null does not count', inputs: HOLES, rows: HOLE_ROWS, fields: { nullStrings: true, emptyStrings: true, negativeOnes: true, studioRules: true }, columns: 'id INT, n BIGINT, d DATE, p STRUCT<a: STRING, b: INT>, q STRUCT<z: INT>, items ARRAY<STRUCT<x: INT, y: STRING>>', out: [[1, -1, null, { a: null, b: 1 }, null, [{ x: 1, y: null }]], [2, null, null, { a: '', b: null }, null, null]] },
    { name: 'a declared schema', inputs: HOLES, rows: HOLE_ROWS, fields: { emptyStrings: true, nullStrings: true, negativeOnes: true, values: [{ value: '1', type: 'number' }], schema: 'id INT' }, columns: 'id INT', out: [[1], [2]] },
    { name: 'without columns', inputs: { t: null }, fields: {} },
    { name: 'a number that is none', inputs: HOLES, fields: { values: [{ value: 'x', type: 'number' }] }, error: { message: "'x' is not a number", at: 'values.0.value' } },
    { name: 'too many', inputs: HOLES, fields: { values: Array.from({ length: 51 }, (_, i) => ({ value: String(i) })) }, error: { message: /50/, at: 'values' } },
  ],
};

export const REPARTITION_CASES: NodeCases = {
  type: REPARTITION,
  cases: [
    { name: 'by number and column', inputs: T, rows: { t: "(1, 'x', NULL), (2, 'y', NULL)" }, fields: { numPartitions: 3, columns: ['odd name'] }, columns: 'a INT, `odd name` STRING, tags ARRAY<INT>', out: [[1, 'x', null], [2, 'y', null]] },
    { name: 'fewer', inputs: { t: 'a INT' }, rows: { t: '(1)' }, fields: { numPartitions: 1, coalesce: true }, columns: 'a INT', out: [[1]] },
    { name: 'by nothing', inputs: { t: 'a INT' }, fields: {}, error: { message: 'expected a number of partitions, or columns', at: 'numPartitions' } },
    { name: 'fewer by column', inputs: { t: 'a INT' }, fields: { numPartitions: 1, coalesce: true, columns: ['a'] }, error: { message: 'without a shuffle', at: 'columns' } },
  ],
};
