import { isOrderable, typeName } from '../../types';
import { formatPath, parsePath } from '../column-path';
import { glueColumnPaths, gluePathList } from '../glue-columns';
import { glueObjects, glueTexts } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, closed, selectList, sqlName } from '../sql-text';

/** Glue Studio's functions, as Spark SQL has them. */
const FUNCTIONS: { readonly [name: string]: (column: string) => string } = {
  ...Object.fromEntries(
    ['avg', 'count', 'first', 'kurtosis', 'last', 'max', 'min', 'skewness', 'stddev_pop', 'stddev_samp', 'sum', 'var_pop', 'var_samp'].map((f) => [f, (c: string) => `${f}(${c})`]),
  ),
  countDistinct: (c) => `count(DISTINCT ${c})`,
  sumDistinct: (c) => `sum(DISTINCT ${c})`,
};

interface Aggregation { readonly name?: string; readonly function?: string; readonly column?: string; readonly expression?: string }

export const AGGREGATE: NodeType = {
  kind: 'Aggregate',
  family: 'transform',
  title: 'Aggregate',
  doc: 'One row for each group, with aggregates over its rows; without groups one row for all. Columns are named as Spark names them, `sum(price)`, unless a name is given.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-aggregate-fields.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'groups', doc: 'Columns to group by. Null is a group of its own.', default: [], type: { type: 'list', items: { type: 'column' } } },
    {
      name: 'aggregations',
      required: true,
      doc: 'Aggregates: a function of a column, or an expression.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'name', doc: 'Name of the output column. Default: Spark\'s; with an expression it is required.', type: { type: 'string' } },
            { name: 'function', doc: 'Aggregate function.', type: { type: 'enum', values: Object.keys(FUNCTIONS).sort() } },
            { name: 'column', doc: 'Column that the function is of.', type: { type: 'column' } },
            { name: 'expression', doc: 'Spark SQL expression with aggregates: `sum(price * quantity)`.', type: { type: 'expression', aggregates: true } },
          ],
        },
      },
    },
  ],
  check: (node) => {
    for (const [i, a] of aggregations(node).entries()) {
      const at = `aggregations.${i}`;
      if ((a.function === undefined) !== (a.column === undefined)) node.fail(at, 'expected a function and its column');
      if ((a.function === undefined) === (a.expression === undefined)) node.fail(at, 'expected either a function and a column, or an expression');
      if (a.expression !== undefined && a.name === undefined) node.fail(`${at}.name`, 'an expression needs a name');
      if (a.column !== undefined && node.inputs[0].columns !== undefined) {
        node.expression(FUNCTIONS[a.function as string](node.reference(a.column, `${at}.column`).sql), `${at}.column`, { aggregates: true });
      }
    }
    for (const [i, g] of (node.fields.groups as string[]).entries()) {
      const { type } = node.reference(g, `groups.${i}`);
      if (type !== undefined && !isOrderable(type)) node.fail(`groups.${i}`, `'${g}' is ${typeName(type)}, by which rows cannot be grouped`);
    }
  },
  sql: (node) => {
    const groups = (node.fields.groups as string[]).map((g, i) => node.reference(g, `groups.${i}`));
    const items = [
      ...groups.map((g) => (g.parts.length === 1 ? g.sql : aliased(g.sql, g.parts[g.parts.length - 1]))),
      ...aggregations(node).map((a, i) => aggregate(node, a, i)),
    ];
    const by = groups.length === 0 ? '' : `\nGROUP BY ${groups.map((g) => g.sql).join(', ')}`;
    return `${selectList(items)}\nFROM ${sqlName(node.inputs[0].as)}${by}`;
  },
  glue: [{
    member: 'Aggregate',
    understood: ['Groups', 'Aggs'],
    fromGlue: (body) => ({
      fields: {
        groups: glueColumnPaths(body.Groups),
        aggregations: glueObjects(body.Aggs).map((a) => ({ function: String(a.AggFunc), column: formatPath(glueTexts(a.Column)) })),
      },
    }),
    toGlue: (fields) => {
      const aggs = fields.aggregations as unknown as readonly Aggregation[];
      // Studio names the columns as Spark does, and takes up to thirty.
      if (aggs.length > 30 || aggs.some((a) => a.column === undefined || (a.name !== undefined && a.name !== sparkName(a)))) return undefined;
      return { body: { Groups: gluePathList(fields.groups), Aggs: aggs.map((a) => ({ Column: parsePath(a.column ?? '') ?? [], AggFunc: a.function })) } };
    },
  }],
};

function sparkName(a: Aggregation): string {
  return FUNCTIONS[a.function as string]((parsePath(a.column ?? '') ?? []).join('.'));
}

function aggregations(node: NodeContext): readonly Aggregation[] {
  return node.fields.aggregations as unknown as readonly Aggregation[];
}

function aggregate(node: NodeContext, a: Aggregation, i: number): string {
  if (a.expression !== undefined) return `${closed(a.expression)} AS ${sqlName(a.name ?? '')}`;
  const { sql, parts } = node.reference(a.column as string, `aggregations.${i}.column`);
  const call = FUNCTIONS[a.function as string];
  return `${call(sql)} AS ${sqlName(a.name ?? call(parts.join('.')))}`;
}
