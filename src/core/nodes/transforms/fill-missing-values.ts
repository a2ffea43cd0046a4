import { DataType, isNumeric, isOrderable, parseType, typeDdl, typeName } from '../../types';
import { formatPath } from '../column-path';
import { glueText } from '../glue-form';
import type { ColumnReference, NodeContext, NodeType, ScriptContext } from '../node-type';
import { keywordCall, pythonString } from '../python';
import { selectList, sqlName, sqlString } from '../sql-text';
import { orderField, orderItems } from './sort-order';

const METHODS = ['constant', 'mean', 'median', 'mode', 'forward', 'ml'];

interface Fill { readonly column: string; readonly method: string; readonly value?: string; readonly outputColumn?: string }

export const FILL_MISSING_VALUES: NodeType = {
  kind: 'FillMissingValues',
  family: 'transform',
  title: 'Fill missing values',
  doc: 'Puts values where there is null: a constant, the mean, median or most frequent value of the column, or the last value before. '
    + '`ml` is Glue\'s own imputation, a model that only AWS Glue has.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-fillmissingvalues.html',
  inputs: { min: 1, max: 1 },
  fields: [
    {
      name: 'fills',
      required: true,
      doc: 'Columns to fill, each of the input\'s values: not of others that are filled.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'column', required: true, doc: 'Column with missing values.', type: { type: 'column' } },
            {
              name: 'method',
              required: true,
              doc: '`constant`; `mean` and `median` (of two the middle) of a number, cast to its type as Spark ML\'s Imputer does; `mode`, of equals the smallest; '
                + '`forward`, the last value before in `orderBy`; `ml`, Glue\'s model.',
              type: { type: 'enum', values: METHODS },
            },
            { name: 'value', doc: '`constant`: the value, as text of the column\'s type.', type: { type: 'string' } },
            { name: 'outputColumn', doc: 'Name of a new column with the filled values. Default: the column itself; `ml`: `<column>_filled`.', type: { type: 'string' } },
          ],
        },
      },
    },
    { name: 'emptyStrings', doc: 'Empty strings are missing too, as for Glue\'s model.', default: false, type: { type: 'boolean' } },
    { name: 'partitionBy', doc: '`forward`: columns whose values part the rows; nothing is carried from one part into another.', default: [], type: { type: 'list', items: { type: 'column' } } },
    orderField('`forward`: order of the rows.'),
  ],
  check: (node) => {
    const list = fills(node.fields);
    const made = new Set<string>();
    for (const [i, f] of list.entries()) {
      const at = `fills.${i}`;
      const { parts, type } = node.reference(f.column, `${at}.column`);
      if (parts.length > 1) node.fail(`${at}.column`, 'is a field of a struct', 'Flatten makes columns of the fields of a struct');
      if ((f.method === 'constant') !== (f.value !== undefined)) node.fail(`${at}.value`, f.method === 'constant' ? 'is required' : `says nothing for ${f.method}`);
      if ((f.method === 'mean' || f.method === 'median') && type !== undefined && !isNumeric(type)) node.fail(`${at}.method`, `'${f.column}' is ${typeName(type)}, which has no ${f.method}`, 'mode takes every type that has an order');
      if (f.method === 'mode' && type !== undefined && !isOrderable(type)) node.fail(`${at}.method`, `'${f.column}' is ${typeName(type)}, whose values cannot be counted`);
      if (f.method === 'forward' && (node.fields.orderBy as readonly unknown[]).length === 0) node.fail('orderBy', 'is required to fill forward: rows have no order');
      if (f.method === 'ml' && list.length > 1) node.fail(`${at}.method`, 'Glue\'s model fills one column', 'make a node of its own for it');
      if (f.method === 'constant' && type !== undefined && f.value !== undefined) checkConstant(node, f.value, type, at);
      const name = outputOf(f, parts[0]).toLowerCase();
      if (made.has(name)) node.fail(`${at}.outputColumn`, `'${name}' is filled twice`);
      made.add(name);
    }
    const forward = list.some((f) => f.method === 'forward');
    if (!forward && (node.fields.partitionBy as readonly unknown[]).length > 0) node.fail('partitionBy', 'says nothing where no column is filled forward');
  },
  columns: (node) => {
    const list = fills(node.fields).map((f, i) => ({ ...f, reference: node.reference(f.column, `fills.${i}.column`) }));
    const columns = node.columnsOf();
    const always = (f: Fill) => f.method === 'constant';
    const kept = columns.map((c) => {
      const own = list.find((f) => f.reference.parts[0] === c.name && outputOf(f, c.name) === c.name);
      return own === undefined ? c : { ...c, nullable: c.nullable && !always(own) };
    });
    const added = list.filter((f) => outputOf(f, f.reference.parts[0]) !== f.reference.parts[0]);
    return {
      output: [...kept, ...added.map((f) => ({
        name: outputOf(f, f.reference.parts[0]),
        type: f.reference.type as DataType,
        nullable: f.reference.nullable && !always(f),
      }))],
    };
  },
  sql: (node) => (usesModel(node.fields) ? undefined : query(node)),
  script: (node) => (usesModel(node.fields) ? modelScript(node) : undefined),
  notLocal: (fields) => (usesModel(fields) ? 'its model is part of AWS Glue (awsglueml) and runs nowhere else; mean, median, mode and forward do' : undefined),
  notLocalWith: [{ fills: [{ method: 'ml' }] }],
  glueOnly: true,
  glue: [{
    member: 'FillMissingValues',
    understood: ['ImputedPath', 'FilledPath'],
    fromGlue: (body, notes) => ({
      fields: {
        fills: [{
          column: formatPath([glueText(body.ImputedPath) ?? notes.refuse('names no column')]),
          method: 'ml',
          ...(glueText(body.FilledPath) === undefined ? {} : { outputColumn: String(body.FilledPath) }),
        }],
      },
    }),
    toGlue: (fields) => {
      const [f] = fills(fields);
      return f.method === 'ml' ? { body: { ImputedPath: f.column, FilledPath: outputOf(f, f.column) } } : undefined;
    },
  }],
};

