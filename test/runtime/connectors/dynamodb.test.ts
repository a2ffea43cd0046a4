import { FakeAws, fault } from './fake-aws';
import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { DYNAMODB } from '../../../runtime/connectors/aws/dynamodb';
import { PATIENCE } from '../../../runtime/connectors/aws/service-place';

let aws: FakeAws;
let bench: ConnectorBench;

beforeAll(async () => {
  PATIENCE.firstDelay = 1;
  aws = await FakeAws.start();
  bench = await ConnectorBench.open(DYNAMODB, {});
});
afterAll(async () => {
  await bench.close();
  await aws.stop();
});
beforeEach(() => {
  aws.calls.length = 0;
  aws.handlers = { DescribeTable: () => ({ body: { Table: { TableSizeBytes: 77, KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } } }) };
  bench.variables = {};
  bench.bindings = { 'dynamodb:table/orders': aws.url };
  bench.warnings.length = 0;
});

const ORDERS = { tableName: 'orders' };
const scan = (...items: object[]) => { aws.handlers.Scan = () => ({ body: { Items: items } }); };

describe('a scan', () => {
  test('goes page by page, in as many parts as there are splits', async () => {
    const pages: Record<string, string[][]> = { 0: [['a', 'b'], ['c']], 1: [['d'], [], ['e']] };
    aws.handlers.Scan = (input) => {
      const own = pages[String(input.Segment)] ?? [];
      const page = Number((input.ExclusiveStartKey as { id?: { S: string } } | undefined)?.id?.S ?? '0');
      const last = page + 1 < own.length ? { LastEvaluatedKey: { id: { S: String(page + 1) } } } : {};
      return { body: { Items: (own[page] ?? []).map((id) => ({ id: { S: id } })), ...last } };
    };
    const read = await bench.read('DynamoDBSource', { ...ORDERS, splits: 2, schema: 'id STRING' });
    expect(read.rows.map((r) => (r as { id: string }).id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(aws.calls.filter((c) => c.operation === 'Scan').every((c) => Number(c.input.TotalSegments) === 2)).toBe(true);
  });

  test('types columns by their attributes', async () => {
    scan(
      { id: { S: 'a' }, n: { N: '7' }, x: { N: '1.5' }, ok: { BOOL: true }, bytes: { B: '/wA=' }, gone: { NULL: true }, names: { SS: ['p', 'q'] }, numbers: { NS: ['1', '2'] }, list: { L: [{ N: '1' }, { NULL: true }] }, map: { M: { a: { S: 'x' } } } },
      { id: { S: 'b' }, map: { M: { b: { N: '2' } } } },
    );
    const { ddl, rows } = await bench.read('DynamoDBSource', ORDERS);
    expect(ddl).toBe('id STRING, n BIGINT, x DOUBLE, ok BOOLEAN, bytes BINARY, gone STRING, names ARRAY<STRING>, numbers ARRAY<BIGINT>, list ARRAY<BIGINT>, map STRUCT<a: STRING, b: BIGINT>');
    expect(rows[0]).toEqual({ id: 'a', n: 7, x: 1.5, ok: true, bytes: '\\xFF\\x00', gone: null, names: ['p', 'q'], numbers: [1, 2], list: [1, null], map: { a: 'x', b: null } });
    expect(rows[1]).toMatchObject({ id: 'b', n: null, map: { a: null, b: 2 } });
  });

  test('makes a struct of an attribute of several types, and says so', async () => {
    scan({ id: { S: 'a' }, v: { N: '1' } }, { id: { S: 'b' }, v: { S: 'x' } }, { id: { S: 'c' }, v: { N: '1.5' } });
    const { ddl, rows } = await bench.read('DynamoDBSource', ORDERS);
    expect(ddl).toBe('id STRING, v STRUCT<double: DOUBLE, long: BIGINT, string: STRING>');
    expect(rows[2]).toEqual({ id: 'c', v: { double: 1.5, long: null, string: null } });
    expect(bench.warnings).toEqual([expect.stringContaining('v hold values of several types')]);
  });

  test('casts to a schema as Spark does', async () => {
    scan({ id: { S: 'a' }, a: { N: '3.9' }, b: { S: ' 12 ' }, c: { N: '12.345' }, d: { S: '2026-02-30' }, e: { S: '2026-02-28T01:02:03+01:00' }, f: { S: 'yes' }, g: { N: '300' }, h: { N: '5' }, i: { S: 'x' }, Case: { S: 'y' } });
    const { rows } = await bench.read('DynamoDBSource', { ...ORDERS, schema: 'a INT, b BIGINT, c DECIMAL(4,2), d DATE, e TIMESTAMP, f BOOLEAN, g TINYINT, h STRING, i DOUBLE, case STRING' });
    expect(rows).toEqual([{ a: 3, b: 12, c: 12.35, d: null, e: '2026-02-28 00:02:03', f: true, g: null, h: '5', i: null, case: 'y' }]);
  });

  test.each([
    ['export', { exportMode: 'ddb' }, 'Item STRUCT<id: STRUCT<S: STRING>, n: STRUCT<N: STRING>, l: STRUCT<L: ARRAY<STRUCT<M: STRUCT<a: STRUCT<N: STRING>>>>>>'],
    ['simplified export', { exportMode: 's3', simplify: true }, 'id STRING, n STRING, l ARRAY<STRUCT<a: STRING>>'],
    ['unnested export', { exportMode: 's3', unnest: true }, 'id STRING, n STRING, l ARRAY<STRUCT<M: STRUCT<a: STRUCT<N: STRING>>>>'],
  ])('has the columns of an %s', async (_, fields, columns) => {
    scan({ id: { S: 'a' }, n: { N: '7' }, l: { L: [{ M: { a: { N: '1' } } }] } });
    const { ddl } = await bench.read('DynamoDBSource', { tableArn: 'arn:aws:dynamodb:eu-west-1:1:table/orders', s3Bucket: 'b', ...fields });
    expect(ddl).toBe(columns);
    expect(bench.warnings.join()).toContain('makes and reads no export');
  });

  test('waits when the table throttles, and goes on where a connection was cut', async () => {
    aws.handlers.Scan = (_, call) => (call <= 2 ? fault('ProvisionedThroughputExceededException') : call === 3 ? 'cut' : { body: { Items: [{ id: { S: 'a' } }] } });
    expect((await bench.read('DynamoDBSource', { ...ORDERS, schema: 'id STRING' })).rows).toEqual([{ id: 'a' }]);
    expect(aws.count('Scan')).toBe(4);
  });

  test.each([
    ['throttles for ever', fault('ThrottlingException', 'slow down'), 'Throttled', 'refuses further requests: slow down', 8],
    ['is not there', fault('ResourceNotFoundException'), 'MissingTable', 'does not exist', 1],
    ['may not be read', fault('AccessDeniedException', 'no'), 'AccessDenied', 'no', 1],
  ])('fails where a table %s', async (_, answer, code, message, calls) => {
    aws.handlers.DescribeTable = () => answer;
    const error = await failure(bench.read('DynamoDBSource', ORDERS));
    expect({ code: error.code, message: error.message }).toEqual({ code, message: expect.stringContaining(message) as string });
    expect(aws.count('DescribeTable')).toBe(calls);
  });

  test('fails where nothing tells the columns, or two differ in case', async () => {
    scan();
    expect((await failure(bench.read('DynamoDBSource', ORDERS))).code).toBe('NoColumns');
    scan({ id: { S: 'a' }, ID: { S: 'b' } });
    expect((await failure(bench.read('DynamoDBSource', ORDERS))).message).toContain("'id' and 'ID' differ in case only");
  });

  test('fails at an attribute that the first items did not show', async () => {
    aws.handlers.Scan = (input) => {
      const page = Number((input.ExclusiveStartKey as { id?: { S: string } } | undefined)?.id?.S ?? '0');
      const Items = page < 10 ? Array.from({ length: 1000 }, (_, i) => ({ id: { S: `${page}-${i}` } })) : [{ id: { S: 'last' }, late: { S: 'x' } }];
      return { body: { Items, ...(page < 10 ? { LastEvaluatedKey: { id: { S: String(page + 1) } } } : {}) } };
    };
    expect((await failure(bench.read('DynamoDBSource', ORDERS))).message).toContain("'late' is in none of the first 10000 items");
    expect((await bench.read('DynamoDBSource', { ...ORDERS, schema: 'late STRING' })).rows).toHaveLength(10001);
  });
});

describe('a write', () => {
  const DDL = 'id STRING, n BIGINT';
  const rows = (n: number) => `SELECT 'k' || i AS id, i AS n FROM range(${n}) t(i)`;
  type Puts = { PutRequest: { Item: { id: { S: string }; n: { N: string } } } }[];
  const itemsOf = (input: Record<string, never>) => (input.RequestItems as unknown as Record<string, Puts>).orders ?? [];

  test('sends again what a batch leaves undone', async () => {
    const there = new Map<string, string>();
    aws.handlers.BatchWriteItem = (input, call) => {
      const items = itemsOf(input);
      expect(items.length).toBeLessThanOrEqual(25);
      const left = call % 2 === 1 ? items.slice(3) : [];
      for (const i of items.filter((x) => !left.includes(x))) there.set(i.PutRequest.Item.id.S, i.PutRequest.Item.n.N);
      return { body: { UnprocessedItems: left.length === 0 ? {} : { orders: left } } };
    };
    await bench.write('DynamoDBTarget', ORDERS, DDL, rows(130));
    expect(there.size).toBe(130);
    expect(there.get('k129')).toBe('129');
  });

  test('says exactly how much is there where the table takes no more', async () => {
    let taken = 0;
    aws.handlers.BatchWriteItem = (input) => {
      const items = itemsOf(input);
      const takes = Math.min(items.length, Math.max(0, 40 - taken));
      taken += takes;
      return { body: { UnprocessedItems: takes === items.length ? {} : { orders: items.slice(takes) } } };
    };
    const error = await failure(bench.write('DynamoDBTarget', { ...ORDERS, retries: 2 }, DDL, rows(130)));
    expect(error.code).toBe('PartlyWritten');
    expect(error.message).toContain('takes no more after 3 tries: it is out of write capacity; 40 items of this run are in the table');
  });

  test('keeps the last row of a key', async () => {
    const puts: string[] = [];
    aws.handlers.BatchWriteItem = (input) => {
      puts.push(...itemsOf(input).map((i) => i.PutRequest.Item.n.N));
      return { body: {} };
    };
    await bench.write('DynamoDBTarget', ORDERS, DDL, "SELECT 'same' AS id, i AS n FROM range(40) t(i)");
    expect(puts[puts.length - 1]).toBe('39');
  });

  test.each([
    ['no key column', 'name STRING', "SELECT 'x' AS name", "the rows have no column 'id', the key of the table"],
    ['a key of another type', 'id BIGINT', 'SELECT 1::BIGINT AS id', "column 'id' is bigint, as key of the table it is a text"],
    ['a key without a value', DDL, "SELECT CASE WHEN i < 2 THEN 'a' || i END AS id, i AS n FROM range(4) t(i)", "row 3 has no value in 'id', the key of the table; nothing was written"],
    ['what is no number', 'id STRING, x DOUBLE', "SELECT 'a' AS id, 'nan'::DOUBLE AS x", 'a value is NaN, which no number of DynamoDB is'],
  ])('is refused before anything is written: %s', async (_, ddl, query, message) => {
    expect((await failure(bench.stage('DynamoDBTarget', ORDERS, ddl, query))).message).toContain(message);
    expect(aws.count('BatchWriteItem')).toBe(0);
  });
});

describe('without a table', () => {
  beforeEach(() => { bench.bindings = {}; });

  test('rows of sampleData are read, and said to be', async () => {
    const sampleData = { type: 'rows', rows: [{ id: 'a', n: 1, at: '2026-01-01' }, { id: 'b', deep: { x: [1, 2] } }] };
    const { ddl, rows } = await bench.read('DynamoDBSource', { ...ORDERS, sampleData: sampleData as never });
    expect(ddl).toBe('id STRING, n BIGINT, at STRING, deep STRUCT<x: ARRAY<BIGINT>>');
    expect(rows[1]).toEqual({ id: 'b', n: null, at: null, deep: { x: [1, 2] } });
    expect(bench.warnings).toEqual(["the table 'orders' of DynamoDB is not read: 2 rows of its sampleData stand for it"]);
    expect((await bench.read('DynamoDBSource', { ...ORDERS, sampleData: sampleData as never, schema: 'id STRING, at DATE' })).rows[0]).toEqual({ id: 'a', at: '2026-01-01' });
  });

  test('a file of sampleData is read', async () => {
    bench.workspace.write('orders.csv', 'id,n\na,1\n');
    expect((await bench.read('DynamoDBSource', { ...ORDERS, sampleData: { type: 'file', file: 'orders.csv' } })).rows).toEqual([{ id: 'a', n: '1' }]);
    bench.workspace.write('orders.json', '[\n{"id": "a"},\n{"id": "b"}]');
    expect((await bench.read('DynamoDBSource', { ...ORDERS, sampleData: { type: 'file', file: 'orders.json' } })).rows).toHaveLength(2);
  });

  test('a bound folder is read and written', async () => {
    bench.workspace.write('stand/a.ndjson', '{"id":"a"}\n{"id":"b"}\n');
    bench.bindings = { 'dynamodb:table/orders': 'stand' };
    expect((await bench.read('DynamoDBSource', ORDERS)).rows).toEqual([{ id: 'a' }, { id: 'b' }]);
    const load = await bench.stage('DynamoDBTarget', ORDERS, 'id STRING, n INT', "SELECT 'c' AS id, NULL::INT AS n", 'r1');
    await bench.publish(load);
    await bench.publish(load);
    expect(bench.workspace.files('stand')).toEqual(['a.ndjson', 'r1-Node-0.json']);
    expect(bench.workspace.read('stand/r1-Node-0.json')).toBe('{"id":"c"}\n');
  });

  test('the error says what to bind', async () => {
    const error = await failure(bench.read('DynamoDBSource', ORDERS));
    expect(error.code).toBe('MissingStandIn');
    expect(error.message).toContain('"bindings": { "dynamodb:table/orders": "folder" }');
    expect(error.message).toContain('sampleData');
  });

  test('an endpoint of the environment is used only where there is no sample', async () => {
    bench.variables = { AWS_ENDPOINT_URL: aws.url };
    scan({ id: { S: 'real' } });
    expect((await bench.read('DynamoDBSource', ORDERS)).rows).toEqual([{ id: 'real' }]);
    expect((await bench.read('DynamoDBSource', { ...ORDERS, sampleData: { type: 'rows', rows: [{ id: 'sample' }] } })).rows).toEqual([{ id: 'sample' }]);
  });
});
