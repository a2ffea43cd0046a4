import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from './aws-call';
import { CloudFormationTemplate, deploy, references, resolve } from './deploy';
import { MiniStack, ROOT } from './ministack';
import { Manifest, ManifestRight, readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

/** A job's role on the emulator, and the rights it was derived with, everything filled in. */
export interface DerivedRole {
  readonly manifest: Manifest;
  readonly rights: readonly ManifestRight[];
  readonly role: string;
  /** ARN of the key of each bucket, stream, table and secret that has one, by name. */
  readonly keys: Readonly<Record<string, string>>;
  /** A text of the manifest with what the deploy made in place of references. */
  readonly fill: (text: string) => string;
}

/** Deploys the stack of a job. */
export async function deployRole(cloud: MiniStack, outdir: string, stackName: string, manifestFile: string): Promise<DerivedRole> {
  const template = JSON.parse(readFileSync(join(outdir, `${stackName}.template.json`), 'utf8')) as CloudFormationTemplate;
  const manifest = readManifest(readFileSync(join(outdir, manifestFile), 'utf8'), NODE_TYPES);
  const ids = await deploy(cloud, stackName, template);
  const fill = (text: string) => resolve(text, ids, template);
  const rights = unique((manifest.access ?? []).map((r) => ({ ...r, resources: r.resources.map(fill) })));
  await makeBuckets(cloud, rights);
  const role = Object.entries(template.Resources).find(([id, r]) => r.Type === 'AWS::IAM::Role' && id.startsWith(`${manifest.job.name}Role`))?.[0] ?? '';
  const keys = Object.entries(template.Resources).filter(([, r]) => /^AWS::(S3::Bucket|Kinesis::Stream|DynamoDB::Table|SecretsManager::Secret)$/.test(r.Type))
    .flatMap(([id, r]) => references(r.Properties).filter((ref) => template.Resources[ref]?.Type === 'AWS::KMS::Key').map((key) => [ids[id], fill(`\${${key}.Arn}`)]));
  return { manifest, rights, role: ids[role], fill, keys: Object.fromEntries(keys) as Record<string, string> };
}

/** Runs an example's app into a folder; the name of its stack and of the file of its job. */
export async function synthesizeExample(name: string, outdir: string): Promise<{ readonly stack: string; readonly file: string }> {
  const before = process.env.CDK_OUTDIR;
  process.env.CDK_OUTDIR = outdir;
  try {
    await import(join(__dirname, '../../../examples', name, 'app.ts'));
  } finally {
    if (before === undefined) delete process.env.CDK_OUTDIR;
    else process.env.CDK_OUTDIR = before;
  }
  const { artifacts = {} } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { artifacts?: Record<string, { properties?: { file?: string } }> };
  const file = Object.entries(artifacts).find(([id]) => id.endsWith('.glueprint'))?.[1].properties?.file ?? '';
  return { file, stack: readManifest(readFileSync(join(outdir, file), 'utf8'), NODE_TYPES).job.stack };
}

/** Rights as IAM takes them. */
export function policyOf(rights: readonly ManifestRight[]): string {
  const statements = rights.map((r) => ({ Effect: 'Allow', Action: r.actions, Resource: r.resources, ...(r.conditions === undefined ? {} : { Condition: r.conditions }) }));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Buckets that are not of the app, the assets' among them. */
export async function makeBuckets(cloud: MiniStack, rights: readonly ManifestRight[]): Promise<void> {
  const names = rights.flatMap((r) => r.resources).flatMap((arn) => /^arn:aws:s3:::([^/*]+)/.exec(arn)?.[1] ?? []);
  for (const name of new Set(names)) {
    await cloud.aws.s3('PUT', name, '', ROOT).catch((e: unknown) => { if (!(e instanceof AwsError && e.status === 409)) throw e; });
  }
}

function unique(rights: readonly ManifestRight[]): ManifestRight[] {
  const seen = new Map(rights.map((r) => [JSON.stringify([[...r.actions].sort(), [...r.resources].sort(), r.conditions]), r]));
  return [...seen.values()];
}
