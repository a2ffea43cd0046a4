import { createHash } from 'node:crypto';
import { FileAssetLocation, FileAssetPackaging, Lazy, Stack, Stage } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';

/**
 * The generated script as the job's code. Nodes are added after the job, so the script is rendered when the template is;
 * its file, written into the assembly then, is the asset.
 */
export class GeneratedCode extends glue.Code {
  constructor(private readonly file: string, private readonly render: () => string) {
    super();
  }

  public bind(scope: Construct): glue.CodeConfig {
    const location = () => this.location(scope);
    const objectKey = Lazy.string({ produce: () => location().objectKey });
    const bucketName = Lazy.string({ produce: () => location().bucketName });
    return { s3Location: { bucketName, objectKey } };
  }

  /** Bucket and key follow from the synthesizer and the content, so that asking again gives the same. */
  private location(scope: Construct): FileAssetLocation {
    if (Stage.of(scope) === undefined) return { bucketName: 'unknown', objectKey: this.file, httpUrl: '', s3ObjectUrl: '' };
    return Stack.of(scope).synthesizer.addFileAsset({
      fileName: this.file,
      packaging: FileAssetPackaging.FILE,
      sourceHash: createHash('sha256').update(this.render()).digest('hex'),
      displayName: this.file,
    });
  }
}
