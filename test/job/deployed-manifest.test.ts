import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EtlJob, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../../src';

function app(): { app: App; stack: Stack } {
  const it = new App();
  const stack = new Stack(it, 'Shop');
  const job = new EtlJob(stack, 'Orders');
  const raw = new S3Source(job, 'Raw', { paths: ['s3://b/in/'], format: ReadFormat.csv(), schema: Schema.fromDdl('id INT') });
  new S3Target(job, 'Out', { input: raw, path: 's3://b/out/', format: WriteFormat.json() });
  return { app: it, stack };
}

test('the manifest is an asset that the metadata of the job name, without places in the source', () => {
  const { app: it, stack } = app();
  const { directory } = it.synth();
  const [resource] = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job')) as { Metadata: { 'cdk-glueprint:manifest': { Bucket: unknown; Key: string } } }[];
  const { Bucket, Key } = resource.Metadata['cdk-glueprint:manifest'];
  expect(Bucket).toEqual({ 'Fn::Sub': expect.stringContaining('assets-${AWS::AccountId}-${AWS::Region}') as string });
  const assets = JSON.parse(readFileSync(join(directory, 'Shop.assets.json'), 'utf8')) as { files: { [hash: string]: { source: { path: string } } } };
  const { source } = assets.files[Key.replace('.json', '')];
  const text = readFileSync(join(directory, source.path), 'utf8');
  const manifest = JSON.parse(text) as { job: { path: string }; access: unknown[] };
  expect(manifest.job.path).toBe('Shop/Orders');
  expect(manifest.access.length).toBeGreaterThan(0);
  expect(text).not.toContain('"at"');
});

test('moving lines of the app deploys nothing', () => {
  const keys = [app(), app()].map(({ stack }) => JSON.stringify(Template.fromStack(stack).findResources('AWS::Glue::Job')));
  expect(keys[0]).toBe(keys[1]);
});
