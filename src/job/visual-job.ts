import { CustomResource, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { GeneratedCode } from './generated-code';
import { SourceControl, sourceControlDetails } from './source-control';
import { exportStudioJob, NODES } from '../core/codegen/glue-studio';
import { displayText, Manifest, Text, textParts } from '../core/manifest';
import { lambdaBundle } from '../lambda-bundle';
import { acknowledgeInlinePolicy, acknowledgeRule } from '../session/wildcards';
import { warn } from '../synth-warnings';
import { TokenTexts } from '../token-texts';

/** What the graph's deployment needs of its job. */
export interface VisualJobParts {
  readonly resource: glue.CfnJob;
  readonly jobName: string;
  readonly jobArn: string;
  readonly role: iam.IRole;
  readonly texts: TokenTexts;
  readonly fileName: string;
  readonly manifest: () => Manifest;
  readonly sourceControl?: SourceControl;
  /** Key of the logs. */
  readonly logKey?: kms.IKeyRef;
}

/**
 * Gives Glue the graph of the job, after each change that CloudFormation makes to it: the definition, in which everything stands
 * that the template says of the job, changes then too. `UpdateJob` overwrites what it is not given.
 */
export function deployGraph(job: Construct, parts: VisualJobParts): GeneratedCode {
  const stack = Stack.of(job);
  const provider = GraphProvider.of(stack, parts.logKey);
  const rendered = () => renderGraph(parts);
  const file = new GeneratedCode(`${parts.fileName}.graph.json`, () => rendered().graph);
  const { s3Location } = file.bind(job);
  const allowed = provider.allow(parts, `arn:${stack.partition}:s3:::${s3Location.bucketName}/${s3Location.objectKey}`);
  const resource = new CustomResource(job, 'Graph', {
    serviceToken: provider.serviceToken,
    serviceTimeout: Duration.minutes(5),
    resourceType: 'Custom::GlueprintVisualJob',
    properties: {
      JobName: parts.jobName,
      Definition: Lazy.uncachedString({ produce: () => stack.toJsonString(definitionOf(parts)) }),
      GraphBucket: s3Location.bucketName,
      GraphKey: s3Location.objectKey,
      Values: Lazy.uncachedString({ produce: () => stack.toJsonString(rendered().values) }),
    },
  });
  resource.node.addDependency(...allowed);
  return file;
}

/** What Studio cannot say of the graph, told once the graph is complete. */
export function warnOfGraph(job: Construct, parts: VisualJobParts): void {
  const { warnings } = exportStudioJob(parts.manifest(), { parametersInQueries: true });
  for (const w of warnings) warn(job, 'visual', `${w.node}: ${w.message}`);
}

/** The graph with marks for what only a deploy knows, and the values by mark. */
function renderGraph({ manifest, texts }: VisualJobParts): { readonly graph: string; readonly values: { readonly [mark: string]: string } } {
  const values: { [mark: string]: string } = {};
  const text = (value: Text) => textParts(value).map((p) => {
    if ('literal' in p) return p.literal;
    if ('parameter' in p) return `\${${p.parameter}}`;
    const mark = `@@${displayText(p)}@@`;
    values[mark] = texts.argument(p);
    return mark;
  }).join('');
  const [job] = exportStudioJob(manifest(), { text, parametersInQueries: true }).file.jobs;
  const graph = Object.fromEntries(job.nodes.map((n) => [n.id, { [n.member]: n.body }]));
  return { graph: JSON.stringify(graph), values };
}

interface Template { readonly Resources: { readonly [id: string]: { readonly Properties: { readonly [field: string]: unknown } } } }

/** The job's properties as the API names them, which is as CloudFormation does. */
function definitionOf({ resource, sourceControl }: VisualJobParts): { readonly [field: string]: unknown } {
  const element = resource as unknown as { _toCloudFormation(): unknown };
  const template = Stack.of(resource).resolve(element._toCloudFormation()) as Template;
  const { Name: _name, Tags: _tags, JobMode: _mode, [NODES]: _nodes, ...rest } = Object.values(template.Resources)[0].Properties;
  return sourceControl === undefined ? rest : { ...rest, SourceControlDetails: sourceControlDetails(sourceControl) };
}

/** The function, one a stack, with the rights on the jobs whose graphs it deploys. */
class GraphProvider extends Construct {
  public static of(stack: Stack, logKey: kms.IKeyRef | undefined): GraphProvider {
    return (stack.node.tryFindChild('GlueprintVisualJobs') as GraphProvider | undefined) ?? new GraphProvider(stack, 'GlueprintVisualJobs', logKey);
  }

  public readonly serviceToken: string;
  private readonly role: iam.Role;

  private constructor(scope: Stack, id: string, encryptionKey: kms.IKeyRef | undefined) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY, encryptionKey });
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'), description: 'Gives AWS Glue the graphs of visual jobs' });
    acknowledgeInlinePolicy(this.role);
    logGroup.grantWrite(this.role);
    const handler = new lambda.Function(this, 'Function', {
      description: 'Gives AWS Glue the graphs of visual jobs',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(lambdaBundle('visual-job')),
      memorySize: 256,
      timeout: Duration.minutes(2),
      role: this.role,
      logGroup,
    });
    acknowledgeRule(handler, 'LambdaInsideVPC', 'the function calls AWS services only, by IAM');
    acknowledgeRule(handler, 'LambdaConcurrency', 'only deployments call the function');
    acknowledgeRule(handler, 'LambdaDLQ', 'CloudFormation waits for its answer, and tells what failed');
    // It answers CloudFormation itself: a provider of the CDK would be a second function, with a managed policy and a right to all versions of this one.
    this.serviceToken = handler.functionArn;
  }

  /** To change that job, to give it that role, and to read its graph. */
  public allow({ jobArn, role }: VisualJobParts, graphArn: string): Construct[] {
    const statements = [
      new iam.PolicyStatement({ actions: ['glue:GetJob', 'glue:UpdateJob'], resources: [jobArn] }),
      new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: [role.roleArn], conditions: { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } } }),
      new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [graphArn] }),
    ];
    return statements.flatMap((s) => {
      const { policyDependable } = this.role.addToPrincipalPolicy(s);
      return policyDependable === undefined ? [] : [policyDependable as Construct];
    });
  }
}
