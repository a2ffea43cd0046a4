import { FILL_MISSING_VALUES } from '../../../../src/core/nodes/transforms/fill-missing-values';
import { SLOWLY_CHANGING_DIMENSION } from '../../../../src/core/nodes/transforms/slowly-changing-dimension';
import type { NodeCases } from '../node-case';

const T = { t: 'k STRING, day INT, price DOUBLE, n INT, name STRING' };
const ROWS = { t: "('a', 1, 1.0, 1, 'x'), ('a', 2, NULL, NULL, ''), ('a', 3, 4.0, 4, 'x'), ('b', 1, NULL, NULL, NULL), ('b', 2, 7.0, 4, 'y')" };
const COLUMNS = 'k STRING, day INT, price DOUBLE, n INT, name STRING';

export const FILL_MISSING_VALUES_CASES: NodeCases = {
  type: FILL_MISSING_VALUES,
  cases: [
    {
      name: 'constants',
      inputs: T,
      rows: ROWS,
      fields: { fills: [{ column: 'price', method: 'constant', value: '-1.5' }, { column: 'NAME', method: 'constant', value: "it's" }], emptyStrings: true },
      columns: COLUMNS.replace('price DOUBLE', 'price DOUBLE NOT NULL').replace('name STRING', 'name STRING NOT NULL'),
      out: [['a', 1, 1, 1, 'x'], ['a', 2, -1.5, null, "it's"], ['a', 3, 4, 4, 'x'], ['b', 1, -1.5, null, "it's"], ['b', 2, 7, 4, 'y']],
    },
    {
      name: 'mean, median and mode, in the types of the columns',
      inputs: T,
      rows: ROWS,
      fields: { fills: [{ column: 'price', method: 'mean' }, { column: 'n', method: 'median' }, { column: 'name', method: 'mode' }, { column: 'n', method: 'mean', outputColumn: 'n mean' }] },
      columns: `${COLUMNS}, \`n mean\` INT`,
      out: [['a', 1, 1, 1, 'x', 1], ['a', 2, 4, 4, '', 3], ['a', 3, 4, 4, 'x', 4], ['b', 1, 4, 4, 'x', 3], ['b', 2, 7, 4, 'y', 4]],
    },
    {
      name: 'forward by order in parts',
      inputs: T,
      rows: ROWS,
      fields: { fills: [{ column: 'price', method: 'forward' }, { column: 'name', method: 'forward', outputColumn: 'last' }], emptyStrings: true, partitionBy: ['k'], orderBy: [{ column: 'day' }] },
      columns: `${COLUMNS}, last STRING`,
      out: [['a', 1, 1, 1, 'x', 'x'], ['a', 2, 1, null, '', 'x'], ['a', 3, 4, 4, 'x', 'x'], ['b', 1, null, null, null, null], ['b', 2, 7, 4, 'y', 'y']],
    },
    { name: 'nothing to take the mean of', inputs: { t: 'a DOUBLE, d DATE' }, rows: { t: '(NULL, NULL)' }, fields: { fills: [{ column: 'a', method: 'mean' }, { column: 'd', method: 'mode' }] }, columns: 'a DOUBLE, d DATE', out: [[null, null]] },
    { name: 'the model of Glue', inputs: T, fields: { fills: [{ column: 'price', method: 'ml' }] }, columns: `${COLUMNS}, price_filled DOUBLE` },
    { name: 'without columns', inputs: { t: null }, fields: { fills: [{ column: 'price', method: 'mean' }] } },
    { name: 'the mean of a text', inputs: T, fields: { fills: [{ column: 'name', method: 'mean' }] }, error: { message: "'name' is string, which has no mean", at: 'fills.0.method' } },
    { name: 'a text for a number', inputs: T, fields: { fills: [{ column: 'n', method: 'constant', value: 'none' }] }, error: { message: "'none' is not a int", at: 'fills.0.value' } },
    { name: 'forward without an order', inputs: T, fields: { fills: [{ column: 'n', method: 'forward' }] }, error: { message: 'is required to fill forward', at: 'orderBy' } },
    { name: 'a column twice', inputs: T, fields: { fills: [{ column: 'n', method: 'mean' }, { column: 'N', method: 'mode' }] }, error: { message: "'n' is filled twice", at: 'fills.1.outputColumn' } },
    { name: 'a value for the mean', inputs: T, fields: { fills: [{ column: 'n', method: 'mean', value: '1' }] }, error: { message: 'says nothing for mean', at: 'fills.0.value' } },
  ],
};

