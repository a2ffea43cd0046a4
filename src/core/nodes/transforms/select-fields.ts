import { glueColumnPaths, gluePathList } from '../glue-columns';
import { withoutMissing } from '../glue-form';
import { editColumns, isBelow, samePath } from '../nested';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName } from '../sql-text';

export const SELECT_FIELDS: NodeType = {
  kind: 'SelectFields',
  family: 'transform',
  title: 'Select fields',
  doc: 'Keeps the listed columns. Fields of structs stay in their struct; columns keep the order they have in the input.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-SelectFields.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'paths', required: true, doc: 'Columns, and paths of fields in structs.', type: { type: 'list', items: { type: 'column', inArrays: true }, min: 1 } },
  ],
  sql: (node) => {
    const [input] = node.inputs;
    return `${selectList(selected(node))}\nFROM ${sqlName(input.as)}`;
  },
  glue: [{
    member: 'SelectFields',
    understood: ['Paths'],
    fromGlue: (body, notes) => {
      const paths = glueColumnPaths(body.Paths);
      if (paths.length === 0) notes.pass('names no column: the selection is not finished');
      return { fields: { paths } };
    },
    toGlue: (fields) => ({ body: { Paths: gluePathList(fields.paths) } }),
    mend: withoutMissing('paths'),
  }],
};

function selected(node: NodeContext): string[] {
  const [input] = node.inputs;
  const paths = (node.fields.paths as string[]).map((p, i) => node.reference(p, `paths.${i}`, { inArrays: true }));
  if (input.columns === undefined) {
    // Without the columns nothing is known of order and structs: what is plainly a column can still be named.
    if (paths.some((p) => p.parts.length > 1)) node.columnsOf();
    return paths.map((p) => sqlName(p.parts[0]));
  }
  const kept = paths.map((p) => p.parts);
  return editColumns(input.as, input.columns, (path) => {
    if (kept.some((k) => samePath(k, path) || isBelow(path, k))) return { name: path[path.length - 1], deeper: false };
    return kept.some((k) => isBelow(k, path)) ? { name: path[path.length - 1], deeper: true } : undefined;
  }).map((f) => aliased(f.sql, f.name));
}
