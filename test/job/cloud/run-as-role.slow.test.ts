import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Credentials } from './aws-call';
import { DerivedRole, deployRole, policyOf, synthesizeExample } from './derived-role';
import { KeyProxy } from './key-proxy';
import { findMiniStack, MiniStack, REGION, ROOT } from './ministack';
import type { RanAs, RunAs } from './run-as';
import {
  DynamoDBSource, DynamoDBTarget, EtlJob, JdbcConnection, JdbcConnectionType, JdbcEngine, JdbcTarget, KafkaAuthentication, KafkaConnection,
  KafkaTarget, KinesisSource, KinesisTarget, MongoConnection, MongoDBTarget, OpenSearchConnection, OpenSearchTarget, ReadFormat, S3Source,
  S3Target, Schema, WriteFormat, WriteMode,
} from '../../../src';
import { ManifestRight, textParts, writeManifest } from '../../../src/core/manifest';

jest.setTimeout(240_000);

const { program, why } = findMiniStack();
if (program === undefined) console.warn(why);
const onMiniStack = program === undefined ? describe.skip : describe;

const DATA = join(__dirname, '../../../node_modules/vega-datasets/data');
interface Expected {
  /** Code of the error of a job whose system is not there. */
  readonly expected?: string;
  /** Rights that only a run on Glue uses. */
  readonly unused?: RegExp;
}

/** Rights of Glue's own workers and of Spark, which a run elsewhere does without: access.slow.test.ts asks for them. */
const OF_GLUE = /^(logs:|glue:(?!GetConnection)|cloudwatch:|ec2:)/;

