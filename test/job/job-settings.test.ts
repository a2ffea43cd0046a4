import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import {
  DatalakeFormat, DatasetNode, EtlJob, EtlJobProps, JdbcConnection, JdbcEngine, JobBookmarks, MaintenanceWindow,
  NetworkConnection, ReadFormat, S3Source, S3Target, Schema, Weekday, WriteFormat,
} from '../../src';
import { readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';
import type { JobNeeds } from '../../src/core/nodes';
import { S3_SOURCE } from '../../src/core/nodes/sources/s3-source';
import { mergedArguments } from '../../src/job/job-arguments';

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-settings-')) });
  stack = new Stack(app, 'Shop');
});

function job(props: EtlJobProps = {}, from = 's3://in/a/', to = 's3://out/b/'): EtlJob {
  const made = new EtlJob(stack, 'Job', props);
  const source = new S3Source(made, 'In', { paths: [from], format: ReadFormat.csv(), schema: Schema.fromDdl('id INT') });
  new S3Target(made, 'Out', { input: source, path: to, format: WriteFormat.parquet() });
  return made;
}

interface JobProperties { DefaultArguments: Record<string, unknown>; [property: string]: unknown }

function properties(): JobProperties {
  return Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job'))[0].Properties as JobProperties;
}

/** Rights as `action on resource`, of the manifest. */
function rights(made: EtlJob): { text: string; node?: string; reason: string }[] {
  const { access = [] } = readManifest(made.renderManifest(), NODE_TYPES);
  return access.map((r) => ({ text: `${r.actions.join(' ')} on ${r.resources.join(' ')}`, node: r.node, reason: r.reason }));
}

test('settings are those of the Glue job', () => {
  job({
    executionClass: glue.ExecutionClass.FLEX,
    autoScaling: true,
    numberOfWorkers: 10,
    jobRunQueuing: true,
    notifyDelayAfter: Duration.minutes(30),
    nonOverridableArguments: { '--job-bookmark-option': 'job-bookmark-disable' },
    glueDataCatalog: true,
    datalakeFormats: [DatalakeFormat.ICEBERG, DatalakeFormat.DELTA],
    sparkConf: { 'spark.sql.shuffle.partitions': '8', 'spark.a': 'b' },
    additionalPythonModules: ['pandas==2.2.3', 'pyarrow'],
    pythonModulesInstallerOptions: ['--upgrade'],
  });
  expect(properties()).toMatchObject({
    ExecutionClass: 'FLEX',
    JobRunQueuingEnabled: true,
    NotificationProperty: { NotifyDelayAfter: 30 },
    NonOverridableArguments: { '--job-bookmark-option': 'job-bookmark-disable' },
    Command: { Name: 'glueetl' },
    DefaultArguments: {
      '--enable-auto-scaling': 'true',
      '--enable-glue-datacatalog': 'true',
      '--datalake-formats': 'delta,iceberg',
      '--conf': 'spark.a=b --conf spark.sql.shuffle.partitions=8',
      '--additional-python-modules': 'pandas==2.2.3,pyarrow',
      '--python-modules-installer-option': '--upgrade',
    },
  });
});

