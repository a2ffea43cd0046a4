import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { CreateJobCommand, GetDatabasesCommand, GetJobsCommand, ListJobsCommand } from '@aws-sdk/client-glue';
import { startLocalGlue, type LocalGlue } from './local-glue';
import { OPERATION_GROUPS, OPERATION_MODELS } from '../../../runtime/server/glue/model/model';
import { OPERATIONS } from '../../../runtime/server/glue/operations/registry';
import { startServer } from '../../../runtime/server/server';

let local: LocalGlue;
beforeAll(async () => {
  local = await startLocalGlue({ limits: { bodyBytes: 100_000 } });
});
afterAll(() => local.close());

/** `fetch` does not let a test set Host. */
function send(headers: Record<string, string>, body = '{}'): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    const request = httpRequest(local.server.url, { method: 'POST', headers: { 'X-Amz-Target': 'AWSGlue.ListJobs', ...headers } }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, body: text }));
    });
    request.on('error', failed);
    request.end(body);
  });
}

test.each([
  ['the address it listens on', {}, 200],
  ['localhost', { Host: 'localhost:1234' }, 200],
  ['a name of the web', { Host: 'evil.example:1234' }, 403],
  ['another site\'s page', { Origin: 'https://evil.example' }, 403],
  ['a sandboxed page', { Origin: 'null' }, 403],
])('called from %s', async (_what, headers, status) => {
  expect((await send(headers as Record<string, string>)).status).toBe(status);
});

test('a bind that others can reach needs a token, and then asks for it', async () => {
  await expect(startServer({ stateDir: `${local.stateDir}/open`, host: '0.0.0.0' })).rejects.toMatchObject({ code: 'TokenRequired' });
  const guarded = await startLocalGlue({ token: 'sesame' });
  expect((await guarded.raw('AWSGlue.ListJobs', {})).status).toBe(403);
  expect((await guarded.raw('AWSGlue.ListJobs', {}, { 'X-Glueprint-Token': 'sesame' })).status).toBe(200);
  expect((await guarded.raw('AWSGlue.ListJobs', {}, { Authorization: 'Bearer wrong' })).status).toBe(403);
  const client = guarded.client({ credentials: { accessKeyId: 'sesame', secretAccessKey: 'x' } });
  expect((await client.send(new ListJobsCommand({}))).JobNames).toEqual([]);
  client.destroy();
  await guarded.close();
});

test('a request that is too large', async () => {
  expect(await local.raw('AWSGlue.ListJobs', JSON.stringify({ NextToken: 'x'.repeat(100_001) }))).toMatchObject({ status: 413 });
});

test.each<[string, string, string | object, string, string]>([
  ['malformed JSON', 'AWSGlue.ListJobs', '{"a":', 'SerializationException', 'not JSON'],
  ['a wrong type', 'AWSGlue.ListJobs', { MaxResults: 'ten' }, 'SerializationException', 'can not be converted to an Integer'],
  ['no object', 'AWSGlue.ListJobs', '[]', 'SerializationException', 'START_ARRAY'],
  ['a number out of range', 'AWSGlue.ListJobs', { MaxResults: 0 }, 'ValidationException', 'Value \'0\' at \'maxResults\' failed to satisfy constraint: Member must have value greater than or equal to 1'],
  ['a missing member', 'AWSGlue.GetJob', {}, 'ValidationException', '1 validation error detected: Value null at \'jobName\' failed to satisfy constraint: Member must not be null'],
  ['an empty name', 'AWSGlue.GetJob', { JobName: '' }, 'ValidationException', 'Member must have length greater than or equal to 1'],
  ['a bad enum', 'AWSGlue.CreateJob', { Name: 'j', Role: 'r', Command: {}, WorkerType: 'G.3X' }, 'ValidationException', 'Member must satisfy enum value set: [Standard, G.1X'],
  ['two faults', 'AWSGlue.CreateSession', { Id: 'x' }, 'ValidationException', '2 validation errors detected'],
  ['an unknown operation', 'AWSGlue.GetJbo', {}, 'UnknownOperationException', 'AWS Glue has no operation \'GetJbo\'; did you mean \'GetJob\'?'],
  ['an operation that is not answered', 'AWSGlue.CreateRegistry', {}, 'OperationNotSupportedException', 'CreateRegistry (schema registry) is not supported by the local Glue endpoint; see docs/glue-api.md'],
  ['another service', 'DynamoDB_20120810.ListTables', {}, 'NotFound', 'nothing is served at POST /'],
])('%s is answered with a name', async (_what, target, body, code, message) => {
  const reply = await local.raw(target, body);
  expect(reply.status).toBe(code === 'NotFound' ? 404 : 400);
  expect(reply.body.__type).toBe(code);
  expect(reply.body.Message).toContain(message);
  expect(reply.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
});

test('unknown and null members are dropped, as the service does', async () => {
  expect(await local.raw('AWSGlue.ListJobs', { Surprise: 1, Tags: null })).toEqual(expect.objectContaining({ status: 200, body: { JobNames: [] } }));
});

test('each of the operations of the model is either answered or refused by name', async () => {
  const answered = new Set(OPERATIONS.map((o) => o.name));
  expect(OPERATIONS).toHaveLength(answered.size);
  expect(Object.keys(OPERATION_MODELS)).toHaveLength(314);
  for (const { operations, priority } of OPERATION_GROUPS) {
    for (const name of operations) {
      expect([name, answered.has(name)]).toEqual([name, priority !== 'refused']);
      if (answered.has(name)) continue;
      const reply = await local.raw(`AWSGlue.${name}`, {});
      expect(reply.status).toBe(400);
      expect(reply.body.Message).toContain(name);
    }
  }
});

test('STS and IAM as far as clients ask', async () => {
  const form = (body: string) => fetch(local.server.url, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }, body });
  expect(await (await form('Action=GetCallerIdentity&Version=2011-06-15')).text()).toContain('<Account>123456789012</Account>');
  expect(await (await form('Action=GetRole&Version=2010-05-08&RoleName=R%26D')).text()).toContain('<RoleName>R&amp;D</RoleName>');
  const unknown = await form('Action=ListUsers&Version=2010-05-08');
  expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('ListUsers')]);
});

