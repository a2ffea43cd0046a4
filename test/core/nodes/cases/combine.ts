import { JOIN } from '../../../../src/core/nodes/transforms/join';
import { SPARK_SQL } from '../../../../src/core/nodes/transforms/spark-sql';
import { UNION } from '../../../../src/core/nodes/transforms/union';
import type { NodeCases } from '../node-case';

const TWO = { orders: 'id INT, customer INT, note STRING', customers: 'id INT, name STRING' };
const ROWS = { orders: "(1, 7, 'x'), (2, 8, 'y'), (3, NULL, 'z')", customers: "(7, 'Ann'), (9, 'Bob')" };
const KEYS = { keys: [{ left: 'customer', right: 'id' }] };

export const JOIN_CASES: NodeCases = {
  type: JOIN,
  cases: [
    { name: 'inner by keys, right names prefixed', inputs: TWO, rows: ROWS, fields: { ...KEYS, duplicates: 'rename' }, columns: 'id INT, customer INT, note STRING, right_id INT, name STRING', out: [[1, 7, 'x', 7, 'Ann']] },
    { name: 'inner as Glue Studio, a dot before left names', inputs: TWO, rows: ROWS, fields: { ...KEYS, duplicates: 'dot' }, columns: '`.id` INT, customer INT, note STRING, id INT, name STRING', out: [[1, 7, 'x', 7, 'Ann']] },
    { name: 'left by condition, left names kept', inputs: TWO, rows: ROWS, fields: { joinType: 'left', condition: "orders.customer = customers.id AND name <> 'Bob'", duplicates: 'left' }, columns: 'id INT, customer INT, note STRING, name STRING', out: [[1, 7, 'x', 'Ann'], [2, 8, 'y', null], [3, null, 'z', null]] },
    { name: 'right, right names kept', inputs: TWO, rows: ROWS, fields: { ...KEYS, joinType: 'right', duplicates: 'right' }, columns: 'id INT, customer INT, note STRING, name STRING', out: [[7, 7, 'x', 'Ann'], [9, null, null, 'Bob']] },
    { name: 'outer, coalesced', inputs: { l: 'id INT, a INT', r: 'ID INT, b INT' }, rows: { l: '(1, 10), (2, 20)', r: '(2, 200), (3, 300)' }, fields: { keys: [{ left: 'id', right: 'id' }], joinType: 'outer', duplicates: 'coalesce' }, columns: 'id INT, a INT, b INT', out: [[1, 10, null], [2, 20, 200], [3, null, 300]] },
    { name: 'semi', inputs: TWO, rows: ROWS, fields: { ...KEYS, joinType: 'leftsemi' }, columns: 'id INT, customer INT, note STRING', out: [[1, 7, 'x']] },
    { name: 'anti', inputs: TWO, rows: ROWS, fields: { ...KEYS, joinType: 'leftanti' }, columns: 'id INT, customer INT, note STRING', out: [[2, 8, 'y'], [3, null, 'z']] },
    { name: 'no name in both', inputs: { a: 'x INT', b: 'y INT' }, rows: { a: '(1)', b: '(1), (1)' }, fields: { keys: [{ left: 'x', right: 'y' }] }, columns: 'x INT, y INT', out: [[1, 1], [1, 1]] },
    { name: 'duplicate names need a choice', inputs: TWO, fields: KEYS, error: { message: 'both inputs have id', at: 'duplicates' } },
    { name: 'neither keys nor condition', inputs: TWO, fields: {}, error: { message: 'expected either keys or a condition', at: 'keys' } },
    { name: 'ambiguous column', inputs: TWO, fields: { condition: 'id = customer', duplicates: 'left' }, error: { message: /ambiguous/i, at: 'condition', under: 'id' } },
    { name: 'key of the other side', inputs: TWO, fields: { keys: [{ left: 'name', right: 'id' }] }, error: { message: "no column 'name' in 'orders'", at: 'keys.0.left' } },
    { name: 'misspelt type', inputs: TWO, fields: { ...KEYS, joinType: 'leftsemy' }, error: { message: "did you mean 'leftsemi'?", at: 'joinType' } },
    { name: 'one input', inputs: { a: 'x INT' }, fields: KEYS, error: { message: 'Join has 1 inputs, expected 2', at: 'inputs' } },
  ],
};

