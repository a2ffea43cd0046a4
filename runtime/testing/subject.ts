import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { Manifest, readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';
import { nodeHost } from '../host/node-host';

/** What knows its job: an `EtlJob`. */
export interface ManifestRenderer { renderManifest(): string }

/** A stack or app, as constructs have them; the test kit imports none. */
export interface ConstructTree { readonly node: { findAll(): readonly unknown[] } }

/** An `EtlJob`, a stack or app with jobs, a manifest, or the path of one. */
export type TestSubject = ManifestRenderer | ConstructTree | Manifest | string;

/** The manifest of the subject; `job`: which one of several. */
export async function manifestOf(subject: TestSubject, job?: string): Promise<Manifest> {
  if (typeof subject === 'string') {
    const { files } = nodeHost();
    const file = files.resolve(subject);
    if (await files.kind(file) !== 'file') throw new GlueprintError({ code: 'TestSubject', file, message: 'the manifest file does not exist' });
    return readManifest(await files.readText(file), NODE_TYPES, file);
  }
  if (rendersManifest(subject)) return readManifest(subject.renderManifest(), NODE_TYPES);
  if ('nodes' in subject) return subject;
  const jobs = subject.node.findAll().filter(rendersManifest).map((j) => readManifest(j.renderManifest(), NODE_TYPES));
  const names = jobs.map((j) => j.job.name);
  const found = job === undefined ? jobs : jobs.filter((j) => j.job.name === job || j.job.path === job);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  throw new GlueprintError({
    code: 'TestSubject',
    message: job === undefined ? `the stack has ${jobs.length} jobs${jobs.length === 0 ? '' : `, name one of ${names.join(', ')}`}` : `no job '${job}'; there are ${names.join(', ')}${didYouMean(job, names)}`,
  });
}

function rendersManifest(x: unknown): x is ManifestRenderer {
  return typeof x === 'object' && x !== null && 'renderManifest' in x && typeof x.renderManifest === 'function';
}
