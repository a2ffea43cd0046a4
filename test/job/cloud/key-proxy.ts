import { IncomingMessage, request, RequestOptions, Server, ServerResponse } from 'node:http';
import { createServer, request as secureRequest } from 'node:https';
import { AddressInfo } from 'node:net';
import { AwsError, Credentials } from './aws-call';
import { ACCOUNT, MiniStack, REGION, ROOT } from './ministack';
import { PROBES, simulate } from './probes';

type KeyAction = 'kms:Decrypt' | 'kms:GenerateDataKey';
interface KeyUse { readonly key: string; readonly actions: readonly KeyAction[] }

/** What is asked of the services that use keys for who calls them. */
interface Asked {
  readonly service: string;
  readonly method: string;
  readonly url: URL;
  readonly copies: boolean;
  readonly target: string;
  readonly body: { readonly [field: string]: string | undefined };
}

/**
 * Amazon S3, Kinesis, DynamoDB and Secrets Manager ask KMS in the name of their caller before they read or write what a key encrypts.
 * The emulator's do not: here, in front of it, its KMS is asked, so that a run without the right to a key is refused as it is in the cloud. So is its IAM for a connection.
 */
export class KeyProxy {
  public static async start(cloud: MiniStack): Promise<KeyProxy> {
    const proxy = new KeyProxy(cloud);
    await new Promise<void>((done, fail) => proxy.server.once('error', fail).listen(0, '127.0.0.1', done));
    return proxy;
  }

  private readonly server: Server;
  private readonly callers = new Map<string, Credentials>();
  private readonly keys = new Map<string, string>();
  private readonly streams = new Map<string, string>();

  private constructor(private readonly cloud: MiniStack) {
    this.server = createServer(cloud.tls, (asked, answer) => {
      this.handle(asked, answer).catch((e: unknown) => { answer.writeHead(500).end(String(e)); });
    });
  }

