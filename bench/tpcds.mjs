// Queries in the manner of TPC-DS over a star of own generated rows: written in Spark SQL and translated, against the same written by hand in DuckDB SQL.
//   node bench/tpcds.mjs [--scale 0.2] [--rounds 5]     needs lib/ (npx projen compile) or GLUEPRINT_SPARK_SQL
// Prints the ratio of each query's processor time, their geometric mean and whether the answers agree; exits 1 where they do not or the mean is over 1.15.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { median } from './median.mjs';

const require = createRequire(import.meta.url);
const duckdb = require('@duckdb/node-api');
const spark = require(process.env.GLUEPRINT_SPARK_SQL ?? '../lib/core/spark-sql/index.js');
const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '0.2' }, rounds: { type: 'string', default: '5' } } });
const n = (rows) => Math.max(10, Math.round(rows * Number(options.scale)));
const BUDGET = 1.15;

const BIGINT = { kind: 'bigint' };
const INT = { kind: 'int' };
const STRING = { kind: 'string' };
const DATE = { kind: 'date' };
const MONEY = { kind: 'decimal', precision: 7, scale: 2 };

/** Columns as Spark has them, and the rows. `h(i, k)`: a number from 0 to k - 1 that only i decides. */
const TABLES = {
  date_dim: [{ d_date_sk: INT, d_date: DATE, d_year: INT, d_moy: INT, d_dow: INT },
    "SELECT i::INT, DATE '1998-01-01' + i::INT, year(DATE '1998-01-01' + i::INT)::INT, month(DATE '1998-01-01' + i::INT)::INT, dayofweek(DATE '1998-01-01' + i::INT)::INT FROM range(2000) r(i)"],
  item: [{ i_item_sk: BIGINT, i_category: STRING, i_class: STRING, i_brand: STRING, i_current_price: MONEY },
    `SELECT i, ['Books', 'Music', 'Home', 'Sports', 'Shoes'][1 + h(i, 5)], 'class ' || h(i + 1, 40), 'brand ' || h(i + 2, 300), (h(i + 3, 10000) / 100)::DECIMAL(7,2) FROM range(${n(18000)}) r(i)`],
  store: [{ s_store_sk: INT, s_state: STRING }, "SELECT i::INT, ['TN', 'OH', 'TX', 'GA'][1 + h(i, 4)] FROM range(12) r(i)"],
  customer: [{ c_customer_sk: BIGINT, c_last_name: STRING, c_birth_year: INT }, `SELECT i, 'Name ' || h(i, 5000), (1930 + h(i + 1, 70))::INT FROM range(${n(100000)}) r(i)`],
  store_sales: [{ ss_sold_date_sk: INT, ss_item_sk: BIGINT, ss_customer_sk: BIGINT, ss_store_sk: INT, ss_ticket_number: BIGINT, ss_quantity: INT, ss_sales_price: MONEY, ss_net_profit: MONEY },
    `SELECT CASE WHEN h(i, 40) > 0 THEN h(i + 1, 2000)::INT END, h(i + 2, ${n(18000)}), h(i // 5, ${n(100000)}), h(i // 5 + 7, 12)::INT, i // 5, (1 + h(i + 3, 100))::INT, (h(i + 4, 20000) / 100)::DECIMAL(7,2), (h(i + 5, 20000) / 100 - 100)::DECIMAL(7,2) FROM range(${n(2880000)}) r(i)`],
  store_returns: [{ sr_ticket_number: BIGINT, sr_item_sk: BIGINT, sr_return_amt: MONEY },
    `SELECT i * 2, h(i * 10 + 2, ${n(18000)}), (h(i + 9, 10000) / 100)::DECIMAL(7,2) FROM range(${n(288000)}) r(i)`],
};

const JOINED = 'store_sales JOIN date_dim ON ss_sold_date_sk = d_date_sk JOIN item ON ss_item_sk = i_item_sk';

