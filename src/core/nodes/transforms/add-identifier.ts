import { orderItems } from './sort-order';
import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { checkNewNames, withColumns } from '../with-columns';

export const ADD_IDENTIFIER: NodeType = {
  kind: 'AddIdentifier',
  family: 'transform',
  title: 'Add identifier',
  doc: 'A column with a number for each row. `monotonic`, as Glue has it: unique in the run and growing, with gaps on a cluster, and which row has which is not said. '
    + '`rowNumber`: 1, 2, 3 and so on in the order of `orderBy`, the same in every run where that order is total; all rows pass through one task.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-identifier.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'newColumn', doc: 'Name of the column; that of an input column replaces it.', default: 'id', type: { type: 'string' } },
    { name: 'method', doc: 'How rows are numbered.', default: 'monotonic', type: { type: 'enum', values: ['monotonic', 'rowNumber'] } },
    { name: 'unique', doc: 'Put the time of the run before the number, so that it is unique across runs: a DECIMAL(38, 0).', default: false, type: { type: 'boolean' } },
    {
      name: 'orderBy',
      doc: 'Order in which `rowNumber` counts.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'column', required: true, doc: 'Column to order by.', type: { type: 'column' } },
            { name: 'descending', doc: 'Largest first.', default: false, type: { type: 'boolean' } },
          ],
        },
      },
    },
  ],
  glue: [managedForm({
    functionName: 'gs_sequence_id',
    parameters: { colName: 'str', unique: 'bool' },
    fromGlue: (p) => ({ newColumn: p.text('colName'), unique: p.flag('unique') }),
    toGlue: (f) => (f.method === 'monotonic' ? { colName: String(f.newColumn), unique: f.unique === true ? true : undefined } : undefined),
  })],
  check: (node) => {
    checkNewNames(node, [{ name: node.fields.newColumn as string, field: 'newColumn' }]);
    const numbered = node.fields.method === 'rowNumber';
    if (numbered && node.fields.orderBy === undefined) node.fail('orderBy', 'is required where rows are counted: they have no order of their own');
    if (!numbered && node.fields.orderBy !== undefined) node.fail('orderBy', 'says nothing where the numbers are only unique', 'set method to rowNumber');
  },
  sql: (node) => {
    const number = node.fields.method === 'rowNumber' ? `CAST(row_number() OVER (ORDER BY ${orderItems(node).join(', ')}) AS BIGINT)` : 'monotonically_increasing_id()';
    const sql = node.fields.unique !== true ? number
      : `CAST(concat(CAST(unix_millis(current_timestamp()) AS STRING), lpad(CAST(${number} AS STRING), 19, '0')) AS DECIMAL(38, 0))`;
    return withColumns(node, [{ name: node.fields.newColumn as string, sql }]);
  },
};
