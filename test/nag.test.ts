import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { AwsSolutionsChecks } from 'cdk-nag';
import { EtlJob, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../src';

test('a job with a security configuration passes AwsSolutions, its prefixes acknowledged', () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-nag-')) });
  const stack = new Stack(app, 'S');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const job = new EtlJob(stack, 'Job', {
    securityConfiguration: new glue.SecurityConfiguration(stack, 'Security', {
      cloudWatchEncryption: glue.CloudWatchEncryption.kms(),
      jobBookmarksEncryption: glue.JobBookmarksEncryption.clientSideKms(),
    }),
  });
  const source = new S3Source(job, 'In', { paths: ['s3://in/a/'], format: ReadFormat.json(), schema: Schema.fromDdl('id INT') });
  new S3Target(job, 'Out', { input: source, path: 's3://out/b/', format: WriteFormat.parquet() });
  // What lies below a prefix can be named in no other way.
  for (const prefix of ['in/a/*', 'out/b/*']) {
    Validations.of(job.role).acknowledge({ id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${prefix}]`, reason: 'the source or target is this prefix' });
  }
  expect(() => app.synth()).not.toThrow();
});