/** Name, Spark SQL, DuckDB SQL where it differs. */
const QUERIES = [
  ['brands of a month (Q3)', `SELECT d_year, i_brand, sum(ss_sales_price) AS s FROM ${JOINED} WHERE d_moy = 11 AND i_category = 'Books' GROUP BY d_year, i_brand ORDER BY d_year, s DESC, i_brand LIMIT 100`],
  ['averages (Q7)', `SELECT i_class, avg(ss_quantity) AS q, avg(ss_sales_price) AS p, avg(ss_net_profit) AS n FROM ${JOINED} WHERE d_year = 2000 GROUP BY i_class ORDER BY i_class`],
  ['shares of a class (Q12)', `SELECT i_class, i_category, sum(ss_sales_price) AS s, sum(ss_sales_price) * 100 / sum(sum(ss_sales_price)) OVER (PARTITION BY i_category) AS share
    FROM store_sales JOIN item ON ss_item_sk = i_item_sk GROUP BY i_class, i_category ORDER BY i_category, i_class`,
  `SELECT i_class, i_category, sum(ss_sales_price) AS s, sum(ss_sales_price)::DOUBLE * 100 / sum(sum(ss_sales_price)) OVER (PARTITION BY i_category) AS share
    FROM store_sales JOIN item ON ss_item_sk = i_item_sk GROUP BY i_class, i_category ORDER BY i_category, i_class`],
  ['profit by state (Q27)', `SELECT s_state, i_category, grouping(s_state) AS g, count(*) AS c, sum(ss_net_profit) AS n FROM store_sales JOIN store ON ss_store_sk = s_store_sk JOIN item ON ss_item_sk = i_item_sk
    GROUP BY ROLLUP (s_state, i_category) ORDER BY s_state NULLS FIRST, i_category NULLS FIRST, g`],
  ['tickets (Q34)', `SELECT c_last_name, ss_ticket_number, cnt FROM (SELECT ss_ticket_number, ss_customer_sk, count(*) AS cnt FROM store_sales JOIN date_dim ON ss_sold_date_sk = d_date_sk
    WHERE d_dow IN (0, 6) GROUP BY ss_ticket_number, ss_customer_sk) JOIN customer ON ss_customer_sk = c_customer_sk WHERE cnt BETWEEN 3 AND 5 ORDER BY c_last_name, ss_ticket_number LIMIT 100`],
  ['days of the week (Q43)', `SELECT s_state, sum(CASE WHEN d_dow = 0 THEN ss_sales_price ELSE NULL END) AS sun, sum(CASE WHEN d_dow = 1 THEN ss_sales_price ELSE NULL END) AS mon, sum(CASE WHEN d_dow = 5 THEN ss_sales_price ELSE NULL END) AS fri
    FROM store_sales JOIN date_dim ON ss_sold_date_sk = d_date_sk JOIN store ON ss_store_sk = s_store_sk GROUP BY s_state ORDER BY s_state`],
  ['best items (Q44)', `SELECT * FROM (SELECT ss_store_sk, ss_item_sk, rank() OVER (PARTITION BY ss_store_sk ORDER BY sum(ss_net_profit) DESC) AS r FROM store_sales GROUP BY ss_store_sk, ss_item_sk)
    WHERE r <= 3 ORDER BY ss_store_sk, r, ss_item_sk`],
  ['kept tickets (Q78)', `SELECT d_year, sum(ss_quantity) AS q FROM store_sales JOIN date_dim ON ss_sold_date_sk = d_date_sk LEFT ANTI JOIN store_returns ON sr_ticket_number = ss_ticket_number AND sr_item_sk = ss_item_sk
    GROUP BY d_year ORDER BY d_year`,
  `SELECT d_year, sum(ss_quantity) AS q FROM store_sales JOIN date_dim ON ss_sold_date_sk = d_date_sk ANTI JOIN store_returns ON sr_ticket_number = ss_ticket_number AND sr_item_sk = ss_item_sk
    GROUP BY d_year ORDER BY d_year`],
  ['above the average (Q6)', `SELECT i_category, count(*) AS c FROM store_sales JOIN item i ON ss_item_sk = i.i_item_sk
    WHERE i.i_current_price > 1.2 * (SELECT avg(j.i_current_price) FROM item j WHERE j.i_category = i.i_category) GROUP BY i_category ORDER BY i_category`],
  ['customers of two years (Q38)', `SELECT count(*) AS c FROM (SELECT DISTINCT c_last_name, d_moy FROM store_sales JOIN date_dim ON ss_sold_date_sk = d_date_sk JOIN customer ON ss_customer_sk = c_customer_sk WHERE d_year = 1999
    INTERSECT SELECT DISTINCT c_last_name, d_moy FROM store_sales JOIN date_dim ON ss_sold_date_sk = d_date_sk JOIN customer ON ss_customer_sk = c_customer_sk WHERE d_year = 2000)`],
];

const instance = await duckdb.DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await spark.setupConnection(connection, duckdb, { timeZone: 'UTC' });
await connection.run('CREATE MACRO h(i, k) AS (hash(i) % k::UBIGINT)::BIGINT');
const tables = {};
for (const [name, [columns, rows]] of Object.entries(TABLES)) {
  await connection.run(`CREATE TABLE ${name} AS SELECT * FROM (${rows}) AS t(${Object.keys(columns).join(', ')})`);
  tables[name] = { columns: Object.entries(columns).map(([column, type]) => ({ name: column, type, nullable: true })) };
}

const run = async (sql) => {
  // processor time of all threads: the clock says as much of what else the machine does
  const before = process.cpuUsage();
  const reader = await connection.runAndReadAll(sql);
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, rows: reader.getRowsJson() };
};
const alike = (a, b) => a === b || (a !== null && b !== null && Math.abs(Number(a) - Number(b)) <= 1e-4 * Math.max(1, Math.abs(Number(a))));

const ratios = [];
let failed = false;
for (const [name, text, byHand = text] of QUERIES) {
  const { sql } = spark.translate(text, { tables });
  const [ours, theirs] = [await run(sql), await run(byHand)];
  const same = ours.rows.length === theirs.rows.length && ours.rows.every((row, r) => row.every((value, c) => alike(value, theirs.rows[r][c])));
  failed ||= !same;
  const pairs = [];
  for (let i = 0; i < Number(options.rounds); i++) pairs.push([(await run(sql)).ms, (await run(byHand)).ms]);
  const ratio = median(pairs.map(([a, b]) => a / b));
  ratios.push(ratio);
  const times = `${median(pairs.map((p) => p[0])).toFixed(0).padStart(6)} ms translated ${median(pairs.map((p) => p[1])).toFixed(0).padStart(6)} ms by hand`;
  console.log(`${name.padEnd(30)} ${times}   ratio ${ratio.toFixed(2)}${same ? '' : '   OTHER ROWS'}`);
}
const mean = Math.exp(ratios.reduce((s, r) => s + Math.log(r), 0) / ratios.length);
failed ||= mean > BUDGET;
console.log(`ratio over all, geometric mean ${mean.toFixed(2)} (budget ${BUDGET}), scale ${options.scale}`);
process.exitCode = failed ? 1 : 0;
