import { App, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { NIST80053R5Checks } from 'cdk-nag';
import { IcebergTable, SchemaTable, TableFiles } from '../../src/catalog';
import { JdbcConnection, JdbcEngine } from '../../src/connections';
import { JobAlarms, JobDashboard } from '../../src/monitoring';
import { Crawler, CrawlerTarget, JobTriggers, Workflow } from '../../src/orchestration';
import { Schema } from '../../src/schema';
import { SessionPool } from '../../src/session';

/** Everything of the cloud side, in one stack of an account of China. */
function everything(): Stack {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'cn-north-1' } });
  // Ids as EC2 has them: the CDK checks templates against the resources' schemas.
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
  const bucket = new s3.Bucket(stack, 'Data');
  const job = glue.Job.fromJobAttributes(stack, 'Job', { jobName: 'job' });
  const database = new glue.Database(stack, 'Db', { databaseName: 'db' });
  const schema = Schema.fromDdl('id BIGINT, at TIMESTAMP');
  new SchemaTable(stack, 'Plain', { database, schema, location: 's3://data/plain/', files: TableFiles.json() }).grantRead(role);
  new IcebergTable(stack, 'Ice', { database, schema, bucket, prefix: 'ice/' }).grantReadWrite(role);
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['cn-north-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'] });
  const connection = new JdbcConnection(stack, 'Shop', {
    engine: JdbcEngine.MYSQL, host: 'db', database: 'shop', secret: new secretsmanager.Secret(stack, 'Secret'), network: { vpc },
  });
  connection.grantUse(role);
  JobAlarms.fromJob(job).onFailure();
  new JobDashboard(stack, 'Dashboard', { jobs: [job] });
  const crawler = new Crawler(stack, 'Crawler', { database, targets: [CrawlerTarget.s3(bucket, 'in/'), CrawlerTarget.jdbc(connection, 'shop/%')] });
  crawler.grantStart(role);
  new Workflow(stack, 'Nightly').startOnDemand([glue.Action.crawler(crawler)]);
  JobTriggers.fromJob(job).onArrival({ bucket });
  const pool = new SessionPool(stack, 'Pool', { limits: { maxSessions: 5, dpuHoursPerDay: 20 }, template: { connections: [connection], glueDataCatalog: true } });
  pool.grantUse(role);
  pool.grantAdmin(role);
  return stack;
}

test('no ARN names a partition', () => {
  const text = JSON.stringify(Template.fromStack(everything()).toJSON());
  expect(text.match(/.{40}arn:aws[-:].{40}/g)).toBeNull();
  expect(text).toContain('AWS::Partition');
});

test('NIST 800-53 R5 is clean but for what only the user or the organisation can decide', () => {
  const stack = everything();
  const app = App.of(stack)!;
  const acknowledge = (path: string | undefined, rules: string[], reason: string) => {
    const scope = path === undefined ? stack : stack.node.findChild(path);
    for (const rule of rules) Validations.of(scope).acknowledge({ id: `NIST.800.53.R5-${rule}`, reason });
  };
  acknowledge('Data', [
    'S3BucketLoggingEnabled', 'S3BucketPublicReadProhibited', 'S3BucketPublicWriteProhibited', 'S3BucketReplicationEnabled', 'S3BucketSSLRequestsOnly',
    'S3BucketVersioningEnabled', 'S3DefaultEncryptionKMS',
  ], 'the bucket is the user\'s');
  acknowledge('Secret', ['SecretsManagerRotationEnabled', 'SecretsManagerUsingKMSKey'], 'the secret is the user\'s');
  acknowledge('Pool', ['LambdaConcurrency', 'LambdaInsideVPC', 'DynamoDBInBackupPlan'], 'see the test of the pool');
  acknowledge(undefined, ['IAMNoInlinePolicy'], 'CDK attaches grants inline');
  acknowledge(undefined, ['CloudWatchAlarmAction'], 'no topic is given');
  Validations.of(app).addPlugins(new NIST80053R5Checks(app));
  expect(() => app.synth()).not.toThrow();
});
