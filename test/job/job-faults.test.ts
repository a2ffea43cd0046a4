import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, Duration, Stack, Tags } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnCluster } from 'aws-cdk-lib/aws-msk';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { JsonPath } from 'aws-cdk-lib/aws-stepfunctions';
import { EtlJob, EtlJobProps, JobTask, KafkaAuthentication, KafkaConnection, KafkaSource, KafkaTarget, KinesisSource, ParameterType, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../../src';
import { readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';

let app: App;
let stack: Stack;
const ENV = { account: '111111111111', region: 'eu-central-1' };

beforeEach(() => {
  app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-faults-')) });
  stack = new Stack(app, 'Shop', { env: ENV });
});

function job(props: EtlJobProps = {}, scope = stack, id = 'Job'): EtlJob {
  const made = new EtlJob(scope, id, props);
  const source = new S3Source(made, 'In', { paths: ['s3://in/a/'], format: ReadFormat.csv(), schema: Schema.fromDdl('id INT') });
  new S3Target(made, 'Out', { input: source, path: 's3://out/b/', format: WriteFormat.parquet() });
  return made;
}

const bucket = () => s3.Bucket.fromBucketName(stack, 'Libraries', 'libraries');

test.each<[string, () => EtlJobProps, string]>([
  ['a key of another region', () => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/a') }), 'encryptionKey: is a key of us-east-1, and the job runs in eu-central-1'],
  ['an alias whose key is not known', () => ({ encryptionKey: kms.Alias.fromAliasName(stack, 'Key', 'alias/etl') }), "is the alias 'alias/etl', whose key is not known"],
  ['a key that does not encrypt', () => ({ encryptionKey: new kms.Key(stack, 'Key', { keySpec: kms.KeySpec.RSA_2048, keyUsage: kms.KeyUsage.SIGN_VERIFY }) }), 'is of RSA_2048, and Glue encrypts by symmetric keys only'],
  ['a name that is too long in bytes', () => ({ jobName: 'é'.repeat(128) }), 'jobName: has 256 bytes, expected 1 to 255'],
  ['a blank name', () => ({ jobName: ' ' }), 'jobName: is blank'],
  ['a description that no line can hold', () => ({ description: 'a\u0000' }), 'description: has a control character'],
  ['a class that is none', () => ({ executionClass: 'SPOT' as glue.ExecutionClass }), "executionClass: got 'SPOT', expected one of FLEX, STANDARD"],
  ['what Spark leaves out', () => ({ sparkConf: { 'sql.shuffle.partitions': '2' } }), 'hint: use spark.sql.shuffle.partitions'],
  ['workers that come and stay', () => ({ autoScaling: true, sparkConf: { 'spark.dynamicAllocation.enabled': 'false' } }), 'yet autoScaling is true'],
  ['a slip in an argument of Glue', () => ({ defaultArguments: { '--enable-s3-parquet-optimized-comitter': 'true' } }), "did you mean '--enable-s3-parquet-optimized-committer'"],
  ['an argument with a space', () => ({ defaultArguments: { '--a b': '1' } }), 'expected a name without spaces and ='],
  ['a requirement that is none', () => ({ additionalPythonModules: ['pandas = 2'] }), "'pandas = 2' is no requirement that pip takes"],
  ['a library that is no jar', () => ({ extraJars: [glue.Code.fromBucket(bucket(), 'x.py')] }), "extraJars: 'x.py' is no file that Glue takes there, expected one that ends with .jar"],
  ['a jar for Python', () => ({ extraPythonFiles: [glue.Code.fromBucket(bucket(), 'x.jar')] }), "Shop/J › extraPythonFiles: 'x.jar'"],
  ['a folder without a name', () => ({ sparkUi: { bucket: bucket(), prefix: '/events/' } }), "has the prefix '/events/', which makes a folder without a name"],
])('fails: %s', (_, props, message) => {
  expect(() => new EtlJob(stack, 'J', props())).toThrow(message);
});

test.each<[string, EtlJobProps]>([
  ['requirements', { additionalPythonModules: ['pandas', 'pyarrow==21.0.0', 'dask[complete] >= 2025.1', 'pip @ https://example.com/pip.zip', 'numpy~=2.0; python_version > "3.9"', 's3://libraries/a.whl', 'git+https://example.com/a.git@main'] }],
  ['arguments of the user and of Glue', { defaultArguments: { '--day': '1', '--extra-jar': 'x', '--enable-lakeformation-fine-grained-access': 'true', '--custom-logStream-prefix': 'x' } }],
  ['a description of lines', { description: 'a\n\tb' }],
  ['a value that is pinned', { nonOverridableArguments: { '--job-bookmark-option': 'job-bookmark-disable', '--level': '3' } }],
])('%s are taken', (_, props) => {
  job(props);
  expect(() => app.synth()).not.toThrow();
});

test('a name is one job\'s in its account and region', () => {
  job({ jobName: 'orders' });
  job({ jobName: 'orders' }, new Stack(app, 'Elsewhere', { env: { ...ENV, region: 'us-east-1' } }));
  job({ jobName: 'orders' }, new Stack(app, 'Anywhere'));
  expect(() => job({ jobName: 'orders' }, new Stack(app, 'Beside', { env: ENV }))).toThrow("jobName: 'orders' is the name of Shop/Job already");
});

test('fails: a parameter that is an argument already', () => {
  const made = new EtlJob(stack, 'Job', { defaultArguments: { '--day': '1' } });
  expect(() => made.parameter('day')).toThrow("the job already has an argument '--day'");
});

test('fails: an estimate, and an alarm, that never can be', () => {
  const made = job({ timeout: Duration.minutes(10) });
  expect(() => made.estimateCost({ runsPerDay: 1, minutes: 60 })).toThrow('minutes: got 60, and a run is stopped after 10');
  expect(() => made.alarms.onFailure({ threshold: 0 })).toThrow('threshold: got 0, which is always reached');
});

describe('what only the whole job shows is told with the line of the app', () => {
  const here = (message: string) => new RegExp(`${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^\n]*${basename(__filename)}:\\d+\\)`);

  test('a role that Glue may not be', () => {
    job({ role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }) });
    expect(() => app.synth()).toThrow(here('role: Shop/Role does not trust glue.amazonaws.com'));
  });

  test('a role that people may be, and Glue may not', () => {
    job({ role: new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }) });
    expect(() => app.synth()).toThrow(here('role: Shop/Role does not trust glue.amazonaws.com'));
  });

  test('a pinned value that is not the job\'s', () => {
    job({ nonOverridableArguments: { '--job-bookmark-option': 'job-bookmark-enable' } });
    expect(() => app.synth()).toThrow(here("'--job-bookmark-option' is 'job-bookmark-enable', and the job's own is 'job-bookmark-disable'"));
  });

  test('a tag that comes from outside', () => {
    Tags.of(job()).add('aws:team', 'etl');
    expect(() => app.synth()).toThrow(here("tags: 'aws:team': names that begin with aws: are reserved"));
  });

  test('a job of nothing', () => {
    new EtlJob(stack, 'Job');
    expect(() => app.synth()).toThrow(here('the job has no nodes'));
  });
});