const DIMENSION = {
  dimension: 'id INT, name STRING, `home town` STRING, valid_from TIMESTAMP, valid_to TIMESTAMP, is_current BOOLEAN',
  incoming: 'id BIGINT, `home town` STRING, name STRING, changed DATE',
};
const KEPT = { validFromColumn: 'valid_from', validToColumn: 'valid_to', currentColumn: 'is_current' };
const OLD = "TIMESTAMP'2025-01-01 00:00:00'";
const DIMENSION_ROWS = {
  dimension: `(1, 'Ann', 'Bonn', ${OLD}, NULL, true), (2, 'Bob', 'Ulm', ${OLD}, TIMESTAMP'2025-06-01 00:00:00', false), (2, 'Bob', 'Köln', TIMESTAMP'2025-06-01 00:00:00', NULL, true), `
    + `(3, NULL, 'Jena', ${OLD}, NULL, true), (4, 'Dan', 'Trier', ${OLD}, NULL, true), (NULL, 'N', 'N', ${OLD}, NULL, true)`,
  incoming: "(1, 'Bonn', 'Ann', DATE'2026-01-01'), (2, 'Ulm', 'Bob', DATE'2026-01-02'), (3, 'Jena', NULL, DATE'2026-01-03'), (5, 'Kiel', 'Eve', DATE'2026-01-05'), (NULL, 'M', 'N', DATE'2026-01-06')",
};
const AT = (day: string) => `${day} 00:00:00+00`;

export const SLOWLY_CHANGING_DIMENSION_CASES: NodeCases = {
  type: SLOWLY_CHANGING_DIMENSION,
  cases: [
    {
      name: 'changed, new, unchanged, absent',
      inputs: DIMENSION,
      rows: DIMENSION_ROWS,
      fields: { ...KEPT, keys: ['id'], effectiveTime: 'changed -- the day' },
      columns: DIMENSION.dimension,
      out: [
        [1, 'Ann', 'Bonn', AT('2025-01-01'), null, true],
        [2, 'Bob', 'Ulm', AT('2025-01-01'), AT('2025-06-01'), false],
        [2, 'Bob', 'Köln', AT('2025-06-01'), AT('2026-01-02'), false],
        [2, 'Bob', 'Ulm', AT('2026-01-02'), null, true],
        [3, null, 'Jena', AT('2025-01-01'), null, true],
        [4, 'Dan', 'Trier', AT('2025-01-01'), null, true],
        [5, 'Eve', 'Kiel', AT('2026-01-05'), null, true],
        [null, 'N', 'N', AT('2025-01-01'), AT('2026-01-06'), false],
        [null, 'N', 'M', AT('2026-01-06'), null, true],
      ],
    },
    {
      name: 'tracked columns, the latest of several',
      inputs: DIMENSION,
      rows: {
        dimension: `(1, 'Ann', 'Bonn', ${OLD}, NULL, true), (2, 'Bob', 'Ulm', ${OLD}, NULL, true)`,
        incoming: "(1, 'Kiel', 'Anna', DATE'2026-01-01'), (1, 'Bonn', 'Anna', DATE'2026-01-02'), (2, 'Jena', 'Bob', DATE'2026-01-01')",
      },
      fields: { ...KEPT, keys: ['id'], trackedColumns: ['home town'], effectiveTime: 'changed', duplicates: 'latest' },
      columns: DIMENSION.dimension,
      out: [[1, 'Ann', 'Bonn', AT('2025-01-01'), null, true], [2, 'Bob', 'Ulm', AT('2025-01-01'), AT('2026-01-01'), false], [2, 'Bob', 'Jena', AT('2026-01-01'), null, true]],
    },
    { name: 'without columns', inputs: { dimension: null, incoming: null }, fields: { ...KEPT, keys: ['id'], effectiveTime: 'changed' } },
    { name: 'a column that is not incoming', inputs: { ...DIMENSION, incoming: 'id INT, name STRING, changed DATE' }, fields: { ...KEPT, keys: ['id'], effectiveTime: 'changed' }, error: { message: "'incoming' has no home town", at: 'inputs' } },
    { name: 'a flag that is none', inputs: DIMENSION, fields: { ...KEPT, currentColumn: 'name', keys: ['id'], effectiveTime: 'changed' }, error: { message: "'name' is string, expected a boolean", at: 'currentColumn' } },
    { name: 'an unknown time', inputs: DIMENSION, fields: { ...KEPT, keys: ['id'], effectiveTime: 'chanegd' }, error: { message: 'changed', at: 'effectiveTime', under: 'chanegd' } },
    { name: 'a key that the node keeps', inputs: DIMENSION, fields: { ...KEPT, keys: ['is_current'], effectiveTime: 'changed' }, error: { message: "is not a column of the dimension's own", at: 'keys.0' } },
  ],
};
