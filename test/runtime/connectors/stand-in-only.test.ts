import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { STAND_IN_ONLY } from '../../../runtime/connectors/stores/stand-in-only';

let bench: ConnectorBench;
beforeAll(async () => { bench = await ConnectorBench.open(STAND_IN_ONLY, {}); });
afterAll(() => bench.close());
beforeEach(() => {
  bench.connections = {};
  bench.bindings = {};
});

const SNOWFLAKE = { connection: 'snow', database: 'SHOP', dbSchema: 'PUBLIC', table: 'ORDERS' };

/** What the runtime asks of Snowflake's client, with the rows of a table. */
const CLIENT = `
const { Readable } = require('node:stream');
const column = (name, type, precision, scale) => ({ getName: () => name, getType: () => type, getPrecision: () => precision, getScale: () => scale });
const columns = [column('ID', 'fixed', 38, 0), column('PRICE', 'fixed', 10, 2), column('X', 'real'), column('AT', 'timestamp_ntz'), column('DOC', 'variant'), column('OK', 'boolean')];
const rows = [
  { ID: '12345678901234567890', PRICE: '12.50', X: '1.5', AT: new Date('2026-01-02T03:04:05Z'), DOC: { a: [1] }, OK: true },
  { ID: '2', PRICE: null, X: null, AT: null, DOC: null, OK: null },
];
exports.createConnection = (options) => ({
  connect: (done) => done(options.password === 'right' ? undefined : new Error('Incorrect username or password was specified.')),
  execute: ({ sqlText, complete }) => {
    require('node:fs').appendFileSync(process.env.GLUEPRINT_TEST_LOG, sqlText + '\\n');
    if (/MISSING/.test(sqlText)) return complete(new Error("Object 'MISSING' does not exist"));
    complete(undefined, { getColumns: () => columns, streamRows: () => Readable.from(rows.slice(0, Number(/LIMIT (\\d+)$/.exec(sqlText)?.[1] ?? 9))) });
  },
  destroy: (done) => done(),
});
`;

describe('Snowflake', () => {
  beforeEach(() => { bench.connections = { snow: { account: 'shop', user: 'me', password: { env: 'DB_PASSWORD' } } }; });

  test('without its client in the project, the error says how to get it', async () => {
    const other = await ConnectorBench.open(STAND_IN_ONLY, bench.connections);
    const error = await failure(other.read('SnowflakeSource', SNOWFLAKE)).finally(() => other.close());
    expect(error.code).toBe('MissingClient');
    expect(error.message).toContain('npm install --save-dev snowflake-sdk');
  });

  test('is read through the client of the project', async () => {
    process.env.GLUEPRINT_TEST_LOG = bench.workspace.write('log.txt', '');
    bench.workspace.write('package.json', '{}');
    bench.workspace.write('node_modules/snowflake-sdk/package.json', '{"name":"snowflake-sdk","main":"index.js"}');
    bench.workspace.write('node_modules/snowflake-sdk/index.js', CLIENT);
    const { ddl, rows } = await bench.read('SnowflakeSource', SNOWFLAKE);
    expect(ddl).toBe('ID DECIMAL(38,0), PRICE DECIMAL(10,2), X DOUBLE, AT TIMESTAMP_NTZ, DOC STRING, OK BOOLEAN');
    expect(rows[0]).toMatchObject({ PRICE: 12.5, X: 1.5, AT: '2026-01-02 03:04:05', DOC: '{"a":[1]}', OK: true });
    expect((await bench.read('SnowflakeSource', { ...SNOWFLAKE, schema: 'id STRING' })).rows).toContainEqual({ id: '12345678901234567890' });
    expect((await bench.read('SnowflakeSource', SNOWFLAKE, { limit: 1 })).rows).toHaveLength(1);
    expect(bench.workspace.read('log.txt')).toContain('SELECT * FROM (SELECT * FROM ORDERS) LIMIT 1');
    expect((await failure(bench.read('SnowflakeSource', { ...SNOWFLAKE, table: 'MISSING' }))).message).toContain("Object 'MISSING' does not exist");
    bench.connections = { snow: { account: 'shop', user: 'me', password: 'wrong' } };
    expect((await failure(bench.read('SnowflakeSource', SNOWFLAKE))).code).toBe('AccessDenied');
  });
});

