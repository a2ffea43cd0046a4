import { commonType, typeDdl, typeName } from '../../types';
import type { NodeContext, NodeType } from '../node-type';
import { selectList, sqlName, sqlString } from '../sql-text';

export const UNPIVOT: NodeType = {
  kind: 'Unpivot',
  family: 'transform',
  title: 'Unpivot columns into rows',
  doc: 'A row for each of the listed columns, with its name and its value; the other columns are repeated. Values get the common type of the columns.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-unpivot.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'columns', required: true, doc: 'Columns that become rows.', type: { type: 'list', min: 1, items: { type: 'column' } } },
    { name: 'nameColumn', required: true, doc: 'Name of the column with the names.', type: { type: 'string' } },
    { name: 'valueColumn', required: true, doc: 'Name of the column with the values.', type: { type: 'string' } },
    { name: 'includeNulls', doc: 'Keep rows whose value is null.', default: true, type: { type: 'boolean' } },
  ],
  check: (node) => {
    const columns = references(node);
    for (const [i, c] of columns.entries()) {
      if (c.parts.length > 1) node.fail(`columns.${i}`, 'is a field of a struct', 'Flatten makes columns of the fields of a struct');
      if (columns.findIndex((o) => o.parts[0] === c.parts[0]) < i) node.fail(`columns.${i}`, `'${c.parts[0]}' is named twice`);
    }
    if (node.inputs[0].columns !== undefined) valueType(node);
  },
  sql: (node) => {
    const type = typeDdl(valueType(node));
    const columns = references(node);
    const rest = node.columnsOf().filter((c) => !columns.some((o) => o.parts[0] === c.name)).map((c) => sqlName(c.name));
    const [name, value] = [sqlName(node.fields.nameColumn as string), sqlName(node.fields.valueColumn as string)];
    const pairs = columns.map((c) => `${sqlString(c.parts[0])}, CAST(${c.sql} AS ${type})`);
    const rows = `${selectList([...rest, `stack(${columns.length}, ${pairs.join(', ')}) AS (${name}, ${value})`])}\nFROM ${sqlName(node.inputs[0].as)}`;
    return node.fields.includeNulls === true ? rows : `SELECT *\nFROM (\n${rows}\n)\nWHERE ${value} IS NOT NULL`;
  },
};

function references(node: NodeContext) {
  return (node.fields.columns as string[]).map((c, i) => node.reference(c, `columns.${i}`));
}

function valueType(node: NodeContext) {
  node.columnsOf();
  const types = references(node).map((c) => c.type ?? node.fail('columns', 'has an unknown type'));
  return commonType(types, node.session.ansi === true)
    ?? node.fail('columns', `have no common type: ${[...new Set(types.map(typeName))].join(', ')}`, 'cast them with ApplyMapping first');
}
