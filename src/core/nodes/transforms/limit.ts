import type { NodeType } from '../node-type';
import { sqlName } from '../sql-text';

export const LIMIT: NodeType = {
  kind: 'Limit',
  family: 'transform',
  title: 'Limit',
  doc: 'At most so many rows; which ones is not said, as rows have no order.',
  see: 'https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-limit.html',
  inputs: { min: 1, max: 1 },
  fields: [{ name: 'rows', required: true, doc: 'Number of rows.', type: { type: 'integer', min: 0, max: 2147483647 } }],
  sql: ({ fields, inputs: [input] }) => `SELECT *\nFROM ${sqlName(input.as)}\nLIMIT ${fields.rows as number}`,
};
