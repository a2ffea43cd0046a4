import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { until } from './glue/scripted-runner';
import { startLocalGlue, type LocalGlue } from './local-glue';
import { nodeHost } from '../../../runtime/host/node-host';
import type { PoolConfig } from '../../../runtime/pool-manager/ports';
import { localPlugins } from '../../../runtime/server/local-plugins';
import { findPools } from '../../../runtime/server/pools/app-pools';
import { SessionPool } from '../../../src';
import { POLICY } from '../../core/pool/world';


const CONFIG: PoolConfig = {
  policy: { ...POLICY, pool: 'team', warm: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440, minIdle: 1 }] },
  template: {
    role: 'arn:aws:iam::123456789012:role/Pool', glueVersion: '5.0', workerType: 'G.1X', numberOfWorkers: 2, idleTimeoutMinutes: 30, timeoutMinutes: 120, defaultArguments: {}, tags: {},
  },
};

describe('a pool at the local endpoint', () => {
  let local: LocalGlue;
  beforeAll(async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'pools-'));
    local = await startLocalGlue({
      stateDir, pools: [CONFIG], plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine: 'sql', ...server }),
    });
  });
  afterAll(() => local.close());

  const ask = async (action: string, request: string, user = 'ann') => {
    const scope = '20260101/us-east-1/lambda/aws4_request';
    const response = await fetch(`${local.server.url}/_glueprint/pools/team`, {
      method: 'POST',
      headers: { Authorization: `AWS4-HMAC-SHA256 Credential=${user}/${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}` },
      body: JSON.stringify({ action, request }),
    });
    return { status: response.status, body: await response.json() as Record<string, unknown> };
  };
  const gauges = async () => (await (await fetch(`${local.server.url}/_glueprint/pools`)).json() as { pools: Record<string, number>[] }).pools[0] ?? {};

  test('keeps a warm session, leases it to one user, and takes it back', async () => {
    await until(gauges, (g) => g.idle === 1);
    const granted = await ask('acquire', 'request-1');
    expect(granted).toMatchObject({ status: 200, body: { status: 'granted', session: expect.stringMatching(/^team-/) } });
    expect(await ask('acquire', 'request-1')).toMatchObject({ status: 200, body: { session: granted.body.session } });
    expect((await ask('acquire', 'request-2', 'bob')).body.session).not.toBe(granted.body.session);
    await ask('release', 'request-1', 'bob');
    expect(await ask('renew', 'request-1')).toMatchObject({ status: 200, body: { session: granted.body.session } });
    expect(await ask('release', 'request-1')).toMatchObject({ status: 200, body: { status: 'released' } });
  });

  test('says what it does not know', async () => {
    const response = await fetch(`${local.server.url}/_glueprint/pools/nobody`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('team');
    expect(await ask('borrow', 'request-3')).toMatchObject({ status: 400 });
  });
});

test('the pools of an app are read from its templates', async () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new SessionPool(stack, 'Pool', { poolName: 'notebooks', limits: { maxSessions: 3, dpuHoursPerDay: 10 } });
  const folder = app.synth().directory;
  const [pool, ...more] = await findPools(nodeHost(), folder, '123456789012');
  expect(more).toEqual([]);
  expect(pool?.policy.limits.maxSessions).toBe(3);
  expect(pool?.template.role).toMatch(/^arn:aws:iam::123456789012:role\//);
});
