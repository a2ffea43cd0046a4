import { datetimePattern } from '../datetime-format';
import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { sourceColumn, targetColumn } from '../source-column';
import { sqlString } from '../sql-text';
import { withColumns } from '../with-columns';

export const FORMAT_TIMESTAMP: NodeType = {
  kind: 'FormatTimestamp',
  family: 'transform',
  title: 'Format timestamp',
  doc: 'A text of a timestamp or date, by a pattern of Java (`yyyy-MM-dd`) or of Python (`%Y-%m-%d`).',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-format-timestamp.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Column with the timestamp, date or ISO text, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'dateFormat', required: true, doc: 'Pattern; one with a percent sign is Python\'s.', type: { type: 'string' } },
    { name: 'newColumn', doc: 'Name of the column with the text. Default: it takes the place of the timestamp.', type: { type: 'string' } },
  ],
  glue: [managedForm({
    functionName: 'gs_format_timestamp',
    parameters: { colName: 'str', dateFormat: 'str', newColName: 'str' },
    fromGlue: (p) => ({ column: p.text('colName') ?? '', dateFormat: p.text('dateFormat') ?? '', newColumn: p.text('newColName') }),
    toGlue: (f) => ({ colName: String(f.column), dateFormat: String(f.dateFormat), newColName: f.newColumn as string | undefined }),
  })],
  check: (node) => {
    sourceColumn(node, 'column', ['timestamp', 'timestamp_ntz', 'date', 'string', 'char', 'varchar'], 'a timestamp, a date or a text of one');
    targetColumn(node);
    datetimePattern(node, 'dateFormat');
  },
  sql: (node) => withColumns(node, [{ name: targetColumn(node), sql: `date_format(${sourceColumn(node).sql}, ${sqlString(datetimePattern(node, 'dateFormat'))})` }]),
};
