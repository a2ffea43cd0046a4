import { GlueprintError } from '../../../src/core/diagnostics';
import { authorizationOf } from '../aws/sigv4';

/** What requests are signed with: an access key id and its secret. */
export type AccessKey = readonly [id: string, secret: string];

const ANY_KEY: AccessKey = ['local', 'local'];

/** Speaks to the local Glue endpoint, which needs a key of its own only where it is told to check. */
export class LocalGlueClient {
  constructor(
    private readonly url: string, private readonly region: string, private readonly token?: string, private readonly key: AccessKey = ANY_KEY,
  ) {}

  public async call<T>(operation: string, input: object): Promise<T> {
    const body = JSON.stringify(input);
    const headers: Record<string, string> = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSGlue.${operation}`,
      'x-amz-date': `${new Date().toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`,
      ...this.token === undefined ? {} : { 'x-glueprint-token': this.token },
    };
    const [id, secret] = this.key;
    const signed = { ...headers, host: new URL(this.url).host };
    const who = { accessKeyId: id, region: this.region, service: 'glue' };
    headers.authorization = authorizationOf(secret, who, { method: 'POST', url: '/', headers: signed, body: Buffer.from(body) });
    const response = await fetch(this.url, { method: 'POST', headers, body }).catch((cause: unknown) => {
      throw new GlueprintError({ code: 'NoServer', message: `nothing answers at ${this.url}`, hint: 'start it with: glueprint serve', cause });
    });
    const reply = await response.json() as { __type?: string; Message?: string } & T;
    if (!response.ok) throw new GlueprintError({ code: reply.__type ?? 'ServiceError', message: reply.Message ?? `HTTP ${response.status}` });
    return reply;
  }
}

export interface StatementAnswer {
  readonly State: string;
  readonly Output?: {
    readonly Status?: string;
    readonly Data?: { readonly TextPlain?: string };
    readonly ErrorName?: string;
    readonly ErrorValue?: string;
    readonly Traceback?: string[];
  };
}

/** Runs a statement and waits for its end. */
export async function execute(client: LocalGlueClient, session: string, code: string, onStarted?: (id: number) => void): Promise<StatementAnswer> {
  const { Id } = await client.call<{ Id: number }>('RunStatement', { SessionId: session, Code: code });
  onStarted?.(Id);
  for (;;) {
    const { Statement } = await client.call<{ Statement: StatementAnswer }>('GetStatement', { SessionId: session, Id });
    if (['AVAILABLE', 'ERROR', 'CANCELLED'].includes(Statement.State)) return Statement;
  }
}
