import { Column, DataType, parseColumns, parseType, StructField, typeDdl, typeName } from '../../types';
import { alternativeName, choiceFields } from '../choice';
import type { NodeContext, NodeType } from '../node-type';
import { selectList, sqlName } from '../sql-text';

const ACTIONS = ['cast', 'make_cols', 'make_struct', 'project', 'match_catalog'];

interface Resolution { readonly action: string; readonly type?: string }
interface Named extends Resolution { readonly column: string }

export const RESOLVE_CHOICE: NodeType = {
  kind: 'ResolveChoice',
  family: 'transform',
  title: 'Resolve choice',
  doc: 'Gives columns that came with values of several types one type, or a column for each. A choice is, as in a DataFrame, a struct with a field for each type, '
    + 'named by Glue\'s name of it: `struct<long: bigint, string: string>`.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-ResolveChoice.html',
  inputs: { min: 1, max: 1 },
  fields: [
    {
      name: 'choices',
      doc: 'What becomes of single columns.',
      default: [],
      type: {
        type: 'list',
        items: {
          type: 'record',
          fields: [
            { name: 'column', required: true, doc: 'Column with a choice; `cast` takes any column.', type: { type: 'column' } },
            {
              name: 'action',
              required: true,
              doc: '`cast` all values to a type, null where they cannot be; `make_cols`, a column for each type; `make_struct`, a struct with a field for each; '
                + '`project`, the values of one type, null for the others; `match_catalog`, cast to the type in `catalogSchema`.',
              type: { type: 'enum', values: ACTIONS },
            },
            { name: 'type', doc: '`cast` and `project`: the type.', type: { type: 'data-type' } },
          ],
        },
      },
    },
    { name: 'action', doc: 'What becomes of all other choices. Default: they stay.', type: { type: 'enum', values: ACTIONS } },
    { name: 'type', doc: '`cast` and `project` of all others: the type.', type: { type: 'data-type' } },
    { name: 'catalogSchema', doc: '`match_catalog`: columns of the table in the Data Catalog, as DDL.', type: { type: 'schema' } },
  ],
  check: (node) => {
    const { action, type, catalogSchema } = node.fields;
    const named = choicesOf(node);
    if (named.length === 0 && action === undefined) node.fail('choices', 'expected choices, or an action for all');
    for (const [i, c] of named.entries()) checkResolution(node, c, `choices.${i}.`);
    if (action !== undefined) checkResolution(node, { action: action as string, type: type as string | undefined }, '');
    else if (type !== undefined) node.fail('type', 'says nothing without an action for all');
    const catalog = [...named.map((c) => c.action), action].includes('match_catalog');
    if (catalog !== (catalogSchema !== undefined)) node.fail('catalogSchema', catalog ? 'is required for match_catalog' : 'says nothing without match_catalog');
    if (node.inputs[0].columns !== undefined) items(node);
  },
  sql: (node) => `${selectList(items(node))}\nFROM ${sqlName(node.inputs[0].as)}`,
};

function choicesOf(node: NodeContext): readonly Named[] {
  return (node.fields.choices ?? []) as unknown as readonly Named[];
}

function checkResolution(node: NodeContext, { action, type }: Resolution, at: string): void {
  const needs = action === 'cast' || action === 'project';
  if (needs !== (type !== undefined)) node.fail(`${at}type`, needs ? `is required for ${action}` : `says nothing for ${action}`);
}

function items(node: NodeContext): string[] {
  const named = choicesOf(node).map((c, i) => {
    const { parts } = node.reference(c.column, `choices.${i}.column`);
    if (parts.length > 1) node.fail(`choices.${i}.column`, 'is a field of a struct', 'Flatten makes columns of the fields of a struct');
    return { ...c, parts, at: `choices.${i}` };
  });
  for (const [i, c] of named.entries()) if (named.findIndex((o) => o.parts[0] === c.parts[0]) < i) node.fail(`${c.at}.column`, `'${c.column}' is named twice`);
  return node.columnsOf().flatMap((column) => {
    const own = named.find((c) => c.parts[0] === column.name);
    const fields = choiceFields(column.type);
    if (own !== undefined) return resolved(node, column, fields, own, `${own.at}.action`);
    if (fields === undefined || node.fields.action === undefined) return [sqlName(column.name)];
    return resolved(node, column, fields, { action: node.fields.action as string, type: node.fields.type as string | undefined }, 'action');
  });
}

function resolved(node: NodeContext, column: Column, fields: readonly StructField[] | undefined, { action, type }: Resolution, at: string): string[] {
  const name = sqlName(column.name);
  const value = `${sqlName(node.inputs[0].as)}.${name}`;
  if (action === 'cast' && type !== undefined) return [`${casted(node, value, fields, parseType(type))} AS ${name}`];
  if (fields === undefined) return node.fail(at, `'${column.name}' is ${typeName(column.type)}, no choice`, 'cast takes any column');
  switch (action) {
    case 'make_struct': return [name];
    case 'make_cols': return fields.map((f) => `${value}.${sqlName(f.name)} AS ${sqlName(`${column.name}_${f.name}`)}`);
    case 'project': {
      const wanted = parseType(type ?? 'string');
      const field = fields.find((f) => typeName(f.type) === typeName(wanted));
      if (field === undefined) return node.fail(at.replace(/action$/, 'type'), `'${column.name}' has no values of ${typeName(wanted)}, it has ${fields.map((f) => alternativeName(f.type)).join(', ')}`);
      return [`${value}.${sqlName(field.name)} AS ${name}`];
    }
    default: {
      const there = parseColumns(node.fields.catalogSchema as string).find((c) => c.name.toLowerCase() === column.name.toLowerCase());
      if (there === undefined) return node.fail('catalogSchema', `has no column '${column.name}'`);
      return [`${casted(node, value, fields, there.type)} AS ${name}`];
    }
  }
}

/** Each alternative cast by itself: all but one are null. */
function casted(node: NodeContext, value: string, fields: readonly StructField[] | undefined, type: DataType): string {
  const cast = (sql: string) => `${node.session.ansi === true ? 'TRY_CAST' : 'CAST'}(${sql} AS ${typeDdl(type)})`;
  if (fields === undefined) return cast(value);
  return `coalesce(${fields.map((f) => cast(`${value}.${sqlName(f.name)}`)).join(', ')})`;
}
