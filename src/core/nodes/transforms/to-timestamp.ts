import { managedForm } from '../managed-form';
import type { ColumnReference, NodeContext, NodeType } from '../node-type';
import { sourceColumn, targetColumn } from '../source-column';
import { withColumns } from '../with-columns';

const TYPES = ['autodetect', 'iso', 'seconds', 'milliseconds', 'microseconds'];
const TEXTS = ['string', 'char', 'varchar'];
const NUMBERS = ['tinyint', 'smallint', 'int', 'bigint', 'float', 'double', 'decimal'];
const TIMES = ['date', 'timestamp', 'timestamp_ntz'];
/** Holds all numbers of seconds to microseconds that are timestamps, exactly. */
const EXACT = 'DECIMAL(25, 6)';

export const TO_TIMESTAMP: NodeType = {
  kind: 'ToTimestamp',
  family: 'transform',
  title: 'To timestamp',
  doc: 'A timestamp of a text or a number. `autodetect` takes numbers (and texts of nine digits and more) as time since 1970, whose unit it tells by size: seconds below 10^11, '
    + 'milliseconds below 10^14, else microseconds; other texts as ISO dates and times. What cannot be read becomes null.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-to-timestamp.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Column with the text or number, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'columnType', doc: 'What the column holds.', default: 'autodetect', type: { type: 'enum', values: TYPES } },
    { name: 'newColumn', doc: 'Name of the column with the timestamp. Default: it takes the place of the column.', type: { type: 'string' } },
  ],
  glue: [managedForm({
    functionName: 'gs_to_timestamp',
    parameters: { colName: 'str', colType: 'str', newColName: 'str' },
    fromGlue: (p, notes) => {
      const columnType = p.text('colType');
      if (columnType !== undefined && !TYPES.includes(columnType)) notes.refuse(`colType '${columnType}' of gs_to_timestamp is unknown; there are ${TYPES.join(', ')}`);
      return { column: p.text('colName') ?? '', columnType, newColumn: p.text('newColName') };
    },
    toGlue: (f) => ({ colName: String(f.column), colType: String(f.columnType), newColName: f.newColumn as string | undefined }),
  })],
  check: (node) => {
    const { type } = sourceColumn(node, 'column', [...TEXTS, ...NUMBERS, ...TIMES] as never, 'a text, a number, a date or a timestamp');
    targetColumn(node);
    const wanted = node.fields.columnType as string;
    if (type !== undefined && NUMBERS.includes(type.kind) && wanted === 'iso') node.fail('columnType', `'${node.fields.column as string}' is a number, not an ISO text`);
    if (type !== undefined && TIMES.includes(type.kind) && wanted !== 'iso' && wanted !== 'autodetect') node.fail('columnType', `'${node.fields.column as string}' is a ${type.kind} already`);
  },
  sql: (node) => withColumns(node, [{ name: targetColumn(node), sql: timestamp(node, sourceColumn(node)) }]),
};

function timestamp(node: NodeContext, { sql, type }: ColumnReference): string {
  const cast = (to: string) => `${node.session.ansi === true ? 'TRY_CAST' : 'CAST'}(${sql} AS ${to})`;
  if (type === undefined) node.columnsOf();
  const unit = node.fields.columnType as string;
  if (type?.kind !== undefined && TIMES.includes(type.kind)) return cast('TIMESTAMP');
  if (unit === 'iso') return cast('TIMESTAMP');
  const number = cast(EXACT);
  if (unit !== 'autodetect') return micros(`${number} * ${{ seconds: '1000000', milliseconds: '1000', microseconds: '1' }[unit]}`);
  const detected = micros(`${number} * CASE WHEN abs(${number}) < 100000000000 THEN 1000000 WHEN abs(${number}) < 100000000000000 THEN 1000 ELSE 1 END`);
  if (type !== undefined && NUMBERS.includes(type.kind)) return detected;
  return `CASE WHEN trim(${sql}) RLIKE '^[+-]?[0-9]{9,}([.][0-9]*)?$' THEN ${detected} ELSE ${cast('TIMESTAMP')} END`;
}

const micros = (number: string) => `timestamp_micros(CAST(${number} AS BIGINT))`;
