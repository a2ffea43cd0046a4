import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, Aspects, attachCustomSynthesis, CfnElement, Duration, IResolvable, ISynthesisSession, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { ArtifactType } from 'aws-cdk-lib/cloud-assembly-schema';
import { Construct, IConstruct } from 'constructs';
import { accessStatements, isUndecidable } from './access-statements';
import { withConnectionDetails } from './connection-details';
import { EtlJobProps, JobBookmarks, JobFolder } from './etl-job-props';
import { GeneratedCode } from './generated-code';
import { addGraph, datasetOf, findNode, graphProps, readGraph } from './graph-job';
import { checkArguments, JobDemands, mergedArguments } from './job-arguments';
import { allowConnection, subnetOf, UsedConnection } from './job-connections';
import { JobFile } from './job-files';
import { jobLogs } from './job-logs';
import { JobParameter, JobParameterOptions } from './job-parameter';
import { arnOf, JobRights, RightReason } from './job-rights';
import { allowEncryption, jobSecurity, JobSecurity } from './job-security';
import { checkSettings, JobSettings, MOST_MINUTES, streamFaults } from './job-settings';
import { NodeRights, warnOfNodes, warnOfOverlaps } from './job-warnings';
import { deployGraph, graphAsset, VisualJobParts, warnOfGraph } from './visual-job';
import { referenceArguments, renderPySpark } from '../core/codegen/pyspark';
import { GlueprintError } from '../core/diagnostics';
import { Manifest, MANIFEST_VERSION, ManifestJob, ManifestParameter, orderNodes, SourceLocation, StudioJobOrigin, Text, writeManifest } from '../core/manifest';
import { Access, nodeType, sessionOf } from '../core/nodes';
import { writeAccess } from '../core/nodes/sources/s3-source';
import { IDataset } from '../dataset';
import { provideJobContext } from '../job-context';
import { JobNode } from '../job-node';
import { CostAssumptions, CostEstimate, JobAlarms, JobCost, JobMetrics, JobNotifications } from '../monitoring';
import { JobTriggers } from '../orchestration';
import { sourceLocation } from '../source-location';
import { TokenTexts } from '../token-texts';

/**
 * An AWS Glue ETL job made of nodes: sources, transforms and targets that stand below it in the construct tree.
 *
 * Creates the Glue job with its generated PySpark script, a role with the rights that the nodes need, and, beside the
 * templates, the manifest from which `glueprint` runs the job anywhere.
 */
export class EtlJob extends Construct implements iam.IGrantable {
  /**
   * A job of a graph file (`*.glue.json`), or of a visual job of Glue Studio as Git synchronisation or `aws glue get-job` writes it.
   *
   * @param scope what the job belongs to
   * @param id its id there
   * @param file path of the file
   * @param props settings that the file does not have, or that are to be others
   */
  public static fromGraphFile(scope: Construct, id: string, file: string, props: EtlJobProps = {}): EtlJob {
    const read = readGraph(file);
    const job = new EtlJob(scope, id, graphProps(read, props));
    job.studio = read.graph.studio;
    addGraph(job, read);
    return job;
  }

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

  /**
   * The log groups of the job. None where its security configuration is not of the app, which decides their names.
   */
  public readonly logGroups: logs.ILogGroup[];

  /**
   * How logs, bookmarks and data are encrypted; undefined where they are not.
   */
  public readonly securityConfiguration?: glue.ISecurityConfiguration;

  private readonly nodes: JobNode[] = [];
  private readonly parameters: ManifestParameter[] = [];
  private readonly connections = new Map<string, UsedConnection>();
  private readonly demands: JobDemands[] = [];
  private readonly pythonFiles: string[] = [];
  private readonly texts: TokenTexts;
  private readonly settings: JobSettings;
  private readonly rights: JobRights;
  private readonly at?: SourceLocation;
  private estimate?: ManifestJob['estimate'];
  private streaming = false;
  private studio?: StudioJobOrigin;

