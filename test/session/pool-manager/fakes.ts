import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateSessionCommand, DeleteSessionCommand, GlueClient, ListSessionsCommand, StopSessionCommand, TagResourceCommand } from '@aws-sdk/client-glue';
import { AwsGlueSessions } from '../../../runtime/pool-manager/aws-glue-sessions';
import { DynamoStore } from '../../../runtime/pool-manager/dynamo-store';
import { makeHandler } from '../../../runtime/pool-manager/handler';
import { UrlResponse } from '../../../runtime/pool-manager/lease-api';
import { Clock, POOL_TAG, SessionTemplate } from '../../../runtime/pool-manager/ports';
import { PoolPolicy, PoolState } from '../../../src/core/pool';
import { MONDAY, POLICY } from '../../core/pool/world';

export function awsError(name: string, extra: object = {}): Error {
  return Object.assign(new Error(`${name} from the fake`), { name }, extra);
}

type Plan = (call: string) => string | undefined;
type Item = NonNullable<PutItemCommand['input']['Item']>;

/** DynamoDB with one table: conditional writes as the real one, and the errors of `plan`. */
export class FakeDynamo {
  public readonly client = { send: (c: unknown) => this.send(c) } as unknown as Pick<DynamoDBClient, 'send'>;
  public item?: Item;
  public writes = 0;
  public plan: Plan = () => undefined;
  /** Before each write: another manager may come first. */
  public before: () => void = () => undefined;

  public state(): PoolState {
    return JSON.parse(this.item!.state.S!) as PoolState;
  }

  private async send(command: unknown): Promise<unknown> {
    await Promise.resolve();
    if (command instanceof GetItemCommand) {
      this.fail('get');
      expect(command.input.ConsistentRead).toBe(true);
      return { Item: this.item };
    }
    const { input } = command as PutItemCommand;
    this.fail('put');
    this.before();
    const expected = input.ExpressionAttributeValues?.[':v'].N;
    if (this.item?.version.N !== expected) throw awsError('ConditionalCheckFailedException', { Item: this.item });
    this.item = input.Item;
    this.writes++;
    this.fail('put answered');
    return {};
  }

  private fail(call: string): void {
    const name = this.plan(call);
    if (name !== undefined) throw awsError(name);
  }
}

interface FakeSession { Id: string; Status: string; CreatedOn: Date; CompletedOn?: Date; Tags: Record<string, string>; readyAt: number }

/** Glue's session calls, with the errors of `plan`. Sessions are READY 45 s after their creation. */
export class FakeGlue {
  public readonly client = { send: (c: unknown) => this.send(c) } as unknown as Pick<GlueClient, 'send'>;
  public readonly sessions = new Map<string, FakeSession>();
  public readonly calls: string[] = [];
  public readonly created: CreateSessionCommand['input'][] = [];

  constructor(private readonly clock: { now(): number }) {}

  public plan: Plan = () => undefined;

  public alive(): FakeSession[] {
    for (const s of this.sessions.values()) if (s.Status === 'PROVISIONING' && this.clock.now() >= s.readyAt) s.Status = 'READY';
    return [...this.sessions.values()].filter((s) => ['PROVISIONING', 'READY'].includes(s.Status));
  }

  private async send(command: unknown): Promise<unknown> {
    await Promise.resolve();
    const call = (command as object).constructor.name.replace('Command', '');
    this.calls.push(call);
    const name = this.plan(call);
    if (name !== undefined) throw awsError(name);
    return this.answer(command);
  }

  private answer(command: unknown): unknown {
    if (command instanceof ListSessionsCommand) {
      this.alive();
      const shown = [...this.sessions.values()].filter((s) => s.Tags[POOL_TAG] === command.input.Tags?.[POOL_TAG]);
      // Two to a page.
      const from = Number(command.input.NextToken ?? 0);
      return { Sessions: shown.slice(from, from + 2), NextToken: from + 2 < shown.length ? String(from + 2) : undefined };
    }
    if (command instanceof CreateSessionCommand) {
      const Id = command.input.Id!;
      if (this.sessions.has(Id)) throw awsError('AlreadyExistsException');
      this.created.push(command.input);
      this.sessions.set(Id, {
        Id, Status: 'PROVISIONING', CreatedOn: new Date(this.clock.now()), Tags: { ...command.input.Tags }, readyAt: this.clock.now() + 45_000,
      });
      return this.plan('created') === undefined ? {} : (() => { throw awsError(this.plan('created')!); })();
    }
    if (command instanceof TagResourceCommand) {
      Object.assign(this.session(command.input.ResourceArn!.split('/')[1]!).Tags, command.input.TagsToAdd);
      return {};
    }
    const s = this.session((command as StopSessionCommand | DeleteSessionCommand).input.Id!);
    if (command instanceof StopSessionCommand) {
      if (s.Status === 'STOPPED') throw awsError('IllegalSessionStateException');
      s.Status = 'STOPPED';
      s.CompletedOn = new Date(this.clock.now());
    } else {
      if (s.Status !== 'STOPPED') throw awsError('IllegalSessionStateException');
      this.sessions.delete(s.Id);
    }
    return {};
  }

  private session(id: string): FakeSession {
    const s = this.sessions.get(id);
    if (s === undefined) throw awsError('EntityNotFoundException');
    return s;
  }
}

export const TEMPLATE: SessionTemplate = {
  role: 'arn:aws:iam::111122223333:role/sessions',
  glueVersion: '5.0',
  workerType: 'G.1X',
  numberOfWorkers: 2,
  idleTimeoutMinutes: 30,
  timeoutMinutes: 120,
  defaultArguments: { '--conf': 'spark.sql.ansi.enabled=true' },
  tags: { team: 'data' },
};

/** The Lambda with both systems faked, time moving only when told to. */
export class FakePool {
  public time = MONDAY;
  public readonly clock: Clock = { now: () => this.time, sleep: async () => undefined };
  public readonly dynamo = new FakeDynamo();
  public readonly glue = new FakeGlue(this.clock);
  public readonly logged: Record<string, unknown>[] = [];
  public remaining = 60_000;
  private readonly handler;

  constructor(policy: PoolPolicy = POLICY) {
    const log = (entry: object) => { this.logged.push(entry as Record<string, unknown>); };
    this.handler = makeHandler({
      policy,
      store: new DynamoStore(this.dynamo.client, 'table', policy.pool),
      glue: new AwsGlueSessions(this.glue.client, policy.pool, TEMPLATE, 'arn:aws:glue:us-east-1:111122223333:session/', log),
      clock: this.clock,
      log,
    });
  }

  public async invoke(event: unknown): Promise<Record<string, unknown>> {
    return await this.handler(event, { getRemainingTimeInMillis: () => this.remaining }) as Record<string, unknown>;
  }

  public async tick(): Promise<Record<string, unknown>> {
    return this.invoke({ 'source': 'aws.events', 'detail-type': 'Scheduled Event' });
  }

  public async ask(action: string, request: string, userId: string | undefined = 'AROAEXAMPLE:ana'): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await this.invoke({
      requestContext: { http: { method: 'POST' }, authorizer: userId === '' ? undefined : { iam: { userId } } },
      body: Buffer.from(JSON.stringify({ action, request })).toString('base64'),
      isBase64Encoded: true,
    }) as unknown as UrlResponse;
    return { status: response.statusCode, body: JSON.parse(response.body) };
  }
}
