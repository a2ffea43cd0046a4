import { Duration } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { GlueprintError } from '../core/diagnostics';
import { dpuOf } from '../core/pool';
import { checkConf, checkModule, tagFault } from '../job/job-texts';

/** How code reaches a session. */
export enum SessionType {
  /** Statements, as notebooks send them. */
  LIVY = 'LIVY',
  /** A Spark Connect endpoint. */
  SPARK_CONNECT = 'SPARK_CONNECT',
}

/** What every session of a pool is made of. */
export interface SessionTemplate {
  /**
   * Type of the workers.
   *
   * @default glue.WorkerType.G_1X
   */
  readonly workerType?: glue.WorkerType;

  /**
   * Number of workers, the driver included.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * Version of Glue.
   *
   * @default glue.GlueVersion.V5_0
   */
  readonly glueVersion?: glue.GlueVersion;

  /**
   * Glue stops a session that ran no statement for so long.
   *
   * @default Duration.minutes(30)
   */
  readonly idleTimeout?: Duration;

  /**
   * No session lives longer.
   *
   * @default Duration.hours(8)
   */
  readonly maxLifetime?: Duration;

  /**
   * How code reaches a session.
   *
   * @default SessionType.LIVY
   */
  readonly sessionType?: SessionType;

  /**
   * Spark properties, as `--conf` sets them.
   *
   * @default - none
   */
  readonly sparkConf?: { [name: string]: string };

  /**
   * Whether Spark's catalog is the Glue Data Catalog. What may be read there is granted to the pool's role.
   *
   * @default false
   */
  readonly glueDataCatalog?: boolean;

  /**
   * Python modules to install, as pip names them.
   *
   * @default - none
   */
  readonly additionalPythonModules?: string[];

  /**
   * Further arguments of the session, such as `--datalake-formats`.
   *
   * @default - none
   */
  readonly defaultArguments?: { [name: string]: string };

  /**
   * Connections the sessions use.
   *
   * @default - none
   */
  readonly connections?: glue.IConnection[];

  /**
   * Tags of the sessions.
   *
   * @default - only the pool's own
   */
  readonly tags?: { [key: string]: string };
}

/** @internal */
export interface CheckedTemplate {
  readonly workerType: glue.WorkerType;
  readonly numberOfWorkers: number;
  readonly glueVersion: glue.GlueVersion;
  readonly idleTimeout: Duration;
  readonly maxLifetime: Duration;
  readonly dpu: number;
  readonly defaultArguments: { readonly [name: string]: string };
}

/** Those that the manager adds. */
const POOL_TAGS = { 'glueprint:pool': '', 'glueprint:owner': '' };
const RESERVED_TAG = /^(aws|glueprint):/;

/**
 * With defaults filled in, and everything Glue would refuse refused here.
 *
 * @internal
 */
export function checkTemplate(t: SessionTemplate): CheckedTemplate {
  const workerType = t.workerType ?? glue.WorkerType.G_1X;
  const numberOfWorkers = t.numberOfWorkers ?? 2;
  const glueVersion = t.glueVersion ?? glue.GlueVersion.V5_0;
  const idleTimeout = t.idleTimeout ?? Duration.minutes(30);
  const maxLifetime = t.maxLifetime ?? Duration.hours(8);
  const fault = (message: string): never => { throw new GlueprintError({ code: 'SessionTemplateInvalid', message }); };
  const minutes = (name: string, value: Duration): number => {
    const n = value.toMinutes({ integral: false });
    return Number.isInteger(n) ? n : fault(`${name} must be whole minutes, got ${value.toHumanString()}`);
  };
  if (!Number.isInteger(numberOfWorkers) || numberOfWorkers < 2) fault(`a session has at least 2 workers, got ${numberOfWorkers}`);
  if (numberOfWorkers > 299) fault(`a session has at most 299 workers, got ${numberOfWorkers}`);
  if (Number(glueVersion) < 3) fault(`the pool needs Glue 3.0 or newer, got ${glueVersion}`);
  if (workerType === glue.WorkerType.G_025X) fault('worker type G.025X is for streaming jobs only');
  if (minutes('idleTimeout', idleTimeout) < 5) fault(`idleTimeout must be at least 5 minutes, got ${idleTimeout.toMinutes()}`);
  if (minutes('maxLifetime', maxLifetime) > 2880) fault(`maxLifetime must be at most 48 hours, got ${maxLifetime.toHumanString()}`);
  if (idleTimeout.toMinutes() > maxLifetime.toMinutes()) fault('idleTimeout must not be longer than maxLifetime');
  const reserved = Object.keys(t.tags ?? {}).find((k) => RESERVED_TAG.test(k));
  if (reserved !== undefined) fault(`tag '${reserved}' is reserved`);
  const wrong = tagFault({ ...t.tags, ...POOL_TAGS });
  if (wrong !== undefined) fault(`tags: ${wrong}`);
  const refuse = (field: string, message: string, hint?: string): never => {
    throw new GlueprintError({ code: 'SessionTemplateInvalid', field, message, hint });
  };
  for (const [name, value] of Object.entries(t.sparkConf ?? {})) checkConf(name, value, refuse);
  for (const module of t.additionalPythonModules ?? []) checkModule(module, refuse);
  const dpu = dpuOf(workerType, numberOfWorkers);
  return { workerType, numberOfWorkers, glueVersion, idleTimeout, maxLifetime, dpu, defaultArguments: renderArguments(t) };
}

function renderArguments(t: SessionTemplate): { [name: string]: string } {
  const slip = Object.keys(t.defaultArguments ?? {}).find((name) => !/^--[^\s=]+$/.test(name));
  if (slip !== undefined) throw new GlueprintError({ code: 'SessionTemplateInvalid', field: 'defaultArguments', message: `'${slip}' is no argument: expected a name that begins with --` });
  const out: { [name: string]: string } = { ...t.defaultArguments };
  const own = (name: string, value: string) => {
    if (out[name] !== undefined) {
      throw new GlueprintError({ code: 'SessionTemplateInvalid', message: `defaultArguments must not hold '${name}': a property of the template sets it` });
    }
    out[name] = value;
  };
  const conf = Object.entries(t.sparkConf ?? {});
  // Glue takes one `--conf`: the others follow inside its value.
  if (conf.length > 0) own('--conf', conf.map(([k, v]) => `${k}=${v}`).join(' --conf '));
  if (t.glueDataCatalog === true) own('--enable-glue-datacatalog', 'true');
  if (t.additionalPythonModules !== undefined) own('--additional-python-modules', t.additionalPythonModules.join(','));
  return out;
}
