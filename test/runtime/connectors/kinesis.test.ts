import { createHash } from 'node:crypto';
import { FakeAws, fault, Handler } from './fake-aws';
import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { KINESIS } from '../../../runtime/connectors/aws/kinesis';
import { PATIENCE } from '../../../runtime/connectors/aws/service-place';

let aws: FakeAws;
let bench: ConnectorBench;
/** Records of each shard, in order. */
let shards: Record<string, { parent?: string; records: (string | Uint8Array)[] }>;

beforeAll(async () => {
  PATIENCE.firstDelay = 1;
  aws = await FakeAws.start();
  bench = await ConnectorBench.open(KINESIS, {});
});
afterAll(async () => {
  await bench.close();
  await aws.stop();
});
beforeEach(() => {
  shards = {};
  bench.bindings = { kinesis: aws.url };
  bench.warnings.length = 0;
  aws.calls.length = 0;
  const text = (x: unknown) => String(x);
  aws.handlers = {
    DescribeStreamSummary: () => ({ body: { StreamDescriptionSummary: {} } }),
    ListShards: (input) => {
      const ids = Object.keys(shards);
      const at = input.NextToken === undefined ? 0 : Number(input.NextToken);
      const id = ids[at] ?? '';
      const shard = { ShardId: id, ParentShardId: shards[id]?.parent, HashKeyRange: {}, SequenceNumberRange: {} };
      return { body: { Shards: [shard], ...(at + 1 < ids.length ? { NextToken: String(at + 1) } : {}) } };
    },
    GetShardIterator: (input) => ({ body: { ShardIterator: `${text(input.ShardId)}/${input.StartingSequenceNumber === undefined ? 0 : Number(input.StartingSequenceNumber)}` } }),
    GetRecords: (input) => {
      const [id = '', from = '0'] = text(input.ShardIterator).split('/');
      const all = shards[id]?.records ?? [];
      const page = all.slice(Number(from), Number(from) + 2);
      const closed = Object.values(shards).some((s) => s.parent === id);
      const next = Number(from) + page.length;
      return {
        body: {
          Records: page.map((data, i) => ({ Data: Buffer.from(data).toString('base64'), PartitionKey: 'k', SequenceNumber: String(Number(from) + i + 1), ApproximateArrivalTimestamp: 1767225600.5 })),
          MillisBehindLatest: next < all.length ? 1000 : 0,
          ...(closed && next >= all.length ? {} : { NextShardIterator: `${id}/${next}` }),
        },
      };
    },
  };
});

