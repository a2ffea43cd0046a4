import { datetimePattern } from '../datetime-format';
import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { sqlString } from '../sql-text';
import { checkNewNames, withColumns } from '../with-columns';

export const CURRENT_TIMESTAMP: NodeType = {
  kind: 'CurrentTimestamp',
  family: 'transform',
  title: 'Add current timestamp',
  doc: 'A column with the time at which the node runs, the same in all rows: a timestamp, or its text by a pattern.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-add-current-timestamp.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'newColumn', doc: 'Name of the column; that of an input column replaces it.', default: 'timestamp', type: { type: 'string' } },
    { name: 'dateFormat', doc: 'Pattern of Java, or of Python where it has a percent sign, to get a text. Default: a timestamp.', type: { type: 'string' } },
  ],
  glue: [managedForm({
    functionName: 'gs_now',
    parameters: { colName: 'str', dateFormat: 'str' },
    fromGlue: (p) => ({ newColumn: p.text('colName'), dateFormat: p.text('dateFormat') }),
    toGlue: (f) => ({ colName: String(f.newColumn), dateFormat: f.dateFormat as string | undefined }),
  })],
  check: (node) => {
    checkNewNames(node, [{ name: node.fields.newColumn as string, field: 'newColumn' }]);
    if (node.fields.dateFormat !== undefined) datetimePattern(node, 'dateFormat');
  },
  sql: (node) => {
    const sql = node.fields.dateFormat === undefined ? 'current_timestamp()' : `date_format(current_timestamp(), ${sqlString(datetimePattern(node, 'dateFormat'))})`;
    return withColumns(node, [{ name: node.fields.newColumn as string, sql }]);
  },
};
