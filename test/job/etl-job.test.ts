import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, Duration, Fn, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { EtlJob, EtlJobProps, Filter, Flatten, JobBookmarks, ParameterType, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../../src';
import { readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';

const SCHEMA = Schema.fromDdl('id INT, day DATE');
let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-job-')) });
  stack = new Stack(app, 'Shop');
});

/** A job from one place to another. */
function copy(from: string, to: string, props: EtlJobProps = {}, declare: (job: EtlJob) => void = () => undefined): EtlJob {
  const job = new EtlJob(stack, 'Copy', props);
  declare(job);
  const source = new S3Source(job, 'In', { paths: [from], format: ReadFormat.csv(), schema: SCHEMA });
  new S3Target(job, 'Out', { input: source, path: to, format: WriteFormat.parquet() });
  return job;
}

interface Statement { Action: string | string[]; Resource: unknown; Condition?: unknown }

/** Statements of the job's role, with joins as text. */
function statements(): Statement[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')) as { Properties: { PolicyDocument: { Statement: Statement[] } } }[];
  return policies.flatMap((p) => p.Properties.PolicyDocument.Statement).map((s) => ({ ...s, Resource: flat(s.Resource) }));
}

function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat);
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::Join': parts, Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': sub } = value as { 'Fn::Join'?: [string, unknown[]]; 'Ref'?: string; 'Fn::GetAtt'?: string[]; 'Fn::Sub'?: string };
  return parts !== undefined ? parts[1].map(flat).join('') : ref !== undefined ? `<${ref}>` : attribute !== undefined ? `<${attribute.join('.')}>` : sub ?? value;
}

const S3 = 'arn:<AWS::Partition>:s3:::';

test('the Glue job has the settings', () => {
  copy('s3://in/a/', 's3://out/b/', {
    jobName: 'copy',
    description: 'Copies',
    glueVersion: glue.GlueVersion.V5_0,
    workerType: glue.WorkerType.G_2X,
    numberOfWorkers: 5,
    timeout: Duration.hours(1),
    maxRetries: 2,
    maxConcurrentRuns: 3,
    bookmarks: JobBookmarks.PAUSE,
    tags: { team: 'x' },
    autoScaling: true,
    defaultArguments: { '--write-shuffle-files-to-s3': 'true' },
  });
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', {
    Name: 'copy',
    Description: 'Copies',
    GlueVersion: '5.0',
    WorkerType: 'G.2X',
    NumberOfWorkers: 5,
    Timeout: 60,
    MaxRetries: 2,
    ExecutionProperty: { MaxConcurrentRuns: 3 },
    Tags: { team: 'x' },
    Command: { Name: 'glueetl', PythonVersion: '3' },
    DefaultArguments: Match.objectLike({ '--job-bookmark-option': 'job-bookmark-pause', '--enable-auto-scaling': 'true', '--write-shuffle-files-to-s3': 'true', '--enable-job-insights': 'true' }),
  });
});

test('Glue 5.1 and two workers are the default', () => {
  copy('s3://in/a/', 's3://out/b/');
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', { GlueVersion: '5.1', WorkerType: 'G.1X', NumberOfWorkers: 2, Timeout: 480, MaxRetries: 0 });
});

test.each(['4.0', '5.0', '5.1', '6.0'])('Glue %s', (version) => {
  const job = copy('s3://in/a/', 's3://out/b/', { glueVersion: version as glue.GlueVersion });
  expect(job.renderScript()).toContain(`AWS Glue ${version} job`);
});

test('the role may do what the nodes need, and nothing else', () => {
  copy('s3://in/a/', 's3://out/b', { encrypt: false });
  const key = expect.stringMatching(/^arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-.*\/[0-9a-f]{64}\.py$/) as unknown;
  expect(statements()).toEqual([
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: ['error', 'output', 'error:*', 'output:*'].map((n) => `arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/aws-glue/jobs/Shop/Copy/${n}`),
    },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: key },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: `${S3}in/a/*` },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: `${S3}in`, Condition: { StringLike: { 's3:prefix': ['a', 'a/*'] } } },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], Resource: [`${S3}out/b`, `${S3}out/b/*`, `${S3}out/b_$folder$`] },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: `${S3}out`, Condition: { StringLike: { 's3:prefix': ['b', 'b/*'] } } },
  ]);
  const [role] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role')) as { Properties: { ManagedPolicyArns?: unknown } }[];
  expect(role.Properties.ManagedPolicyArns).toBeUndefined();
});

