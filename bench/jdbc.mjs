// Rows out of and into databases, against the fastest way that their clients have: COPY for PostgreSQL, a streamed result and LOAD DATA for MariaDB.
//   node bench/jdbc.mjs [--rows 1000000] [--rounds 3] [--only postgresql|mysql]     needs the servers (sh build-tools/install-databases.sh)
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { median } from './median.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(join(root, 'package.json'));
const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' }, only: { type: 'string' } } });
const ROWS = Number(options.rows);
const folder = mkdtempSync(join(tmpdir(), 'glueprint-bench-'));

// The connector as it is in the sources.
const bundle = join(root, 'node_modules/.cache/bench-jdbc.cjs');
await build({
  stdin: {
    resolveDir: root,
    contents: `export { JDBC } from './runtime/connectors/jdbc/jdbc-connector';
      export { bindConnection } from './runtime/connectors/connection-bindings';
      export { nodeHost } from './runtime/host/node-host';
      export { duckDbEngine } from './runtime/engines/duckdb/duckdb-engine';
      export { parseColumns } from './src/core/types';
      export { startPostgres, startMariadb } from './test/runtime/connectors/databases';`,
  },
  bundle: true, platform: 'node', format: 'cjs', outfile: bundle, external: ['@duckdb/node-api', 'libsql', 'pg-native', 'esbuild', 'jest'], define: { __dirname: JSON.stringify(join(root, 'test/runtime/connectors')) }, logLevel: 'error',
});
const { JDBC, bindConnection, nodeHost, duckDbEngine, parseColumns, startPostgres, startMariadb } = require(bundle);

const DDL = 'id BIGINT, customer INT, name STRING, amount DECIMAL(12,2), rate DOUBLE, day DATE, at TIMESTAMP, ok BOOLEAN';
const SELECT = `SELECT i AS id, (i % 5000)::INT AS customer, 'customer number ' || (i % 5000) AS name, (i % 1000000 / 100)::DECIMAL(12,2) AS amount, i / 7.0::DOUBLE AS rate,
  DATE '2020-01-01' + (i % 2000)::INT AS day, TIMESTAMP '2020-01-01' + to_microseconds(i * 1234567) AS at, i % 3 = 0 AS ok FROM range(${ROWS}) r(i)`;

const host = nodeHost(folder);
const session = await duckDbEngine(host.files).open({ temporaryFolder: join(folder, 'tmp'), timeZone: 'UTC' });
let peak = 0;
const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 50);

async function timed(work) {
  const times = [];
  for (let i = 0; i < Number(options.rounds); i++) {
    const started = performance.now();
    await work(i);
    times.push(performance.now() - started);
  }
  return median(times);
}

function contextFor(url) {
  return {
    node: 'Node', host, environment: 'local', timeZone: 'UTC', connection: (name) => bindConnection(name, { host, connections: { db: url } }), binding: () => undefined,
    query: (sql) => session.query(sql), warn: (m) => console.log(`  ${m}`),
  };
}

async function land(url, fields, name) {
  const reading = await JDBC.sources.JdbcSource({ connection: 'db', ...fields }, contextFor(url));
  const to = join(folder, name);
  mkdirSync(to, { recursive: true });
  const landed = await reading.land({ folder: to, columns: reading.columns });
  await reading.close();
  if (landed.rows !== ROWS) throw new Error(`${landed.rows} rows`);
  return { landed, columns: reading.columns };
}

let counter = 0;
async function write(url, fields, files) {
  const context = contextFor(url);
  const writing = await JDBC.targets.JdbcTarget({ connection: 'db', ...fields }, parseColumns(DDL), context);
  const paths = files ?? await rendered(writing);
  const started = performance.now();
  const load = await writing.stage(paths, `run-${counter++}`);
  const staged = performance.now();
  await JDBC.publish(load, context);
  return { stage: staged - started, publish: performance.now() - staged, files: paths };
}

async function rendered(writing) {
  const to = join(folder, `out-${counter++}`);
  mkdirSync(to);
  await session.query(writing.format.write({ from: `(${SELECT})`, columns: parseColumns(DDL), partitionKeys: [], options: writing.options, timeZone: 'UTC', to, id: 'x' }));
  return (await host.files.list(to)).map((f) => f.path);
}

