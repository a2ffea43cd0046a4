import { castProblem } from '../../spark-sql';
import { DataType, parseColumns, parseType, struct, StructField, typeDdl, typeName } from '../../types';
import { alternativeName, choiceFields, choicesAsStructs } from '../choice';
import { formatPath } from '../column-path';
import { isBelow, samePath } from '../nested';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName, sqlString } from '../sql-text';

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
      doc: 'What becomes of single columns and fields.',
      default: [],
      type: {
        type: 'list',
        items: {
          type: 'record',
          fields: [
            { name: 'column', required: true, doc: 'Column with a choice, or the path of one in structs and arrays: `items[].price`, `items[]` for the elements. `cast` takes any column.', type: { type: 'column', inArrays: true } },
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
    { name: 'action', doc: 'What becomes of all other choices, also of those in structs, arrays and maps. Default: they stay.', type: { type: 'enum', values: ACTIONS } },
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

/** A spec and where it applies; `element`: to the elements of the array there. */
interface Placed extends Named { readonly path: readonly string[]; readonly element: boolean; readonly at: string }

function placed(node: NodeContext): readonly Placed[] {
  const list = choicesOf(node).map((c, i): Placed => {
    const { parts } = node.reference(c.column, `choices.${i}.column`, { inArrays: true });
    return { ...c, path: parts, element: c.column.endsWith('[]') && !parts[parts.length - 1].endsWith('[]'), at: `choices.${i}` };
  });
  for (const [i, c] of list.entries()) {
    for (const other of list.slice(0, i)) {
      if (samePath(other.path, c.path) && other.element === c.element) node.fail(`${c.at}.column`, `'${c.column}' is named twice`);
      const [inner, outer] = c.path.length > other.path.length ? [c, other] : [other, c];
      const holds = isBelow(inner.path, outer.path) || (samePath(inner.path, outer.path) && inner.element !== outer.element);
      if (holds) node.fail(`${c.at}.column`, `one of '${inner.column}' and '${outer.column}' lies in the other`, 'name the inner ones alone');
    }
  }
  return list;
}

function items(node: NodeContext): string[] {
  const specs = placed(node);
  const catalog = node.fields.catalogSchema === undefined ? undefined : struct(parseColumns(node.fields.catalogSchema as string));
  const columns = fieldsOf({ node, specs }, sqlName(node.inputs[0].as), node.columnsOf(), [], catalog, 0);
  return columns.map((c) => (c.sql === `${sqlName(node.inputs[0].as)}.${sqlName(c.name)}` ? sqlName(c.name) : aliased(c.sql, c.name)));
}

interface Work { readonly node: NodeContext; readonly specs: readonly Placed[] }
interface Made { readonly name: string; readonly sql: string }

/** Columns, or the fields of a struct: those with a choice resolved, others rebuilt where one lies in them. */
function fieldsOf(
  work: Work, parent: string, fields: readonly StructField[], path: readonly string[], catalog: DataType | undefined, depth: number,
): Made[] {
  return fields.flatMap((f) => {
    const at = [...path, f.name];
    const sql = `${parent}.${sqlName(f.name)}`;
    const there = catalog?.kind === 'struct' ? catalog.fields.find((c) => c.name.toLowerCase() === f.name.toLowerCase())?.type : undefined;
    const resolution = resolutionOf(work, at, false, f.type);
    if (resolution === undefined) return [{ name: f.name, sql: inside(work, sql, f.type, at, there, depth) }];
    const choice = choiceFields(f.type);
    if (resolution.action === 'make_cols' && choice !== undefined) {
      return choice.map((c) => ({ name: `${f.name}_${c.name}`, sql: `${sql}.${sqlName(c.name)}` }));
    }
    return [{ name: f.name, sql: resolved(work.node, sql, f.type, resolution, formatPath(at), there) }];
  });
}

/** A value of which nested choices are resolved; as it is where there is none. */
function inside(work: Work, sql: string, type: DataType, path: readonly string[], catalog: DataType | undefined, depth: number): string {
  if (type.kind === 'struct') {
    const made = fieldsOf(work, sql, type.fields, path, catalog, depth);
    const same = made.length === type.fields.length && made.every((m, i) => m.name === type.fields[i].name && m.sql === `${sql}.${sqlName(m.name)}`);
    return same ? sql : `IF(${sql} IS NULL, NULL, named_struct(${made.map((m) => `${sqlString(m.name)}, ${m.sql}`).join(', ')}))`;
  }
  if (type.kind !== 'array' && type.kind !== 'map') return sql;
  const [element, name] = type.kind === 'array' ? [type.element, `x${depth}`] : [type.value, `v${depth}`];
  const there = catalog?.kind === 'array' ? catalog.element : catalog?.kind === 'map' ? catalog.value : undefined;
  const resolution = resolutionOf(work, path, true, element);
  if (resolution?.action === 'make_cols') work.node.fail(resolution.at, `'${formatPath(path)}' holds a choice in its elements, of which no columns can be made`, 'give it an action of its own: cast, project or make_struct');
  const body = resolution === undefined ? inside(work, name, element, path, there, depth + 1) : resolved(work.node, name, element, resolution, `${formatPath(path)}[]`, there);
  if (body === name) return sql;
  return type.kind === 'array' ? `transform(${sql}, ${name} -> ${body})` : `transform_values(${sql}, (k${depth}, ${name}) -> ${body})`;
}

interface Chosen extends Resolution { readonly at: string; readonly typeAt: string }

/** What is to become of the value there, if anything. */
function resolutionOf({ node, specs }: Work, path: readonly string[], element: boolean, type: DataType): Chosen | undefined {
  const own = specs.find((c) => c.element === element && samePath(c.path, path));
  if (own !== undefined) return { action: own.action, type: own.type, at: `${own.at}.action`, typeAt: `${own.at}.type` };
  if (node.fields.action === undefined || choiceFields(type) === undefined) return undefined;
  return { action: node.fields.action as string, type: node.fields.type as string | undefined, at: 'action', typeAt: 'type' };
}

function resolved(
  node: NodeContext, value: string, from: DataType, { action, type, at, typeAt }: Chosen, name: string, catalog: DataType | undefined,
): string {
  const fields = choiceFields(from);
  if (action === 'cast' && type !== undefined) return casted(node, value, from, parseType(type), name, typeAt);
  if (fields === undefined) return node.fail(at, `'${name}' is ${typeName(from)}, no choice`, 'cast takes any column');
  switch (action) {
    case 'make_struct': return value;
    case 'project': {
      const wanted = parseType(type ?? 'string');
      const field = fields.find((f) => typeName(f.type) === typeName(wanted));
      if (field === undefined) {
        return node.fail(typeAt, `'${name}' has no values of ${typeName(wanted)}, it has ${fields.map((f) => alternativeName(f.type)).join(', ')}`);
      }
      return `${value}.${sqlName(field.name)}`;
    }
    default: return casted(node, value, from, catalog ?? node.fail('catalogSchema', `has no column '${name}'`), name, 'catalogSchema');
  }
}

/** Each alternative cast by itself: all but one are null, and so are those that the type cannot hold. */
function casted(node: NodeContext, value: string, from: DataType, type: DataType, name: string, at: string): string {
  const cast = (sql: string) => `${node.session.ansi === true ? 'TRY_CAST' : 'CAST'}(${sql} AS ${typeDdl(type)})`;
  const fields = choiceFields(from);
  const possible = (fields ?? [{ name: '', type: from }]).filter((f) => castProblem(choicesAsStructs(f.type), type, node.session.ansi === true) === undefined);
  if (possible.length === 0) node.fail(at, `no value of '${name}' can be cast to ${typeName(type)}`);
  if (fields === undefined) return cast(value);
  return possible.length === 1 ? cast(`${value}.${sqlName(possible[0].name)}`) : `coalesce(${possible.map((f) => cast(`${value}.${sqlName(f.name)}`)).join(', ')})`;
}
