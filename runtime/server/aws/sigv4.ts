import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What an `Authorization: AWS4-HMAC-SHA256` header (or its query form) says. */
export interface Signature {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const HEADER = /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

export function parseSignature(authorization: string | undefined): Signature | undefined {
  const found = HEADER.exec(authorization ?? '');
  if (found === null) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', headers = '', signature = ''] = found;
  return { accessKeyId, date, region, service, signedHeaders: headers.split(';'), signature };
}

export interface SignedRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Whether the request was signed with this secret. S3's single-encoding rule is not needed here. */
export function isSignedWith(secret: string, signature: Signature, request: SignedRequest): boolean {
  const wanted = Buffer.from(sign(secret, signature, request), 'hex');
  const got = Buffer.from(signature.signature, 'hex');
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

export function sign(secret: string, scope: Omit<Signature, 'signature'>, request: SignedRequest): string {
  const [path = '/', query = ''] = request.url.split('?', 2);
  const headers = scope.signedHeaders.map((name) => `${name}:${headerValue(request.headers[name])}\n`).join('');
  const canonical = [
    request.method, path, query.split('&').filter((q) => q !== '').sort().join('&'), headers, scope.signedHeaders.join(';'),
    sha256(request.body), // whatever hash the client names: another body is not the one it signed
  ].join('\n');
  const credentialScope = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headerValue(request.headers['x-amz-date']), credentialScope, sha256(canonical)].join('\n');
  const key = [scope.date, scope.region, scope.service, 'aws4_request'].reduce<Buffer>((k, part) => hmac(k, part), Buffer.from(`AWS4${secret}`));
  return hmac(key, text).toString('hex');
}

/** The `Authorization` header of a request with all its headers signed; names are lower case, `x-amz-date` is among them. */
export function authorizationOf(secret: string, who: Pick<Signature, 'accessKeyId' | 'region' | 'service'>, request: SignedRequest): string {
  const scope = { ...who, date: headerValue(request.headers['x-amz-date']).slice(0, 8), signedHeaders: Object.keys(request.headers).sort() };
  const credential = `${who.accessKeyId}/${scope.date}/${who.region}/${who.service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${scope.signedHeaders.join(';')}, Signature=${sign(secret, scope, request)}`;
}

function headerValue(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(',') : value ?? '').trim().replace(/\s+/g, ' ');
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Uint8Array, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
