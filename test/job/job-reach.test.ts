import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  DynamoDBTarget, EtlJob, JdbcConnection, JdbcConnectionType, JdbcEngine, JdbcSource, JdbcTarget, ReadFormat, S3Source, S3Target, Schema,
  SystemConnectionOptions, WriteFormat,
} from '../../src';
import { SYNTH_WARNINGS } from '../../src/synth-warnings';

let stack: Stack;
let vpc: ec2.Vpc;
let database: rds.DatabaseInstance;

beforeEach(() => {
  stack = new Stack(new App({ outdir: mkdtempSync(join(tmpdir(), 'glueprint-reach-')) }), 'Shop');
  vpc = closedVpc('Vpc');
  database = new rds.DatabaseInstance(stack, 'Database', {
    engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16 }),
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
  });
});

function closedVpc(id: string): ec2.Vpc {
  const subnets = [{ name: 'isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
  const closed = new ec2.Vpc(stack, id, { availabilityZones: ['us-east-1a', 'us-east-1b'], natGateways: 0, subnetConfiguration: subnets });
  closed.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  closed.addInterfaceEndpoint('Secrets', { service: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER });
  return closed;
}

function load(options: SystemConnectionOptions = {}): JdbcConnection {
  const connection = JdbcConnection.fromEndpoint(stack, 'Connection', JdbcEngine.POSTGRESQL, database.instanceEndpoint, 'shop', new secretsmanager.Secret(stack, 'Secret'), options);
  const job = new EtlJob(stack, 'Job');
  const source = new S3Source(job, 'In', { paths: ['s3://in/a/'], format: ReadFormat.json(), schema: Schema.fromDdl('id INT') });
  new JdbcTarget(job, 'Out', { input: source, connection, connectionType: JdbcConnectionType.POSTGRESQL, table: 'orders' });
  return connection;
}

const warnings = () => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cdk-glueprint:')).map((w) => `${w.id}: ${String(w.entry.data)}`);

describe('a database in a VPC of the app', () => {
  test('is out of the reach of workers outside', () => {
    load();
    expect(warnings()).toEqual([expect.stringMatching(/^\/Shop\/Job: Shop\/Database stands in Shop\/Vpc, but the workers .* outside your VPCs.*systemOutOfReach/s)]);
  });

  test('and of workers in another VPC', () => {
    load({ network: { vpc: closedVpc('Other') } });
    expect(warnings()).toEqual([expect.stringContaining('stand in another VPC')]);
  });

  test('lets nobody in that its security groups do not name', () => {
    load({ network: { vpc } });
    expect(warnings()).toEqual([expect.stringContaining('do not let in the workers that use Shop/Connection')]);
  });

  test('is reached by workers that it lets in', () => {
    const connection = load({ network: { vpc } });
    database.connections.allowDefaultPortFrom(connection);
    expect(warnings()).toEqual([]);
  });

  test('is reached by any address where a rule says so', () => {
    load({ network: { vpc } });
    database.connections.allowDefaultPortFrom(ec2.Peer.ipv4(vpc.vpcCidrBlock));
    expect(warnings()).toEqual([]);
  });
});

describe('a VPC without a way out', () => {
  function copy(): void {
    const connection = new JdbcConnection(stack, 'Connection', {
      engine: JdbcEngine.POSTGRESQL, host: 'shop.internal', database: 'shop', secret: new secretsmanager.Secret(stack, 'Secret'), network: { vpc },
    });
    const job = new EtlJob(stack, 'Job');
    const rows = new JdbcSource(job, 'Table', { connection, connectionType: JdbcConnectionType.POSTGRESQL, table: 'orders', schema: Schema.fromDdl('id STRING') });
    new DynamoDBTarget(job, 'Out', { input: rows, tableName: new dynamodb.Table(stack, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } }).tableName });
    new S3Target(job, 'Files', { input: rows, path: 's3://out/b/', format: WriteFormat.parquet() });
  }

  test('has no DynamoDB without an endpoint', () => {
    copy();
    expect(warnings()).toEqual([expect.stringMatching(/^\/Shop\/Job\/Out: 'Out' needs dynamodb, .*serviceOutOfReach/s)]);
  });

  test('has what it has an endpoint for', () => {
    copy();
    vpc.addGatewayEndpoint('Tables', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });
    expect(warnings()).toEqual([]);
  });
});

describe('the list of warnings', () => {
  const sources = readdirSync(join(__dirname, '../../src'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => readFileSync(join(__dirname, '../../src', f), 'utf8')).join('\n');
  const ids = Object.keys(SYNTH_WARNINGS);

  test('is what the sources warn of', () => {
    expect([...new Set([...sources.matchAll(/\bwarn\([\w.]+,\s*'(\w+)'/g)].map((m) => m[1]))].sort()).toEqual(ids);
    expect([...sources.matchAll(/addWarningV2\('/g)]).toEqual([]);
  });

  test('is the table of docs/warnings.md', () => {
    const table = Object.entries(SYNTH_WARNINGS).map(([id, { when, remedy }]) => `| \`${id}\` | ${when} | ${remedy} |`).join('\n');
    expect(readFileSync(join(__dirname, '../../docs/warnings.md'), 'utf8')).toContain(`| --- | --- | --- |\n${table}\n`);
  });
});
