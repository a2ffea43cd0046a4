import { checkMatch, MATCH, matchedQueries } from './set-columns';
import type { NodeType } from '../node-type';

export const EXCEPT: NodeType = {
  kind: 'Except',
  family: 'transform',
  title: 'Except',
  doc: 'Rows of the first input that the second does not have. Null equals null. Columns are matched by position, as in SQL, or by name; when the inputs name them differently, which of both must be said.',
  see: 'https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-setops.html#except',
  inputs: { min: 2, max: 2 },
  fields: [
    { name: 'exceptType', doc: '`DISTINCT` gives each once; `ALL` takes one away for each that the second has.', default: 'DISTINCT', type: { type: 'enum', values: ['ALL', 'DISTINCT'] } },
    MATCH,
  ],
  check: (node) => checkMatch(node),
  sql: (node) => matchedQueries(node).join(`\nEXCEPT${node.fields.exceptType === 'ALL' ? ' ALL' : ''}\n`),
};
