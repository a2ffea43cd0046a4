import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { cloud, LANE, suite } from './lane';
import { DeployedStack, glueEndpoint } from '../../runtime/testing';
import { resolveIntrinsics } from '../../runtime/testing/emulators/intrinsics';
import { PoolHours, SessionPool } from '../../src';

/** The function as the package ships it, events in and answers out, a line of JSON each. */
const HOST = `
const { handler } = require(process.argv[1]);
const context = { getRemainingTimeInMillis: () => 60000 };
console.log = () => undefined;
require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, event } = JSON.parse(line);
  const answer = await handler(event, context).then((value) => ({ id, value }), (error) => ({ id, error: String(error) }));
  process.stdout.write(JSON.stringify(answer) + '\\n');
});`;

interface Reply { readonly status: string; readonly session?: string; readonly code?: string }

/** One manager. Several of them are what the Lambda service starts when several people ask at once. */
class Manager {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { readonly done: (value: never) => void; readonly fail: (error: Error) => void }>();
  private count = 0;

  constructor(environment: Readonly<Record<string, string>>) {
    const bundle = join(__dirname, '../../lib/pool-manager/index.js');
    this.child = spawn(process.execPath, ['-e', HOST, bundle], { env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      const { id, value, error } = JSON.parse(line) as { id: number; value?: never; error?: string };
      const { done, fail } = this.waiting.get(id)!;
      if (error === undefined) done(value as never);
      else fail(new Error(error));
    });
  }

  public send<T>(event: object): Promise<T> {
    const id = this.count++;
    return new Promise<T>((done, fail) => {
      this.waiting.set(id, { done, fail });
      this.child.stdin!.write(`${JSON.stringify({ id, event })}\n`);
    });
  }

  public async ask(userId: string, action: string, request: string): Promise<Reply> {
    const requestContext = { http: { method: 'POST' }, authorizer: { iam: { userId } } };
    const { body } = await this.send<{ body: string }>({ requestContext, body: JSON.stringify({ action, request }) });
    return JSON.parse(body) as Reply;
  }

  public stop(): void {
    this.child.kill('SIGKILL');
  }
}

interface Resource { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }
interface Template { readonly Resources: Readonly<Record<string, Resource>> }

const MOST = 3;

/** LocalStack has no DynamoDB of its own. */
const withTables = () => (LANE === 'localstack' ? { ...cloud(), missing: () => 'LocalStack has no DynamoDB of its own: the lane `ministack` runs it' } : cloud());

