import { checkMatch, MATCH, matchedQueries } from './set-columns';
import type { NodeType } from '../node-type';

export const INTERSECT: NodeType = {
  kind: 'Intersect',
  family: 'transform',
  title: 'Intersect',
  doc: 'Rows that every input has. Null equals null. Columns are matched by position, as in SQL, or by name; when the inputs name them differently, which of both must be said.',
  see: 'https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-setops.html#intersect',
  inputs: { min: 2, max: Infinity },
  fields: [
    { name: 'intersectType', doc: '`DISTINCT` gives each once, `ALL` as often as the input that has it least.', default: 'DISTINCT', type: { type: 'enum', values: ['ALL', 'DISTINCT'] } },
    MATCH,
  ],
  check: (node) => checkMatch(node),
  sql: (node) => matchedQueries(node).join(`\nINTERSECT${node.fields.intersectType === 'ALL' ? ' ALL' : ''}\n`),
};