  public get endpoint(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** ARN of the key of each bucket, stream, table and secret that has one, by name. */
  public encrypted(keys: Readonly<Record<string, string>>): void {
    for (const [name, key] of Object.entries(keys)) this.keys.set(name, key);
  }

  /** Who calls is told by the id of the key that signs. */
  public know(who: Credentials): void {
    this.callers.set(who.accessKeyId, who);
  }

  public stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => { this.server.close(() => done()); });
  }

  private async handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await wholeOf(asked);
    const [, caller = '', service = ''] = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(asked.headers.authorization ?? '') ?? [];
    const who = this.callers.get(caller);
    const call: Asked = {
      service,
      method: asked.method ?? '',
      url: new URL(asked.url ?? '/', this.endpoint),
      copies: asked.headers['x-amz-copy-source'] !== undefined,
      target: String(asked.headers['x-amz-target'] ?? ''),
      body: asked.headers['x-amz-target'] === undefined ? {} : JSON.parse(body.toString()) as Asked['body'],
    };
    const use = who === undefined ? undefined : this.keyUse(call);
    for (const action of use?.actions ?? []) {
      try {
        await PROBES[action](this.cloud.aws, who!, use!.key, { actions: [action], resources: [use!.key], reason: 'asked for the caller' });
      } catch (e) {
        if (!(e instanceof AwsError && e.isDenied)) throw e;
        refuse(answer, service, `not authorized to perform: ${action} on resource: ${use!.key}`);
        return;
      }
    }
    if (who !== undefined && call.target === 'AWSGlue.GetConnection') {
      await this.getConnection(answer, who, call.body.Name ?? '');
      return;
    }
    const { status, headers, content } = await forward(`${this.cloud.aws.endpoint}${asked.url}`, { method: asked.method, headers: asked.headers, ca: this.cloud.aws.ca }, body);
    this.remember(call, content);
    answer.writeHead(status, headers).end(content);
  }

  /** The emulator holds this call to a table of the connection's name; Glue to the catalog and the connection. */
  private async getConnection(answer: ServerResponse, who: Credentials, name: string): Promise<void> {
    for (const resource of ['catalog', `connection/${name}`]) {
      try {
        await simulate(this.cloud.aws, who, 'glue:GetConnection', `arn:aws:glue:${REGION}:${ACCOUNT}:${resource}`);
      } catch (e) {
        if (!(e instanceof AwsError && e.isDenied)) throw e;
        refuse(answer, 'glue', `not authorized to perform: glue:GetConnection on resource: ${resource}`);
        return;
      }
    }
    const found = await this.cloud.aws.json('glue', 'AWSGlue.GetConnection', { Name: name }, ROOT);
    answer.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(found));
  }

  /** The key of what is read or written, and what its service does with it. */
  private keyUse({ service, method, url, copies, target, body }: Asked): KeyUse | undefined {
    const operation = target.split('.')[1] ?? '';
    const uses = (name: string, ...actions: KeyAction[]) => {
      const key = this.keys.get(name);
      return key === undefined ? undefined : { key, actions };
    };
    switch (service) {
      case 's3': {
        const [, bucket = '', ...key] = url.pathname.split('/');
        if (key.join('') === '' || !['GET', 'PUT', 'POST'].includes(method)) return undefined;
        const reads: KeyAction[] = method === 'GET' || copies || url.searchParams.has('uploadId') ? ['kms:Decrypt'] : [];
        return uses(bucket, ...reads, ...(method === 'GET' ? [] : ['kms:GenerateDataKey' as const]));
      }
      case 'kinesis':
        return /^(GetRecords|PutRecords?)$/.test(operation) ? uses(this.streamOf(body), operation === 'GetRecords' ? 'kms:Decrypt' : 'kms:GenerateDataKey') : undefined;
      case 'dynamodb':
        return uses(body.TableName ?? Object.keys(body.RequestItems ?? {})[0] ?? '', 'kms:Decrypt');
      case 'secretsmanager':
        return operation === 'GetSecretValue' ? uses(this.secretOf(body.SecretId ?? ''), 'kms:Decrypt') : undefined;
      default:
        return undefined;
    }
  }

  /** By name, or by ARN, in which six characters follow on the name. */
  private secretOf(id: string): string {
    const name = id.split(':secret:').pop() ?? '';
    return [...this.keys.keys()].find((k) => k.split(':secret:').pop()!.startsWith(name) || name.startsWith(k)) ?? '';
  }

  private streamOf(body: Asked['body']): string {
    return body.StreamName ?? body.StreamARN?.split('/').pop() ?? this.streams.get(body.ShardIterator ?? '') ?? '';
  }

  /** An iterator does not say which stream it is of. */
  private remember(call: Asked, content: Buffer): void {
    if (call.service !== 'kinesis' || !/\.(GetShardIterator|GetRecords)$/.test(call.target)) return;
    const found = JSON.parse(content.toString()) as { ShardIterator?: string; NextShardIterator?: string };
    const name = this.streamOf(call.body);
    for (const iterator of [found.ShardIterator, found.NextShardIterator]) if (iterator !== undefined) this.streams.set(iterator, name);
  }
}

function refuse(answer: ServerResponse, service: string, message: string): void {
  if (service === 's3') {
    answer.writeHead(403, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>User is ${message}</Message></Error>`);
  } else {
    answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ __type: 'AccessDeniedException', message: `User is ${message}` }));
  }
}

async function wholeOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function forward(url: string, options: RequestOptions & { readonly ca: string }, body: Buffer): Promise<{ status: number; headers: IncomingMessage['headers']; content: Buffer }> {
  return new Promise((resolve, reject) => {
    const open: typeof request = secureRequest as never;
    open(url, options, (answer) => {
      wholeOf(answer).then((content) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, content }), reject);
    }).on('error', reject).end(body);
  });
}
