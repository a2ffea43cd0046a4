import { FILTER } from '../../../../src/core/nodes/transforms/filter';
import type { NodeCases } from '../node-case';

const ORDERS = { orders: 'id INT, amount DOUBLE, day DATE' };

export const FILTER_CASES: NodeCases = {
  type: FILTER,
  cases: [
    {
      name: 'false and null rows go',
      inputs: ORDERS,
      rows: { orders: "(1, 5.0, DATE'2026-01-01'), (2, 0.5, DATE'2026-01-01'), (3, NULL, DATE'2026-01-01')" },
      fields: { condition: 'amount > 1' },
      columns: 'id INT, amount DOUBLE, day DATE',
      out: [[1, 5, '2026-01-01']],
    },
    {
      name: 'parameters and a comment',
      inputs: ORDERS,
      parameters: { minimum: 'double', since: 'date' },
      fields: { condition: 'amount > :minimum -- :nothing\n AND day >= :since' },
      columns: 'id INT, amount DOUBLE, day DATE',
    },
    { name: 'before Spark 3.4', glueVersion: '4.0', inputs: ORDERS, parameters: { since: 'date', by: 'string' }, fields: { condition: "day >= :since AND '{x}' <> :by" }, columns: 'id INT, amount DOUBLE, day DATE' },
    {
      name: 'structured, any',
      inputs: ORDERS,
      rows: { orders: "(1, 5.0, DATE'2026-01-01'), (2, 0.5, NULL), (3, NULL, DATE'2026-01-01')" },
      // Python compares the amount first, and a comparison with None drops the row.
      fields: { filters: [{ column: 'amount', operation: 'GT', value: '1' }, { column: 'day', operation: 'ISNULL' }, { column: 'id', operation: 'EQ', value: '3' }], logicalOperator: 'OR' },
      columns: 'id INT, amount DOUBLE, day DATE',
      out: [[1, 5, '2026-01-01'], [2, 0.5, null]],
    },
    { name: 'condition and filters', inputs: ORDERS, fields: { condition: 'id = 1', filters: [{ column: 'id', operation: 'ISNULL' }] }, error: { message: 'expected either a condition or filters', at: 'condition' } },
    { name: 'unknown columns wait', inputs: { orders: null }, fields: { condition: 'whatever > 1' } },
    { name: 'unknown column', inputs: ORDERS, fields: { condition: 'amout > 1' }, error: { message: 'amount', at: 'condition', under: 'amout' } },
    { name: 'not a condition', inputs: ORDERS, fields: { condition: 'amount + 1' }, error: { message: 'is double, expected boolean', at: 'condition', under: 'amount + 1' } },
    { name: 'two conditions', inputs: ORDERS, fields: { condition: 'amount > 1) OR (1 = 1' }, error: { message: /./, at: 'condition', under: ')' } },
    { name: 'nothing', inputs: ORDERS, fields: { condition: ' ' }, error: { message: 'is empty', at: 'condition' } },
    { name: 'misspelt field', inputs: ORDERS, fields: { conditon: 'amount > 1' }, error: { message: "did you mean 'condition'?", at: 'conditon' } },
    { name: 'unknown parameter', inputs: ORDERS, fields: { condition: 'amount > :minimum' }, error: { message: /minimum/i, at: 'condition', under: ':minimum' } },
  ],
};
