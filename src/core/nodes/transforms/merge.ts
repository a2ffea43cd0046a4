import { Column, typeDdl } from '../../types';
import { glueColumnPaths, gluePathList } from '../glue-columns';
import { glueText, glueTexts } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { selectList, sqlName } from '../sql-text';

export const MERGE: NodeType = {
  kind: 'Merge',
  family: 'transform',
  title: 'Merge',
  doc: 'Upserts by keys: all rows of the updates, and the base rows whose keys the updates do not have. Null keys match nothing. '
    + 'Neither side is freed of duplicates: several updates of one key all come out, as in Glue.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-extensions-dynamic-frame.html#aws-glue-api-crawler-pyspark-extensions-dynamic-frame-mergeDynamicFrame',
  inputs: { min: 2, max: 2, names: ['base', 'updates'] },
  fields: [
    { name: 'primaryKeys', required: true, doc: 'Columns that both have and that identify a row.', type: { type: 'list', min: 1, items: { type: 'column' } } },
    {
      name: 'allowMissing',
      doc: 'A column that one side lacks is null in its rows; Glue does that without a word, and an update then empties columns that it does not have.',
      default: false,
      type: { type: 'boolean' },
    },
  ],
  check: (node) => {
    const on = keys(node);
    if (node.inputs.some((i) => i.columns === undefined)) return;
    on.forEach((k, i) => node.expression(k, `primaryKeys.${i}`));
    columns(node);
  },
  sql: (node) => {
    const [base, updates] = node.inputs.map((i) => sqlName(i.as));
    const all = columns(node);
    const side = (input: number) => selectList(all.map((c) => value(node, c, input)));
    return `${side(1)}\nFROM ${updates}\nUNION ALL\n${side(0)}\nFROM ${base}\nLEFT ANTI JOIN ${updates} ON ${keys(node).join(' AND ')}`;
  },
  glue: [{
    member: 'Merge',
    understood: ['Source', 'PrimaryKeys'],
    fromGlue: (body, notes) => {
      const ids = glueTexts(body.Inputs);
      const base = glueText(body.Source) ?? notes.refuse('Merge names no source');
      if (!ids.includes(base)) notes.refuse(`the source '${base}' is not an input of Merge`);
      return {
        fields: { primaryKeys: glueColumnPaths(body.PrimaryKeys), allowMissing: true },
        as: ['base', 'updates'],
        inputs: [base, ...ids.filter((id) => id !== base)],
      };
    },
    toGlue: (fields, { inputs }) => ({
      body: { Source: inputs[0], PrimaryKeys: gluePathList(fields.primaryKeys) },
      lost: fields.allowMissing === true ? [] : ['allowMissing'],
    }),
  }],
};

function keys(node: NodeContext): string[] {
  return (node.fields.primaryKeys as string[]).map((k, i) => (
    `${node.reference(k, `primaryKeys.${i}`, { input: 0 }).sql} = ${node.reference(k, `primaryKeys.${i}`, { input: 1 }).sql}`
  ));
}

/** Columns of the base, then what the updates add. */
function columns(node: NodeContext): readonly Column[] {
  const [base, updates] = [node.columnsOf(0), node.columnsOf(1)];
  const all = [...base, ...updates.filter((c) => find(base, c.name) === undefined)];
  if (node.fields.allowMissing === true) return all;
  for (const [i, side] of [base, updates].entries()) {
    const lacking = all.filter((c) => find(side, c.name) === undefined).map((c) => c.name);
    if (lacking.length > 0) node.fail('allowMissing', `'${node.inputs[i].as}' has no ${lacking.join(', ')}`, 'set allowMissing to have null there');
  }
  return all;
}

function value(node: NodeContext, column: Column, input: number): string {
  const own = find(node.columnsOf(input), column.name);
  if (own === undefined) return `CAST(NULL AS ${typeDdl(column.type)}) AS ${sqlName(column.name)}`;
  const sql = `${sqlName(node.inputs[input].as)}.${sqlName(own.name)}`;
  return own.name === column.name ? sql : `${sql} AS ${sqlName(column.name)}`;
}

function find(list: readonly Column[], name: string): Column | undefined {
  return list.find((c) => c.name.toLowerCase() === name.toLowerCase());
}
