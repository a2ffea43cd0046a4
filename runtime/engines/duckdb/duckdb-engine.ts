import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { GlueprintError } from '../../../src/core/diagnostics';
import { setupConnection } from '../../../src/core/spark-sql';
import { RENDER_PRELUDE } from '../../formats/render-values';
import { sqlName, sqlString } from '../../formats/sql-text';
import { Files } from '../../host/host';
import { Engine, EngineOptions, EngineSession, EngineWatcher, StageResult } from '../engine';
import { Plan, QualityStage, RelationStage, WriteStage } from '../stages';
import { computing, explainFault, INTERRUPTED, isOfTheMachine } from './faults';
import { DuckDb, loadDuckDb } from './load';
import { counting, Profile, readProfile } from './profile';

/** A statement and the search for the node in which it failed, together. */
const LOOKED_INTO_MS = 30_000;

/** DuckDB in this process. */
export function duckDbEngine(files: Files): Engine {
  return {
    name: 'duckdb',
    async open(options) {
      const duckdb = await loadDuckDb();
      await files.makeFolder(options.temporaryFolder);
      const instance = await duckdb.DuckDBInstance.create(':memory:', {
        temp_directory: options.temporaryFolder,
        // Nothing is fetched, whatever a query names.
        autoinstall_known_extensions: 'false',
        ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
        ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
      });
      const session = new DuckDbSession(duckdb, instance, await instance.connect(), files, options);
      await session.prepare();
      return session;
    },
  };
}

class DuckDbSession implements EngineSession {
  public readonly temporaryFolder: string;
  private readonly profileFile: string;
  private readonly relations: RelationStage[] = [];
  private stopped = false;

  constructor(
    private readonly duckdb: DuckDb, private readonly instance: DuckDBInstance, private readonly connection: DuckDBConnection,
    private readonly files: Files, private readonly options: EngineOptions,
  ) {
    this.temporaryFolder = options.temporaryFolder;
    this.profileFile = `${options.temporaryFolder}/profile.json`;
  }

  public async prepare(): Promise<void> {
    // Spark's order of nulls; x / 0 is null.
    await this.connection.run("SET default_null_order = 'nulls_first_on_asc_last_on_desc'; SET ieee_floating_point_ops = false; SET enable_progress_bar = true; SET enable_progress_bar_print = false");
    await this.connection.run(RENDER_PRELUDE.join(';\n'));
  }

  public async query(sql: string): Promise<readonly Record<string, unknown>[]> {
    try {
      return (await this.connection.runAndReadAll(sql)).getRowObjectsJS();
    } catch (cause) {
      throw explainFault(cause, this.relations);
    }
  }

  public async define(plan: Plan, judge?: EngineWatcher['judge']): Promise<void> {
    await this.setup(plan);
    for (const stage of plan.stages) {
      if (stage.kind === 'relation') await (stage.keep === 'view' ? this.defineRelation(stage) : this.keepRelation(stage));
      if (stage.kind === 'quality' && judge !== undefined) await this.judged(stage, judge);
    }
  }

  public async execute(plan: Plan, watcher: EngineWatcher): Promise<void> {
    await this.setup(plan);
    for (const stage of plan.stages) {
      if (stage.kind === 'relation' && stage.keep === 'view') {
        await this.defineRelation(stage);
        continue;
      }
      if (stage.kind === 'quality') {
        watcher.stageStarted(stage);
        const started = performance.now();
        await this.judged(stage, (s, query) => watcher.judge(s, query));
        watcher.stageFinished(
          stage, { rows: new Map(), times: new Map([[stage.node, performance.now() - started]]), milliseconds: performance.now() - started },
        );
        continue;
      }
      if (stage.kind === 'write' && stage.onlyIf !== undefined && !await this.counted(stage.onlyIf)) continue;
      watcher.stageStarted(stage);
      watcher.stageFinished(stage, await this.heavy(stage, watcher));
    }
  }

  public async counts(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.query('SELECT sequence_name, last_value FROM duckdb_sequences()');
    return new Map(rows.map((r) => [String(r.sequence_name), r.last_value === null ? 0 : Number(r.last_value) + 1]));
  }

  public interrupt(): void {
    this.stopped = true;
    this.connection.interrupt();
  }

  public async close(): Promise<void> {
    this.connection.disconnectSync();
    this.instance.closeSync();
    await this.files.remove(this.options.temporaryFolder);
  }

  private async setup(plan: Plan): Promise<void> {
    await setupConnection(this.connection, this.duckdb as never, { prelude: plan.prelude, timeZone: plan.timeZone });
  }

  private async judged(stage: QualityStage, judge: EngineWatcher['judge']): Promise<void> {
    const outcomes = await judge(stage, (sql) => this.query(sql));
    if (stage.outcomes !== undefined) await this.connection.run(`CREATE OR REPLACE TEMP TABLE ${sqlName(stage.outcomes)} AS ${outcomes}`);
  }

  private checkStopped(): void {
    if (this.stopped) throw new GlueprintError({ code: INTERRUPTED, message: 'the run was stopped' });
  }

  private async counted(counters: NonNullable<WriteStage['onlyIf']>): Promise<boolean> {
    const counts = await this.counts();
    return counters.some((c) => (counts.get(c.sequence) ?? 0) > 0);
  }

