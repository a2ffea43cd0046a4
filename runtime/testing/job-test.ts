import { dirname, isAbsolute, join } from 'node:path';
import { rowsFinding, schemaFinding } from './assertions';
import { branchesTaken, CaseOfNode, casesOf } from './case-branches';
import { asGiven, Given, givenRows } from './given';
import { JobTestResult, NodeRows, TakenBranches } from './result';
import { runTestOnSpark } from './spark-test';
import { manifestOf, TestSubject } from './subject';
import { rowsSql, TestRow } from './values';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { QualityResult } from '../../src/core/dqdl';
import { Manifest, ManifestNode, upstream } from '../../src/core/manifest';
import { nodeType, OUTCOME_COLUMNS } from '../../src/core/nodes';
import { Column, columnsDdl, parseColumns } from '../../src/core/types';
import { Binding } from '../connectors/bindings';
import { EngineSession } from '../engines/engine';
import { Plan, QualityStage, RelationStage } from '../engines/stages';
import { renderJson } from '../formats/render-values';
import { sqlName, sqlString } from '../formats/sql-text';
import { Host } from '../host/host';
import { nodeHost } from '../host/node-host';
import { CheckedJob, checkJob, FixedRows } from '../runs/check';
import { localEnvironment, RunEnvironment } from '../runs/environment';
import { sourceSpec } from '../runs/node-io';
import { planJob } from '../runs/plan';
import { fileFacts } from '../runs/quality/file-facts';
import { judge, outcomesSql } from '../runs/quality/judge';
import { ResolvedJob, resolveJob } from '../runs/resolve';
import { tableSource } from '../runs/tables';

export type TestEngine = 'duckdb' | 'spark' | 'both';

export interface RunRequest {
  /** Nodes to compute, with all that they read up to the nodes whose rows are given. Default: the whole job. */
  readonly only?: string | readonly string[];
}

/** Rows of one node beyond this are not read. */
const MOST_ROWS = 100_000;

/** A job with data given for some of its nodes; nothing outside of the test is read or written. */
export class JobTest {
  private readonly data = new Map<string, Given>();
  private readonly values: Record<string, string> = {};
  private readonly bindings: Binding[] = [];
  private readonly past: Record<string, readonly number[]> = {};
  private clock: Date | undefined;
  private engineName: TestEngine = 'duckdb';
  private seedNumber = 1;

  constructor(private readonly subject: TestSubject, private readonly options: { readonly job?: string; readonly folder?: string } = {}) {}

  /** Rows (a plain list), a text, a file or generated rows for a source, or in the place of any other node. */
  public given(node: string, data: Given | readonly TestRow[]): this {
    this.data.set(node, asGiven(data));
    return this;
  }

  /** Values of job parameters. */
  public parameters(values: Readonly<Record<string, string | number | boolean>>): this {
    for (const [name, value] of Object.entries(values)) this.values[name] = String(value);
    return this;
  }