const CLICKS = { streamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks', schema: 'id INT, name STRING' };
const ids = (rows: unknown[]) => rows.map((r) => (r as { id: number }).id);

test('reads each shard to where it is now, a split one before its parts', async () => {
  shards = { 'child-1': { parent: 'old', records: ['{"id":4}'] }, 'child-2': { parent: 'old', records: [] }, 'old': { records: ['{"id":1}', '{"id":2}', '{"id":3,\n "name":"x"}'] } };
  const first = await bench.read('KinesisSource', CLICKS);
  expect(first.rows).toEqual([{ id: 1, name: null }, { id: 2, name: null }, { id: 3, name: 'x' }, { id: 4, name: null }]);
  const order = aws.calls.filter((c) => c.operation === 'GetShardIterator').map((c) => String(c.input.ShardId));
  expect(order).toEqual(['old', 'child-1', 'child-2']);
  expect(first.bookmark).toBe('{"old":"3","child-1":"1"}');
  shards['child-2']?.records.push('{"id":5}');
  expect(ids((await bench.read('KinesisSource', CLICKS, { bookmark: first.bookmark })).rows)).toEqual([5]);
});

test('comes to an end on a stream that is written faster than it is read', async () => {
  shards = { s: { records: [] } };
  const calm = aws.handlers.GetRecords as Handler;
  aws.handlers.GetRecords = (input, call) => {
    if (call > 20) return fault('InternalFailure', 'read on for ever');
    shards.s?.records.push(`{"id":${call}}`);
    const answer = calm(input, call) as { body: { Records: { ApproximateArrivalTimestamp: number }[] } };
    for (const r of answer.body.Records) r.ApproximateArrivalTimestamp = Date.now() / 1000 + (call > 3 ? 60 : -60);
    return answer;
  };
  expect(ids((await bench.read('KinesisSource', CLICKS)).rows)).toEqual([1, 2, 3, 4]);
});

test('takes aggregated records apart', async () => {
  const message = (field: number, bytes: Buffer) => Buffer.concat([Buffer.from([field * 8 + 2, bytes.length]), bytes]);
  const record = (data: string) => message(3, Buffer.concat([Buffer.from([8, 0]), message(3, Buffer.from(data))]));
  const body = Buffer.concat([message(1, Buffer.from('key')), record('{"id":1}'), record('{"id":2}')]);
  shards = { s: { records: [Buffer.concat([Buffer.from([0xf3, 0x89, 0x9a, 0xc2]), body, createHash('md5').update(body).digest()]), '{"id":3}'] } };
  expect(ids((await bench.read('KinesisSource', CLICKS)).rows)).toEqual([1, 2, 3]);
});

test('infers columns, and adds when the stream took a record', async () => {
  shards = { s: { records: ['{"b":1,"a":{"x":"y"}}', '{}', '', '{"b":2.5}'] } };
  const { ddl, rows } = await bench.read('KinesisSource', { streamName: 'clicks', addRecordTimestamp: true });
  expect(ddl).toBe('a STRUCT<x: STRING>, b DOUBLE, __src_timestamp STRING');
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual({ a: null, b: 2.5, __src_timestamp: '2026-01-01T00:00:00.500Z' });
});

test('reads CSV records by their place', async () => {
  shards = { s: { records: ['1;a', '2;"b;c"'] } };
  const { rows } = await bench.read('KinesisSource', { ...CLICKS, classification: 'csv', delimiter: ';' });
  expect(rows).toEqual([{ id: 1, name: 'a' }, { id: 2, name: 'b;c' }]);
});

test('keeps to a limit', async () => {
  shards = { s: { records: ['{"id":1}', '{"id":2}', '{"id":3}'] } };
  expect((await bench.read('KinesisSource', CLICKS, { limit: 2 })).rows).toHaveLength(2);
});

test.each([
  ['a stream that is not there', { ListShards: () => fault('ResourceNotFoundException') }, CLICKS, 'does not exist'],
  ['records of a format that only Glue reads', {}, { ...CLICKS, classification: 'avro' }, "reads records of json and csv, not of 'avro'"],
  ['a stream that only the catalog names', {}, { database: 'db', table: 't' }, 'only the Data Catalog of the cloud says'],
])('fails at %s', async (_, handlers, fields, message) => {
  Object.assign(aws.handlers, handlers);
  expect((await failure(bench.read('streamArn' in fields ? 'KinesisSource' : 'CatalogKinesisSource', fields))).message).toContain(message);
});

describe('a write', () => {
  type Put = { Data: string; PartitionKey: string };
  const puts = (input: Record<string, never>) => input.Records as unknown as Put[];
  const rows = (n: number) => `SELECT i AS id, 'x' AS name FROM range(${n}) t(i)`;

  test('sends what is refused again, and nothing twice', async () => {
    const taken: number[] = [];
    aws.handlers.PutRecords = (input, call) => {
      const records = puts(input);
      expect(records.length).toBeLessThanOrEqual(500);
      return {
        body: {
          FailedRecordCount: 0,
          Records: records.map((r, i) => {
            if (call === 1 && i % 2 === 1) return { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'slow' };
            taken.push((JSON.parse(Buffer.from(r.Data, 'base64').toString()) as { id: number }).id);
            return { SequenceNumber: '1', ShardId: 's' };
          }),
        },
      };
    };
    const load = await bench.stage('KinesisTarget', CLICKS, 'id BIGINT, name STRING', rows(700));
    await bench.publish(load);
    await bench.publish(load);
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 700 }, (_, i) => i));
    const keys = new Set(aws.calls.filter((c) => c.operation === 'PutRecords').flatMap((c) => puts(c.input).map((r) => r.PartitionKey)));
    expect(keys.size).toBe(700);
  });

  test('says how much is there where the stream takes no more, and goes on from there', async () => {
    let room = 600;
    const seen: string[] = [];
    aws.handlers.PutRecords = (input) => ({
      body: {
        Records: puts(input).map((r) => {
          if (room-- <= 0) return { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'rate exceeded' };
          seen.push(r.Data);
          return { SequenceNumber: '1', ShardId: 's' };
        }),
      },
    });
    const load = await bench.stage('KinesisTarget', { ...CLICKS, partitionKey: 'one' }, 'id BIGINT, name STRING', rows(1000));
    const error = await failure(bench.publish(load));
    expect(error.code).toBe('PartlyWritten');
    expect(error.message).toContain('rate exceeded; 600 records of this run are in the stream');
    room = 10_000;
    await bench.publish(load);
    // The batch that was broken off is the only one that is sent twice.
    expect(seen).toHaveLength(1100);
    expect(new Set(seen).size).toBe(1000);
  });
});
