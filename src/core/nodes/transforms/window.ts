import { orderField, orderItems } from './sort-order';
import type { NodeContext, NodeType } from '../node-type';
import { queryColumns } from '../query-columns';
import { closed, selectList, sqlName } from '../sql-text';

/** What a function takes besides the window. */
interface Shape { readonly column?: 'required' | 'optional'; readonly offset?: 'default' | 'required'; readonly ordered?: boolean; readonly framed?: boolean }

const RANKING: Shape = { ordered: true };
const AGGREGATE: Shape = { column: 'required', framed: true };

const FUNCTIONS: { readonly [name: string]: Shape } = {
  row_number: RANKING,
  rank: RANKING,
  dense_rank: RANKING,
  percent_rank: RANKING,
  cume_dist: RANKING,
  ntile: { ordered: true, offset: 'required' },
  lag: { ordered: true, column: 'required', offset: 'default' },
  lead: { ordered: true, column: 'required', offset: 'default' },
  first_value: { ...AGGREGATE, ordered: true },
  last_value: { ...AGGREGATE, ordered: true },
  count: { column: 'optional', framed: true },
  ...Object.fromEntries(['sum', 'avg', 'min', 'max', 'stddev_samp', 'stddev_pop', 'var_samp', 'var_pop'].map((f) => [f, AGGREGATE])),
};

interface Frame { readonly unit: 'ROWS' | 'RANGE'; readonly start?: number; readonly end?: number; readonly toEnd: boolean }

interface WindowColumn {
  readonly name: string;
  readonly function?: string;
  readonly column?: string;
  readonly expression?: string;
  readonly offset?: number;
  readonly defaultValue?: string;
  readonly ignoreNulls: boolean;
  readonly frame?: Frame;
}

export const WINDOW: NodeType = {
  kind: 'Window',
  family: 'transform',
  title: 'Window',
  doc: 'Adds columns computed over the rows around each row: ranks, neighbours, running totals. The rows stay. Among rows that are equal in `orderBy`, which comes first is not said.',
  see: 'https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-window.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'partitionBy', doc: 'Columns whose values part the rows; null is a part of its own. Default: all rows are one part.', default: [], type: { type: 'list', items: { type: 'column' } } },
    orderField('Order of the rows in a part; nulls first, last where descending.'),
    {
      name: 'columns',
      required: true,
      doc: 'Columns to add.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'name', required: true, doc: 'Name of the column.', type: { type: 'string' } },
            { name: 'function', doc: 'Window function.', type: { type: 'enum', values: Object.keys(FUNCTIONS) } },
            { name: 'column', doc: 'Column that the function is of.', type: { type: 'column' } },
            { name: 'expression', doc: 'Aggregate or window function as Spark SQL, instead: `sum(price * quantity)`.', type: { type: 'string' } },
            { name: 'offset', doc: '`lag`, `lead`: how many rows away, default 1. `ntile`: number of buckets.', type: { type: 'integer', min: 0 } },
            { name: 'defaultValue', doc: '`lag`, `lead`: Spark SQL constant where there is no such row. Default: null.', type: { type: 'string' } },
            { name: 'ignoreNulls', doc: '`lag`, `lead`, `first_value`, `last_value`: pass over nulls.', default: false, type: { type: 'boolean' } },
            {
              name: 'frame',
              doc: 'Rows that an aggregate sees. Default: Spark\'s, from the start of the part to the rows equal in order; without an order the whole part.',
              type: {
                type: 'record',
                fields: [
                  { name: 'unit', doc: '`ROWS` counts rows, `RANGE` compares the values of the one column of `orderBy`.', default: 'ROWS', type: { type: 'enum', values: ['ROWS', 'RANGE'] } },
                  { name: 'start', doc: 'First row, from the current one: -2 is two before. Default: the first of the part.', type: { type: 'integer' } },
                  { name: 'end', doc: 'Last row, from the current one. Default: the current row.', type: { type: 'integer' } },
                  { name: 'toEnd', doc: 'To the last row of the part, instead of `end`.', default: false, type: { type: 'boolean' } },
                ],
              },
            },
          ],
        },
      },
    },
  ],
  check: (node) => {
    for (const [i, c] of windowColumns(node).entries()) {
      checkColumn(node, c, `columns.${i}`);
      if (c.expression !== undefined && node.inputs[0].columns !== undefined) {
        queryColumns(node, `SELECT ${closed(c.expression)} OVER (${overOf(node, c)}) FROM ${sqlName(node.inputs[0].as)}`, `columns.${i}.expression`);
      }
    }
  },
  sql: (node) => {
    const items = windowColumns(node).map((c, i) => `${call(node, c, `columns.${i}`)} OVER (${overOf(node, c)}) AS ${sqlName(c.name)}`);
    return `${selectList(['*', ...items])}\nFROM ${sqlName(node.inputs[0].as)}`;
  },
};

