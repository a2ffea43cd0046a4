import { isDelegate, keepTable, openDirect, openSource, opensTable, openTarget } from './catalog/catalog-nodes';
import { DirectTable, isDirectOnSpark } from './catalog/spark-lake';
import { RunEnvironment } from './environment';
import { LookOptions, lookAtSource, SourceReading } from './look';
import { measureNode } from './measure';
import { sourceSpec, TargetSpec, targetSpec } from './node-io';
import { Pushdown, pushdownOf } from './pushdown';
import { ResolvedJob, ResolvedNode } from './resolve';
import { driverOf, readsByDriver, SparkDriver, writesByDriver } from './spark-drivers';
import { landTable, mayWrite, TableAccess, tableContext, tableSource, tableTarget } from './tables';
import { GlueprintError } from '../../src/core/diagnostics';
import { upstream } from '../../src/core/manifest';
import { NodeInput, NodeType, nodeType, resolveNode } from '../../src/core/nodes';
import { Column, columnsDdl, parseColumns } from '../../src/core/types';
import { Connectors } from '../connectors/registry';
import { OpenTableSource, TableContext, TableReading, TableWriting } from '../connectors/table-connector';
import { EngineSession } from '../engines/engine';
import { prepareQuality, PreparedQuality } from './quality/prepare';

/** A node with everything known that a plan needs. */
export interface CheckedNode {
  readonly resolved: ResolvedNode;
  readonly source?: SourceReading;
  readonly target?: TargetSpec;
  /** Its target, where that is a system with a client. */
  readonly writing?: TableWriting;
  /** On Spark: a database that the script reads or writes by a driver. */
  readonly driver?: SparkDriver;
  /** On Spark: a table that Spark itself reads or writes, past the runtime's staging. */
  readonly direct?: DirectTable;
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

export interface CheckOptions {
  readonly environment: RunEnvironment;
  readonly session: EngineSession;
  /** Where rows of tables are read into; the caller removes it. `undefined`: they are not read. */
  readonly landing?: string;
  /** So many rows of a table at most. */
  readonly landRows?: number;
  /** Tables read by an earlier check, by node; new ones are added. */
  readonly landed?: Map<string, SourceReading>;
  /** Ids of the nodes wanted, with all that they read. */
  readonly only?: ReadonlySet<string>;
  readonly skipOf?: (node: string) => LookOptions['skip'];
  /** State of a source's bookmark. */
  readonly bookmarkOf?: (node: string) => string | undefined;
  readonly now?: number;
  readonly onSpark?: boolean;
  /** With `onSpark`: there is a JVM for drivers of databases. */
  readonly drivers?: boolean;
  readonly fixed?: ReadonlyMap<string, FixedRows>;
  readonly signal?: AbortSignal;
  readonly warn?: (node: string, message: string) => void;
  /** Systems are asked only for the rows and columns that the job uses: the source's own rows are not to be looked at. */
  readonly pushDown?: boolean;
  /** Told what a system was asked for, where it is not all. */
  readonly pushed?: (node: string, what: PushedDown) => void;
}

export interface PushedDown { readonly columns: readonly string[]; /** Columns that there are. */ readonly of: number; readonly condition?: string }

/**
 * Looks at the sources and works out what follows: columns and queries of nodes below a source without a schema.
 * No data moves before this has succeeded, but what a node must be measured by.
 */
export async function checkJob(job: ResolvedJob, options: CheckOptions): Promise<CheckedJob> {
  return new JobCheck(job, options).check();
}

class JobCheck {
  private readonly done = new Map<string, CheckedNode>();
  private readonly readings = new Map<string, TableReading>();
  private readonly access: TableAccess;
  private readonly look: Omit<LookOptions, 'folder'>;

  constructor(private readonly job: ResolvedJob, private readonly options: CheckOptions) {
    const { environment, session, signal, warn } = options;
    const query = (sql: string) => session.query(sql);
    this.access = { environment, query, signal, warn };
    this.look = {
      connectors: environment.connectors, query, session: job.session, ntzIsTimestamp: Number(job.session.sparkVersion ?? '3.5') < 3.4, signal,
    };
  }

  public async check(): Promise<CheckedJob> {
    const { only, fixed, onSpark } = this.options;
    const wanted = this.job.nodes.filter((n) => only === undefined || only.has(n.node.id));
    // What needs no data comes first: a wrong target is told before gigabytes are listed.
    for (const n of wanted) if (fixed?.has(n.node.id) !== true) checkLocal(n, onSpark === true);
    // Conditions on partitions are evaluated while the sources are looked at, with Spark's functions.
    if (wanted.some((n) => n.fields.partitionPredicate !== undefined)) {
      await this.options.session.define({ timeZone: this.job.manifest.job.timeZone, prelude: [], stages: [] });
    }
    try {
      for (const n of wanted) this.done.set(n.node.id, await this.node(n));
      for (const id of this.readings.keys()) await this.land(id);
    } catch (e) {
      for (const n of this.done.values()) await n.writing?.close();
      throw e;
    } finally {
      for (const reading of this.readings.values()) await reading.close();
    }
    return { job: this.job, nodes: [...this.done.values()] };
  }

