import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PYTHON_FOLDER } from './find-spark';
import { GlueprintError } from '../../../src/core/diagnostics';

/** What `glueprint_run.py` is told. */
export interface SparkPlan {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly paths: readonly SparkPath[];
  readonly conf: Readonly<Record<string, string>>;
  readonly master?: string;
  readonly remote?: string;
}

/** What stands for an S3 prefix. */
export interface SparkPath {
  readonly prefix: string;
  readonly location: string;
  /** Only these of it, where not all is to be read. */
  readonly files?: readonly string[];
  /** Columns of a source, for when there are no files. */
  readonly columns?: string;
}

export type SparkEvent =
  | { readonly type: 'ready'; readonly version: string }
  | { readonly type: 'written'; readonly path: string; readonly rows: number | null }
  | { readonly type: 'failed'; readonly name: string; readonly message: string; readonly line?: number | null; readonly condition?: string | null }
  | { readonly type: 'finished' };

export interface SparkProcess {
  readonly python: string;
  /** File of the plan. */
  readonly plan: string;
  readonly folder: string;
  readonly javaOptions: string;
  /** What the script prints. */
  readonly onOutput?: (text: string) => void;
  readonly onEvent: (event: SparkEvent) => void;
}

export interface RunningSpark {
  /** When it has ended; rejects where it ended before it could say why. */
  readonly ended: Promise<void>;
  stop(): void;
}

const GRACE_MS = 3000;

/** A group of its own: Ctrl-C in the terminal is the run's to handle, and a stop reaches the JVM too. */
export function startSpark(request: SparkProcess): RunningSpark {
  const child = spawn(request.python, [join(PYTHON_FOLDER, 'glueprint_run.py'), request.plan], {
    cwd: request.folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PYTHONUNBUFFERED: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      TZ: 'UTC',
      SPARK_LOCAL_IP: '127.0.0.1',
      PYSPARK_PYTHON: request.python,
      PYSPARK_DRIVER_PYTHON: request.python,
      JDK_JAVA_OPTIONS: request.javaOptions,
    },
  });
  let told = false;
  let errors = '';
  child.stdin?.on('error', () => undefined); // the exit tells
  child.stdout?.on('data', (data: Buffer) => request.onOutput?.(data.toString('utf8')));
  child.stderr?.on('data', (data: Buffer) => {
    errors = (errors + data.toString('utf8')).slice(-8000);
  });
  readLines(child, (line) => {
    const event = JSON.parse(line) as SparkEvent;
    if (event.type === 'failed' || event.type === 'finished') told = true;
    request.onEvent(event);
  });
  const ended = new Promise<void>((done, failed) => {
    child.once('error', (cause) => failed(new GlueprintError({ code: 'EngineMissing', message: `${request.python} cannot be run`, cause })));
    child.once('close', (code, signal) => {
      if (told) done();
      else failed(new GlueprintError({ code: 'EngineError', message: `Spark ended unexpectedly (${signal ?? `exit code ${code}`}): ${errors.trim().split('\n').at(-1) ?? ''}` }));
    });
  });
  return { ended, stop: () => endGroup(child) };
}

function endGroup(child: ChildProcess): void {
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // It has ended by itself.
    }
  };
  kill('SIGTERM');
  const timer = setTimeout(() => kill('SIGKILL'), GRACE_MS);
  child.once('close', () => clearTimeout(timer));
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  let rest = '';
  (child.stdio[3] as NodeJS.ReadableStream).on('data', (data: Buffer) => {
    const lines = (rest + data.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  });
}