  /** What the clock says: `current_timestamp()`, `current_date()`, `now()` of rules. */
  public at(time: string | Date): this {
    const at = typeof time === 'string' ? new Date(/(Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time.replace(' ', 'T')}${time.includes(':') ? 'Z' : ''}`) : time;
    if (Number.isNaN(at.getTime())) throw new GlueprintError({ code: 'TestTime', message: `'${String(time)}' is not a time`, hint: 'write it as 2026-01-31T12:00:00Z' });
    this.clock = at;
    return this;
  }

  /** What computes: `duckdb` (default); `spark`, the job's script on PySpark; `both`, and then they must agree at every node. */
  public engine(engine: TestEngine): this {
    this.engineName = engine;
    return this;
  }

  /** Seed of generated rows and of `rand()`. */
  public seed(seed: number): this {
    this.seedNumber = seed;
    return this;
  }

  /** A folder or file for an S3 prefix that sources without given rows read. */
  public bind(uri: string, path: string): this {
    this.bindings.push({ uri, path });
    return this;
  }

  /** What earlier runs measured, newest last, for dynamic rules: `pastValues('Dataset.*.RowCount', [10, 12])`. */
  public pastValues(metric: string, values: readonly number[]): this {
    this.past[metric] = values;
    return this;
  }

  /** Computes the job, or some nodes of it. A fault of a node that is wanted throws. */
  public async run(request: RunRequest = {}): Promise<JobTestResult> {
    const manifest = await manifestOf(this.subject, this.options.job);
    const host = frozenHost(nodeHost(), this.clock);
    const folder = await host.files.temporaryFolder('glueprint-test-');
    try {
      return await new TestRun(manifest, host, folder, {
        data: this.data,
        parameters: this.values,
        bindings: this.bindings,
        past: this.past,
        clock: this.clock,
        seed: this.seedNumber,
        engine: this.engineName,
        baseFolder: this.options.folder,
      }).run(request);
    } finally {
      await host.files.remove(folder);
    }
  }
}

interface TestSettings {
  readonly data: ReadonlyMap<string, Given>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly bindings: readonly Binding[];
  readonly past: Readonly<Record<string, readonly number[]>>;
  readonly clock: Date | undefined;
  readonly seed: number;
  readonly engine: TestEngine;
  readonly baseFolder?: string;
}

interface GivenNode { readonly output: string; readonly rows: readonly TestRow[]; readonly columns: readonly Column[] }

class TestRun {
  private readonly data = new Map<string, Given>();
  private readonly quality = new Map<string, QualityResult>();
  private stop: GlueprintError | undefined;

  constructor(
    private readonly manifest: Manifest, private readonly host: Host, private readonly folder: string, private readonly settings: TestSettings,
  ) {
    for (const [node, given] of settings.data) this.data.set(this.nodeId(node), given);
  }

  public async run(request: RunRequest): Promise<JobTestResult> {
    const wanted = request.only === undefined ? this.manifest.nodes.map((n) => n.id) : [request.only].flat().map((n) => this.nodeId(n));
    const needed = new Set(wanted.flatMap((id) => this.upTo(id)));
    if (this.settings.engine === 'spark') return this.onSpark(wanted, needed);
    const result = await this.onDuckDb(wanted, needed);
    if (this.settings.engine === 'both') this.compare(result, await this.onSpark(wanted, needed));
    return result;
  }

  private async onDuckDb(wanted: readonly string[], needed: ReadonlySet<string>): Promise<JobTestResult> {
    const job = resolveJob(this.manifest, this.settings.parameters);
    const environment = localEnvironment(this.host, await this.files(job, needed), `${this.folder}/state`);
    const session = await environment.engine.open({ temporaryFolder: `${this.folder}/engine`, timeZone: this.manifest.job.timeZone, threads: 1 });
    try {
      const checked = await checkJob(job, {
        environment,
        session,
        landing: `${session.temporaryFolder}/landed`,
        only: needed,
        now: this.host.clock.now().getTime(),
        fixed: this.fixed(job, needed),
      });
      const cases = casesOf(checked);
      const plan = planJob({ job, nodes: [...checked.nodes, ...cases.map((c) => c.beside)] }, { count: 'none', keepRead: true, staging: () => '', fileId: '' });
      if (this.settings.clock !== undefined) await session.query(`CREATE OR REPLACE TEMP MACRO now() AS TIMESTAMPTZ ${sqlString(this.settings.clock.toISOString())}`);
      await session.query(`SELECT setseed(${(this.settings.seed % 1000) / 1000})`);
      await session.define(plan, async (stage, query) => this.judge(checked, stage, query, environment));
      return await this.result(checked, plan, session, wanted, cases);
    } finally {
      await session.close();
    }
  }

  private async onSpark(wanted: readonly string[], needed: ReadonlySet<string>): Promise<JobTestResult> {
    if (this.settings.clock !== undefined) throw new GlueprintError({ code: 'TestEngine', message: 'the clock of Spark cannot be set', hint: 'leave out at(), or test on the engine duckdb' });
    const job = resolveJob(this.manifest, this.settings.parameters);
    const found = await runTestOnSpark({
      manifest: this.manifest,
      host: this.host,
      folder: `${this.folder}/spark`,
      parameters: this.settings.parameters,
      bindings: await this.files(job, needed),
      needed,
      given: this.givenRows(job, needed),
      read: jsonValue,
    });
    const nodes = new Map(found.map((n) => [key(n.node, n.output), n]));
    const order = this.manifest.nodes.filter((n) => needed.has(n.id));
    for (const { id, inputs: [input], outputs } of order) {
      const rows = input === undefined ? undefined : nodes.get(key(input.node, input.output ?? 'output'));
      if (outputs.length === 0 && rows !== undefined && wanted.includes(id)) nodes.set(key(id, 'output'), { ...rows, node: id });
    }
    return new JobTestResult(this.manifest, nodes, this.quality, this.stop, order.map((n) => n.id));
  }

  /** The first node at which the engines differ. */
  private compare(duckdb: JobTestResult, spark: JobTestResult): void {
    for (const { id, outputs } of this.manifest.nodes) {
      for (const { name } of duckdb.computed.includes(id) ? outputs : []) {
        const [found, expected] = [duckdb.node(id, name), spark.node(id, name)];
        const difference = schemaFinding(found, columnsDdl(expected.columns)) ?? rowsFinding(found, expected.rows);
        if (difference !== undefined) throw new GlueprintError({ code: 'EnginesDiffer', node: id, message: `the engines differ; expected is what Spark gives, found is DuckDB's\n${difference}` });
      }
    }
  }

  private async result(
    checked: CheckedJob, plan: Plan, session: EngineSession, wanted: readonly string[], cases: readonly CaseOfNode[],
  ): Promise<JobTestResult> {
    const beside = new Set(cases.map((c) => c.beside.resolved.node.id));
    const nodes = new Map<string, NodeRows>();
    const faults = new Map<string, GlueprintError>();
    for (const stage of plan.stages) {
      if (stage.kind !== 'relation' || beside.has(stage.node)) continue;
      try {
        nodes.set(key(stage.node, stage.output), await this.read(session, stage));
      } catch (e) {
        if (!GlueprintError.isGlueprintError(e)) throw e;
        faults.set(stage.node, e.at({ node: stage.node }));
      }
    }
    await this.outcomeRows(plan, session, nodes);
    // The fault of a node shows at all below it; the one that is told is the first.
    const order = checked.nodes.map((n) => n.resolved.node.id);
    const first = order.find((id) => faults.has(id) && wanted.some((w) => this.upTo(w).includes(id)));
    const fault = first === undefined ? undefined : faults.get(first);
    if (fault !== undefined) throw fault;
    for (const { resolved } of checked.nodes) {
      const [input] = resolved.node.inputs;
      const rows = input === undefined ? undefined : nodes.get(key(input.node, input.output ?? 'output'));
      // What a target writes.
      if (resolved.node.outputs.length === 0 && rows !== undefined) nodes.set(key(resolved.node.id, 'output'), { ...rows, node: resolved.node.id });
    }
    const branches: TakenBranches[] = [];
    for (const c of cases) branches.push({ node: c.node, branches: c.branches, taken: await branchesTaken(c, session) });
    return new JobTestResult(this.manifest, nodes, this.quality, this.stop, checked.nodes.map((n) => n.resolved.node.id), branches);
  }

  private async read(session: EngineSession, stage: Pick<RelationStage, 'node' | 'output' | 'name' | 'columns'>): Promise<NodeRows> {
    const { node, output, columns } = stage;
    const cells = columns.map((c, i) => `${renderJson(c.type, sqlName(c.name), { timeZone: this.manifest.job.timeZone, toParse: true })} AS c${i}`);
    const found = await session.query(`SELECT ${cells.join(', ')} FROM (SELECT * FROM ${sqlName(stage.name)} LIMIT ${MOST_ROWS})`);
    return { node, output, columns, rows: found.map((r) => Object.fromEntries(columns.map((c, i) => [c.name, jsonValue(r[`c${i}`], c)]))) };
  }

  private async outcomeRows(plan: Plan, session: EngineSession, nodes: Map<string, NodeRows>): Promise<void> {
    for (const stage of plan.stages) {
      if (stage.kind !== 'quality' || stage.outcomes === undefined) continue;
      const node = this.manifest.nodes.find((n) => n.id === stage.node);
      const output = node?.outputs.find((o) => o.view === stage.outcomes);
      if (output === undefined) continue;
      const relation = { node: stage.node, output: output.name, name: stage.outcomes, columns: OUTCOME_COLUMNS };
      nodes.set(key(stage.node, output.name), await this.read(session, relation));
    }
  }

  private async judge(checked: CheckedJob, stage: QualityStage, query: EngineSession['query'], environment: RunEnvironment): Promise<string> {
    const node = checked.nodes.find((n) => n.resolved.node.id === stage.node);
    if (node?.quality === undefined) throw new Error(`no rules at ${stage.node}`);
    const read = checked.nodes.flatMap((n) => n.source?.files ?? []);
    const files = await fileFacts(node.quality.plan.files, read, environment.connectors, this.host.files);
    const result = await judge(node.quality, stage.queries, query, (metric) => this.settings.past[metric] ?? [], files);
    this.quality.set(stage.node, result);
    const failed = result.outcomes.filter((o) => o.outcome === 'Failed');
    if (failed.length > 0 && node.quality.spec.stopOnFailure !== undefined) {
      this.stop ??= new GlueprintError({ code: 'DataQualityFailed', node: stage.node, message: `${failed.length} of ${result.outcomes.length} data quality rules failed: ${failed.map((o) => o.rule).join('; ')}` });
    }
    return outcomesSql(result);
  }

  /** Given rows as SQL; texts and files are read by their sources. */
  private fixed(job: ResolvedJob, needed: ReadonlySet<string>): Map<string, FixedRows> {
    const asSql = ([id, { output, rows, columns }]: [string, GivenNode]) => [id, { [output]: { columns, sql: rowsSql(rows, columns, id) } }] as const;
    return new Map([...this.givenRows(job, needed)].map(asSql));
  }

  private givenRows(job: ResolvedJob, needed: ReadonlySet<string>): Map<string, GivenNode> {
    const out = new Map<string, GivenNode>();
    for (const [id, given] of this.data) {
      if (!needed.has(id) || given.kind === 'text' || given.kind === 'file') continue;
      const node = this.node(id);
      const output = node.outputs[0];
      if (output === undefined) throw new GlueprintError({ code: 'TestData', node: id, message: 'a target takes no rows; give them to the node it reads' });
      const columns = given.kind === 'rows' && given.columns !== undefined ? given.columns : this.columns(job, node, output.columns);
      const rows = givenRows(given, columns, this.settings.seed) ?? [];
      out.set(id, { output: output.name, rows, columns });
    }
    return out;
  }

  private columns(job: ResolvedJob, node: ManifestNode, declared: string | undefined): readonly Column[] {
    if (declared !== undefined) return parseColumns(declared);
    const schema = job.nodes.find((n) => n.node.id === node.id)?.fields.schema;
    if (typeof schema === 'string') return parseColumns(schema);
    throw new GlueprintError({ code: 'TestData', node: node.id, message: 'its columns are not known', hint: 'give the source a schema, or the columns with the rows: rows([...], \'id INT, name STRING\')' });
  }

  /** Folders that stand for the sources: given texts and files, and what the test bound. */
  private async files(job: ResolvedJob, needed: ReadonlySet<string>): Promise<Binding[]> {
    const bindings: Binding[] = [...this.settings.bindings];
    for (const id of needed) {
      const node = this.node(id);
      if (nodeType(node.type)?.family !== 'source') continue;
      const given = this.data.get(id);
      if (given?.kind === 'rows' || given?.kind === 'generated') continue;
      const resolved = job.nodes.find((n) => n.node.id === id);
      if (resolved === undefined) continue;
      if (tableSource(node.type) !== undefined) {
        if (given === undefined && resolved.fields.sampleData !== undefined) continue;
        const hint = `test.given('${id}', [{ … }])`;
        throw new GlueprintError({ code: 'TestData', node: id, message: given === undefined ? `nothing is given for source '${id}'` : `source '${id}' reads no files: it takes rows`, hint });
      }
      const spec = sourceSpec(resolved);
      const [uri = ''] = spec.uris;
      if (given === undefined) {
        if (bindings.some((b) => uri.startsWith(b.uri))) continue;
        throw new GlueprintError({ code: 'TestData', node: id, message: `nothing is given for source '${id}'`, hint: `test.given('${id}', [{ … }]), or bind('${uri}', folder)` });
      }
      bindings.unshift({ uri, path: given.kind === 'file' ? await this.path(given.path, id) : await this.written(uri, id, given.text) });
    }
    return bindings;
  }

  private async path(path: string, node: string): Promise<string> {
    const base = this.settings.baseFolder;
    const full = isAbsolute(path) || base === undefined ? this.host.files.resolve(path) : join(base, path);
    if (await this.host.files.kind(full) === undefined) throw new GlueprintError({ code: 'TestData', node, file: full, message: 'the file of the test does not exist' });
    return full;
  }

  private async written(uri: string, node: string, content: string): Promise<string> {
    const asFile = /\.[A-Za-z0-9]+$/.test(uri);
    const target = `${this.folder}/given/${encodeURIComponent(node)}${asFile ? '/data' : ''}`;
    await this.host.files.makeFolder(asFile ? dirname(target) : target);
    await this.host.files.writeText(asFile ? target : `${target}/data`, content);
    return target;
  }

  /** The node and what it reads, up to nodes whose rows are given. */
  private upTo(id: string): string[] {
    const cut = this.manifest.nodes.map((n) => (this.data.has(n.id) ? { ...n, inputs: [] } : n));
    return upstream(cut, id).map((n) => n.id);
  }

  private node(id: string): ManifestNode {
    return this.manifest.nodes.find((n) => n.id === id) as ManifestNode;
  }

  private nodeId(name: string): string {
    const ids = this.manifest.nodes.map((n) => n.id);
    const found = ids.find((id) => id === name) ?? ids.find((id) => id.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    throw new GlueprintError({ code: 'UnknownNode', message: `job '${this.manifest.job.name}' has no node '${name}'; it has ${ids.join(', ')}${didYouMean(name, ids)}` });
  }
}

export function key(node: string, output: string): string {
  return `${node}\n${output}`;
}

/** Numbers keep all their digits: what a JavaScript number cannot hold stays text. */
function jsonValue(text: unknown, column: Column): TestRow[string] {
  if (text === null || text === undefined) return null;
  const json = String(text);
  if (column.type.kind === 'decimal') return json;
  if (column.type.kind === 'bigint' && !Number.isSafeInteger(Number(json))) return json;
  return JSON.parse(json) as TestRow[string];
}

function frozenHost(host: Host, at: Date | undefined): Host {
  return at === undefined ? host : { ...host, clock: { now: () => at, monotonic: () => host.clock.monotonic() } };
}
