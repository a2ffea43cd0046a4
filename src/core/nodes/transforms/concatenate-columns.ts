import { DataType, typeName } from '../../types';
import { fieldTexts, managedForm } from '../managed-form';
import type { NodeContext, NodeType } from '../node-type';
import { sqlString } from '../sql-text';
import { checkNewNames, withColumns } from '../with-columns';

export const CONCATENATE_COLUMNS: NodeType = {
  kind: 'ConcatenateColumns',
  family: 'transform',
  title: 'Concatenate columns',
  doc: 'A text of the values of several columns, with a spacer between them. A null is passed over, with its spacer, unless a text is given for it; where all are null the text is empty.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-concatenate-columns.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'newColumn', required: true, doc: 'Name of the column with the text; that of an input column replaces it.', type: { type: 'string' } },
    { name: 'columns', required: true, doc: 'Columns to put together, in this order. An array of texts stands for its elements.', type: { type: 'list', min: 1, items: { type: 'column' } } },
    { name: 'spacer', doc: 'Text between two values.', default: '', type: { type: 'string' } },
    { name: 'nullValue', doc: 'Text that stands for null. Default: a null is passed over.', type: { type: 'string' } },
  ],
  glue: [managedForm({
    functionName: 'gs_concat',
    parameters: { colName: 'str', colList: 'list', spacer: 'str' },
    fromGlue: (p) => ({ newColumn: p.text('colName') ?? '', columns: [...p.texts('colList')], spacer: p.text('spacer') }),
    toGlue: (f) => ({ colName: String(f.newColumn), colList: fieldTexts(f.columns), spacer: f.spacer === '' ? undefined : String(f.spacer) }),
    lost: (f) => (f.nullValue === undefined ? [] : ['nullValue']),
  })],
  check: (node) => {
    checkNewNames(node, [{ name: node.fields.newColumn as string, field: 'newColumn' }]);
    columns(node);
  },
  sql: (node) => {
    const spacer = sqlString(node.fields.spacer as string);
    const instead = node.fields.nullValue as string | undefined;
    const items = columns(node).map(({ sql, type }) => {
      if (instead === undefined) return sql;
      return `coalesce(${type?.kind === 'array' ? `array_join(${sql}, ${spacer})` : `CAST(${sql} AS STRING)`}, ${sqlString(instead)})`;
    });
    return withColumns(node, [{ name: node.fields.newColumn as string, sql: `concat_ws(${[spacer, ...items].join(', ')})` }]);
  },
};

function columns(node: NodeContext) {
  return (node.fields.columns as string[]).map((c, i) => {
    const reference = node.reference(c, `columns.${i}`);
    if (reference.type !== undefined && !isText(reference.type)) {
      node.fail(`columns.${i}`, `'${c}' is ${typeName(reference.type)}, expected a single value or an array of texts`, 'to_json makes a text of it: DerivedColumn');
    }
    return reference;
  });
}

/** What concat_ws takes. */
function isText(type: DataType): boolean {
  return type.kind === 'array' ? type.element.kind === 'string' : type.kind !== 'map' && type.kind !== 'struct' && type.kind !== 'choice';
}
