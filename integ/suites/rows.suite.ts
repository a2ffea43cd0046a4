import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, Connection } from 'mysql2/promise';
import { Client } from 'pg';
import { cloud, suite } from './lane';
import { rowsApp } from './rows-app';
import { duckDbEngine } from '../../runtime/engines/duckdb/duckdb-engine';
import { nodeHost } from '../../runtime/host/node-host';
import { DeployedStack, mariaDb, postgreSql } from '../../runtime/testing';

const ROWS = Number(process.env.CDK_GLUEPRINT_ROWS ?? 1_000_000);
/** Of the engine; the process around it has clients, buffers and the program. */
const MEMORY_LIMIT = '256MB';
const MOST_MIB = 640;
const PATIENCE = 300_000;

const MADE = `SELECT i AS id, (i % 5000)::INT AS customer, 'customer number ' || (i % 5000) AS name, (i % 1000000 / 100)::DECIMAL(12,2) AS amount, i / 7.0::DOUBLE AS rate,
  DATE '2020-01-01' + (i % 2000)::INT AS day, TIMESTAMPTZ '2020-01-01 00:00:00Z' + to_microseconds(i * 1234567) AS at, i % 3 = 0 AS ok FROM range(${ROWS}) r(i)`;
/** As numbers that every system gives alike. */
const SUMS = 'SELECT count(*) AS n, sum(id) AS ids, sum(amount) AS amounts, count(DISTINCT name) AS names, sum(CASE WHEN ok THEN 1 ELSE 0 END) AS oks FROM';

/** A million rows in and out of Amazon S3, PostgreSQL and MariaDB, each run in a process of its own whose memory is watched. */
suite('rows', [cloud(), postgreSql(), mariaDb()], (fixture) => {
  let folder: string;
  let stack: DeployedStack;
  let postgresql: Client;
  let mariadb: Connection;
  let expected: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glueprint-rows-'));
    const session = await duckDbEngine(nodeHost(folder).files).open({ temporaryFolder: join(folder, 'tmp'), timeZone: 'UTC' });
    await session.query(`COPY (${MADE}) TO '${folder}/rows.parquet' (FORMAT parquet)`);
    expected = sums(Object.values((await session.query(`${SUMS} '${folder}/rows.parquet'`))[0] ?? {}));
    await session.close();
    postgresql = new Client({ connectionString: fixture().url('postgresql') });
    await postgresql.connect();
    mariadb = await createConnection(fixture().url('mariadb'));
    await postgresql.query('DROP TABLE IF EXISTS rows_1m');
    await mariadb.query('DROP TABLE IF EXISTS rows_1m');
    // One that is there already: rows are staged beside it and then moved.
    await mariadb.query('CREATE TABLE rows_1m (id BIGINT PRIMARY KEY, customer INT, name VARCHAR(40), amount DECIMAL(12,2), rate DOUBLE, day DATE, at DATETIME(6), ok BOOLEAN)');
    stack = await fixture().deploy(rowsApp(join(folder, 'cdk.out')));
    await (await fixture().objects()).put(`s3://${stack.physicalId('Data')}/in/rows.parquet`, readFileSync(join(folder, 'rows.parquet')));
    writeFileSync(join(folder, 'glueprint.json'), JSON.stringify({ connections: { 'Rows/Postgresql': fixture().url('postgresql'), 'Rows/Mariadb': fixture().url('mariadb') } }));
  }, 240_000);
  afterAll(async () => {
    await postgresql?.end();
    await mariadb?.end();
    await (await fixture().objects()).empty(`s3://${stack?.physicalId('Data')}/`);
    await stack?.delete();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('Amazon S3 to PostgreSQL', async () => {
    await watched('Load', 'S3 to PostgreSQL');
    expect(sums(Object.values((await postgresql.query<Record<string, unknown>>(`${SUMS} rows_1m`)).rows[0] ?? {}))).toEqual(expected);
  }, PATIENCE);

  test('PostgreSQL to a table of MariaDB', async () => {
    await watched('Copy', 'PostgreSQL to MariaDB');
    const [[found]] = await mariadb.query(`${SUMS} rows_1m`) as unknown as [[Record<string, unknown>]];
    expect(sums(Object.values(found))).toEqual(expected);
  }, PATIENCE);

  test('MariaDB to Amazon S3', async () => {
    await watched('Unload', 'MariaDB to S3');
    const objects = await fixture().objects();
    const files = await objects.list(`s3://${stack.physicalId('Data')}/out/`);
    for (const [i, file] of files.entries()) writeFileSync(join(folder, `out-${i}.parquet`), await objects.bytes(file));
    const session = await duckDbEngine(nodeHost(folder).files).open({ temporaryFolder: join(folder, 'tmp'), timeZone: 'UTC' });
    expect(sums(Object.values((await session.query(`${SUMS} '${folder}/out-*.parquet'`))[0] ?? {}))).toEqual(expected);
    await session.close();
  }, PATIENCE);

  /** Runs a job by the command line, and says how fast it was and how much memory it took at most. */
  async function watched(job: string, what: string): Promise<void> {
    const child = spawn(process.execPath, ['lib/runtime/main.js', 'run', `Rows/${job}`, '--assembly', join(folder, 'cdk.out'), '--config', join(folder, 'glueprint.json'), '--env', 'localstack',
      '--memory-limit', MEMORY_LIMIT, '--json'], { cwd: join(__dirname, '../..'), env: { ...process.env, ...fixture().variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '', mib = 0;
    child.stdout.on('data', (data: Buffer) => { said += data.toString(); });
    child.stderr.on('data', (data: Buffer) => { said += data.toString(); });
    const watch = setInterval(() => { mib = Math.max(mib, peakMiB(child.pid)); }, 50);
    const started = Date.now();
    const code = await new Promise((done) => child.once('close', done));
    clearInterval(watch);
    const seconds = (Date.now() - started) / 1000;
    expect([code, code === 0 ? '' : said]).toEqual([0, '']);
    process.stderr.write(`rows: ${what}: ${ROWS} rows in ${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds)} rows/s, peak ${mib} MiB\n`);
    expect(mib).toBeLessThan(MOST_MIB);
  }
});

const sums = (values: readonly unknown[]) => values.map((v) => String(v).replace(/\.0+$/, ''));

/** Of a process, as Linux counts it; elsewhere nothing is watched. */
function peakMiB(pid: number | undefined): number {
  try {
    return Math.round(Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0; // gone
  }
}
