import { typeName } from '../../types';
import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { selectList, sqlName } from '../sql-text';

export const EXPLODE: NodeType = {
  kind: 'Explode',
  family: 'transform',
  title: 'Explode array or map into rows',
  doc: 'A row for each element of an array, or each entry of a map. Rows whose array or map is null or empty go, unless `outer` is set.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-explode.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Array or map, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'newColumn', doc: 'Array: name of the column with the element. Default: the array\'s own name.', type: { type: 'string' } },
    { name: 'keyColumn', doc: 'Map: name of the column with the key.', default: 'key', type: { type: 'string' } },
    { name: 'valueColumn', doc: 'Map: name of the column with the value.', default: 'value', type: { type: 'string' } },
    { name: 'positionColumn', doc: 'Name of a column with the position, from 0. Default: none.', type: { type: 'string' } },
    { name: 'outer', doc: 'Keep rows whose array or map is null or empty, with null for the element.', default: false, type: { type: 'boolean' } },
    { name: 'keepColumn', doc: 'Keep the array or map too. Default: the elements take its place.', default: false, type: { type: 'boolean' } },
  ],
  glue: [managedForm({
    functionName: 'gs_explode',
    parameters: { colName: 'str', newCol: 'str', outer: 'bool' },
    fromGlue: (p, notes) => {
      const column = p.text('colName') ?? notes.refuse('gs_explode names no column');
      const newColumn = p.text('newCol') ?? column;
      // Glue adds the elements beside the array, unless they take its name.
      const inPlace = newColumn.toLowerCase() === column.replace(/^`(.*)`$/, '$1').toLowerCase();
      return { column, newColumn, keepColumn: inPlace ? undefined : true, outer: p.flag('outer') };
    },
    // A map has two columns, which the function does not name.
    toGlue: (f) => {
      const [column, newColumn] = [f.column as string, f.newColumn as string | undefined];
      if (newColumn === undefined || f.positionColumn !== undefined) return undefined;
      if (f.keepColumn !== true && newColumn.toLowerCase() !== column.toLowerCase()) return undefined;
      return { colName: column, newCol: newColumn, outer: f.outer === true ? true : undefined };
    },
  })],
  check: (node) => {
    const { type, parts } = node.reference(node.fields.column as string, 'column');
    if (type !== undefined && type.kind !== 'array' && type.kind !== 'map') {
      node.fail('column', `'${node.fields.column as string}' is ${typeName(type)}, expected an array or a map`, type.kind === 'struct' ? 'Flatten makes columns of the fields of a struct' : undefined);
    }
    if (type?.kind === 'map' && node.fields.newColumn !== undefined) node.fail('newColumn', `'${node.fields.column as string}' is a map`, 'use keyColumn and valueColumn');
    if (node.fields.keepColumn === true && parts.length === 1 && type?.kind === 'array' && node.fields.newColumn === undefined) {
      node.fail('newColumn', 'is required where the array itself is kept');
    }
  },
  sql: (node) => {
    const columns = node.columnsOf();
    const from = sqlName(node.inputs[0].as);
    const view = from === 'exploded' ? 'exploded_rows' : 'exploded';
    const { sql, parts, type } = node.reference(node.fields.column as string, 'column');
    const names = type?.kind === 'map'
      ? [node.fields.keyColumn as string, node.fields.valueColumn as string]
      : [(node.fields.newColumn ?? parts[parts.length - 1]) as string];
    const position = node.fields.positionColumn as string | undefined;
    const made = [...(position === undefined ? [] : [position]), ...names];
    const generator = `${position === undefined ? 'explode' : 'posexplode'}(${sql === sqlName(parts[0]) ? `${from}.${sql}` : sql})`;
    // A dot in such an alias becomes part of a quoted name in Spark, which nothing then finds.
    const alias = (name: string, i: number) => (name.includes('.') ? `__made_${i}` : name);
    const items = made.map((name, i) => (alias(name, i) === name ? `${view}.${sqlName(name)}` : `${view}.${alias(name, i)} AS ${sqlName(name)}`));
    // Columns go through the input's name, as an exploded one may have the name of another. A field of a struct cannot be taken out of it here: the struct stays as it is.
    const inPlace = node.fields.keepColumn !== true && parts.length === 1;
    const list = inPlace ? columns.flatMap((c) => (c.name === parts[0] ? items : [`${from}.${sqlName(c.name)}`])) : [`${from}.*`, ...items];
    return `${selectList(list)}\nFROM ${from}\nLATERAL VIEW ${node.fields.outer === true ? 'OUTER ' : ''}${generator} ${view} AS ${made.map((name, i) => sqlName(alias(name, i))).join(', ')}`;
  },
};
