import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileAssetLocation, FileAssetPackaging, Lazy, Stack, Stage } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';

/**
 * A generated file as an asset: the script as the job's code, the manifest, the graph. Nodes are added after the job, so it is rendered once,
 * when the template is; the file written into the assembly then is the asset.
 */
export class GeneratedCode extends glue.Code {
  private text?: string;

  constructor(private readonly file: string, private readonly render: () => string) {
    super();
  }

  public bind(scope: Construct): glue.CodeConfig {
    const location = () => this.location(scope);
    const objectKey = Lazy.string({ produce: () => location().objectKey });
    const bucketName = Lazy.string({ produce: () => location().bucketName });
    return { s3Location: { bucketName, objectKey } };
  }

  public write(folder: string): void {
    writeFileSync(join(folder, this.file), this.content);
  }

  private get content(): string {
    this.text ??= this.render();
    return this.text;
  }

  /** Bucket and key follow from the synthesizer and the content, so that asking again gives the same. */
  private location(scope: Construct): FileAssetLocation {
    if (Stage.of(scope) === undefined) return { bucketName: 'unknown', objectKey: this.file, httpUrl: '', s3ObjectUrl: '' };
    return Stack.of(scope).synthesizer.addFileAsset({
      fileName: this.file,
      packaging: FileAssetPackaging.FILE,
      sourceHash: createHash('sha256').update(this.content).digest('hex'),
      displayName: this.file,
    });
  }
}
