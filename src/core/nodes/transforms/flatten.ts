import type { Column } from '../../types';
import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { aliased, selectList, sqlName } from '../sql-text';

export const FLATTEN: NodeType = {
  kind: 'Flatten',
  family: 'transform',
  title: 'Flatten',
  doc: 'Makes columns of the fields of structs, named by their path. Arrays and maps stay as they are.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-flatten.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'maxLevels', doc: 'How many levels of structs to flatten; 0 for all.', default: 0, type: { type: 'integer', min: 0 } },
    { name: 'separator', doc: 'Text between the parts of a name.', default: '.', type: { type: 'string' } },
  ],
  glue: [managedForm({
    functionName: 'gs_flatten',
    parameters: { maxLevels: 'int', separator: 'str' },
    fromGlue: (p) => ({ maxLevels: p.number('maxLevels'), separator: p.text('separator') }),
    toGlue: (f) => ({ maxLevels: f.maxLevels as number, separator: f.separator as string }),
  })],
  sql: (node) => {
    const [input] = node.inputs;
    const levels = node.fields.maxLevels === 0 ? Infinity : node.fields.maxLevels as number;
    const items = leaves(node.columnsOf(), [], levels).map((path) => {
      if (path.length === 1) return sqlName(path[0]);
      return aliased([input.as, ...path].map(sqlName).join('.'), path.join(node.fields.separator as string));
    });
    return `${selectList(items)}\nFROM ${sqlName(input.as)}`;
  },
};

function leaves(columns: readonly Column[], before: readonly string[], levels: number): string[][] {
  return columns.flatMap((c) => {
    const path = [...before, c.name];
    return c.type.kind === 'struct' && levels > 0 ? leaves(c.type.fields, path, levels - 1) : [path];
  });
}
