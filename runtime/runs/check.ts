import { LookOptions, lookAtSource, SourceReading } from './look';
import { sourceSpec, TargetSpec, targetSpec } from './node-io';
import { ResolvedJob, ResolvedNode } from './resolve';
import { GlueprintError } from '../../src/core/diagnostics';
import { NodeInput, nodeType, resolveNode } from '../../src/core/nodes';
import { Column, columnsDdl, parseColumns } from '../../src/core/types';
import { Connectors } from '../connectors/registry';
import { prepareQuality, PreparedQuality } from './quality/prepare';

/** A node with everything known that a plan needs. */
export interface CheckedNode {
  readonly resolved: ResolvedNode;
  readonly source?: SourceReading;
  readonly target?: TargetSpec;
  readonly inputs: readonly NodeInput[];
  /** By output name. */
  readonly columns: Readonly<Record<string, readonly Column[]>>;
  /** Spark SQL by output name. */
  readonly sql?: Readonly<Record<string, string>>;
  /** Rules that it evaluates. */
  readonly quality?: PreparedQuality;
  /** The engine's SQL of each output, where the rows are given instead of computed. */
  readonly fixed?: Readonly<Record<string, string>>;
}

/** Rows that stand for a node's own, by output. */
export type FixedRows = Readonly<Record<string, { readonly columns: readonly Column[]; readonly sql: string }>>;

export interface CheckedJob {
  readonly job: ResolvedJob;
  readonly nodes: readonly CheckedNode[];
}

/**
 * Looks at the sources and works out what follows: columns and queries of nodes below a source without a schema.
 * No data moves before this has succeeded. `only`: ids of the nodes wanted, with all that they read.
 */
export async function checkJob(job: ResolvedJob, options: LookOptions & { readonly only?: ReadonlySet<string>; readonly skipOf?: (node: string) => LookOptions['skip']; readonly now?: number; readonly onSpark?: boolean; readonly fixed?: ReadonlyMap<string, FixedRows> }): Promise<CheckedJob> {
  const done = new Map<string, CheckedNode>();
  const wanted = job.nodes.filter((n) => options.only === undefined || options.only.has(n.node.id));
  // What needs no data comes first: a wrong target is told before gigabytes are listed.
  for (const n of wanted) if (options.fixed?.has(n.node.id) !== true) checkLocal(n, options.onSpark === true);
  for (const resolved of wanted) {
    const { node } = resolved;
    const type = nodeType(node.type);
    const fixed = options.fixed?.get(node.id);
    if (fixed !== undefined) {
      const each = <T>(of: (rows: FixedRows[string]) => T) => Object.fromEntries(Object.entries(fixed).map(([output, rows]) => [output, of(rows)]));
      done.set(node.id, { resolved, inputs: [], columns: each((r) => r.columns), fixed: each((r) => r.sql) });
      continue;
    }
    if (type?.family === 'source') {
      const source = await lookAtSource(node.id, sourceSpec(resolved), { ...options, skip: options.skipOf?.(node.id) });
      done.set(node.id, { resolved, source, inputs: [], columns: { output: source.columns } });
      continue;
    }
    const inputs = node.inputs.map((i) => ({ as: i.as, columns: done.get(i.node)?.columns[i.output ?? 'output'] }));
    const target = type?.family === 'target' ? targetSpec(resolved) : undefined;
    const spec = type?.quality?.(resolved.fields);
    const quality = spec === undefined ? undefined : preparedAt(node.id, () => prepareQuality(spec, inputs, job.session, options.now ?? Date.now()));
    const more = quality === undefined ? { inputs } : { inputs: quality.inputs, quality };
    done.set(node.id, { resolved, target, ...derived(job, resolved, inputs), ...more, ...(quality === undefined ? {} : { sql: quality.sql }) });
  }
  return { job, nodes: [...done.values()] };
}

function preparedAt(node: string, prepare: () => PreparedQuality): PreparedQuality {
  try {
    return prepare();
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) ? e.at({ node, field: 'ruleset' }) : e;
  }
}

function checkLocal(resolved: ResolvedNode, onSpark: boolean): void {
  const { node } = resolved;
  const type = nodeType(node.type);
  const why = onSpark ? undefined : type?.notLocal?.(node.fields);
  if (why !== undefined) throw new GlueprintError({ code: 'NotLocal', node: node.id, message: `cannot run on the local engine: ${why}` });
  if (type?.family === 'source') sourceSpec(resolved);
  if (type?.family === 'target') targetSpec(resolved);
}

