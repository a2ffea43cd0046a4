import { datasetOf, LineageDataset } from './datasets';
import { GlueprintError } from '../../diagnostics';
import { Manifest, ManifestNode, orderNodes } from '../../manifest';
import { nodeType, sessionOf } from '../../nodes';
import { analyzeQuery, InfluenceKind } from '../../spark-sql';
import { parseColumns, typeName } from '../../types';

/** A column of a source that has a part in a column of a target. */
export interface ColumnOrigin { readonly dataset: string; readonly column: string; readonly kind: InfluenceKind }

export interface ColumnLineage { readonly column: string; readonly type: string; readonly from: readonly ColumnOrigin[] }

/** A dataset that a job reads or writes, as one of its nodes has it. */
export interface LineageEnd {
  readonly node: string;
  readonly dataset: LineageDataset;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
}

export interface JobLineage {
  readonly job: string;
  readonly path: string;
  /** It reads a stream, without an end. */
  readonly streaming: boolean;
  readonly inputs: readonly LineageEnd[];
  readonly outputs: readonly (LineageEnd & { readonly lineage?: readonly ColumnLineage[] })[];
  /** Nodes whose columns are not known, or that no query says: what goes through them is taken to depend on all that they read. */
  readonly opaque: readonly string[];
}

/** Columns by lower-case name. */
type Origins = ReadonlyMap<string, readonly ColumnOrigin[]>;

/** Kinds that concern which rows there are, not what is in them. */
const ROWS: readonly InfluenceKind[] = ['filter', 'join', 'grouping', 'sort', 'window'];
const VALUES: readonly InfluenceKind[] = ['direct', 'derived', 'aggregate'];

/** Where the columns of the job's targets come from. */
export function jobLineage(manifest: Manifest): JobLineage {
  const session = sessionOf(manifest.job.glueVersion, manifest.parameters, manifest.job.timeZone);
  const known = new Map<string, Origins | undefined>();
  const columns = new Map<string, string | undefined>();
  const opaque: string[] = [];
  const inputs: LineageEnd[] = [];
  const outputs: JobLineage['outputs'][number][] = [];
  const keyOf = (node: string, output = 'output') => `${node}\n${output}`;
  for (const node of orderNodes([...manifest.nodes])) {
    const read = node.inputs.map((i) => ({ as: i.as, key: keyOf(i.node, i.output) }));
    for (const o of node.outputs) columns.set(keyOf(node.id, o.name), o.columns);
    if (node.outputs.length === 0 && node.inputs.length > 0) {
      outputs.push(targetEnd(node, manifest, columns.get(read[0].key), known.get(read[0].key)));
    } else if (node.inputs.length === 0) {
      const end = { node: node.id, dataset: datasetOf(node, manifest), ...columnsOf(node.outputs[0]?.columns) };
      inputs.push(end);
      for (const o of node.outputs) known.set(keyOf(node.id, o.name), sourceOrigins(end));
    } else {
      for (const o of node.outputs) {
        const sql = typeof node.sql === 'string' ? node.sql : node.sql?.[o.name];
        const tables = Object.fromEntries(read.map((r) => [r.as, columns.get(r.key)]));
        const whole = Object.values(tables).every((c) => c !== undefined);
        const through = sql !== undefined && whole ? queryOrigins(sql, read, tables, known, session) : undefined;
        if (through === undefined && !opaque.includes(node.id)) opaque.push(node.id);
        known.set(keyOf(node.id, o.name), through ?? opaqueOrigins(o.columns, read.map((r) => known.get(r.key))));
      }
    }
  }
  const streaming = manifest.job.streaming === true || manifest.nodes.some((n) => nodeType(n.type)?.microBatch !== undefined);
  return { job: manifest.job.name, path: manifest.job.path, streaming, inputs, outputs, opaque };
}

function columnsOf(ddl: string | undefined): { readonly columns?: LineageEnd['columns'] } {
  return ddl === undefined ? {} : { columns: parseColumns(ddl).map((c) => ({ name: c.name, type: typeName(c.type) })) };
}

function sourceOrigins({ dataset, columns }: LineageEnd): Origins | undefined {
  return columns === undefined ? undefined : new Map(columns.map((c) => [c.name.toLowerCase(), [{ dataset: dataset.id, column: c.name, kind: 'direct' }]]));
}

function queryOrigins(
  sql: string,
  read: readonly { readonly as: string; readonly key: string }[],
  tables: { readonly [as: string]: string | undefined },
  known: ReadonlyMap<string, Origins | undefined>,
  session: ReturnType<typeof sessionOf>,
): Origins | undefined {
  let analyzed;
  try {
    analyzed = analyzeQuery(sql, { ...session, tables: Object.fromEntries(Object.entries(tables).map(([as, ddl]) => [as, { columns: parseColumns(ddl ?? '') }])) });
  } catch (error) {
    // A manifest of another version may hold SQL that this one does not know.
    if (GlueprintError.isGlueprintError(error)) return undefined;
    throw error;
  }
  const { columns, lineage } = analyzed;
  return new Map(columns.map((c, i) => [c.name.toLowerCase(), merged(lineage[i].flatMap((influence) => {
    const input = read.find((r) => r.as.toLowerCase() === influence.table.toLowerCase());
    const before = input === undefined ? undefined : known.get(input.key)?.get(influence.column.toLowerCase());
    return (before ?? []).map((b) => ({ ...b, kind: composed(b.kind, influence.kind) }));
  }))]));
}

/** Of a node without a query: a column of the same name is that column, another may come from any. */
function opaqueOrigins(ddl: string | undefined, read: readonly (Origins | undefined)[]): Origins | undefined {
  if (ddl === undefined) return undefined;
  const all = read.flatMap((r) => [...(r?.values() ?? [])].flat());
  return new Map(parseColumns(ddl).map(({ name }) => {
    const same = read.flatMap((r) => r?.get(name.toLowerCase()) ?? []);
    return [name.toLowerCase(), merged((same.length > 0 ? same : all).map((o) => ({ ...o, kind: composed(o.kind, 'derived') })))];
  }));
}

/** First what was done before, then what is done now. */
function composed(before: InfluenceKind, now: InfluenceKind): InfluenceKind {
  if (ROWS.includes(before)) return before;
  if (ROWS.includes(now)) return now;
  return VALUES[Math.max(VALUES.indexOf(before), VALUES.indexOf(now))];
}

/** Each column once with its nearest kind for values, and once for each way in which it decides on rows. */
function merged(origins: readonly ColumnOrigin[]): ColumnOrigin[] {
  const out = new Map<string, ColumnOrigin>();
  for (const o of origins) {
    const value = VALUES.includes(o.kind);
    const key = `${o.dataset}\n${o.column}\n${value ? '' : o.kind}`;
    const there = out.get(key);
    if (there === undefined || (value && VALUES.indexOf(o.kind) > VALUES.indexOf(there.kind))) out.set(key, o);
  }
  return [...out.values()];
}

function targetEnd(node: ManifestNode, manifest: Manifest, ddl: string | undefined, origins: Origins | undefined): JobLineage['outputs'][number] {
  const end = { node: node.id, dataset: datasetOf(node, manifest), ...columnsOf(ddl) };
  if (end.columns === undefined || origins === undefined) return end;
  return { ...end, lineage: end.columns.map((c) => ({ column: c.name, type: c.type, from: origins.get(c.name.toLowerCase()) ?? [] })) };
}
