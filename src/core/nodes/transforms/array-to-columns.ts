import { fieldTexts, managedForm } from '../managed-form';
import type { NodeContext, NodeType } from '../node-type';
import { sourceColumn } from '../source-column';
import { AddedColumn, checkNewNames, withColumns } from '../with-columns';

export const ARRAY_TO_COLUMNS: NodeType = {
  kind: 'ArrayToColumns',
  family: 'transform',
  title: 'Array to columns',
  doc: 'Columns of the elements of an array. An element that the array does not have is null; the array stays.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-array-to-columns.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Array, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'newColumns', required: true, doc: 'Names of the columns, one an element; an empty name passes over its element.', type: { type: 'list', min: 1, items: { type: 'string' } } },
    { name: 'indexes', doc: 'Which elements, counted from 1, one for each name. Default: the first, the second and so on.', type: { type: 'list', min: 1, items: { type: 'integer', min: 1 } } },
  ],
  glue: [managedForm({
    functionName: 'gs_array_to_cols',
    parameters: { colName: 'str', colList: 'str', indexes: 'str' },
    fromGlue: (p, notes) => {
      const indexes = p.texts('indexes').map(Number);
      if (indexes.some((i) => !Number.isInteger(i) || i < 1)) notes.refuse(`indexes '${p.text('indexes')}' of gs_array_to_cols are not numbers from 1`);
      return { column: p.text('colName') ?? '', newColumns: [...p.texts('colList')], indexes: indexes.length === 0 ? undefined : indexes };
    },
    toGlue: (f) => ({ colName: String(f.column), colList: fieldTexts(f.newColumns).join(','), indexes: f.indexes === undefined ? undefined : fieldTexts(f.indexes).join(',') }),
  })],
  check: (node) => {
    sourceColumn(node, 'column', ['array'], 'an array');
    const names = named(node);
    if (names.length === 0) node.fail('newColumns', 'has only empty names');
    checkNewNames(node, names.map(({ name, i }) => ({ name, field: `newColumns.${i}` })));
    const indexes = node.fields.indexes as number[] | undefined;
    const count = (node.fields.newColumns as string[]).length;
    if (indexes !== undefined && indexes.length !== count) node.fail('indexes', `has ${indexes.length} items, expected one for each of the ${count} names`);
  },
  sql: (node) => {
    const { sql } = sourceColumn(node);
    const indexes = node.fields.indexes as number[] | undefined;
    // Under ANSI rules a[i] fails past the end, and `get` is unknown to Spark 3.3.
    const element = (i: number) => (node.session.ansi === true ? `get(${sql}, ${i})` : `${sql}[${i}]`);
    return withColumns(node, named(node).map(({ name, i }): AddedColumn => ({ name, sql: element((indexes?.[i] ?? i + 1) - 1) })));
  },
};

function named(node: NodeContext) {
  return (node.fields.newColumns as string[]).map((name, i) => ({ name, i })).filter(({ name }) => name.trim() !== '');
}
