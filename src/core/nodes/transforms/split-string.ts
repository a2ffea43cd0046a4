import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { sourceColumn, targetColumn } from '../source-column';
import { sqlString } from '../sql-text';
import { withColumns } from '../with-columns';

export const SPLIT_STRING: NodeType = {
  kind: 'SplitString',
  family: 'transform',
  title: 'Split string',
  doc: 'An array of the parts of a text between the matches of a regular expression. Null stays null; empty parts are kept.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-split-string.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Column with the text, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'pattern', required: true, doc: 'Java regular expression: `,` or `\\s*[|]\\s*`.', type: { type: 'string' } },
    { name: 'newColumn', doc: 'Name of the column with the array. Default: it takes the place of the text.', type: { type: 'string' } },
  ],
  glue: [managedForm({
    functionName: 'gs_split',
    parameters: { colName: 'str', pattern: 'str', newColName: 'str' },
    fromGlue: (p) => ({ column: p.text('colName') ?? '', pattern: p.text('pattern') ?? '', newColumn: p.text('newColName') }),
    toGlue: (f) => ({ colName: String(f.column), pattern: String(f.pattern), newColName: f.newColumn as string | undefined }),
  })],
  check: (node) => {
    sourceColumn(node, 'column', ['string', 'char', 'varchar'], 'a text');
    targetColumn(node);
  },
  sql: (node) => withColumns(node, [{ name: targetColumn(node), sql: `split(${sourceColumn(node).sql}, ${sqlString(node.fields.pattern as string)})` }]),
};
