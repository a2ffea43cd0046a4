import { EMULATED } from './assembly';
import { CREDENTIALS } from './credentials';
import { GlueprintError } from '../../../src/core/diagnostics';

type Sdk = typeof import('../../clients/emulated-stacks');

/** Objects of the emulator's S3, through the AWS SDK: what a test puts there and finds there, past the runtime under test. */
export class ObjectStore {
  public static async open(endpoint: string): Promise<ObjectStore> {
    const sdk = await import('../../clients/emulated-stacks');
    return new ObjectStore(sdk, new sdk.S3Client({ endpoint, region: EMULATED.region, credentials: CREDENTIALS, forcePathStyle: true }));
  }

  private readonly made = new Set<string>();

  private constructor(private readonly sdk: Sdk, private readonly client: InstanceType<Sdk['S3Client']>) {}

  public close(): void {
    this.client.destroy();
  }

  /** Makes the bucket where there is none. */
  public async put(uri: string, content: string | Uint8Array): Promise<void> {
    const { bucket, key } = split(uri);
    await this.bucket(bucket);
    await this.client.send(new this.sdk.PutObjectCommand({ Bucket: bucket, Key: key, Body: content }));
  }

  /** URIs below a prefix, sorted. */
  public async list(prefix: string): Promise<string[]> {
    const { bucket, key } = split(prefix);
    const found: string[] = [];
    for (let token: string | undefined; ;) {
      const page = await this.client.send(new this.sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: key, ContinuationToken: token }));
      found.push(...(page.Contents ?? []).map((o) => `s3://${bucket}/${o.Key ?? ''}`));
      token = page.NextContinuationToken;
      if (token === undefined) return found.sort();
    }
  }

  public async bytes(uri: string): Promise<Uint8Array> {
    const { bucket, key } = split(uri);
    const { Body: body } = await this.client.send(new this.sdk.GetObjectCommand({ Bucket: bucket, Key: key }));
    return body === undefined ? new Uint8Array() : body.transformToByteArray();
  }

  /** The texts of all objects below a prefix, in the order of their keys, one after the other. */
  public async text(prefix: string): Promise<string> {
    const parts: string[] = [];
    for (const uri of await this.list(prefix)) parts.push(new TextDecoder().decode(await this.bytes(uri)));
    return parts.join('');
  }

  /** Removes all objects below a prefix. */
  public async empty(prefix: string): Promise<void> {
    const { bucket } = split(prefix);
    const keys = (await this.list(prefix)).map((uri) => ({ Key: split(uri).key }));
    for (let i = 0; i < keys.length; i += 1000) {
      await this.client.send(new this.sdk.DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys.slice(i, i + 1000) } }));
    }
  }

  private async bucket(name: string): Promise<void> {
    if (this.made.has(name)) return;
    const found = this.client.send(new this.sdk.HeadBucketCommand({ Bucket: name }));
    await found.catch(() => this.client.send(new this.sdk.CreateBucketCommand({ Bucket: name })));
    this.made.add(name);
  }
}

function split(uri: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(uri) ?? [];
  if (bucket === undefined) throw new GlueprintError({ code: 'TestSubject', message: `'${uri}' is no place in S3`, hint: 'write it as s3://bucket/key' });
  return { bucket, key: key ?? '' };
}
