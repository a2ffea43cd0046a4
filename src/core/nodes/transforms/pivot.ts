import { isOrderable, typeName } from '../../types';
import { formatPath, parsePath } from '../column-path';
import { managedForm } from '../managed-form';
import type { ColumnReference, NodeContext, NodeType, ScriptContext } from '../node-type';
import { callChain, pythonLiteral, pythonString } from '../python';
import { selectList, sqlName, sqlString } from '../sql-text';

interface Aggregation { readonly function: string; readonly column: string; readonly name?: string }

const FUNCTIONS: { readonly [name: string]: (column: string) => string } = {
  ...Object.fromEntries(['avg', 'count', 'max', 'min', 'stddev_pop', 'stddev_samp', 'sum', 'var_pop', 'var_samp'].map((f) => [f, (c: string) => `${f}(${c})`])),
  countDistinct: (c) => `count(DISTINCT ${c})`,
  sumDistinct: (c) => `sum(DISTINCT ${c})`,
};

/** Spark's own limit, `spark.sql.pivotMaxValues`. */
const MOST_VALUES = 10_000;
const KEY = '__pivot';

export const PIVOT: NodeType = {
  kind: 'Pivot',
  family: 'transform',
  title: 'Pivot rows into columns',
  doc: 'One row for each group, with a column for each value of `column` that holds the aggregate of the rows of that value; null where the group has none. '
    + 'With one aggregation columns are named by the value, with several `value_name`.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-pivot.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'groups', doc: 'Columns to group by; null is a group of its own. Default: all that are neither pivoted nor aggregated.', type: { type: 'list', items: { type: 'column' } } },
    { name: 'column', required: true, doc: 'Column whose values become columns.', type: { type: 'column' } },
    {
      name: 'values',
      doc: 'Its values, as text. Default: those that the data has, in order and without null, looked up when the job runs; the columns are not known before.',
      type: { type: 'list', items: { type: 'string' }, min: 1, max: MOST_VALUES },
    },
    {
      name: 'aggregations',
      required: true,
      doc: 'Aggregates of columns.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'function', required: true, doc: 'Aggregate function.', type: { type: 'enum', values: Object.keys(FUNCTIONS).sort() } },
            { name: 'column', required: true, doc: 'Column that it is of.', type: { type: 'column' } },
            { name: 'name', doc: 'End of the names of its columns, where there are several aggregations.', type: { type: 'string' } },
          ],
        },
      },
    },
  ],
  check: (node) => {
    const list = aggregations(node);
    for (const [i, a] of list.entries()) {
      if (list.length > 1 && a.name === undefined) node.fail(`aggregations.${i}.name`, 'is required where there are several aggregations');
      if (list.length === 1 && a.name !== undefined) node.fail(`aggregations.${i}.name`, 'says nothing where there is one aggregation: columns are named by the value');
    }
    if (node.inputs[0].columns !== undefined) checkTypes(node);
    const given = (node.fields.values ?? []) as string[];
    const twice = given.findIndex((v, i) => given.indexOf(v) < i);
    if (twice >= 0) node.fail(`values.${twice}`, `'${given[twice]}' is there twice`);
  },
  measure: (node) => (node.fields.values === undefined
    ? `SELECT sort_array(collect_set(${key(node)})) AS \`values\`\nFROM ${sqlName(node.inputs[0].as)}`
    : undefined),
  sql: (node) => {
    const list = aggregations(node);
    const calls = list.map((a, i) => `${FUNCTIONS[a.function](valueName(i))}${list.length === 1 ? '' : ` AS ${sqlName(a.name ?? '')}`}`);
    const found = values(node);
    // A pivot without values has no syntax: the groups alone remain.
    if (found.length === 0) return `SELECT DISTINCT ${groups(node).map(named).join(', ')}\nFROM ${sqlName(node.inputs[0].as)}`;
    return [
      'SELECT *',
      `FROM (\n${selectList(prepared(node))}\nFROM ${sqlName(node.inputs[0].as)}\n)`,
      `PIVOT (\n  ${calls.join(', ')}\n  FOR ${KEY} IN (${found.map((v) => `${sqlString(v)} AS ${sqlName(v)}`).join(', ')})\n)`,
    ].join('\n');
  },
  script: (node) => (node.fields.values === undefined ? measuredScript(node) : undefined),
  glue: [managedForm({
    functionName: 'gs_pivot',
    parameters: { aggCol: 'str', aggFunction: 'str', colList: 'list' },
    fromGlue: (p, notes) => {
      const [column, ...others] = p.texts('colList');
      if (column === undefined || others.length > 0) notes.refuse('gs_pivot of several columns is not supported');
      return { column, aggregations: [{ function: p.text('aggFunction') ?? 'sum', column: p.text('aggCol') ?? notes.refuse('gs_pivot names no column to aggregate') }] };
    },
    toGlue: (fields) => {
      const list = (fields.aggregations ?? []) as unknown as readonly Aggregation[];
      if (fields.groups !== undefined || fields.values !== undefined || list.length > 1) return undefined;
      return { aggCol: list[0].column, aggFunction: list[0].function, colList: [fields.column as string] };
    },
  })],
};

