import { importMember, ImportedMember } from './import-node';
import { WITH_OUTPUT_SCHEMAS } from './output-schemas';
import { isNameOf } from './studio-ids';
import { JsonObject, StudioNode } from './studio-job';
import { GlueprintError } from '../../diagnostics';
import { checkFields, displayText, Fields, FieldValue, ManifestNode, Text } from '../../manifest';
import { GlueForm, glueSchemas, glueTexts, GlueWriting, nodeType, STUDIO_NODE } from '../../nodes';
import { Column, parseColumns } from '../../types';

/** An input of a node as the graph has it. */
export interface ExportedInput { readonly id: string; readonly as: string; readonly place?: number; readonly columns?: readonly Column[] }

export interface NodeExport {
  readonly node: ManifestNode;
  readonly id: string;
  readonly inputs: readonly ExportedInput[];
  readonly parameters: readonly string[];
  readonly options: ExportOptions;
  warn(message: string): void;
}

export interface ExportOptions {
  /** How a text is written that only a deploy knows. Default: for people. */
  readonly text?: (text: Text) => string;
  /** Queries may have job parameters, which Studio's own script would not know: the graph is there to be looked at. */
  readonly parametersInQueries?: boolean;
}

/** A node as its member: as it was imported where nothing has changed, with what has changed otherwise; else as its node type says, else as the SQL query that it is. */
export function exportNode(given: NodeExport): StudioNode {
  const request = { ...given, node: withDefaults(given.node) };
  const { node, id, inputs } = request;
  const { studio } = node;
  if (node.type === STUDIO_NODE.kind) return keptNode(request);
  const original = studio?.member === undefined || studio.body === undefined ? undefined : { member: studio.member, body: studio.body as JsonObject };
  const before = original === undefined ? undefined : asImported(importMember(original), studio?.fields);
  const ids = inputs.map((i) => i.id);
  if (original !== undefined && before !== undefined && unchanged(request, before)) {
    const body = sameList(ids, before.inputs) ? original.body : { ...original.body, Inputs: ids };
    return { id, member: original.member, body: withName(node.id, original.member, body) };
  }
  const written = asMember(request) ?? asQuery(request);
  const fresh = { ...written.body, ...schemas(node, written.member) };
  if (original === undefined || before === undefined || original.member !== written.member) {
    return { id, member: written.member, body: { ...named(node, ids), ...fresh } };
  }
  return { id, member: written.member, body: withName(node.id, original.member, changes(request, original.body, fresh, before)) };
}

function asImported(member: ImportedMember, mended: ManifestNode['fields'] | undefined): ImportedMember {
  return mended === undefined ? member : { ...member, fields: checkFields(member.type.fields, mended) };
}

/** A node that does not resolve has its fields as they were given. */
function withDefaults(node: ManifestNode): ManifestNode {
  try {
    return { ...node, fields: checkFields(nodeType(node.type)?.fields ?? [], node.fields) as ManifestNode['fields'] };
  } catch (error) {
    if (GlueprintError.isGlueprintError(error)) return node;
    throw error;
  }
}

function keptNode({ node, id, inputs }: NodeExport): StudioNode {
  const member = String(node.fields.member);
  const body = withName(node.id, member, node.fields.body as JsonObject);
  const ids = inputs.map((i) => i.id);
  return { id, member, body: sameList(ids, glueTexts(body.Inputs)) ? body : { ...body, Inputs: ids } };
}

/** Same type, same fields, same inputs under the same names. */
function unchanged({ node, inputs }: NodeExport, before: ImportedMember): boolean {
  return before.type.kind === node.type
    && JSON.stringify(before.fields) === JSON.stringify(node.fields)
    && sameList(inputs.map((i) => i.id), before.inputs)
    && before.as.every((as, i) => as === undefined || as === '' || as === inputs[i]?.as);
}

