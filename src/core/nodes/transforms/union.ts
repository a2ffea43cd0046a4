import { checkMatch, MATCH, matchedQueries } from './set-columns';
import type { NodeType } from '../node-type';

export const UNION: NodeType = {
  kind: 'Union',
  family: 'transform',
  title: 'Union',
  doc: 'Rows of all inputs. Columns are matched by position, as in SQL, or by name; when the inputs name them differently, which of both must be said.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-configure-union.html',
  inputs: { min: 2, max: Infinity },
  fields: [
    { name: 'unionType', doc: '`ALL` keeps every row, `DISTINCT` drops repeated ones.', default: 'ALL', type: { type: 'enum', values: ['ALL', 'DISTINCT'] } },
    MATCH,
    { name: 'allowMissing', doc: 'By name: a column that an input lacks is null there.', default: false, type: { type: 'boolean' } },
  ],
  check: (node) => {
    if (node.fields.allowMissing === true && node.fields.match !== 'name') node.fail('allowMissing', 'is possible only when columns are matched by name');
    checkMatch(node, node.fields.unionType === 'DISTINCT');
  },
  sql: (node) => {
    const operator = node.fields.unionType === 'ALL' ? 'UNION ALL' : 'UNION';
    return matchedQueries(node).join(`\n${operator}\n`);
  },
  glue: [{
    member: 'Union',
    understood: ['UnionType'],
    fromGlue: (body) => ({ fields: { unionType: String(body.UnionType ?? 'ALL'), match: 'position' } }),
    // Studio knows two inputs, and positions.
    toGlue: (fields, { inputs }) => (inputs.length === 2 && fields.match !== 'name' ? { body: { UnionType: fields.unionType } } : undefined),
  }],
};
