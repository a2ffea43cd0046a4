import { glueColumnPaths, gluePathList } from '../glue-columns';
import { withoutMissing } from '../glue-form';
import { editColumns, isBelow, samePath } from '../nested';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName } from '../sql-text';

export const DROP_FIELDS: NodeType = {
  kind: 'DropFields',
  family: 'transform',
  title: 'Drop fields',
  doc: 'Leaves out the listed columns, and fields of structs, also of structs in arrays.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-DropFields.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'paths', required: true, doc: 'Columns, and paths of fields in structs.', type: { type: 'list', items: { type: 'column', inArrays: true }, min: 1 } },
  ],
  sql: (node) => `${selectList(remaining(node))}\nFROM ${sqlName(node.inputs[0].as)}`,
  glue: [{
    member: 'DropFields',
    understood: ['Paths'],
    fromGlue: (body, notes) => {
      const paths = glueColumnPaths(body.Paths);
      if (paths.length === 0) notes.pass('names no column: nothing is dropped');
      return { fields: { paths } };
    },
    toGlue: (fields) => ({ body: { Paths: gluePathList(fields.paths) } }),
    mend: withoutMissing('paths'),
  }],
};

function remaining(node: NodeContext): string[] {
  const dropped = (node.fields.paths as string[]).map((p, i) => node.reference(p, `paths.${i}`, { inArrays: true }).parts);
  const rest = editColumns(node.inputs[0].as, node.columnsOf(), (path) => (
    dropped.some((d) => samePath(d, path)) ? undefined : { name: path[path.length - 1], deeper: dropped.some((d) => isBelow(d, path)) }
  ));
  if (rest.length === 0) node.fail('paths', 'names every column: nothing is left');
  const empty = rest.find((f) => f.sql.includes('named_struct()'));
  if (empty !== undefined) node.fail('paths', `names every field of a struct in '${empty.name}'`, 'drop the struct itself');
  return rest.map((f) => aliased(f.sql, f.name));
}
