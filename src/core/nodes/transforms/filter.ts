import { BOOLEAN } from '../../types';
import type { NodeType } from '../node-type';
import { sqlName } from '../sql-text';

export const FILTER: NodeType = {
  kind: 'Filter',
  family: 'transform',
  title: 'Filter',
  doc: 'Keeps the rows for which a condition is true; rows for which it is false or null go.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/edit-nodes-filter.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'condition', required: true, doc: 'Spark SQL condition: `amount > 100 AND day = :day`.', type: { type: 'expression', result: BOOLEAN } },
  ],
  sql: ({ fields, inputs: [input] }) => `SELECT *\nFROM ${sqlName(input.as)}\nWHERE ${(fields.condition as string).trim()}`,
};
