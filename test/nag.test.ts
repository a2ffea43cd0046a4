import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import { EtlJob, EtlJobProps, JdbcConnection, JdbcEngine, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../src';

type Pack = typeof AwsSolutionsChecks | typeof NIST80053R5Checks | typeof HIPAASecurityChecks;

function jobUnder(Checks: Pack, props: (stack: Stack) => EtlJobProps = () => ({})): App {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-nag-')) });
  const stack = new Stack(app, 'S');
  Validations.of(app).addPlugins(new Checks(app));
  const job = new EtlJob(stack, 'Job', props(stack));
  const source = new S3Source(job, 'In', { paths: ['s3://in/a/', 's3://in/file.json'], format: ReadFormat.json(), schema: Schema.fromDdl('id INT') });
  new S3Target(job, 'Out', { input: source, path: 's3://out/b/', format: WriteFormat.parquet() });
  return app;
}

test.each<[string, Pack, string[]]>([
  ['AwsSolutions', AwsSolutionsChecks, []],
  ['NIST 800-53 R5', NIST80053R5Checks, ['NIST.800.53.R5-IAMNoInlinePolicy']],
  ['HIPAA', HIPAASecurityChecks, ['HIPAA.Security-IAMNoInlinePolicy']],
])('a job as it comes passes %s', (_, Checks, acknowledged) => {
  const app = jobUnder(Checks);
  for (const id of acknowledged) Validations.of(app).acknowledge({ id, reason: 'the CDK attaches grants inline' });
  expect(() => app.synth()).not.toThrow();
});

test('a job with everything passes AwsSolutions', () => {
  const bucket = (stack: Stack) => s3.Bucket.fromBucketName(stack, 'Mine', 'mine');
  const app = jobUnder(AwsSolutionsChecks, (stack) => ({
    metrics: true,
    glueDataCatalog: true,
    sparkUi: { bucket: bucket(stack), prefix: 'spark/' },
    temporaryFolder: { bucket: s3.Bucket.fromBucketName(stack, 'Temporary', 'temporary') },
    extraPythonFiles: [glue.Code.fromAsset(__filename)],
    connections: [new JdbcConnection(stack, 'Shop', {
      engine: JdbcEngine.POSTGRESQL,
      host: 'shop.internal',
      database: 'shop',
      secret: secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'shop'),
      network: {
        vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'] }),
      },
    })],
  }));
  expect(() => app.synth()).not.toThrow();
});

test('a job without encryption does not pass', () => {
  expect(() => jobUnder(AwsSolutionsChecks, () => ({ encrypt: false })).synth()).toThrow();
});
