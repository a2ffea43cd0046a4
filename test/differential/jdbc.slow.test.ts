import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf } from '../../runtime/connectors/jdbc/database-address';
import { DatabaseClient } from '../../runtime/connectors/jdbc/dialect';
import { DIALECTS } from '../../runtime/connectors/jdbc/dialects/registry';
import { JDBC } from '../../runtime/connectors/jdbc/jdbc-connector';
import { renderPySpark } from '../../src/core/codegen/pyspark';
import { nodeType } from '../../src/core/nodes';
import { JDBC_TARGET } from '../../src/core/nodes/targets/jdbc-target';
import { parseColumns, typeName } from '../../src/core/types';
import { manifestOf } from '../core/nodes/case-manifest';
import { startMariadb, startPostgres, TestDatabase } from '../runtime/connectors/databases';
import { ConnectorBench } from '../runtime/connectors/table-context';
import { findSparkForTests } from '../spark';

/** Types and values of every kind of column, as Spark's JDBC source and we read them; and what a generated script writes. */
const TABLES: Record<string, Record<string, string[]>> = {
  postgresql: {
    scalars: [
      `CREATE TABLE scalars (b boolean, i2 smallint, i4 integer, i8 bigint, f4 real, f8 double precision, n numeric(10,2), n0 numeric(5), nn numeric, nbig numeric(50,10),
        t text, v varchar(20), c char(5), d date, ts timestamp, tsz timestamptz, ts3 timestamp(3), tm time, by bytea, bit1 bit(1), j json, jb jsonb, u uuid, ip inet, o oid, iv interval, m money)`,
      `INSERT INTO scalars VALUES (true, -32768, 2147483647, -9223372036854775808, 1.5, 1e-300, 12345678.90, 99999, 1.25, 3.5, 'żółć "x", y', 'a', 'ab', '2026-01-02',
        '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05.678901+02', '2026-01-02 03:04:05.678', '12:34:56.789', '\\x00ff', B'1', '{"a":  1}', '{"a":  1}', '00000000-0000-0000-0000-000000000001', '10.0.0.1/8', 42, '1 day 02:03:04', 1234.5)`,
      'INSERT INTO scalars DEFAULT VALUES',
    ],
    lists: [
      'CREATE TABLE lists (i integer[], t text[], n numeric(10,2)[], ts timestamp[], b boolean[], f double precision[])',
      'INSERT INTO lists VALUES (\'{1,NULL,3}\', \'{"a","b ,\\"c\\"",NULL,""}\', \'{1.50,2.25}\', \'{"2026-01-02 03:04:05"}\', \'{t,f}\', \'{1.5,1e300}\'), (\'{}\', NULL, NULL, NULL, NULL, NULL)',
    ],
    edges: [
      'CREATE TABLE edges (id integer, d date, ts timestamp, f double precision)',
      "INSERT INTO edges VALUES (1, '0001-01-01', '9999-12-31 23:59:59.999999', 0.1), (2, '1582-10-15', '1969-12-31 23:59:59.5', -0.0), (3, '2026-02-28', 'infinity', 1e15), (4, '2026-02-28', '-infinity', 123456789.123)",
    ],
  },
  mysql: {
    scalars: [
      `CREATE TABLE scalars (b tinyint(1), i1 tinyint, u1 tinyint unsigned, i2 smallint, u2 smallint unsigned, i3 mediumint, i4 int, u4 int unsigned, i8 bigint, u8 bigint unsigned,
        f4 float, f8 double, n decimal(10,2), n0 decimal(5,0), bit1 bit(1), bit8 bit(8), t text, v varchar(20), c char(5), lt longtext, d date, dt datetime, dt6 datetime(6), ts timestamp(6) NULL,
        tm time, y year, bl blob, vb varbinary(10), e enum('a','bcd'), s set('a','b')) CHARACTER SET utf8mb4`,
      `INSERT INTO scalars VALUES (1, -128, 255, -32768, 65535, -8388608, 2147483647, 4294967295, -9223372036854775808, 18446744073709551615,
        1.5, 1e-300, 12345678.90, 99999, b'1', b'10000001', 'żółć "x", y', 'a', 'ab', 'long', '2026-01-02', '2026-01-02 03:04:05', '2026-01-02 03:04:05.678901', '2026-01-02 03:04:05.678901',
        '12:34:56', 2026, x'00ff', x'6162', 'a', 'a,b')`,
      'INSERT INTO scalars (i4) VALUES (NULL)',
    ],
  },
};

/** Where we say on purpose something else than Spark; each with its reason. */
const DIFFERENT: Record<string, Record<string, string>> = {
  postgresql: {},
  mysql: {
    // Glue's driver tells TINYINT(1) from its width; newer ones, and MariaDB's servers, do too.
  },
};

const JARS = process.env.CDK_GLUEPRINT_JDBC_JARS ?? join(__dirname, '../../node_modules/.cache/jdbc-jars');
const jar = (name: RegExp) => (existsSync(JARS) ? readdirSync(JARS).filter((f) => name.test(f)).map((f) => join(JARS, f))[0] : undefined);
const python = findSparkForTests();
const drivers = [jar(/^postgresql-.*\.jar$/), jar(/^mysql-connector-j-.*\.jar$/)];
const missing = python === undefined ? 'no PySpark (node build-tools/install-spark.mjs)' : drivers.includes(undefined) ? `no JDBC drivers in ${JARS} (sh build-tools/install-databases.sh jars)` : undefined;
if (missing !== undefined) console.warn(`SKIP differential/jdbc: ${missing}`);

