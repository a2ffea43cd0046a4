import type { Column } from '../../types';
import { BOOLEAN } from '../../types';
import { glueColumnPaths, glueParts } from '../glue-columns';
import { glueObjects, glueTexts } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName } from '../sql-text';

const TYPES: { readonly [type: string]: string } = {
  inner: 'JOIN', left: 'LEFT JOIN', right: 'RIGHT JOIN', outer: 'FULL JOIN', leftsemi: 'LEFT SEMI JOIN', leftanti: 'LEFT ANTI JOIN',
};

export const JOIN: NodeType = {
  kind: 'Join',
  family: 'transform',
  title: 'Join',
  doc: 'Joins two datasets by pairs of keys or by a condition. A column name that both have needs a choice: Glue would keep both, and no one could tell them apart.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-configure-join.html',
  inputs: { min: 2, max: 2, names: ['left', 'right'] },
  fields: [
    {
      name: 'joinType',
      doc: '`inner`, `left`, `right`, `outer`; `leftsemi` keeps the left rows that have a match, `leftanti` those that have none.',
      default: 'inner',
      type: { type: 'enum', values: Object.keys(TYPES) },
    },
    {
      name: 'keys',
      doc: 'Pairs of columns that must be equal; null equals nothing.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'left', required: true, doc: 'Column of the left input.', type: { type: 'column', input: 0 } },
            { name: 'right', required: true, doc: 'Column of the right input.', type: { type: 'column', input: 1 } },
          ],
        },
      },
    },
    { name: 'condition', doc: 'Spark SQL condition over both, in which each input is known by its name.', type: { type: 'expression', result: BOOLEAN } },
    {
      name: 'duplicates',
      doc: 'A column name that both inputs have: `fail`; keep the `left` or the `right` column; `coalesce` to the one that is not null; `rename` the right one with `rightPrefix`; `dot` puts a dot before the name of the left one, as Glue Studio does.',
      default: 'fail',
      type: { type: 'enum', values: ['fail', 'left', 'right', 'coalesce', 'rename', 'dot'] },
    },
    { name: 'rightPrefix', doc: 'Prefix of renamed columns.', default: 'right_', type: { type: 'string' } },
  ],
  check: (node) => {
    if ((node.fields.keys === undefined) === (node.fields.condition === undefined)) node.fail('keys', 'expected either keys or a condition');
    if (node.inputs.some((i) => i.columns === undefined)) return;
    if (node.fields.keys !== undefined) keys(node).forEach((k, i) => node.expression(k, `keys.${i}`));
    columns(node);
  },
  sql: (node) => {
    const [left, right] = node.inputs;
    const on = node.fields.condition === undefined ? keys(node).join(' AND ') : (node.fields.condition as string).trim();
    return `${selectList(columns(node))}\nFROM ${sqlName(left.as)}\n${TYPES[node.fields.joinType as string]} ${sqlName(right.as)} ON ${on}`;
  },
  glue: [{
    member: 'Join',
    understood: ['JoinType', 'Columns'],
    fromGlue: (body, notes) => {
      const joinType = STUDIO_TYPES[String(body.JoinType)] ?? notes.refuse(`join type '${String(body.JoinType)}' is unknown`);
      const sides = glueObjects(body.Columns);
      const keysOf = (id: string, i: number) => glueColumnPaths((sides.find((c) => c.From === id) ?? sides[i])?.Keys);
      const [left = [], right = []] = glueTexts(body.Inputs).map(keysOf);
      if (left.length === 0 || left.length !== right.length) notes.refuse('has no pairs of keys: the join is not finished');
      const pairs = left.map((l, i) => ({ left: l, right: right[i] }));
      // An equijoin is Glue's own, which renames; the others are Spark's, which keep both names, and no one can tell them apart.
      return { fields: { joinType: joinType === 'inner' ? undefined : joinType, keys: pairs, ...(joinType === 'inner' ? { duplicates: 'dot' } : {}) } };
    },
    toGlue: (fields, { inputs, columns: known }) => {
      const [left, right] = [known(0), known(1)];
      const studio = fields.joinType === 'inner' ? 'dot' : 'fail';
      const none = left !== undefined && right !== undefined && !left.some((c) => right.some((r) => r.name.toLowerCase() === c.name.toLowerCase()));
      const exact = fields.duplicates === studio || none || fields.joinType === 'leftsemi' || fields.joinType === 'leftanti';
      if (fields.keys === undefined || !exact) return undefined;
      const pairs = fields.keys as readonly { readonly left: string; readonly right: string }[];
      return {
        body: {
          JoinType: fields.joinType === 'inner' ? 'equijoin' : fields.joinType,
          Columns: (['left', 'right'] as const).map((side, i) => ({ From: inputs[i], Keys: pairs.map((p) => glueParts(p[side])) })),
        },
      };
    },
  }],
};

const STUDIO_TYPES: { readonly [type: string]: string } = {
  'equijoin': 'inner', 'left': 'left', 'right': 'right', 'outer': 'outer', 'leftsemi': 'leftsemi', 'left semi': 'leftsemi', 'leftanti': 'leftanti', 'left anti': 'leftanti',
};

function keys(node: NodeContext): string[] {
  return (node.fields.keys as { left: string; right: string }[]).map((k, i) => (
    `${node.reference(k.left, `keys.${i}.left`).sql} = ${node.reference(k.right, `keys.${i}.right`, { input: 1 }).sql}`
  ));
}

/** The select list: all of the left, then what the right adds. */
function columns(node: NodeContext): string[] {
  const [left, right] = node.inputs;
  if (node.fields.joinType === 'leftsemi' || node.fields.joinType === 'leftanti') return ['*'];
  const [ofLeft, ofRight] = [node.columnsOf(0), node.columnsOf(1)];
  const find = (list: readonly Column[], name: string) => list.find((c) => c.name.toLowerCase() === name.toLowerCase());
  const both = ofLeft.filter((c) => find(ofRight, c.name) !== undefined).map((c) => c.name);
  const choice = node.fields.duplicates as string;
  if (both.length > 0 && choice === 'fail') {
    node.fail('duplicates', `both inputs have ${both.join(', ')}`, 'choose which to keep (left, right, coalesce), or rename the right ones');
  }
  if (both.length === 0) return [`${sqlName(left.as)}.*`, `${sqlName(right.as)}.*`];
  const l = (name: string) => `${sqlName(left.as)}.${sqlName(name)}`;
  const r = (name: string) => `${sqlName(right.as)}.${sqlName(name)}`;
  const item = (sql: string, name: string) => (sql.endsWith(`.${sqlName(name)}`) ? sql : aliased(sql, name));
  return [
    ...ofLeft.map((c) => {
      const twin = find(ofRight, c.name);
      if (twin !== undefined && choice === 'dot') return item(l(c.name), `.${c.name}`);
      if (twin === undefined || choice === 'left' || choice === 'rename') return item(l(c.name), c.name);
      return item(choice === 'right' ? r(twin.name) : `coalesce(${l(c.name)}, ${r(twin.name)})`, c.name);
    }),
    ...ofRight.flatMap((c) => {
      if (find(ofLeft, c.name) === undefined) return [item(r(c.name), c.name)];
      if (choice === 'dot') return [item(r(c.name), c.name)];
      return choice === 'rename' ? [item(r(c.name), `${node.fields.rightPrefix as string}${c.name}`)] : [];
    }),
  ];
}