  private async node(resolved: ResolvedNode): Promise<CheckedNode> {
    const { job, options: { fixed: allFixed, skipOf, now } } = this;
    const { node } = resolved;
    const type = nodeType(node.type);
    const fixed = allFixed?.get(node.id);
    if (fixed !== undefined) {
      const each = <T>(of: (rows: FixedRows[string]) => T) => Object.fromEntries(Object.entries(fixed).map(([output, rows]) => [output, of(rows)]));
      return { resolved, inputs: [], columns: each((r) => r.columns), fixed: each((r) => r.sql) };
    }
    if (type?.family === 'source') {
      const { environment } = this.options;
      if (this.options.onSpark === true && isDirectOnSpark(node.type)) {
        const { direct, source } = await this.direct(resolved, 'source');
        return { resolved, direct, source, inputs: [], columns: { output: source?.columns ?? [] } };
      }
      const found = await this.atNode(node.id, () => openSource(node.type, resolved.fields, environment, job.session, this.access.query));
      const read = isDelegate(found) ? { ...resolved, fields: found.fields as ResolvedNode['fields'] } : resolved;
      const open = isDelegate(found) ? this.delegate(tableSource(found.kind), resolved, found.kind) : tableSource(node.type);
      if (open !== undefined) return this.table(read, open);
      const { landed, landing, landRows } = this.options;
      const source = landed?.get(node.id) ?? await lookAtSource(node.id, isDelegate(found) ? sourceSpec(read) : found ?? sourceSpec(resolved), {
        ...this.look, skip: skipOf?.(node.id), folder: `${landing ?? this.options.session.temporaryFolder}/${this.folderName(node.id)}`, limit: landRows,
      });
      // What had to be made readable is not made so again.
      if (source.paths.some((p) => source.files.every((f) => f.path !== p))) landed?.set(node.id, source);
      return { resolved, source, inputs: [], columns: { output: source.columns } };
    }
    const inputs = node.inputs.map((i) => ({ as: i.as, columns: this.done.get(i.node)?.columns[i.output ?? 'output'] }));
    const isTarget = type?.family === 'target';
    const rows = inputs[0]?.columns ?? [];
    const { environment } = this.options;
    const direct = isTarget && this.options.onSpark === true && isDirectOnSpark(node.type) ? (await this.direct(resolved, 'target')).direct : undefined;
    if (direct !== undefined) return { resolved, direct, inputs, ...derived(job, resolved, inputs, undefined) };
    const openIt = () => openTarget(node.type, resolved.fields, rows, environment, this.access.query);
    const found = isTarget ? await this.atNode(node.id, openIt) : undefined;
    const written = isDelegate(found) ? { ...resolved, fields: found.fields as ResolvedNode['fields'] } : resolved;
    const open = !isTarget ? undefined : isDelegate(found) ? this.delegate(tableTarget(found.kind), resolved, found.kind) : tableTarget(node.type);
    const target = !isTarget || open !== undefined ? undefined : await this.atNode(node.id, async () => (
      isDelegate(found) ? targetSpec(written) : found ?? keepTable(targetSpec(resolved), resolved.fields, rows, environment)
    ));
    const spec = type?.quality?.(resolved.fields);
    const quality = spec === undefined ? undefined : preparedAt(node.id, () => prepareQuality(spec, inputs, job.session, now ?? Date.now()));
    const more = quality === undefined ? { inputs } : { inputs: quality.inputs, quality };
    const measured = type === undefined ? undefined : await this.measured(resolved, type, inputs);
    const rest = derived(job, resolved, inputs, measured);
    const context = tableContext(node.id, job, this.access);
    const writing = await this.atNode(node.id, async () => mayWrite(await open?.(written.fields, rows, context), environment));
    const driver = await this.atNode(node.id, () => this.byDriver(written, context, writing));
    const places = driver === undefined ? { target, writing } : { target, driver };
    return { resolved, ...places, ...rest, ...more, ...(quality === undefined ? {} : { sql: quality.sql }) };
  }

  private async direct({ node, fields }: ResolvedNode, family: 'source' | 'target'): ReturnType<typeof openDirect> {
    const { environment, warn } = this.options;
    const found = await this.atNode(node.id, () => openDirect(node.type, fields, family, environment, this.job.session, this.access.query));
    if (family === 'target') warn?.(node.id, `Spark writes the ${found.direct.format} table when the script comes to it: it is not taken back if a later node fails`);
    return found;
  }

  /** What is behind a table of the catalog is read and written as a node of that system would. */
  private delegate<T>(open: T | undefined, { node }: ResolvedNode, kind: string): T {
    if (open !== undefined) return open;
    throw new GlueprintError({ code: 'NotLocal', node: node.id, message: `the table is one of those that ${kind} stands for, which the local runtime does not run` });
  }