/** Columns and SQL: as synth wrote them where the inputs are as it knew them, else worked out anew. */
function derived(job: ResolvedJob, { node }: ResolvedNode, inputs: readonly NodeInput[]): Pick<CheckedNode, 'columns' | 'sql'> {
  const known = node.outputs.every((o) => o.columns !== undefined) && inputs.every((i, n) => sameAsDeclared(job, node.inputs[n], i.columns));
  const type = nodeType(node.type);
  if (type === undefined) throw new GlueprintError({ code: 'UnknownNodeType', node: node.id, message: `unknown node type '${node.type}'` });
  if (known && (node.sql !== undefined || type.family === 'target')) {
    return { columns: Object.fromEntries(node.outputs.map((o) => [o.name, parseColumns(o.columns ?? '')])), sql: byOutput(node.sql) };
  }
  const resolved = resolveNode({ type, node: node.id, fields: node.fields, inputs, session: job.session, parameters: job.manifest.parameters });
  if (resolved.columns === undefined && type.family !== 'target') {
    throw new GlueprintError({ code: 'UnknownColumns', node: node.id, message: 'its columns cannot be worked out from its inputs', hint: 'give the sources a schema' });
  }
  return { columns: resolved.columns ?? {}, sql: byOutput(resolved.sql) };
}

function byOutput(sql: string | Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> | undefined {
  return typeof sql === 'string' ? { output: sql } : sql;
}

function sameAsDeclared(job: ResolvedJob, input: ResolvedNode['node']['inputs'][number] | undefined, columns: readonly Column[] | undefined): boolean {
  const producer = job.manifest.nodes.find((n) => n.id === input?.node);
  const declared = producer?.outputs.find((o) => o.name === (input?.output ?? 'output'))?.columns;
  return declared !== undefined && columns !== undefined && columnsDdl(parseColumns(declared)) === columnsDdl(columns);
}

/** Rules over several nodes: where targets lie. */
export async function checkTargets(job: CheckedJob, connectors: Connectors): Promise<void> {
  const targets: { node: string; uri: string; place: string }[] = [];
  for (const { resolved, target, source } of job.nodes) {
    if (target !== undefined) targets.push({ node: resolved.node.id, uri: target.uri, place: await connectors.of(target.uri).place(target.uri) });
    if (source?.spec.rejected !== undefined) {
      targets.push({
        node: resolved.node.id,
        uri: source.spec.rejected,
        place: await connectors.of(source.spec.rejected).place(source.spec.rejected),
      });
    }
  }
  const inside = (a: string, b: string) => a === b || a.startsWith(b.endsWith('/') ? b : `${b}/`);
  targets.forEach((t, i) => {
    const other = targets.slice(0, i).find((o) => inside(t.place, o.place) || inside(o.place, t.place));
    if (other !== undefined) {
      throw new GlueprintError({
        code: 'TargetsOverlap',
        node: t.node,
        field: 'path',
        message: `'${t.uri}' is ${t.place === other.place ? 'also the path' : 'inside or around the path'} of target '${other.node}'`,
        hint: 'give each target a prefix of its own',
      });
    }
  });
  for (const { resolved, source } of job.nodes) {
    for (const root of source?.roots ?? []) {
      const t = targets.find((x) => inside(x.place, root) || inside(root, x.place));
      if (t === undefined) continue;
      throw new GlueprintError({
        code: 'TargetInSource',
        node: t.node,
        field: 'path',
        message: `'${t.uri}' lies ${t.place === root ? 'where' : 'inside or around what'} source '${resolved.node.id}' reads`,
        hint: 'write to another prefix: a run must not read what it writes',
      });
    }
  }
  for (const { resolved, target } of job.nodes) {
    if (target?.mode !== 'errorifexists' || await connectors.of(target.uri).isEmpty(target.uri)) continue;
    throw new GlueprintError({ code: 'TargetExists', node: resolved.node.id, field: 'mode', message: `'${target.uri}' is not empty and the mode is errorifexists`, hint: 'empty it, or choose append or overwrite' });
  }
}