onMiniStack('a job that runs as its derived role', () => {
  let cloud: MiniStack;
  let worker: ChildProcess;
  let keys: KeyProxy;
  let answers: ((answer: RanAs) => void)[] = [];
  const folders: string[] = [];

  beforeAll(async () => {
    cloud = await MiniStack.start(program!);
    keys = await KeyProxy.start(cloud);
    worker = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'run-as.ts')], {
      cwd: join(__dirname, '../../..'),
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, AWS_ENDPOINT_URL: keys.endpoint, AWS_ENDPOINT_URL_GLUE: keys.endpoint, AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_EC2_METADATA_DISABLED: 'true', NODE_EXTRA_CA_CERTS: cloud.certificate },
    });
    let text = '';
    worker.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 1);
        if (line.startsWith('@')) answers.shift()?.(JSON.parse(line.slice(1)) as RanAs);
      }
    });
    worker.on('exit', (code) => {
      answers.forEach((answer) => answer({ state: 'ERROR', message: `the runs' process ended with ${code}` }));
      answers = [];
    });
  });
  afterAll(async () => {
    if (worker?.exitCode === null) {
      const ended = new Promise((done) => worker.once('exit', done));
      worker.kill('SIGKILL');
      await ended;
    }
    await keys?.stop();
    await cloud?.stop();
    folders.forEach((f) => rmSync(f, { recursive: true, force: true }));
  });

  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), 'glueprint-run-as-'));
    folders.push(made);
    return made;
  }

  const runAs = (asked: RunAs) => new Promise<RanAs>((answer) => {
    answers.push(answer);
    worker.stdin!.write(`${JSON.stringify(asked)}\n`);
  });

  /** The manifest with the names that the deploy gave, as Glue's job arguments carry them: a role may not look a stack up. */
  function located({ manifest, fill }: DerivedRole): string {
    const walk = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(walk);
      if (typeof value !== 'object' || value === null) return value;
      if ('ref' in value || 'join' in value) {
        return textParts(value as never).map((p) => ('literal' in p ? p.literal : 'parameter' in p ? `\${${p.parameter}}` : fill(`\${${p.ref}${p.attribute === undefined ? '' : `.${p.attribute}`}}`))).join('');
      }
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v)]));
    };
    return writeManifest({ ...manifest, nodes: walk(manifest.nodes) as never, resources: {} });
  }

  /** With all rights the run ends as it should; without any one of those for data it is refused. */
  async function expectEnoughAndNeeded(derived: DerivedRole, options: Expected = {}): Promise<void> {
    const { expected, unused } = options;
    keys.encrypted(derived.keys);
    const manifest = located(derived);
    const who = await cloud.assume(derived.role);
    const run = (credentials: Credentials) => {
      keys.know(credentials);
      return runAs({ manifest, credentials, folder: folder() });
    };
    const whole = await run(who);
    expect(whole).toEqual(expected === undefined ? { state: 'SUCCEEDED' } : { state: 'FAILED', code: expected, message: whole.message });

    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'glue.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
    const name = `${derived.manifest.job.stack}-less`;
    await cloud.aws.query('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }, ROOT);
    const allow = (rights: readonly ManifestRight[]) => cloud.aws.query('iam', 'PutRolePolicy', { RoleName: name, PolicyName: 'rights', PolicyDocument: policyOf(rights) }, ROOT);
    await allow(derived.rights);
    const less = await cloud.assume(name);
    const ofData = derived.rights.filter((r) => r.node !== undefined && !r.actions.every((a) => OF_GLUE.test(a)));
    const removable = ofData.filter((r) => unused?.test(JSON.stringify(r)) !== true);
    expect(removable.length).toBeGreaterThan(0);
    for (const right of removable) {
      await allow(derived.rights.filter((r) => r !== right));
      const { state, message = '' } = await run(less);
      expect({ without: right, state, denied: /denied|not authorized|may not|forbidden|403/i.test(message), message }).toEqual({ without: right, state: 'FAILED', denied: true, message });
    }
  }

  const put = (bucket: string, key: string, body: string | Buffer) => cloud.aws.s3('PUT', bucket, key, ROOT, {}, body);
  const dataset = (name: string) => readFileSync(join(DATA, name));

  test.each<[string, () => Promise<void>]>([
    ['earthquakes', async () => { await put('example-earthquakes', 'feed/earthquakes.json', dataset('earthquakes.json')); }],
    ['movies', async () => { await put('example-movies', 'raw/movies.json', dataset('movies.json')); }],
    ['flights', putFlights],
    ['production', putFlights],
  ])('the example %s', async (name, seed) => {
    const outdir = folder();
    const { stack, file } = await synthesizeExample(name, outdir);
    const derived = await deployRole(cloud, outdir, stack, file);
    await seed();
    await expectEnoughAndNeeded(derived);
  });

  /** Some of the three million: it is the rights that are looked at. */
  async function putFlights(): Promise<void> {
    const few = join(folder(), 'flights.parquet');
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`COPY (FROM read_parquet('${join(DATA, 'flights-3m.parquet')}') LIMIT 5000) TO '${few}' (FORMAT parquet)`);
    connection.closeSync();
    await put('example-flights', 'flights-3m.parquet', readFileSync(few));
    await put('example-flights', 'airports.csv', dataset('airports.csv'));
  }

  /** A job of one stack, from the app's own resources. */
  async function derive(name: string, build: (stack: Stack, job: EtlJob) => void): Promise<DerivedRole> {
    const outdir = folder();
    const app = new App({ outdir });
    const stack = new Stack(app, name);
    build(stack, new EtlJob(stack, 'Job'));
    app.synth();
    return deployRole(cloud, outdir, name, `${name}-Job.glueprint.json`);
  }

  const ORDERS = Schema.fromDdl('id STRING, amount DOUBLE');

  test('Amazon S3, with a key for what is read and one for what is written', async () => {
    const derived = await derive('Files', (stack, job) => {
      const bucket = (id: string) => new s3.Bucket(stack, id, { encryption: s3.BucketEncryption.KMS, enforceSSL: true });
      const source = new S3Source(job, 'In', { paths: [bucket('Data').s3UrlForObject('orders/')], format: ReadFormat.csv(), schema: ORDERS });
      new S3Target(job, 'Out', { input: source, path: bucket('Results').s3UrlForObject('kept/'), format: WriteFormat.parquet(), mode: WriteMode.OVERWRITE });
    });
    await put(bucketOf(derived), 'orders/1.csv', 'id,amount\na,1\nb,2\n');
    expect(keyRights(derived)).toEqual(['In', 'Out']);
    await expectEnoughAndNeeded(derived);
  });

  test('Amazon Kinesis, read and written, with keys', async () => {
    const encrypted = (stack: Stack) => new kinesis.Stream(stack, 'Stream', { encryption: kinesis.StreamEncryption.KMS, encryptionKey: new kms.Key(stack, 'Key') });
    const derived = await derive('Streams', (stack, job) => {
      const data = new s3.Bucket(stack, 'Data');
      const source = new S3Source(job, 'In', { paths: [data.s3UrlForObject('orders/')], format: ReadFormat.csv(), schema: ORDERS });
      new KinesisTarget(job, 'Out', { input: source, streamArn: encrypted(stack).streamArn });
    });
    await put(bucketOf(derived), 'orders/1.csv', 'id,amount\na,1\nb,2\n');
    expect(keyRights(derived)).toEqual(['Out']);
    await expectEnoughAndNeeded(derived);
    const read = await derive('Clicks', (stack, job) => {
      const data = new s3.Bucket(stack, 'Data');
      const source = new KinesisSource(job, 'In', { streamArn: encrypted(stack).streamArn, schema: ORDERS, checkpointLocation: data.s3UrlForObject('checkpoints/') });
      new S3Target(job, 'Out', { input: source, path: data.s3UrlForObject('kept/'), format: WriteFormat.json() });
    });
    const stream = /stream\/(.+)$/.exec(read.rights.find((r) => r.actions.includes('kinesis:GetRecords'))?.resources[0] ?? '')?.[1] ?? '';
    const record = Buffer.from('{"id": "a", "amount": 1}').toString('base64');
    await cloud.aws.json('kinesis', 'Kinesis_20131202.PutRecord', { StreamName: stream, Data: record, PartitionKey: 'a' }, ROOT);
    expect(keyRights(read)).toEqual(['In']);
    // Spark keeps checkpoints; the local run has its own place for where it is.
    await expectEnoughAndNeeded(read, { unused: /checkpoints/ });
  });

  test('Amazon DynamoDB, read and written, with keys', async () => {
    const derived = await derive('Tables', (stack, job) => {
      const table = (id: string) => new dynamodb.Table(stack, id, {
        partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED, encryptionKey: new kms.Key(stack, `${id}Key`),
      }).tableName;
      new DynamoDBTarget(job, 'Out', { input: new DynamoDBSource(job, 'In', { tableName: table('From'), schema: ORDERS }), tableName: table('To') });
    });
    const from = /table\/(.+)$/.exec(derived.rights.find((r) => r.node === 'In' && r.actions.includes('dynamodb:Scan'))?.resources[0] ?? '')?.[1] ?? '';
    await cloud.aws.json('dynamodb', 'DynamoDB_20120810.PutItem', { TableName: from, Item: { id: { S: 'a' }, amount: { N: '1' } } }, ROOT);
    expect(keyRights(derived)).toEqual(['In', 'Out']);
    await expectEnoughAndNeeded(derived);
  });

  const SECRET = '{"username":"shop"}';

  /** A system that is not there: whoever may not look the connection up, read its secret or use the secret's key does not get as far as to find that out. */
  test.each<[string, string, (stack: Stack, job: EtlJob, input: S3Source, secret: secretsmanager.Secret) => void]>([
    ['PostgreSQL', 'ConnectionRefused', (stack, job, input, secret) => {
      const connection = new JdbcConnection(stack, 'System', { engine: JdbcEngine.POSTGRESQL, host: '127.0.0.1', port: 1, database: 'shop', secret, enforceSsl: false });
      new JdbcTarget(job, 'Out', { input, connection, connectionType: JdbcConnectionType.POSTGRESQL, table: 'orders' });
    }],
    ['MySQL', 'ConnectionRefused', (stack, job, input, secret) => {
      const connection = new JdbcConnection(stack, 'System', { engine: JdbcEngine.MYSQL, host: '127.0.0.1', port: 1, database: 'shop', secret, enforceSsl: false });
      new JdbcTarget(job, 'Out', { input, connection, connectionType: JdbcConnectionType.MYSQL, table: 'orders' });
    }],
    ['MongoDB', 'Unreachable', (stack, job, input, secret) => {
      const connection = new MongoConnection(stack, 'System', { url: 'mongodb://127.0.0.1:1/shop?serverSelectionTimeoutMS=100', secret, enforceSsl: false });
      new MongoDBTarget(job, 'Out', { input, connection, database: 'shop', collection: 'orders' });
    }],
    ['Kafka, by user name and password', 'Unreachable', (stack, job, input, secret) => {
      const connection = new KafkaConnection(stack, 'System', { bootstrapServers: ['127.0.0.1:1'], authentication: KafkaAuthentication.scram(secret), tls: false });
      new KafkaTarget(job, 'Out', { input, connection, topicName: 'orders' });
    }],
    ['OpenSearch', 'Unreachable', (stack, job, input, secret) => {
      const connection = new OpenSearchConnection(stack, 'System', { endpoint: 'https://127.0.0.1', port: 1, secret });
      new OpenSearchTarget(job, 'Out', { input, connection, index: 'orders' });
    }],
  ])('the connection, secret and key of %s', async (name, expected, build) => {
    const id = name.replace(/\W.*/, '');
    const derived = await derive(id, (stack, job) => {
      const data = new s3.Bucket(stack, 'Data');
      const input = new S3Source(job, 'In', { paths: [data.s3UrlForObject('orders/')], format: ReadFormat.csv(), schema: ORDERS });
      const encryptionKey = new kms.Key(stack, 'SecretKey');
      build(stack, job, input, new secretsmanager.Secret(stack, 'Secret', { secretName: `secret-of-${id}`, encryptionKey, generateSecretString: { secretStringTemplate: SECRET, generateStringKey: 'password' } }));
    });
    await put(bucketOf(derived), 'orders/1.csv', 'id,amount\na,1\n');
    expect(keyRights(derived)).toEqual(['Out']);
    await expectEnoughAndNeeded(derived, { expected });
  });
});

/** Nodes with a right to a key. */
function keyRights({ rights }: DerivedRole): (string | undefined)[] {
  return rights.filter((r) => r.node !== undefined && r.actions.includes('kms:Decrypt')).map((r) => r.node);
}

function bucketOf({ rights }: DerivedRole): string {
  return /^arn:aws:s3:::([^/*]+)/.exec(rights.filter((r) => r.node !== undefined).flatMap((r) => r.resources)[0] ?? '')?.[1] ?? '';
}
