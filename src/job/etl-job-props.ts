import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { MaintenanceWindow } from './maintenance-window';
import { SourceControl } from './source-control';

/**
 * Whether a job remembers what it has read.
 */
export enum JobBookmarks {
  /** Reads only what is new since the last successful run. */
  ENABLE = 'enable',
  /** Reads everything at each run. */
  DISABLE = 'disable',
  /** Reads what is new, but does not move the bookmark. */
  PAUSE = 'pause',
}

/**
 * Open table formats whose libraries Glue can load.
 */
export enum DatalakeFormat {
  /** Apache Iceberg. */
  ICEBERG = 'iceberg',
  /** Delta Lake. */
  DELTA = 'delta',
  /** Apache Hudi. */
  HUDI = 'hudi',
}

/** A place in a bucket that a job uses for itself. */
export interface JobFolder {
  /** The bucket. */
  readonly bucket: s3.IBucket;

  /**
   * Start of the keys, such as `temporary/`.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;
}

/**
 * Properties of an `EtlJob`.
 */
export interface EtlJobProps {
  /**
   * Name of the Glue job.
   *
   * @default - CloudFormation makes one
   */
  readonly jobName?: string;

  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Glue version, which decides the Spark version: 4.0, 5.0, 5.1 or 6.0.
   *
   * @default glue.GlueVersion.V5_1
   */
  readonly glueVersion?: glue.GlueVersion;

  /**
   * Type of the workers.
   *
   * @default glue.WorkerType.G_1X
   */
  readonly workerType?: glue.WorkerType;

  /**
   * Number of workers; with auto scaling, the most there may be.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * Whether Glue adds and removes workers while the job runs.
   *
   * @default false
   */
  readonly autoScaling?: boolean;

  /**
   * Whether runs have dedicated capacity, or cheaper spare capacity (`FLEX`), for work that is in no hurry.
   *
   * @default glue.ExecutionClass.STANDARD
   */
  readonly executionClass?: glue.ExecutionClass;

  /**
   * A run is stopped after this time, 7 days at most.
   *
   * @default - 8 hours; none for a streaming job
   */
  readonly timeout?: Duration;

  /**
   * Retries after a failure.
   *
   * @default 0
   */
  readonly maxRetries?: number;

  /**
   * Runs that may go on at the same time.
   *
   * @default 1
   */
  readonly maxConcurrentRuns?: number;

  /**
   * Whether runs wait when the account's limits are reached, instead of failing. Glue does not retry such runs.
   *
   * @default false
   */
  readonly jobRunQueuing?: boolean;

  /**
   * Glue sends an event for each run that takes longer.
   *
   * @default - none
   */
  readonly notifyDelayAfter?: Duration;

  /**
   * When Glue may restart a streaming job.
   *
   * @default - 7 days after its start
   */
  readonly maintenanceWindow?: MaintenanceWindow;

  /**
   * Whether the job remembers what it has read.
   *
   * @default JobBookmarks.DISABLE
   */
  readonly bookmarks?: JobBookmarks;

  /**
   * Time zone of dates and times in expressions.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;

  /**
   * Tags of the Glue job.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * Role that runs the job. It gets the rights that the nodes need.
   *
   * @default - a role is created
   */
  readonly role?: iam.IRole;

  /**
   * Whether the role is given the rights. If not, `glueprint access` says which ones it must have.
   *
   * @default true
   */
  readonly grantRole?: boolean;

  /**
   * Whether logs, bookmarks and files that the job writes are encrypted with a KMS key.
   *
   * @default true
   */
  readonly encrypt?: boolean;

  /**
   * The key. Who reads the job's targets needs it too.
   *
   * @default - one for all jobs of the stack
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Encryption of logs, bookmarks and data, where it is not to be one key for everything.
   *
   * @default - one is created from the key
   */
  readonly securityConfiguration?: glue.ISecurityConfiguration;

  /**
   * Start of the names of the log groups.
   *
   * @default - `/aws-glue/jobs/`, stack and job
   */
  readonly logGroupPrefix?: string;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * What becomes of the logs when the job is removed from the app.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly logRemovalPolicy?: RemovalPolicy;

  /**
   * Publish job and observability metrics. Needs a right that cannot be narrowed to a resource, so it is off.
   *
   * @default false
   */
  readonly metrics?: boolean;

  /**
   * Whether Glue analyzes why a run failed, and writes it to the job's logs.
   *
   * @default true
   */
  readonly jobInsights?: boolean;

  /**
   * Where the events of the Spark UI are kept.
   *
   * @default - they are not kept
   */
  readonly sparkUi?: JobFolder;

  /**
   * Where sources and targets keep intermediate files, such as those of Redshift.
   *
   * @default - none
   */
  readonly temporaryFolder?: JobFolder;

  /**
   * Connections that the workers use, besides those of the nodes: networks, say.
   *
   * @default - those of the nodes
   */
  readonly connections?: glue.IConnection[];

  /**
   * Spark settings, besides those that the nodes need.
   *
   * @default - those of the nodes
   */
  readonly sparkConf?: { [name: string]: string };

  /**
   * Open table formats, besides those that the nodes need.
   *
   * @default - those of the nodes
   */
  readonly datalakeFormats?: DatalakeFormat[];

  /**
   * Python modules to install, as pip names them, besides those that the nodes need.
   *
   * @default - those of the nodes
   */
  readonly additionalPythonModules?: string[];

  /**
   * Options of pip, such as `--upgrade`.
   *
   * @default - none
   */
  readonly pythonModulesInstallerOptions?: string[];

  /**
   * Python files or archives that can be imported.
   *
   * @default - none
   */
  readonly extraPythonFiles?: glue.Code[];

  /**
   * Files that lie in the working folder of the script.
   *
   * @default - none
   */
  readonly extraFiles?: glue.Code[];

  /**
   * Java libraries, such as drivers.
   *
   * @default - none
   */
  readonly extraJars?: glue.Code[];

  /**
   * Whether the extra Java libraries come before Glue's own.
   *
   * @default false
   */
  readonly extraJarsFirst?: boolean;

  /**
   * Whether the Glue console shows the job's graph on the canvas of Glue Studio. CloudFormation cannot carry the graph: a custom
   * resource gives it to Glue. The job runs its generated script; saving it in the console replaces that by Studio's own.
   *
   * @default false
   */
  readonly visual?: boolean;

  /**
   * Place in Git that Glue Studio pulls the job from and pushes it to. Only of a `visual` job, since CloudFormation has no such property.
   *
   * @default - none
   */
  readonly sourceControl?: SourceControl;

  /**
   * Whether Spark's catalog is the Glue Data Catalog.
   *
   * @default false
   */
  readonly glueDataCatalog?: boolean;

  /**
   * Further arguments of the Glue job. What a property sets cannot be set here.
   *
   * @default - none
   */
  readonly defaultArguments?: { [argument: string]: string };

  /**
   * Arguments of which runs cannot have other values.
   *
   * @default - none
   */
  readonly nonOverridableArguments?: { [argument: string]: string };
}
