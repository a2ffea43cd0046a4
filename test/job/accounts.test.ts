import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
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
