import { existsSync } from 'node:fs';
import { GlueprintError } from '../../../../../src/core/diagnostics';
import { classArchive, javaOptions } from '../../../../engines/spark/settings';
import { sparkConf, type ScriptRunnerOptions } from '../../jobs/script-runners';
import { sessionDatabases, sessionTables, WAREHOUSE } from '../../jobs/spark-tables';
import { notInstalled, sparkOf, type FoundPython, type SparkKind } from '../../python/find-python';
import type { SessionEngine, SessionStart, SessionWorker, StatementResult } from '../engine';
import { applyChanges } from './catalog-changes';
import { PythonWorker, type WorkerStart } from './python-worker';
import { WarmWorkers } from './warm-workers';

export interface PythonSessionOptions extends ScriptRunnerOptions {
  /** Which Spark, where both are installed; default: Sail, which starts in a fraction of the time. */
  readonly spark?: SparkKind;
  /** Workers that are kept ready. */
  readonly warm: number;
  readonly seconds: () => number;
}

/** Python on PySpark or Sail, in a process of its own. */
export class PythonSessionEngine implements SessionEngine {
  public readonly name = 'PySpark';
  private readonly workers: WarmWorkers;

  constructor(private readonly options: PythonSessionOptions) {
    this.workers = new WarmWorkers(options.warm, () => this.worker({}, true));
  }

  public async refuses(session: { readonly SessionType?: string }): Promise<string | undefined> {
    const kind = sparkOf(await this.options.python(), this.options.spark);
    if (session.SessionType !== 'SPARK_CONNECT') return kind === undefined ? notInstalled(this.options.spark) : undefined;
    return kind === 'sail' ? undefined : `Spark Connect needs Sail; ${notInstalled('sail')}`;
  }

  public async prepare(): Promise<void> {
    if (this.options.warm > 0 && await this.refuses({}) === undefined) await this.workers.fill();
  }

  public async start(start: SessionStart): Promise<SessionWorker> {
    const { DefaultArguments: given = {}, SessionType: type } = start.session;
    const conf = sparkConf(given['--conf']);
    const connect = type === 'SPARK_CONNECT';
    const plain = Object.keys(conf).length === 0;
    const worker = (plain ? this.workers.take() : undefined) ?? await this.worker(conf, false, connect);
    worker.onExit = (reason) => start.onExit(reason);
    const { url } = await worker.ready;
    if (connect) return connectSession(worker, url);
    await worker.begin(this.beginning(start, given));
    return this.session(worker, start);
  }

  public close(): Promise<void> {
    return this.workers.close();
  }

  private async worker(conf: Record<string, string>, warm: boolean, serverOnly = false): Promise<PythonWorker> {
    const { places, sparkPython } = this.options;
    const python = await this.options.python();
    return new PythonWorker({
      program: python?.program ?? 'python3',
      engine: sparkOf(python, this.options.spark) ?? 'pyspark',
      sparkPython,
      places,
      warehouse: places.path(WAREHOUSE),
      conf,
      warm,
      serverOnly,
      javaOptions: fastJava(python, this.options.stateFolder),
    });
  }

  private beginning({ region }: SessionStart, given: Readonly<Record<string, string>>): WorkerStart {
    const { endpoint, key, places } = this.options;
    return {
      environment: {
        AWS_ENDPOINT_URL_GLUE: endpoint(),
        AWS_DEFAULT_REGION: region,
        AWS_REGION: region,
        ...key === undefined ? {} : { AWS_ACCESS_KEY_ID: key[0], AWS_SECRET_ACCESS_KEY: key[1] },
      },
      args: Object.entries(given).flat(),
      path: (given['--extra-py-files'] ?? '').split(',').filter((p) => p !== '').map((p) => places.path(p.trim())),
    };
  }

  private session(worker: PythonWorker, { region: name, account }: SessionStart): SessionWorker {
    const region = this.options.region(name);
    return {
      run: async (code): Promise<StatementResult> => {
        const { catalog, ...result } = await worker.run(code, { databases: sessionDatabases(region), tables: sessionTables(region) });
        if (catalog !== undefined) applyChanges(region, catalog, account, this.options.seconds());
        return result;
      },
      cancel: () => worker.cancel(),
      close: () => worker.close(),
    };
  }
}

/** A JVM for statements of seconds: compile little, start fast. */
function fastJava(python: FoundPython | undefined, folder: string): string {
  const { pyspark: version, java, program } = python ?? {};
  const archive = version === undefined || java === undefined ? undefined : classArchive(folder, { version, java, python: program ?? '' });
  return process.env.JDK_JAVA_OPTIONS ?? javaOptions(0, archive !== undefined && existsSync(archive) ? archive : undefined);
}

/** A session whose clients speak Spark Connect with its server; nothing on this machine looks at the token. */
function connectSession(worker: PythonWorker, url: string | undefined): SessionWorker {
  if (url === undefined) throw new GlueprintError({ code: 'SessionNotStarted', message: 'the worker serves no Spark Connect' });
  return {
    run: () => Promise.reject(new Error('a Spark Connect session takes no statements')),
    cancel: () => undefined,
    endpoint: () => ({ url, token: 'local' }),
    close: () => worker.close(),
  };
}
