import { descending, orderField, orderItems } from './sort-order';
import { holdsMap } from '../../types';
import { glueColumnPaths, gluePathList } from '../glue-columns';
import { glueList } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { selectList, sqlName, unusedName } from '../sql-text';

const ROW_NUMBER = '__row_number';

export const DROP_DUPLICATES: NodeType = {
  kind: 'DropDuplicates',
  family: 'transform',
  title: 'Drop duplicates',
  doc: 'Keeps one of the rows that are equal, as a whole or in the listed columns; null equals null. Which of several it keeps is the first by `orderBy`, '
    + 'then by the other columns in their order, so that every run keeps the same; Spark alone would keep any.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-drop-duplicates.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'columns', doc: 'Columns in which rows are compared. Default: all.', default: [], type: { type: 'list', items: { type: 'column' } } },
    orderField('Which row is kept: the first in this order.'),
  ],
  check: (node) => {
    if ((node.fields.orderBy as readonly unknown[]).length > 0 && (node.fields.columns as string[]).length === 0) {
      node.fail('orderBy', 'says nothing where whole rows are compared: they are equal', 'list the columns in which rows are compared');
    }
    const compared = (node.fields.columns as string[]).length === 0 ? node.inputs[0].columns ?? [] : [];
    const map = compared.find((c) => holdsMap(c.type));
    if (map !== undefined) node.fail('columns', `column '${map.name}' holds a map, which Spark cannot compare`, 'list the other columns');
    for (const [i, c] of (node.fields.columns as string[]).entries()) {
      const { type } = node.reference(c, `columns.${i}`);
      if (type !== undefined && holdsMap(type)) node.fail(`columns.${i}`, `'${c}' holds a map, which Spark cannot compare`);
    }
  },
  sql: (node) => {
    const from = sqlName(node.inputs[0].as);
    const keys = (node.fields.columns as string[]).map((c, i) => node.reference(c, `columns.${i}`).sql);
    if (keys.length === 0) return `SELECT DISTINCT *\nFROM ${from}`;
    const number = unusedName(ROW_NUMBER, node.columnsOf());
    return [
      selectList(node.columnsOf().map((c) => sqlName(c.name))),
      'FROM (',
      `  SELECT *, row_number() OVER (PARTITION BY ${keys.join(', ')} ORDER BY ${order(node, keys).join(', ')}) AS ${number}`,
      `  FROM ${from}`,
      ')',
      `WHERE ${number} = 1`,
    ].join('\n');
  },
  glue: [{
    member: 'DropDuplicates',
    understood: ['Columns'],
    fromGlue: (body) => ({ fields: { columns: glueList(body.Columns).length === 0 ? undefined : glueColumnPaths(body.Columns) } }),
    // Which row is kept Studio cannot say.
    toGlue: (fields) => ((fields.orderBy as readonly unknown[]).length > 0 ? undefined : { body: { Columns: gluePathList(fields.columns) } }),
  }],
};

function order(node: NodeContext, keys: readonly string[]): string[] {
  const first = orderItems(node);
  const comparable = node.columnsOf().filter((c) => !holdsMap(c.type)).map((c) => sqlName(c.name));
  const items = [...first, ...comparable.filter((c) => !keys.includes(c) && !first.includes(c) && !first.includes(descending(c)))];
  return items.length === 0 ? [keys[0]] : items;
}
