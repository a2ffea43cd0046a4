import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  DynamoDBExport, DynamoDBSource, DynamoDBTarget, EtlJob, Filter, KinesisSource, KinesisTarget, OpenSearchConnection, OpenSearchSource, SampleData,
  Schema, VerticaTarget,
} from '../../src';
import { readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';

interface Statement { readonly Action: string | string[]; readonly Resource: unknown }

let stack: Stack;
let job: EtlJob;
beforeEach(() => {
  stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  job = new EtlJob(stack, 'Job');
});

/** Actions of the job's role and what they are on, as text. */
function rights(): Map<string, string> {
  const out = new Map<string, string>();
  for (const policy of Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))) {
    for (const s of (policy.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement) {
      for (const action of [s.Action].flat()) out.set(action, `${out.get(action) ?? ''}${JSON.stringify(s.Resource)}`);
    }
  }
  return out;
}

test('a scan and a write of tables may do no more than these', () => {
  const table = new dynamodb.Table(stack, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const orders = new DynamoDBSource(job, 'Source', { tableName: table.tableName, splits: 4, schema: Schema.fromDdl('id STRING, n INT'), sampleData: SampleData.fromRows([{ id: 'a', n: 1 }]) });
  const large = new Filter(job, 'Large', { input: orders, condition: 'n > 1' });
  new DynamoDBTarget(job, 'Target', { input: large, tableName: 'archive' });
  const allowed = rights();
  expect([...allowed.keys()].filter((a) => a.startsWith('dynamodb:')).sort()).toEqual(['dynamodb:BatchWriteItem', 'dynamodb:DescribeTable', 'dynamodb:Scan']);
  expect(allowed.get('dynamodb:Scan')).toContain('"Ref":"Orders');
  expect(allowed.get('dynamodb:BatchWriteItem')).toContain(':dynamodb:eu-west-1:111122223333:table/archive');
  const manifest = readManifest(JSON.parse(job.renderManifest()), NODE_TYPES);
  expect(manifest.nodes[0]?.fields.sampleData).toEqual({ type: 'rows', rows: [{ id: 'a', n: 1 }] });
});

test('an export asks for the rights of its files too', () => {
  const bucket = new s3.Bucket(stack, 'Exports');
  new DynamoDBTarget(job, 'Target', {
    tableName: 'copy',
    input: new DynamoDBSource(job, 'Source', { tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders', exportMode: DynamoDBExport.NEW, s3Bucket: bucket.bucketName, s3Prefix: 'orders', simplify: true }),
  });
  const allowed = rights();
  expect(allowed.get('dynamodb:ExportTableToPointInTime')).toBe('"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"');
  expect(allowed.get('dynamodb:DescribeExport')).toBe('"arn:aws:dynamodb:eu-west-1:111122223333:table/orders/export/*"');
  expect(allowed.get('s3:PutObject')).toMatch(/Exports.*\/orders/);
});

test('a stream makes the job a streaming one, with the rights of its checkpoint', () => {
  const stream = new kinesis.Stream(stack, 'Clicks');
  const clicks = new KinesisSource(job, 'Source', { streamArn: stream.streamArn, schema: Schema.fromDdl('id INT'), windowSize: Duration.minutes(1), checkpointLocation: 's3://state/clicks/' });
  new KinesisTarget(job, 'Target', { input: clicks, streamName: 'out' });
  const allowed = rights();
  expect(allowed.get('kinesis:GetRecords')).toMatch(/Clicks.*Arn/);
  expect(allowed.get('kinesis:PutRecords')).toContain(':stream/out');
  expect(allowed.get('s3:PutObject')).toContain('state/clicks');
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', { Command: { Name: 'gluestreaming' } });
  expect(job.renderScript()).toContain('"windowSize": "60 seconds"');
});

test('a connection is the job\'s, and its secret may be read', () => {
  const secret = secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:search-AbCdEf');
  const connection = new OpenSearchConnection(stack, 'Search', { endpoint: 'https://search.es.amazonaws.com', secret });
  const documents = new OpenSearchSource(job, 'Source', { connection, index: 'orders', schema: Schema.fromDdl('id STRING') });
  new VerticaTarget(job, 'Target', { input: documents, connection, database: 'shop', table: 'orders', stagingPath: 's3://staging/vertica/' });
  const template = Template.fromStack(stack);
  const [glueJob] = Object.values(template.findResources('AWS::Glue::Job')) as { Properties: { Connections: { Connections: unknown[] } } }[];
  expect(JSON.stringify(glueJob?.Properties.Connections)).toContain('Search');
  const allowed = rights();
  expect(allowed.get('secretsmanager:GetSecretValue')).toContain('search-AbCdEf');
  expect(allowed.get('glue:GetConnection')).toContain('Search');
  expect(allowed.get('s3:DeleteObject')).toContain('staging/vertica');
});
