import { ROUTE } from '../../../../src/core/nodes/transforms/route';
import { SELECT_FROM_COLLECTION } from '../../../../src/core/nodes/transforms/select-from-collection';
import { SPLIT_FIELDS } from '../../../../src/core/nodes/transforms/split-fields';
import type { NodeCases } from '../node-case';

const T = { t: 'id INT, amount DOUBLE, state STRING' };
const ROWS = { t: "(1, 50.0, 'CA'), (2, 5.0, 'NCA'), (3, NULL, 'CA-1'), (4, NULL, NULL)" };
const GROUPS = {
  groups: [
    { name: 'large', condition: 'amount > 10 -- or so' },
    { name: 'west coast', filters: [{ column: 'state', operation: 'REGEX', value: 'CA' }, { column: 'id', operation: 'EQ', value: '3', negated: true }] },
  ],
};
const COLUMNS = 'id INT, amount DOUBLE, state STRING';
const filters = (logicalOperator: string, ...list: object[]) => ({ groups: [{ name: 'g', filters: list, logicalOperator }] });

export const ROUTE_CASES: NodeCases = {
  type: ROUTE,
  cases: [
    { name: 'a condition', inputs: T, rows: ROWS, fields: GROUPS, output: 'large', columns: COLUMNS, out: [[1, 50, 'CA']] },
    { name: 'filters; a row in two groups', inputs: T, rows: ROWS, fields: GROUPS, output: 'west coast', columns: COLUMNS, out: [[1, 50, 'CA']] },
    { name: 'the others, null too', inputs: T, rows: ROWS, fields: GROUPS, output: 'default_group', columns: COLUMNS, out: [[2, 5, 'NCA'], [3, null, 'CA-1'], [4, null, null]] },
    { name: 'any of: a comparison with null drops the row', inputs: T, rows: ROWS, fields: filters('OR', { column: 'amount', operation: 'GT', value: '10' }, { column: 'id', operation: 'EQ', value: '4' }, { column: 'id', operation: 'EQ', value: '2' }), output: 'g', columns: COLUMNS, out: [[1, 50, 'CA'], [2, 5, 'NCA']] },
    { name: 'any of: unless one before holds', inputs: T, rows: ROWS, fields: filters('OR', { column: 'id', operation: 'EQ', value: '4' }, { column: 'amount', operation: 'LTE', value: '5' }), output: 'g', columns: COLUMNS, out: [[2, 5, 'NCA'], [4, null, null]] },
    { name: 'not equal keeps null, not greater does not', inputs: T, rows: ROWS, fields: filters('AND', { column: 'state', operation: 'EQ', value: 'CA', negated: true }, { column: 'id', operation: 'GT', value: '3', negated: true }), output: 'g', columns: COLUMNS, out: [[2, 5, 'NCA'], [3, null, 'CA-1']] },
    { name: 'null, and a column with a column', inputs: T, rows: ROWS, fields: filters('OR', { column: 'state', operation: 'ISNULL' }, { column: 'amount', operation: 'GTE', otherColumn: 'id' }), output: 'g', columns: COLUMNS, out: [[1, 50, 'CA'], [2, 5, 'NCA'], [4, null, null]] },
    { name: 'without columns', inputs: { t: null }, fields: GROUPS, output: 'large' },
    { name: 'a name twice', inputs: T, fields: { groups: [{ name: 'a', condition: 'true' }, { name: 'A', condition: 'true' }] }, error: { message: "'A' is named twice", at: 'groups.1.name' } },
    { name: 'the name of the others', inputs: T, fields: { groups: [{ name: 'default_group', condition: 'true' }] }, error: { message: 'is the group of the other rows', at: 'groups.0.name' } },
    { name: 'neither', inputs: T, fields: { groups: [{ name: 'a' }] }, error: { message: 'either a condition or filters', at: 'groups.0' } },
    { name: 'a filter without a value', inputs: T, fields: filters('AND', { column: 'id', operation: 'EQ' }), error: { message: 'either a value or another column', at: 'groups.0.filters.0' } },
    { name: 'an unknown column', inputs: T, fields: { groups: [{ name: 'a', condition: 'amout > 1' }] }, error: { message: 'amount', at: 'groups.0.condition', under: 'amout' } },
  ],
};

const WIDE = { t: 'id INT, a STRUCT<x: INT, y: INT>, b STRING' };
const WIDE_ROWS = { t: "(1, named_struct('x', 1, 'y', 2), 'p'), (2, NULL, 'q')" };

export const SPLIT_FIELDS_CASES: NodeCases = {
  type: SPLIT_FIELDS,
  cases: [
    { name: 'the listed', inputs: WIDE, rows: WIDE_ROWS, fields: { paths: ['B', 'a.x'] }, output: 'selected', columns: 'a STRUCT<x: INT>, b STRING', out: [[{ x: 1 }, 'p'], [null, 'q']] },
    { name: 'the rest', inputs: WIDE, rows: WIDE_ROWS, fields: { paths: ['B', 'a.x'] }, output: 'remaining', columns: 'id INT, a STRUCT<y: INT>', out: [[1, { y: 2 }], [2, null]] },
    { name: 'without columns', inputs: { t: null }, fields: { paths: ['a'] }, output: 'selected' },
    { name: 'everything', inputs: { t: 'a INT' }, fields: { paths: ['a'] }, error: { message: 'none remains', at: 'paths' } },
    { name: 'an unknown column', inputs: WIDE, fields: { paths: ['c'] }, error: { message: "no column 'c'", at: 'paths.0' } },
  ],
};

export const SELECT_FROM_COLLECTION_CASES: NodeCases = {
  type: SELECT_FROM_COLLECTION,
  cases: [
    { name: 'passes its input through', inputs: T, rows: ROWS, fields: { index: 1 }, columns: COLUMNS, out: [[1, 50, 'CA'], [2, 5, 'NCA'], [3, null, 'CA-1'], [4, null, null]] },
    { name: 'fewer than none', inputs: T, fields: { index: -1 }, error: { message: 'got -1, expected a whole number from 0', at: 'index' } },
  ],
};