test.each<[string, EtlJobProps, string]>([
  ['workers that Glue has no more', { workerType: glue.WorkerType.STANDARD }, "has no workers of type 'Standard'"],
  ['large workers of spare capacity', { workerType: glue.WorkerType.G_8X, executionClass: glue.ExecutionClass.FLEX }, 'FLEX is for workers of type G.1X and G.2X, got G.8X'],
  ['retries of queued runs', { jobRunQueuing: true, maxRetries: 1 }, 'Glue does not retry runs that may wait'],
  ['more than a week', { timeout: Duration.days(8) }, 'expected whole minutes, 7 days at most'],
  ['half a minute', { notifyDelayAfter: Duration.seconds(30) }, 'expected whole minutes'],
  ['no run at a time', { maxConcurrentRuns: 0 }, 'got 0, expected a whole number from 1 to 1000'],
  ['an argument that a property sets', { defaultArguments: { '--conf': 'a=b' } }, "'--conf' is set by a property of the job"],
  ['an argument in the wrong case', { defaultArguments: { '--tempdir': 's3://x/' } }, "did you mean '--TempDir'"],
  ['an argument of Glue', { nonOverridableArguments: { '--JOB_NAME': 'x' } }, "'--JOB_NAME' is set by Glue"],
  ['an argument without dashes', { defaultArguments: { day: '1' } }, 'expected a name that begins with --'],
  ['the script in an argument', { defaultArguments: { '--scriptLocation': 's3://x/y.py' } }, "'--scriptLocation' is set by Glue"],
  ['an argument in both lists', { defaultArguments: { '--day': '1' }, nonOverridableArguments: { '--day': '2' } }, "'--day' is in defaultArguments too"],
  ['a name that is too long', { jobName: 'x'.repeat(256) }, 'jobName: has 256 characters, expected 1 to 255'],
  ['a name of two lines', { jobName: 'a\nb' }, 'jobName: has a control character'],
  ['too much of a description', { description: 'x'.repeat(2049) }, 'expected 0 to 2048'],
  ['tags that are reserved', { tags: { 'aws:team': 'x' } }, 'names that begin with aws: are reserved'],
  ['too many tags', { tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, 'x'])) }, 'got 51 tags, Glue takes 50'],
  ['a time zone that is not there', { timeZone: 'Europe/Zurrich' }, "unknown time zone 'Europe/Zurrich'"],
  ['a time zone that a property sets', { sparkConf: { 'spark.sql.session.timeZone': 'UTC' } }, 'use timeZone'],
  ['a setting that is no name', { sparkConf: { 'spark.x = y': '1' } }, "'spark.x = y' is no name of a setting of Spark"],
  ['two settings in one', { sparkConf: { 'spark.x': '1 --conf spark.y=2' } }, 'the value of spark.x holds --conf'],
  ['a name that log groups cannot have', { logGroupPrefix: 'my logs' }, "got 'my logs', expected letters"],
  ['log groups in nothing', { logGroupPrefix: '/x/' }, 'no slash at the end'],
  ['modules in one text', { additionalPythonModules: ['pandas>=2,<3'] }, 'holds a comma'],
  ['jars first without jars', { extraJarsFirst: true }, 'there are no extra jars'],
])('fails: %s', (_, props, message) => {
  expect(() => new EtlJob(stack, 'J', props)).toThrow(message);
});

test('fails: a key where nothing is encrypted', () => {
  expect(() => new EtlJob(stack, 'J', { encrypt: false, encryptionKey: new kms.Key(stack, 'Key') })).toThrow('is false, yet a key is given');
});

test('fails: an hour that no day has', () => {
  expect(() => MaintenanceWindow.weekly(Weekday.SUNDAY, 24)).toThrow('got hour 24');
});

test('what only a streaming job has needs a stream', () => {
  job({ workerType: glue.WorkerType.G_025X, maintenanceWindow: MaintenanceWindow.weekly(Weekday.SUNDAY, 3) });
  expect(() => app.synth()).toThrow(/only streaming jobs have one[\s\S]*G.025X is for streaming jobs only/);
});

test.each<[string, EtlJobProps]>([
  ['of its own timeout', { timeout: Duration.hours(1), notifyDelayAfter: Duration.hours(1) }],
  ['of the usual timeout', { notifyDelayAfter: Duration.hours(9) }],
])('fails: a notice of delay that never comes, because %s', (_, props) => {
  job(props);
  expect(() => app.synth()).toThrow(/notifyDelayAfter: is \d hours?, and no run takes so long/);
});

test.each(['UTC', 'Europe/Zurich', '+01:00', 'GMT-5'])('time zone %s', (timeZone) => {
  expect(() => new EtlJob(stack, 'J', { timeZone })).not.toThrow();
});

test('a setting that changes what SQL means is warned of', () => {
  job({ sparkConf: { 'spark.sql.ansi.enabled': 'true', 'spark.sql.shuffle.partitions': '8' } });
  Annotations.fromStack(stack).hasWarning('/Shop/Job', Match.stringLikeRegexp('spark.sql.ansi.enabled changes what Spark SQL means'));
  expect(Annotations.fromStack(stack).findWarning('/Shop/Job', Match.stringLikeRegexp('shuffle'))).toEqual([]);
});

/** A source that a job reads without end. */
class Stream extends DatasetNode {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this._define({ ...S3_SOURCE, settings: () => ({ streaming: true, conf: { 'spark.x': '1' } }) }, [], { paths: ['s3://in/stream/'], format: { type: 'json' } });
  }
}

