import { createHash } from 'node:crypto';
import { ListJobsCommand } from '@aws-sdk/client-glue';
import { startLocalGlue, type LocalGlue } from './local-glue';
import { parseKey } from '../../../runtime/server/aws/signature-check';
import { sign } from '../../../runtime/server/aws/sigv4';
import { LocalGlueClient } from '../../../runtime/server/client/glue-client';

const KEYS = new Map([['AKIDEXAMPLE', 'wJalr=XUtnFEMI/K7MDENG']]);
const SECRET = KEYS.get('AKIDEXAMPLE') ?? '';

let local: LocalGlue;
beforeAll(async () => { local = await startLocalGlue({ keys: KEYS }); });
afterAll(() => local.close());

const stamp = (ms: number) => `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** A request signed by hand, then changed as the test says. */
interface Change { at?: number; secret?: string; id?: string; body?: string; unsigned?: boolean; signed?: string[]; authorization?: string }
async function send(change: Change = {}) {
  const date = stamp(change.at ?? Date.now());
  const body = '{}';
  const headers: Record<string, string> = { 'host': new URL(local.server.url).host, 'x-amz-date': date, 'x-amz-target': 'AWSGlue.ListJobs' };
  const scope = { accessKeyId: change.id ?? 'AKIDEXAMPLE', date: date.slice(0, 8), region: 'us-east-1', service: 'glue', signedHeaders: change.signed ?? ['host', 'x-amz-date', 'x-amz-target'] };
  const signature = sign(change.secret ?? SECRET, scope, { method: 'POST', url: '/', headers, body: Buffer.from(body) });
  const authorization = change.authorization
    ?? `AWS4-HMAC-SHA256 Credential=${scope.accessKeyId}/${scope.date}/us-east-1/glue/aws4_request, SignedHeaders=${scope.signedHeaders.join(';')}, Signature=${signature}`;
  const more = { 'X-Amz-Date': date, 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'), ...change.unsigned === true ? {} : { Authorization: authorization } };
  const reply = await local.raw('AWSGlue.ListJobs', change.body ?? body, more);
  return [reply.status, reply.body.__type, reply.body.Message];
}

test('what the SDK signs with the key is answered', async () => {
  const client = local.client({ credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET } });
  expect((await client.send(new ListJobsCommand({}))).JobNames).toEqual([]);
  client.destroy();
  expect((await send())[0]).toBe(200);
});

test('our own client signs too', async () => {
  const client = (secret: string) => new LocalGlueClient(local.server.url, 'us-east-1', undefined, ['AKIDEXAMPLE', secret]);
  expect(await client(SECRET).call('ListJobs', {})).toEqual({ JobNames: [] });
  await expect(client('other').call('ListJobs', {})).rejects.toMatchObject({ code: 'InvalidSignatureException' });
});

test('what the SDK signs with another secret is not, in AWS\'s words', async () => {
  const wrong = local.client({ credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'other' } });
  await expect(wrong.send(new ListJobsCommand({}))).rejects.toMatchObject({ name: 'InvalidSignatureException', message: expect.stringMatching(/^The request signature we calculated does not match/) });
  wrong.destroy();
  await expect(local.glue.send(new ListJobsCommand({}))).rejects.toMatchObject({ name: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' });
});

test.each<[string, Change, string, RegExp]>([
  ['no signature', { unsigned: true }, 'MissingAuthenticationTokenException', /Missing Authentication Token/],
  ['a broken header', { authorization: 'AWS4-HMAC-SHA256 Credential=a' }, 'IncompleteSignatureException', /requires 'Credential'/],
  ['another secret', { secret: 'x' }, 'InvalidSignatureException', /does not match/],
  ['another body than was signed, its old hash beside it', { body: '{"MaxResults":1}' }, 'InvalidSignatureException', /does not match/],
  ['an operation that is not signed', { signed: ['host', 'x-amz-date'] }, 'InvalidSignatureException', /'x-amz-target' must be a 'SignedHeader'/],
  ['a clock behind', { at: Date.now() - 10 * 60_000 }, 'InvalidSignatureException', /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/],
  ['a clock ahead', { at: Date.now() + 10 * 60_000 }, 'InvalidSignatureException', /^Signature not yet current/],
  ['an unknown key', { id: 'AKIDOTHER' }, 'UnrecognizedClientException', /security token/],
])('%s is refused', async (_what, change, code, message) => {
  expect(await send(change)).toEqual([expect.any(Number), code, expect.stringMatching(message)]);
});

test('STS refuses in its own words', async () => {
  const reply = await fetch(local.server.url, {
    method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  expect([reply.status, await reply.text()]).toEqual([403, expect.stringContaining('<Code>MissingAuthenticationToken</Code>')]);
});

test.each([['id=secret', ['id', 'secret']], ['id=a=b', ['id', 'a=b']], ['id', undefined], ['=x', undefined], ['x=', undefined]])('a key: %s', (text, key) => {
  expect(parseKey(text)).toEqual(key);
});
