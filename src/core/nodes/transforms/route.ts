import { checkFilters, filterCondition, FilterCondition, FILTERS, filtersFromStudio, LOGICAL_OPERATOR, studioFilters } from './filter-conditions';
import type { FieldValue } from '../../manifest/manifest';
import { BOOLEAN } from '../../types';
import { glueObjects } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { closed, sqlName } from '../sql-text';

interface Group {
  readonly name: string;
  readonly condition?: string;
  readonly filters?: readonly FilterCondition[];
  readonly logicalOperator: string;
}

/** Studio's name of the output for the rows of no group. */
export const DEFAULT_GROUP = 'default_group';

export const ROUTE: NodeType = {
  kind: 'Route',
  family: 'transform',
  title: 'Conditional router',
  doc: 'One dataset for each group, with the rows for which its condition is true, and `default_group` with the rows of none. A row may be in several groups.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-conditional-router.html',
  inputs: { min: 1, max: 1 },
  outputs: (fields) => [...groupsOf(fields.groups).map((g) => g.name), DEFAULT_GROUP],
  fields: [
    {
      name: 'groups',
      required: true,
      doc: 'The groups.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'name', required: true, doc: 'Name of the group and of its dataset.', type: { type: 'string' } },
            { name: 'condition', doc: 'Spark SQL condition: `amount > 100`. Null is not true.', type: { type: 'expression', result: BOOLEAN } },
            FILTERS,
            LOGICAL_OPERATOR,
          ],
        },
      },
    },
  ],
  check: (node) => {
    const seen = new Set<string>([DEFAULT_GROUP]);
    for (const [i, g] of groupsOf(node.fields.groups).entries()) {
      if (!/^[A-Za-z0-9_ -]+$/.test(g.name)) node.fail(`groups.${i}.name`, `'${g.name}' cannot name a group, expected letters, digits, _, - and blanks`);
      if (seen.has(g.name.toLowerCase())) node.fail(`groups.${i}.name`, g.name.toLowerCase() === DEFAULT_GROUP ? 'is the group of the other rows' : `'${g.name}' is named twice`);
      seen.add(g.name.toLowerCase());
      if ((g.condition === undefined) === (g.filters === undefined)) node.fail(`groups.${i}`, 'expected either a condition or filters');
      checkFilters(node, g.filters ?? [], `groups.${i}.filters`);
    }
  },
  sql: (node) => {
    const from = sqlName(node.inputs[0].as);
    const groups = groupsOf(node.fields.groups).map((g, i) => ({ name: g.name, condition: condition(node, g, i) }));
    const none = groups.map((g) => `NOT coalesce(${g.condition}, false)`).join('\n  AND ');
    return Object.fromEntries([...groups, { name: DEFAULT_GROUP, condition: none }].map((g) => [g.name, `SELECT *\nFROM ${from}\nWHERE ${g.condition}`]));
  },
  glue: [{
    member: 'Route',
    understood: ['GroupFiltersList'],
    fromGlue: (body, notes) => ({
      fields: {
        groups: glueObjects(body.GroupFiltersList)
          // The group of the other rows is there always.
          .filter((g) => g.GroupName !== DEFAULT_GROUP)
          .map((g) => ({ name: String(g.GroupName), filters: filtersFromStudio(g.Filters, notes), logicalOperator: String(g.LogicalOperator ?? 'AND') })),
      },
    }),
    toGlue: (fields) => {
      const groups = groupsOf(fields.groups);
      if (groups.some((g) => g.filters === undefined)) return undefined;
      const list = groups.map((g) => ({ GroupName: g.name, Filters: studioFilters(g.filters ?? []), LogicalOperator: g.logicalOperator }));
      return { body: { GroupFiltersList: list } };
    },
  }],
};

function groupsOf(value: FieldValue | undefined): readonly Group[] {
  return (value ?? []) as unknown as readonly Group[];
}

function condition(node: NodeContext, g: Group, i: number): string {
  return g.condition === undefined ? filterCondition(node, g.filters ?? [], g.logicalOperator, `groups.${i}.filters`) : closed(g.condition);
}
