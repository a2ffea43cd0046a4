import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GlueprintError } from '../../../../../src/core/diagnostics';
import { endGroup, onEvents, onText, Tail } from '../../../../host/process-group';
import type { ScriptPlaces } from '../../jobs/script-runners';
import type { StatementResult } from '../engine';
import type { CatalogChanges } from './catalog-changes';

export interface WorkerPlan {
  readonly program: string;
  readonly engine: 'pyspark' | 'sail';
  /** Folder of `glueprint_session.py`. */
  readonly sparkPython: string;
  readonly places: ScriptPlaces;
  /** Folder of tables without a location. */
  readonly warehouse: string;
  readonly conf: Readonly<Record<string, string>>;
  /** It waits for its session: what first statements need is loaded at once. */
  readonly warm: boolean;
  /** It answers Spark Connect, and no statements. */
  readonly serverOnly: boolean;
  readonly javaOptions: string;
}

/** What a worker is told when a session gets it. */
export interface WorkerStart {
  readonly environment: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Folders and archives of the session's own Python modules. */
  readonly path: readonly string[];
}

type Event =
  | { readonly type: 'ready'; readonly version: string; readonly url?: string }
  | { readonly type: 'begun' }
  | { readonly type: 'failed'; readonly name: string; readonly message: string }
  | { readonly type: 'result'; readonly id: number; readonly catalog?: CatalogChanges } & Record<string, unknown>;

export type WorkerResult = StatementResult & { readonly catalog?: CatalogChanges };

/** A process that holds Python with Spark, for one session. */
export class PythonWorker {
  /** Spark answers, and where, if it is Spark Connect. */
  public readonly ready: Promise<{ readonly url?: string }>;
  /** The end that was not asked for. */
  public onExit: ((reason: string) => void) | undefined;
  private readonly child: ChildProcess;
  private readonly folder = mkdtempSync(join(tmpdir(), 'glueprint-session-'));
  private readonly waiting = new Map<number, (result: WorkerResult) => void>();
  private readonly errors = new Tail(4000);
  private begun: (() => void) | undefined;
  private next = 1;
  private closing = false;
  private exited: string | undefined;

  constructor(plan: WorkerPlan) {
    const file = join(this.folder, 'plan.json');
    const { engine, warm, serverOnly } = plan;
    writeFileSync(file, JSON.stringify({
      name: 'glueprint-session',
      engine,
      warm,
      serverOnly,
      paths: plan.places.prefixes,
      tables: {},
      connections: {},
      conf: {
        'spark.ui.enabled': 'false',
        'spark.ui.showConsoleProgress': 'false',
        'spark.driver.host': '127.0.0.1',
        'spark.driver.bindAddress': '127.0.0.1',
        'spark.sql.shuffle.partitions': '2',
        'spark.sql.warehouse.dir': plan.warehouse,
        // Partitions are the folders that are there: nobody repairs tables here.
        'spark.sql.hive.manageFilesourcePartitions': 'false',
        'spark.sql.legacy.createHiveTableByDefault': 'false',
        'spark.sql.legacy.allowNonEmptyLocationInCTAS': 'true', // as on Glue, where dbt relies on it
        ...plan.conf,
      },
      events: 3,
    }));
    this.child = spawn(plan.program, [join(plan.sparkPython, 'glueprint_session.py'), file], {
      cwd: this.folder,
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PYTHONUNBUFFERED: '1',
        PYTHONDONTWRITEBYTECODE: '1',
        MPLBACKEND: 'agg',
        TZ: 'UTC', // as on Glue's workers
        SPARK_LOCAL_IP: '127.0.0.1',
        PYSPARK_PYTHON: plan.program,
        PYSPARK_DRIVER_PYTHON: plan.program,
        JDK_JAVA_OPTIONS: plan.javaOptions,
      },
    });
    this.child.stdin?.on('error', () => undefined); // the exit tells
    onText(this.child, 2, (text) => this.errors.add(text));
    this.ready = new Promise((done, failed) => {
      const fail = (message: string) => failed(new GlueprintError({ code: 'SessionNotStarted', message }));
      this.child.once('error', (e) => fail(`${plan.program} cannot be run: ${e.message}`));
      this.child.once('close', () => fail(`the Python worker ended before it was ready: ${this.errors.lastLine()}`));
      onEvents<Event>(this.child, (event) => {
        if (event.type === 'ready') done({ url: event.url });
        else if (event.type === 'begun') this.begun?.();
        else if (event.type === 'failed') fail(`${event.name}: ${event.message}`);
        else this.settle(event);
      });
    });
    this.ready.catch(() => undefined); // who takes the worker hears of it
    this.child.once('close', (code, signal) => {
      if (this.closing) return;
      const said = this.errors.lastLine();
      this.exited = `the Python worker of the session ended unexpectedly (${signal ?? `exit code ${code}`})${said === '' ? '' : `: ${said}`}`;
      this.onExit?.(this.exited);
    });
  }

  public get lives(): boolean {
    return this.exited === undefined && !this.closing;
  }

  public async begin(start: WorkerStart): Promise<void> {
    await this.ready;
    const begun = new Promise<void>((done) => { this.begun = done; });
    this.send({ op: 'begin', ...start });
    await begun;
  }

  public run(code: string, catalog: { readonly databases: object; readonly tables: object }): Promise<WorkerResult> {
    const id = this.next++;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.send({ op: 'run', id, code, ...catalog });
    });
  }

  public cancel(): void {
    this.send({ op: 'cancel' });
  }

  public async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    const ended = new Promise<void>((done) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined) done();
      else this.child.once('close', () => done());
    });
    endGroup(this.child);
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private send(request: object): void {
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
  }

  private settle({ type: _type, id, ...result }: Extract<Event, { type: 'result' }>): void {
    this.waiting.get(id)?.(result as unknown as WorkerResult);
    this.waiting.delete(id);
  }
}
