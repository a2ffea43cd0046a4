import { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GeneratedCode } from './generated-code';
import { Manifest, writeManifest } from '../core/manifest';

/** Key of the metadata of the job's resource that say where its manifest lies. */
export const MANIFEST_METADATA = 'cdk-glueprint:manifest';

/**
 * The manifest goes along with the job, as an asset that the metadata of its resource name: `glueprint plan --deployed` compares with it.
 */
export function deployManifest(job: Construct, resource: CfnResource, fileName: string, manifest: () => Manifest): GeneratedCode {
  const file = new GeneratedCode(`${fileName}.deployed.json`, () => deployedText(manifest()));
  const { s3Location } = file.bind(job);
  resource.addMetadata(MANIFEST_METADATA, { Bucket: s3Location.bucketName, Key: s3Location.objectKey });
  return file;
}

/** Without the places in the source: a deploy is not to change because a line was moved. */
function deployedText(manifest: Manifest): string {
  const { at: _, ...job } = manifest.job;
  return writeManifest({ ...manifest, job, nodes: manifest.nodes.map(({ at: _at, ...node }) => node) });
}
