import { Column, typeDdl } from '../../types';
import type { NodeContext, NodeType } from '../node-type';
import { selectList, sqlName } from '../sql-text';

export const UNION: NodeType = {
  kind: 'Union',
  family: 'transform',
  title: 'Union',
  doc: 'Rows of all inputs. Columns are matched by position, as in SQL, or by name; when the inputs name them differently, which of both must be said.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-configure-union.html',
  inputs: { min: 2, max: Infinity },
  fields: [
    { name: 'unionType', doc: '`ALL` keeps every row, `DISTINCT` drops repeated ones.', default: 'ALL', type: { type: 'enum', values: ['ALL', 'DISTINCT'] } },
    {
      name: 'match',
      doc: 'How columns are matched: by `position` (names of the first input) or by `name`. Default: by position, where the names are the same.',
      type: { type: 'enum', values: ['position', 'name'] },
    },
    { name: 'allowMissing', doc: 'By name: a column that an input lacks is null there.', default: false, type: { type: 'boolean' } },
  ],
  check: (node) => {
    if (node.fields.allowMissing === true && node.fields.match !== 'name') node.fail('allowMissing', 'is possible only when columns are matched by name');
    if (node.inputs.some((i) => i.columns === undefined)) return;
    if (node.fields.match === undefined) sameNames(node);
    if (node.fields.match === 'name') byName(node);
    else sameCount(node);
  },
  sql: (node) => {
    const operator = node.fields.unionType === 'ALL' ? 'UNION ALL' : 'UNION';
    const parts = node.fields.match === 'name' ? byName(node) : node.inputs.map((i) => `SELECT * FROM ${sqlName(i.as)}`);
    return parts.join(`\n${operator}\n`);
  },
};

function sameCount(node: NodeContext): void {
  const [first] = node.inputs;
  for (const [i, input] of node.inputs.entries()) {
    const [got, wanted] = [node.columnsOf(i).length, node.columnsOf(0).length];
    if (got !== wanted) node.fail('match', `'${input.as}' has ${got} columns, '${first.as}' has ${wanted}`, 'match by name, with allowMissing where one lacks columns');
  }
}

/** Studio unites by position without a word, and values end up in the wrong column. */
function sameNames(node: NodeContext): void {
  const names = (i: number) => node.columnsOf(i).map((c) => c.name.toLowerCase());
  for (const [i, input] of node.inputs.entries()) {
    const at = names(0).findIndex((n, j) => n !== names(i)[j]);
    if (at < 0 && names(0).length === names(i).length) continue;
    const [ours, theirs] = [node.columnsOf(0)[at]?.name, node.columnsOf(i)[at]?.name];
    const where = at < 0 ? `'${input.as}' has more columns than '${node.inputs[0].as}'` : `column ${at + 1} is '${ours}' in '${node.inputs[0].as}' and ${theirs === undefined ? 'missing' : `'${theirs}'`} in '${input.as}'`;
    node.fail('match', `the inputs have different columns: ${where}`, 'say whether columns match by position or by name');
  }
}

function byName(node: NodeContext): string[] {
  const all: Column[] = [];
  node.inputs.forEach((_, i) => {
    for (const c of node.columnsOf(i)) if (find(all, c.name) === undefined) all.push(c);
  });
  return node.inputs.map((input, i) => {
    const items = all.map((c) => {
      const own = find(node.columnsOf(i), c.name);
      if (own !== undefined) return own.name === c.name ? sqlName(c.name) : `${sqlName(own.name)} AS ${sqlName(c.name)}`;
      if (node.fields.allowMissing !== true) node.fail('match', `'${input.as}' has no column '${c.name}'`, 'set allowMissing to have null there');
      return `CAST(NULL AS ${typeDdl(c.type)}) AS ${sqlName(c.name)}`;
    });
    return `${selectList(items)}\nFROM ${sqlName(input.as)}`;
  });
}

function find(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
}
