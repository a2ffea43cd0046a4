import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { GlueprintError } from '../../../src/core/diagnostics';
import { faultCode, faultMessage, fileFault } from '../../host/fault';

type Sdk = typeof import('../../clients/s3');

/** Where Amazon S3, or what stands for it, is reached. */
export interface S3Access {
  readonly region: string;
  /** Of an emulator; default: the service. */
  readonly endpoint?: string;
  /** Default: as the SDK finds them. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface S3Object { readonly key: string; readonly size: number; readonly modified: Date; readonly etag: string }
export interface S3Listing { readonly objects: readonly S3Object[]; readonly folders: readonly string[] }

/** How often a request is tried, and a download that broke off goes on. */
const ATTEMPTS = 6;
/** Above this an object goes up in parts. */
const PART = 8 * 1024 * 1024;

/** The few calls that runs need, with retries and clear faults. Bodies are streams to and from files. */
export class S3Objects {
  public static async open(access: S3Access): Promise<S3Objects> {
    const sdk = await import('../../clients/s3');
    const client = new sdk.S3Client({
      region: access.region,
      endpoint: access.endpoint,
      forcePathStyle: access.endpoint !== undefined,
      credentials: access.credentials,
      maxAttempts: ATTEMPTS,
      retryMode: 'standard',
      // An emulator may know no checksums in trailers.
      ...(access.endpoint === undefined ? {} : { requestChecksumCalculation: 'WHEN_REQUIRED' as const, responseChecksumValidation: 'WHEN_REQUIRED' as const }),
    });
    return new S3Objects(sdk, client, access);
  }

  private constructor(private readonly sdk: Sdk, private readonly client: S3Client, private readonly access: S3Access) {}