(missing === undefined ? describe : describe.skip)('as Spark reads and the script writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-jdbc-'));
  const databases = new Map<string, { database: TestDatabase; client: DatabaseClient; bench: ConnectorBench }>();
  let answers: Record<string, { columns: [string, string][]; rows: Record<string, unknown>[] }> = {};

  beforeAll(async () => {
    const starts = { postgresql: startPostgres, mysql: startMariadb };
    const plan = [];
    for (const [name, start] of Object.entries(starts)) {
      if (start.missing !== undefined) {
        console.warn(`SKIP differential/jdbc ${name}: ${start.missing}`);
        continue;
      }
      const database = await start();
      const address = addressOf({ type: '', properties: { url: database.url } });
      const client = await DIALECTS[address.system].connect(address);
      databases.set(name, { database, client, bench: await ConnectorBench.open(JDBC, { db: { url: database.url } }) });
      for (const statements of Object.values(TABLES[name] ?? {})) for (const sql of statements) await client.execute(sql);
      await client.execute('CREATE TABLE stock (id INTEGER PRIMARY KEY, t VARCHAR(20), n INTEGER)');
      await client.execute("INSERT INTO stock VALUES (1, 'a', 1), (2, 'b', 2)");
      const write = (title: string, fields: object, rows: string) => {
        const c = { name: title, inputs: { t: 'id INT, t STRING, n INT' }, fields: { connection: 'db', connectionType: name, ...fields } };
        const script = join(folder, `${name}-${title}.py`);
        writeFileSync(script, renderPySpark(manifestOf(JDBC_TARGET, c), nodeType));
        return { script, rows };
      };
      plan.push({
        name,
        url: `jdbc:${name}://127.0.0.1:${address.port}/${address.database}`,
        user: address.user,
        password: '',
        tables: Object.keys(TABLES[name] ?? {}),
        writes: [
          write('upsert', { table: 'stock', mode: 'upsert', keys: ['id'] }, "SELECT 2 AS id, 'new' AS t, 20 AS n UNION ALL SELECT 3, 'c', 3"),
          write('overwrite', { table: 'replaced', mode: 'overwrite', preActions: ['UPDATE stock SET n = n + 100 WHERE id = 1'], postActions: ['DELETE FROM stock WHERE id = 3'] }, "SELECT 1 AS id, 'x' AS t, 0 AS n"),
        ],
      });
    }
    writeFileSync(join(folder, 'plan.json'), JSON.stringify({ jars: drivers.join(','), databases: plan }));
    execFileSync(python as string, [join(__dirname, 'jdbc_spark.py'), join(folder, 'plan.json'), join(folder, 'answers.json')], {
      stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1', TZ: 'UTC' }, maxBuffer: 1e8,
    });
    answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as typeof answers;
  });

  afterAll(async () => {
    for (const { database, client, bench } of databases.values()) {
      await client.close();
      await bench.close();
      await database.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const tables = Object.entries(TABLES).flatMap(([name, list]) => Object.keys(list).map((t) => [name, t] as const));
  test.each(tables)('%s %s: types and values', async (name, table) => {
    const there = databases.get(name);
    if (there === undefined) return; // said above
    const spark = answers[`${name}.${table}`];
    const ours = await there.bench.read('JdbcSource', { connection: 'db', table });
    const types = Object.fromEntries(parseColumns(ours.ddl).map((c) => [c.name, typeName(c.type)]));
    expect(types).toEqual({ ...Object.fromEntries(spark?.columns ?? []), ...DIFFERENT[name] });
    const normalized = (rows: readonly unknown[], bytes: (text: string) => string) =>
      rows.map((r) => JSON.stringify(normal(r as Record<string, unknown>, types, bytes))).sort();
    expect(normalized(ours.rows, duckDbBytes)).toEqual(normalized(spark?.rows ?? [], (base64) => base64));
  });

  test.each(Object.keys(TABLES))('%s: a generated script overwrites, upserts and runs its actions', async (name) => {
    const there = databases.get(name);
    if (there === undefined) return;
    expect(await there.client.query('SELECT id, t, n FROM stock ORDER BY id')).toEqual([['1', 'a', '101'], ['2', 'new', '20']]);
    expect(await there.client.query('SELECT id, t, n FROM replaced ORDER BY id')).toEqual([['1', 'x', '0']]);
    const left = await there.client.query("SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'glueprint%'");
    expect(left).toEqual([['0']]);
  });
});

/** Both JSON writers' spellings of one value. */
function normal(row: Record<string, unknown>, types: Record<string, string>, bytes: (text: string) => string): Record<string, unknown> {
  const value = (v: unknown, type: string): unknown => {
    if (v === null || v === undefined) return null;
    if (Array.isArray(v)) return v.map((e) => value(e, type.slice('array<'.length, -1)));
    if (type.startsWith('timestamp') && typeof v === 'string') return v.replace('T', ' ').replace(/(Z|\+00(:00)?)$/, '').replace(/\.(\d{0,3})\d*$/, '.$1').replace(/\.?0*$/, (m) => (m.startsWith('.') ? '' : m)).replace(/(\.\d*?)0+$/, '$1');
    if (type === 'binary' && typeof v === 'string') return bytes(v);
    return typeof v === 'number' || (typeof v === 'string' && type.startsWith('decimal')) ? Number(v) : v;
  };
  return Object.fromEntries(Object.keys(types).map((k) => [k, value(row[k], types[k] ?? '')]));
}

/** `\\x00abc` as base64, as Spark prints it. */
function duckDbBytes(text: string): string {
  return Buffer.from(text.replace(/\\x([0-9A-F]{2})/g, (_m, h: string) => String.fromCharCode(parseInt(h, 16))), 'latin1').toString('base64');
}
