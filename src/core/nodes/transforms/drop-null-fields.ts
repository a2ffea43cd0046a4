import { DataType, parseColumns } from '../../types';
import { GlueBody, glueObjects, isGlueObject } from '../glue-form';
import { editColumns, isBelow, samePath } from '../nested';
import type { NodeContext, NodeType } from '../node-type';
import { pythonLiteral } from '../python';
import { columnsText, queryColumns } from '../query-columns';
import { aliased, selectList, sqlName, sqlString } from '../sql-text';
import { DROP_NULL_FIELDS_PYTHON } from './drop-null-fields-python';

interface NullLike { readonly strings: readonly string[]; readonly numbers: readonly number[]; readonly studio: boolean }

/** A column, or a field in a struct or in the structs of an array, that may hold nothing. */
interface Leaf { readonly path: readonly string[]; readonly test: string }

export const DROP_NULL_FIELDS: NodeType = {
  kind: 'DropNullFields',
  family: 'transform',
  title: 'Drop null fields',
  doc: 'Drops the columns, and fields of structs, in which every value is null, or one of the values that stand for null. The data is looked at to know which; '
    + 'the columns that come out are not known before. A dataset without rows keeps its columns.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-DropNullFields.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'emptyStrings', doc: 'The empty string, and one of white space, stands for null.', default: false, type: { type: 'boolean' } },
    { name: 'nullStrings', doc: 'The text `null` stands for null.', default: false, type: { type: 'boolean' } },
    { name: 'negativeOnes', doc: 'The number -1 stands for null.', default: false, type: { type: 'boolean' } },
    {
      name: 'values',
      doc: 'More values that stand for null.',
      default: [],
      type: {
        type: 'list',
        max: 50,
        items: {
          type: 'record',
          fields: [
            { name: 'value', required: true, doc: 'The value, as text.', type: { type: 'string' } },
            { name: 'type', doc: 'Whether it is a text or a number.', default: 'string', type: { type: 'enum', values: ['string', 'number'] } },
          ],
        },
      },
    },
    {
      name: 'schema',
      doc: 'Columns that come out, as DDL, so that what follows is checked before the data is; the run fails where the data gives others. Default: not known.',
      type: { type: 'schema' },
    },
    {
      name: 'studioRules',
      doc: 'As the script of Glue Studio: a null does not count in a column of a type, only columns without a type are all null, and a dataset without rows loses its strings and numbers.',
      default: false,
      type: { type: 'boolean' },
    },
  ],
  check: (node) => {
    for (const [i, v] of ((node.fields.values ?? []) as unknown as readonly { value: string; type: string }[]).entries()) {
      if (v.type === 'number' && !Number.isFinite(Number(v.value.trim() === '' ? NaN : v.value))) node.fail(`values.${i}.value`, `'${v.value}' is not a number`);
    }
  },
  columns: (node) => {
    const declared = node.fields.schema === undefined ? undefined : parseColumns(node.fields.schema as string);
    // Before the data has been looked at, the schema is all that is known.
    if (declared !== undefined && !node.isMeasured) return { output: declared };
    const found = queryColumns(node, remaining(node), 'values');
    if (declared !== undefined && columnsText(declared) !== columnsText(found)) node.fail('schema', `the data gives ${columnsText(found)}, the schema is ${columnsText(declared)}`);
    return { output: found };
  },
  measure: (node) => {
    const leaves = leavesOf(node);
    const items = leaves.map((l, i) => `bool_and(${l.test}) AS c${i}`);
    return `${selectList(['count(*) AS `rows`', ...items])}\nFROM ${sqlName(node.inputs[0].as)}`;
  },
  sql: remaining,
  script: (node) => {
    const { strings, numbers, studio } = nullLike(node);
    node.use('from pyspark.sql import functions as F');
    node.use('from pyspark.sql import types as T');
    node.define(DROP_NULL_FIELDS_PYTHON);
    const dropped = `${node.variable} = drop_null_fields(${node.inputVariables[0]}, ${pythonLiteral(strings)}, ${pythonLiteral(numbers)}, ${pythonLiteral(studio)})`;
    if (node.fields.schema === undefined) return [dropped];
    const names = parseColumns(node.fields.schema as string).map((c) => c.name);
    return [dropped, `if ${node.variable}.columns != ${pythonLiteral(names)}:`, `    raise ValueError(f"the data gives {${node.variable}.columns}, the schema is ${names.join(', ').replace(/[{}"\\]/g, '')}")`];
  },
  glue: [{
    member: 'DropNullFields',
    understood: ['NullCheckBoxList', 'NullTextList'],
    fromGlue: (body) => {
      const boxes: GlueBody = isGlueObject(body.NullCheckBoxList) ? body.NullCheckBoxList : {};
      const values = glueObjects(body.NullTextList).map((v) => {
        const label = isGlueObject(v.Datatype) ? String(v.Datatype.Id ?? v.Datatype.Label) : 'string';
        return { value: String(v.Value), type: /^(string|varchar|char)/i.test(label) ? 'string' : 'number' };
      });
      const [emptyStrings, nullStrings, negativeOnes] = [boxes.IsEmpty === true, boxes.IsNullString === true, boxes.IsNegOne === true];
      return { fields: { emptyStrings, nullStrings, negativeOnes, values, studioRules: true } };
    },
    toGlue: (fields) => ({
      body: {
        NullCheckBoxList: {
          IsEmpty: fields.emptyStrings === true,
          IsNullString: fields.nullStrings === true,
          IsNegOne: fields.negativeOnes === true,
        },
        NullTextList: ((fields.values ?? []) as unknown as readonly { value: string; type: string }[]).map((v) => ({
          Value: v.value, Datatype: v.type === 'number' ? { Id: 'integer', Label: 'Integer' } : { Id: 'string', Label: 'String' },
        })),
      },
      lost: [...(fields.studioRules === true ? [] : ['studioRules']), ...(fields.schema === undefined ? [] : ['schema'])],
    }),
  }],
};