  /** All below a prefix; with a delimiter only what is directly in the folder, and its folders. */
  public async list(bucket: string, prefix: string, options: { readonly delimiter?: string; readonly most?: number } = {}): Promise<S3Listing> {
    const objects: S3Object[] = [], folders: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.call(`s3://${bucket}/${prefix}`, () => this.client.send(new this.sdk.ListObjectsV2Command({
        Bucket: bucket, Prefix: prefix, Delimiter: options.delimiter, ContinuationToken: token, MaxKeys: options.most,
      })));
      for (const o of page.Contents ?? []) {
        objects.push({ key: o.Key ?? '', size: o.Size ?? 0, modified: o.LastModified ?? new Date(0), etag: (o.ETag ?? '').replace(/"/g, '') });
      }
      folders.push(...(page.CommonPrefixes ?? []).map((p) => p.Prefix ?? ''));
      token = options.most === undefined && page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    return { objects, folders };
  }

  /** To a new file, through one beside it: a file that is there is whole. A body that breaks off is read on from there. */
  public async download(bucket: string, object: S3Object, to: string, signal?: AbortSignal): Promise<void> {
    const uri = `s3://${bucket}/${object.key}`;
    const part = `${to}.part`;
    await mkdir(dirname(to), { recursive: true });
    await rm(part, { force: true });
    try {
      for (let attempt = 1, have = 0; ; attempt++) {
        const body = await this.call(uri, async () => (await this.client.send(new this.sdk.GetObjectCommand({
          Bucket: bucket, Key: object.key, IfMatch: object.etag === '' ? undefined : `"${object.etag}"`, Range: have > 0 ? `bytes=${have}-` : undefined,
        }), { abortSignal: signal })).Body);
        let broken: unknown;
        try {
          await pipeline(body as NodeJS.ReadableStream, createWriteStream(part, { flags: have > 0 ? 'a' : 'w' }), { signal });
        } catch (e) {
          signal?.throwIfAborted();
          if (['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EROFS'].includes(faultCode(e) ?? '')) throw fileFault(e) ?? e;
          broken = e;
        }
        have = (await stat(part)).size;
        if (have === object.size) break;
        if (have > object.size || attempt === ATTEMPTS) {
          throw new GlueprintError({ code: 'IncompleteDownload', file: uri, message: `got ${have} of ${object.size} bytes${broken === undefined ? '' : `: ${faultMessage(broken)}`}`, hint: 'try again', cause: broken });
        }
        await pause(attempt);
      }
      await rename(part, to);
    } finally {
      await rm(part, { force: true });
    }
  }

  public async upload(bucket: string, key: string, file: string): Promise<void> {
    await this.call(`s3://${bucket}/${key}`, async () => {
      const upload = new this.sdk.Upload({
        client: this.client,
        params: { Bucket: bucket, Key: key, Body: createReadStream(file) },
        partSize: PART,
        queueSize: 4,
        leavePartsOnError: false,
      });
      await upload.done();
    });
  }

  public async remove(bucket: string, keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += 1000) {
      const batch = keys.slice(from, from + 1000);
      const { Errors = [] } = await this.call(`s3://${bucket}/`, () => this.client.send(new this.sdk.DeleteObjectsCommand({
        Bucket: bucket, Delete: { Objects: batch.map((Key) => ({ Key })), Quiet: true },
      })));
      const [first] = Errors;
      if (first !== undefined) throw s3Fault({ name: first.Code, message: first.Message }, `s3://${bucket}/${first.Key ?? ''}`, this.access);
    }
  }

  public close(): void {
    this.client.destroy();
  }

  private async call<T>(uri: string, send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (e) {
      throw GlueprintError.isGlueprintError(e) ? e : s3Fault(e, uri, this.access);
    }
  }
}

/** Longer each time, and not all at once. */
async function pause(attempt: number): Promise<void> {
  await new Promise((done) => setTimeout(done, Math.min(100 * 2 ** attempt, 5000) * (0.5 + Math.random() / 2)));
}

interface FaultRule {
  readonly when: RegExp;
  readonly code: string;
  readonly message: (uri: string, access: S3Access) => string;
  readonly hint?: string;
}

const FAULTS: readonly FaultRule[] = [
  { when: /^NoSuchBucket$/, code: 'NoSuchBucket', message: (uri) => `there is no bucket '${bucketOf(uri)}'`, hint: 'deploy the stack first, or bind the bucket: --bind s3://bucket=s3://other' },
  { when: /^(AccessDenied|Forbidden|403|AllAccessDisabled)$/, code: 'AccessDenied', message: (uri) => `access to '${uri}' is denied`, hint: 'check the credentials and the rights of their role: s3:ListBucket, s3:GetObject, and to write s3:PutObject and s3:DeleteObject' },
  { when: /^(NoSuchKey|NotFound)$/, code: 'MissingSource', message: (uri) => `'${uri}' does not exist any more`, hint: 'run again' },
  { when: /^(PreconditionFailed|412)$/, code: 'SourceChanged', message: (uri) => `'${uri}' was changed while it was read`, hint: 'run again' },
  { when: /^(SlowDown|Throttling|ThrottlingException|TooManyRequests.*|RequestLimitExceeded|ServiceUnavailable|503)$/, code: 'Throttled', message: (uri) => `Amazon S3 refused '${uri}' ${ATTEMPTS} times: too many requests`, hint: 'try again later' },
  { when: /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint.*)$/, code: 'WrongRegion', message: (uri, a) => `the bucket '${bucketOf(uri)}' is not in ${a.region}`, hint: 'set AWS_REGION to its region' },
  { when: /^(ExpiredToken|TokenRefreshRequired|RequestExpired|ExpiredTokenException)$/, code: 'ExpiredCredentials', message: () => 'the AWS credentials have expired', hint: 'log in again' },
  { when: /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|CredentialsProviderError|TokenProviderError)$/, code: 'InvalidCredentials', message: () => 'there are no valid AWS credentials', hint: 'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY' },
];

function s3Fault(cause: unknown, uri: string, access: S3Access): unknown {
  const { name, $metadata } = cause as { name?: string; $metadata?: { httpStatusCode?: number } };
  if (name === 'AbortError') return cause;
  const rule = FAULTS.find((f) => f.when.test(name ?? '')) ?? FAULTS.find((f) => f.when.test(String($metadata?.httpStatusCode ?? '')));
  if (rule !== undefined) return new GlueprintError({ code: rule.code, message: rule.message(uri, access), hint: rule.hint, cause });
  // The SDK wraps some faults of the system and keeps only their text.
  const unreachable = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EPIPE)\b/.test(`${faultCode(cause) ?? ''} ${faultMessage(cause)}`) || name === 'TimeoutError';
  if (unreachable) {
    return new GlueprintError({ code: 'Unreachable', message: `cannot reach ${access.endpoint ?? `Amazon S3 in ${access.region}`}: ${faultMessage(cause)}`, hint: access.endpoint === undefined ? 'check the network' : 'start the emulator, or correct AWS_ENDPOINT_URL', cause });
  }
  return fileFault(cause) ?? new GlueprintError({ code: 'S3Fault', message: `Amazon S3 failed for '${uri}': ${name ?? 'fault'}: ${faultMessage(cause)}`, cause });
}

const bucketOf = (uri: string) => uri.replace(/^s3:\/\//, '').split('/')[0] ?? '';
