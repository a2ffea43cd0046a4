import { FakeSqlServer, TdsAnswer, TdsColumn } from './fake-sqlserver';
import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { JDBC } from '../../../runtime/connectors/jdbc/jdbc-connector';

/** SQL Server's protocol as its client really speaks it, against a server of the test's own. */
let server: FakeSqlServer;
let bench: ConnectorBench;
let answers: (sql: string) => TdsAnswer | undefined = () => undefined;

const texts = (...names: string[]): TdsColumn[] => names.map((name) => ({ name, type: 'nvarchar' }));
const NONE: TdsAnswer = { columns: texts('a'), rows: [] };

/** As `sys.dm_exec_describe_first_result_set` gives them. */
const DESCRIBED: TdsAnswer = {
  columns: [...texts('name', 'system_type_name'), { name: 'precision', type: 'int' }, { name: 'scale', type: 'int' }, { name: 'max_length', type: 'int' }, ...texts('error_message')],
  rows: [
    ['id', 'bigint', 19, 0, 8, null], ['name', 'nvarchar(50)', 0, 0, 100, null], ['amount', 'decimal(10,2)', 10, 2, 9, null], ['ok', 'bit', 1, 0, 1, null],
    ['day', 'date', 10, 0, 3, null], ['at', 'datetime2(6)', 26, 6, 8, null], ['data', 'varbinary(max)', 0, 0, -1, null], ['x', 'float', 53, 0, 8, null], ['n', 'int', 10, 0, 4, null],
  ],
};
/** As `sys.columns` gives them. */
const shape = (...columns: [string, string, number?][]): TdsAnswer => ({
  columns: [...texts('name', 'type'), ...['precision', 'scale', 'max_length', 'required'].map((name): TdsColumn => ({ name, type: 'int' }))],
  rows: columns.map(([name, type, required = 0]) => [name, type, 10, 2, 100, required]),
});
const ROWS: TdsAnswer = {
  columns: [...texts('c0', 'c1', 'c2'), { name: 'c3', type: 'bit' }, ...texts('c4', 'c5', 'c6'), { name: 'c7', type: 'float' }, { name: 'c8', type: 'int' }],
  rows: [
    ['9007199254740993', 'żółć 🦆 "quoted",\nline', '12.50', true, '2026-01-02', '2026-01-02 03:04:05.678901', '00FF', 0.1, -5],
    ['2', '', '-0.01', false, '0001-01-01', '9999-12-31 23:59:59.999999', '', 1e300, 2147483647],
    [null, null, null, null, null, null, null, null, null],
  ],
};

beforeAll(async () => {
  server = await FakeSqlServer.open('right', (sql) => answers(sql) ?? (/^(SELECT|EXEC)/.test(sql) ? NONE : { count: 1 }));
  const url = `sqlserver://127.0.0.1:${server.port}/shop`;
  bench = await ConnectorBench.open(JDBC, { db: { url, user: 'sa', password: 'right' }, wrong: { url, user: 'sa', password: 'wrong' } });
});
afterAll(async () => {
  await bench?.close();
  await server?.close();
});
beforeEach(() => {
  server.batches.length = 0;
  answers = (sql) => (sql.includes('dm_exec_describe') ? DESCRIBED : sql.startsWith('SELECT CONVERT') ? ROWS : undefined);
});

test('a table is read with its types', async () => {
  const { ddl, rows } = await bench.read('JdbcSource', { connection: 'db', table: 'dbo.orders', filterPredicate: 'id > 0' });
  expect(ddl).toBe('id BIGINT, name STRING, amount DECIMAL(10,2), ok BOOLEAN, day DATE, at TIMESTAMP, data BINARY, x DOUBLE, n INT');
  expect(rows).toEqual(expect.arrayContaining([
    { id: 9007199254740992, name: 'żółć 🦆 "quoted",\nline', amount: 12.5, ok: true, day: '2026-01-02', at: '2026-01-02 03:04:05.678901', data: '\\x00\\xFF', x: 0.1, n: -5 },
    { id: 2, name: '', amount: -0.01, ok: false, day: '0001-01-01', at: '9999-12-31 23:59:59.999999', data: '', x: 1e300, n: 2147483647 },
    { id: null, name: null, amount: null, ok: null, day: null, at: null, data: null, x: null, n: null },
  ]));
  expect(server.batches.at(-1)).toBe('SELECT CONVERT(varchar(20), [id]) AS [c0], [name] AS [c1], CONVERT(varchar(64), [amount]) AS [c2], [ok] AS [c3], CONVERT(varchar(10), [day], 23) AS [c4], '
    + 'CONVERT(varchar(30), CONVERT(datetime2(6), [at]), 121) AS [c5], CONVERT(varchar(max), CONVERT(varbinary(max), [data]), 2) AS [c6], [x] AS [c7], [n] AS [c8] FROM dbo.orders WHERE (id > 0\n)');
});

