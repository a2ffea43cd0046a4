import { managedForm } from '../managed-form';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, closed, selectList, sqlName } from '../sql-text';

interface Derived { readonly name: string; readonly expression: string }

export const DERIVED_COLUMN: NodeType = {
  kind: 'DerivedColumn',
  family: 'transform',
  title: 'Derived column',
  doc: 'Adds columns from Spark SQL expressions over the input\'s columns; one with the name of an input column replaces it in its place.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-configure-derived-column.html',
  inputs: { min: 1, max: 1 },
  fields: [
    {
      name: 'columns',
      required: true,
      doc: 'Columns to add or replace. Each expression sees the input\'s columns, not the others of this list.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'name', required: true, doc: 'Name of the column.', type: { type: 'string' } },
            { name: 'expression', required: true, doc: 'Spark SQL expression: `price * quantity`.', type: { type: 'expression' } },
          ],
        },
      },
    },
  ],
  glue: [managedForm({
    functionName: 'gs_derived',
    parameters: { colName: 'str', expr: 'str' },
    fromGlue: (p) => ({ columns: [{ name: p.text('colName') ?? '', expression: p.text('expr') ?? '' }] }),
    toGlue: (f) => {
      const [first, ...more] = (f.columns ?? []) as unknown as readonly Derived[];
      return first === undefined || more.length > 0 ? undefined : { colName: first.name, expr: first.expression };
    },
  })],
  check: (node) => {
    const seen = new Set<string>();
    for (const [i, { name }] of derived(node).entries()) {
      if (name === '') node.fail(`columns.${i}.name`, 'is empty');
      if (seen.has(name.toLowerCase())) node.fail(`columns.${i}.name`, `'${name}' is named twice`);
      seen.add(name.toLowerCase());
    }
  },
  sql: (node) => {
    const added = new Map(derived(node).map((d) => [d.name.toLowerCase(), `${closed(d.expression)} AS ${sqlName(d.name)}`]));
    const items = node.columnsOf().map((c) => {
      const replaced = added.get(c.name.toLowerCase());
      added.delete(c.name.toLowerCase());
      return { item: replaced ?? aliased(sqlName(c.name), c.name), replaced: replaced !== undefined };
    });
    const kept = items.some((i) => i.replaced) ? items.map((i) => i.item) : ['*'];
    return `${selectList([...kept, ...added.values()])}\nFROM ${sqlName(node.inputs[0].as)}`;
  },
};

function derived(node: NodeContext): readonly Derived[] {
  return node.fields.columns as unknown as readonly Derived[];
}
