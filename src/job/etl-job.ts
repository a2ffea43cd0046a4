import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, Aspects, attachCustomSynthesis, Duration, IResolvable, ISynthesisSession, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { ArtifactType } from 'aws-cdk-lib/cloud-assembly-schema';
import { Construct } from 'constructs';
import { accessStatements, isUndecidable } from './access-statements';
import { GeneratedCode } from './generated-code';
import { JobParameter, JobParameterOptions } from './job-parameter';
import { referenceArguments, renderPySpark } from '../core/codegen/pyspark';
import { GlueprintError } from '../core/diagnostics';
import { Manifest, MANIFEST_VERSION, ManifestJob, ManifestParameter, orderNodes, readers, SourceLocation, Text, writeManifest } from '../core/manifest';
import { nodeType, sessionOf, sparkVersion } from '../core/nodes';
import { provideJobContext } from '../job-context';
import { JobNode } from '../job-node';
import { sourceLocation } from '../source-location';
import { TokenTexts } from '../token-texts';

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
   * Number of workers.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * A run is stopped after this time.
   *
   * @default Duration.hours(8)
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
   * Encryption of logs, bookmarks and data.
   *
   * @default - none
   */
  readonly securityConfiguration?: glue.ISecurityConfiguration;

  /**
   * Where the job logs to.
   *
   * @default - a log group is created, which keeps logs for three months
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * Publish job and observability metrics. Needs a right that cannot be narrowed to a resource, so it is off.
   *
   * @default false
   */
  readonly metrics?: boolean;

  /**
   * Further arguments of the Glue job, such as `--enable-auto-scaling`.
   *
   * @default - none
   */
  readonly defaultArguments?: { [argument: string]: string };
}

/**
 * An AWS Glue ETL job made of nodes: sources, transforms and targets that stand below it in the construct tree.
 *
 * Creates the Glue job with its generated PySpark script, a role with the rights that the nodes need, and, beside the
 * templates, the manifest from which `glueprint` runs the job anywhere.
 */
export class EtlJob extends Construct implements iam.IGrantable {
  /**
   * The Glue job.
   */
  public readonly glueJob: glue.PySparkEtlJob;

  /**
   * The role that runs the job.
   */
  public readonly role: iam.IRole;

  /**
   * The principal to grant rights to.
   */
  public readonly grantPrincipal: iam.IPrincipal;

  private readonly nodes: JobNode[] = [];
  private readonly parameters: ManifestParameter[] = [];
  private readonly texts: TokenTexts;
  private readonly settings: Omit<ManifestJob, 'logicalId' | 'stack' | 'script'>;
  private readonly at?: SourceLocation;
  private readonly description?: string;

