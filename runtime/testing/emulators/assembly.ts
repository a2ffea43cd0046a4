import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { Manifest, readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
}
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly Rules?: unknown;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
}

/** A file that the stack's resources take from a bucket. */
export interface FileAsset { readonly path: string; readonly packaging: string; readonly bucket: string; readonly key: string }

export interface StackAssembly {
  readonly name: string;
  readonly template: Template;
  readonly assets: readonly FileAsset[];
  readonly jobs: readonly Manifest[];
}

/** An app, as constructs have it; the test kit imports none. */
export interface SynthesizedApp { synth(): { readonly directory: string } }

/** A stack as the app's synthesis left it in its cloud assembly, nothing added to it. */
export function readStack(subject: string | SynthesizedApp, name?: string): StackAssembly {
  const folder = typeof subject === 'string' ? resolve(subject) : subject.synth().directory;
  if (!existsSync(join(folder, 'manifest.json'))) throw new GlueprintError({ code: 'MissingAssembly', file: folder, message: 'is no cloud assembly', hint: 'give the folder that cdk synth wrote' });
  const { artifacts } = readJson(join(folder, 'manifest.json')) as { artifacts: Record<string, Artifact> };
  const stacks = Object.entries(artifacts).filter(([, a]) => a.type === 'aws:cloudformation:stack')
    .map(([id, a]) => ({ id, file: a.properties?.templateFile ?? '', name: a.properties?.stackName ?? id }));
  const names = stacks.map((s) => s.name);
  const found = name === undefined ? stacks : stacks.filter((s) => s.name === name || s.id === name);
  const [stack] = found;
  if (stack === undefined || found.length > 1) {
    throw new GlueprintError({ code: 'UnknownStack', file: folder, message: name === undefined ? `has ${stacks.length} stacks, name one of ${names.join(', ')}` : `has no stack '${name}'; it has ${names.join(', ')}${didYouMean(name, names)}` });
  }
  const jobs = readdirSync(folder).filter((f) => f.endsWith('.glueprint.json')).map((f) => readManifest(readFileSync(join(folder, f), 'utf8'), NODE_TYPES, f));
  return { name: stack.name, template: readJson(join(folder, stack.file)) as Template, assets: assets(folder, `${stack.id}.assets.json`), jobs: jobs.filter((j) => j.job.stack === stack.name) };
}

interface AssetEntry {
  readonly source: { readonly path?: string; readonly packaging: string };
  readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly objectKey: string }>>;
}

interface Artifact { readonly type: string; readonly properties?: { readonly templateFile?: string; readonly stackName?: string } }

function assets(folder: string, name: string): FileAsset[] {
  const file = join(folder, name);
  if (!existsSync(file)) return [];
  const { files } = readJson(file) as { files: Record<string, AssetEntry> };
  return Object.values(files).flatMap(({ source, destinations }) => (source.path === undefined || source.path.endsWith('.template.json') ? [] : Object.values(destinations).map((d) => (
    { path: join(folder, source.path as string), packaging: source.packaging, bucket: plain(d.bucketName), key: plain(d.objectKey) }))));
}

export const EMULATED = { account: '000000000000', region: 'us-east-1', partition: 'aws' };

/** The places that an asset leaves to its deploy. */
export function plain(text: string): string {
  return text.replace(/\$\{AWS::AccountId\}/g, EMULATED.account).replace(/\$\{AWS::Region\}/g, EMULATED.region).replace(/\$\{AWS::Partition\}/g, EMULATED.partition);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
