import { checkFields } from '../../../src/core/manifest';
import type { GlueBody, GlueForm } from '../../../src/core/nodes';
import { nodeType, resolveNode, sessionOf } from '../../../src/core/nodes';
import { parseColumns } from '../../../src/core/types';

/** Members as Glue Studio writes them, read and written again. */
const MEMBERS: readonly [kind: string, member: string, body: GlueBody, fields: object][] = [
  ['Merge', 'Merge', { Inputs: ['a', 'b'], Source: 'a', PrimaryKeys: [['id'], ['k', 'x.y']] }, { primaryKeys: ['id', 'k.`x.y`'], allowMissing: true }],
  ['SplitFields', 'SplitFields', { Paths: [['a'], ['b', 'c']] }, { paths: ['a', 'b.c'] }],
  ['SelectFromCollection', 'SelectFromCollection', { Index: 2 }, { index: 2 }],
  ['Spigot', 'Spigot', { Path: 's3://b/x', Topk: 5, Prob: 0.5 }, { path: 's3://b/x', topk: 5, prob: 0.5 }],
  ['FillMissingValues', 'FillMissingValues', { ImputedPath: 'price', FilledPath: 'price_filled' }, { fills: [{ column: 'price', method: 'ml', outputColumn: 'price_filled' }] }],
  ['CustomCode', 'CustomCode', { Code: '    return dfc', ClassName: 'Mine' }, { code: '    return dfc', className: 'Mine', outputs: [{ name: 'output' }] }],
  [
    'DropNullFields', 'DropNullFields',
    { NullCheckBoxList: { IsEmpty: true, IsNullString: false, IsNegOne: true }, NullTextList: [{ Value: 'n/a', Datatype: { Id: 'string', Label: 'String' } }, { Value: '0', Datatype: { Id: 'integer', Label: 'Integer' } }] },
    { emptyStrings: true, nullStrings: false, negativeOnes: true, values: [{ value: 'n/a', type: 'string' }, { value: '0', type: 'number' }], studioRules: true },
  ],
  [
    'Route', 'Route',
    {
      GroupFiltersList: [{
        GroupName: 'west',
        Filters: [
          { Operation: 'EQ', Negated: true, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['state'] }, { Type: 'CONSTANT', Value: ['CA'] }] },
          { Operation: 'REGEX', Negated: false, Values: [{ Type: 'CONSTANT', Value: ['C.*'] }, { Type: 'COLUMNEXTRACTED', Value: ['a', 'state'] }] },
          { Operation: 'LT', Negated: false, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['a'] }, { Type: 'COLUMNEXTRACTED', Value: ['b'] }] },
          { Operation: 'ISNULL', Negated: false, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['b'] }] },
        ],
        LogicalOperator: 'OR',
      }],
    },
    {
      groups: [{
        name: 'west',
        filters: [
          { column: 'state', operation: 'EQ', value: 'CA', negated: true }, { column: 'a.state', operation: 'REGEX', value: 'C.*', negated: false },
          { column: 'a', operation: 'LT', otherColumn: 'b', negated: false }, { column: 'b', operation: 'ISNULL', negated: false },
        ],
        logicalOperator: 'OR',
      }],
    },
  ],
  [
    'DynamicTransform', 'DynamicTransform',
    {
      TransformName: 'mask',
      FunctionName: 'mask',
      Path: 's3://assets/mask.py',
      Version: '1.0.0',
      Parameters: [{ Name: 'cols', Type: 'list', Value: ['a', 'b'], ListType: 'str', IsOptional: false }, { Name: 'n', Type: 'int', Value: ['3'], IsOptional: true }],
    },
    {
      transformName: 'mask',
      functionName: 'mask',
      path: 's3://assets/mask.py',
      version: '1.0.0',
      parameters: [{ name: 'cols', type: 'list', values: ['a', 'b'], listType: 'str', optional: false }, { name: 'n', type: 'int', values: ['3'], optional: true }],
    },
  ],
];

const notes = {
  warn: (message: string) => {
    throw new Error(message);
  },
  refuse: (message: string): never => {
    throw new Error(message);
  },
  pass: (message: string): never => {
    throw new Error(message);
  },
};
const formOf = (kind: string, member: string): GlueForm => {
  const form = nodeType(kind)?.glue?.find((f) => f.member === member);
  if (form === undefined) throw new Error(`${kind} has no form of ${member}`);
  return form;
};
const writing = { inputs: ['a', 'b'], text: String, columns: () => undefined };

test.each(MEMBERS)('%s is read and written as it was', (kind, member, body, fields) => {
  const form = formOf(kind, member);
  const got = Object.fromEntries(Object.entries(form.fromGlue(body, notes).fields).filter(([, v]) => v !== undefined));
  expect(got).toEqual(fields);
  const checked = checkFields(nodeType(kind)?.fields ?? [], got, { node: 'N' });
  const written = form.toGlue?.(checked, writing as never);
  const { Inputs: _, ...own } = body;
  expect(written?.body).toEqual(own);
  expect(written?.lost ?? []).toEqual([]);
});

test('the base of a merge comes first, wherever Studio has it', () => {
  const { inputs } = formOf('Merge', 'Merge').fromGlue({ Inputs: ['new', 'old'], Source: 'old', PrimaryKeys: [['id']] }, notes);
  expect(inputs).toEqual(['old', 'new']);
  expect(() => formOf('Merge', 'Merge').fromGlue({ Inputs: ['new', 'old'], Source: 'x', PrimaryKeys: [['id']] }, notes)).toThrow("the source 'x' is not an input of Merge");
});

test('a group of the other rows is not read: it is there always', () => {
  const { fields } = formOf('Route', 'Route').fromGlue({ GroupFiltersList: [{ GroupName: 'default_group', Filters: [], LogicalOperator: 'AND' }] }, notes);
  expect(fields).toEqual({ groups: [] });
});

test('what a member cannot say is told, or makes it a query', () => {
  const input = [{ as: 't', columns: parseColumns('id INT, s STRING') }];
  const resolve = (kind: string, fields: object) => resolveNode({
    type: nodeType(kind) as never, node: 'N', fields: fields as never, inputs: kind === 'Merge' ? [...input, { as: 'u', columns: input[0].columns }] : input, session: sessionOf('5.1', []), parameters: [],
  }).fields;
  expect(formOf('Merge', 'Merge').toGlue?.(resolve('Merge', { primaryKeys: ['id'] }), writing as never)?.lost).toEqual(['allowMissing']);
  expect(formOf('Route', 'Route').toGlue?.(resolve('Route', { groups: [{ name: 'a', condition: 'id = 1' }] }), writing as never)).toBeUndefined();
  expect(formOf('FillMissingValues', 'FillMissingValues').toGlue?.(resolve('FillMissingValues', { fills: [{ column: 'id', method: 'mean' }] }), writing as never)).toBeUndefined();
});
