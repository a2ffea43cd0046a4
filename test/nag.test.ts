import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import {
  Crawler, CrawlerTarget, EtlJob, EtlJobProps, JdbcConnection, JdbcEngine, ReadFormat, S3Source, S3Target, Schema, SessionPool, WriteFormat,
} from '../src';

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

const PACKS: [string, Pack][] = [['AwsSolutions', AwsSolutionsChecks], ['NIST 800-53 R5', NIST80053R5Checks], ['HIPAA', HIPAASecurityChecks]];

test.each(PACKS)('a visual job as it comes passes %s', (_, Checks) => {
  expect(() => jobUnder(Checks, () => ({ visual: true })).synth()).not.toThrow();
});

test.each(PACKS)('a job as it comes passes %s', (_, Checks) => {
  expect(() => jobUnder(Checks).synth()).not.toThrow();
});

test.each(PACKS)('a session pool that tells somebody of its alarms passes %s', (_, Checks) => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-nag-')) });
  Validations.of(app).addPlugins(new Checks(app));
  const stack = new Stack(app, 'S');
  const alarmTopic = sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:111111111111:operators');
  new SessionPool(stack, 'Pool', { limits: { maxSessions: 2, dpuHoursPerDay: 10 }, alarmTopic });
  expect(() => app.synth()).not.toThrow();
});

test.each(PACKS)('a crawler as it comes, and a job that starts when objects arrive, pass %s', (_, Checks) => {
  const app = jobUnder(Checks);
  const job = app.node.findChild('S').node.findChild('Job') as EtlJob;
  const bucket = s3.Bucket.fromBucketName(job, 'Arrivals', 'arrivals');
  new Crawler(job, 'Crawler', { database: new glue.Database(job, 'Database'), targets: [CrawlerTarget.s3(bucket, 'raw/')] });
  job.triggers.onArrival({ bucket });
  expect(() => app.synth()).not.toThrow();
});

test('a job with everything passes AwsSolutions', () => {
  const bucket = (stack: Stack) => s3.Bucket.fromBucketName(stack, 'Mine', 'mine');
  const app = jobUnder(AwsSolutionsChecks, (stack) => ({
    metrics: true,
    glueDataCatalog: true,
    sparkUi: { bucket: bucket(stack), prefix: 'spark/' },
    temporaryFolder: { bucket: s3.Bucket.fromBucketName(stack, 'Temporary', 'temporary') },
    extraPythonFiles: [glue.Code.fromAsset(join(__dirname, '../integ/tour-clients.py'))],
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