function fills(fields: NodeContext['fields']): readonly Fill[] {
  return (fields.fills ?? []) as unknown as readonly Fill[];
}

function usesModel(fields: NodeContext['fields']): boolean {
  return fills(fields).some((f) => f.method === 'ml');
}

function outputOf(f: Fill, column: string): string {
  return f.outputColumn ?? (f.method === 'ml' ? `${column}_filled` : column);
}

/** A text that is no value of the type would fill in null. */
function checkConstant(node: NodeContext, value: string, type: DataType, at: string): void {
  const kind = type.kind;
  if (isNumeric(type) && !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) node.fail(`${at}.value`, `'${value}' is not a ${typeName(type)}`);
  if (kind === 'boolean' && !/^(true|false)$/i.test(value)) node.fail(`${at}.value`, `'${value}' is not true or false`);
  if (['array', 'map', 'struct'].includes(kind)) node.fail(`${at}.column`, `is ${typeName(type)}, which has no constant as text`, 'use DerivedColumn');
}

function query(node: NodeContext): string {
  const list = fills(node.fields).map((f, i) => ({ ...f, reference: node.reference(f.column, `fills.${i}.column`) }));
  const columns = node.columnsOf().map((c) => {
    const own = list.find((f) => f.reference.parts[0] === c.name && outputOf(f, c.name) === c.name);
    return own === undefined ? sqlName(c.name) : `${filled(node, own, own.reference)} AS ${sqlName(c.name)}`;
  });
  const added = list.filter((f) => outputOf(f, f.reference.parts[0]) !== f.reference.parts[0]);
  return `${selectList([...columns, ...added.map((f) => `${filled(node, f, f.reference)} AS ${sqlName(outputOf(f, ''))}`)])}\nFROM ${sqlName(node.inputs[0].as)}`;
}

function filled(node: NodeContext, f: Fill, { sql, type = parseType('string') }: ColumnReference): string {
  const from = sqlName(node.inputs[0].as);
  const text = type.kind === 'string' || type.kind === 'varchar' || type.kind === 'char';
  const value = node.fields.emptyStrings === true && text ? `nullif(${sql}, '')` : sql;
  const to = typeDdl(type);
  switch (f.method) {
    case 'constant': return `coalesce(${value}, CAST(${sqlString(f.value ?? '')} AS ${to}))`;
    case 'mean': return `coalesce(${value}, (SELECT CAST(avg(${sql}) AS ${to}) FROM ${from}))`;
    case 'median': return `coalesce(${value}, (SELECT CAST(percentile(${sql}, 0.5) AS ${to}) FROM ${from}))`;
    case 'mode': return `coalesce(${value}, (SELECT ${value} FROM ${from} WHERE ${value} IS NOT NULL GROUP BY ${value} ORDER BY count(*) DESC, ${value} LIMIT 1))`;
    default: {
      const parts = (node.fields.partitionBy as string[]).map((p, i) => node.reference(p, `partitionBy.${i}`).sql);
      const partition = parts.length === 0 ? '' : `PARTITION BY ${parts.join(', ')} `;
      return `last(${value}, true) OVER (${partition}ORDER BY ${orderItems(node).join(', ')} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
    }
  }
}

function modelScript(node: ScriptContext): string[] {
  const [f] = fills(node.fields);
  const { parts } = node.reference(f.column, 'fills.0.column');
  node.use('from awsglue.dynamicframe import DynamicFrame');
  node.use('from awsglueml.transforms import FillMissingValues');
  return keywordCall(node.variable, 'FillMissingValues.apply', {
    frame: `DynamicFrame.fromDF(${node.inputVariables[0]}, glueContext, ${pythonString(node.inputVariables[0])})`,
    missing_values_column: pythonString(parts[0]),
    output_column: pythonString(outputOf(f, parts[0])),
    transformation_ctx: pythonString(node.variable),
  }, '.toDF()');
}
