import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aspects, attachCustomSynthesis, IResolvable, ISynthesisSession, Lazy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { ArtifactType } from 'aws-cdk-lib/cloud-assembly-schema';
import { Construct } from 'constructs';
import { deployManifest } from './deployed-manifest';
import { EtlJobProps, JobBookmarks } from './etl-job-props';
import { GeneratedCode } from './generated-code';
import { addGraph, datasetOf, findNode, graphProps, readGraph } from './graph-job';
import { checkArguments } from './job-arguments';
import { jobFaults } from './job-faults';
import { jobLogs } from './job-logs';
import { fileNameOf, jobManifest } from './job-manifest';
import { checkName, checkRole, claimName } from './job-names';
import { JobNodes } from './job-nodes';
import { JobParameter, JobParameterOptions } from './job-parameter';
import { warnOfReach } from './job-reach';
import { grantSettings, makeResource, ownArguments, resourceOf } from './job-resource';
import { JobRights } from './job-rights';
import { jobSecurity } from './job-security';
import { checkSettings, JobSettings, MOST_MINUTES } from './job-settings';
import { changesMeaning } from './job-texts';
import { warnOfNodes, warnOfOverlaps } from './job-warnings';
import { deployGraph, VisualJobParts, warnOfGraph } from './visual-job';
import { referenceArguments, renderPySpark } from '../core/codegen/pyspark';
import { GlueprintError } from '../core/diagnostics';
import { Manifest, ManifestJob, ManifestParameter, SourceLocation, StudioJobOrigin, Text, writeManifest } from '../core/manifest';
import { nodeType, sessionOf } from '../core/nodes';
import { IDataset } from '../dataset';
import { provideJobContext } from '../job-context';
import { CostAssumptions, CostEstimate, JobAlarms, JobCost, JobMetrics, JobNotifications } from '../monitoring';
import { JobTriggers } from '../orchestration';
import { acknowledgeInlinePolicy } from '../session/wildcards';
import { sourceLocation } from '../source-location';
import { warn } from '../synth-warnings';
import { TokenTexts } from '../token-texts';

