import { GlueprintError } from '../../../src/core/diagnostics';

/** Speaks to the local Glue endpoint; not to AWS, whose requests need a real signature. */
export class LocalGlueClient {
  constructor(private readonly url: string, private readonly region: string, private readonly token?: string) {}

  public async call<T>(operation: string, input: object): Promise<T> {
    const scope = `20000101/${this.region}/glue/aws4_request`;
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSGlue.${operation}`,
        // Names the region, as a signature does; the endpoint does not check it unless told to.
        'Authorization': `AWS4-HMAC-SHA256 Credential=${this.token ?? 'local'}/${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      },
      body: JSON.stringify(input),
    }).catch((cause: unknown) => {
      throw new GlueprintError({ code: 'NoServer', message: `nothing answers at ${this.url}`, hint: 'start it with: glueprint serve', cause });
    });
    const body = await response.json() as { __type?: string; Message?: string } & T;
    if (!response.ok) throw new GlueprintError({ code: body.__type ?? 'ServiceError', message: body.Message ?? `HTTP ${response.status}` });
    return body;
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