describe('a run that the app starts', () => {
  const start = (given: { [name: string]: string }, props: EtlJobProps = {}) => {
    const made = job(props);
    made.triggers.onSchedule(glue.TriggerSchedule.daily(), { arguments: given });
    made.parameter('day', { type: ParameterType.DATE });
    made.parameter('level', { type: ParameterType.INT, defaultValue: '1' });
    return () => app.synth();
  };

  test.each<[string, { [name: string]: string }, string]>([
    ['without a value that it needs', {}, "trigger 'Schedule' gives no value for 'day', which has no default"],
    ['with a value of another type', { day: 'yesterday' }, "sets 'day' to 'yesterday', expected date such as '2026-01-31'"],
    ['with a slip', { day: '2026-01-31', lvel: '2' }, "sets 'lvel', which is no parameter of the job; did you mean 'level'?"],
    ['with what Glue sets', { 'day': '2026-01-31', '--JOB_NAME': 'x' }, "sets 'JOB_NAME', which Glue sets itself"],
  ])('fails %s', (_, given, message) => {
    expect(start(given)).toThrow(new RegExp(`${message.replace(/[?.]/g, '\\$&')}[^\\n]*${basename(__filename)}:\\d+`));
  });

  test('fails with a value that is pinned', () => {
    expect(start({ day: '2026-01-31', mood: 'x' }, { nonOverridableArguments: { '--mood': 'y' } })).toThrow("sets 'mood', of which runs can have no other value");
  });

  test('by a task of a state machine is checked alike, but for what it is told as it runs', () => {
    const made = job();
    made.parameter('day', { type: ParameterType.DATE });
    new JobTask(stack, 'Good', { job: made.glueJob, arguments: { day: JsonPath.stringAt('$.day'), colour: 'of the user\'s own code' } });
    expect(() => app.synth()).not.toThrow();
  });

  test('is taken where it is right', () => {
    expect(start({ '--day': '2026-01-31', '--job-bookmark-from': 'x' })).not.toThrow();
  });
});

