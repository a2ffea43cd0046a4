import { ACCOUNT, MiniStack, REGION, ROOT } from './ministack';

interface Resource { readonly Type: string; readonly Properties?: Record<string, unknown>; readonly DependsOn?: string | string[] }
export interface CloudFormationTemplate { readonly Resources: Record<string, Resource> }

/** Types that the emulator does not really have, and what only they need. Their properties are held by the template snapshots. */
const LEFT_OUT = /^(AWS::Glue::(?!Connection)|AWS::CDK::|AWS::CloudWatch::|AWS::Events::|AWS::Lambda::|AWS::SNS::|AWS::Logs::QueryDefinition|AWS::SQS::|Custom::)/;

/** The stack on the emulator: logical id → physical id. Names of resources left out are their logical ids. */
export async function deploy(stack: MiniStack, name: string, template: CloudFormationTemplate): Promise<Record<string, string>> {
  const out = new Set(Object.entries(template.Resources).filter(([, r]) => LEFT_OUT.test(r.Type)).map(([id]) => id));
  // What hangs on them alone goes too: policies of their roles, permissions.
  for (let before = -1; before !== out.size;) {
    before = out.size;
    for (const [id, r] of Object.entries(template.Resources)) {
      if (!out.has(id) && r.Type !== 'AWS::Glue::SecurityConfiguration' && references(r.Properties).some((ref) => out.has(ref) && !isNameOnly(template, ref))) out.add(id);
    }
  }
  const kept = Object.fromEntries(Object.entries(template.Resources).filter(([id]) => !out.has(id)).map(([id, r]) => [id, {
    ...r,
    Properties: rewrite(r.Properties, template, out),
    DependsOn: [r.DependsOn ?? []].flat().filter((d) => !out.has(d)),
  }]));
  await stack.aws.query('cloudformation', 'CreateStack', {
    'StackName': name, 'TemplateBody': JSON.stringify({ Resources: kept }), 'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
  }, ROOT);
  for (;;) {
    const text = await stack.aws.query('cloudformation', 'DescribeStacks', { StackName: name }, ROOT);
    const status = /<StackStatus>([^<]+)/.exec(text)?.[1] ?? '';
    if (status === 'CREATE_COMPLETE') return resources(await stack.aws.query('cloudformation', 'DescribeStackResources', { StackName: name }, ROOT));
    if (/FAILED|ROLLBACK/.test(status)) throw new Error(`${name}: ${status}\n${await stack.aws.query('cloudformation', 'DescribeStackEvents', { StackName: name }, ROOT)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

export async function destroy(stack: MiniStack, name: string): Promise<void> {
  await stack.aws.query('cloudformation', 'DeleteStack', { StackName: name }, ROOT);
}

/** A value of the template with its references filled in, as CloudFormation would. */
export function resolve(value: string, ids: Record<string, string>, template: CloudFormationTemplate): string {
  return value.replace(/\$\{([^}]+)\}/g, (_, ref: string) => {
    const [id, attribute] = ref.split('.');
    const pseudo: Record<string, string> = { 'AWS::Partition': 'aws', 'AWS::Region': REGION, 'AWS::AccountId': ACCOUNT };
    if (pseudo[ref] !== undefined) return pseudo[ref];
    const physical = ids[id] ?? id;
    const type = template.Resources[id]?.Type;
    if (attribute === undefined) return type === 'AWS::SecretsManager::Secret' && !physical.startsWith('arn:') ? `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${physical}*` : physical;
    if (type === 'AWS::KMS::Key') return `arn:aws:kms:${REGION}:${ACCOUNT}:key/${physical}`;
    if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${physical}`;
    if (type === 'AWS::Kinesis::Stream') return `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/${physical}`;
    if (type === 'AWS::DynamoDB::Table') return `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${physical}`;
    if (type === 'AWS::EC2::SecurityGroup' && attribute === 'GroupId') return physical;
    throw new Error(`no ${ref} known of a ${type ?? 'resource that is not there'}`);
  });
}

function resources(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/<member>([\s\S]*?)<\/member>/g)].map(([, m]) => {
    const value = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(m)?.[1] ?? '';
    return [value('LogicalResourceId'), value('PhysicalResourceId')];
  }));
}

/** A security configuration is no more than a name to the others. */
function isNameOnly(template: CloudFormationTemplate, id: string): boolean {
  return /^AWS::Glue::(SecurityConfiguration|Connection|Database|Job)$/.test(template.Resources[id]?.Type ?? '');
}

/** Logical ids that a value refers to. */
export function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { 'Ref'?: string; 'Fn::GetAtt'?: [string, string] };
  return ref !== undefined ? [ref] : attribute !== undefined ? [attribute[0]] : Object.values(value).flatMap(references);
}

function rewrite(value: unknown, template: CloudFormationTemplate, out: ReadonlySet<string>): Record<string, unknown> {
  const walk = (v: unknown): unknown => {
    if (Array.isArray(v)) return v.map(walk);
    if (typeof v !== 'object' || v === null) return v;
    const { Ref: ref } = v as { Ref?: string };
    if (ref !== undefined && out.has(ref)) return ref;
    // The emulator's Ref of a secret is its name, that of AWS its ARN.
    if (ref !== undefined && template.Resources[ref]?.Type === 'AWS::SecretsManager::Secret') return { 'Fn::GetAtt': [ref, 'Id'] };
    return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x)]));
  };
  return walk(value) as Record<string, unknown>;
}