test('metrics are the only right on everything, and asked for', () => {
  copy('s3://in/a/', 's3://out/b/', { metrics: true });
  expect(statements().filter((s) => s.Resource === '*')).toEqual([
    { Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*', Condition: { StringEquals: { 'cloudwatch:namespace': 'Glue' } } },
  ]);
});

test('a parameter cuts the prefix; in place of the bucket it leaves a warning', () => {
  copy('s3://in/a/${day}/x', 's3://${bucket}/b/', {}, (job) => {
    job.parameter('day', { type: ParameterType.DATE });
    job.parameter('bucket');
  });
  expect(statements().map((s) => s.Resource)).toContain(`${S3}in/a/*`);
  expect(statements().some((s) => JSON.stringify(s.Resource).includes('bucket'))).toBe(false);
  Annotations.fromStack(stack).hasWarning('/Shop/Copy/Out', Match.stringLikeRegexp('known only at a run'));
});

test('buckets of the app: references in the manifest, arguments of the job, rights on their keys', () => {
  const data = new s3.Bucket(stack, 'Data', { encryption: s3.BucketEncryption.KMS, bucketName: 'the-data' });
  const job = copy(data.s3UrlForObject('a/'), `s3://${data.bucketName}/b/`);
  const id = stack.getLogicalId(data.node.defaultChild as s3.CfnBucket);
  const manifest = readManifest(job.renderManifest(), NODE_TYPES);
  expect(manifest.nodes[0].fields.paths).toEqual([{ join: ['s3://', { ref: id }, '/a/'] }]);
  expect(manifest.resources).toEqual({ [id]: { type: 'AWS::S3::Bucket', path: 'Shop/Data/Resource', name: 'the-data' } });
  expect(job.renderScript()).toContain(`f"s3://{args['${id}']}/a/"`);
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', { DefaultArguments: Match.objectLike({ [`--${id}`]: { Ref: id } }) });
  expect(statements().filter((s) => JSON.stringify(s.Action).includes('kms:GenerateDataKey')).map((s) => s.Resource)).toContainEqual(expect.stringMatching(/^<DataKey.*\.Arn>$/));
});

test('logical ids that are changed later are those of the template', () => {
  const data = new s3.Bucket(stack, 'Data');
  const job = copy(data.s3UrlForObject('a/'), 's3://out/b/');
  (data.node.defaultChild as s3.CfnBucket).overrideLogicalId('Renamed');
  expect(job.renderManifest()).toContain('"ref": "Renamed"');
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', { DefaultArguments: Match.objectLike({ '--Renamed': { Ref: 'Renamed' } }) });
});

test('buckets of other stacks, parameters of the template, exports, pseudo parameters', () => {
  const other = new Stack(app, 'Other');
  const shared = new s3.Bucket(other, 'Shared');
  const parameter = new CfnParameter(stack, 'Prefix', { default: 'p' });
  const job = copy(`s3://${shared.bucketName}/${parameter.valueAsString}/${stack.region}/`, `s3://${Fn.importValue('results')}/b/`);
  const manifest = readManifest(job.renderManifest(), NODE_TYPES);
  expect(manifest.nodes[0].fields.paths).toEqual([{
    join: ['s3://', { ref: expect.stringMatching(/^Other\/Shared/) as unknown }, '/', { ref: 'Prefix' }, '/', { ref: 'AWS::Region' }, '/'],
  }]);
  expect(Object.values(manifest.resources)).toEqual(expect.arrayContaining([
    { type: 'AWS::S3::Bucket', path: 'Other/Shared/Resource', stack: 'Other' },
    { type: 'Parameter', path: 'Shop/Prefix', name: 'p' },
    { type: 'AWS::CloudFormation::Export', path: 'Shop', name: 'results' },
  ]));
  const properties = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job'))[0].Properties as { DefaultArguments: Record<string, unknown> };
  expect(properties.DefaultArguments).toMatchObject({ '--Prefix': { Ref: 'Prefix' }, '--AWS_Region': { Ref: 'AWS::Region' }, '--ImportValue_results': { 'Fn::ImportValue': 'results' } });
  expect(job.renderScript()).toContain("{args['ImportValue_results']}");
});

test('parameters are arguments with their defaults', () => {
  const job = copy('s3://in/a/', 's3://out/b/', {}, (j) => {
    j.parameter('day', { type: ParameterType.DATE, defaultValue: '2026-01-31' });
    j.parameter('must');
  });
  const properties = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job'))[0].Properties as { DefaultArguments: Record<string, unknown> };
  expect(properties.DefaultArguments['--day']).toBe('2026-01-31');
  expect(properties.DefaultArguments).not.toHaveProperty('--must');
  expect(job.renderScript()).toContain('getResolvedOptions(sys.argv, ["JOB_NAME", "day", "must"])');
});

test('bookmarks read through Glue with the name of the dataset as key', () => {
  const job = copy('s3://in/a/', 's3://out/b/', { bookmarks: JobBookmarks.ENABLE });
  expect(job.renderScript()).toContain('    transformation_ctx="in_",'.replace('in_', 'node_in'));
  expect(job.renderScript()).toContain('job.commit()');
});

test('Ion files go without bookmarks, as Glue keeps none of them', () => {
  const job = new EtlJob(stack, 'Ion', { bookmarks: JobBookmarks.ENABLE });
  expect(() => new S3Source(job, 'In', { paths: ['s3://in/a/'], format: ReadFormat.ion() })).toThrow("'ion' is not possible with job bookmarks");
});

test('a role of one\'s own gets the rights', () => {
  copy('s3://in/a/', 's3://out/b/', { role: new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') }) });
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
  expect(statements().map((s) => s.Resource)).toContain(`${S3}in/a/*`);
});

test('the assembly has manifest and script, registered, and the script is the asset', () => {
  copy('s3://in/a/', 's3://out/b/');
  const assembly = app.synth();
  const artifact = assembly.manifest.artifacts?.['Shop-Copy.glueprint'];
  expect(artifact).toEqual({ type: 'none', displayName: 'Shop/Copy', properties: { file: 'Shop-Copy.glueprint.json' } });
  const manifest = readManifest(readFileSync(join(assembly.directory, 'Shop-Copy.glueprint.json'), 'utf8'), NODE_TYPES);
  expect(manifest.job).toMatchObject({ path: 'Shop/Copy', name: 'Copy', stack: 'Shop', script: 'Shop-Copy.py', at: { file: 'test/job/etl-job.test.ts' } });
  const assets = JSON.parse(readFileSync(join(assembly.directory, 'Shop.assets.json'), 'utf8')) as { files: Record<string, { source: { path: string } }> };
  expect(Object.values(assets.files).map((f) => f.source.path).sort()).toEqual(['Shop-Copy.deployed.json', 'Shop-Copy.py', 'Shop.template.json']);
  expect(readFileSync(join(assembly.directory, 'Shop-Copy.py'), 'utf8')).toContain('job.commit()');
});

test('jobs in stages are written into their own assembly', () => {
  app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-job-')) });
  const stage = new Stage(app, 'Prod');
  stack = new Stack(stage, 'Shop');
  copy('s3://in/a/', 's3://out/b/');
  const nested = app.synth().getNestedAssembly('assembly-Prod');
  expect(Object.keys(nested.manifest.artifacts ?? {})).toContain('Prod-Shop-Copy.glueprint');
  expect(readFileSync(join(nested.directory, 'Prod-Shop-Copy.glueprint.json'), 'utf8')).toContain('"stack": "Prod-Shop"');
});

test('a node that nobody reads is a warning, one whose script cannot be is an error', () => {
  const job = copy('s3://in/a/', 's3://out/b/');
  const raw = new S3Source(job, 'Raw', { paths: ['s3://in/c/'], format: ReadFormat.json() });
  const filtered = new Filter(job, 'Filtered', { input: raw, condition: 'x = 1' });
  new Flatten(job, 'Flat', { input: filtered });
  Annotations.fromStack(stack).hasWarning('/Shop/Copy/Flat', Match.stringLikeRegexp("'Flat' is read by no node"));
  Annotations.fromStack(stack).hasError('/Shop/Copy/Flat', Match.stringLikeRegexp('give the source a schema'));
  Annotations.fromStack(stack).hasNoError('/Shop/Copy/Filtered', Match.anyValue());
});

test.each<[string, () => unknown, string | RegExp]>([
  ['an old Glue version', () => new EtlJob(stack, 'J', { glueVersion: glue.GlueVersion.V3_0 }), "Glue version '3.0' is not supported, expected one of 4.0, 5.0, 5.1, 6.0"],
  ['one worker', () => new EtlJob(stack, 'J', { numberOfWorkers: 1 }), 'got 1, expected a whole number from 2 to 299'],
  ['a job without nodes', () => {
    new EtlJob(stack, 'J');
    app.synth();
  }, 'the job has no nodes'],
  ['a parameter twice', () => {
    const job = new EtlJob(stack, 'J');
    job.parameter('day');
    job.parameter('Day');
  }, "already has a parameter 'Day'"],
  ['a parameter that Glue reserves', () => new EtlJob(stack, 'J').parameter('JOB_NAME'), 'a name that Glue keeps for itself'],
  ['a parameter with a dash', () => new EtlJob(stack, 'J').parameter('the-day'), "'the-day' cannot name a job parameter"],
  ['a default of another type', () => new EtlJob(stack, 'J').parameter('n', { type: ParameterType.INT, defaultValue: '3000000000' }), 'expected int'],
  ['a day that is none', () => new EtlJob(stack, 'J').parameter('n', { type: ParameterType.DATE, defaultValue: '2026-02-30' }), 'expected date'],
])('fails: %s', (_, make, message) => {
  expect(make).toThrow(message);
});