function aggregations(node: NodeContext): readonly Aggregation[] {
  return node.fields.aggregations as unknown as readonly Aggregation[];
}

const valueName = (i: number) => `__value_${i}`;

function key(node: NodeContext): string {
  return `CAST(${node.reference(node.fields.column as string, 'column').sql} AS STRING)`;
}

function groups(node: NodeContext): readonly Pick<ColumnReference, 'parts' | 'sql'>[] {
  if (node.fields.groups !== undefined) return (node.fields.groups as string[]).map((g, i) => node.reference(g, `groups.${i}`));
  const used = [node.reference(node.fields.column as string, 'column'), ...aggregations(node).map((a, i) => node.reference(a.column, `aggregations.${i}.column`))];
  return node.columnsOf().filter((c) => !used.some((u) => u.parts[0] === c.name)).map((c) => ({ parts: [c.name], sql: sqlName(c.name) }));
}

const named = (g: Pick<ColumnReference, 'parts' | 'sql'>) => (g.parts.length === 1 ? g.sql : `${g.sql} AS ${sqlName(g.parts[g.parts.length - 1])}`);

/** Groups, key and one column an aggregate: Spark groups by all that it does not aggregate. */
function prepared(node: NodeContext, withGroups = true): string[] {
  return [
    ...(withGroups ? groups(node).map(named) : []),
    `${key(node)} AS ${KEY}`,
    ...aggregations(node).map((a, i) => `${node.reference(a.column, `aggregations.${i}.column`).sql} AS ${valueName(i)}`),
  ];
}

function checkTypes(node: NodeContext): void {
  for (const [i, a] of aggregations(node).entries()) {
    const at = `aggregations.${i}.column`;
    node.expression(FUNCTIONS[a.function](node.reference(a.column, at).sql), at, { aggregates: true });
  }
  const { type } = node.reference(node.fields.column as string, 'column');
  if (type !== undefined && ['array', 'map', 'struct'].includes(type.kind)) node.fail('column', `'${node.fields.column as string}' is ${typeName(type)}, whose values cannot name columns`);
  for (const g of groups(node)) {
    const grouped = node.reference(formatPath(g.parts), 'groups').type;
    if (grouped === undefined || isOrderable(grouped)) continue;
    node.fail('groups', `rows cannot be grouped by '${formatPath(g.parts)}', which is ${typeName(grouped)}`, 'list the columns to group by, or leave this one out before');
  }
}

function values(node: NodeContext): readonly string[] {
  const given = node.fields.values as string[] | undefined;
  // Spark names a column after the value alone where there is one aggregate, and the engine knows no column without a name.
  const nameless = (list: readonly string[]) => aggregations(node).length === 1 && list.includes('');
  if (given !== undefined) {
    if (nameless(given)) node.fail(`values.${given.indexOf('')}`, 'is empty, which is no name of a column');
    return given;
  }
  const found = (node.measured().values ?? []) as readonly string[];
  if (found.length > MOST_VALUES) node.fail('column', `has ${found.length} values, more than ${MOST_VALUES} columns`, 'give the values');
  if (nameless(found)) node.fail('column', 'has the empty text among its values, which is no name of a column', 'make it null or another text before, or give the values');
  return found;
}

/** The values are looked up by a first pass over the data. */
function measuredScript(node: ScriptContext): string[] {
  const { variable, inputVariables: [input], inputs: [{ as }] } = node;
  node.use('from pyspark.sql import functions as F');
  const list = aggregations(node);
  // Struct fields are reached through the input's name.
  const calls = list.map((a, i) => `F.expr(${pythonString(FUNCTIONS[a.function](valueName(i)))})${list.length === 1 ? '' : `.alias(${pythonString(a.name ?? '')})`}`);
  const made = prepared(node, false).map((p) => pythonString(p));
  const open = node.fields.groups === undefined && node.inputs[0].columns === undefined;
  const used = [node.fields.column as string, ...list.map((a) => a.column)].map((c) => (parsePath(c) ?? [c])[0].toLowerCase());
  const by = open ? `*${variable}_groups` : groups(node).map((g) => pythonString(sqlName(g.parts[g.parts.length - 1]))).join(', ');
  const kept = open ? [by] : groups(node).map(named).map((g) => pythonString(g));
  return [
    ...(open ? [`${variable}_groups = ['\`' + c.replace("\`", "\`\`") + '\`' for c in ${input}.columns if c.lower() not in ${pythonLiteral([...new Set(used)])}]`] : []),
    ...callChain(`${variable}_rows`, `${input}.alias(${pythonString(as)})`, [`selectExpr(${[...kept, ...made].join(', ')})`]),
    `${variable}_values = [row[0] for row in ${variable}_rows.select("${KEY}").where("${KEY} IS NOT NULL").distinct().sort("${KEY}").collect()]`,
    ...callChain(variable, `${variable}_rows.groupBy(${by})`, [`pivot("${KEY}", ${variable}_values)`, `agg(${calls.join(', ')})`]),
  ];
}
