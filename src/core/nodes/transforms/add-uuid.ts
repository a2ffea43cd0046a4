import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { checkNewNames, withColumns } from '../with-columns';

export const ADD_UUID: NodeType = {
  kind: 'AddUuid',
  family: 'transform',
  title: 'Add UUID',
  doc: 'A column with a random UUID (version 4) for each row, another one in each run.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-uuid.html',
  inputs: { min: 1, max: 1 },
  fields: [{ name: 'newColumn', doc: 'Name of the column; that of an input column replaces it.', default: 'uuid', type: { type: 'string' } }],
  glue: [managedForm({
    functionName: 'gs_uuid',
    parameters: { colName: 'str' },
    fromGlue: (p) => ({ newColumn: p.text('colName') }),
    toGlue: (f) => ({ colName: String(f.newColumn) }),
  })],
  check: (node) => checkNewNames(node, [{ name: node.fields.newColumn as string, field: 'newColumn' }]),
  sql: (node) => withColumns(node, [{ name: node.fields.newColumn as string, sql: 'uuid()' }]),
};
