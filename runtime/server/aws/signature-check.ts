import { AwsError } from './aws-error';
import { isSignedWith, parseSignature, type SignedRequest } from './sigv4';

/** How far a client's clock may be off. */
const SKEW_MS = 5 * 60_000;

/** Access key ids with their secrets, from `id=secret` texts; a secret may have `=` in it. Undefined: not such a text. */
export function parseKey(text: string): readonly [string, string] | undefined {
  const at = text.indexOf('=');
  return at > 0 && at < text.length - 1 ? [text.slice(0, at), text.slice(at + 1)] : undefined;
}

/** Refuses, in AWS's words, what none of the keys has signed. Without keys nothing is checked. */
export class SignatureCheck {
  constructor(private readonly keys: ReadonlyMap<string, string>, private readonly now: () => number) {}

  /** @throws AwsError with the service's own code. */
  public check(request: SignedRequest): void {
    if (this.keys.size === 0) return;
    const authorization = request.headers.authorization;
    const given = Array.isArray(authorization) ? authorization[0] : authorization;
    if (given === undefined) throw refused('MissingAuthenticationTokenException', 'Missing Authentication Token');
    const signature = parseSignature(given);
    if (signature === undefined) {
      throw refused('IncompleteSignatureException', 'Authorization header requires \'Credential\', \'SignedHeaders\' and \'Signature\' parameters of AWS4-HMAC-SHA256.');
    }
    const secret = this.keys.get(signature.accessKeyId);
    if (secret === undefined) throw refused('UnrecognizedClientException', 'The security token included in the request is invalid.');
    const text = String(request.headers['x-amz-date'] ?? '');
    const signed = timeOf(text);
    if (signed === undefined || !text.startsWith(signature.date)) {
      throw refused('IncompleteSignatureException', `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${signature.date}' != '${text}'.`);
    }
    const now = this.now();
    if (signed < now - SKEW_MS) {
      throw refused('InvalidSignatureException', `Signature expired: ${text} is now earlier than ${stamp(now - SKEW_MS)} (${stamp(now)} - 5 min.)`);
    }
    if (signed > now + SKEW_MS) {
      throw refused('InvalidSignatureException', `Signature not yet current: ${text} is still later than ${stamp(now + SKEW_MS)} (${stamp(now)} + 5 min.)`);
    }
    const open = ['host', 'x-amz-date', 'x-amz-target'].find((name) => request.headers[name] !== undefined && !signature.signedHeaders.includes(name));
    if (open !== undefined) throw refused('InvalidSignatureException', `'${open}' must be a 'SignedHeader' in the AWS Authorization.`);
    if (!isSignedWith(secret, signature, request)) {
      throw refused('InvalidSignatureException', 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.');
    }
  }
}

function refused(code: string, message: string): AwsError {
  return new AwsError(code, message, code === 'InvalidSignatureException' || code === 'UnrecognizedClientException' ? 400 : 403);
}

/** Milliseconds of `20260102T030405Z`. */
function timeOf(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function stamp(ms: number): string {
  return `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}
