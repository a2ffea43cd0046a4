import { FakePool } from './fakes';
import { MONDAY, POLICY } from '../../core/pool/world';

const WARM = { ...POLICY, warm: [{ days: [1] as const, from: 0, to: 1440, minIdle: 2 }] };

async function ready(pool: FakePool): Promise<void> {
  await pool.tick();
  pool.time += 60_000;
  await pool.tick();
}

describe('users', () => {
  test('get a warm session at once, tagged as theirs before they are told', async () => {
    const pool = new FakePool(WARM);
    await ready(pool);
    const { status, body } = await pool.ask('acquire', 'notebook-1');
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'granted', session: expect.stringMatching(/^pool-.*-1$/), until: new Date(pool.time + 600_000).toISOString() });
    expect(pool.glue.sessions.get(body.session as string)?.Tags).toEqual({
      'glueprint:pool': 'pool', 'glueprint:owner': 'AROAEXAMPLE:ana', 'team': 'data',
    });
  });

  test('wait for a cold one, and are told when to ask again', async () => {
    const pool = new FakePool();
    expect(await pool.ask('acquire', 'notebook-1')).toMatchObject({ status: 202, body: { status: 'waiting', position: 0 } });
    expect(pool.glue.created).toEqual([{
      Id: expect.stringMatching(/^pool-/),
      Description: 'Session of pool pool',
      Role: 'arn:aws:iam::111122223333:role/sessions',
      Command: { Name: 'glueetl', PythonVersion: '3' },
      GlueVersion: '5.0',
      WorkerType: 'G.1X',
      NumberOfWorkers: 2,
      IdleTimeout: 30,
      Timeout: 120,
      DefaultArguments: { '--conf': 'spark.sql.ansi.enabled=true' },
      Tags: { 'team': 'data', 'glueprint:pool': 'pool' },
    }]);
    pool.time += 50_000;
    expect(await pool.ask('acquire', 'notebook-1')).toMatchObject({ status: 200, body: { status: 'granted' } });
  });

  test('that wait together look at Glue once in ten seconds', async () => {
    const pool = new FakePool();
    for (let second = 0; second < 40; second += 2) {
      for (const user of ['ana', 'ben', 'cho']) await pool.ask('acquire', 'notebook-1', user);
      pool.time += 2000;
    }
    expect(pool.glue.calls.filter((c) => c === 'ListSessions').length).toBeLessThanOrEqual(6);
  });

  test('are not told of a session that could not be tagged, until it is', async () => {
    const pool = new FakePool(WARM);
    await ready(pool);
    pool.glue.plan = (call) => call === 'TagResource' ? 'ThrottlingException' : undefined;
    expect(await pool.ask('acquire', 'notebook-1')).toMatchObject({ status: 202, body: { retryAfterSeconds: 1 } });
    pool.glue.plan = () => undefined;
    pool.time += 6_000;
    expect(await pool.ask('acquire', 'notebook-1')).toMatchObject({ status: 200 });
  });

  test('are refused with a code and a reason', async () => {
    const pool = new FakePool({ ...POLICY, limits: { ...POLICY.limits, maxSessionsPerUser: 1 } });
    await pool.ask('acquire', 'notebook-1');
    expect(await pool.ask('acquire', 'notebook-2')).toMatchObject({ status: 409, body: { code: 'UserSessionLimit', message: expect.stringContaining('one user') } });
  });

  test.each([
    ['nobody IAM verified', ['acquire', 'notebook-1', ''], 403, 'AccessDenied'],
    ['a principal no tag can name', ['acquire', 'notebook-1', 'AROA:a,b'], 403, 'UnsupportedPrincipal'],
    ['an unknown action', ['steal', 'notebook-1', 'ana'], 400, 'InvalidRequest'],
    ['a bad request id', ['acquire', 'a b', 'ana'], 400, 'InvalidRequest'],
  ] as const)('%s is refused before anything is read', async (_, [action, request, user], status, code) => {
    const pool = new FakePool();
    expect(await pool.ask(action, request, user)).toMatchObject({ status, body: { code } });
    expect(pool.dynamo.item).toBeUndefined();
  });

  test('cannot name another owner in the body', async () => {
    const pool = new FakePool(WARM);
    await ready(pool);
    await pool.invoke({
      requestContext: { http: { method: 'POST' }, authorizer: { iam: { userId: 'ben' } } },
      body: JSON.stringify({ action: 'acquire', request: 'notebook-1', owner: 'ana' }),
    });
    expect(pool.dynamo.state().sessions.map((s) => s.owner)).toEqual(['ben', undefined, undefined]);
  });
});