const line = (what, ours, theirs) => console.log(`  ${what.padEnd(46)} ${(ours / 1000).toFixed(2).padStart(6)} s   ${(theirs / 1000).toFixed(2).padStart(6)} s   ${(theirs / ours).toFixed(2)}x  ${Math.round(ROWS / ours)} k rows/s`);

async function postgres() {
  const database = await startPostgres();
  if (typeof database === 'string') return console.log(database);
  try {
    const { Client } = require('pg');
    const { from, to } = require('pg-copy-streams');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { files: [file] } = await write(database.url, { table: 'rows' });
    await client.query('ANALYZE rows');
    console.log(`PostgreSQL, ${ROWS} rows${' '.repeat(22)}   ours     COPY`);
    const out = await timed((i) => pipeline(client.query(to('COPY rows TO STDOUT (FORMAT csv)')), createWriteStream(join(folder, `copy-${i}`))));
    line('out to files', await timed((i) => land(database.url, { table: 'rows' }, `land-${i}`)), out);
    line('out to files in 4 parts', await timed((i) => land(database.url, { table: 'rows', partitionColumn: 'id', numPartitions: 4 }, `parts-${i}`)), out);
    const copyIn = async (name) => {
      await client.query(`CREATE TABLE ${name} (LIKE rows)`);
      await pipeline(createReadStream(file), client.query(from(`COPY ${name} FROM STDIN (FORMAT csv)`)));
    };
    const into = await timed((i) => copyIn(`copied_${i}`));
    line('into a new table', await timed((i) => write(database.url, { table: `made_${i}` }, [file])), into);
    await client.query('CREATE TABLE there (LIKE rows)');
    line('into a table that is there', await timed(() => write(database.url, { table: 'there' }, [file])), into);
    await client.query('CREATE TABLE keyed (LIKE rows, PRIMARY KEY (id))');
    const upsert = () => write(database.url, { table: 'keyed', mode: 'upsert', keys: ['id'] }, [file]);
    await upsert();
    console.log(`  upsert of as many rows that are there: ${((await timed(upsert)) / 1000).toFixed(1)} s`);
    await client.end();
  } finally {
    await database.stop();
  }
}

async function mariadb() {
  const database = await startMariadb();
  if (typeof database === 'string') return console.log(database);
  try {
    const mysql = require('mysql2');
    const url = new URL(database.url);
    const client = mysql.createConnection({ host: url.hostname, port: Number(url.port), user: url.username, database: 'test', multipleStatements: true });
    const query = (sql, more = {}) => new Promise((done, fail) => client.query({ sql, ...more }, (e, rows) => (e ? fail(e) : done(rows))));
    const { files: [file] } = await write(database.url, { table: 'many' });
    console.log(`MariaDB, ${ROWS} rows${' '.repeat(25)}   ours     client's own`);
    const out = await timed(async (i) => {
      const stream = client.query({ sql: 'SELECT * FROM many', rowsAsArray: true }).stream({ highWaterMark: 1000 });
      const sink = createWriteStream(join(folder, `stream-${i}`));
      for await (const row of stream) if (!sink.write(`${row.join(',')}\n`)) await once(sink, 'drain');
      sink.end();
      await once(sink, 'finish');
    });
    line('out to files', await timed((i) => land(database.url, { table: 'many' }, `m-land-${i}`)), out);
    line('out to files in 4 parts', await timed((i) => land(database.url, { table: 'many', partitionColumn: 'id', numPartitions: 4 }, `m-parts-${i}`)), out);
    const load = (name) => query(`LOAD DATA LOCAL INFILE 'x' INTO TABLE ${name} CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' ESCAPED BY ''`, { infileStreamFactory: () => createReadStream(file) });
    const into = await timed(async (i) => {
      await query(`CREATE TABLE copied_${i} LIKE many`);
      await load(`copied_${i}`);
    });
    line('into a new table', await timed((i) => write(database.url, { table: `made_${i}` }, [file])), into);
    await query('CREATE TABLE there LIKE many');
    line('into a table that is there', await timed(() => write(database.url, { table: 'there' }, [file])), into);
    client.destroy();
  } finally {
    await database.stop();
  }
}

try {
  if (options.only !== 'mysql') await postgres();
  if (options.only !== 'postgresql') await mariadb();
  console.log(`peak of this process: ${Math.round(peak / 2 ** 20)} MiB`);
} finally {
  clearInterval(watch);
  await session.close();
  rmSync(folder, { recursive: true, force: true });
}