function remaining(node: NodeContext): string {
  const facts = node.measured();
  const { studio } = nullLike(node);
  const none = Number(facts.rows) === 0;
  const dropped = leavesOf(node).filter((_, i) => (none ? studio : facts[`c${i}`] === true)).map((l) => l.path);
  const gone = [...dropped, ...node.columnsOf().flatMap((c) => emptied(c.type, [c.name], dropped))];
  const items = editColumns(node.inputs[0].as, node.columnsOf(), (path) => (
    gone.some((d) => samePath(d, path)) ? undefined : { name: path[path.length - 1], deeper: gone.some((d) => isBelow(d, path)) }
  ));
  if (items.length === 0) node.fail('values', 'every column holds nothing but null: none remains');
  return `${selectList(items.map((f) => aliased(f.sql, f.name)))}\nFROM ${sqlName(node.inputs[0].as)}`;
}

function nullLike(node: NodeContext): NullLike {
  const { emptyStrings, nullStrings, negativeOnes, values, studioRules } = node.fields;
  const more = (values ?? []) as unknown as readonly { readonly value: string; readonly type: string }[];
  const strings = [...(emptyStrings === true ? [''] : []), ...(nullStrings === true ? ['null'] : []), ...more.filter((v) => v.type === 'string').map((v) => v.value)];
  const numbers = [...(negativeOnes === true ? [-1] : []), ...more.filter((v) => v.type === 'number').map((v) => Number(v.value))];
  return { strings: [...new Set(strings)], numbers: [...new Set(numbers)], studio: studioRules === true };
}

const STUDIO_NUMBERS = ['int', 'bigint', 'double'];
const NUMBERS = ['tinyint', 'smallint', 'int', 'bigint', 'float', 'double', 'decimal'];
const STRINGS = ['string', 'varchar', 'char'];

/** Columns and fields that can be null-like; those of structs and of structs in arrays by their path. */
function leavesOf(node: NodeContext): Leaf[] {
  const rules = nullLike(node);
  const out: Leaf[] = [];
  const walk = (type: DataType, path: readonly string[], wrap: (test: (value: string) => string) => string, depth: number): void => {
    if (type.kind === 'struct') {
      for (const f of type.fields) walk(f.type, [...path, f.name], (test) => wrap((v) => test(`${v}.${sqlName(f.name)}`)), depth);
    } else if (type.kind === 'array' && type.element.kind === 'struct') {
      const x = `x${depth}`;
      walk(type.element, path, (test) => wrap((v) => `coalesce(forall(${v}, ${x} -> ${test(x)}), ${rules.studio ? 'false' : 'true'})`), depth + 1);
    } else {
      const test = type.kind === 'void' ? () => 'true' : valueTest(type, rules);
      if (test !== undefined) out.push({ path, test: wrap(test) });
    }
  };
  for (const c of node.columnsOf()) walk(c.type, [c.name], (test) => test(`${sqlName(node.inputs[0].as)}.${sqlName(c.name)}`), 0);
  return out;
}

/** Structs, and arrays of such, of which no field is left. */
function emptied(type: DataType, path: readonly string[], dropped: readonly (readonly string[])[]): (readonly string[])[] {
  const struct = type.kind === 'array' ? type.element : type;
  if (struct.kind !== 'struct') return [];
  const below = struct.fields.flatMap((f) => emptied(f.type, [...path, f.name], dropped));
  const all = struct.fields.every((f) => [...dropped, ...below].some((d) => samePath(d, [...path, f.name])));
  return all ? [...below, path] : below;
}

function valueTest(type: DataType, { strings, numbers, studio }: NullLike): ((value: string) => string) | undefined {
  const isNull = (v: string) => `${v} IS NULL`;
  if (STRINGS.includes(type.kind)) {
    // Python strips all white space.
    const listed = (v: string) => `regexp_replace(${v}, '^\\\\s+|\\\\s+$', '') IN (${strings.map(sqlString).join(', ')})`;
    if (strings.length === 0) return studio ? () => 'false' : isNull;
    return studio ? (v) => `coalesce(${listed(v)}, false)` : (v) => `coalesce(${listed(v)}, true)`;
  }
  if ((studio ? STUDIO_NUMBERS : NUMBERS).includes(type.kind)) {
    const listed = (v: string) => `${v} IN (${numbers.join(', ')})`;
    if (numbers.length === 0) return studio ? () => 'false' : isNull;
    return studio ? (v) => `coalesce(${listed(v)}, false)` : (v) => `coalesce(${listed(v)}, true)`;
  }
  return studio ? undefined : isNull;
}

