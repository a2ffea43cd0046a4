import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PYTHON_FOLDER } from './find-spark';
import { GlueprintError } from '../../../src/core/diagnostics';
import { endGroup, onEvents, onText, Tail } from '../../host/process-group';

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
  | { readonly type: 'failed'; readonly name: string; readonly message: string; readonly line?: number | null; readonly condition?: string | null; readonly committed?: boolean }
  | { readonly type: 'quality'; readonly node?: string | null }
  | { readonly type: 'rows'; readonly rows?: readonly Readonly<Record<string, unknown>>[]; readonly error?: string }
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
  /** Answers what the script asked. */
  say(message: object): void;
}

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
  const errors = new Tail(8000);
  child.stdin?.on('error', () => undefined); // the exit tells
  onText(child, 1, (text) => request.onOutput?.(text));
  onText(child, 2, (text) => errors.add(text));
  onEvents<SparkEvent>(child, (event) => {
    if (event.type === 'failed' || event.type === 'finished') told = true;
    request.onEvent(event);
  });
  const ended = new Promise<void>((done, failed) => {
    child.once('error', (cause) => failed(new GlueprintError({ code: 'EngineMissing', message: `${request.python} cannot be run`, cause })));
    child.once('close', (code, signal) => {
      if (told) done();
      else failed(new GlueprintError({ code: 'EngineError', message: `Spark ended unexpectedly (${signal ?? `exit code ${code}`}): ${errors.lastLine()}` }));
    });
  });
  return { ended, stop: () => endGroup(child), say: (message) => child.stdin?.write(`${JSON.stringify(message)}\n`) };
}