  constructor(scope: Construct, id: string, props: EtlJobProps = {}) {
    super(scope, id);
    const stack = Stack.of(this);
    this.texts = new TokenTexts(stack);
    this.at = sourceLocation();
    this.description = props.description;
    this.settings = this.checkSettings(props);
    this.role = props.role ?? new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
    this.grantPrincipal = this.role.grantPrincipal;

    const logGroup = props.logGroup ?? new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.THREE_MONTHS });
    const metrics = props.metrics ?? false;
    this.glueJob = new glue.PySparkEtlJob(this, 'Job', {
      jobName: props.jobName,
      description: props.description,
      role: this.role,
      script: new GeneratedCode(`${this.fileName}.py`, () => this.renderScript()),
      glueVersion: this.settings.glueVersion as glue.GlueVersion,
      workerConfiguration: { workerType: this.settings.workerType as glue.WorkerType, numberOfWorkers: this.settings.numberOfWorkers },
      timeout: Duration.minutes(this.settings.timeoutMinutes),
      maxRetries: this.settings.maxRetries,
      maxConcurrentRuns: props.maxConcurrentRuns,
      tags: props.tags,
      securityConfiguration: props.securityConfiguration,
      continuousLogging: { enabled: true, logGroup },
      enableMetrics: metrics,
      enableObservabilityMetrics: metrics,
      defaultArguments: { '--job-bookmark-option': `job-bookmark-${this.settings.bookmarks}`, ...props.defaultArguments },
    });
    this.passArguments();
    this.grantSettings(metrics, props.securityConfiguration, logGroup);
    provideJobContext(this, {
      job: this,
      texts: this.texts,
      parameters: this.parameters,
      bookmarks: this.settings.bookmarks !== 'disable',
      views: new Set(),
      session: () => sessionOf(this.settings.glueVersion, this.parameters, this.settings.timeZone),
      add: (node) => this.addNode(node),
    });
    this.node.addValidation({ validate: () => (this.nodes.length === 0 ? ['the job has no nodes: give it a source and a target'] : []) });
    Aspects.of(this).add({ visit: (construct) => (construct === this ? this.warn() : undefined) });
    attachCustomSynthesis(this, { onSynthesize: (session) => this.synthesize(session) });
  }

  /**
   * Declares a parameter of the job, which each run may give another value. Declare it before the nodes that use it.
   *
   * @param name name of the parameter, and of the argument of the Glue job
   * @param options its type and default
   * @returns how to write it in expressions and paths
   */
  public parameter(name: string, options: JobParameterOptions = {}): JobParameter {
    if (this.parameters.some((p) => p.name.toLowerCase() === name.toLowerCase())) {
      throw new GlueprintError({ code: 'InvalidParameter', message: `the job already has a parameter '${name}'`, node: this.node.path });
    }
    const parameter = JobParameter._of(name, options);
    this.parameters.push(parameter._manifest);
    return parameter;
  }

  /**
   * The job's manifest, as it is written beside the templates.
   */
  public renderManifest(): string {
    return writeManifest(this.manifest());
  }

  /**
   * The job's PySpark script.
   */
  public renderScript(): string {
    return renderPySpark(this.manifest(), nodeType);
  }

  private checkSettings(props: EtlJobProps): EtlJob['settings'] {
    const glueVersion = props.glueVersion ?? glue.GlueVersion.V5_1;
    try {
      sparkVersion(glueVersion);
    } catch (error) {
      throw GlueprintError.isGlueprintError(error) ? error.at({ node: this.node.path, field: 'glueVersion' }) : error;
    }
    const integer = (name: 'numberOfWorkers' | 'maxRetries', value: number, min: number, max: number): number => {
      if (Token.isUnresolved(value) || (Number.isInteger(value) && value >= min && value <= max)) return value;
      throw new GlueprintError({ code: 'InvalidField', message: `got ${value}, expected a whole number from ${min} to ${max}`, node: this.node.path, field: name });
    };
    return {
      path: this.node.path,
      name: this.node.id,
      glueVersion,
      workerType: props.workerType ?? glue.WorkerType.G_1X,
      numberOfWorkers: integer('numberOfWorkers', props.numberOfWorkers ?? 2, 2, 299),
      timeoutMinutes: (props.timeout ?? Duration.hours(8)).toMinutes(),
      maxRetries: integer('maxRetries', props.maxRetries ?? 0, 0, 10),
      bookmarks: props.bookmarks ?? JobBookmarks.DISABLE,
      timeZone: props.timeZone ?? 'UTC',
      tags: props.tags ?? {},
    };
  }

  /** Default values of parameters, and what only a deploy knows, as arguments of the Glue job. */
  private passArguments(): void {
    const resource = this.glueJob.node.defaultChild as glue.CfnJob;
    const managed = resource.defaultArguments as { [argument: string]: string };
    resource.defaultArguments = Lazy.any({
      produce: () => ({
        ...managed,
        ...Object.fromEntries(this.parameters.filter((p) => p.default !== undefined).map((p) => [`--${p.name}`, p.default])),
        ...Object.fromEntries(referenceArguments(this.manifest(), nodeType).map((r) => [`--${r.argument}`, this.texts.argument(reference(r))])),
      }),
    }) as IResolvable;
  }

  private grantSettings(metrics: boolean, security: glue.ISecurityConfiguration | undefined, logGroup: logs.ILogGroup): void {
    if (metrics) {
      this.role.addToPrincipalPolicy(new iam.PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        // The action knows no resource.
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
      }));
    }
    if (security instanceof glue.SecurityConfiguration) {
      const keys = [security.cloudWatchEncryptionKey, security.jobBookmarksEncryptionKey, security.s3EncryptionKey].filter((k) => k !== undefined);
      for (const key of new Set(keys)) this.grantKey(key.keyRef.keyArn, true);
      if (security.cloudWatchEncryptionKey !== undefined) {
        this.role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['logs:AssociateKmsKey'], resources: [logGroup.logGroupArn] }));
      }
    }
  }

  private addNode(node: JobNode): void {
    this.nodes.push(node);
    const access = node._type.access?.(node._resolved.context) ?? [];
    for (const statement of accessStatements(access, this.texts, Stack.of(this))) {
      if (isUndecidable(statement)) {
        Annotations.of(node).addWarningV2('cdk-glueprint:undecidableAccess', `the bucket of '${statement.path}' is known only at a run: grant the job's role what it needs there`);
      } else {
        this.role.addToPrincipalPolicy(statement);
      }
    }
    this.grantKeys(node, access);
  }

  /** Buckets of the app whose keys are known: who may read or write may also decrypt or encrypt. */
  private grantKeys(node: JobNode, access: NonNullable<ReturnType<NonNullable<JobNode['_type']['access']>>>): void {
    for (const { actions, on } of access) {
      if (!('s3' in on) || on.scope !== 'objects') continue;
      for (const element of this.texts.elementsOf(on.s3 as Text)) {
        const { encryptionKey } = (element.node.scope ?? node) as { readonly encryptionKey?: kms.IKey };
        if (encryptionKey === undefined) continue;
        this.grantKey(encryptionKey.keyArn, actions.includes('s3:PutObject'));
      }
    }
  }

  private grantKey(arn: string, write: boolean): void {
    const actions = ['kms:Decrypt', ...(write ? ['kms:Encrypt', 'kms:GenerateDataKey'] : [])];
    this.role.addToPrincipalPolicy(new iam.PolicyStatement({ actions, resources: [arn] }));
  }

  private manifest(): Manifest {
    const stack = Stack.of(this);
    const nodes = orderNodes(this.nodes.map((n) => n._toManifest()));
    const resource = this.glueJob.node.defaultChild as glue.CfnJob;
    return {
      version: MANIFEST_VERSION,
      job: {
        path: this.settings.path,
        name: this.settings.name,
        stack: Token.isUnresolved(stack.stackName) ? stack.artifactId : stack.stackName,
        ...(this.description === undefined ? {} : { description: this.description }),
        glueVersion: this.settings.glueVersion,
        workerType: this.settings.workerType,
        numberOfWorkers: this.settings.numberOfWorkers,
        timeoutMinutes: this.settings.timeoutMinutes,
        maxRetries: this.settings.maxRetries,
        bookmarks: this.settings.bookmarks,
        timeZone: this.settings.timeZone,
        tags: this.settings.tags,
        logicalId: stack.resolve(resource.logicalId) as string,
        script: `${this.fileName}.py`,
        ...(this.at === undefined ? {} : { at: this.at }),
      },
      parameters: this.parameters,
      nodes,
      resources: this.texts.resources,
    };
  }

  /** The construct path as a file name; where that is not enough to tell two jobs apart, with a hash of it. */
  private get fileName(): string {
    const { path } = this.node;
    const name = path.replace(/[^A-Za-z0-9_]+/g, '-');
    return path === name.replace(/-/g, '/') ? name : `${name}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
  }

  private warn(): void {
    const nodes = this.nodes.map((n) => n._toManifest());
    for (const [i, node] of nodes.entries()) {
      const construct = this.nodes[i];
      if (node.outputs.length > 0 && readers(nodes, node.id).length === 0) {
        Annotations.of(construct).addWarningV2('cdk-glueprint:unread', `'${node.id}' is read by no node: its rows go nowhere`);
      }
      if (construct._type.script === undefined && node.sql === undefined) {
        Annotations.of(construct).addError(`the columns of the input of '${node.id}' are not known, so its script cannot be generated: give the source a schema (glueprint infer writes it)`);
      }
    }
  }

  private synthesize(session: ISynthesisSession): void {
    const file = `${this.fileName}.glueprint.json`;
    writeFileSync(join(session.outdir, file), this.renderManifest());
    writeFileSync(join(session.outdir, `${this.fileName}.py`), this.renderScript());
    session.assembly.addArtifact(`${this.fileName}.glueprint`, { type: ArtifactType.NONE, displayName: this.node.path, properties: { file } as never });
  }
}

function reference(r: { readonly ref: string; readonly attribute?: string }): Exclude<Text, string> {
  return r.attribute === undefined ? { ref: r.ref } : { ref: r.ref, attribute: r.attribute };
}
