import { CuttingProxy } from './cutting-proxy';
import { startMariadb, startPostgres, TestDatabase } from './databases';
import { failure } from './jdbc-contract';
import { ConnectorBench } from './table-context';
import { addressOf } from '../../../runtime/connectors/jdbc/database-address';
import { DatabaseClient } from '../../../runtime/connectors/jdbc/dialect';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { JDBC } from '../../../runtime/connectors/jdbc/jdbc-connector';

/** What goes wrong outside: credentials, network, limits. Every fault is named, and the target is as it was. */
for (const [name, start] of Object.entries({ PostgreSQL: startPostgres, MariaDB: startMariadb })) {
  let database: TestDatabase | undefined;
  let bench: ConnectorBench;
  let client: DatabaseClient;
  let proxy: CuttingProxy;

  beforeAll(async () => {
    if (start.missing !== undefined) return console.warn(`SKIP ${name}: ${start.missing}`);
    const started = database = await start();
    const address = addressOf({ type: '', properties: { url: started.url } });
    client = await DIALECTS[address.system].connect(address);
    proxy = await CuttingProxy.open(address.port);
    const through = started.url.replace(`:${address.port}`, `:${proxy.port}`);
    bench = await ConnectorBench.open(JDBC, { db: started.url, cut: through });
    await client.execute('CREATE TABLE many (id INTEGER, t VARCHAR(200))');
    const text = 'x'.repeat(150);
    for (let i = 0; i < 20; i++) await client.execute(`INSERT INTO many VALUES ${Array.from({ length: 1000 }, (_, k) => `(${i * 1000 + k}, '${text}')`).join(', ')}`);
  });
  afterAll(async () => {
    await client?.close();
    await proxy?.close();
    await bench?.close();
    await database?.stop();
  });
  const check = (title: string, work: (there: TestDatabase) => Promise<void>) => (start.missing === undefined ? test : test.skip)(`${name}: ${title}`, async () => work(database as TestDatabase));
  const tables = async () => Number((await client.query("SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'glueprint%'"))[0]?.[0]);
  const ROWS = "SELECT i::INTEGER AS id, repeat('y', 150) AS t FROM range(20000) r(i)";

  check('a wrong password, and the right one from the environment', async ({ secured }) => {
    const { url, user } = secured;
    bench.connections = { ...bench.connections, wrong: { url, user, password: 'wrong' }, right: { url, user, passwordEnv: 'DB_PASSWORD' } };
    const wrong = await failure(bench.read('JdbcSource', { connection: 'wrong', query: 'SELECT 1 AS a' }));
    expect([wrong.code, wrong.details.hint]).toEqual(['WrongCredentials', 'correct "user" and "password" of the binding']);
    expect(wrong.message).not.toContain(user === 'wrong' ? '' : "'wrong'");
    expect((await bench.read('JdbcSource', { connection: 'right', query: 'SELECT 1 AS a' })).rows).toEqual([{ a: 1 }]);
  });

  check('a server that is not there, after four tries', async () => {
    bench.connections = { ...bench.connections, gone: (database?.url ?? '').replace(/:\d+\//, ':1/') };
    bench.warnings.length = 0;
    const e = await failure(bench.read('JdbcSource', { connection: 'gone', query: 'SELECT 1' }));
    expect([e.code, e.message]).toEqual(['ConnectionRefused', expect.stringContaining('nothing answers there')]);
    expect(bench.warnings.map((w) => /after try (\d) of 4/.exec(w)?.[1])).toEqual(['1', '2', '3']);
  });

  check('an unknown database and an unknown host', async ({ url }) => {
    bench.connections = { ...bench.connections, nodb: url.replace(/\/\w+$/, '/nowhere'), nohost: url.replace('127.0.0.1', 'nowhere.invalid') + '?sslmode=disable' };
    expect((await failure(bench.read('JdbcSource', { connection: 'nodb', query: 'SELECT 1' }))).code).toBe('UnknownDatabase');
    expect((await failure(bench.read('JdbcSource', { connection: 'nohost', query: 'SELECT 1' }))).code).toBe('UnknownHost');
  });

  check('a server without TLS where it is asked for', async ({ url }) => {
    bench.connections = { ...bench.connections, tls: { url, ssl: 'require' } };
    const e = await failure(bench.read('JdbcSource', { connection: 'tls', query: 'SELECT 1' }));
    expect([e.code, e.details.hint]).toEqual(['NoTls', expect.stringContaining('"ssl": "disable"')]);
  });

  check('a read that is cut in the middle begins again', async () => {
    const before = proxy.connections;
    proxy.cuts = [{ from: 1_000_000 }, { from: 2_000_000 }];
    const read = await bench.read('JdbcSource', { connection: 'cut', table: 'many' });
    expect(new Set(read.rows.map((r) => (r as { id: number }).id)).size).toBe(20_000);
    expect(read.rows).toHaveLength(20_000);
    expect(proxy.connections - before).toBe(4);
  });

  check('a read that is cut every time fails with the place', async () => {
    proxy.cuts = Array.from({ length: 10 }, () => ({ from: 1_000_000 }));
    const e = await failure(bench.read('JdbcSource', { connection: 'cut', table: 'many' }));
    proxy.cuts = [];
    expect([e.code, e.details.file]).toEqual(['ConnectionCut', expect.stringContaining(`127.0.0.1:${proxy.port}`)]);
  });

  check('a load that is cut in the middle is loaded again, whole', async () => {
    await client.execute('CREATE TABLE loaded (id INTEGER, t VARCHAR(200))');
    proxy.cuts = [];
    const target = { connection: 'cut', table: 'loaded' };
    const openings = proxy.connections;
    proxy.cuts = [{ to: 1_000_000 }];
    const load = await bench.stage('JdbcTarget', target, 'id INT, t STRING', ROWS);
    expect(proxy.connections - openings).toBeGreaterThan(2);
    expect((await client.query('SELECT count(*) FROM loaded'))[0]).toEqual(['0']);
    await bench.publish(load);
    expect((await client.query('SELECT count(*), count(DISTINCT id) FROM loaded'))[0]).toEqual(['20000', '20000']);
    expect(await tables()).toBe(0);
  });

  check('a load that never gets through leaves the target unchanged', async () => {
    proxy.cuts = Array.from({ length: 10 }, () => ({ to: 1_000_000 }));
    const e = await failure(bench.stage('JdbcTarget', { connection: 'cut', table: 'loaded' }, 'id INT, t STRING', ROWS, 'hopeless'));
    proxy.cuts = [];
    expect([e.code, e.message]).toEqual(['ConnectionCut', expect.stringContaining('the target is unchanged')]);
    expect((await client.query('SELECT count(*) FROM loaded'))[0]).toEqual(['20000']);
  });

  check('a value that does not fit is refused before the target is touched', async () => {
    await client.execute('CREATE TABLE tight (id SMALLINT, t VARCHAR(3))');
    const long = await failure(bench.stage('JdbcTarget', { connection: 'db', table: 'tight' }, 'id INT, t STRING', "SELECT 1 AS id, 'four' AS t"));
    expect([long.code, long.message]).toEqual(['ValueOutOfRange', expect.stringContaining('the target is unchanged')]);
    const wide = await failure(bench.stage('JdbcTarget', { connection: 'db', table: 'tight' }, 'id INT, t STRING', "SELECT 100000 AS id, 'a' AS t"));
    expect(wide.code).toBe('ValueOutOfRange');
    expect((await client.query('SELECT count(*) FROM tight'))[0]).toEqual(['0']);
  });

  check('a failed constraint leaves the target as it was', async () => {
    await client.execute('CREATE TABLE checked (id INTEGER CHECK (id < 10))');
    await client.execute('INSERT INTO checked VALUES (1)');
    const load = await bench.stage('JdbcTarget', { connection: 'db', table: 'checked', mode: 'overwrite' }, 'id INT', 'SELECT * FROM (VALUES (5), (50)) v(id)');
    const e = await failure(bench.publish(load));
    expect([e.code, e.message]).toEqual(['ConstraintViolated', expect.stringContaining('the table is as it was before')]);
    await bench.abandon(load);
    expect(await client.query('SELECT id FROM checked')).toEqual([['1']]);
  });

  check('rows that the server has lost are not published', async () => {
    await client.execute('CREATE TABLE losing (id INTEGER, t VARCHAR(200))');
    await client.execute("INSERT INTO losing VALUES (0, 'there')");
    const before = await tables();
    const load = await bench.stage('JdbcTarget', { connection: 'db', table: 'losing', mode: 'overwrite' }, 'id INT, t STRING', ROWS);
    await client.execute(`DELETE FROM ${(load.state as { staging: string }).staging} WHERE id = 7`);
    const e = await failure(bench.publish(load));
    expect([e.code, e.message]).toEqual(['StagingLost', expect.stringContaining('of 20000 rows that were staged the server has 19999 left')]);
    await bench.abandon(load);
    expect(await client.query('SELECT id FROM losing')).toEqual([['0']]);
    expect(await tables()).toBe(before);
  });

  check('a user without the right', async ({ secured }) => {
    await client.execute('CREATE TABLE closed (id INTEGER)');
    if (name === 'MariaDB') await client.execute("REVOKE ALL ON test.* FROM 'secured'@'%'");
    bench.connections = { ...bench.connections, right: { url: secured.url, user: secured.user, passwordEnv: 'DB_PASSWORD' } };
    const e = await failure(bench.read('JdbcSource', { connection: 'right', table: 'closed' }));
    expect(e.code).toBe('MissingRights');
  });
}