test('many rows, over many packets', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [String(i), 'x'.repeat(100)]);
  answers = (sql) => (sql.includes('dm_exec_describe') ? DESCRIBED : sql.startsWith('SELECT CONVERT') ? { columns: texts('c0', 'c1'), rows } : undefined);
  const read = await bench.read('JdbcSource', { connection: 'db', table: 'orders', columns: ['id', 'name'] });
  expect(read.rows).toHaveLength(5000);
});

test('a wrong password is told, without the password, and once', async () => {
  server.logins = 0;
  const e = await failure(bench.read('JdbcSource', { connection: 'wrong', table: 'orders' }));
  expect([e.code, server.logins, e.message.includes("'wrong'")]).toEqual(['WrongCredentials', 1, false]);
});

test('a table that is not there, and a column of a type that has no mapping', async () => {
  const described = DESCRIBED as Extract<TdsAnswer, { columns: unknown }>;
  answers = () => ({ ...described, rows: [[null, null, 0, 0, 0, "Invalid object name 'nowhere'."]] });
  expect((await failure(bench.read('JdbcSource', { connection: 'db', table: 'nowhere' }))).code).toBe('UnknownTable');
  answers = () => ({ ...described, rows: [['v', 'sql_variant', 0, 0, 0, null]] });
  const e = await failure(bench.read('JdbcSource', { connection: 'db', table: 'variants' }));
  expect([e.code, e.message]).toEqual(['NoTypeMapping', expect.stringContaining("column 'v' is sql_variant")]);
});

test('a read that is cut begins again, and fails in the end', async () => {
  const rows = Array.from({ length: 200 }, (_, i) => [String(i), 'x'.repeat(100)]);
  let cuts = 2;
  answers = (sql) => (sql.includes('dm_exec_describe') ? DESCRIBED : sql.startsWith('SELECT CONVERT') ? { columns: texts('c0', 'c1'), rows, cutAfter: cuts-- > 0 ? 100 : undefined } : undefined);
  const read = () => bench.read('JdbcSource', { connection: 'db', table: 'orders', columns: ['id', 'name'] });
  expect((await read()).rows).toHaveLength(200);
  cuts = 100;
  expect((await failure(read())).code).toBe('ConnectionCut');
});

const COLUMNS = shape(['id', 'int'], ['name', 'nvarchar']);
const tables = (...there: string[]) => (sql: string): TdsAnswer | undefined => {
  if (!sql.includes('FROM sys.columns')) return sql.startsWith('SELECT TOP (0)') ? { count: 0 } : undefined;
  return there.some((t) => sql.includes(t)) ? COLUMNS : shape();
};
const target = (mode: string, more = {}) => bench.stage('JdbcTarget', { connection: 'db', table: 'orders', mode, ...more }, 'id INT, name STRING', "SELECT * FROM (VALUES (1, 'it''s 🦆'), (2, ''), (3, NULL)) v(id, name)");

test('rows are staged beside the table and merged in one transaction', async () => {
  answers = tables("N'orders'");
  const load = await target('upsert', { keys: ['id'] });
  const { staging } = load.state as { staging: string };
  expect(server.batches.filter((b) => b.startsWith('INSERT'))).toEqual([`INSERT INTO ${staging} ([id], [name]) VALUES (N'1', N'it''s 🦆'), (N'2', N''), (N'3', NULL)`]);
  expect(server.batches.some((b) => b.startsWith('MERGE') || b.includes('BEGIN TRANSACTION'))).toBe(false);
  server.batches.length = 0;
  answers = tables("N'orders'", staging);
  await bench.publish(load);
  const written = server.batches.filter((b) => !b.startsWith('SELECT'));
  expect(written.map((b) => b.split(' ').slice(0, 2).join(' '))).toEqual(['SET XACT_ABORT', 'MERGE INTO', 'DROP TABLE', 'COMMIT TRANSACTION']);
});

test('a key that is there already: the transaction is taken back, and it is said', async () => {
  answers = tables("N'orders'");
  const load = await target('append');
  const { staging } = load.state as { staging: string };
  answers = (sql) => (sql.startsWith('INSERT INTO orders') ? { error: 2627, message: "Violation of PRIMARY KEY constraint 'PK'. Cannot insert duplicate key (1)." } : tables("N'orders'", staging)(sql));
  const e = await failure(bench.publish(load));
  expect([e.code, e.message]).toEqual(['KeyConflict', expect.stringContaining('the table is as it was before')]);
  expect([server.batches.at(-1), server.batches.includes('COMMIT TRANSACTION')]).toEqual(['IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION', false]);
});

test('a deadlock is tried again', async () => {
  answers = tables("N'orders'");
  const load = await target('append');
  let deadlocks = 2;
  const { staging } = load.state as { staging: string };
  answers = (sql) => (sql.startsWith('INSERT INTO orders') && deadlocks-- > 0 ? { error: 1205, message: 'deadlock victim' } : tables("N'orders'", staging)(sql));
  await bench.publish(load);
  expect(server.batches.filter((b) => b.startsWith('COMMIT'))).toHaveLength(1);
  expect(server.batches.filter((b) => b.startsWith('INSERT INTO orders'))).toHaveLength(3);
});