  constructor(scope: Construct, id: string, private readonly props: EtlJobProps = {}) {
    super(scope, id);
    this.texts = new TokenTexts(Stack.of(this));
    this.at = sourceLocation();
    this.settings = checkSettings(this.node.path, props);
    checkArguments(this.node.path, 'defaultArguments', props.defaultArguments);
    checkArguments(this.node.path, 'nonOverridableArguments', props.nonOverridableArguments);
    this.role = props.role ?? new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
    this.grantPrincipal = this.role.grantPrincipal;
    this.rights = new JobRights(this.role, props.grantRole ?? true);

    const security = jobSecurity(this, props);
    this.securityConfiguration = security?.configuration;
    const { groups, arguments: logArguments } = jobLogs(this, props, this.settings.glueVersion, this.role, security, this.rights);
    this.logGroups = groups;
    this.glueJob = this.makeJob(security);
    this.demands.push({ needs: { conf: props.sparkConf, datalakeFormats: props.datalakeFormats, pythonModules: props.additionalPythonModules } });
    this.passArguments({ ...logArguments, ...this.ownArguments() });
    this.grantSettings(security);
    for (const connection of props.connections ?? []) this.addConnection(connection);
    provideJobContext(this, {
      job: this,
      texts: this.texts,
      parameters: this.parameters,
      bookmarks: this.settings.bookmarks !== JobBookmarks.DISABLE,
      views: new Set(),
      session: () => sessionOf(this.settings.glueVersion, this.parameters, this.settings.timeZone),
      add: (node) => this.addNode(node),
    });
    this.node.addValidation({
      validate: () => (this.nodes.length === 0 ? ['the job has no nodes: give it a source and a target'] : streamFaults(props, this.settings, this.streaming)),
    });
    if (props.visual === true) deployGraph(this, this.visualParts());
    Aspects.of(this).add({ visit: (construct) => (construct === this ? this.warn() : undefined) });
    attachCustomSynthesis(this, { onSynthesize: (session) => this.synthesize(session) });
  }

  /**
   * Name of the Glue job.
   */
  public get jobName(): string {
    return this.glueJob.jobName;
  }

  /**
   * ARN of the Glue job.
   */
  public get jobArn(): string {
    return this.glueJob.jobArn;
  }

  /**
   * Metrics of the job: ends of runs, and, with `metrics: true`, time, rows, memory, skew and cost.
   */
  public get metrics(): JobMetrics {
    return JobMetrics.fromJob(this.glueJob);
  }

  /**
   * Makes alarms on the job.
   */
  public get alarms(): JobAlarms {
    return JobAlarms.fromJob(this.glueJob);
  }

  /**
   * Tells people of the job's runs.
   */
  public get notifications(): JobNotifications {
    return JobNotifications.fromJob(this.glueJob);
  }

  /**
   * Starts the job by a schedule, after other runs, or when objects arrive.
   */
  public get triggers(): JobTriggers {
    return JobTriggers.fromJob(this.glueJob);
  }

  /**
   * A rule for runs that succeed.
   *
   * @param id id of the rule below the job
   */
  public onSuccess(id: string, options?: events.OnEventOptions): events.Rule {
    return this.glueJob.onSuccess(id, options);
  }

  /**
   * A rule for runs that fail.
   *
   * @param id id of the rule below the job
   */
  public onFailure(id: string, options?: events.OnEventOptions): events.Rule {
    return this.glueJob.onFailure(id, options);
  }

  /**
   * A rule for runs that are stopped at their timeout.
   *
   * @param id id of the rule below the job
   */
  public onTimeout(id: string, options?: events.OnEventOptions): events.Rule {
    return this.glueJob.onTimeout(id, options);
  }

  /**
   * Estimates what the job costs. The estimate stands in the construct's metadata and in the manifest, where `glueprint plan` shows it.
   *
   * @param assumptions how often it runs, and how long
   */
  public estimateCost(assumptions: CostAssumptions): CostEstimate {
    const estimate = JobCost.estimate(this.glueJob, assumptions);
    this.estimate = JobCost._metadata(this.glueJob);
    return estimate;
  }

