import { opensTable } from './catalog/catalog-nodes';
import { isDirectOnSpark } from './catalog/spark-lake';
import { readsFiles } from './node-io';
import { tableSource, tableTarget } from './tables';
import { GlueForm, NodeType } from '../../src/core/nodes';
import { isWithoutClient } from '../connectors/stores/stand-in-only';

/** A row of docs/nodes.md: one node type as one member of Glue Studio's graph, or as none. No cell is empty. */
export interface NodeReferenceRow {
  readonly member?: string;
  readonly construct: string;
  readonly schema: string;
  readonly script: string;
  readonly duckdb: string;
  readonly spark: string;
  readonly import: string;
  readonly export: string;
  readonly rights: string;
}

/** What holds the place of members that no node type names: kept as they stand. */
const KEEPER = 'StudioNode';

export function nodeReferenceRows(types: readonly NodeType[], members: readonly string[]): NodeReferenceRow[] {
  const forms = types.flatMap((type) => (type.glue ?? []).map((form) => ({ type, form })));
  const keeper = types.find((t) => t.kind === KEEPER);
  const named = members.flatMap((member) => {
    const found = forms.filter((f) => f.form.member === member);
    if (found.length > 0) return found.map(({ type, form }) => row(type, form, member));
    return keeper === undefined ? [] : [{ ...row(keeper, undefined, member), import: 'kept as it stands', export: 'as it stood' }];
  });
  return [...named, ...types.filter((t) => (t.glue ?? []).length === 0 && t.kind !== KEEPER).map((type) => row(type, undefined, undefined))];
}

function row(type: NodeType, form: GlueForm | undefined, member: string | undefined): NodeReferenceRow {
  return {
    member,
    construct: `\`${type.kind}\``,
    schema: schema(type),
    script: type.script === undefined ? '`spark.sql`' : type.microBatch === undefined ? 'PySpark' : 'PySpark, by micro-batches',
    duckdb: duckdb(type),
    spark: spark(type),
    import: form === undefined ? 'no member' : 'yes',
    export: exported(type, form),
    rights: rights(type),
  };
}

function schema(type: NodeType): string {
  if (type.family === 'target') return 'of its input, checked';
  if (type.family === 'source') return type.columns === undefined ? 'found when read' : 'declared, or found when read';
  return type.measure === undefined ? 'worked out' : 'worked out, from the data where it must be';
}

function exported(type: NodeType, form: GlueForm | undefined): string {
  if (form?.toGlue !== undefined) return 'as this member';
  // An older member is read only.
  const other = type.glue?.find((f) => f.toGlue !== undefined);
  if (other !== undefined) return `as \`${other.member}\``;
  return type.sql === undefined ? `refused by name: no member of the graph ${type.family === 'target' ? 'writes' : 'reads'} it` : 'as `SparkSQL`';
}

function duckdb(type: NodeType): string {
  const why = reasonWithoutFields(type);
  if (why !== undefined) return `no: ${why}`;
  const reasons = (type.notLocalWith ?? []).map((fields) => `with ${fieldsOf(fields)}: ${type.notLocal?.(fields) ?? ''}`);
  return `${onDuckdb(type)}${reasons.length === 0 ? '' : `; not ${reasons.join('; ')}`}`;
}

function onDuckdb(type: NodeType): string {
  if (type.family === 'transform') return 'yes';
  if (hasConnector(type)) {
    const place = isWithoutClient(type.kind) ? 'files that stand for it' : 'its system';
    return type.fields.some((f) => f.name === 'sampleData') ? `${place}, or \`sampleData\`` : place;
  }
  return opensTable(type.kind) ? 'the local catalog, folders' : 'folders';
}

/** Why the embedded engine never runs it: told whatever the fields are. */
function reasonWithoutFields(type: NodeType): string | undefined {
  try {
    return type.notLocal?.({});
  } catch {
    return undefined;
  }
}

/** `fills.method` `ml`: the field that is set, and its value where that matters. */
function fieldsOf(value: unknown, path: readonly string[] = []): string {
  if (Array.isArray(value)) return fieldsOf(value[0], path);
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, v]) => fieldsOf(v, [...path, key])).join(' and ');
  return `\`${path.join('.')}\`${value === '…' ? '' : ` \`${String(value)}\``}`;
}

/** What local Spark does with it, or why it does not run it. */
function spark(type: NodeType): string {
  const may = onLocalSpark(type);
  if (type.glueOnly !== true || may.startsWith('no')) return may;
  return `${may}; not with ${(type.notLocalWith ?? []).map((f) => fieldsOf(f)).join(' or ')}: AWS Glue has what it takes, as told of DuckDB`;
}

/** `yes`, or why local Spark does not run it whatever its fields are. */
export function onLocalSpark(type: NodeType): string {
  if (type.kind === KEEPER) return 'no: nothing is known of it';
  if (type.family === 'transform' || isDirectOnSpark(type.kind) || opensTable(type.kind) || readsFiles(type.kind)) return 'yes';
  if (hasConnector(type)) return `yes, through the runtime's client${/^Jdbc/.test(type.kind) ? ', or its JDBC driver' : ''}`;
  return `no: ${reasonWithoutFields(type) ?? 'AWS Glue only'}`;
}

const hasConnector = ({ kind }: NodeType) => tableSource(kind) !== undefined || tableTarget(kind) !== undefined;

function rights(type: NodeType): string {
  const parts = [...(type.access === undefined ? [] : ['its places, exact']), ...(type.connections === undefined ? [] : ['its connection and secret'])];
  return parts.length === 0 ? 'none needed' : parts.join(', ');
}

/** The page, from the registry and the members of the service's model. */
export function nodeReference(types: readonly NodeType[], members: readonly string[]): string {
  const rows = nodeReferenceRows(types, members);
  const line = (r: NodeReferenceRow, first: readonly string[]) => `| ${[...first, r.schema, r.script, r.duckdb, r.spark, r.import, r.export, r.rights].map((c) => c.replace(/\|/g, '\\|')).join(' | ')} |`;
  const columns = ['schema', 'script', 'DuckDB', 'local Spark', 'import', 'export', 'rights'];
  const head = (first: readonly string[]) => [`| ${[...first, ...columns].join(' | ')} |`, `|${' --- |'.repeat(first.length + columns.length)}`];
  const own = rows.filter((r) => r.member === undefined);
  return [
    '# Nodes',
    '',
    'Made from the node registry by `node build-tools/generate-node-docs.mjs`; do not edit.',
    '',
    `## The ${members.length} members of Glue Studio's graph`,
    '',
    'Each member of `CodeGenConfigurationNode` with the node types that it becomes. A member of a managed transform (`DynamicTransform`) becomes the node type of its function.',
    '',
    ...head(['member', 'construct']),
    ...rows.filter((r) => r.member !== undefined).map((r) => line(r, [`\`${r.member ?? ''}\``, r.construct])),
    '',
    `## Node types without a member: ${own.length}`,
    '',
    ...head(['construct']),
    ...own.map((r) => line(r, [r.construct])),
    '',
  ].join('\n');
}