/** The shipped manager of a session pool, two of it at once, on the table of the emulator and on sessions of the project's own endpoint. */
suite('sessions', [withTables(), glueEndpoint()], (fixture) => {
  let stack: DeployedStack;
  let managers: Manager[] = [];
  beforeAll(async () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-sessions-')), analyticsReporting: false });
    const construct = new Stack(app, 'Sessions');
    new SessionPool(construct, 'Pool', {
      poolName: 'pool',
      limits: { maxSessions: MOST, maxSessionsPerUser: 1, dpuHoursPerDay: 100 },
      warm: [{ during: PoolHours.daily('00:00', '00:00'), minIdle: 1 }],
      leaseDuration: Duration.minutes(5),
    });
    stack = await fixture().deploy(app, { leaveOut: ['PoolManagerSchedule', 'PoolAlarmsManagerFails', 'PoolManagerDeadLettersPolicy'] });
    const [{ template }] = app.synth().stacks as unknown as [{ template: Template }];
    const { Variables: variables } = Object.values(template.Resources).find((r) => r.Type === 'AWS::Lambda::Function')!.Properties!.Environment as { Variables: object };
    const known = Object.keys(template.Resources).flatMap((id): [string, string][] => {
      try {
        return [[id, stack.physicalId(id)]];
      } catch {
        return [];
      }
    });
    const environment = { ...resolveIntrinsics(variables, template as never, new Map(known)) as Record<string, string>, ...fixture().variables };
    managers = [new Manager(environment), new Manager(environment)];
  }, 240_000);
  afterAll(async () => {
    managers.forEach((m) => m.stop());
    await stack?.delete();
  }, 60_000);

  const state = async () => {
    const dynamodb = new DynamoDBClient({ endpoint: fixture().endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName: stack.ofType('AWS::DynamoDB::Table')[0], Key: { pool: { S: 'pool' } }, ConsistentRead: true }));
    dynamodb.destroy();
    return JSON.parse(Item?.state?.S ?? '{"sessions":[]}') as { sessions: { id: string; phase: string; lease?: { owner: string } }[] };
  };
  const running = async () => {
    const response = await fetch(fixture().url('glue'), { method: 'POST', headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSGlue.ListSessions' }, body: '{}' });
    const { Sessions: sessions } = await response.json() as { Sessions: { Id: string; Status: string; Tags?: Record<string, string> }[] };
    return sessions.filter((s) => s.Id.startsWith('pool-') && ['PROVISIONING', 'READY'].includes(s.Status));
  };
  const tick = () => Promise.all(managers.map((m) => m.send({ source: 'aws.events' })));
  /** Looks again and again, as the schedule does. */
  const until = async (is: () => Promise<boolean>) => {
    for (let i = 0; i < 300; i++) {
      await tick();
      if (await is()) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`not within 300 looks: ${JSON.stringify(await state())}`);
  };

  test('warms a session before anybody asks', async () => {
    await until(async () => (await state()).sessions.some((s) => s.phase === 'ready'));
    expect(await running()).toHaveLength(1);
  });

  test('leases of five people who ask two managers at once: none is given twice, and no limit is passed', async () => {
    const people = ['ana', 'ben', 'cho', 'dan', 'eve'];
    const granted = new Map<string, string>();
    await until(async () => {
      const replies = await Promise.all(people.map((p, i) => managers[i % 2].ask(`AROAX:${p}`, 'acquire', `notebook-${p}`)));
      replies.forEach((r, i) => {
        if (r.status === 'granted') granted.set(people[i], r.session!);
      });
      expect((await running()).length).toBeLessThanOrEqual(MOST);
      return granted.size === MOST;
    });
    expect(new Set(granted.values()).size).toBe(MOST);
    // The same request again is the same lease, whichever manager takes it.
    const [[first, session]] = [...granted];
    for (const m of managers) expect(await m.ask(`AROAX:${first}`, 'acquire', `notebook-${first}`)).toMatchObject({ status: 'granted', session });
    expect(await managers[0].ask(`AROAX:${first}`, 'acquire', 'a-second-one')).toMatchObject({ status: 'refused', code: 'UserSessionLimit' });
    expect(await managers[1].ask('AROAX:mallory', 'renew', `notebook-${first}`)).toMatchObject({ status: 'refused', code: 'NoSuchLease' });
    expect(await managers[1].ask(`AROAX:${first}`, 'renew', `notebook-${first}`)).toMatchObject({ status: 'granted', session });
    // Who waited gets a session of their own once one is given back, never the one that was used.
    expect(await managers[0].ask(`AROAX:${first}`, 'release', `notebook-${first}`)).toMatchObject({ status: 'released' });
    expect(await managers[0].ask(`AROAX:${first}`, 'acquire', `notebook-${first}`)).toMatchObject({ status: 'refused', code: 'LeaseEnded' });
    const waiting = people.filter((p) => !granted.has(p));
    await until(async () => {
      const replies = await Promise.all(waiting.map((p, i) => managers[i % 2].ask(`AROAX:${p}`, 'acquire', `notebook-${p}`)));
      const sessions = replies.flatMap((r) => (r.status === 'granted' ? [r.session!] : []));
      for (const s of sessions) expect([...granted.values()]).not.toContain(s);
      // Whoever of them: the other waits on.
      expect(sessions.length).toBeLessThan(waiting.length);
      return sessions.length === 1;
    });
  }, 180_000);

  test('drained, it leaves nothing: of its sessions, nor in its record', async () => {
    for (const { lease, id } of (await state()).sessions) if (lease !== undefined) await managers[0].send({ admin: 'stop', session: id });
    await managers[1].send({ admin: 'drain' });
    await until(async () => (await state()).sessions.length === 0);
    expect(await running()).toEqual([]);
  }, 180_000);
});
