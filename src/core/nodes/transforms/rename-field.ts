import { formatPath, parsePath } from '../column-path';
import { glueParts } from '../glue-columns';
import { glueTexts } from '../glue-form';
import { editColumns, isBelow, samePath } from '../nested';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName } from '../sql-text';

export const RENAME_FIELD: NodeType = {
  kind: 'RenameField',
  family: 'transform',
  title: 'Rename field',
  doc: 'Gives a column, or a field of a struct, another name; it keeps its place.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-RenameField.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'source', required: true, doc: 'Column, or path of a field in a struct.', type: { type: 'column', inArrays: true } },
    { name: 'target', required: true, doc: 'New name; for a field of a struct its path with the new name at the end, or the name alone.', type: { type: 'string' } },
  ],
  check: (node) => {
    newName(node);
  },
  sql: (node) => {
    const { parts } = node.reference(node.fields.source as string, 'source', { inArrays: true });
    const name = newName(node);
    const items = editColumns(node.inputs[0].as, node.columnsOf(), (path) => ({
      name: samePath(path, parts) ? name : path[path.length - 1],
      deeper: isBelow(parts, path),
    }));
    return `${selectList(items.map((f) => aliased(f.sql, f.name)))}\nFROM ${sqlName(node.inputs[0].as)}`;
  },
  glue: [{
    member: 'RenameField',
    understood: ['SourcePath', 'TargetPath'],
    fromGlue: (body) => ({ fields: { source: formatPath(glueTexts(body.SourcePath)), target: formatPath(glueTexts(body.TargetPath)) } }),
    toGlue: (fields) => ({ body: { SourcePath: glueParts(fields.source), TargetPath: glueParts(fields.target) } }),
    mend: (_, { code }) => (code === 'UnknownColumn' ? 'pass' : undefined),
  }],
};

/** The last part of the target; what stands before it must be where the source is. */
function newName(node: NodeContext): string {
  const source = node.reference(node.fields.source as string, 'source', { inArrays: true }).parts;
  const text = node.fields.target as string;
  const target = parsePath(text) ?? node.fail('target', `'${text}' is not a name or a path`, 'write name, or struct.name, or `name.with.dots`');
  const [before, of] = [target.slice(0, -1), source.slice(0, -1)];
  const inPlace = before.length === 0 || (before.length === of.length && before.every((p, i) => p.toLowerCase() === of[i].toLowerCase()));
  if (!inPlace) node.fail('target', `'${text}' is not in the same struct as '${node.fields.source as string}'`, 'ApplyMapping moves fields to other structs');
  return target[target.length - 1];
}
