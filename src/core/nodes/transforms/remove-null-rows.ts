import type { Column } from '../../types';
import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { sqlName } from '../sql-text';

export const REMOVE_NULL_ROWS: NodeType = {
  kind: 'RemoveNullRows',
  family: 'transform',
  title: 'Remove null rows',
  doc: 'Drops the rows in which every column is null; `extended` also counts empty strings, arrays and maps as null.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-remove-null-rows.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'extended', doc: 'Count empty strings, arrays and maps as null.', default: false, type: { type: 'boolean' } },
  ],
  sql: (node) => {
    const extended = node.fields.extended === true;
    const none = node.columnsOf().map((c) => isNone(c, extended));
    return `SELECT *\nFROM ${sqlName(node.inputs[0].as)}\nWHERE NOT (${none.join(' AND ')})`;
  },
  glue: [managedForm({
    functionName: 'gs_null_rows',
    parameters: { extended: 'bool' },
    fromGlue: (p) => ({ extended: p.flag('extended') }),
    toGlue: (fields) => ({ extended: fields.extended as boolean }),
  })],
};

function isNone({ name, type }: Column, extended: boolean): string {
  const sql = sqlName(name);
  if (!extended) return `${sql} IS NULL`;
  switch (type.kind) {
    case 'string':
    case 'varchar':
    case 'char': return `coalesce(${sql}, '') = ''`;
    case 'array':
    case 'map': return `(${sql} IS NULL OR size(${sql}) = 0)`;
    default: return `${sql} IS NULL`;
  }
}
