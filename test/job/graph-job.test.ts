import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { EtlJob, GitProvider, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../../src';
import { exportStudioJob } from '../../src/core/codegen/glue-studio';
import { manifestOf, readGraphFile, writeGraphFile } from '../../src/core/codegen/graph-file';
import { Manifest, readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';

let app: App;
let stack: Stack;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glueprint-graph-'));
  app = new App({ outdir: join(folder, 'out') });
  stack = new Stack(app, 'Shop');
});

const STUDIO = {
  Name: 'pick',
  JobMode: 'VISUAL',
  GlueVersion: '5.0',
  WorkerType: 'G.2X',
  NumberOfWorkers: 4,
  Timeout: 60,
  DefaultArguments: { '--job-bookmark-option': 'job-bookmark-enable', '--day': '2026-01-01', '--TempDir': 's3://b/t' },
  Command: { Name: 'glueetl', ScriptLocation: 's3://b/pick.py' },
  CodeGenConfigurationNodes: {
    'node-3': { S3DirectTarget: { Name: 'Out', Inputs: ['node-2'], Path: 's3://b/out/', Format: 'json', Compression: 'none', PartitionKeys: [] } },
    'node-1': { S3CsvSource: { Name: 'In', Paths: ['s3://b/in/'], Separator: 'comma', QuoteChar: 'quote', WithHeader: true, Recurse: true, Future: { a: 1 }, OutputSchemas: [{ Columns: [{ Name: 'a', Type: 'string' }, { Name: 'b', Type: 'string' }] }] } },
    'node-2': { Route: { Name: 'Split it', Inputs: ['node-1'], GroupFiltersList: [{ GroupName: 'big', LogicalOperator: 'AND', Filters: [{ Operation: 'GT', Negated: false, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['a'] }, { Type: 'CONSTANT', Value: ['5'] }] }] }] } },
  },
};

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a job of a graph file', () => {
  const graph = readGraphFile({
    version: 1,
    job: { numberOfWorkers: 5, timeoutMinutes: 30 },
    parameters: [{ name: 'least', type: 'int', default: '3' }],
    nodes: [
      { id: 'clean/big', type: 'Filter', fields: { condition: 'n >= :least' }, inputs: [{ node: 'in', as: 'rows' }] },
      { id: 'in', type: 'S3Source', fields: { paths: ['s3://b/in/'], format: { type: 'csv' }, schema: 'n INT' } },
      { id: 'out', type: 'S3Target', fields: { path: 's3://b/out/', format: { type: 'parquet' } }, inputs: [{ node: 'clean/big', as: 'big' }] },
    ],
  });

  test('is what the file says', () => {
    const job = EtlJob.fromGraphFile(stack, 'Job', file('a.glue.json', writeGraphFile(graph)));
    const made = readManifest(job.renderManifest(), NODE_TYPES);
    const wanted = manifestOf(graph, 'Job');
    const core = (m: Manifest) => m.nodes.map(({ id, type, fields, inputs, outputs, sql }) => ({ id, type, fields, inputs, outputs, sql }));
    expect(core(made)).toEqual(core(wanted));
    expect(made.parameters).toEqual(wanted.parameters);
    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', { NumberOfWorkers: 5, Timeout: 30, DefaultArguments: Match.objectLike({ '--least': '3' }) });
  });

  test('takes other settings from the app, and other nodes', () => {
    const job = EtlJob.fromGraphFile(stack, 'Job', file('a.glue.json', writeGraphFile(graph)), { numberOfWorkers: 9, glueVersion: glue.GlueVersion.V4_0 });
    new S3Target(job, 'Copy', { input: job.dataset('clean/big'), path: 's3://b/copy/', format: WriteFormat.parquet() });
    const { nodes, job: settings } = readManifest(job.renderManifest(), NODE_TYPES);
    expect(nodes.find((n) => n.id === 'Copy')?.inputs).toEqual([{ node: 'clean/big', as: 'clean_big' }]);
    expect(settings).toMatchObject({ numberOfWorkers: 9, glueVersion: '4.0', timeoutMinutes: 30 });
    expect(() => job.dataset('clean/bog')).toThrow("the job has no node 'clean/bog'; did you mean 'clean/big'?");
    expect(() => job.dataset('out')).toThrow('is a target: it cannot be read');
  });

  test.each([
    ['a file that is not there', undefined, 'the file cannot be read'],
    ['no JSON', '{', 'is not JSON'],
    ['a script', JSON.stringify({ Name: 'x', Command: {} }), 'it is a script, not a visual job'],
    ['an unknown type', JSON.stringify({ version: 1, nodes: [{ id: 'x', type: 'Filtr', inputs: [] }] }), "there is no node type 'Filtr'; did you mean 'Filter'?"],
    ['a wrong column', writeGraphFile({ ...graph, nodes: graph.nodes.map((n) => (n.type === 'Filter' ? { ...n, fields: { condition: 'm > 1' } } : n)) }), 'condition'],
  ])('%s is refused, with the file', (_, content, message) => {
    const path = content === undefined ? join(folder, 'none.json') : file('x.glue.json', content);
    expect(() => EtlJob.fromGraphFile(stack, 'Job', path)).toThrow(message);
    expect(() => EtlJob.fromGraphFile(stack, 'Job2', path)).toThrow(basename(path));
  });
});

