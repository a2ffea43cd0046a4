import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { AwsError, Credentials } from './aws-call';
import { CloudFormationTemplate, deploy, destroy, resolve } from './deploy';
import { deployRole, makeBuckets, policyOf, synthesizeExample } from './derived-role';
import { ACCOUNT, findMiniStack, MiniStack, REGION, ROOT } from './ministack';
import { isConditional, PROBES, simulate, withoutContext } from './probes';
import {
  DynamoDBSource, DynamoDBTarget, EtlJob, JdbcConnection, JdbcEngine, KinesisSource, KinesisTarget,
  ReadFormat, S3Source, S3Target, Schema, WriteFormat,
} from '../../../src';
import { Manifest, ManifestRight, readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';
import { addJob, CONNECTORS } from '../../connector-jobs';


/** Some cases have buckets of one letter, which no bucket can be called. */
const named = (arn: string) => arn.replace(/^(arn:aws:s3:::)([a-z]{1,2})(?=\/|$)/, '$1bucket-$2');

const textOf = ({ actions, resources, conditions }: ManifestRight) => JSON.stringify([actions, resources, conditions]);

const isMissing = (e: AwsError) => e.status === 404 || /NotFound|NoSuch|does not exist|Invalid|Validation/i.test(e.body);

const { program, why } = findMiniStack();
if (program === undefined) console.warn(why);
const onMiniStack = program === undefined ? describe.skip : describe;

onMiniStack('the derived role, on an emulator that enforces IAM', () => {
  let cloud: MiniStack;
  const folders: string[] = [];

  beforeAll(async () => {
    cloud = await MiniStack.start(program!);
  });
  afterAll(async () => {
    await cloud?.stop();
    folders.forEach((f) => rmSync(f, { recursive: true, force: true }));
  });

  function assembly(): string {
    const folder = mkdtempSync(join(tmpdir(), 'glueprint-access-'));
    folders.push(folder);
    return folder;
  }

  /** A role with these rights alone. */
  async function roleWith(name: string, rights: readonly ManifestRight[]): Promise<Credentials> {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'glue.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
    await cloud.aws.query('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }, ROOT);
    await cloud.aws.query('iam', 'PutRolePolicy', { RoleName: name, PolicyName: 'rights', PolicyDocument: policyOf(rights.map(withoutContext)) }, ROOT);
    return cloud.assume(name);
  }

  /** What is refused of what these rights are for. */
  async function refused(who: Credentials, rights: readonly ManifestRight[]): Promise<string[]> {
    const out: string[] = [];
    for (const right of rights) {
      for (const action of right.actions) {
        const probe = PROBES[action] ?? ((aws, as, arn) => simulate(aws, as, action, arn));
        // An ARN of a log group stands once without, and once with its streams.
        for (const arn of right.resources.filter((r) => PROBES[action] === undefined || !/log-group:.*:\*$/.test(r))) {
          try {
            await probe(cloud.aws, who, arn, right);
          } catch (e) {
            if (!(e instanceof AwsError)) throw e;
            // What is not there was not refused.
            if (!e.isDenied && isMissing(e)) continue;
            if (!e.isDenied) throw e;
            out.push(`${action} on ${arn}`);
          }
        }
      }
    }
    return out;
  }

  /** With the derived role everything works; without any one right, what it is for does not. */
  async function expectEnoughAndNeeded(name: string, role: string, rights: readonly ManifestRight[]): Promise<void> {
    expect(await refused(await cloud.assume(role), rights.filter((r) => !isConditional(r)))).toEqual([]);
    expect(await refused(await roleWith(`${name}-with-all`, rights), rights)).toEqual([]);
    expect(rights.length).toBeGreaterThan(3);
    for (const [i, right] of rights.entries()) {
      const who = await roleWith(`${name}-without-${i}`, rights.filter((r) => r !== right));
      expect({ without: right, refused: (await refused(who, [right])).length > 0 }).toEqual({ without: right, refused: true });
    }
  }

  function jobWithEverything(outdir: string): Manifest {
    const app = new App({ outdir });
    const stack = new Stack(app, 'Everything');
    const data = new s3.Bucket(stack, 'Data', { encryption: s3.BucketEncryption.KMS, enforceSSL: true, removalPolicy: RemovalPolicy.DESTROY });
    const results = new s3.Bucket(stack, 'Results', { enforceSSL: true, removalPolicy: RemovalPolicy.DESTROY });
    const stream = new kinesis.Stream(stack, 'Stream', { encryption: kinesis.StreamEncryption.UNENCRYPTED });
    const key = new kms.Key(stack, 'StreamKey');
    const changes = new kinesis.Stream(stack, 'Changes', { encryption: kinesis.StreamEncryption.KMS, encryptionKey: key });
    const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    const connection = new JdbcConnection(stack, 'Shop', { engine: JdbcEngine.POSTGRESQL, host: 'shop', database: 'shop', secret: new secretsmanager.Secret(stack, 'Secret') });
    const job = new EtlJob(stack, 'Job', {
      connections: [connection], temporaryFolder: { bucket: results, prefix: 'temporary/' }, sparkUi: { bucket: results, prefix: 'events/' }, metrics: true,
    });
    const source = new S3Source(job, 'In', { paths: [data.s3UrlForObject('orders/'), data.s3UrlForObject('file.json')], format: ReadFormat.json(), schema: Schema.fromDdl('id INT') });
    new S3Target(job, 'Out', { input: source, path: results.s3UrlForObject('valid'), format: WriteFormat.parquet() });
    new KinesisTarget(job, 'ToStream', { input: source, streamArn: changes.streamArn });
    const items = new DynamoDBSource(job, 'Items', { tableName: table.tableName, schema: Schema.fromDdl('id STRING') });
    new DynamoDBTarget(job, 'ToTable', { input: items, tableName: table.tableName });
    job.role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['kinesis:DescribeStreamSummary', 'kinesis:ListShards'], resources: [stream.streamArn] }));
    app.synth();
    return readManifest(job.renderManifest(), NODE_TYPES);
  }

  test('of a job with buckets, keys, secret, stream and logs: every right is enough and needed, and ends at its resources', async () => {
    const outdir = assembly();
    jobWithEverything(outdir);
    const { rights, role } = await deployRole(cloud, outdir, 'Everything', 'Everything-Job.glueprint.json');
    await expectEnoughAndNeeded('everything', role, rights);

    const who = await cloud.assume(role);
    await cloud.aws.s3('PUT', 'foreign', '', ROOT);
    await cloud.aws.json('kinesis', 'Kinesis_20131202.CreateStream', { StreamName: 'foreign', ShardCount: 1 }, ROOT);
    await cloud.aws.json('secretsmanager', 'secretsmanager.CreateSecret', { Name: 'foreign', SecretString: 'x' }, ROOT);
    const { KeyMetadata } = await cloud.aws.json('kms', 'TrentService.CreateKey', {}, ROOT) as { KeyMetadata: { Arn: string } };
    const on = (actions: string[], ...resources: string[]): ManifestRight => ({ actions, resources, reason: 'foreign' });
    const data = rights.find((r) => r.node === 'In')?.resources[0].split('/')[0] ?? '';
    const foreign = [
      on(['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'], 'arn:aws:s3:::foreign/x'),
      // A neighbour of the prefix, and writing where the job only reads.
      on(['s3:GetObject'], `${data}/other/x`),
      on(['s3:PutObject', 's3:DeleteObject'], `${data}/orders/x`),
      on(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], KeyMetadata.Arn),
      on(['kinesis:DescribeStreamSummary', 'kinesis:PutRecords'], `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/foreign`),
      on(['secretsmanager:GetSecretValue'], `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:foreign`),
    ];
    const all = foreign.flatMap((r) => r.actions.flatMap((a) => r.resources.map((arn) => `${a} on ${arn}`)));
    expect(await refused(who, foreign)).toEqual(all);
  });

  test('of a streaming job that reads an encrypted stream', async () => {
    const outdir = assembly();
    const app = new App({ outdir });
    const stack = new Stack(app, 'Streaming');
    const stream = new kinesis.Stream(stack, 'Stream', { encryption: kinesis.StreamEncryption.KMS, encryptionKey: new kms.Key(stack, 'Key') });
    const results = new s3.Bucket(stack, 'Results');
    const job = new EtlJob(stack, 'Job');
    const source = new KinesisSource(job, 'Clicks', {
      streamArn: stream.streamArn, schema: Schema.fromDdl('id INT'), checkpointLocation: results.s3UrlForObject('checkpoints/'),
    });
    new S3Target(job, 'Out', { input: source, path: results.s3UrlForObject('clicks/'), format: WriteFormat.json() });
    app.synth();
    const { rights, role } = await deployRole(cloud, outdir, 'Streaming', 'Streaming-Job.glueprint.json');
    await expectEnoughAndNeeded('streaming', role, rights);
  });

  test('an app with buckets, key, role and logs deploys, and leaves nothing behind but its data', async () => {
    const outdir = assembly();
    const { build } = await import('../../../integ/orders.integ');
    const { stacks: [stack] } = build({ outdir, analyticsReporting: false }).synth();
    const template = stack.template as CloudFormationTemplate & { Resources: Record<string, { DeletionPolicy?: string }> };
    const ids = await deploy(cloud, stack.stackName, template);
    const groups = async () => (await cloud.aws.json('logs', 'Logs_20140328.DescribeLogGroups', {}, ROOT) as { logGroups: { logGroupName: string; retentionInDays: number }[] }).logGroups;
    const ours = (await groups()).filter((g) => g.logGroupName.startsWith('/aws-glue/jobs/integ-orders/Orders/'));
    expect(ours.map((g) => g.retentionInDays)).toEqual([90, 90]);
    await destroy(cloud, stack.stackName);
    for (let i = 0; i < 100 && (await groups()).some((g) => g.logGroupName.includes('integ-orders')); i++) await new Promise((done) => setTimeout(done, 50));
    expect((await groups()).filter((g) => g.logGroupName.includes('integ-orders'))).toEqual([]);
    const kept = (type: string) => Object.entries(template.Resources).filter(([, r]) => r.Type === type).map(([id]) => ids[id]);
    for (const role of kept('AWS::IAM::Role')) await expect(cloud.aws.query('iam', 'GetRole', { RoleName: role }, ROOT)).rejects.toThrow('HTTP 404');
    for (const bucket of kept('AWS::S3::Bucket')) await cloud.aws.s3('GET', bucket, '', ROOT);
  });

  /** One stack with a job for each source and target that there is: its rights are those that its node brings. */
  test('of a job with each connector', async () => {
    const outdir = assembly();
    const app = new App({ outdir });
    const stack = new Stack(app, 'Connectors');
    const jobs = CONNECTORS.map(([kind, type]) => addJob(stack, type, kind));
    app.synth();
    let seen = 0;
    const template = JSON.parse(readFileSync(join(outdir, 'Connectors.template.json'), 'utf8')) as CloudFormationTemplate;
    for (const job of jobs) {
      const { access = [] } = readManifest(job.renderManifest(), NODE_TYPES);
      const rights = access.map((r) => ({ ...r, resources: r.resources.map((text) => named(resolve(text, {}, template))) }));
      await makeBuckets(cloud, rights);
      const own = rights.filter((r) => r.node !== undefined);
      seen += own.length;
      await roleWith(`${job.node.id}-all`, rights);
      expect({ job: job.node.id, refused: await refused(await cloud.assume(`${job.node.id}-all`), rights) }).toEqual({ job: job.node.id, refused: [] });
      for (const [i, right] of own.entries()) {
        // The same right may be needed by another node.
        const who = await roleWith(`${job.node.id}-less-${i}`, rights.filter((r) => textOf(r) !== textOf(right)));
        const outcome = { job: job.node.id, without: right };
        expect({ ...outcome, refused: (await refused(who, [right])).length > 0 }).toEqual({ ...outcome, refused: true });
      }
    }
    expect(seen).toBeGreaterThan(100);
  }, 600_000);

  test.each(['flights', 'earthquakes', 'movies', 'production'])('of the example %s', async (name) => {
    const outdir = assembly();
    const { stack, file } = await synthesizeExample(name, outdir);
    const { rights, role } = await deployRole(cloud, outdir, stack, file);
    await expectEnoughAndNeeded(name, role, rights);
  });
});