/** What the runtime asks of BigQuery's client: values are objects of its own classes. */
const BIGQUERY = `
const { Readable } = require('node:stream');
class Value { constructor(value) { this.value = value; } }
const fields = [
  { name: 'id', type: 'INTEGER' }, { name: 'price', type: 'NUMERIC' }, { name: 'day', type: 'DATE' }, { name: 'at', type: 'TIMESTAMP' }, { name: 'clock', type: 'TIME' },
  { name: 'tags', type: 'STRING', mode: 'REPEATED' }, { name: 'who', type: 'RECORD', fields: [{ name: 'age', type: 'INT64' }] }, { name: 'bytes', type: 'BYTES' }, { name: 'x', type: 'FLOAT' },
];
const row = { id: new Value('9007199254740993'), price: new Value('1.25'), day: new Value('2026-01-02'), at: new Value('2026-01-02T03:04:05.678Z'), clock: new Value('01:00:00.5'), tags: ['a'], who: { age: new Value('7') }, bytes: Buffer.from([255]), x: 1.5 };
exports.BigQuery = class {
  constructor(options) { this.options = options; }
  async createQueryJob({ query, dryRun }) {
    if (!dryRun || this.options.credentials.client_email !== 'me') throw new Error('Permission denied');
    if (/gone/.test(query)) throw new Error('Not found: Table shop.gone');
    return [{ metadata: { statistics: { query: { schema: { fields } } } } }];
  }
  createQueryStream({ query }) { return Readable.from(/LIMIT 1$/.test(query) ? [row] : [row, { id: null }]); }
};
`;

test('BigQuery is read through the client of the project', async () => {
  bench.workspace.write('node_modules/@google-cloud/bigquery/package.json', '{"name":"@google-cloud/bigquery","main":"index.js"}');
  bench.workspace.write('node_modules/@google-cloud/bigquery/index.js', BIGQUERY);
  bench.connections = { bq: { credentials: Buffer.from('{"client_email":"me"}').toString('base64') }, other: { credentials: '{"client_email":"you"}' } };
  const fields = { connection: 'bq', parentProject: 'p', table: 'shop.orders' };
  const { ddl, rows } = await bench.read('BigQuerySource', fields);
  expect(ddl).toBe('id BIGINT, price DECIMAL(38,9), day DATE, at TIMESTAMP, clock BIGINT, tags ARRAY<STRING>, who STRUCT<age: BIGINT>, bytes BINARY, x DOUBLE');
  expect(rows).toHaveLength(2);
  expect(rows.find((r) => (r as { x: unknown }).x !== null)).toMatchObject({ price: 1.25, day: '2026-01-02', at: '2026-01-02 03:04:05.678', clock: 3_600_500_000, tags: ['a'], who: { age: 7 }, bytes: '\\xFF', x: 1.5 });
  expect((await bench.read('BigQuerySource', { ...fields, schema: 'id STRING' }, { limit: 1 })).rows).toEqual([{ id: '9007199254740993' }]);
  expect((await failure(bench.read('BigQuerySource', { ...fields, table: 'shop.gone' }))).code).toBe('MissingTable');
  expect((await failure(bench.read('BigQuerySource', { ...fields, connection: 'other' }))).code).toBe('AccessDenied');
});

test('a database that has a client stands for one that has none', async () => {
  bench.connections = { sap: { url: `sqlite:${bench.workspace.path('shop.db')}` } };
  const load = await bench.stage('SapHanaTarget', { connection: 'sap', table: 'orders' }, 'id BIGINT, name STRING', "SELECT 1::BIGINT AS id, 'a' AS name");
  expect(load.connector).toBe('jdbc');
});

test.each([
  ['TeradataSource', { connection: 'c', table: 'shop.orders' }, 'teradata:shop.orders'],
  ['BigQuerySource', { connection: 'c', parentProject: 'p', query: 'SELECT 1' }, 'bigquery:Node'],
  ['AthenaConnectorSource', { connection: 'c', dbSchema: 's', table: 't' }, 'athena:s.t'],
])('%s names what to bind', async (kind, fields, key) => {
  const error = await failure(bench.read(kind, fields));
  expect(error.code).toBe('NoLocalClient');
  expect(error.message).toContain(`"bindings": { "${key}": "folder" }`);
  bench.bindings = { [key]: 'rows' };
  bench.workspace.write('rows/a.ndjson', '{"id":1}\n');
  expect((await bench.read(kind, fields)).rows).toEqual([{ id: 1 }]);
});
