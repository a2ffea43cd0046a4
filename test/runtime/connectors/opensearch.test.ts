import { createServer, Server } from 'node:http';
import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { OPENSEARCH } from '../../../runtime/connectors/stores/opensearch';

interface Call { readonly method: string; readonly path: string; readonly body: string; readonly authorization?: string }
type Reply = { readonly status?: number; readonly body: unknown };

let server: Server;
let bench: ConnectorBench;
let calls: Call[];
let reply: (call: Call) => Reply;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (c: Buffer) => chunks.push(c));
    request.on('end', () => {
      const call = { method: request.method ?? '', path: request.url ?? '', body: Buffer.concat(chunks).toString(), authorization: request.headers.authorization };
      calls.push(call);
      const { status = 200, body } = reply(call);
      response.writeHead(status, { 'content-type': body === 'Unauthorized' ? 'text/plain' : 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  bench = await ConnectorBench.open(OPENSEARCH, { search: { url, user: 'me', password: { env: 'DB_PASSWORD' } } });
});
afterAll(async () => {
  await bench.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  calls = [];
});

const ORDERS = { connection: 'search', index: 'orders' };
const MAPPING = {
  orders: {
    mappings: {
      properties: {
        id: { type: 'long' },
        name: { type: 'text', fields: { raw: { type: 'keyword' } } },
        at: { type: 'date' },
        price: { type: 'scaled_float' },
        tags: { type: 'keyword' },
        ok: { type: 'boolean' },
        customer: { properties: { age: { type: 'short' }, since: { type: 'date' } } },
        lines: { type: 'nested', properties: { sku: { type: 'keyword' } } },
        also: { type: 'alias', path: 'id' },
        blob: { type: 'binary' },
      },
    },
  },
};

/** A cluster with an index of these documents, two a page. */
function cluster(documents: readonly string[]): (call: Call) => Reply {
  const page = (from: number) => ({ body: `{"_scroll_id":"s${from + 2}","hits":{"hits":[${documents.slice(from, from + 2).map((d) => `{"_source":${d}}`).join(',')}]}}` });
  return (call) => {
    if (call.path.includes('_mapping')) return { body: MAPPING };
    if (call.method === 'DELETE') return { body: {} };
    return call.path.startsWith('/orders/_search') ? page(0) : page(Number((JSON.parse(call.body) as { scroll_id: string }).scroll_id.slice(1)));
  };
}

test('an index is read page by page, with the columns of its mapping', async () => {
  reply = cluster([
    '{"id":9007199254740993,"name":"a","at":"2026-01-02T03:04:05Z","price":1.25,"tags":"one","ok":true,"customer":{"age":7,"since":1767225600000},"lines":{"sku":"x"},"blob":"/w=="}',
    '{"id":2,"tags":["p","q"],"lines":[{"sku":"y"},{"sku":"z"}]}', '{"id":3}',
  ]);
  const { ddl, rows } = await bench.read('OpenSearchSource', { ...ORDERS, arrayFields: 'tags' });
  expect(ddl).toBe('id BIGINT, name STRING, at TIMESTAMP, price DOUBLE, tags ARRAY<STRING>, ok BOOLEAN, customer STRUCT<age: SMALLINT, since: TIMESTAMP>, lines ARRAY<STRUCT<sku: STRING>>, blob BINARY');
  expect(rows).toHaveLength(3);
  expect(rows.find((r) => (r as { name: string }).name === 'a')).toMatchObject({ at: '2026-01-02 03:04:05', tags: ['one'], customer: { age: 7, since: '2026-01-01 00:00:00' }, lines: [{ sku: 'x' }], blob: '\\xFF' });
  expect(calls.some((c) => c.method === 'DELETE')).toBe(true);
  expect(calls[0]?.authorization).toBe(`Basic ${Buffer.from('me:right').toString('base64')}`);
  expect((await bench.read('OpenSearchSource', { ...ORDERS, schema: 'id STRING' })).rows).toContainEqual({ id: '9007199254740993' });
});

test.each([
  ['a page whose answer is lost', { status: 502, body: 'Bad Gateway' }],
  ['a shard that gives no documents', { body: '{"_scroll_id":"s4","_shards":{"failed":1},"hits":{"hits":[]}}' }],
])('%s is no end of the index', async (_, answer) => {
  const whole = cluster(['{"id":1}', '{"id":2}', '{"id":3}']);
  reply = (call) => (call.path.startsWith('/_search/scroll') && call.method === 'POST' ? answer : whole(call));
  expect((await failure(bench.read('OpenSearchSource', { ...ORDERS, schema: 'id INT' }))).code).toBe('ServiceFault');
  expect(calls.filter((c) => c.path.startsWith('/_search/scroll') && c.method === 'POST')).toHaveLength(1);
});

test('a query is passed on, a limit kept, a schema cast', async () => {
  reply = cluster(['{"id":1}', '{"id":2}', '{"id":3}']);
  const query = { query: { term: { name: 'a' } } };
  const { rows } = await bench.read('OpenSearchSource', { ...ORDERS, query: JSON.stringify(query), schema: 'id STRING' }, { limit: 1 });
  expect(rows).toEqual([{ id: '1' }]);
  const search = calls.find((c) => c.path.startsWith('/orders/_search'));
  expect(JSON.parse(search?.body ?? '')).toEqual(query);
  expect(search?.path).toContain('size=1');
  await bench.read('OpenSearchSource', { ...ORDERS, query: '?q=name:a' });
  expect(calls.some((c) => c.path.includes('q=name%3Aa'))).toBe(true);
});

test.each([
  ['an index that is not there', { status: 404, body: { error: { type: 'index_not_found_exception' } } }, 'MissingTable', 'does not exist'],
  ['a wrong password', { status: 401, body: 'Unauthorized' }, 'AccessDenied', 'check user and password'],
])('fails at %s', async (_, answer, code, message) => {
  reply = () => answer;
  const error = await failure(bench.read('OpenSearchSource', ORDERS));
  expect({ code: error.code, message: error.message }).toEqual({ code, message: expect.stringContaining(message) as string });
});

describe('a write', () => {
  interface Action { readonly index: { readonly _id: string; readonly _index: string } }
  const parsed = (call: Call) => call.body.trim().split('\n').map((l) => JSON.parse(l) as unknown);
  const bulk = (answer: (id: string, call: number) => object) => {
    let n = 0;
    return (call: Call): Reply => {
      if (!call.path.includes('_bulk')) return { body: {} };
      n++;
      const actions = parsed(call).filter((_, i) => i % 2 === 0) as Action[];
      return { body: { items: actions.map((a) => ({ index: { _id: a.index._id, status: 201, ...answer(a.index._id, n) } })) } };
    };
  };
  const bulks = () => calls.filter((c) => c.path.includes('_bulk'));

  test('gives each row the id of its column, or one that is the same a second time', async () => {
    reply = bulk(() => ({}));
    await bench.write('OpenSearchTarget', { ...ORDERS, idColumn: 'id' }, 'id BIGINT, d DATE, x DOUBLE', "SELECT 7::BIGINT AS id, DATE '2026-01-02' AS d, NULL::DOUBLE AS x");
    expect(parsed(bulks()[0] as Call)).toEqual([{ index: { _index: 'orders', _id: '7' } }, { id: 7, d: '2026-01-02' }]);
    calls = [];
    const load = await bench.stage('OpenSearchTarget', ORDERS, 'id BIGINT', 'SELECT i AS id FROM range(3) t(i)');
    await bench.publish(load);
    await bench.publish(load);
    const [first, second] = bulks().map(parsed);
    expect(first).toEqual(second);
    expect(new Set((first as Action[]).filter((_, i) => i % 2 === 0).map((a) => a.index._id)).size).toBe(3);
  });

  test('sends again what the cluster puts off', async () => {
    reply = bulk((id, n) => (n === 1 && Number(id) % 2 === 1 ? { status: 429, error: { type: 'es_rejected_execution_exception' } } : {}));
    await bench.write('OpenSearchTarget', { ...ORDERS, idColumn: 'id' }, 'id BIGINT', 'SELECT i AS id FROM range(10) t(i)');
    expect(bulks().map((c) => parsed(c).length / 2)).toEqual([10, 5]);
  });

  test('tells what is there where a document is refused', async () => {
    reply = bulk((id) => (id === '4' ? { status: 400, error: { type: 'mapper_parsing_exception', reason: 'failed to parse field [x]' } } : {}));
    const error = await failure(bench.write('OpenSearchTarget', { ...ORDERS, idColumn: 'id' }, 'id BIGINT', 'SELECT i AS id FROM range(10) t(i)'));
    expect(error.code).toBe('PartlyWritten');
    expect(error.message).toContain('mapper_parsing_exception: failed to parse field [x]; 9 documents of this run are in the index');
  });
});

test('without a connection it says what to bind', async () => {
  const error = await failure(bench.read('OpenSearchSource', { ...ORDERS, connection: 'elsewhere' }));
  expect(error.message).toContain("its connection 'elsewhere' is not bound");
  expect(error.message).toContain('"opensearch:orders": "folder"');
  expect((await bench.read('OpenSearchSource', { ...ORDERS, connection: 'elsewhere', sampleData: { type: 'rows', rows: [{ id: 1 }] } })).rows).toEqual([{ id: 1 }]);
});
