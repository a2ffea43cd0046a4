import { S3Access } from './s3-objects';
import { GlueprintError } from '../../../src/core/diagnostics';
import { faultMessage } from '../../host/fault';

/** Of a job's resource, as `deployManifest` of the constructs writes it. */
const METADATA = 'cdk-glueprint:manifest';

interface Resource { readonly Type?: string; readonly Metadata?: { readonly [key: string]: unknown } }
interface Template { readonly Resources?: { readonly [id: string]: Resource } }

/** Texts of the manifests that were deployed with the jobs of a stack; `undefined`: the stack is not deployed. */
export async function deployedManifests(stack: string, access: S3Access): Promise<readonly string[] | undefined> {
  const { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } = await import('../../clients/cloudformation');
  const { GetObjectCommand, S3Client } = await import('../../clients/s3');
  const { region, endpoint, credentials } = access;
  const cloudFormation = new CloudFormationClient({ region, endpoint, credentials });
  const s3 = new S3Client({ region, endpoint, credentials, forcePathStyle: endpoint !== undefined });
  const asked = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (cause) {
      if (GlueprintError.isGlueprintError(cause) || isMissing(cause)) throw cause;
      throw new GlueprintError({ code: 'DeployedUnknown', message: `${what} cannot be looked up: ${faultMessage(cause)}`, hint: 'check region and credentials, and that they may read stack and asset', cause });
    }
  };
  try {
    const { Stacks: [found] = [] } = await asked(`stack '${stack}'`, () => cloudFormation.send(new DescribeStacksCommand({ StackName: stack })));
    const { TemplateBody = '{}' } = await asked(`the template of stack '${stack}'`, () => cloudFormation.send(new GetTemplateCommand({ StackName: stack, TemplateStage: 'Processed' })));
    const pseudo = pseudoParameters(found?.StackId ?? '', stack);
    const jobs = Object.entries(templateOf(TemplateBody, stack).Resources ?? {}).filter(([, r]) => r.Type === 'AWS::Glue::Job' && r.Metadata?.[METADATA] !== undefined);
    return await Promise.all(jobs.map(async ([id, { Metadata }]) => {
      const { Bucket, Key } = Metadata?.[METADATA] as { readonly Bucket: unknown; readonly Key: unknown };
      const [bucket, key] = [resolved(Bucket, pseudo), resolved(Key, pseudo)];
      if (bucket === undefined || key === undefined) throw new GlueprintError({ code: 'DeployedUnknown', message: `where the manifest of '${id}' lies is not plain in the template of stack '${stack}'` });
      return asked(`the manifest of '${id}', s3://${bucket}/${key},`, async () => (await (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body?.transformToString('utf8')) ?? '');
    }));
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  } finally {
    cloudFormation.destroy();
    s3.destroy();
  }
}

/** The service has no error of its own for a stack that it does not know. */
function isMissing(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'ValidationError' && /does not exist/.test(cause.message);
}

function templateOf(body: string, stack: string): Template {
  try {
    return JSON.parse(body) as Template;
  } catch (cause) {
    throw new GlueprintError({ code: 'DeployedUnknown', message: `the template of stack '${stack}' is not JSON, as the AWS CDK deploys it`, cause });
  }
}

function pseudoParameters(stackId: string, stack: string): Readonly<Record<string, string>> {
  const [, partition = 'aws', , region = '', account = ''] = stackId.split(':');
  return { 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::Partition': partition, 'AWS::StackName': stack };
}

/** A text of a template, as the bucket of assets is written. */
function resolved(value: unknown, pseudo: Readonly<Record<string, string>>): string | undefined {
  if (typeof value === 'string') return value;
  const sub = (value as { readonly 'Fn::Sub'?: unknown } | null)?.['Fn::Sub'];
  if (typeof sub !== 'string') return undefined;
  const text = sub.replace(/\$\{(AWS::\w+)\}/g, (whole, name: string) => pseudo[name] ?? whole);
  return text.includes('${') ? undefined : text;
}
