import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulator, EmulatorFixture, miniStack } from '../../runtime/testing';
import { StackAssembly, TemplateResource } from '../../runtime/testing/emulators/assembly';
import { fitted } from '../../runtime/testing/emulators/leave-out';
import { answers, freePort } from '../../runtime/testing/emulators/places';

const folder = mkdtempSync(join(tmpdir(), 'glueprint-emulators-'));
beforeAll(() => { process.env.CDK_GLUEPRINT_KEPT = join(folder, 'kept'); });
afterAll(async () => {
  await EmulatorFixture.stopKept();
  delete process.env.CDK_GLUEPRINT_KEPT;
  rmSync(folder, { recursive: true, force: true });
});

/** A server of Node's in the place of an emulator. */
function fake(script: (port: number) => string, name = 'fake'): Emulator {
  return {
    name,
    missing: () => undefined,
    async launch() {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      return { command: [process.execPath, '-e', script(port)], url, reach: { AWS_ENDPOINT_URL: url }, ready: () => answers(url) };
    },
  };
}
const SERVING = (port: number) => `console.log('serving'); require('http').createServer((q, s) => s.end('ok')).listen(${port}, '127.0.0.1')`;

const stack = (Resources: Record<string, TemplateResource>): StackAssembly => ({ name: 'S', template: { Resources }, assets: [], jobs: [] });

test('two fixtures have servers of their own, which stop with them', async () => {
  const start = () => EmulatorFixture.start({ emulators: [fake(SERVING)], reuse: false });
  const [a, b] = [await start(), await start()];
  expect(a.endpoint).not.toBe(b.endpoint);
  expect(a.variables).toMatchObject({ AWS_ENDPOINT_URL: a.endpoint, AWS_REGION: 'us-east-1' });
  expect(a.logs()).toContain('serving');
  expect(() => a.url('fak')).toThrow("did you mean 'fake'?");
  await a.stop();
  expect(await answers(a.endpoint).catch(() => false)).toBe(false);
  expect(await answers(b.endpoint)).toBe(true);
  await b.stop();
});

test('one that is kept is taken by the next, and ends when told', async () => {
  const start = () => EmulatorFixture.start({ emulators: [fake(SERVING, 'kept')], reuse: true });
  const [a, b] = await Promise.all([start(), start()]);
  expect(b.endpoint).toBe(a.endpoint);
  await a.stop();
  await b.stop();
  expect(await answers(a.endpoint)).toBe(true);
  expect(await EmulatorFixture.stopKept()).toEqual(['kept']);
  expect(await answers(a.endpoint).catch(() => false)).toBe(false);
});

test('one that does not start says why, with its log', async () => {
  const broken = fake(() => "console.error('no licence'); process.exit(3)");
  await expect(EmulatorFixture.start({ emulators: [broken], reuse: false })).rejects.toThrow(/did not start: ended with code 3\n--- log of fake\nno licence/);
});

test('one that is not there says what it needs', async () => {
  const absent: Emulator = { ...fake(SERVING), name: 'absent', missing: () => 'no such server' };
  expect(EmulatorFixture.missing([absent])).toBe('absent: no such server');
  await expect(EmulatorFixture.start({ emulators: [absent] })).rejects.toThrow('no such server');
});

test('no emulator serves Glue', async () => {
  await expect(miniStack({ services: ['s3', 'glue'] }).launch(folder, {})).rejects.toThrow('its Glue makes runs up');
});

test('a template loses what no emulator has, and only names change', () => {
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'b' } };
  const { template, leftOut } = fitted(stack({
    Bucket12345678: bucket,
    JobABCDEF01: { Type: 'AWS::Glue::Job', Properties: { Name: 'nightly' } },
    Logs12345678: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Join': ['', ['/jobs/', { Ref: 'JobABCDEF01' }]] } }, DependsOn: ['JobABCDEF01', 'Bucket12345678'] },
  }), [], () => 'nightly');
  expect(leftOut).toEqual([{ id: 'JobABCDEF01', type: 'AWS::Glue::Job', why: 'no emulator has it' }]);
  expect(template.Resources).toEqual({
    Bucket12345678: { ...bucket, DependsOn: [] },
    Logs12345678: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Join': ['', ['/jobs/', 'nightly']] } }, DependsOn: ['Bucket12345678'] },
  });
});

test('conditions and mappings of the template stay', () => {
  const conditions = { Conditions: { Far: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'cn-north-1'] } }, Mappings: { M: { a: { b: 'c' } } } };
  const { template } = fitted({ ...stack({}), template: { Resources: {}, ...conditions } }, [], String);
  expect(template).toEqual({ Resources: {}, Parameters: {}, ...conditions });
});

test('what needs one that is left out is named, with all that hangs on it', () => {
  const torn = stack({
    Function12345678: { Type: 'AWS::Lambda::Function' },
    Rule12345678: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: { 'Fn::GetAtt': ['Function12345678', 'Arn'] } }] } },
    Policy12345678: { Type: 'AWS::SQS::QueuePolicy', Properties: { Text: { 'Fn::Sub': '${Rule12345678.Arn}' } } },
  });
  expect(() => fitted(torn, [], String)).toThrow('Rule12345678 (AWS::Events::Rule) needs Function12345678, Policy12345678 (AWS::SQS::QueuePolicy) needs Rule12345678, which is left out');
  expect(() => fitted(torn, [], String)).toThrow("leaveOut: ['Rule', 'Policy']");
  expect(Object.keys(fitted(torn, ['Rule', 'AWS::SQS::QueuePolicy'], String).template.Resources)).toEqual([]);
  expect(() => fitted(torn, ['Rool'], String)).toThrow("no resource or type 'Rool'");
});
