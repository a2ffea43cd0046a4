import type { Field } from '../../manifest/field';
import { Column, holdsMap, typeDdl, typeName, widerType } from '../../types';
import { choicesAsStructs } from '../choice';
import type { NodeContext } from '../node-type';
import { selectList, sqlName } from '../sql-text';

/** How the columns of UNION, INTERSECT and EXCEPT meet. */
export const MATCH: Field = {
  name: 'match',
  doc: 'How columns are matched: by `position` (names of the first input) or by `name`. Default: by position, where the names are the same.',
  type: { type: 'enum', values: ['position', 'name'] },
};

/** Whether the inputs' columns meet as `match` says. */
export function checkMatch(node: NodeContext, compares = true): void {
  if (node.inputs.some((i) => i.columns === undefined)) return;
  if (node.fields.match === undefined) sameNames(node);
  if (node.fields.match === 'name') byName(node);
  else sameCount(node);
  for (const [i, first] of node.columnsOf(0).entries()) checkTypes(node, first, i, compares);
}

/** Columns that meet have a common type, and one that can be compared where rows are. */
function checkTypes(node: NodeContext, first: Column, at: number, compares: boolean): void {
  let { type } = first;
  for (const [i, input] of node.inputs.entries()) {
    const other = node.fields.match === 'name' ? find(node.columnsOf(i), first.name) : node.columnsOf(i)[at];
    if (other === undefined) continue;
    type = widerType(choicesAsStructs(type), choicesAsStructs(other.type), node.session.ansi === true)
      ?? node.fail('match', `'${first.name}' of '${node.inputs[0].as}' is ${typeName(first.type)}, '${other.name}' of '${input.as}' is ${typeName(other.type)}: they have no common type`, 'cast one with ApplyMapping');
  }
  if (compares && holdsMap(type)) node.fail('match', `rows are compared, but '${first.name}' is ${typeName(type)}, and maps cannot be`, 'leave it out, or make a text of it: to_json');
}

/** A query an input, with columns that meet. */
export function matchedQueries(node: NodeContext): string[] {
  return node.fields.match === 'name' ? byName(node) : node.inputs.map((i) => `SELECT * FROM ${sqlName(i.as)}`);
}

function sameCount(node: NodeContext): void {
  const [first] = node.inputs;
  for (const [i, input] of node.inputs.entries()) {
    const [got, wanted] = [node.columnsOf(i).length, node.columnsOf(0).length];
    if (got !== wanted) node.fail('match', `'${input.as}' has ${got} columns, '${first.as}' has ${wanted}`, node.fields.allowMissing === undefined ? undefined : 'match by name, with allowMissing where one lacks columns');
  }
}

/** By position without a word, as in Studio, values end up in the wrong column. */
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
      if (node.fields.allowMissing !== true) node.fail('match', `'${input.as}' has no column '${c.name}'`, node.fields.allowMissing === undefined ? undefined : 'set allowMissing to have null there');
      return `CAST(NULL AS ${typeDdl(c.type)}) AS ${sqlName(c.name)}`;
    });
    return `${selectList(items)}\nFROM ${sqlName(input.as)}`;
  });
}

function find(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
}