/**
 * An AWS Glue ETL job made of nodes: sources, transforms and targets that stand below it in the construct tree.
 *
 * Creates the Glue job with its generated PySpark script, a role with the rights that the nodes need, and, beside the
 * templates, the manifest from which `glueprint` runs the job anywhere.
 *
 * @example
 * const job = new EtlJob(this, 'Orders', { bookmarks: glueprint.JobBookmarks.ENABLE, timeout: Duration.hours(1) });
 * const read = new S3Source(job, 'Read', { paths: ['s3://shop/orders/'], format: ReadFormat.csv(), schema: Schema.fromDdl('id BIGINT, amount DOUBLE') });
 * const big = new Filter(job, 'Big', { input: read, condition: 'amount > 100' });
 * new S3Target(job, 'Write', { input: big, path: 's3://shop/big/', format: WriteFormat.parquet() });
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

  private readonly nodes: JobNodes;
  private readonly parameters: ManifestParameter[] = [];
  private readonly texts: TokenTexts;
  private readonly settings: JobSettings;
  private readonly rights: JobRights;
  private readonly fileName: string;
  private readonly at?: SourceLocation;
  private estimate?: ManifestJob['estimate'];
  private studio?: StudioJobOrigin;

  constructor(scope: Construct, id: string, private readonly props: EtlJobProps = {}) {
    super(scope, id);
    this.texts = new TokenTexts(Stack.of(this));
    this.fileName = fileNameOf(this);
    this.at = sourceLocation();
    this.settings = checkSettings(this.node.path, props);
    checkArguments(this.node.path, 'defaultArguments', props.defaultArguments);
    checkArguments(this.node.path, 'nonOverridableArguments', props.nonOverridableArguments);
    checkName(this.node.path, 'jobName', props.jobName);
    claimName(this, 'jobName', props.jobName);
    checkRole(this, props.role);
    this.role = props.role ?? new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
    if (props.role === undefined) acknowledgeInlinePolicy(this.role);
    this.grantPrincipal = this.role.grantPrincipal;
    this.rights = new JobRights(this, this.role, props.grantRole ?? true);

    const security = jobSecurity(this, props);
    this.securityConfiguration = security?.configuration;
    const { groups, arguments: logArguments } = jobLogs(this, props, this.settings.glueVersion, this.role, security, this.rights);
    this.logGroups = groups;
    this.nodes = new JobNodes(this, this.texts, this.rights, () => this.becomeStreaming());
    const script = new GeneratedCode(`${this.fileName}.py`, () => this.renderScript());
    this.glueJob = makeResource(this, {
      props,
      settings: this.settings,
      role: this.role,
      rights: this.rights,
      security,
      script,
      connections: () => this.nodes.connections.map((c) => c.name),
    });
    const { sparkConf: conf, datalakeFormats, additionalPythonModules: pythonModules } = props;
    this.nodes.demands.push({ needs: { conf, datalakeFormats, pythonModules } });
    this.passArguments({ ...logArguments, ...ownArguments(props, this.settings) });
    grantSettings(this, props, this.rights, this.texts, security);
    for (const connection of props.connections ?? []) this.addConnection(connection);
    provideJobContext(this, {
      job: this,
      texts: this.texts,
      parameters: this.parameters,
      bookmarks: this.settings.bookmarks !== JobBookmarks.DISABLE,
      views: new Set(),
      session: () => sessionOf(this.settings.glueVersion, this.parameters, this.settings.timeZone),
      add: (node) => this.nodes.add(node),
    });
    const { settings, resource, glueJob, parameters, nodes, at } = this;
    this.node.addValidation({ validate: () => jobFaults({ props, settings, resource, glueJob, parameters, nodes, at }) });
    const graph = props.visual === true ? [deployGraph(this, this.visualParts(security?.logKey))] : [];
    const manifest = deployManifest(this, this.resource, this.fileName, () => this.wholeManifest());
    Aspects.of(this).add({ visit: (construct) => (construct === this ? this.warn() : undefined) });
    attachCustomSynthesis(this, { onSynthesize: (session) => this.synthesize(session, [script, ...graph, manifest]) });
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
    const { timeoutMinutes } = this.settings;
    // Without a timeout a streaming job has no end, and it is one by its sources.
    const ends = this.props.timeout !== undefined || (this.nodes.all.length > 0 && !this.nodes.streaming);
    if (ends && assumptions.minutes > timeoutMinutes) {
      const message = `got ${assumptions.minutes}, and a run is stopped after ${timeoutMinutes}`;
      throw new GlueprintError({ code: 'InvalidField', node: this.node.path, field: 'minutes', message, hint: 'give fewer, or raise timeout' });
    }
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
    this.nodes.use({ name: connection.connectionName, construct: connection }, { reason: 'uses the connection' });
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
    const argument = [this.props.defaultArguments, this.props.nonOverridableArguments].find((given) => given?.[`--${name}`] !== undefined);
    if (argument !== undefined) {
      throw new GlueprintError({ code: 'InvalidParameter', message: `the job already has an argument '--${name}'`, node: this.node.path, hint: 'give the parameter its defaultValue, and leave the argument out' });
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
    return writeManifest(this.wholeManifest());
  }

  /**
   * The job's PySpark script.
   */
  public renderScript(): string {
    return renderPySpark(this.manifest(), nodeType);
  }

  private get resource(): glue.CfnJob {
    return resourceOf(this.glueJob);
  }

  /** What nodes ask for, default values of parameters, and what only a deploy knows, as arguments of the Glue job. */
  private passArguments(own: { readonly [argument: string]: string }): void {
    const managed = this.resource.defaultArguments as { [argument: string]: string };
    this.resource.defaultArguments = Lazy.any({
      produce: () => ({
        ...managed,
        ...own,
        ...this.nodes.arguments(managed['--extra-py-files']),
        ...Object.fromEntries(this.parameters.filter((p) => p.default !== undefined).map((p) => [`--${p.name}`, p.default])),
        ...Object.fromEntries(referenceArguments(this.manifest(), nodeType).map((r) => [`--${r.argument}`, this.texts.argument(reference(r))])),
      }),
    }) as IResolvable;
  }

  /** A stream has no end: what Glue does after a day or a week is restart the job, not stop it. */
  private becomeStreaming(): void {
    this.resource.command = { ...(this.resource.command as glue.CfnJob.JobCommandProperty), name: glue.JobType.STREAMING };
    if (this.props.timeout === undefined) this.resource.timeout = undefined;
  }

  private manifest(): Manifest {
    const { props, settings, resource, nodes, parameters, texts, fileName, at, estimate, studio } = this;
    return jobManifest(this, { props, settings, resource, nodes, parameters, texts, fileName, at, estimate, studio });
  }

  /** With the rights of its role. */
  private wholeManifest(): Manifest {
    return { ...this.manifest(), access: this.rights.render(Stack.of(this), this.props.role === undefined) };
  }

  private visualParts(logKey?: kms.IKeyRef): VisualJobParts {
    const { resource, jobName, jobArn, role, texts, fileName } = this;
    return { resource, jobName, jobArn, role, texts, fileName, manifest: () => this.manifest(), sourceControl: this.props.sourceControl, logKey };
  }

  private warn(): void {
    if (this.props.visual === true) warnOfGraph(this, this.visualParts());
    const nodes = this.nodes.described;
    warnOfNodes(nodes);
    warnOfOverlaps(nodes);
    warnOfReach(this, nodes, this.nodes.connections);
    if (this.settings.bookmarks === JobBookmarks.ENABLE && this.settings.maxConcurrentRuns > 1) {
      warn(this, 'bookmarkConcurrency', 'runs at the same time move one bookmark: set maxConcurrentRuns to 1');
    }
    if (this.nodes.streaming && this.settings.maxConcurrentRuns > 1) {
      warn(this, 'checkpointConcurrency', 'runs at the same time write one checkpoint: set maxConcurrentRuns to 1');
    }
    if (this.props.role !== undefined && !this.rights.arrived) {
      warn(this, 'roleNotGranted', 'the role is not the app\'s to change, so it was granted nothing: give it what `glueprint access` prints, and set grantRole to false');
    }
    for (const name of Object.keys(this.props.sparkConf ?? {}).filter(changesMeaning)) {
      warn(this, 'sparkConfMeaning', `${name} changes what Spark SQL means: local runs and the checks of a synth do not know it`);
    }
    if (this.nodes.streaming && this.props.timeout !== undefined && this.settings.timeoutMinutes < MOST_MINUTES) {
      warn(this, 'streamingTimeout', 'the streaming job is stopped at its timeout, and nothing starts it again: leave timeout out');
    }
  }

  private synthesize(session: ISynthesisSession, generated: readonly GeneratedCode[]): void {
    const file = `${this.fileName}.glueprint.json`;
    writeFileSync(join(session.outdir, file), this.renderManifest());
    for (const asset of generated) asset.write(session.outdir);
    session.assembly.addArtifact(`${this.fileName}.glueprint`, { type: ArtifactType.NONE, displayName: this.node.path, properties: { file } as never });
  }
}

function reference(r: { readonly ref: string; readonly attribute?: string }): Exclude<Text, string> {
  return r.attribute === undefined ? { ref: r.ref } : { ref: r.ref, attribute: r.attribute };
}
