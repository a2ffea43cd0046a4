import { AGGREGATE } from '../../../../src/core/nodes/transforms/aggregate';
import { DROP_DUPLICATES } from '../../../../src/core/nodes/transforms/drop-duplicates';
import { LIMIT } from '../../../../src/core/nodes/transforms/limit';
import { SAMPLE } from '../../../../src/core/nodes/transforms/sample';
import type { NodeCases } from '../node-case';

const SALES = { sales: 'shop STRING, price INT, s STRUCT<kind: STRING>' };
const ROWS = { sales: "('a', 1, named_struct('kind', 'k')), ('a', 3, NULL), (NULL, 5, NULL), (NULL, NULL, NULL)" };

export const AGGREGATE_CASES: NodeCases = {
  type: AGGREGATE,
  cases: [
    {
      name: 'functions under the names of Spark',
      inputs: SALES,
      rows: ROWS,
      fields: { groups: ['shop'], aggregations: [{ function: 'sum', column: 'price' }, { function: 'countDistinct', column: 'price' }, { function: 'avg', column: 'PRICE', name: 'mean' }] },
      columns: 'shop STRING, `sum(price)` BIGINT, `count(DISTINCT price)` BIGINT NOT NULL, mean DOUBLE',
      out: [['a', 4, 2, 2], [null, 5, 1, 5]],
    },
    { name: 'all rows, an expression', inputs: SALES, rows: ROWS, fields: { aggregations: [{ name: 'n', expression: 'count(*) + 1' }] }, columns: 'n BIGINT NOT NULL', out: [[5]] },
    { name: 'a nested group', inputs: SALES, rows: ROWS, fields: { groups: ['s.kind'], aggregations: [{ name: 'n', function: 'count', column: 'price' }] }, columns: 'kind STRING, n BIGINT NOT NULL', out: [['k', 1], [null, 2]] },
    { name: 'without columns', inputs: { t: null }, fields: { groups: ['a'], aggregations: [{ function: 'max', column: 'b' }] } },
    { name: 'every function', inputs: SALES, fields: { aggregations: ['avg', 'count', 'countDistinct', 'first', 'kurtosis', 'last', 'max', 'min', 'skewness', 'stddev_pop', 'stddev_samp', 'sum', 'sumDistinct', 'var_pop', 'var_samp'].map((f) => ({ function: f, column: 'price', name: f })) }, columns: 'avg DOUBLE, count BIGINT NOT NULL, countDistinct BIGINT NOT NULL, first INT, kurtosis DOUBLE, last INT, max INT, min INT, skewness DOUBLE, stddev_pop DOUBLE, stddev_samp DOUBLE, sum BIGINT, sumDistinct BIGINT, var_pop DOUBLE, var_samp DOUBLE' },
    { name: 'a column outside an aggregate', inputs: SALES, fields: { groups: ['shop'], aggregations: [{ name: 'x', expression: 'price + 1' }] }, error: { message: /./ } },
    { name: 'a function and an expression', inputs: SALES, fields: { aggregations: [{ name: 'x', function: 'sum', column: 'price', expression: 'max(price)' }] }, error: { message: 'expected either a function and a column, or an expression', at: 'aggregations.0' } },
    { name: 'an expression without a name', inputs: SALES, fields: { aggregations: [{ expression: 'max(price)' }] }, error: { message: 'needs a name', at: 'aggregations.0.name' } },
    { name: 'a wrong type', inputs: SALES, fields: { aggregations: [{ function: 'sum', column: 's' }] }, error: { message: /./ } },
    { name: 'the same twice', inputs: SALES, fields: { aggregations: [{ function: 'sum', column: 'price' }, { function: 'sum', column: 'price' }] }, error: { message: "two output columns are named 'sum(price)'" } },
  ],
};

const DUPLICATES = { t: 'k INT, v STRING, n INT' };
const DUPLICATE_ROWS = { t: "(1, 'b', 1), (1, 'a', 2), (1, 'a', 2), (NULL, 'x', 1), (NULL, 'y', 9)" };

export const DROP_DUPLICATES_CASES: NodeCases = {
  type: DROP_DUPLICATES,
  cases: [
    { name: 'whole rows', inputs: DUPLICATES, rows: DUPLICATE_ROWS, fields: {}, columns: 'k INT, v STRING, n INT', out: [[1, 'b', 1], [1, 'a', 2], [null, 'x', 1], [null, 'y', 9]] },
    { name: 'by a key: the smallest', inputs: DUPLICATES, rows: DUPLICATE_ROWS, fields: { columns: ['K'] }, columns: 'k INT, v STRING, n INT', out: [[1, 'a', 2], [null, 'x', 1]] },
    { name: 'by a key: the last', inputs: DUPLICATES, rows: DUPLICATE_ROWS, fields: { columns: ['k'], orderBy: [{ column: 'n', descending: true }] }, columns: 'k INT, v STRING, n INT', out: [[1, 'a', 2], [null, 'y', 9]] },
    { name: 'a map', inputs: { t: 'm MAP<INT, INT>' }, fields: {}, error: { message: "column 'm' holds a map", at: 'columns' } },
    { name: 'an order of equal rows', inputs: DUPLICATES, fields: { orderBy: [{ column: 'n' }] }, error: { message: 'they are equal', at: 'orderBy' } },
  ],
};

export const SAMPLE_CASES: NodeCases = {
  type: SAMPLE,
  cases: [
    { name: 'a fraction', inputs: { t: 'a INT' }, fields: { fraction: 0.07, seed: 1 }, columns: 'a INT' },
    { name: 'everything', inputs: { t: 'a INT' }, rows: { t: '(1), (2)' }, fields: { fraction: 1 }, columns: 'a INT', out: [[1], [2]] },
    { name: 'rows', inputs: { t: 'a INT' }, rows: { t: '(1), (1), (1)' }, fields: { rows: 2 }, columns: 'a INT', out: [[1], [1]] },
    { name: 'both', inputs: { t: 'a INT' }, fields: { fraction: 0.5, rows: 2 }, error: { message: 'expected either a fraction or a number of rows', at: 'fraction' } },
    { name: 'more than all', inputs: { t: 'a INT' }, fields: { fraction: 1.5 }, error: { message: 'got 1.5, expected a number from 0 up to 1', at: 'fraction' } },
  ],
};

export const LIMIT_CASES: NodeCases = {
  type: LIMIT,
  cases: [
    { name: 'some', inputs: { t: 'a INT' }, rows: { t: '(1), (1), (1)' }, fields: { rows: 2 }, columns: 'a INT', out: [[1], [1]] },
    { name: 'none', inputs: { t: 'a INT' }, rows: { t: '(1)' }, fields: { rows: 0 }, columns: 'a INT', out: [] },
    { name: 'fewer than none', inputs: { t: 'a INT' }, fields: { rows: -1 }, error: { message: 'got -1, expected a whole number from 0', at: 'rows' } },
    { name: 'a text', inputs: { t: 'a INT' }, fields: { rows: '5' }, error: { message: "got '5', expected a whole number", at: 'rows' } },
  ],
};