function windowColumns(node: NodeContext): readonly WindowColumn[] {
  return node.fields.columns as unknown as readonly WindowColumn[];
}

function checkColumn(node: NodeContext, c: WindowColumn, at: string): void {
  if ((c.function === undefined) === (c.expression === undefined)) node.fail(at, 'expected either a function or an expression');
  const ordered = (node.fields.orderBy as readonly unknown[]).length > 0;
  if (c.frame !== undefined) {
    const { unit, start, end, toEnd } = c.frame;
    if (toEnd && end !== undefined) node.fail(`${at}.frame.end`, 'says another end than toEnd');
    if (start !== undefined && !toEnd && start > (end ?? 0)) node.fail(`${at}.frame.start`, `starts at ${start}, after the end at ${end ?? 0}`);
    if (unit === 'RANGE' && !ordered) node.fail(`${at}.frame.unit`, 'RANGE compares the values of orderBy, of which there are none');
  }
  if (c.function === undefined) return;
  const shape = FUNCTIONS[c.function];
  const takesNulls = ['lag', 'lead', 'first_value', 'last_value'].includes(c.function);
  if (shape.column === 'required' && c.column === undefined) node.fail(`${at}.column`, `is required for ${c.function}`);
  if (shape.column === undefined && c.column !== undefined) node.fail(`${at}.column`, `${c.function} is of no column`);
  if (shape.offset === undefined && c.offset !== undefined) node.fail(`${at}.offset`, `${c.function} has none`);
  if (shape.offset === 'required' && (c.offset ?? 0) < 1) node.fail(`${at}.offset`, `${c.function} needs a number of buckets, at least 1`);
  if (shape.offset !== 'default' && c.defaultValue !== undefined) node.fail(`${at}.defaultValue`, `${c.function} has none`);
  if (shape.framed !== true && c.frame !== undefined) node.fail(`${at}.frame`, `${c.function} has none`);
  if (!takesNulls && c.ignoreNulls) node.fail(`${at}.ignoreNulls`, `${c.function} cannot`);
  if (shape.ordered === true && !ordered) node.fail('orderBy', `is required for ${c.function}`);
}

function overOf(node: NodeContext, c: WindowColumn): string {
  const partition = (node.fields.partitionBy as string[]).map((p, i) => node.reference(p, `partitionBy.${i}`).sql);
  const order = orderItems(node);
  return [
    ...(partition.length === 0 ? [] : [`PARTITION BY ${partition.join(', ')}`]),
    ...(order.length === 0 ? [] : [`ORDER BY ${order.join(', ')}`]),
    ...(c.frame === undefined ? [] : [frame(c.frame)]),
  ].join(' ');
}

function call(node: NodeContext, c: WindowColumn, at: string): string {
  if (c.expression !== undefined) return closed(c.expression);
  const name = c.function as string;
  const column = c.column === undefined ? (name === 'count' ? '*' : undefined) : node.reference(c.column, `${at}.column`).sql;
  const shape = FUNCTIONS[name];
  const offset = shape.offset === 'default' && c.defaultValue !== undefined ? String(c.offset ?? 1) : c.offset;
  const args = [column, offset, c.defaultValue === undefined ? undefined : closed(c.defaultValue)].filter((a) => a !== undefined);
  return `${name}(${args.join(', ')})${c.ignoreNulls ? ' IGNORE NULLS' : ''}`;
}

function frame({ unit, start, end = 0, toEnd }: Frame): string {
  const bound = (n: number) => (n === 0 ? 'CURRENT ROW' : `${Math.abs(n)} ${n < 0 ? 'PRECEDING' : 'FOLLOWING'}`);
  return `${unit} BETWEEN ${start === undefined ? 'UNBOUNDED PRECEDING' : bound(start)} AND ${toEnd ? 'UNBOUNDED FOLLOWING' : bound(end)}`;
}
