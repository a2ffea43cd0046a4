import { castProblem } from '../../spark-sql';
import { parseType, typeDdl, typeName } from '../../types';
import { choicesAsStructs } from '../choice';
import { formatPath, parsePath, resolvePath } from '../column-path';
import { glueParts, glueType, sparkType } from '../glue-columns';
import { GlueBody, GlueNotes, glueObjects, glueTexts, GlueWriting, withoutMissing } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { aliased, selectList, sqlName, sqlString } from '../sql-text';

interface Mapping { readonly source: string; readonly sourceType?: string; readonly target: string; readonly targetType?: string }

export const APPLY_MAPPING: NodeType = {
  kind: 'ApplyMapping',
  family: 'transform',
  title: 'Change schema',
  doc: 'Keeps the columns that are mapped, in the order of the mappings, under new names and types. A value that its new type cannot hold becomes null.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-ApplyMapping.html',
  inputs: { min: 1, max: 1 },
  fields: [
    {
      name: 'mappings',
      required: true,
      doc: 'Columns to keep.',
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'source', required: true, doc: 'Column, or path of a field in a struct.', type: { type: 'column' } },
            { name: 'sourceType', doc: 'Type it is expected to have; informational, as in Glue.', type: { type: 'data-type' } },
            { name: 'target', required: true, doc: 'Name of the output column; dots nest it in structs, backquotes keep them.', type: { type: 'string' } },
            { name: 'targetType', doc: 'Type of the output column. Default: the source\'s.', type: { type: 'data-type' } },
          ],
        },
      },
    },
  ],
  check: (node) => {
    for (const [i, m] of mappings(node).entries()) {
      if (m.targetType !== undefined && parseType(m.targetType).kind === 'choice') node.fail(`mappings.${i}.targetType`, 'choice is a type of sources only');
      if (parsePath(m.target) === undefined) node.fail(`mappings.${i}.target`, `'${m.target}' is not a name or a path`, 'write name, or struct.name, or `name.with.dots`');
    }
    targets(node);
  },
  sql: (node) => `${selectList(targets(node).map((t) => aliased(render(t), t.name)))}\nFROM ${sqlName(node.inputs[0].as)}`,
  glue: [{
    member: 'ApplyMapping',
    understood: ['Mapping'],
    fromGlue: (body, notes) => {
      const kept = glueObjects(body.Mapping).flatMap((m) => fromStudio(m, notes, [], ''));
      if (kept.length === 0) notes.pass('maps no column: the mapping is not finished');
      return { fields: { mappings: kept } };
    },
    mend: withoutMissing('mappings'),
    toGlue: (fields, to) => ({ body: { Mapping: (fields.mappings as unknown as readonly Mapping[]).map((m) => toStudio(m, to)) } }),
  }],
};

/** A mapping of Studio; its children are mappings of their own, below it. */
function fromStudio(m: GlueBody, notes: GlueNotes, above: readonly string[], into: string): { readonly [field: string]: string }[] {
  if (m.Dropped === true) return [];
  const from = [...above, ...glueTexts(m.FromPath)];
  const target = `${into}${String(m.ToKey)}`;
  const children = glueObjects(m.Children);
  if (children.length > 0) return children.flatMap((c) => fromStudio(c, notes, from, `${target}.`));
  const targetType = sparkType(m.ToType);
  if (targetType === undefined) return notes.refuse(`type '${String(m.ToType)}' of '${target}' is not a type of Spark`);
  return [{ source: formatPath(from), target, targetType }];
}

function toStudio(m: Mapping, to: GlueWriting): GlueBody {
  const found = resolvePath(m.source, to.columns(0) ?? [], false);
  const source = m.sourceType ?? ('found' in found ? typeDdl(found.found.type) : m.targetType ?? 'string');
  const [FromType, ToType] = [glueType(parseType(source)), glueType(parseType(m.targetType ?? source))];
  return { ToKey: m.target, FromPath: glueParts(m.source), FromType, ToType, Dropped: false };
}

function mappings(node: NodeContext): readonly Mapping[] {
  return node.fields.mappings as unknown as readonly Mapping[];
}

/** An output column, or a field of one: a value, or a struct of more. */
interface Target { readonly name: string; readonly sql?: string; readonly fields: Target[] }

function targets(node: NodeContext): Target[] {
  const root: Target[] = [];
  for (const [i, m] of mappings(node).entries()) {
    const path = parsePath(m.target) ?? [m.target];
    let level = root;
    for (const [depth, name] of path.entries()) {
      const last = depth === path.length - 1;
      const there = level.find((t) => t.name.toLowerCase() === name.toLowerCase());
      if (there !== undefined && (last || there.sql !== undefined)) node.fail(`mappings.${i}.target`, `'${m.target}' is mapped twice`);
      const target = there ?? { name, fields: [], ...(last ? { sql: value(node, m, i) } : {}) };
      if (there === undefined) level.push(target);
      level = target.fields;
    }
  }
  return root;
}

function render(target: Target): string {
  if (target.sql !== undefined) return target.sql;
  return `named_struct(${target.fields.map((f) => `${sqlString(f.name)}, ${render(f)}`).join(', ')})`;
}

/** Under ANSI rules CAST fails where ApplyMapping gives null. */
function value(node: NodeContext, m: Mapping, i: number): string {
  const { sql, type } = node.reference(m.source, `mappings.${i}.source`);
  if (m.targetType === undefined) return sql;
  const target = parseType(m.targetType);
  if (type !== undefined && typeName(type) === typeName(target)) return sql;
  if (type !== undefined && castProblem(choicesAsStructs(type), target, node.session.ansi === true) !== undefined) {
    node.fail(`mappings.${i}.targetType`, `'${m.source}' is ${typeName(type)}, which cannot be cast to ${typeName(target)}`);
  }
  return `${node.session.ansi === true ? 'TRY_CAST' : 'CAST'}(${sql} AS ${typeDdl(target)})`;
}