test('faults: throttling, errors, latency', async () => {
  const fault = (body: object) => fetch(`${local.server.url}/_glueprint/faults`, { method: 'POST', body: JSON.stringify(body) });
  await fault({ operation: 'ListJobs', kind: 'throttle', times: 1 });
  await fault({ operation: 'GetJobs', kind: 'error', status: 503, times: 1 });
  await fault({ operation: 'GetDatabases', kind: 'latency', milliseconds: 100, times: 1 });
  await expect(local.glue.send(new ListJobsCommand({}))).rejects.toMatchObject({ name: 'ThrottlingException' });
  expect((await local.glue.send(new ListJobsCommand({}))).JobNames).toEqual([]);
  await expect(local.glue.send(new GetJobsCommand({}))).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
  const started = performance.now();
  await local.glue.send(new GetDatabasesCommand({}));
  expect(performance.now() - started).toBeGreaterThan(90);
  expect((await fault({ kind: 'nonsense' })).status).toBe(400);
  await fetch(`${local.server.url}/_glueprint/faults`, { method: 'DELETE' });
});

test.each(['/moto-api/reset', '/_glueprint/reset'])('%s forgets everything', async (path) => {
  await local.glue.send(new CreateJobCommand({ Name: 'x', Role: 'r', Command: {} }));
  expect((await fetch(`${local.server.url}${path}`, { method: 'POST' })).status).toBe(200);
  expect((await local.glue.send(new ListJobsCommand({}))).JobNames).toEqual([]);
});

test('other services are handed to the upstream, with their bodies', async () => {
  const seen: string[] = [];
  const upstream = createServer((message, response) => {
    let body = '';
    message.on('data', (chunk) => {
      body += String(chunk);
    });
    message.on('end', () => {
      seen.push(`${message.method} ${message.url} ${message.headers['x-amz-target'] ?? ''} ${body.length}`);
      response.writeHead(201, { 'X-From': 'upstream' }).end('theirs');
    });
  });
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done));
  const shared = await startLocalGlue({ upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`, limits: { bodyBytes: 1000 } });
  const put = await fetch(`${shared.server.url}/bucket/key`, {
    method: 'PUT',
    body: 'x'.repeat(5000),
    headers: { Authorization: `AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}` },
  });
  expect([put.status, put.headers.get('x-from'), await put.text()]).toEqual([201, 'upstream', 'theirs']);
  await fetch(shared.server.url, { method: 'POST', headers: { 'X-Amz-Target': 'DynamoDB_20120810.ListTables' }, body: '{}' });
  await fetch(shared.server.url, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'Action=ListUsers&Version=2010-05-08' });
  expect(seen).toEqual(['PUT /bucket/key  5000', 'POST / DynamoDB_20120810.ListTables 2', 'POST /  35']);
  expect((await shared.raw('AWSGlue.ListJobs', {})).body).toEqual({ JobNames: [] });
  await shared.close();
  upstream.close();
  upstream.closeAllConnections();
});

test('the server closes though a client holds its connection', async () => {
  const one = await startLocalGlue();
  await one.glue.send(new ListJobsCommand({}));
  // Half a request: it would be waited for.
  const { hostname, port } = new URL(one.server.url);
  const client = connect(Number(port), hostname);
  const gone = new Promise((done) => client.resume().on('close', done).on('error', () => undefined));
  await new Promise<void>((done) => client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab', () => done()));
  await one.server.close();
  await expect(gone).resolves.toBeDefined();
});