  /**
   * Lets a principal start runs of the job, see them and stop them.
   *
   * @param grantee who
   */
  public grantRun(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee, actions: ['glue:BatchStopJobRun', 'glue:GetJob', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:StartJobRun'], resourceArns: [this.jobArn],
    });
  }

  /**
   * Lets the job's workers use a connection, and its role read it. Connections that nodes name are added by themselves.
   *
   * @param connection the connection
   */
  public addConnection(connection: glue.IConnection): void {
    this.use({ name: connection.connectionName, construct: connection }, { reason: 'uses the connection' });
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
   * A dataset of the job, by the id of its node: for nodes that a graph file has.
   *
   * @param node id of the node
   * @param output which of its datasets, where it has several
   */
  public dataset(node: string, output?: string): IDataset {
    return datasetOf(findNode(this, node), output);
  }

  /**
   * The job's manifest, as it is written beside the templates.
   */
  public renderManifest(): string {
    return writeManifest({ ...this.manifest(), access: this.rights.render(Stack.of(this), this.props.role === undefined) });
  }

  /**
   * The job's PySpark script.
   */
  public renderScript(): string {
    return renderPySpark(this.manifest(), nodeType);
  }

  private get resource(): glue.CfnJob {
    return this.glueJob.node.defaultChild as glue.CfnJob;
  }

  private makeJob(security: JobSecurity | undefined): glue.PySparkEtlJob {
    const { props, settings } = this;
    const file = (code: glue.Code, reason: string) => new JobFile(code, this.rights, reason);
    const files = (codes: glue.Code[] | undefined, reason: string) => codes?.map((c) => file(c, reason));
    const job = new glue.PySparkEtlJob(this, 'Job', {
      jobName: props.jobName,
      description: props.description,
      role: this.role,
      script: file(new GeneratedCode(`${this.fileName}.py`, () => this.renderScript()), 'reads its script'),
      glueVersion: settings.glueVersion,
      workerConfiguration: { workerType: settings.workerType, numberOfWorkers: settings.numberOfWorkers },
      timeout: Duration.minutes(settings.timeoutMinutes),
      maxRetries: settings.maxRetries,
      maxConcurrentRuns: props.maxConcurrentRuns,
      jobRunQueuingEnabled: props.jobRunQueuing,
      notifyDelayAfter: props.notifyDelayAfter,
      tags: props.tags,
      securityConfiguration: security?.configuration,
      continuousLogging: { enabled: true },
      enableMetrics: props.metrics ?? false,
      enableObservabilityMetrics: props.metrics ?? false,
      extraPythonFiles: files(props.extraPythonFiles, 'reads its Python files'),
      extraFiles: files(props.extraFiles, 'reads its files'),
      extraJars: files(props.extraJars, 'reads its Java libraries'),
      extraJarsFirst: props.extraJarsFirst,
      defaultArguments: props.defaultArguments,
    });
    const resource = job.node.defaultChild as glue.CfnJob;
    resource.executionClass = props.executionClass;
    resource.nonOverridableArguments = props.nonOverridableArguments;
    resource.maintenanceWindow = props.maintenanceWindow?._text;
    const connections = () => (this.connections.size === 0 ? undefined : { connections: [...this.connections.values()].map((c) => c.name) });
    resource.connections = Lazy.any({ produce: connections }) as IResolvable;
    return job;
  }

  /** Arguments that follow from the properties alone. */
  private ownArguments(): { [argument: string]: string } {
    const { props } = this;
    const flag = (name: string, on: boolean | undefined) => (on === true ? { [name]: 'true' } : {});
    return {
      '--job-bookmark-option': `job-bookmark-${this.settings.bookmarks}`,
      ...flag('--enable-job-insights', props.jobInsights ?? true),
      ...flag('--enable-auto-scaling', props.autoScaling),
      ...flag('--enable-glue-datacatalog', props.glueDataCatalog),
      ...flag('--enable-spark-ui', props.sparkUi !== undefined),
      ...(props.sparkUi === undefined ? {} : { '--spark-event-logs-path': folderPath(props.sparkUi) }),
      ...(props.temporaryFolder === undefined ? {} : { '--TempDir': folderPath(props.temporaryFolder) }),
      ...(props.pythonModulesInstallerOptions === undefined ? {} : { '--python-modules-installer-option': props.pythonModulesInstallerOptions.join(' ') }),
    };
  }

  /** What nodes ask for, default values of parameters, and what only a deploy knows, as arguments of the Glue job. */
  private passArguments(own: { readonly [argument: string]: string }): void {
    const managed = this.resource.defaultArguments as { [argument: string]: string };
    this.resource.defaultArguments = Lazy.any({
      produce: () => ({
        ...managed,
        ...own,
        ...mergedArguments(this.node.path, this.demands),
        ...this.pythonFileArguments(managed['--extra-py-files']),
        ...Object.fromEntries(this.parameters.filter((p) => p.default !== undefined).map((p) => [`--${p.name}`, p.default])),
        ...Object.fromEntries(referenceArguments(this.manifest(), nodeType).map((r) => [`--${r.argument}`, this.texts.argument(reference(r))])),
      }),
    }) as IResolvable;
  }

  private pythonFileArguments(given: string | undefined): { [argument: string]: string } {
    if (this.pythonFiles.length === 0) return {};
    return { '--extra-py-files': [...(given === undefined ? [] : [given]), ...new Set(this.pythonFiles)].join(',') };
  }

  private grantSettings(security: JobSecurity | undefined): void {
    const { metrics, sparkUi, temporaryFolder, glueDataCatalog } = this.props;
    if (metrics === true) {
      this.rights.allow({ reason: 'publishes metrics; the action knows no resource' }, new iam.PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
      }));
    }
    if (security !== undefined) allowEncryption(this.rights, security);
    if (sparkUi !== undefined) this.allowFolder(sparkUi, 'keeps the events of the Spark UI');
    if (temporaryFolder !== undefined) this.allowFolder(temporaryFolder, 'keeps intermediate files');
    if (glueDataCatalog === true) {
      const stack = Stack.of(this);
      this.rights.allow({ reason: 'starts Spark on the Data Catalog' }, new iam.PolicyStatement({
        actions: ['glue:GetDatabase'], resources: [arnOf(stack, 'glue', 'catalog'), arnOf(stack, 'glue', 'database/default')],
      }));
    }
  }

  private allowFolder(folder: JobFolder, reason: string): void {
    for (const statement of accessStatements(writeAccess(folderPath(folder)), this.texts, Stack.of(this))) {
      if (!isUndecidable(statement)) this.rights.allow({ reason }, statement);
    }
    if (folder.bucket.encryptionKey !== undefined) this.allowKey(folder.bucket.encryptionKey.keyArn, true, { reason });
  }

  private addNode(node: JobNode): void {
    this.nodes.push(node);
    const { fields } = node._resolved;
    const id = node.node.path.slice(this.node.path.length + 1);
    const reason = { node: id, reason: node._type.family === 'target' ? 'writes' : node._type.family === 'source' ? 'reads' : 'transforms' };
    const access = accessOf(node);
    for (const statement of accessStatements(access, this.texts, Stack.of(this))) {
      if (isUndecidable(statement)) {
        Annotations.of(node).addWarningV2('cdk-glueprint:undecidableAccess', `the bucket of '${statement.path}' is known only at a run: grant the job's role what it needs there`);
      } else {
        this.rights.allow(reason, statement);
      }
    }
    this.grantKeys(node, access, reason);
    for (const text of node._type.connections?.(fields) ?? []) {
      this.use({ name: this.texts.raw(text), construct: this.texts.elementsOf(text)[0] }, { node: id, reason: 'uses the connection' });
    }
    this.addNeeds(node, id);
  }

  /** Settings that a node needs; one that contradicts those so far throws here, at the node. */
  private addNeeds(node: JobNode, id: string): void {
    const needs = node._type.settings?.(node._resolved.fields);
    if (needs === undefined) return;
    this.demands.push({ node: id, needs });
    mergedArguments(this.node.path, this.demands);
    for (const file of needs.extraPyFiles ?? []) {
      this.pythonFiles.push(this.texts.raw(file));
      for (const statement of accessStatements([{ actions: ['s3:GetObject'], on: { s3: file, scope: 'objects' } }], this.texts, Stack.of(this))) {
        if (!isUndecidable(statement)) this.rights.allow({ node: id, reason: 'reads its Python files' }, statement);
      }
    }
    if (needs.streaming !== true || this.streaming) return;
    this.streaming = true;
    this.resource.command = { ...(this.resource.command as glue.CfnJob.JobCommandProperty), name: glue.JobType.STREAMING };
    // A stream has no end: what Glue does after a day or a week is restart the job, not stop it.
    if (this.props.timeout === undefined) this.resource.timeout = undefined;
  }

  private use(connection: UsedConnection, reason: RightReason): void {
    const known = this.connections.has(connection.name);
    this.connections.set(connection.name, connection);
    if (known) return;
    allowConnection(this, this.rights, reason, connection);
    const subnets = new Set([...this.connections.values()].map(subnetOf).filter((s) => s !== undefined));
    if (subnets.size > 1) {
      Annotations.of(this).addWarningV2('cdk-glueprint:connectionsInSeveralSubnets',
        'the job\'s connections stand in different subnets: Glue places all workers in one of them, from which the systems of the others must be reached');
    }
  }

  /** Buckets, streams and tables of the app whose keys are known: who may read or write may also decrypt or encrypt. */
  private grantKeys(node: JobNode, access: readonly Access[], reason: RightReason): void {
    for (const { actions, on } of access) {
      if ('s3' in on && on.scope !== 'objects') continue;
      const place = ('s3' in on ? on.s3 : 'arn' in on ? on.arn : on.resource) as Text;
      for (const element of this.texts.elementsOf(place)) {
        const key = keyOf(element, node);
        if (key !== undefined) this.allowKey(key.keyArn, actions.some((a) => /:(Put|BatchWrite)/.test(a)), reason);
      }
    }
  }

  private allowKey(arn: string, write: boolean, reason: RightReason): void {
    const actions = ['kms:Decrypt', ...(write ? ['kms:Encrypt', 'kms:GenerateDataKey'] : [])];
    this.rights.allow(reason, new iam.PolicyStatement({ actions, resources: [arn] }));
  }

  private manifest(): Manifest {
    const stack = Stack.of(this);
    const { settings, props } = this;
    const connections = [...this.connections.values()].map((c) => this.texts.text(c.name));
    return {
      version: MANIFEST_VERSION,
      job: {
        path: this.node.path,
        name: this.node.id,
        stack: Token.isUnresolved(stack.stackName) ? stack.artifactId : stack.stackName,
        ...(props.description === undefined ? {} : { description: props.description }),
        glueVersion: settings.glueVersion,
        workerType: settings.workerType,
        numberOfWorkers: settings.numberOfWorkers,
        timeoutMinutes: this.streaming && props.timeout === undefined ? MOST_MINUTES : settings.timeoutMinutes,
        maxRetries: settings.maxRetries,
        bookmarks: settings.bookmarks,
        timeZone: settings.timeZone,
        tags: settings.tags,
        logicalId: stack.resolve(this.resource.logicalId) as string,
        script: `${this.fileName}.py`,
        ...(settings.maxConcurrentRuns === 1 ? {} : { maxConcurrentRuns: settings.maxConcurrentRuns }),
        ...(props.executionClass === glue.ExecutionClass.FLEX ? { executionClass: 'FLEX' } : {}),
        ...(this.streaming ? { streaming: true } : {}),
        ...(connections.length === 0 ? {} : { connections }),
        ...(this.estimate === undefined ? {} : { estimate: this.estimate }),
        ...(this.at === undefined ? {} : { at: this.at }),
      },
      parameters: this.parameters,
      nodes: orderNodes(this.nodes.map((n) => n._toManifest())),
      resources: withConnectionDetails(this.texts.resources, (id) => this.texts.elementsOf({ ref: id })[0]),
      ...(this.studio === undefined ? {} : { studio: this.studio }),
    };
  }

  /** The construct path as a file name; where that is not enough to tell two jobs apart, with a hash of it. */
  private get fileName(): string {
    const { path } = this.node;
    const name = path.replace(/[^A-Za-z0-9_]+/g, '-');
    return path === name.replace(/-/g, '/') ? name : `${name}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
  }

  private visualParts(): VisualJobParts {
    const { resource, jobName, jobArn, role, texts, fileName } = this;
    return { resource, jobName, jobArn, role, texts, fileName, manifest: () => this.manifest() };
  }

  private warn(): void {
    if (this.props.visual === true) warnOfGraph(this, this.visualParts());
    const nodes = this.nodes.map((node): NodeRights => ({ node, manifest: node._toManifest(), access: accessOf(node) }));
    warnOfNodes(nodes);
    warnOfOverlaps(nodes);
    if (this.settings.bookmarks === JobBookmarks.ENABLE && this.settings.maxConcurrentRuns > 1) {
      Annotations.of(this).addWarningV2('cdk-glueprint:bookmarkConcurrency', 'runs at the same time move one bookmark: set maxConcurrentRuns to 1');
    }
    if (this.streaming && this.props.timeout !== undefined && this.settings.timeoutMinutes < MOST_MINUTES) {
      Annotations.of(this).addWarningV2('cdk-glueprint:streamingTimeout', 'the streaming job is stopped at its timeout, and nothing starts it again: leave timeout out');
    }
  }

  private synthesize(session: ISynthesisSession): void {
    const file = `${this.fileName}.glueprint.json`;
    writeFileSync(join(session.outdir, file), this.renderManifest());
    writeFileSync(join(session.outdir, `${this.fileName}.py`), this.renderScript());
    if (this.props.visual === true) {
      const asset = graphAsset(this.visualParts());
      writeFileSync(join(session.outdir, asset.file), asset.content);
    }
    session.assembly.addArtifact(`${this.fileName}.glueprint`, { type: ArtifactType.NONE, displayName: this.node.path, properties: { file } as never });
  }
}

function reference(r: { readonly ref: string; readonly attribute?: string }): Exclude<Text, string> {
  return r.attribute === undefined ? { ref: r.ref } : { ref: r.ref, attribute: r.attribute };
}

function accessOf(node: JobNode): readonly Access[] {
  return node._type.access?.(node._resolved.context) ?? [];
}

function folderPath({ bucket, prefix = '' }: JobFolder): string {
  return bucket.s3UrlForObject(prefix === '' ? undefined : prefix.replace(/\/?$/, '/'));
}

/** The key of a bucket, stream or table of the app. */
function keyOf(element: CfnElement, node: IConstruct): kms.IKey | undefined {
  const owner = (element.node.scope ?? node) as { readonly encryptionKey?: kms.IKey };
  return owner.encryptionKey;
}