test('a job of Glue Studio exports as it was', () => {
  const job = EtlJob.fromGraphFile(stack, 'Job', file('studio.json', JSON.stringify(STUDIO)));
  const manifest = readManifest(job.renderManifest(), NODE_TYPES);
  expect(manifest.job).toMatchObject({ glueVersion: '5.0', workerType: 'G.2X', bookmarks: 'enable', timeoutMinutes: 60 });
  expect(manifest.parameters).toEqual([{ name: 'day', type: 'string', default: '2026-01-01' }]);
  const [exported] = exportStudioJob(manifest).file.jobs;
  expect(exported?.settings).toEqual({ ...STUDIO, CodeGenConfigurationNodes: null });
  expect(Object.fromEntries((exported?.nodes ?? []).map((n) => [n.id, { [n.member]: n.body }]))).toEqual(STUDIO.CodeGenConfigurationNodes);
  expect(exported?.nodes.map((n) => n.id)).toEqual(Object.keys(STUDIO.CodeGenConfigurationNodes));
  Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('In: kept, but not used: Future of S3CsvSource'));
});

describe('a visual job', () => {
  function visual(): { readonly template: Template; readonly job: EtlJob } {
    const bucket = new s3.Bucket(stack, 'Data');
    const job = new EtlJob(stack, 'Copy', { visual: true, tags: { team: 'shop' }, description: 'copies' });
    const source = new S3Source(job, 'In', { paths: [`s3://${bucket.bucketName}/in/`], format: ReadFormat.json(), schema: Schema.fromDdl('a INT') });
    new S3Target(job, 'Out', { input: source, path: 's3://b/out/', format: WriteFormat.parquet() });
    return { job, template: Template.fromStack(stack) };
  }

  test('gives Glue its whole definition and the graph, which lies in an asset', () => {
    const { template } = visual();
    const [[id, resource]] = Object.entries(template.findResources('Custom::GlueprintVisualJob')) as [string, { readonly Properties: Record<string, unknown>; readonly DependsOn: string[] }][];
    const { Properties: p } = resource;
    const [[jobId, glueJob]] = Object.entries(template.findResources('AWS::Glue::Job')) as [string, { readonly Properties: Record<string, unknown> }][];
    expect(p.JobName).toEqual({ Ref: jobId });
    // Everything that the template says, but what `UpdateJob` does not take; the values that only a deploy knows are those of the job.
    const parts = (p.Definition as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
    const text = parts.map((x) => (typeof x === 'string' ? x : JSON.stringify(JSON.stringify(x)).slice(1, -1))).join('');
    const definition = JSON.parse(text) as Record<string, unknown>;
    const { Name: _, Tags: __, ...rest } = glueJob.Properties;
    expect(Object.keys(definition).sort()).toEqual(Object.keys(rest).sort());
    expect(definition).toMatchObject({ GlueVersion: '5.1', NumberOfWorkers: 2, Description: 'copies', Timeout: 480 });
    expect(p.Values).toEqual({ 'Fn::Join': ['', [expect.stringMatching(/^\{"@@<Data\w+>@@":"$/), { Ref: expect.stringMatching(/^Data/) as string }, '"}']] });
    expect(id).toMatch(/^CopyGraph/);
  });

  test('is told where it stands in Git, with what is wrong of it at the field', () => {
    const sourceControl = { provider: GitProvider.GITHUB, repository: 'jobs', owner: 'shop', branch: 'main', folder: 'copy' };
    const job = new EtlJob(stack, 'Copy', { visual: true, sourceControl });
    new S3Target(job, 'Out', { input: new S3Source(job, 'In', { paths: ['s3://b/in/'], format: ReadFormat.json(), schema: Schema.fromDdl('a INT') }), path: 's3://b/out/', format: WriteFormat.parquet() });
    const [{ Properties: { Definition: definition } }] = Object.values(Template.fromStack(stack).findResources('Custom::GlueprintVisualJob')) as [{ Properties: { Definition: unknown } }];
    const text = JSON.stringify(definition).replace(/\\+/g, '');
    expect(text).toContain('"SourceControlDetails":{"Provider":"GITHUB","Repository":"jobs","Branch":"main","Owner":"shop","Folder":"copy"}');
    expect(() => new EtlJob(stack, 'B', { sourceControl })).toThrow(/sourceControl.*not visual.*\n.*set visual to true/);
    expect(() => new EtlJob(stack, 'C', { visual: true, sourceControl: { ...sourceControl, owner: undefined } })).toThrow(/sourceControl.*GITHUB needs/);
    expect(() => new EtlJob(stack, 'D', { visual: true, sourceControl: { ...sourceControl, provider: GitProvider.AWS_CODE_COMMIT } })).toThrow(/sourceControl.*got 'shop'/);
  });

  test('has a function that may change that job and no other', () => {
    const { template } = visual();
    // The function alone, without a provider of the CDK, with its logs encrypted, and nothing of it left behind.
    template.resourceCountIs('AWS::Lambda::Function', 1);
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete', Properties: { LogGroupName: Match.absent(), KmsKeyId: Match.anyValue() } });
    template.hasResourceProperties('Custom::GlueprintVisualJob', { ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('^GlueprintVisualJobsFunction'), 'Arn'] } });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: ['glue:GetJob', 'glue:UpdateJob'], Resource: { 'Fn::Join': ['', Match.arrayWith([{ Ref: Match.stringLikeRegexp('^CopyJob') }])] } }),
          Match.objectLike({ Action: 'iam:PassRole', Condition: { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } } }),
          Match.objectLike({ Action: 's3:GetObject' }),
        ]),
      },
    });
  });

  test('the asset is the graph', () => {
    visual();
    const { directory } = app.synth();
    const graph = JSON.parse(readFileSync(join(directory, 'Shop-Copy.graph.json'), 'utf8')) as Record<string, unknown>;
    expect(graph).toMatchObject({ 'node-1': { S3JsonSource: { Name: 'In' } }, 'node-2': { S3GlueParquetTarget: { Inputs: ['node-1'] } } });
  });
});