  private async defineRelation(stage: RelationStage): Promise<void> {
    this.relations.push(stage);
    for (const c of stage.counters) await this.connection.run(`CREATE SEQUENCE ${sqlName(c.sequence)} MINVALUE 0 START 0`);
    try {
      await this.connection.run(`CREATE OR REPLACE TEMP VIEW ${sqlName(stage.name)} AS ${this.countedSql(stage)}`);
    } catch (cause) {
      throw explainFault(cause, [stage], stage.node);
    }
  }

  /** In the place of a view that an earlier plan may have made of it. */
  private async keepRelation(stage: RelationStage): Promise<void> {
    this.relations.push(stage);
    const name = sqlName(stage.name);
    try {
      await this.connection.run(`DROP VIEW IF EXISTS ${name}; CREATE TEMP TABLE ${name} AS ${stage.sql}`);
    } catch (cause) {
      throw explainFault(cause, this.relations, stage.node);
    }
  }

  private countedSql(stage: RelationStage): string {
    return stage.counted ? counting(stage.sql, this.tagOf(stage)) : stage.sql;
  }

  private tagOf(stage: RelationStage): number {
    return this.relations.indexOf(stage) + 1;
  }

  /** A statement that moves data. */
  private async heavy(stage: RelationStage | WriteStage, watcher: EngineWatcher): Promise<StageResult> {
    this.checkStopped();
    const started = performance.now();
    let sql: string;
    if (stage.kind === 'relation') {
      this.relations.push(stage);
      for (const c of stage.counters) await this.connection.run(`CREATE SEQUENCE ${sqlName(c.sequence)} MINVALUE 0 START 0`);
      sql = `CREATE TEMP TABLE ${sqlName(stage.name)} AS ${stage.sql}`;
    } else {
      await this.files.makeFolder(stage.request.to);
      sql = stage.format.write(stage.request);
    }
    await this.connection.run(`SET enable_profiling = 'json'; SET profiling_output = ${sqlString(this.profileFile)}; SET custom_profiling_settings = '{"OPERATOR_CARDINALITY":"true","OPERATOR_TIMING":"true","OPERATOR_TYPE":"true","EXTRA_INFO":"true"}'`);
    const timer = setInterval(() => {
      // A stop that came before the statement had begun was not heard.
      if (this.stopped) this.connection.interrupt();
      const { percentage } = this.connection.progress;
      if (percentage >= 0) watcher.progress(stage, percentage);
    }, 200);
    try {
      this.checkStopped();
      const result = await this.connection.runAndReadAll(sql);
      const milliseconds = performance.now() - started;
      await this.connection.run('PRAGMA disable_profiling');
      const profile = readProfile(await this.files.readText(this.profileFile));
      const [row] = result.getRowObjectsJS();
      const files = row?.Files;
      return {
        ...this.byName(profile, stage, Number(row?.Count ?? 0)),
        milliseconds,
        ...(stage.kind === 'write' ? { written: { rows: Number(row?.Count ?? 0), files: Array.isArray(files) ? files.map(String) : [] } } : {}),
      };
    } catch (cause) {
      throw await this.explained(cause, stage, performance.now() - started);
    } finally {
      clearInterval(timer);
    }
  }

  /** Views melt into the statement that reads them: a fault of values is the first view's that fails by itself. */
  private async explained(cause: unknown, stage: RelationStage | WriteStage, milliseconds: number): Promise<GlueprintError> {
    const fault = explainFault(cause, this.relations, stage.node);
    if (fault.details.node !== stage.node || isOfTheMachine(fault)) return fault;
    const started = performance.now() - milliseconds;
    for (const view of this.viewsOf(stage)) {
      if (performance.now() - started > LOOKED_INTO_MS) return fault;
      try {
        await this.connection.run(computing(sqlName(view.name)));
      } catch (again) {
        const found = explainFault(again, this.relations, view.node);
        return found.code === fault.code ? found : fault;
      }
    }
    return fault;
  }

  /** In the order of the data. */
  private viewsOf(stage: RelationStage | WriteStage): readonly RelationStage[] {
    let text = stage.kind === 'relation' ? stage.sql : stage.request.from;
    const read = [...this.relations].reverse().filter((r) => {
      if (r === stage || r.keep !== 'view' || !text.includes(sqlName(r.name))) return false;
      text += r.sql;
      return true;
    });
    return read.reverse();
  }

  private byName(profile: Profile, stage: RelationStage | WriteStage, count: number): Pick<StageResult, 'rows' | 'times'> {
    const name = (tag: number) => this.relations[tag - 1]?.name ?? '';
    const rows = new Map([...profile.rows].map(([tag, n]) => [name(tag), n]));
    const times = new Map<string, number>();
    for (const [tag, ms] of profile.times) times.set(tag === undefined ? (stage.kind === 'relation' ? stage.name : stage.node) : name(tag), ms);
    // What a statement makes or writes whole has as many rows.
    if (stage.kind === 'relation') rows.set(stage.name, count);
    else if (stage.purpose === 'data') rows.set(stage.reads, count);
    return { rows, times };
  }
}
