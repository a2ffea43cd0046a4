import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GlueprintError } from '../../../../../src/core/diagnostics';
import { endGroup } from '../../jobs/job-process';
import type { ScriptRunnerOptions } from '../../jobs/script-runners';
import { sparkTables } from '../../jobs/spark-tables';
import type { SessionEngine, SessionStart, SessionWorker, StatementResult } from '../engine';

/** A JVM for statements of seconds: compile little, start fast. */
const FAST_JVM = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData';

/** Python on local PySpark, in a process of its own. */
export class PythonSessionEngine implements SessionEngine {
  public readonly name = 'PySpark';

  constructor(private readonly options: ScriptRunnerOptions) {}

  public async refuses(session: { readonly SessionType?: string }): Promise<string | undefined> {
    if (session.SessionType === 'SPARK_CONNECT') return 'has no Spark Connect';
    const python = await this.options.python();
    return python?.pyspark === undefined ? 'PySpark is not installed; run: pip install pyspark==3.5.6 (with Java 17), or set GLUEPRINT_PYTHON to a Python that has it' : undefined;
  }

  public async start(start: SessionStart): Promise<SessionWorker> {
    const python = await this.options.python();
    const worker = new PythonWorker(python?.program ?? 'python3', this.options, start);
    await worker.ready;
    return worker;
  }
}

type Event = { readonly type: string; readonly id?: number; readonly name?: string; readonly message?: string } & Record<string, unknown>;

class PythonWorker implements SessionWorker {
  public readonly ready: Promise<void>;
  private readonly child: ChildProcess;
  private readonly folder: string;
  private readonly waiting = new Map<number, (result: StatementResult) => void>();
  private next = 1;
  private closing = false;
  private errors = '';

  constructor(program: string, private readonly options: ScriptRunnerOptions, private readonly start: SessionStart) {
    this.folder = mkdtempSync(join(tmpdir(), 'glueprint-session-'));
    const plan = join(this.folder, 'plan.json');
    writeFileSync(plan, JSON.stringify({
      name: start.session.Id,
      paths: options.places.prefixes,
      tables: {},
      connections: {},
      conf: { 'spark.ui.enabled': 'false', 'spark.ui.showConsoleProgress': 'false', 'spark.sql.shuffle.partitions': '2', 'spark.sql.warehouse.dir': join(this.folder, 'warehouse') },
      events: 3,
    }));
    this.child = spawn(program, [join(options.sparkPython, 'glueprint_session.py'), plan], {
      cwd: this.folder,
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PYTHONUNBUFFERED: '1',
        JDK_JAVA_OPTIONS: process.env.JDK_JAVA_OPTIONS ?? FAST_JVM,
        AWS_ENDPOINT_URL_GLUE: options.endpoint(),
        AWS_DEFAULT_REGION: start.region,
        AWS_REGION: start.region,
        ...options.key === undefined ? {} : { AWS_ACCESS_KEY_ID: options.key[0], AWS_SECRET_ACCESS_KEY: options.key[1] },
      },
    });
    this.child.stdin?.on('error', () => undefined); // the exit tells
    this.child.stderr?.on('data', (data: Buffer) => {
      this.errors = (this.errors + data.toString('utf8')).slice(-4000);
    });
    this.ready = new Promise((done, failed) => {
      const fail = (message: string) => failed(new GlueprintError({ code: 'SessionNotStarted', message }));
      this.child.once('error', (e) => fail(`${program} cannot be run: ${e.message}`));
      this.child.once('close', () => fail(`the Python worker ended before it was ready: ${lastLine(this.errors)}`));
      this.listen((event) => {
        if (event.type === 'ready') done();
        else if (event.type === 'failed') fail(`${event.name}: ${event.message}`);
        else if (event.type === 'result') this.settle(event);
      });
    });
    this.child.once('close', (code, signal) => this.exited(code, signal));
  }

  public run(code: string): Promise<StatementResult> {
    const id = this.next++;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.send({ op: 'run', id, code, tables: sparkTables(this.options.region(this.start.region)) });
    });
  }

  public cancel(): void {
    this.send({ op: 'cancel' });
  }

  public async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    const ended = new Promise<void>((done) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) done();
      else this.child.once('close', () => done());
    });
    endGroup(this.child);
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private send(request: object): void {
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
  }

  private settle({ type: _type, id, ...result }: Event): void {
    this.waiting.get(id ?? -1)?.(result as unknown as StatementResult);
    this.waiting.delete(id ?? -1);
  }

  private exited(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.closing) return;
    this.start.onExit(`the Python worker of the session ended unexpectedly (${signal ?? `exit code ${code}`})${this.errors === '' ? '' : `: ${lastLine(this.errors)}`}`);
  }

  private listen(onEvent: (event: Event) => void): void {
    let rest = '';
    (this.child.stdio[3] as NodeJS.ReadableStream).on('data', (data: Buffer) => {
      const lines = (rest + data.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') onEvent(JSON.parse(line) as Event);
    });
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
