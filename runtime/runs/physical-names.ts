import { GlueprintError } from '../../src/core/diagnostics';
import { Manifest, ManifestResource } from '../../src/core/manifest';
import { S3Access } from '../connectors/aws/s3-objects';
import { stackResources } from '../connectors/aws/stack-resources';

/** The manifest with the physical names of the resources that only a deploy named, as the stacks tell them. */
export async function withPhysicalNames(manifest: Manifest, access: S3Access): Promise<Manifest> {
  // No emulator has AWS Glue's: they go by the names that they have without a deploy.
  const isElsewhere = ({ type }: ManifestResource) => access.endpoint !== undefined && type.startsWith('AWS::Glue::');
  const unnamed = Object.entries(manifest.resources).filter(([, r]) => r.name === undefined && !isElsewhere(r));
  const stacks = [...new Set(unnamed.map(([, r]) => stackOf(manifest, r)))];
  if (stacks.length === 0) return manifest;
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const stack of stacks) names.set(stack, await stackResources(stack, access));
  const resources = Object.fromEntries(Object.entries(manifest.resources).map(([id, r]): [string, ManifestResource] => {
    if (r.name !== undefined || isElsewhere(r)) return [id, r];
    const name = names.get(stackOf(manifest, r))?.get(id);
    // LocalStack names what it does not know `unknown`.
    if (name !== undefined && name !== 'unknown') return [id, { ...r, name }];
    throw new GlueprintError({ code: 'UnresolvedResource', message: `stack '${stackOf(manifest, r)}' has no resource '${id}' (${r.path}) yet`, hint: 'deploy it, or bind it to a folder' });
  }));
  return { ...manifest, resources };
}

const stackOf = (manifest: Manifest, resource: ManifestResource) => resource.stack ?? manifest.job.stack;
