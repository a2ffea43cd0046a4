import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:https';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Name of the role that they are of. */
  readonly role?: string;
}

/** An answer that is no success. */
export class AwsError extends Error {
  constructor(public readonly status: number, public readonly body: string) {
    super(`HTTP ${status}: ${body.slice(0, 300)}`);
  }

  public get isDenied(): boolean {
    return this.status === 403 || /AccessDenied|not authorized/.test(this.body);
  }
}

interface Call {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signed calls to one endpoint, for any service, without a client for each. */
export class AwsCaller {
  constructor(public readonly endpoint: string, public readonly ca: string, private readonly region: string) {}

  public get(path: string): Promise<string> {
    return this.send('GET', path, {}, '');
  }

  /** The query protocol, of IAM, STS, CloudFormation. */
  public query(service: string, action: string, parameters: Record<string, string>, who: Credentials): Promise<string> {
    const body = Object.entries({ Action: action, Version: VERSIONS[service], ...parameters }).map(([k, v]) => `${encode(k)}=${encode(v)}`).join('&');
    return this.signed({ service, method: 'POST', path: '/', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }, who);
  }

  /** The JSON protocol, of KMS, Kinesis, Logs, … */
  public async json(service: string, target: string, input: object, who: Credentials): Promise<Record<string, unknown>> {
    const text = await this.signed({
      service, method: 'POST', path: '/', headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }, body: JSON.stringify(input),
    }, who);
    return text === '' ? {} : JSON.parse(text) as Record<string, unknown>;
  }

  public s3(method: string, bucket: string, key: string, who: Credentials, query: Record<string, string> = {}, body: string | Buffer = ''): Promise<string> {
    return this.signed({ service: 's3', method, path: `/${bucket}${key === '' ? '' : `/${key.split('/').map(encode).join('/')}`}`, query, body }, who);
  }

  private signed({ service, method, path, query = {}, headers = {}, body = '' }: Call, who: Credentials): Promise<string> {
    const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${time.slice(0, 8)}/${this.region}/${service}/aws4_request`;
    const all: Record<string, string> = {
      ...headers,
      'host': new URL(this.endpoint).host,
      'x-amz-content-sha256': sha256(body),
      'x-amz-date': time,
      ...(who.sessionToken === undefined ? {} : { 'x-amz-security-token': who.sessionToken }),
    };
    const names = Object.keys(all).sort();
    const search = Object.keys(query).sort().map((k) => `${encode(k)}=${encode(query[k])}`).join('&');
    const canonical = [method, path, search, ...names.map((n) => `${n}:${all[n]}`), '', names.join(';'), sha256(body)].join('\n');
    const key = ['aws4_request', service, this.region, time.slice(0, 8)].reduceRight<string | Buffer>((k, part) => hmac(k, part), `AWS4${who.secretAccessKey}`);
    const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex');
    const authorization = `AWS4-HMAC-SHA256 Credential=${who.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
    return this.send(method, `${path}${search === '' ? '' : `?${search}`}`, { ...all, authorization }, body);
  }

  private send(method: string, path: string, headers: Record<string, string>, body: string | Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const call = request(`${this.endpoint}${path}`, { method, headers, ca: this.ca }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('end', () => {
          if ((answer.statusCode ?? 500) < 300) resolve(text);
          else reject(new AwsError(answer.statusCode ?? 500, text));
        });
      });
      call.on('error', reject).end(body);
    });
  }
}

const VERSIONS: Record<string, string> = { iam: '2010-05-08', sts: '2011-06-15', cloudformation: '2010-05-15' };