/** The fields that would be written otherwise now than for what was imported; the rest stays, unknown fields too. */
function changes(request: NodeExport, original: JsonObject, fresh: JsonObject, before: ImportedMember): JsonObject {
  const node: ManifestNode = { ...request.node, type: before.type.kind, fields: before.fields as ManifestNode['fields'] };
  const inputs = before.inputs.map((id, i) => ({ ...request.inputs[i], id, as: before.as[i] ?? request.inputs[i]?.as ?? '' }));
  const old: JsonObject = asMember({ ...request, node, inputs, warn: () => undefined })?.body ?? {};
  const ids = request.inputs.map((i) => i.id);
  const out: { [field: string]: unknown } = { ...original, ...(sameList(ids, before.inputs) ? {} : { Inputs: ids }) };
  for (const [field, value] of Object.entries(fresh)) if (JSON.stringify(value) !== JSON.stringify(old[field])) out[field] = value;
  return out;
}

function asMember(request: NodeExport): { readonly member: string; readonly body: JsonObject } | undefined {
  const { node, inputs, warn } = request;
  const to: GlueWriting = {
    inputs: inputs.map((i) => i.id),
    as: inputs.map((i) => i.as),
    outputs: inputs.map((i) => i.place),
    columns: (i) => inputs[i]?.columns,
    text: (value: FieldValue | undefined) => (request.options.text ?? displayText)((value ?? '') as Text),
  };
  const forms: readonly GlueForm[] = nodeType(node.type)?.glue ?? [];
  for (const form of forms) {
    const written = form.toGlue?.(node.fields as Fields, to);
    if (written === undefined) continue;
    if (written.lost !== undefined && written.lost.length > 0) warn(`Glue Studio's ${form.member} has no ${written.lost.join(', ')}: left out`);
    return { member: form.member, body: written.body };
  }
  return undefined;
}

function asQuery({ node, inputs, parameters, options, warn }: NodeExport, output?: string): { readonly member: string; readonly body: JsonObject } {
  const fail = (message: string) => new GlueprintError({ code: 'CannotExport', node: node.id, message });
  const sql = typeof node.sql === 'string' ? node.sql : node.sql?.[output ?? ''];
  if (sql === undefined) throw fail(`node type '${node.type}' has no member in Glue Studio with these fields, and is no SQL query`);
  const used = parameters.filter((p) => new RegExp(`(^|[^:]):${p}\\b`, 'i').test(sql.replace(/'(?:[^'\\]|\\.)*'/g, "''")));
  const names = used.map((p) => `:${p}`).join(', ');
  if (used.length > 0 && options.parametersInQueries !== true) throw fail(`uses the job parameter ${names}, which a SQL node of Glue Studio cannot`);
  if (used.length > 0) warn(`uses the job parameter ${names}, which a SQL node of Glue Studio cannot: do not save the job there`);
  return { member: 'SparkSQL', body: { SqlQuery: sql, SqlAliases: inputs.map((i) => ({ From: i.id, Alias: i.as })) } };
}

/** A node with several datasets and no member: a query for each. */
export function exportQuery(request: NodeExport, output: string): StudioNode {
  const { node, id, inputs } = request;
  const { member, body } = asQuery(request, output);
  return { id, member, body: { ...named({ ...node, id: `${node.id} ${output}` }, inputs.map((i) => i.id)), ...body, ...schemas(node, member, output) } };
}

/** Whether the node has a member of its own. */
export function hasMember(request: NodeExport): boolean {
  return request.node.type === STUDIO_NODE.kind || asMember({ ...request, warn: () => undefined }) !== undefined;
}

const named = (node: Pick<ManifestNode, 'id'>, inputs: readonly string[]): JsonObject => ({ Name: node.id, ...(inputs.length === 0 ? {} : { Inputs: inputs }) });

/** The name that Studio showed, unless the node has been given another since. */
function withName(id: string, member: string, body: JsonObject): JsonObject {
  return body.Name === undefined || isNameOf(id, String(body.Name), member) ? body : { ...body, Name: id };
}

function schemas(node: ManifestNode, member: string, output?: string): JsonObject {
  const columns = (output === undefined ? node.outputs[0] : node.outputs.find((o) => o.name === output))?.columns;
  return columns === undefined || !WITH_OUTPUT_SCHEMAS.has(member) ? {} : { OutputSchemas: glueSchemas(parseColumns(columns)) };
}

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((x, i) => x === b[i]);
