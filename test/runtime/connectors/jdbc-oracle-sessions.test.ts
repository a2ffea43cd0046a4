import { failure } from './jdbc-contract';
import { loopbackCertificate } from './oracle/certificate';
import { FakeOracle, FakeOracleOptions } from './oracle/fake-oracle';
import { OracleBench } from './oracle/oracle-bench';
import { oracledb } from '../../../runtime/clients/oracledb';
import { JDBC } from '../../../runtime/connectors/jdbc/jdbc-connector';
import { OpenTableSource, OpenTableTarget } from '../../../runtime/connectors/table-connector';
import { field, INT } from '../../../src/core/types';

/** Logins, cuts and locks, as Oracle's client comes upon them. */
let at: OracleBench;

beforeAll(async () => {
  at = await OracleBench.open();
  await at.run('CREATE TABLE ORDERS (ID INTEGER PRIMARY KEY, NAME VARCHAR2(200))');
  await at.run("INSERT INTO ORDERS SELECT i, repeat('x', 100) || i FROM range(500) r(i)");
}, 60_000);
afterAll(() => at?.close());
beforeEach(() => at.reset());

/** The same database behind another server. */
async function on<T>(options: FakeOracleOptions, work: (server: FakeOracle) => Promise<T>): Promise<T> {
  const server = await FakeOracle.open({ open: () => at.oracle.session(), ...options });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

const bound = (more: Record<string, unknown>) => {
  at.bench.connections = { ...at.bench.connections, other: { url: at.server.url, user: 'scott', password: 'right', ...more } };
};
const readOther = () => at.read({ connection: 'other', query: 'SELECT count(*) AS N FROM orders' });

describe('logins', () => {
  const SERVERS = (['19c', '23ai'] as const).flatMap((release) => (['11g', '12c'] as const).map((verifier) => ({ release, verifier })));

  test.each(SERVERS)('a server of $release with a password of $verifier', (options) => on(options, async ({ url }) => {
    bound({ url });
    expect((await at.read({ connection: 'other', table: 'orders', columns: ['ID'] })).rows).toHaveLength(500);
    bound({ url, password: 'wrong' });
    expect((await failure(readOther())).code).toBe('WrongCredentials');
    bound({ url });
    expect((await failure(at.read({ connection: 'other', table: 'nowhere' }))).code).toBe('UnknownTable');
    // Errors break a call off by a marker in the older one: the connection is good afterwards.
    const client = await oracledb.getConnection({ user: 'scott', password: 'right', connectString: url.replace('oracle:', 'tcp:') });
    for (let i = 0; i < 3; i++) {
      await expect(client.execute('SELECT X FROM orders')).rejects.toThrow('ORA-00904');
      expect((await client.execute('SELECT ID FROM orders WHERE ID = :1', [i])).rows).toEqual([[i]]);
    }
    await client.ping();
    await client.close();
  }));

  test('a wrong password and a wrong user are told, without the password, and once', async () => {
    const e = await failure(at.read({ connection: 'wrong', table: 'orders' }));
    expect([e.code, at.server.logins, /wrong|right/.test(e.message)]).toEqual(['WrongCredentials', 1, false]);
    expect(e.message).toContain('ORA-01017');
    bound({ user: 'tiger' });
    expect((await failure(readOther())).code).toBe('WrongCredentials');
    expect(at.server.statements).toEqual([]);
  });

  test('a service and an instance by their names, and those that are not there', async () => {
    const { port } = at.server;
    for (const url of [`jdbc:oracle:thin:@//127.0.0.1:${port}/shop`, `jdbc:oracle:thin://@127.0.0.1:${port}/SHOP`, `jdbc:oracle:thin:@127.0.0.1:${port}:orcl`]) {
      bound({ url });
      expect((await readOther()).rows).toEqual([{ N: 500 }]);
    }
    for (const url of [`oracle://127.0.0.1:${port}/nowhere`, `jdbc:oracle:thin:@127.0.0.1:${port}:nowhere`]) {
      bound({ url });
      const e = await failure(readOther());
      expect([e.code, e.details.hint]).toEqual(['UnknownDatabase', expect.stringContaining('correct the service')]);
    }
  });

  test('nobody answers, and a listener that is full is asked again', async () => {
    bound({ url: 'oracle://127.0.0.1:1/shop' });
    expect((await failure(readOther())).code).toBe('ConnectionRefused');
    bound({});
    at.server.refusals = [12516, 12519];
    expect((await readOther()).rows).toEqual([{ N: 500 }]);
    at.server.refusals = Array.from({ length: 4 }, () => 12520);
    expect((await failure(readOther())).code).toBe('TooManyConnections');
    expect(at.server.refusals).toEqual([]);
  }, 60_000);

  test('TLS with an authority of one\'s own; without it, and where there is none', async () => {
    const certificate = loopbackCertificate();
    at.bench.workspace.write('ca.pem', certificate.cert);
    at.bench.workspace.write('wallet.pem', certificate.key + certificate.cert);
    await on({ tls: certificate }, async ({ url }) => {
      for (const ca of ['ca.pem', 'wallet.pem']) {
        bound({ url, ssl: 'verify', ca });
        expect((await readOther()).rows).toEqual([{ N: 500 }]);
      }
      bound({ url, ssl: 'verify' });
      const e = await failure(readOther());
      expect([e.code, e.details.hint]).toEqual(['UntrustedServer', expect.stringContaining('"ca": "ca.pem"')]);
    });
    bound({ ssl: 'verify' });
    expect((await failure(readOther())).code).toBe('NoTls');
  });
});

describe('connections that are cut', () => {
  test('a read begins again, and fails in the end', async () => {
    let cuts = 2;
    const rows = Array.from({ length: 500 }, (_, i) => [String(i), 'x'.repeat(100) + i]);
    const columns = [{ name: 'c0', type: 'VARCHAR2' as const }, { name: 'c1', type: 'VARCHAR2' as const }];
    at.server.instead = (sql) => (sql.startsWith('SELECT TO_CHAR("ID"') && !/MAX|k0/.test(sql) ? { columns, rows, ...(cuts-- > 0 ? { cutAfter: 250 } : {}) } : undefined);
    expect((await at.read({ table: 'orders', fetchSize: 100 })).rows).toHaveLength(500);
    expect(at.bench.warnings).toEqual([expect.stringContaining('reads again after try 1 of 4'), expect.stringContaining('reads again after try 2 of 4')]);
    cuts = 100;
    const e = await failure(at.read({ table: 'orders', fetchSize: 100 }));
    expect([e.code, cuts]).toEqual(['ConnectionCut', 96]);
  }, 60_000);

  test('a load begins again with an empty staging table', async () => {
    await at.run('CREATE TABLE LOADED (ID INTEGER)');
    let cuts = 1;
    at.server.instead = (sql, rows) => (sql.startsWith('INSERT INTO glueprint') && rows[0]?.[0] === '101' && cuts-- > 0 ? { cut: true } : undefined);
    await at.write({ table: 'loaded', batchSize: 100 }, 'id INT', 'SELECT i::INT AS id FROM range(1, 251) r(i)');
    expect([await at.run('SELECT count(*), sum(ID) FROM loaded'), await at.leftovers()]).toEqual([[['250', '31375']], []]);
    expect(at.bench.warnings).toEqual([expect.stringContaining('loads again after try 1 of 4')]);
  }, 60_000);

  test.each<[string, Record<string, string[]>, string[][]]>([
    ['append', {}, [['0', '1'], ['1', '11']]], ['upsert', { keys: ['id'] }, [['0', '1'], ['1', '11']]], ['overwrite', {}, [['1', '11']]],
  ])('a publish of mode %s that is cut in its transaction, and after it, is done once', async (mode, more, expected) => {
    const table = `till_${mode}`;
    await at.run(`CREATE TABLE ${table} (ID INTEGER PRIMARY KEY, N INTEGER)`);
    await at.run(`INSERT INTO ${table} VALUES (0, 0)`);
    const load = await at.stage({ table, mode, ...more, postActions: [`UPDATE ${table} SET N = N + 1`] }, 'id INT, n INT', 'SELECT 1 AS id, 10 AS n');
    let cuts = 1;
    at.server.instead = (sql) => (sql.startsWith('UPDATE') && cuts-- > 0 ? { cut: true } : undefined);
    at.server.cutCommits = 1;
    await at.bench.publish(load);
    expect([cuts, at.server.cutCommits]).toEqual([-1, 0]);
    expect(await at.run(`SELECT * FROM ${table} ORDER BY ID`)).toEqual(expected);
    expect(await at.leftovers()).toEqual([]);
    expect(at.bench.warnings).toHaveLength(2);
  }, 60_000);

  test('a publish that is never let through leaves the table as it was', async () => {
    await at.run('CREATE TABLE HELD (ID INTEGER)');
    const load = await at.stage({ table: 'held' }, 'id INT', 'SELECT 1 AS id');
    at.server.instead = (sql) => (sql.startsWith('INSERT INTO held') ? { cut: true } : undefined);
    const e = await failure(at.bench.publish(load));
    expect([e.code, e.message]).toEqual(['ConnectionCut', expect.stringContaining('the table is as it was before')]);
    expect(await at.run('SELECT * FROM held')).toEqual([]);
    at.server.instead = () => undefined;
    await at.bench.publish(load);
    expect([await at.run('SELECT * FROM held'), await at.leftovers()]).toEqual([[['1']], []]);
  }, 60_000);
});

test('a lock is waited for, other faults are not', async () => {
  await at.run('CREATE TABLE LOCKED (ID INTEGER)');
  const load = await at.stage({ table: 'locked' }, 'id INT', 'SELECT 1 AS id');
  let locks = 2;
  at.server.instead = (sql) => (sql.startsWith('INSERT INTO locked') && locks-- > 0 ? { error: 54, message: 'resource busy and acquire with NOWAIT specified or timeout expired' } : undefined);
  await at.bench.publish(load);
  expect(at.since('INSERT INTO locked')).toHaveLength(3);
  expect(await at.run('SELECT * FROM locked')).toEqual([['1']]);
  const again = await at.stage({ table: 'locked' }, 'id INT', 'SELECT 2 AS id');
  at.server.instead = (sql) => (sql.startsWith('INSERT INTO locked') ? { error: 1536, message: "space quota exceeded for tablespace 'USERS'" } : undefined);
  const e = await failure(at.bench.publish(again));
  expect([e.code, e.message, at.since('INSERT INTO locked').length]).toEqual(['DatabaseFault', expect.stringContaining('ORA-01536: space quota exceeded'), 4]);
  at.server.instead = () => undefined;
  await at.bench.abandon(again);
}, 60_000);

test.each(['19c', '23ai'] as const)('a statement that takes long is broken off when the run is stopped, on %s', (release) => on({ release }, async (server) => {
  await at.once('SLOW', 'CREATE TABLE SLOW (ID NUMBER(5))');
  for (const during of ['SELECT TO_CHAR("ID"', 'INSERT INTO glueprint']) {
    const stop = new AbortController();
    server.instead = (sql) => {
      if (!sql.startsWith(during) || sql.includes('"k0"')) return undefined;
      setImmediate(() => stop.abort());
      return { waits: true };
    };
    const context = at.bench.context({ signal: stop.signal, connection: async () => ({ type: 'JDBC', properties: { url: server.url, user: 'scott', password: 'right' } }) });
    const e = await failure(during.startsWith('SELECT')
      ? (JDBC.sources?.JdbcSource as OpenTableSource)({ connection: 'x', table: 'slow' }, context).then((r) => r.land({ folder: at.bench.workspace.folder, columns: r.columns }).finally(() => r.close()))
      : (JDBC.targets?.JdbcTarget as OpenTableTarget)({ connection: 'x', table: 'slow' }, [field('id', INT)], context).then((w) => w.stage([at.bench.workspace.write('one.rows', '1\n')], 'stopped')));
    expect([during, e.code, stop.signal.aborted, await at.leftovers()]).toEqual([during, 'Interrupted', true, []]);
  }
}));

test('a newer server, with longer texts, loads, merges, tells faults and reads', () => on({ release: '23ai', longest: 32_767 }, async ({ url, statements }) => {
  bound({ url });
  const target = { connection: 'other', table: 'later' };
  await at.run('CREATE TABLE LATER (ID NUMBER(5) PRIMARY KEY, NOTE CLOB, SMALL NUMBER(3), DATA BLOB)');
  const rows = (from: number, to: number, of: string) => `SELECT i::INT AS id, repeat('ż', i * 200) AS note, ${of} AS small, repeat('b', i * 400)::BLOB AS data FROM range(${from}, ${to}) r(i)`;
  const columns = 'id INT, note STRING, small INT, data BINARY';
  await at.write({ ...target, batchSize: 30 }, columns, rows(1, 101, 'i % 1000'));
  await at.write({ ...target, mode: 'upsert', keys: ['id'], batchSize: 30 }, columns, rows(100, 121, '7'));
  const e = await failure(at.write({ ...target, batchSize: 30 }, columns, rows(200, 300, 'CASE WHEN i = 250 THEN 1000 ELSE 1 END')));
  expect([e.code, e.message, await at.leftovers()]).toEqual(['ValueOutOfRange', expect.stringMatching(/ORA-01438.*the target is unchanged/), []]);
  expect(statements.filter((s) => s.sql.startsWith('INSERT INTO glueprint') && s.rows.length > 0).map((s) => s.rows.length)).toEqual([30, 30, 30, 10, 1, 21, 1, 30, 30]);
  const read = await at.read({ connection: 'other', table: 'later', fetchSize: 7 });
  expect(read.rows).toHaveLength(120);
  expect(read.rows).toEqual(expect.arrayContaining([{ ID: 100, NOTE: 'ż'.repeat(20_000), SMALL: 7, DATA: 'b'.repeat(40_000) }, { ID: 1, NOTE: 'ż'.repeat(200), SMALL: 1, DATA: 'b'.repeat(400) }]));
}));

test('values go both ways as Oracle\'s client has them', async () => {
  const numbers = ['0', '1', '-1', '0.1', '-0.01', '99', '100', '101', '12345.678', '-98765.4321', '1e20', '-1e-10', '12345678901234567890123456789012345678', '-99999999999999999999999999999999999999'];
  const plain = (n: string) => Number(n);
  await on({}, async (server) => {
    server.instead = (_, rows) => ({ columns: [{ name: 'N', type: 'NUMBER', precision: 0, scale: -127 }, { name: 'T', type: 'NVARCHAR2', size: 200 }, { name: 'D', type: 'BINARY_DOUBLE' }, { name: 'B', type: 'RAW', size: 300 }, { name: 'W', type: 'TIMESTAMP WITH TIME ZONE', scale: 6 }], rows: rows.map(([n = null, t = null, d = null, b = null, w = null]) => [n, t, d, b, w]) });
    const client = await oracledb.getConnection({ user: 'scott', password: 'right', connectString: server.url.replace('oracle:', 'tcp:') });
    const when = new Date('2026-03-29T02:30:00.123Z');
    for (const n of numbers) {
      const binds = [{ val: plain(n) }, { val: `ż🦆${n}`, type: oracledb.DB_TYPE_NVARCHAR }, { val: -plain(n), type: oracledb.DB_TYPE_BINARY_DOUBLE }, { val: Buffer.from(n.repeat(7)) }, { val: when, type: oracledb.DB_TYPE_TIMESTAMP_TZ }];
      const { rows = [] } = await client.execute<unknown[]>('SELECT :1, :2, :3, :4, :5 FROM DUAL', binds);
      expect(rows).toEqual([[plain(n), `ż🦆${n}`, -plain(n) === 0 ? expect.closeTo(0) : -plain(n), Buffer.from(n.repeat(7)), when]]);
    }
    const { rows = [] } = await client.execute<unknown[]>('SELECT :1, :2, :3, :4, :5 FROM DUAL', [null, null, null, null, null]);
    expect(rows).toEqual([[null, null, null, null, null]]);
    // What comes of the server keeps all digits as text.
    server.instead = () => ({ columns: [{ name: 'N', type: 'NUMBER', precision: 0, scale: -127 }], rows: numbers.map((n) => [n]) });
    const texts = await client.execute<unknown[]>('SELECT N FROM T', [], { fetchTypeHandler: () => ({ type: oracledb.STRING }) } as never);
    expect(texts.rows?.map(([t]) => Number(t))).toEqual(numbers.map(plain));
    expect(texts.rows?.[12]).toEqual([numbers[12]]);
    await client.close();
  });
});

test('what the server does not know is an error of the test', async () => {
  const server = await FakeOracle.open({});
  const client = await oracledb.getConnection({ user: 'scott', password: 'right', connectString: server.url.replace('oracle:', 'tcp:') });
  await expect(client.createLob(oracledb.CLOB)).rejects.toThrow('NJS-500');
  await expect(server.close()).rejects.toThrow('this server knows no call 96');
});
