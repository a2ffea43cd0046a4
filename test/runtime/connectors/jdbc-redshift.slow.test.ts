import { startPostgres, TestDatabase } from './databases';
import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { addressOf } from '../../../runtime/connectors/jdbc/database-address';
import { DatabaseClient } from '../../../runtime/connectors/jdbc/dialect';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { JDBC } from '../../../runtime/connectors/jdbc/jdbc-connector';

/** What Redshift lets a client do (cursors, INSERTs, MERGE), on PostgreSQL 15, which knows all of it. */
let database: TestDatabase | undefined;
let bench: ConnectorBench;
let client: DatabaseClient;

beforeAll(async () => {
  if (startPostgres.missing !== undefined) return console.warn(`SKIP Redshift: ${startPostgres.missing}`);
  const started = database = await startPostgres();
  const url = started.url.replace('postgresql:', 'redshift:');
  bench = await ConnectorBench.open(JDBC, { dw: url });
  client = await DIALECTS.redshift.connect(addressOf({ type: '', properties: { url } }));
});
afterAll(async () => {
  await client?.close();
  await bench?.close();
  await database?.stop();
});
const check = (title: string, work: () => Promise<void>) => (startPostgres.missing === undefined ? test : test.skip)(title, work);

const DDL = 'id BIGINT, name STRING, amount DECIMAL(10,2), ok BOOLEAN, day DATE, at TIMESTAMP';
const ROWS = `SELECT i AS id, CASE WHEN i % 3 = 0 THEN NULL WHEN i % 3 = 1 THEN '' ELSE 'it''s "' || i || '",' || chr(10) END AS name, (i / 4)::DECIMAL(10,2) AS amount, i % 2 = 0 AS ok,
  DATE '2026-01-01' + i::INT AS day, TIMESTAMP '2026-01-01 01:02:03.456789' AS "at" FROM range(5000) r(i)`;

check('rows go in by INSERTs and come out by a cursor', async () => {
  await bench.write('AmazonRedshiftTarget', { connection: 'dw', table: 'public.facts', tempDir: 's3://b/t/' }, DDL, ROWS);
  const read = await bench.read('AmazonRedshiftSource', { connection: 'dw', table: 'public.facts', tempDir: 's3://b/t/' });
  expect(read.ddl).toBe(DDL);
  const expected = (await bench.session.query(`SELECT to_json(r)::VARCHAR AS j FROM (${ROWS}) r`)).map((r) => String(r.j)).sort().map((j) => JSON.parse(j) as unknown);
  expect(read.rows).toEqual(expected);
});

check('an upsert is a MERGE that needs no unique key, and may delete', async () => {
  const target = { connection: 'dw', table: 'public.stock', tempDir: 's3://b/t/', mode: 'upsert', keys: ['id'] };
  await bench.write('AmazonRedshiftTarget', { ...target, mode: 'append', keys: [] }, 'id INT, n INT', 'SELECT * FROM (VALUES (1, 1), (2, 2), (3, 3)) v(id, n)');
  await bench.write('AmazonRedshiftTarget', target, 'id INT, n INT', 'SELECT * FROM (VALUES (2, 20), (4, 4)) v(id, n)');
  expect(await client.query('SELECT id, n FROM stock ORDER BY id')).toEqual([['1', '1'], ['2', '20'], ['3', '3'], ['4', '4']]);
  await bench.write('AmazonRedshiftTarget', { ...target, whenMatched: 'delete', whenNotMatched: 'none' }, 'id INT, n INT', 'SELECT * FROM (VALUES (1, 0), (9, 9)) v(id, n)');
  expect(await client.query('SELECT id FROM stock ORDER BY id')).toEqual([['2'], ['3'], ['4']]);
  await bench.write('AmazonRedshiftTarget', { ...target, mode: 'overwrite', keys: [] }, 'id INT, n INT', 'SELECT 7 AS id, 7 AS n');
  expect(await client.query('SELECT id, n FROM stock')).toEqual([['7', '7']]);
});

check('mistakes are named', async () => {
  expect((await failure(bench.read('AmazonRedshiftSource', { connection: 'dw', table: 'nowhere', tempDir: 's3://b/t/' }))).code).toBe('UnknownTable');
  expect((await failure(bench.stage('AmazonRedshiftTarget', { connection: 'dw', table: 'new', tempDir: 's3://b/t/' }, 'a ARRAY<INT>', 'SELECT [1] AS a'))).code).toBe('NoTypeMapping');
});