describe('streaming', () => {
  test('comes from a source: the job has no end, and its window', () => {
    const made = new EtlJob(stack, 'Job', { workerType: glue.WorkerType.G_025X, maintenanceWindow: MaintenanceWindow.weekly(Weekday.SUNDAY, 3) });
    new Stream(made, 'Stream');
    expect(properties()).toMatchObject({ Command: { Name: 'gluestreaming' }, MaintenanceWindow: 'Sun:3', WorkerType: 'G.025X' });
    expect(properties()).not.toHaveProperty('Timeout');
    expect(readManifest(made.renderManifest(), NODE_TYPES).job).toMatchObject({ streaming: true, timeoutMinutes: 10080 });
  });

  test('with a timeout is warned of', () => {
    new Stream(new EtlJob(stack, 'Job', { timeout: Duration.hours(2) }), 'Stream');
    Annotations.fromStack(stack).hasWarning('/Shop/Job', Match.stringLikeRegexp('leave timeout out'));
    expect(properties().Timeout).toBe(120);
  });

  test('fails: spare capacity, bookmarks, a queue', () => {
    new Stream(new EtlJob(stack, 'Job', { executionClass: glue.ExecutionClass.FLEX, bookmarks: JobBookmarks.ENABLE, jobRunQueuing: true }), 'Stream');
    expect(() => app.synth()).toThrow(/cannot be FLEX[\s\S]*not in bookmarks[\s\S]*does not queue/);
  });

  test('fails: a setting that contradicts the job, at the node', () => {
    expect(() => new Stream(new EtlJob(stack, 'Job', { sparkConf: { 'spark.x': '2' } }), 'Stream')).toThrow("spark.x is '2' for the job and '1' for 'Stream'");
  });
});

