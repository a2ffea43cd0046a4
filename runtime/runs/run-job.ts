import { createHash, randomUUID } from 'node:crypto';
import { CheckedJob, checkJob, checkTargets } from './check';
import { Commit, StagedTarget } from './commit';
import { RunEnvironment } from './environment';
import { EventListener, NodeResult, RunResult, RunStep } from './events';
import { SourceReading } from './look';
import { COUNT_ALL_BYTES, planJob } from './plan';
import { withoutProvenConditions } from './proven-conditions';
import { RunQuality } from './quality/run-quality';
import { readsPast } from './read-past';
import { recover } from './recover';
import { resolveJob } from './resolve';
import { RunTally } from './run-tally';
import { advance, alreadyRead } from './source-bookmarks';
import { checkSparkCan, runOnSpark, SparkRunOptions } from './spark-run';
import { loadPublisher } from './tables';
import { WrittenOutput, writtenOutput } from './written-output';
import { GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { nodeType, withNodesBeside } from '../../src/core/nodes';
import { TableWriting } from '../connectors/table-connector';
import { INTERRUPTED } from '../engines/duckdb/faults';
import { EngineSession } from '../engines/engine';
import { WriteStage } from '../engines/stages';
import { Query } from '../formats/format';
import { extensionOf } from '../formats/reader-sql';
import { faultMessage, fileFault } from '../host/fault';
import { Bookmark, Bookmarks } from '../state/bookmarks';
import { LocalCatalog } from '../state/catalog';
import { BookmarkMove, Journal } from '../state/journal';
import { JobRunState, RunRecords } from '../state/run-records';
import { Store } from '../state/store';

/** The embedded engine; PySpark on the JVM; Sail, which speaks Spark Connect and needs no Java. */
export type EngineName = 'duckdb' | 'spark' | 'sail';

export interface RunOptions {
  readonly parameters?: Readonly<Record<string, string>>;
  /** Default: a new one, in the form of Glue's. */
  readonly runId?: string;
  readonly memoryLimit?: string;
  readonly threads?: number;
  /** `spark`, `sail`: the job's own script there. Default: the embedded engine. */
  readonly engine?: EngineName;
  /** With `spark`: an existing master or Spark Connect server. Default: this machine. */
  readonly cluster?: string;
  /** What the script prints. */
  readonly onOutput?: (text: string) => void;
  /** Count the rows of every node whatever it costs. Default: of every node where there is little input, else where it is free. */
  readonly countAll?: boolean;
  /** Default: as the job says. */
  readonly bookmarks?: 'enable' | 'disable' | 'pause';
  readonly timeoutSeconds?: number;
  readonly onEvent?: EventListener;
  /** Stops the run. */
  readonly signal?: AbortSignal;
}

/** Runs a job once: resolve, check, plan, execute, commit. Faults of the user's are in the result; it never throws for them. */
export async function runJob(manifest: Manifest, environment: RunEnvironment, options: RunOptions = {}): Promise<RunResult> {
  const store = await environment.openStore();
  try {
    const whole = withNodesBeside(manifest, nodeType, runsScript(options));
    return await new JobRun(whole, environment, options, store).run();
  } finally {
    store.close();
  }
}

/** Whether the job's script runs, rather than its queries. */
const runsScript = ({ engine }: RunOptions) => engine === 'spark' || engine === 'sail';

class JobRun {
  private readonly id: string;
  private readonly job: string;
  private readonly emit: EventListener;
  private readonly started: number;
  private readonly startedOn: string;
  private readonly tally = new RunTally();
  private readonly records: RunRecords;
  private readonly quality: RunQuality;
  private outputs: readonly WrittenOutput[] = [];
  private errorNode: string | undefined;

  constructor(
    private readonly manifest: Manifest, private readonly environment: RunEnvironment, private readonly options: RunOptions,
    private readonly store: Store,
  ) {
    this.id = options.runId ?? `jr_${createHash('sha256').update(randomUUID()).digest('hex')}`;
    this.job = manifest.job.name;
    this.records = new RunRecords(store);
    this.emit = options.onEvent ?? (() => undefined);
    this.started = environment.host.clock.monotonic();
    this.startedOn = environment.host.clock.now().toISOString();
    this.quality = new RunQuality({ id: this.id, job: this.job }, environment, this.emit, store);
  }

  public async run(): Promise<RunResult> {
    const { host } = this.environment;
    for (const r of await recover(this.store, host, loadPublisher(this.environment))) this.emit({ type: 'recovered', ...r });
    const { records } = this;
    const owner = { pid: host.processes.pid, processStart: await host.processes.startOf(host.processes.pid) ?? '' };
    const given = this.options.parameters ?? {};
    records.begin({ id: this.id, job: this.job, startedOn: this.startedOn, environment: this.environment.name, parameters: given }, owner);
    this.emit({ type: 'run-started', run: this.id, job: this.job, at: this.startedOn, environment: this.environment.name, parameters: given });
    const loads = loadPublisher(this.environment, { manifest: this.manifest });
    const commit = new Commit(this.id, randomUUID(), owner, host.files, new Journal(this.store), this.environment.connectors, loads);
    let state: JobRunState = 'SUCCEEDED';
    let error: GlueprintError | undefined;
    try {
      await this.work(commit);
      // All has been written, as the job wants it: nothing is taken back.
      if (this.quality.failedAfterLoad !== undefined) [state, error] = ['FAILED', this.quality.failedAfterLoad];
    } catch (thrown) {
      await commit.abandon();
      const e = fileFault(thrown) ?? thrown;
      // Anything else is a bug of ours and must be seen as one.
      if (!GlueprintError.isGlueprintError(e)) {
        records.end(this.id, 'FAILED', host.clock.now().toISOString(), { error: { code: 'InternalError', message: faultMessage(e) } });
        throw e;
      }
      error = e;
      this.errorNode = e.details.node;
      state = e.code === INTERRUPTED ? 'STOPPED' : e.code === 'Timeout' ? 'TIMEOUT' : 'FAILED';
    }
    const result: RunResult = {
      run: this.id,
      job: this.job,
      state,
      startedOn: this.startedOn,
      completedOn: host.clock.now().toISOString(),
      milliseconds: host.clock.monotonic() - this.started,
      nodes: this.tally.results(this.manifest),
      ...(error === undefined ? {} : { error: { code: error.code, message: error.message, node: error.details.node, hint: error.details.hint } }),
    };
    records.end(this.id, state, result.completedOn, { error: result.error, summary: this.summary() });
    this.emit({ type: 'run-finished', result });
    return result;
  }

  private async work(commit: Commit): Promise<void> {
    const { connectors, engine, folder } = this.environment;
    if (runsScript(this.options) && this.environment.name === 'aws') {
      throw new GlueprintError({ code: 'NotOnSpark', message: `the engine ${this.options.engine} runs on local folders and emulators, not with --env ${this.environment.name}`, hint: 'leave out --engine, or --env' });
    }
    const located = await this.environment.located?.(this.manifest) ?? this.manifest;
    const job = await this.step('resolve', () => resolveJob(located, this.options.parameters ?? {}));
    const open = () => engine.open({
      memoryLimit: this.options.memoryLimit, threads: this.options.threads, temporaryFolder: `${folder}/tmp/${this.id}`, timeZone: this.manifest.job.timeZone,
    });
    const landing = `${folder}/tmp/${this.id}-tables`;
    const writings: TableWriting[] = [];
    let session = await open();
    let interruptSpark = () => {};
    const stop = this.watchStop(() => {
      session.interrupt();
      interruptSpark();
    });
    try {
      const keep = (this.options.bookmarks ?? this.manifest.job.bookmarks) !== 'disable';
      const bookmarks = new Bookmarks(this.store);
      const bookmarkOf = (node: string) => (keep ? bookmarks.get(this.job, node) : undefined);
      const checked = await this.step('check', async () => {
        const found = await checkJob(job, {
          environment: this.environment,
          session,
          landing: `${landing}/in`,
          skipOf: (node) => alreadyRead(bookmarkOf(node)),
          bookmarkOf: (node) => bookmarkOf(node)?.state,
          now: this.environment.host.clock.now().getTime(),
          onSpark: runsScript(this.options),
          drivers: this.options.engine === 'spark' && this.options.cluster?.startsWith('sc://') !== true,
          signal: stop.signal,
          warn: (node, message) => this.emit({ type: 'warning', code: 'Source', node, message }),
          pushDown: !runsScript(this.options),
          pushed: (node, what) => this.emit({ type: 'pushed-down', node, ...what }),
        });
        writings.push(...found.nodes.flatMap((n) => n.writing ?? []));
        if (runsScript(this.options)) checkSparkCan(found, this.options.engine === 'sail');
        await checkTargets(found, connectors);
        this.warn(found);
        return found;
      });
      const targets = await this.targets(checked, `${landing}/out`);
      await commit.stage(targets);
      const tolerant = new Set<string>();
      if (runsScript(this.options)) {
        await session.define({ timeZone: this.manifest.job.timeZone, prelude: [], stages: [] });
        await this.executeOnSpark(checked, targets, { query: (sql) => session.query(sql), fileId: commit.id }, (interrupt) => {
          interruptSpark = interrupt;
          if (stop.stopped()) interrupt();
        });
      }
      while (!runsScript(this.options)) {
        try {
          await this.execute(checked, commit, targets, stop, session, tolerant);
          break;
        } catch (e) {
          // A record that is of no format at all stops the reader; where the mode allows it, the run begins anew and reads past such.
          const node = await readsPast(e, checked, this.environment.host.files);
          if (node === undefined || tolerant.has(node)) throw e;
          tolerant.add(node);
          await commit.restart(targets);
          await session.close();
          session = await open();
        }
      }
      stop.check();
      // What a script wrote to files is as Spark writes it; rows for systems are as they want them.
      await this.finishFiles(checked, runsScript(this.options) ? targets.filter((t) => t.writing !== undefined) : targets, stop.signal);
      const moves = (this.options.bookmarks ?? this.manifest.job.bookmarks) !== 'enable' ? []
        : checked.nodes.flatMap((n) => (n.source === undefined ? [] : this.move(n.resolved.node.id, n.source, bookmarkOf(n.resolved.node.id)) ?? []));
      await this.step('commit', () => this.publish(checked, commit, targets, moves, bookmarks, (sql) => session.query(sql)));
    } catch (e) {
      stop.check(); // the engine only knows that it was stopped, not why
      throw e;
    } finally {
      stop.end();
      await session.close();
      for (const w of writings) await w.close();
      await this.environment.host.files.remove(landing);
    }
  }

  /** Files of formats or compressions that the engine does not write become what they are to be. */
  private async finishFiles(checked: CheckedJob, targets: readonly StagedTarget[], signal: AbortSignal): Promise<void> {
    const { files } = this.environment.host;
    for (const { node, purpose, staging, writing } of targets) {
      const checkedNode = checked.nodes.find((n) => n.resolved.node.id === node);
      const { format, options } = writing ?? checkedNode?.target ?? {};
      if (purpose !== 'data' || format?.finish === undefined || options === undefined || await files.kind(staging.folder) === undefined) continue;
      const written = (await files.list(staging.folder)).map((f) => f.path);
      const columns = checkedNode?.target?.columns ?? checkedNode?.inputs[0]?.columns ?? [];
      const partitionKeys = checkedNode?.target?.partitionKeys ?? [];
      await format.finish(written, { columns, partitionKeys, options, timeZone: this.manifest.job.timeZone, signal });
    }
  }

  private move(node: string, source: SourceReading, before: Bookmark | undefined): BookmarkMove | undefined {
    if (source.spec.withoutBookmark === true) return undefined;
    if (source.landed === undefined) return advance(this.job, node, before, source.files);
    const { bookmark } = source.landed;
    return bookmark === undefined || bookmark === before?.state ? undefined : { job: this.job, node, from: before?.version ?? 0, state: bookmark };
  }

  private async execute(
    checked: CheckedJob, commit: Commit, targets: readonly StagedTarget[], stop: { check(): void }, session: EngineSession,
    tolerant: ReadonlySet<string>,
  ): Promise<void> {
    const folders = new Map(targets.map((t) => [`${t.node}\n${t.purpose}`, t.staging.folder]));
    const bytes = checked.nodes.reduce((sum, n) => sum + (n.source?.bytes ?? 0), 0);
    const count = this.options.countAll === true || bytes <= COUNT_ALL_BYTES ? 'all' : 'free';
    const plan = await this.step('plan', async () => planJob(count === 'all' ? await withoutProvenConditions(checked, (sql) => session.query(sql)) : checked, {
      count,
      staging: (node, purpose) => folders.get(`${node}\n${purpose}`) ?? '',
      fileId: commit.id,
      tolerant,
    }));
    stop.check();
    await this.step('execute', async () => {
      this.tally.begin(checked, plan);
      await session.execute(plan, {
        stageStarted: (stage) => this.emit({ type: 'node-started', node: stage.node }),
        progress: (stage, percent) => this.emit({ type: 'progress', node: stage.node, percent }),
        stageFinished: (stage, result) => this.tally.add(stage, result),
        judge: (stage, query) => this.quality.judge(checked, stage, query),
      });
      for (const stage of plan.stages) {
        if (stage.kind !== 'relation' || stage.rowCount === undefined) continue;
        const [row] = await session.query(stage.rowCount);
        this.tally.sourceRows(stage, Number(row?.rows ?? 0));
      }
      this.tally.malformed(plan, await session.counts());
      this.tally.infer();
    });
    for (const result of this.tally.results(this.manifest)) {
      this.emit({ type: 'node-finished', result });
      if (result.malformed !== undefined) this.emit({ type: 'warning', code: 'MalformedRecords', node: result.node, message: describeMalformed(result) });
    }
  }

  private async executeOnSpark(checked: CheckedJob, targets: readonly StagedTarget[], files: Pick<SparkRunOptions, 'query' | 'fileId'>, started: (stop: () => void) => void): Promise<void> {
    const { environment, options, tally } = this;
    await this.step('execute', async () => {
      tally.begin(checked, { timeZone: this.manifest.job.timeZone, prelude: [], stages: [] });
      await runOnSpark(checked, {
        environment,
        temporaryFolder: `${environment.folder}/tmp/${this.id}-spark`,
        targets,
        ...files,
        memoryLimit: options.memoryLimit,
        threads: options.threads,
        cluster: options.cluster,
        sail: options.engine === 'sail',
        onOutput: options.onOutput,
        started,
        judge: (stage, query) => this.quality.evaluate(checked, stage, query),
        failsAfterLoad: () => this.quality.failedAfterLoad !== undefined,
        written: (target, rows) => {
          this.emit({ type: 'node-started', node: target.node });
          if (rows !== undefined) tally.rowsInTarget(target.node, target.purpose, rows);
        },
      });
    });
    for (const result of tally.results(this.manifest)) this.emit({ type: 'node-finished', result });
  }

  private async publish(
    checked: CheckedJob, commit: Commit, targets: readonly StagedTarget[], moves: readonly BookmarkMove[], bookmarks: Bookmarks, query: Query,
  ): Promise<void> {
    const outputs: WrittenOutput[] = [];
    for (const t of targets) {
      if (await this.environment.host.files.kind(t.staging.folder) === undefined) continue;
      const files = await this.environment.host.files.list(t.staging.folder);
      const node = checked.nodes.find((n) => n.resolved.node.id === t.node);
      outputs.push(writtenOutput(t, node, files, commit.id, this.tally.writtenRows(t.node, t.purpose)));
    }
    this.outputs = outputs;
    for (const { node, purpose, files, bytes } of outputs) if (purpose === 'data') this.tally.written(node, { files, bytes });
    const lost: string[] = [];
    await commit.publish(targets, moves, {
      published: (catalog) => {
        lost.push(...moves.filter((m) => !bookmarks.move(m, this.id)).map((m) => m.node));
        for (const change of catalog) new LocalCatalog(this.store, change.region).apply(change, this.environment.host.clock.now());
      },
      done: () => this.records.end(this.id, 'SUCCEEDED', this.environment.host.clock.now().toISOString(), { summary: this.summary() }),
    }, { query, clock: this.environment.host.clock });
    for (const node of lost) this.emit({ type: 'warning', code: 'BookmarkMoved', node, message: 'another run moved the bookmark meanwhile; it was left as that run set it' });
    for (const { node, uri, place, files, bytes, rows } of outputs) this.emit({ type: 'published', node, uri, place, files, bytes, rows });
  }

  private summary(): unknown {
    const { engine = 'duckdb' } = this.options;
    const milliseconds = this.environment.host.clock.monotonic() - this.started;
    const failed = this.errorNode === undefined ? {} : { errorNode: this.errorNode };
    return { engine, nodes: this.tally.results(this.manifest), milliseconds, outputs: this.outputs, ...failed };
  }

  private async targets(checked: CheckedJob, landing: string): Promise<StagedTarget[]> {
    const { connectors } = this.environment;
    const out: StagedTarget[] = [];
    const add = async (node: string, uri: string, purpose: WriteStage['purpose'], rest: Pick<StagedTarget, 'mode' | 'extension' | 'keeping' | 'seal'>) => {
      out.push({ node, purpose, ...rest, staging: await connectors.of(uri).stage(uri, this.id.slice(0, 19), out.length) });
    };
    for (const { resolved, target, writing, source } of checked.nodes) {
      if (writing !== undefined) {
        const staging = { folder: `${landing}/${out.length}`, target: writing.place, uri: writing.place };
        out.push({ node: resolved.node.id, purpose: 'data', mode: 'append', extension: extensionOf(writing.format, writing.options), staging, writing });
      }
      if (target !== undefined) await add(resolved.node.id, target.uri, 'data', { mode: target.mode, extension: extensionOf(target.format, target.options), keeping: target.keeping, seal: target.seal });
      if (source?.spec.rejected !== undefined) await add(resolved.node.id, source.spec.rejected, 'rejected', { mode: 'append', extension: '.txt' });
    }
    return out;
  }

  private warn(checked: CheckedJob): void {
    for (const { resolved, source, direct } of checked.nodes) {
      for (const issue of source?.issues ?? []) this.emit({ type: 'warning', code: 'SchemaMismatch', node: resolved.node.id, message: issue.message });
      if (source?.files.length === 0 && source.landed === undefined && direct === undefined) this.emit({ type: 'warning', code: 'NothingNew', node: resolved.node.id, message: 'the bookmark says that all files have been read; nothing is read' });
    }
  }

  private watchStop(interrupt: () => void): { readonly signal: AbortSignal; check(): void; stopped(): boolean; end(): void } {
    const { signal } = this.options;
    const seconds = this.options.timeoutSeconds ?? this.manifest.job.timeoutMinutes * 60;
    let reason: GlueprintError | undefined;
    const aborted = new AbortController();
    const stop = (error: GlueprintError) => {
      reason = error;
      aborted.abort(error);
      interrupt();
    };
    const onAbort = () => stop(new GlueprintError({ code: INTERRUPTED, message: 'the run was stopped' }));
    if (signal?.aborted === true) onAbort();
    signal?.addEventListener('abort', onAbort);
    // A timer of over 24 days would fire at once.
    const timer = setTimeout(() => stop(new GlueprintError({ code: 'Timeout', message: `the run took longer than ${seconds} seconds` })), Math.min(seconds * 1000, 2 ** 31 - 1));
    return {
      signal: aborted.signal,
      stopped: () => reason !== undefined,
      check: () => {
        if (reason !== undefined) throw reason;
      },
      end: () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      },
    };
  }

  private async step<T>(step: RunStep, work: () => T | Promise<T>): Promise<T> {
    const started = this.environment.host.clock.monotonic();
    const result = await work();
    this.emit({ type: 'step-finished', step, milliseconds: this.environment.host.clock.monotonic() - started });
    return result;
  }
}

function describeMalformed(result: NodeResult): string {
  const { records = 0, values = {}, stops = {} } = result.malformed ?? {};
  const stopping = Object.entries(stops).map(([column, n]) => `${n} of '${column}' at which Spark 3 stops the job: mend them, or read the column as STRING and cast it`);
  const parts = [
    ...(records > 0 ? [`${records} malformed ${records === 1 ? 'record' : 'records'}`] : []),
    ...Object.entries(values).map(([column, n]) => `${n} ${n === 1 ? 'value' : 'values'} of '${column}' that ${n === 1 ? 'does' : 'do'} not convert (null)`),
    ...stopping,
  ];
  return parts.join(', ');
}
