import { glueColumnPaths, gluePathList } from '../glue-columns';
import { editColumns, isBelow, samePath } from '../nested';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName } from '../sql-text';

export const SPLIT_FIELDS: NodeType = {
  kind: 'SplitFields',
  family: 'transform',
  title: 'Split fields',
  doc: 'Two datasets with the same rows: `selected` has the listed columns, `remaining` the others. Fields of structs stay in their struct.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-SplitFields.html',
  inputs: { min: 1, max: 1 },
  outputs: () => ['selected', 'remaining'],
  fields: [
    { name: 'paths', required: true, doc: 'Columns of the first dataset, and paths of fields in structs.', type: { type: 'list', items: { type: 'column', inArrays: true }, min: 1 } },
  ],
  check: (node) => {
    if (node.inputs[0].columns !== undefined && items(node, false).length === 0) node.fail('paths', 'name every column: none remains');
  },
  sql: (node) => {
    const query = (selected: boolean) => `${selectList(items(node, selected))}\nFROM ${sqlName(node.inputs[0].as)}`;
    return { selected: query(true), remaining: query(false) };
  },
  glue: [{
    member: 'SplitFields',
    understood: ['Paths'],
    fromGlue: (body) => ({ fields: { paths: glueColumnPaths(body.Paths) } }),
    toGlue: (fields) => ({ body: { Paths: gluePathList(fields.paths) } }),
  }],
};

function items(node: NodeContext, selected: boolean): string[] {
  const paths = (node.fields.paths as string[]).map((p, i) => node.reference(p, `paths.${i}`, { inArrays: true }).parts);
  return editColumns(node.inputs[0].as, node.columnsOf(), (path) => {
    const named = paths.some((p) => samePath(p, path) || isBelow(path, p));
    const name = path[path.length - 1];
    if (paths.some((p) => isBelow(p, path)) && !named) return { name, deeper: true };
    return named === selected ? { name, deeper: false } : undefined;
  }).map((f) => aliased(f.sql, f.name));
}
