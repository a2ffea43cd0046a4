import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScriptPlaces } from '../../jobs/script-runners';
import type { StatementResult } from '../engine';
import { StatementProcess } from '../statement-process';
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

export type WorkerResult = StatementResult & { readonly catalog?: CatalogChanges };

/** A process that holds Python with Spark, for one session. */
export class PythonWorker extends StatementProcess<WorkerResult> {
  private readonly folder: string;

  constructor(plan: WorkerPlan) {
    const folder = mkdtempSync(join(tmpdir(), 'glueprint-session-'));
    const file = join(folder, 'plan.json');
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
    super({
      program: plan.program,
      args: [join(plan.sparkPython, 'glueprint_session.py'), file],
      folder,
      what: 'Python worker',
      variables: {
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
    this.folder = folder;
  }

  public override begin(start: WorkerStart): Promise<void> {
    return super.begin(start);
  }

  public override async close(): Promise<void> {
    await super.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