export const UNION_CASES: NodeCases = {
  type: UNION,
  cases: [
    { name: 'the same names, by position', inputs: { a: 'x INT, y STRING', b: 'x BIGINT, y STRING' }, rows: { a: "(1, 'p')", b: "(1, 'p'), (2, NULL)" }, fields: {}, columns: 'x BIGINT, y STRING', out: [[1, 'p'], [1, 'p'], [2, null]] },
    { name: 'distinct', inputs: { a: 'x INT', b: 'x INT' }, rows: { a: '(1), (NULL)', b: '(1), (NULL)' }, fields: { unionType: 'DISTINCT' }, columns: 'x INT', out: [[1], [null]] },
    { name: 'by name, some missing', inputs: { a: 'x INT, y STRING', b: 'Y STRING, z DATE' }, rows: { a: "(1, 'p')", b: "('q', DATE'2026-01-01')" }, fields: { match: 'name', allowMissing: true }, columns: 'x INT, y STRING, z DATE', out: [[1, 'p', null], [null, 'q', '2026-01-01']] },
    { name: 'other names by position when asked', inputs: { a: 'x INT', b: 'y INT', c: 'z INT' }, rows: { a: '(1)', b: '(2)', c: '(3)' }, fields: { match: 'position' }, columns: 'x INT', out: [[1], [2], [3]] },
    { name: 'other names need a choice', inputs: { a: 'x INT, y INT', b: 'y INT, x INT' }, fields: {}, error: { message: "column 1 is 'x' in 'a' and 'y' in 'b'", at: 'match' } },
    { name: 'a column too few', inputs: { a: 'x INT, y INT', b: 'x INT' }, fields: { match: 'position' }, error: { message: "'b' has 1 columns, 'a' has 2", at: 'match' } },
    { name: 'missing by name', inputs: { a: 'x INT', b: 'y INT' }, fields: { match: 'name' }, error: { message: "'a' has no column 'y'", at: 'match' } },
    { name: 'types that do not meet', inputs: { a: 'x INT', b: 'x ARRAY<INT>' }, fields: {}, error: { message: /./ } },
  ],
};

export const SPARK_SQL_CASES: NodeCases = {
  type: SPARK_SQL,
  cases: [
    { name: 'several inputs, semicolon', inputs: { o: TWO.orders, c: TWO.customers }, rows: { o: ROWS.orders, c: ROWS.customers }, fields: { sqlQuery: 'SELECT c.name, count(*) AS n FROM o JOIN c ON o.customer = c.id GROUP BY c.name;\n' }, columns: 'name STRING, n BIGINT NOT NULL', out: [['Ann', 1]] },
    { name: 'a regular expression', inputs: { o: TWO.orders }, fields: { sqlQuery: "SELECT id FROM o WHERE note RLIKE '^\\\\d+$'" }, columns: 'id INT' },
    { name: 'unknown table', inputs: { orders: TWO.orders }, fields: { sqlQuery: 'SELECT * FROM order' }, error: { message: /order/i, at: 'sqlQuery', under: 'order' } },
    { name: 'unknown column', inputs: { orders: TWO.orders }, fields: { sqlQuery: 'SELECT id,\n  custmer FROM orders' }, error: { message: 'customer', at: 'sqlQuery', under: 'custmer' } },
    { name: 'a name twice', inputs: { o: TWO.orders, c: TWO.customers }, fields: { sqlQuery: 'SELECT * FROM o JOIN c ON o.customer = c.id' }, error: { message: "two output columns are named 'id'" } },
  ],
};
