import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { EtlJob, KinesisSource, ReadFormat, S3Source, S3Target, Schema, SessionPool, WriteFormat } from '../../src';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-accounts-')) }), 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
});

type Statement = { Action: string | string[]; Resource: unknown };
const statements = (): Statement[] => Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap((p) => p.Properties.PolicyDocument.Statement as Statement[]);
const about = (text: string) => statements().filter((s) => JSON.stringify(s.Resource).includes(text));
const out = (job: EtlJob, input: S3Source | KinesisSource) => new S3Target(job, 'Out', { input, path: 's3://results/out/', format: WriteFormat.parquet() });

test('a permissions boundary of the app holds for every role', () => {
  const job = new EtlJob(stack, 'Job', { visual: true });
  out(job, new S3Source(job, 'In', { paths: ['s3://data/in/'], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') }));
  new SessionPool(stack, 'Pool', { limits: { maxSessions: 2, dpuHoursPerDay: 10 } });
  const boundary = 'arn:aws:iam::111111111111:policy/Boundary';
  iam.PermissionsBoundary.of(stack).apply(iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', boundary));
  const roles = Template.fromStack(stack).findResources('AWS::IAM::Role');
  expect(Object.keys(roles).length).toBeGreaterThan(2);
  for (const role of Object.values(roles)) expect(role.Properties.PermissionsBoundary).toBe(boundary);
});

test('a bucket of another account and region is read by its name', () => {
  const job = new EtlJob(stack, 'Job');
  const foreign = s3.Bucket.fromBucketAttributes(stack, 'Foreign', { bucketArn: 'arn:aws:s3:::their-data', account: '222222222222', region: 'us-east-1' });
  out(job, new S3Source(job, 'In', { paths: [foreign.s3UrlForObject('orders/')], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') }));
  expect(about('their-data/orders/').map((s) => s.Action)).toEqual(['s3:GetObject']);
  expect(JSON.stringify(about('their-data'))).not.toContain('Put');
});

test('a stream of another account is read by the role that its owner gives', () => {
  const job = new EtlJob(stack, 'Job');
  const clicks = new KinesisSource(job, 'In', {
    streamArn: 'arn:aws:kinesis:us-east-1:222222222222:stream/clicks',
    roleArn: 'arn:aws:iam::222222222222:role/ReadClicks',
    roleSessionName: 'clicks',
    schema: Schema.fromDdl('id INT'),
  });
  out(job, clicks);
  expect(about('role/ReadClicks')).toEqual([{ Action: 'sts:AssumeRole', Effect: 'Allow', Resource: 'arn:aws:iam::222222222222:role/ReadClicks' }]);
  expect(about('stream/clicks')).toEqual([]);
});

test('the key of an imported bucket or stream is used as its own', () => {
  const keyOf = (id: string) => kms.Key.fromKeyArn(stack, id, `arn:aws:kms:us-east-1:222222222222:key/${id}`);
  const foreign = s3.Bucket.fromBucketAttributes(stack, 'Foreign', { bucketName: 'their.data', encryptionKey: keyOf('data') });
  s3.Bucket.fromBucketAttributes(stack, 'Neighbour', { bucketName: 'their-data', encryptionKey: keyOf('other') });
  const stream = kinesis.Stream.fromStreamAttributes(stack, 'Stream', { streamArn: 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks', encryptionKey: keyOf('stream') });
  const job = new EtlJob(stack, 'Job');
  out(job, new S3Source(job, 'In', { paths: [foreign.s3UrlForObject('orders/')], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') }));
  const streaming = new EtlJob(stack, 'Streaming');
  out(streaming, new KinesisSource(streaming, 'In', { streamArn: stream.streamArn, schema: Schema.fromDdl('id INT') }));
  expect(about(':key/data').map((s) => s.Action)).toEqual(['kms:Decrypt']);
  expect(about(':key/stream').map((s) => s.Action)).toEqual(['kms:Decrypt']);
  expect(about(':key/other')).toEqual([]);
});

test('fails: a role of another account, which Glue does not take', () => {
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/etl');
  expect(() => new EtlJob(stack, 'Job', { role })).toThrow('role: is of account 222222222222, and Glue runs in 111111111111');
});

test('an alias of a key is granted as the key, or as all keys with that alias where the key is not known', () => {
  const key = new kms.Key(stack, 'Key');
  const bucket = (id: string, encryptionKey: kms.IKey) => s3.Bucket.fromBucketAttributes(stack, id, { bucketName: `data-${id.toLowerCase()}`, encryptionKey });
  const [own, theirs] = [bucket('Own', new kms.Alias(stack, 'OwnAlias', { aliasName: 'own', targetKey: key })), bucket('Theirs', kms.Alias.fromAliasName(stack, 'TheirAlias', 'alias/theirs'))];
  const job = new EtlJob(stack, 'Job', { encrypt: false });
  const paths = [own, theirs].map((b) => b.s3UrlForObject('orders/'));
  const sources = paths.map((path, i) => new S3Source(job, `In${i}`, { paths: [path], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') }));
  out(job, sources[0]);
  const decrypting = statements().filter((s) => s.Action === 'kms:Decrypt');
  expect(decrypting).toEqual([
    { Action: 'kms:Decrypt', Effect: 'Allow', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
    {
      Action: 'kms:Decrypt',
      Effect: 'Allow',
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':kms:eu-west-1:111111111111:key/*']] },
      Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/theirs' } },
    },
  ]);
});

test.each<[string, (scope: Stack) => iam.IRole]>([
  ['immutable', (scope) => iam.Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::111111111111:role/etl', { mutable: false })],
])('a role that is %s is said to have been granted nothing', (_, imported) => {
  const source = (job: EtlJob) => new S3Source(job, 'In', { paths: ['s3://data/in/'], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') });
  const job = new EtlJob(stack, 'Job', { role: imported(stack) });
  out(job, source(job));
  const told = new EtlJob(stack, 'Told', { role: stack.node.findChild('Role') as iam.Role, grantRole: false });
  out(told, source(told));
  const given = new EtlJob(stack, 'Given', { role: iam.Role.fromRoleName(stack, 'Mine', 'mine') });
  out(given, source(given));
  const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('roleNotGranted'));
  expect(warnings.map((w) => w.id)).toEqual(['/Shop/Job']);
});

test('names that log groups cannot have are replaced, and told apart', () => {
  for (const id of ['Team A', 'Team-A']) {
    const job = new EtlJob(stack, id, { encrypt: false });
    out(job, new S3Source(job, 'In', { paths: ['s3://data/in/'], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') }));
  }
  const names = Object.values(Template.fromStack(stack).findResources('AWS::Logs::LogGroup')).map((g) => String(g.Properties.LogGroupName));
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^[\w./#-]+$/);
  expect(names).toContain('/aws-glue/jobs/Shop/Team-A/error');
});

test('a role of another stack is granted from the job\'s, so that neither stack waits for the other', () => {
  const roles = new Stack(stack.node.root as App, 'Roles', { env: { account: '111111111111', region: 'eu-west-1' } });
  const job = new EtlJob(stack, 'Job', { role: new iam.Role(roles, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') }) });
  out(job, new S3Source(job, 'In', { paths: ['s3://data/in/'], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') }));
  expect(about('data/in/').map((s) => s.Action)).toEqual(['s3:GetObject']);
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  expect(JSON.stringify(policy.Properties.Roles)).toMatch(/Fn::ImportValue/);
  Template.fromStack(roles).resourceCountIs('AWS::IAM::Policy', 0);
  Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('roleNotGranted'));
});
