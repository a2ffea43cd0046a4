import { ConnectorBench } from './table-context';
import { addressOf } from '../../../runtime/connectors/jdbc/database-address';
import { DatabaseClient, Dialect } from '../../../runtime/connectors/jdbc/dialect';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { JDBC } from '../../../runtime/connectors/jdbc/jdbc-connector';
import { GlueprintError } from '../../../src/core/diagnostics';

export interface ContractDatabase { readonly url: string; stop(): Promise<void> }
/** `missing`: why it cannot start. */
export interface StartContract { (): Promise<ContractDatabase>; readonly missing?: string }

/** The error that the work ends with. */
export async function failure(work: Promise<unknown>): Promise<GlueprintError> {
  try {
    await work;
  } catch (e) {
    if (GlueprintError.isGlueprintError(e)) return e;
    throw e;
  }
  throw new Error('did not fail');
}

/** What every database must do alike; each dialect is put through it. */
export function contractOf(name: string, start: StartContract): void {
  let database: ContractDatabase | undefined;
  let bench: ConnectorBench;
  let client: DatabaseClient;
  let dialect: Dialect;

  beforeAll(async () => {
    if (start.missing !== undefined) return console.warn(`SKIP ${name}: ${start.missing}`);
    const started = database = await start();
    bench = await ConnectorBench.open(JDBC, { db: { url: started.url } });
    const address = addressOf({ type: '', properties: { url: started.url } });
    dialect = DIALECTS[address.system];
    client = await dialect.connect(address);
  });
  afterAll(async () => {
    await client?.close();
    await bench?.close();
    await database?.stop();
  });

  const check = (title: string, work: () => Promise<void>) => (start.missing === undefined ? test : test.skip)(`${name}: ${title}`, work);
  const rows = async (sql: string) => (await client.query(sql)).map((r) => [...r]);
  const tables = async () => (await rows(dialect.system === 'sqlite' ? "SELECT name FROM sqlite_master WHERE name LIKE 'glueprint%'"
    : "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'glueprint%'")).length;
  const DDL = 'id BIGINT, name STRING, amount DECIMAL(10,2), ok BOOLEAN, day DATE, at TIMESTAMP, data BINARY, x DOUBLE';
  const ROWS = `SELECT * FROM (VALUES
    (1::BIGINT, 'plain', 12.50::DECIMAL(10,2), true, DATE '2026-01-02', TIMESTAMP '2026-01-02 03:04:05.678901', '\\x00\\xFF'::BLOB, 1.5::DOUBLE),
    (2, '', -0.01, false, DATE '1969-12-31', TIMESTAMP '1970-01-01 00:00:00', ''::BLOB, 1e300),
    (3, 'a "quoted", \\text' || chr(10) || 'on two lines' || chr(13), NULL, NULL, NULL, NULL, NULL, NULL),
    (4, 'NULL', 99999999.99, true, DATE '9999-12-31', TIMESTAMP '2026-06-30 23:59:59', 'abc'::BLOB, -0.1),
    (5, NULL, 0, false, DATE '2026-02-28', TIMESTAMP '2026-03-29 02:30:00', NULL, 0),
    (6, '\\N', 0, false, DATE '2026-02-28', TIMESTAMP '2026-03-29 02:30:00', NULL, 0),
    (7, 'żółć 🦆 ''single''', 1, true, NULL, NULL, NULL, 3)) v(id, name, amount, ok, day, "at", data, x)`;

  check('what is written is read back: types, empty texts, nulls, quotes, line ends', async () => {
    await bench.write('JdbcTarget', { connection: 'db', table: 'trip' }, DDL, ROWS);
    const read = await bench.read('JdbcSource', { connection: 'db', table: 'trip' });
    expect(read.ddl).toBe(DDL);
    const expected = (await bench.session.query(`SELECT to_json(r)::VARCHAR AS j FROM (${ROWS}) r`)).map((r) => String(r.j)).sort().map((j) => JSON.parse(j) as unknown);
    expect(read.rows).toEqual(expected);
    expect(await tables()).toBe(0);
  });

  check('one column, of which one is null and one is the end mark of a load', async () => {
    await bench.write('JdbcTarget', { connection: 'db', table: 'lone' }, 't STRING', "SELECT * FROM (VALUES ('\\.'), (NULL), ('')) v(t)");
    const read = await bench.read('JdbcSource', { connection: 'db', table: 'lone' });
    expect(read.rows).toEqual([{ t: '' }, { t: '\\.' }, { t: null }]);
  });

  check('nothing is seen before it is published, and publishing twice adds nothing', async () => {
    await client.execute('CREATE TABLE seen (id INTEGER)');
    const load = await bench.stage('JdbcTarget', { connection: 'db', table: 'seen' }, 'id INT', 'SELECT 1 AS id');
    expect(await rows('SELECT * FROM seen')).toEqual([]);
    await bench.publish(load);
    await bench.publish(load);
    expect(await rows('SELECT * FROM seen')).toEqual([['1']]);
    expect(await tables()).toBe(0);
  });

  check('an abandoned load leaves nothing, abandoned twice as well', async () => {
    const load = await bench.stage('JdbcTarget', { connection: 'db', table: 'gone' }, 'id INT', 'SELECT 1 AS id');
    expect(await tables()).toBeGreaterThan(0);
    await bench.abandon(load);
    await bench.abandon(load);
    expect(await tables()).toBe(0);
    expect((await failure(bench.read('JdbcSource', { connection: 'db', table: 'gone' }))).code).toBe('UnknownTable');
  });

  check('append, overwrite and recreate', async () => {
    const target = { connection: 'db', table: 'modes' };
    await bench.write('JdbcTarget', target, 'id INT, t STRING', "SELECT 1 AS id, 'a' AS t");
    await bench.write('JdbcTarget', { ...target, mode: 'append' }, 'id INT, t STRING', "SELECT 2 AS id, 'b' AS t");
    expect(await rows('SELECT id FROM modes ORDER BY id')).toEqual([['1'], ['2']]);
    await bench.write('JdbcTarget', { ...target, mode: 'overwrite' }, 'T STRING, ID INT', "SELECT 'c' AS T, 3 AS ID");
    expect(await rows('SELECT id, t FROM modes ORDER BY id')).toEqual([['3', 'c']]);
    await bench.write('JdbcTarget', { ...target, mode: 'recreate' }, 'other BIGINT', 'SELECT 4::BIGINT AS other');
    expect(await rows('SELECT * FROM modes')).toEqual([['4']]);
  });

  check('upsert by keys', async () => {
    await client.execute('CREATE TABLE stock (sku VARCHAR(20), place VARCHAR(20), n INTEGER, note VARCHAR(20), PRIMARY KEY (sku, place))');
    await client.execute("INSERT INTO stock VALUES ('a', 'x', 1, 'kept'), ('b', 'x', 2, 'kept')");
    const target = { connection: 'db', table: 'stock', mode: 'upsert', keys: ['sku', 'place'] };
    await bench.write('JdbcTarget', target, 'sku STRING, place STRING, n INT', "SELECT * FROM (VALUES ('b', 'x', 20), ('b', 'y', 3)) v(sku, place, n)");
    expect(await rows('SELECT * FROM stock ORDER BY sku, place')).toEqual([['a', 'x', '1', 'kept'], ['b', 'x', '20', 'kept'], ['b', 'y', '3', null]]);
    const twice = await failure(bench.stage('JdbcTarget', target, 'sku STRING, place STRING, n INT', "SELECT * FROM (VALUES ('c', 'x', 1), ('c', 'x', 2)) v(sku, place, n)"));
    expect([twice.code, twice.message]).toEqual(['DuplicateKeys', expect.stringContaining('(sku, place) = (c, x)')]);
    expect(await tables()).toBe(0);
    if (!dialect.upsertNeedsKey) return;
    const noKey = await failure(bench.stage('JdbcTarget', { ...target, keys: ['sku'] }, 'sku STRING, place STRING, n INT', "SELECT 'c' AS sku, 'x' AS place, 1 AS n"));
    expect([noKey.code, noKey.message]).toEqual(['NoUniqueKey', expect.stringContaining('it has (sku, place)')]);
  });

  check('an upsert makes its table with the key', async () => {
    const target = { connection: 'db', table: 'made', mode: 'upsert', keys: ['id'] };
    await bench.write('JdbcTarget', target, 'id BIGINT, t STRING', "SELECT 1::BIGINT AS id, 'a' AS t");
    await bench.write('JdbcTarget', target, 'id BIGINT, t STRING', "SELECT 1::BIGINT AS id, 'b' AS t");
    expect(await rows('SELECT id, t FROM made')).toEqual([['1', 'b']]);
  });

  check('actions before and after are of the same transaction', async () => {
    await client.execute('CREATE TABLE acts (id INTEGER)');
    await client.execute('CREATE TABLE log (what VARCHAR(20))');
    const target = { connection: 'db', table: 'acts', preActions: ["INSERT INTO log VALUES ('before')"], postActions: ["INSERT INTO log VALUES ('after')"] };
    await bench.write('JdbcTarget', target, 'id INT', 'SELECT 1 AS id');
    expect(await rows('SELECT what FROM log')).toEqual([['before'], ['after']]);
    const load = await bench.stage('JdbcTarget', { ...target, postActions: ['INSERT INTO nowhere VALUES (1)'] }, 'id INT', 'SELECT 2 AS id');
    const broken = await failure(bench.publish(load));
    await bench.abandon(load);
    expect([broken.code, broken.message]).toEqual(['UnknownTable', expect.stringContaining('the table is as it was before')]);
    expect(await rows('SELECT count(*) FROM log')).toEqual([['2']]);
    expect(await rows('SELECT count(*) FROM acts')).toEqual([['1']]);
  });

  check('a key conflict leaves the target as it was', async () => {
    await client.execute('CREATE TABLE keyed (id INTEGER PRIMARY KEY, t VARCHAR(10))');
    await client.execute("INSERT INTO keyed VALUES (1, 'old')");
    const load = await bench.stage('JdbcTarget', { connection: 'db', table: 'keyed' }, 'id INT, t STRING', "SELECT * FROM (VALUES (2, 'new'), (1, 'new')) v(id, t)");
    const conflict = await failure(bench.publish(load));
    expect([conflict.code, conflict.message, conflict.details.hint]).toEqual(['KeyConflict', expect.stringContaining('the table is as it was before'), expect.stringContaining('upsert')]);
    expect(await rows('SELECT * FROM keyed')).toEqual([['1', 'old']]);
    await bench.abandon(load);
    expect(await tables()).toBe(0);
  });

  check('projection, predicate, limit and query go to the database', async () => {
    await client.execute('CREATE TABLE push (id INTEGER, t VARCHAR(10), u VARCHAR(10))');
    await client.execute("INSERT INTO push VALUES (1, 'a', 'x'), (2, 'b', 'y'), (3, NULL, 'z')");
    const source = { connection: 'db', table: 'push' };
    expect((await bench.read('JdbcSource', { ...source, filterPredicate: "id > 1 OR t = 'q'", columns: ['T', 'id'] })).rows).toEqual([{ t: 'b', id: 2 }, { t: null, id: 3 }]);
    expect((await bench.read('JdbcSource', source, { limit: 2 })).rows).toHaveLength(2);
    expect((await bench.read('JdbcSource', source, { columns: ['t'] })).rows).toEqual([{ t: 'a' }, { t: 'b' }, { t: null }]);
    expect((await bench.read('JdbcSource', { connection: 'db', query: 'SELECT u, count(*) AS n FROM push -- all\nGROUP BY u;' })).rows).toHaveLength(3);
    const wrong = await failure(bench.read('JdbcSource', { ...source, columns: ['idd'] }));
    expect([wrong.code, wrong.message]).toEqual(['UnknownColumn', expect.stringContaining("did you mean 'id'?")]);
  });

  check('parallel parts with bounds hold every row once, nulls too', async () => {
    await client.execute('CREATE TABLE parts (id INTEGER, v INTEGER)');
    await client.execute(`INSERT INTO parts VALUES ${Array.from({ length: 200 }, (_, i) => `(${i % 17 === 0 ? 'NULL' : i}, ${i})`).join(', ')}`);
    const source = { connection: 'db', table: 'parts', partitionColumn: 'id', numPartitions: 7 };
    for (const bounds of [{} as Record<string, string>, { lowerBound: '50', upperBound: '120' }]) {
      const read = await bench.read('JdbcSource', { ...source, ...bounds });
      expect(read.files).toBe(7);
      expect(new Set(read.rows.map((r) => (r as { v: number }).v)).size).toBe(200);
      expect(read.rows).toHaveLength(200);
    }
    const text = await failure(bench.read('JdbcSource', { ...source, table: 'log', partitionColumn: 'what' }));
    expect(text.message).toContain('a partition column is a number, a date or a timestamp');
  });

  check('bookmarks by the primary key, and by keys', async () => {
    await client.execute('CREATE TABLE news (id INTEGER PRIMARY KEY, a INTEGER, b VARCHAR(10))');
    await client.execute("INSERT INTO news VALUES (1, 1, 'a'), (2, 1, 'b')");
    const source = { connection: 'db', table: 'news' };
    const first = await bench.read('JdbcSource', source);
    expect([first.rows.length, JSON.parse(first.bookmark ?? '')]).toEqual([2, { keys: ['id'], order: 'asc', last: ['2'] }]);
    await client.execute("INSERT INTO news VALUES (5, 1, 'c'), (10, 2, 'a')");
    const second = await bench.read('JdbcSource', source, { bookmark: first.bookmark });
    expect(second.rows.map((r) => (r as { id: number }).id).sort((a, b) => a - b)).toEqual([5, 10]);
    const third = await bench.read('JdbcSource', source, { bookmark: second.bookmark });
    expect([third.rows, third.bookmark]).toEqual([[], undefined]);

    const keyed = { ...source, bookmarkKeys: ['a', 'b'] };
    const state = JSON.stringify({ keys: ['a', 'b'], order: 'asc', last: ['1', 'b'] });
    expect((await bench.read('JdbcSource', keyed, { bookmark: state })).rows.map((r) => (r as { id: number }).id).sort((a, b) => a - b)).toEqual([5, 10]);
    const down = JSON.stringify({ keys: ['a', 'b'], order: 'desc', last: ['1', 'b'] });
    const descending = await bench.read('JdbcSource', { ...keyed, bookmarkKeysSortOrder: 'desc' }, { bookmark: down });
    expect([descending.rows.map((r) => (r as { id: number }).id), JSON.parse(descending.bookmark ?? '').last]).toEqual([[1], ['1', 'a']]);
    expect((await failure(bench.read('JdbcSource', keyed, { bookmark: down }))).code).toBe('BookmarkMismatch');
  });

  check('a schema widens and reorders; what does not fit it is refused', async () => {
    const source = { connection: 'db', table: 'news' };
    const read = await bench.read('JdbcSource', { ...source, schema: 'b STRING, ID BIGINT, more DOUBLE' });
    expect([read.ddl, read.rows[0]]).toEqual(['b STRING, ID BIGINT, more DOUBLE', { b: 'a', ID: expect.any(Number), more: null }]);
    expect(bench.warnings.pop()).toContain("has no column 'more'");
    const wrong = await failure(bench.read('JdbcSource', { ...source, schema: 'b INT' }));
    expect([wrong.code, wrong.message]).toEqual(['SchemaMismatch', expect.stringContaining("column 'b' is string in the database, int in the schema")]);
  });

  check('mistakes are named before data moves', async () => {
    const codes = async (work: Promise<unknown>) => {
      const e = await failure(work);
      return [e.code, e.details.file?.split(',')[0]];
    };
    const place = expect.stringContaining(dialect.system === 'sqlite' ? 'sqlite:' : '127.0.0.1');
    expect(await codes(bench.read('JdbcSource', { connection: 'db', table: 'nowhere' }))).toEqual(['UnknownTable', place]);
    expect(await codes(bench.read('JdbcSource', { connection: 'db', query: 'SELEKT 1' }))).toEqual(['InvalidSql', place]);
    expect(await codes(bench.stage('JdbcTarget', { connection: 'db', table: 'news' }, 'id INT, what STRING', "SELECT 1 AS id, 'a' AS what"))).toEqual(['UnknownColumn', place]);
    expect(await codes(bench.stage('JdbcTarget', { connection: 'db', table: 'new1' }, 'id INT, m MAP<STRING, INT>', 'SELECT 1 AS id, MAP {} AS m'))).toEqual(['NoTypeMapping', place]);
    await client.execute('CREATE TABLE strict (id INTEGER, must INTEGER NOT NULL)');
    expect(await codes(bench.stage('JdbcTarget', { connection: 'db', table: 'strict' }, 'id INT', 'SELECT 1 AS id'))).toEqual(['MissingColumn', place]);
    expect((await failure(bench.read('JdbcSource', { connection: 'dbb', table: 'news' }))).code).toBe('MissingConnection');
  });

  check('times are the same instants in another session zone', async () => {
    const paris = await ConnectorBench.open(JDBC, { db: { url: database?.url ?? '' } }, 'Europe/Paris');
    try {
      await paris.write('JdbcTarget', { connection: 'db', table: 'zoned' }, 'at TIMESTAMP', "SELECT TIMESTAMPTZ '2026-01-01 01:00:00+01' AS \"at\"");
      expect(await rows(`SELECT ${dialect.system === 'mysql' ? 'CAST(at AS CHAR)' : 'CAST(at AS VARCHAR(30))'} FROM zoned`)).toEqual([[expect.stringMatching(/^2026-01-01 00:00:00/)]]);
      expect((await paris.read('JdbcSource', { connection: 'db', table: 'zoned' })).rows).toEqual([{ at: '2026-01-01 01:00:00+01' }]);
    } finally {
      await paris.close();
    }
  });
}