test.each<[string, iam.IPrincipal]>([
  ['Glue and others', new iam.CompositePrincipal(new iam.ServicePrincipal('lambda.amazonaws.com'), new iam.ServicePrincipal('glue.amazonaws.com'))],
  ['anybody', new iam.AnyPrincipal()],
])('a role that trusts %s is taken', (_, assumedBy) => {
  job({ role: new iam.Role(stack, 'Role', { assumedBy }) });
  expect(() => app.synth()).not.toThrow();
});

test('runs of a streaming job at the same time are warned of', () => {
  const made = new EtlJob(stack, 'Job', { maxConcurrentRuns: 2 });
  const source = new KinesisSource(made, 'In', { streamArn: 'arn:aws:kinesis:eu-central-1:111111111111:stream/x', schema: Schema.fromDdl('id INT') });
  new S3Target(made, 'Out', { input: source, path: 's3://out/b/', format: WriteFormat.parquet() });
  Annotations.fromStack(stack).hasWarning('/Shop/Job', Match.stringLikeRegexp('write one checkpoint'));
});

test('a module in a bucket is read by the role, with the bucket\'s key', () => {
  const libraries = new s3.Bucket(stack, 'Wheels', { encryption: s3.BucketEncryption.KMS });
  const { access = [] } = readManifest(job({ additionalPythonModules: [libraries.s3UrlForObject('tools-1.0-py3-none-any.whl')] }).renderManifest(), NODE_TYPES);
  const rights = access.filter((r) => r.reason === 'installs a Python module').map((r) => `${r.actions.join(' ')} on ${r.resources.join(' ')}`);
  expect(rights).toEqual([
    expect.stringMatching(/^s3:GetObject on arn:\${AWS::Partition}:s3:::\${Wheels\w+}\/tools-1.0-py3-none-any.whl$/),
    expect.stringMatching(/^kms:Decrypt on \${WheelsKey\w+\.Arn}$/),
  ]);
});

describe('a Kafka cluster that knows its clients by IAM', () => {
  const CLUSTER = 'arn:aws:kafka:eu-central-1:111111111111:cluster/events/5e0c-1';
  const connect = (clusterArn?: string) => new KafkaConnection(stack, 'Events', { bootstrapServers: ['b1:9098'], authentication: KafkaAuthentication.iam(clusterArn) });

  function rights(connection: KafkaConnection): string[] {
    const made = new EtlJob(stack, 'Job');
    const day = made.parameter('day', { defaultValue: 'x' });
    const source = new KafkaSource(made, 'In', { connection, topicName: 'clicks', schema: Schema.fromDdl('id STRING'), checkpointLocation: 's3://data/cp/' });
    new KafkaTarget(made, 'Out', { input: source, connection, topicName: `kept-${day.inPath}` });
    const { access = [] } = readManifest(made.renderManifest(), NODE_TYPES);
    return access.filter((r) => r.actions[0].startsWith('kafka-cluster:')).map((r) => `${r.node}: ${r.actions.join(' ').replace(/kafka-cluster:/g, '')} on ${r.resources.join(' ')}`);
  }

  test('is granted by topic', () => {
    expect(rights(connect(CLUSTER))).toEqual([
      `In: Connect on ${CLUSTER}`,
      'In: DescribeTopic DescribeTopicDynamicConfiguration ReadData on arn:aws:kafka:eu-central-1:111111111111:topic/events/5e0c-1/clicks',
      'In: AlterGroup DescribeGroup on arn:aws:kafka:eu-central-1:111111111111:group/events/5e0c-1/spark-kafka-*',
      `Out: Connect WriteDataIdempotently on ${CLUSTER}`,
      'Out: DescribeTopic WriteData on arn:aws:kafka:eu-central-1:111111111111:topic/events/5e0c-1/kept-*',
    ]);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('cluster'));
  });

  test('without its ARN is warned of', () => {
    expect(rights(connect())).toEqual([]);
    Annotations.fromStack(stack).hasWarning('/Shop/Job/In', Match.stringLikeRegexp('give KafkaAuthentication.iam its ARN'));
  });

  test('of the app is granted by what a deploy says', () => {
    const cluster = new CfnCluster(stack, 'Cluster', { clusterName: 'events', kafkaVersion: '3.9.x', numberOfBrokerNodes: 2, brokerNodeGroupInfo: { clientSubnets: ['a', 'b'], instanceType: 'kafka.m7g.large' } });
    rights(connect(cluster.attrArn));
    const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(policies).toMatch(/"Fn::Split":\[":cluster\/",\{"Fn::GetAtt":\["Cluster","Arn"\]\}\]/);
  });

  test('fails on an ARN that is no cluster\'s', () => {
    expect(() => KafkaAuthentication.iam('arn:aws:kafka:eu-central-1:111111111111:topic/x/y/z')).toThrow("clusterArn: got 'arn:aws:kafka");
  });
});
