import { Duration, IResolvable, Lazy, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accessStatements, isUndecidable } from './access-statements';
import { EtlJobProps, JobFolder } from './etl-job-props';
import { FileKind, JobFile } from './job-files';
import { arnOf, JobRights } from './job-rights';
import { allowEncryption, JobSecurity } from './job-security';
import type { JobSettings } from './job-settings';
import { keysOf, nameKey } from './key-rights';
import { writeAccess } from '../core/nodes/sources/s3-source';
import type { TokenTexts } from '../token-texts';

/** What the Glue job itself is made of, besides its nodes. */
export interface JobResourceParts {
  readonly props: EtlJobProps;
  readonly settings: JobSettings;
  readonly role: iam.IRole;
  readonly rights: JobRights;
  readonly security?: JobSecurity;
  readonly script: glue.Code;
  /** Names of the connections, known at the end. */
  readonly connections: () => string[];
}

/** The Glue job, with what the CDK's own class has no property for set on its L1. */
export function makeResource(scope: Construct, parts: JobResourceParts): glue.PySparkEtlJob {
  const { props, settings, role, rights, security, script, connections } = parts;
  const file = (code: glue.Code, reason: string, kind?: FileKind) => new JobFile(code, rights, reason, kind);
  const files = (codes: glue.Code[] | undefined, reason: string, kind?: FileKind) => codes?.map((c) => file(c, reason, kind));
  const job = new glue.PySparkEtlJob(scope, 'Job', {
    jobName: props.jobName,
    description: props.description,
    role,
    script: file(script, 'reads its script'),
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
    extraPythonFiles: files(props.extraPythonFiles, 'reads its Python files', { field: 'extraPythonFiles', endings: ['.py', '.zip', '.whl', '.egg'] }),
    extraFiles: files(props.extraFiles, 'reads its files'),
    extraJars: files(props.extraJars, 'reads its Java libraries', { field: 'extraJars', endings: ['.jar'] }),
    extraJarsFirst: props.extraJarsFirst,
    defaultArguments: props.defaultArguments,
  });
  const resource = resourceOf(job);
  resource.executionClass = props.executionClass;
  resource.nonOverridableArguments = props.nonOverridableArguments;
  resource.maintenanceWindow = props.maintenanceWindow?._text;
  resource.connections = Lazy.any({ produce: () => (connections().length === 0 ? undefined : { connections: connections() }) }) as IResolvable;
  return job;
}

export function resourceOf(job: glue.PySparkEtlJob): glue.CfnJob {
  return job.node.defaultChild as glue.CfnJob;
}

/** Arguments that follow from the properties alone. */
export function ownArguments(props: EtlJobProps, settings: JobSettings): { [argument: string]: string } {
  const flag = (name: string, on: boolean | undefined) => (on === true ? { [name]: 'true' } : {});
  return {
    '--job-bookmark-option': `job-bookmark-${settings.bookmarks}`,
    ...flag('--enable-job-insights', props.jobInsights ?? true),
    ...flag('--enable-auto-scaling', props.autoScaling),
    ...flag('--enable-glue-datacatalog', props.glueDataCatalog),
    ...flag('--enable-spark-ui', props.sparkUi !== undefined),
    ...(props.sparkUi === undefined ? {} : { '--spark-event-logs-path': folderPath(props.sparkUi) }),
    ...(props.temporaryFolder === undefined ? {} : { '--TempDir': folderPath(props.temporaryFolder) }),
    ...(props.pythonModulesInstallerOptions === undefined ? {} : { '--python-modules-installer-option': props.pythonModulesInstallerOptions.join(' ') }),
  };
}

/** Rights that the properties need. */
export function grantSettings(job: Construct, props: EtlJobProps, rights: JobRights, texts: TokenTexts, security: JobSecurity | undefined): void {
  const stack = Stack.of(job);
  const { metrics, sparkUi, temporaryFolder, glueDataCatalog } = props;
  if (metrics === true) {
    rights.allow({ reason: 'publishes metrics; the action knows no resource' }, new iam.PolicyStatement({
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
    }));
  }
  if (security !== undefined) allowEncryption(rights, security);
  for (const [folder, reason] of [[sparkUi, 'keeps the events of the Spark UI'], [temporaryFolder, 'keeps intermediate files']] as const) {
    if (folder === undefined) continue;
    for (const statement of accessStatements(writeAccess(folderPath(folder)), texts, stack)) {
      if (!isUndecidable(statement)) rights.allow({ reason }, statement);
    }
    if (folder.bucket.encryptionKey !== undefined) rights.allowKey(nameKey(stack, folder.bucket.encryptionKey), true, { reason });
  }
  for (const module of props.additionalPythonModules ?? []) {
    const object = /^s3:\/\/(.+)$/.exec(module)?.[1];
    if (object === undefined) continue;
    const reason = { reason: 'installs a Python module' };
    rights.allow(reason, new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:${stack.partition}:s3:::${object}`] }));
    for (const key of keysOf(job, texts, texts.text(module))) rights.allowKey(nameKey(stack, key), false, reason);
  }
  if (glueDataCatalog === true) {
    rights.allow({ reason: 'starts Spark on the Data Catalog' }, new iam.PolicyStatement({
      actions: ['glue:GetDatabase'], resources: [arnOf(stack, 'glue', 'catalog'), arnOf(stack, 'glue', 'database/default')],
    }));
  }
}

function folderPath({ bucket, prefix = '' }: JobFolder): string {
  return bucket.s3UrlForObject(prefix === '' ? undefined : prefix.replace(/\/?$/, '/'));
}
