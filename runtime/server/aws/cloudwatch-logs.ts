import { authorizationOf } from './sigv4';

const GROUPS = { output: '/aws-glue/jobs/output', error: '/aws-glue/jobs/error' } as const;
export type LogStreamKind = keyof typeof GROUPS;

/** What runs print, as log streams of an emulator's CloudWatch Logs: a stream a run, in the groups that Glue has. Best effort: the files are the record. */
export class CloudWatchLogs {
  private readonly streams = new Map<string, Promise<void>>();

  /** `failed` is told once: an emulator without Logs is no fault of a run. */
  constructor(private readonly endpoint: string, private readonly region: string, private readonly failed: (reason: string) => void) {}

  /** Sent in the order in which it was written. */
  public write(run: string, kind: LogStreamKind, text: string): void {
    const key = `${kind}/${run}`;
    const place = { logGroupName: GROUPS[kind], logStreamName: run };
    const timestamp = Date.now();
    const logEvents = text.split('\n').filter((line) => line !== '').map((message) => ({ timestamp, message }));
    if (logEvents.length === 0) return;
    const before = this.streams.get(key) ?? this.create(place);
    this.streams.set(key, before.then(() => this.call('PutLogEvents', { ...place, logEvents })).catch((e: unknown) => {
      this.failed(e instanceof Error ? e.message : String(e));
    }));
  }

  /** Resolves once all that was written has been sent, or has failed. */
  public async settled(): Promise<void> {
    await Promise.all(this.streams.values());
  }

  private async create(place: { readonly logGroupName: string; readonly logStreamName: string }): Promise<void> {
    await this.call('CreateLogGroup', { logGroupName: place.logGroupName });
    await this.call('CreateLogStream', place);
  }

  private async call(operation: string, input: object): Promise<void> {
    const body = JSON.stringify(input);
    const headers: Record<string, string> = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
      'x-amz-date': `${new Date().toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`,
    };
    const signed = { ...headers, host: new URL(this.endpoint).host };
    const who = { accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? 'test', region: this.region, service: 'logs' };
    headers.authorization = authorizationOf(process.env.AWS_SECRET_ACCESS_KEY ?? 'test', who, { method: 'POST', url: '/', headers: signed, body: Buffer.from(body) });
    const response = await fetch(this.endpoint, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
    const reply = await response.text();
    if (!response.ok && !reply.includes('ResourceAlreadyExistsException')) throw new Error(`${operation} at ${this.endpoint}: HTTP ${response.status} ${reply.slice(0, 200)}`);
  }
}
