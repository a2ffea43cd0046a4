import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';
import { Bindings, type Binding } from '../connectors/bindings';
import type { Host } from '../host/host';
import { localEnvironment } from '../runs/environment';
import type { AccessKey } from './client/glue-client';
import { localCrawl } from './glue/crawlers/local-crawl';
import { ManifestRunner } from './glue/jobs/manifest-runner';
import { PythonShellRunner, SparkScriptRunner, type ScriptRunnerOptions } from './glue/jobs/script-runners';
import { findPython, type FoundPython, type SparkKind } from './glue/python/find-python';
import { localQuality } from './glue/quality/local-quality';
import type { GluePlugins } from './glue/services';
import { PythonSessionEngine } from './glue/sessions/python/python-session';
import { SqlProcessEngine } from './glue/sessions/sql/sql-process';
import { SqlSessionEngine } from './glue/sessions/sql/sql-session';
import type { RegionState } from './glue/state/region-state';
import { runHere, type RunStarter } from './studio/runs/run-starter';

/** What answers statements: Python with a Spark where it is found, else SQL (`auto`); or only SQL; or only Python, with either Spark or a certain one. */
export const SESSION_ENGINES = ['auto', 'sql', 'python', 'pyspark', 'sail'] as const;
export type SessionEngineName = typeof SESSION_ENGINES[number];

export interface LocalPluginOptions {
  readonly host: Host;
  /** What stands for S3 locations; the rest lies below `<stateDir>/s3`. */
  readonly bindings: readonly Binding[];
  readonly stateDir: string;
  readonly engine?: SessionEngineName;
  /** Python workers that wait for sessions. */
  readonly warmSessions?: number;
  readonly denyExecution?: boolean;
  /** What scripts sign with, where the endpoint asks for signatures. */
  readonly key?: AccessKey;
  /** What stands for Glue connections: `connections` of glueprint.json. */
  readonly connections?: Readonly<Record<string, unknown>>;
  /** Starts runs of the app's jobs, in processes of their own. */
  readonly starter?: RunStarter;
  /** Program and arguments of a process for each SQL session; absent: they run in this one. */
  readonly sqlSession?: readonly string[];
  /** The Python side of the Spark engine. */
  readonly sparkPython?: string;
  readonly endpoint: () => string;
  readonly region: (name: string) => RegionState;
  readonly account: () => string;
  readonly seconds: () => number;
}

/** Beside the bundled program; in the source tree, beside the engine. */
function sparkPython(): string {
  const bundled = join(__dirname, 'python');
  return existsSync(bundled) ? bundled : join(__dirname, '..', 'engines', 'spark', 'python');
}

/** What this machine can run: SQL on the embedded engine, scripts and Python where they are installed. */
export function localPlugins(options: LocalPluginOptions): Partial<GluePlugins> {
  const { host, stateDir } = options;
  const environment = localEnvironment(host, options.bindings, stateDir, options.connections);
  const bindings = new Bindings(options.bindings.filter((b) => b.uri.startsWith('s3://')), `${environment.folder}/s3`, host.files);
  const spark: SparkKind | undefined = options.engine === 'pyspark' || options.engine === 'sail' ? options.engine : undefined;
  let python: Promise<FoundPython | undefined> | undefined;
  const scripts: ScriptRunnerOptions = {
    python: () => python ??= findPython(host.environment.workingFolder, spark),
    places: {
      path: (uri) => (uri.startsWith('s3://') ? bindings.path(uri) : uri.startsWith('file://') ? new URL(uri).pathname : host.files.resolve(uri)),
      prefixes: [
        ...options.bindings.filter((b) => b.uri.startsWith('s3://')).map((b) => ({ prefix: b.uri, location: host.files.resolve(b.path) })),
        { prefix: 's3:/', location: `${environment.folder}/s3` },
      ],
    },
    sparkPython: options.sparkPython ?? sparkPython(),
    endpoint: options.endpoint,
    region: options.region,
    stateFolder: environment.folder,
    deny: options.denyExecution ?? false,
    key: options.key,
    spark,
  };
  const readManifestFile = async (file: string) => readManifest(await host.files.readText(file), NODE_TYPES, file);
  const sql = options.sqlSession === undefined ? new SqlSessionEngine(environment, options.region) : new SqlProcessEngine({
    command: options.sqlSession,
    folder: host.environment.workingFolder,
    stateDir: environment.folder,
    bindings: options.bindings,
    connections: options.connections ?? {},
  });
  const pySpark = new PythonSessionEngine({ ...scripts, warm: options.engine === 'sql' ? 0 : options.warmSessions ?? 0, seconds: options.seconds });
  return {
    crawl: localCrawl(environment, options.account, options.seconds),
    quality: localQuality(environment, () => options.seconds() * 1000),
    runners: [
      new ManifestRunner(options.starter ?? runHere(environment), readManifestFile),
      new PythonShellRunner(scripts),
      new SparkScriptRunner(scripts),
    ],
    sessionEngines: options.engine === 'sql' ? [sql] : (options.engine ?? 'auto') === 'auto' ? [pySpark, sql] : [pySpark],
  };
}
