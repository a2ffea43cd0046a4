import { GetTagsCommand, ListSessionsCommand, RunStatementCommand } from '@aws-sdk/client-glue';
import { FakeDynamo, TEMPLATE } from './fakes';
import { AwsGlueSessions } from '../../../runtime/pool-manager/aws-glue-sessions';
import { DynamoStore } from '../../../runtime/pool-manager/dynamo-store';
import { PoolManager } from '../../../runtime/pool-manager/pool-manager';
import type { SessionEngine } from '../../../runtime/server/glue/sessions/engine';
import { PoolPolicy } from '../../../src/core/pool';
import { POLICY } from '../../core/pool/world';
import { LocalGlue, startLocalGlue } from '../../runtime/server/local-glue';

/** The manager over the official SDK against our own Glue endpoint, whose sessions are real. */
const engine: SessionEngine = {
  name: 'echo',
  refuses: () => undefined,
  start: async () => ({ run: async (code: string) => ({ status: 'ok', text: code }), cancel: () => undefined, close: async () => undefined }),
};
let local: LocalGlue;
beforeAll(async () => {
  local = await startLocalGlue({ plugins: { sessionEngines: [engine] }, maxSessions: 3, checkReplies: false });
});
afterAll(() => local.close());
beforeEach(() => local.server.services.reset());

const ARN = 'arn:aws:glue:us-east-1:123456789012:session/';
const warm = (minIdle: number): PoolPolicy => ({ ...POLICY, warm: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440, minIdle }] });

function pool(policy: PoolPolicy) {
  const dynamo = new FakeDynamo();
  const clock = { offset: 0, now: () => Date.now() + clock.offset, sleep: async () => undefined };
  const manager = new PoolManager(policy, new DynamoStore(dynamo.client, 'table', policy.pool), new AwsGlueSessions(local.glue, policy.pool, TEMPLATE, ARN), clock);
  const statuses = async () => ((await local.glue.send(new ListSessionsCommand({}))).Sessions ?? []).map((s) => s.Status);
  return { manager, dynamo, clock, statuses };
}

test('a leased session is its user\'s by its tag, and answers', async () => {
  const { manager } = pool(warm(1));
  await manager.tick();
  await manager.tick();
  const { reply } = await manager.ask({ kind: 'acquire', owner: 'AROA:ana', request: 'notebook-1' });
  expect(reply).toMatchObject({ status: 'granted' });
  const { session } = reply as { session: string };
  expect((await local.glue.send(new GetTagsCommand({ ResourceArn: `${ARN}${session}` }))).Tags).toEqual({ 'team': 'data', 'glueprint:pool': 'pool', 'glueprint:owner': 'AROA:ana' });
  expect(await local.glue.send(new RunStatementCommand({ SessionId: session, Code: '1' }))).toMatchObject({ Id: expect.any(Number) });
});

test('a drained pool leaves nothing that runs', async () => {
  const { manager, dynamo, statuses } = pool(warm(2));
  await manager.tick();
  await manager.tick();
  expect(await statuses()).toEqual(['READY', 'READY']);
  await manager.turn({ kind: 'drain' });
  while ((await statuses()).some((s) => s !== 'STOPPED')) await new Promise((done) => setTimeout(done, 50));
  await manager.tick();
  expect(await statuses()).toEqual(['STOPPED', 'STOPPED']);
  expect(dynamo.state().sessions).toEqual([]);
});

test('an account that is full makes the pool wait, not hammer', async () => {
  const { manager, dynamo } = pool(warm(5));
  const before = Date.now();
  const { notes } = await manager.tick();
  expect(notes.filter((n) => n.kind === 'createFailed').map((n) => n.kind === 'createFailed' && n.failure)).toContain('quota');
  expect(dynamo.state().backoffUntil).toBeGreaterThan(before);
  const { serial } = dynamo.state();
  await manager.tick();
  expect(dynamo.state().serial).toBe(serial);
});