describe('encryption', () => {
  test('is on by default, one key for all jobs of the stack, which logs may use', () => {
    job();
    new S3Source(new EtlJob(stack, 'Other'), 'In', { paths: ['s3://x/'], format: ReadFormat.json(), schema: Schema.fromDdl('id INT') });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::Glue::SecurityConfiguration', 1);
    template.hasResourceProperties('AWS::Glue::SecurityConfiguration', {
      EncryptionConfiguration: {
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS' }, JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS' }, S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS' }],
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Condition: { ArnLike: Match.objectLike({ 'kms:EncryptionContext:aws:logs:arn': Match.anyValue() }) } })]) },
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue(), RetentionInDays: 90 });
    template.allResourcesProperties('AWS::Glue::Job', { SecurityConfiguration: Match.anyValue() });
  });

  test('is off only where the app says so', () => {
    job({ encrypt: false });
    Template.fromStack(stack).resourceCountIs('AWS::KMS::Key', 0);
    expect(properties()).not.toHaveProperty('SecurityConfiguration');
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws-glue/jobs/Shop/Job/error' });
    expect(properties().DefaultArguments['--custom-logGroup-prefix']).toBe('/aws-glue/jobs/Shop/Job');
  });

  test('by a configuration that is not of the app leaves the log groups to Glue', () => {
    const made = job({ securityConfiguration: glue.SecurityConfiguration.fromSecurityConfigurationName(stack, 'Theirs', 'theirs') });
    expect(made.logGroups).toEqual([]);
    expect(properties().SecurityConfiguration).toBe('theirs');
    expect(rights(made)[0].text).toContain('log-group:/aws-glue/jobs/Shop/Job*');
  });

  test('of logs is in the names of Glue 4.0 too', () => {
    job({ glueVersion: glue.GlueVersion.V4_0 });
    const [group] = Object.values(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'));
    expect(JSON.stringify(group.Properties.LogGroupName)).toMatch(/^{"Fn::Join":\["",\["\/aws-glue\/jobs\/Shop\/Job-",{"Ref":"GlueprintJobSecurity/);
    expect(properties().DefaultArguments['--continuous-log-logGroup']).toBe('/aws-glue/jobs/Shop/Job');
  });
});

describe('connections', () => {
  const network = () => ({ vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'] }) });

  test('of the app: the job lists them, its role may read them and their secret, and place workers', () => {
    const connection = new JdbcConnection(stack, 'Db', { engine: JdbcEngine.MYSQL, host: 'h', database: 'd', secret: new secretsmanager.Secret(stack, 'Secret'), network: network() });
    const made = job({ connections: [connection] });
    const logicalId = stack.getLogicalId(connection.node.defaultChild as glue.CfnConnection);
    expect(properties().Connections).toEqual({ Connections: [{ Ref: logicalId }] });
    const texts = rights(made).filter((r) => r.reason === 'uses the connection').map((r) => r.text);
    expect(texts).toEqual(expect.arrayContaining([
      expect.stringContaining(`glue:GetConnection on arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:catalog arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:connection/\${${logicalId}}`),
      expect.stringMatching(/^secretsmanager:GetSecretValue on \${Secret[0-9A-F]{8}}$/),
      expect.stringMatching(/^ec2:CreateNetworkInterface on .*subnet-0123456789abcdef0/),
    ]));
    expect(readManifest(made.renderManifest(), NODE_TYPES).job.connections).toEqual([{ ref: logicalId }]);
  });

  test('of the CDK: secret and network are read from the template', () => {
    const connection = new glue.Connection(stack, 'Db', {
      type: glue.ConnectionType.JDBC,
      properties: { SECRET_ID: 'shop' },
      network: glue.ConnectionNetwork.subnet(ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-0123456789abcdef0', availabilityZone: 'us-east-1a' })),
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0')],
    });
    const texts = rights(job({ connections: [connection] })).map((r) => r.text);
    expect(texts).toContainEqual(expect.stringMatching(/^secretsmanager:GetSecretValue on .*:secret:shop-\?{6}$/));
    expect(texts).toContainEqual(expect.stringMatching(/^ec2:CreateNetworkInterface on .*subnet\/subnet-0123456789abcdef0 .*security-group\/sg-0123456789abcdef0$/));
  });

  test('by name only: their rights are known as far as the name goes', () => {
    const made = job({ connections: [glue.Connection.fromConnectionName(stack, 'Theirs', 'theirs')] });
    expect(rights(made).map((r) => r.text)).toContainEqual(expect.stringMatching(/:connection\/theirs$/));
    Annotations.fromStack(stack).hasWarning('/Shop/Job', Match.stringLikeRegexp("connection 'theirs' is not in the app"));
  });

  test('in different subnets are warned of', () => {
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['us-east-1a', 'us-east-1b'], privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    });
    const at = (id: string, zone: string) => new NetworkConnection(stack, id, { network: { vpc, subnets: { availabilityZones: [zone] } } });
    job({ connections: [at('A', 'us-east-1a'), at('B', 'us-east-1b')] });
    Annotations.fromStack(stack).hasWarning('/Shop/Job', Match.stringLikeRegexp('stand in different subnets'));
  });
});

test('files of the job: their arguments, and rights on them alone', () => {
  const libraries = s3.Bucket.fromBucketName(stack, 'Libraries', 'libraries');
  const made = job({
    extraPythonFiles: [glue.Code.fromBucket(libraries, 'tools.zip')],
    extraJars: [glue.Code.fromBucket(libraries, 'driver.jar')],
    extraJarsFirst: true,
    extraFiles: [glue.Code.fromAsset(__filename)],
    sparkUi: { bucket: libraries, prefix: 'events' },
    temporaryFolder: { bucket: libraries, prefix: 'temporary/' },
  });
  expect(properties().DefaultArguments).toMatchObject({
    '--extra-py-files': 's3://libraries/tools.zip',
    '--extra-jars': 's3://libraries/driver.jar',
    '--user-jars-first': 'true',
    '--enable-spark-ui': 'true',
    '--spark-event-logs-path': 's3://libraries/events/',
    '--TempDir': 's3://libraries/temporary/',
  });
  const read = rights(made).filter((r) => r.text.startsWith('s3:GetObject on')).map((r) => r.text);
  expect(read).toContainEqual(expect.stringMatching(/:::libraries\/tools.zip$/));
  expect(read).toContainEqual(expect.stringMatching(/:::cdk-hnb659fds-assets-.*\/[0-9a-f]{64}\.ts$/));
  const statements = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  expect(statements).not.toMatch(/s3:(GetObject|GetBucket|List)\*/);
});

test('every right says what needs it, those of the app too', () => {
  const made = job();
  new s3.Bucket(stack, 'Mine').grantRead(made);
  expect(rights(made).filter((r) => r.node === 'In').map((r) => r.text)).toEqual(['s3:GetObject on arn:${AWS::Partition}:s3:::in/a/*', 's3:ListBucket on arn:${AWS::Partition}:s3:::in']);
  expect(rights(made).filter((r) => r.reason === 'granted by the app').map((r) => r.text)).toEqual([expect.stringContaining('s3:GetObject* s3:GetBucket* s3:List* on ${Mine')]);
});

test('a role that is not to be granted gets nothing, and the manifest says what it needs', () => {
  const role = new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
  const made = job({ role, grantRole: false });
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  expect(rights(made).map((r) => r.text)).toContain('s3:GetObject on arn:${AWS::Partition}:s3:::in/a/*');
});

describe('warnings', () => {
  test('bookmarks of runs at the same time', () => {
    job({ bookmarks: JobBookmarks.ENABLE, maxConcurrentRuns: 2 });
    Annotations.fromStack(stack).hasWarning('/Shop/Job', Match.stringLikeRegexp('move one bookmark'));
  });

  test('a target where a source reads', () => {
    job({}, 's3://data/orders/', 's3://data/orders/valid/');
    Annotations.fromStack(stack).hasWarning('/Shop/Job/Out', Match.stringLikeRegexp("'Out' writes to s3://data/orders/valid/, where 'In' reads"));
  });

  test('no overlap of a prefix that only looks like one', () => {
    job({}, 's3://data/orders', 's3://data/orders2/');
    Annotations.fromStack(stack).hasNoWarning('/Shop/Job/Out', Match.anyValue());
  });

  test('an alarm on metrics that are off', () => {
    job().alarms.onCost({ perDay: 1 });
    Annotations.fromStack(stack).hasWarning('/Shop/Job/Job', Match.stringLikeRegexp('set metrics to true'));
  });

  test('two targets at one place', () => {
    const made = job();
    new S3Target(made, 'Again', { input: made.node.findChild('In') as S3Source, path: 's3://out/b', format: WriteFormat.json() });
    Annotations.fromStack(stack).hasWarning('/Shop/Job/Again', Match.stringLikeRegexp('write to the same place'));
  });
});

test('metrics, alarms, triggers, rules and cost hang on the job', () => {
  const made = job({ metrics: true });
  made.alarms.onFailure();
  made.alarms.onCost({ perDay: 3 });
  made.triggers.onSchedule(glue.TriggerSchedule.cron({ minute: '0', hour: '3' }));
  made.onFailure('Tell');
  made.grantRun(new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(made.estimateCost({ runsPerDay: 2, minutes: 30 })).toMatchObject({ perDay: 0.88 });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::CloudWatch::Alarm', 2);
  template.hasResourceProperties('AWS::Glue::Trigger', { Type: 'SCHEDULED', Actions: [{ JobName: { Ref: Match.anyValue() } }] });
  template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [Match.objectLike({ Action: Match.arrayWith(['glue:StartJobRun']) })] } });
  Annotations.fromStack(stack).hasNoWarning('/Shop/Job/Job', Match.stringLikeRegexp('metrics'));
  expect(readManifest(made.renderManifest(), NODE_TYPES).job.estimate).toMatchObject({ runsPerDay: 2, perMonth: 26.4 });
});

describe('what several ask for', () => {
  const merge = (...needs: JobNeeds[]) => mergedArguments('Job', needs.map((n, i) => (i === 0 ? { needs: n } : { node: `N${i}`, needs: n })));

  test('formats and modules once, extensions of Spark joined', () => {
    expect(merge(
      { datalakeFormats: ['iceberg'], pythonModules: ['pandas'], conf: { 'spark.sql.extensions': 'a.Iceberg' } },
      { datalakeFormats: ['delta', 'iceberg'], pythonModules: ['Pandas==2.2'], conf: { 'spark.sql.extensions': 'b.Delta', 'spark.x': '1' } },
      { conf: { 'spark.x': '1' }, pythonModules: ['pandas'] },
    )).toEqual({
      '--datalake-formats': 'delta,iceberg',
      '--additional-python-modules': 'Pandas==2.2',
      '--conf': 'spark.sql.extensions=a.Iceberg,b.Delta --conf spark.x=1',
    });
  });

  test('fails: two values of a setting, two versions of a module', () => {
    expect(() => merge({ conf: { 'spark.x': '1' } }, { conf: { 'spark.x': '2' } })).toThrow("spark.x is '1' for the job and '2' for 'N1': one job has one value");
    expect(() => merge({}, { pythonModules: ['a==1'] }, { pythonModules: ['a==2'] })).toThrow("Python module 'a==1' for 'N1', 'a==2' for 'N2'");
  });
});