describe('managers', () => {
  test('200 users at once never pass the limit, and each session goes to one of them', async () => {
    const pool = new FakePool({ ...WARM, limits: { ...POLICY.limits, maxSessions: 20 } });
    await ready(pool);
    for (let round = 0; round < 6; round++) {
      const users = Array.from({ length: 200 }, (_, i) => i);
      for (let i = 0; i < 200; i += 10) {
        await Promise.all(users.slice(i, i + 10).map((u) => pool.ask('acquire', `notebook-${u}`, `user-${u}`)));
        expect(pool.glue.alive().length).toBeLessThanOrEqual(20);
      }
      pool.time += 30_000;
      await pool.tick();
    }
    const leases = pool.dynamo.state().sessions.filter((s) => s.lease !== undefined);
    expect(leases.length).toBe(20);
    expect(new Set(leases.map((s) => s.owner)).size).toBe(20);
    for (const s of leases) expect(pool.glue.sessions.get(s.id)?.Tags['glueprint:owner']).toBe(s.owner);
  });

  test('a manager that was overtaken decides anew', async () => {
    const pool = new FakePool(WARM);
    await ready(pool);
    let overtaken = false;
    pool.dynamo.before = () => {
      if (overtaken) return;
      overtaken = true;
      pool.dynamo.item = { ...pool.dynamo.item!, version: { N: '99' }, state: { S: JSON.stringify({ ...pool.dynamo.state(), draining: true }) } };
    };
    expect(await pool.ask('acquire', 'notebook-1')).toMatchObject({ status: 409, body: { code: 'Draining' } });
  });

  test('one that is always overtaken says so instead of acting', async () => {
    const pool = new FakePool();
    await pool.tick();
    const before = pool.glue.calls.length;
    pool.dynamo.before = () => { pool.dynamo.item = { ...pool.dynamo.item!, version: { N: String(Number(pool.dynamo.item!.version.N) + 1) } }; };
    expect(await pool.ask('acquire', 'notebook-1')).toMatchObject({ status: 503, body: { code: 'Busy' } });
    expect(pool.glue.calls.length).toBe(before);
  });

  test('a write whose answer was lost and that the SDK repeats is known as our own', async () => {
    const pool = new FakePool();
    await pool.tick();
    const { send } = pool.dynamo.client as unknown as { send: (c: unknown) => Promise<unknown> };
    Object.assign(pool.dynamo.client, {
      send: async (c: object) => {
        if (!('input' in c) || !('Item' in (c as { input: object }).input)) return send(c);
        await send(c);
        return send(c);
      },
    });
    expect(await pool.ask('acquire', 'notebook-1')).toMatchObject({ status: 202 });
    expect(pool.glue.created).toHaveLength(1);
  });

  test('nothing is sent when the state could not be recorded', async () => {
    const pool = new FakePool();
    pool.dynamo.plan = (call) => call === 'put' ? 'ProvisionedThroughputExceededException' : undefined;
    await expect(pool.ask('acquire', 'notebook-1')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(pool.glue.calls).toEqual([]);
  });

  test('a create whose answer was lost is not made twice', async () => {
    const pool = new FakePool();
    pool.glue.plan = (call) => call === 'created' ? 'TimeoutError' : undefined;
    await pool.ask('acquire', 'notebook-1');
    pool.glue.plan = (call) => call === 'ListSessions' ? 'ThrottlingException' : undefined;
    pool.time += 31_000;
    await pool.tick();
    expect(pool.glue.calls.filter((c) => c === 'CreateSession')).toHaveLength(2);
    expect(pool.glue.sessions.size).toBe(1);
    expect(pool.dynamo.state().sessions[0]).toMatchObject({ phase: 'starting' });
  });

  test('no call begins too late to end with the function; it is sent by the next one', async () => {
    const pool = new FakePool(WARM);
    pool.remaining = 10_000;
    await pool.tick();
    expect(pool.glue.created).toEqual([]);
    pool.remaining = 60_000;
    pool.time += 60_000;
    await pool.tick();
    expect(pool.glue.created).toHaveLength(2);
  });

  test('while Glue cannot be listed, leases still end by the clock', async () => {
    const pool = new FakePool(WARM);
    await ready(pool);
    await pool.ask('acquire', 'notebook-1');
    pool.glue.plan = (call) => call === 'ListSessions' ? 'ThrottlingException' : undefined;
    pool.time += 601_000;
    await pool.tick();
    expect(pool.dynamo.state().sessions[0]).toMatchObject({ phase: 'stopping', reason: 'expired' });
    expect(pool.logged.at(-1)).toMatchObject({ ListFailures: 1 });
  });

  test.each(['ThrottlingException', 'AccessDeniedException', 'ResourceNumberLimitExceededException', 'InternalServiceException'])(
    'a pool whose creates fail with %s comes to its target when they work', async (name) => {
      const pool = new FakePool(WARM);
      pool.glue.plan = (call) => call === 'CreateSession' ? name : undefined;
      for (let i = 0; i < 10; i++) {
        await pool.tick();
        pool.time += 60_000;
      }
      expect(pool.glue.calls.filter((c) => c === 'CreateSession').length).toBeLessThan(40);
      pool.glue.plan = () => undefined;
      for (let i = 0; i < 30; i++) {
        await pool.tick();
        pool.time += 60_000;
      }
      expect(pool.glue.alive().length).toBe(2);
    });
});

describe('administrators', () => {
  test('drain the pool to nothing and open it again', async () => {
    const pool = new FakePool(WARM);
    await ready(pool);
    expect(await pool.invoke({ admin: 'drain' })).toMatchObject({ gauges: { idle: 0, stopping: 2 } });
    pool.time += 60_000;
    await pool.tick();
    expect(pool.glue.alive()).toEqual([]);
    await pool.invoke({ admin: 'resume' });
    expect(pool.glue.alive()).toHaveLength(2);
  });

  test('stop one session, whoever has it', async () => {
    const pool = new FakePool(WARM);
    await ready(pool);
    const { body } = await pool.ask('acquire', 'notebook-1');
    await pool.invoke({ admin: 'stop', session: body.session });
    expect(pool.glue.sessions.get(body.session as string)?.Status).toBe('STOPPED');
    expect(await pool.ask('renew', 'notebook-1')).toMatchObject({ status: 409, body: { code: 'LeaseEnded', reason: 'admin' } });
    await expect(pool.invoke({ admin: 'stop' })).rejects.toThrow('stop needs a session');
  });
});

test('metrics go out in the embedded format, with what each wait was', async () => {
  const pool = new FakePool(WARM);
  await ready(pool);
  await pool.ask('acquire', 'notebook-1');
  pool.time += 60_000;
  await pool.tick();
  expect(pool.logged.at(-1)).toMatchObject({ Pool: 'pool', SessionsLeased: 1, SessionsIdle: 2, BudgetShare: expect.any(Number), _aws: { Timestamp: MONDAY + 120_000 } });
  const grant = pool.logged.find((l) => 'Grants' in l && l.Grants === 1);
  expect(grant).toMatchObject({ Wait: [0] });
  interface Directive { Metrics: { Name: string }[]; Dimensions: string[][]; Namespace: string }
  const { CloudWatchMetrics: [{ Metrics, Dimensions, Namespace }] } = grant!._aws as { CloudWatchMetrics: [Directive] };
  expect([Namespace, Dimensions]).toEqual(['Glueprint/SessionPool', [['Pool']]]);
  for (const { Name } of Metrics) expect(grant).toHaveProperty(Name);
});