  private async table(resolved: ResolvedNode, open: OpenTableSource): Promise<CheckedNode> {
    const { id } = resolved.node;
    const known = this.options.landed?.get(id);
    if (known !== undefined) return { resolved, source: known, inputs: [], columns: { output: known.columns } };
    const context = tableContext(id, this.job, this.access, this.options.bookmarkOf?.(id));
    const reading = await this.atNode(id, () => open(resolved.fields, context));
    const columns = { output: reading.columns };
    const driver = this.options.drivers === true && readsByDriver(resolved) ? await driverOf(resolved, context) : undefined;
    if (driver !== undefined) {
      await reading.close();
      return { resolved, driver, inputs: [], columns };
    }
    this.readings.set(id, reading);
    return { resolved, inputs: [], columns };
  }

  /** A target that the script's own statements write: it is looked at here as any other, and then left to them. */
  private async byDriver(resolved: ResolvedNode, context: TableContext, writing: TableWriting | undefined): Promise<SparkDriver | undefined> {
    if (writing === undefined || this.options.onSpark !== true || !writesByDriver(resolved)) return undefined;
    const { id } = resolved.node;
    const driver = this.options.drivers === true ? await driverOf(resolved, context) : undefined;
    if (driver === undefined) return undefined;
    await writing.close();
    this.options.warn?.(id, 'Spark writes the table when the script comes to it: it is not taken back if a later node fails');
    return driver;
  }

  /** Reads a table's rows, once. */
  private async land(id: string): Promise<void> {
    const checked = this.done.get(id);
    const reading = this.readings.get(id);
    const { landing, landRows, landed } = this.options;
    if (checked === undefined || reading === undefined || checked.source !== undefined || landing === undefined) return;
    const { pushDown = false, pushed } = this.options;
    const { columns, condition }: Pushdown = pushDown ? pushdownOf(id, this.job, this.done, this.wanted()) : {};
    const wanted = columns === undefined ? reading.columns : reading.columns.filter((c) => columns.has(c.name.toLowerCase()));
    const source = await landTable(id, reading, { columns: wanted, condition, limit: landRows }, `${landing}/${this.folderName(id)}`, this.access);
    if (wanted.length < reading.columns.length || source.landed?.condition !== undefined) {
      pushed?.(id, { columns: wanted.map((c) => c.name), of: reading.columns.length, condition: source.landed?.condition });
    }
    landed?.set(id, source);
    this.done.set(id, { ...checked, source });
  }

  private wanted(): string[] {
    const { only } = this.options;
    return this.job.nodes.map((n) => n.node.id).filter((id) => only === undefined || only.has(id));
  }

  private folderName(node: string): string {
    return `${this.done.size}-${node.replace(/[^A-Za-z0-9_-]+/g, '_')}`;
  }

  private async measured(resolved: ResolvedNode, type: NodeType, inputs: readonly NodeInput[]): ReturnType<typeof measureNode> {
    if (type.measure === undefined || this.options.landing === undefined) return undefined;
    const above = new Set(upstream(this.job.manifest.nodes, resolved.node.id).map((n) => n.id));
    for (const id of above) await this.land(id);
    const nodes = [...this.done.values()].filter((n) => above.has(n.resolved.node.id));
    return measureNode({ job: this.job, nodes }, resolved, type, inputs, this.options.session);
  }

  private async atNode<T>(node: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (e) {
      throw GlueprintError.isGlueprintError(e) ? e.at({ node }) : e;
    }
  }
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
  const why = onSpark && type?.glueOnly !== true ? undefined : type?.notLocal?.(node.fields);
  if (why !== undefined) throw new GlueprintError({ code: 'NotLocal', node: node.id, message: `cannot run on the local engine: ${why}` });
  if (opensTable(node.type) || (onSpark && isDirectOnSpark(node.type))) return;
  if (type?.family === 'source' && tableSource(node.type) === undefined) sourceSpec(resolved);
  if (type?.family === 'target' && tableTarget(node.type) === undefined) targetSpec(resolved);
}

/** Columns and SQL: as synth wrote them where the inputs are as it knew them, else worked out anew. */
function derived(
  job: ResolvedJob, { node }: ResolvedNode, inputs: readonly NodeInput[], measured: Readonly<Record<string, unknown>> | undefined,
): Pick<CheckedNode, 'columns' | 'sql'> {
  const known = node.outputs.every((o) => o.columns !== undefined) && inputs.every((i, n) => sameAsDeclared(job, node.inputs[n], i.columns));
  const type = nodeType(node.type);
  if (type === undefined) throw new GlueprintError({ code: 'UnknownNodeType', node: node.id, message: `unknown node type '${node.type}'` });
  if (known && (node.sql !== undefined || type.family === 'target')) {
    return { columns: Object.fromEntries(node.outputs.map((o) => [o.name, parseColumns(o.columns ?? '')])), sql: byOutput(node.sql) };
  }
  const { session, manifest: { parameters } } = job;
  const resolved = resolveNode({ type, node: node.id, fields: node.fields, inputs, session, parameters, measured });
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

