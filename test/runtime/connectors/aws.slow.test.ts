import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CreateStreamCommand, GetRecordsCommand, GetRecordsCommandOutput, GetShardIteratorCommand, KinesisClient, ListShardsCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Emulator, startMiniStack } from './emulator';
import { ConnectorBench } from './table-context';
import { DYNAMODB } from '../../../runtime/connectors/aws/dynamodb';
import { KINESIS } from '../../../runtime/connectors/aws/kinesis';

let emulator: Emulator | undefined;
let skipped: string | undefined;
let bench: ConnectorBench;
let streams: ConnectorBench;
let dynamodb: DynamoDBClient;
let kinesis: KinesisClient;

beforeAll(async () => {
  const started = await startMiniStack('dynamodb,kinesis,sts,iam');
  if (typeof started === 'string') {
    skipped = started;
    console.warn(started);
    return;
  }
  emulator = started;
  const client = { endpoint: started.url, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  dynamodb = new DynamoDBClient(client);
  kinesis = new KinesisClient({ ...client, requestHandler: new NodeHttpHandler() });
  bench = await ConnectorBench.open(DYNAMODB, {});
  streams = await ConnectorBench.open(KINESIS, {});
  bench.variables = streams.variables = { AWS_ENDPOINT_URL: started.url };
});
afterAll(async () => {
  dynamodb?.destroy();
  kinesis?.destroy();
  await bench?.close();
  await streams?.close();
  await emulator?.stop();
});

const check = (title: string, work: () => Promise<void>) => test(title, async () => {
  if (skipped === undefined) await work();
});

async function table(name: string): Promise<void> {
  await dynamodb.send(new CreateTableCommand({ TableName: name, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] }));
}

check('a table is scanned in parts, page by page, and typed by its items', async () => {
  await table('orders');
  for (let i = 0; i < 60; i++) {
    await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: `o${i}` }, n: { N: String(i) }, big: { N: '9007199254740993' }, tags: { SS: ['a', 'b'] }, address: { M: { zip: { S: '1' }, floor: { N: '2' } } } } }));
  }
  const read = await bench.read('DynamoDBSource', { tableName: 'orders', splits: 3 });
  expect(read.ddl).toContain('address STRUCT<zip: STRING, floor: BIGINT>');
  expect(read.rows).toHaveLength(60);
  expect(JSON.stringify(read.rows[0])).toContain('9007199254740');
  const typed = await bench.read('DynamoDBSource', { tableName: 'orders', schema: 'id STRING, n INT, big STRING, missing DATE' });
  expect(typed.rows[0]).toEqual({ id: 'o0', n: 0, big: '9007199254740993', missing: null });
});

check('rows become items, and are put again without harm', async () => {
  await table('out');
  const load = await bench.stage('DynamoDBTarget', { tableName: 'out' }, 'id STRING, n BIGINT, d DECIMAL(10,2), at TIMESTAMP, tags ARRAY<STRING>, b BINARY', `
    SELECT 'k' || i AS id, i::BIGINT AS n, (i / 4)::DECIMAL(10,2) AS d, CASE WHEN i > 0 THEN TIMESTAMP '2026-01-02 03:04:05.678' END AS at, ['x', NULL] AS tags, '\\xFF'::BLOB AS b FROM range(120) t(i)`);
  await bench.publish(load);
  await bench.publish(load);
  const { Items = [], Count } = await dynamodb.send(new ScanCommand({ TableName: 'out' }));
  expect(Count).toBe(120);
  expect(Items.find((i) => i.id?.S === 'k3')).toEqual({ id: { S: 'k3' }, n: { N: '3' }, d: { N: '0.75' }, at: { S: '2026-01-02T03:04:05.678Z' }, tags: { L: [{ S: 'x' }, { NULL: true }] }, b: { B: new Uint8Array([255]) } });
  expect(Items.find((i) => i.id?.S === 'k0')).not.toHaveProperty('at');
});

check('a stream is read to its end, and from there on the next time', async () => {
  await kinesis.send(new CreateStreamCommand({ StreamName: 'clicks', ShardCount: 2 }));
  const put = (from: number, n: number) => kinesis.send(new PutRecordsCommand({ StreamName: 'clicks', Records: Array.from({ length: n }, (_, i) => ({ PartitionKey: String(i), Data: Buffer.from(JSON.stringify({ id: from + i, at: '2026-01-01' })) })) }));
  await put(0, 20);
  const first = await streams.read('KinesisSource', { streamName: 'clicks', schema: 'id INT, at DATE', startingPosition: 'latest' });
  expect(first.rows).toHaveLength(20);
  expect(streams.warnings.join()).toContain("what 'latest' would leave out");
  await put(20, 5);
  const second = await streams.read('KinesisSource', { streamName: 'clicks', schema: 'id INT, at DATE' }, { bookmark: first.bookmark });
  expect(second.rows.map((r) => (r as { id: number }).id)).toEqual([20, 21, 22, 23, 24]);
  const inferred = await streams.read('KinesisSource', { streamName: 'clicks', addRecordTimestamp: true });
  expect(inferred.ddl).toBe('at STRING, id BIGINT, __src_timestamp STRING');
  expect((inferred.rows[0] as { __src_timestamp: string }).__src_timestamp).toMatch(/^20\d\d-/);
});

check('rows become records, once', async () => {
  await kinesis.send(new CreateStreamCommand({ StreamName: 'out', ShardCount: 1 }));
  const load = await streams.stage('KinesisTarget', { streamName: 'out' }, 'id BIGINT, name STRING', "SELECT i AS id, CASE WHEN i > 0 THEN 'n' END AS name FROM range(1200) t(i)");
  await streams.publish(load);
  await streams.publish(load);
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName: 'out' }));
  let iterator: string | undefined = (await kinesis.send(new GetShardIteratorCommand({ StreamName: 'out', ShardId: Shards[0]?.ShardId, ShardIteratorType: 'TRIM_HORIZON' }))).ShardIterator;
  const records: string[] = [];
  for (let i = 0; i < 10 && records.length < 1200; i++) {
    const page: GetRecordsCommandOutput = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
    records.push(...(page.Records ?? []).map((r) => Buffer.from(r.Data ?? []).toString()));
    iterator = page.NextShardIterator;
  }
  expect(records).toHaveLength(1200);
  expect(records[0]).toBe('{"id":0}');
  expect(records[1199]).toBe('{"id":1199,"name":"n"}');
});
