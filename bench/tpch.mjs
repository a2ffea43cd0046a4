// Queries in the manner of TPC-H and TPC-DS, written in Spark SQL and translated, against the same written by hand in DuckDB SQL, over generated tables.
//   node bench/tpch.mjs [--scale 0.2] [--rounds 5]     needs lib/ (npx projen compile) or GLUEPRINT_SPARK_SQL
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { median } from './median.mjs';

const require = createRequire(import.meta.url);
const duckdb = require('@duckdb/node-api');
const spark = require(process.env.GLUEPRINT_SPARK_SQL ?? '../lib/core/spark-sql/index.js');
const { parseColumns } = process.env.GLUEPRINT_SPARK_SQL ? spark : require('../lib/core/types/index.js');
const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '0.2' }, rounds: { type: 'string', default: '5' } } });
const scale = Number(options.scale);
const n = (rows) => Math.max(10, Math.round(rows * scale));

/** DDL as Spark has it, and the rows. `h(i, k)`: a number from 0 to k - 1 that only i decides. */
const TABLES = {
  nation: ['n_nationkey INT, n_name STRING, n_regionkey INT', "SELECT i::INT, 'NATION ' || i, (i % 5)::INT FROM range(25) r(i)"],
  customer: ['c_custkey BIGINT, c_name STRING, c_nationkey INT, c_acctbal DECIMAL(12,2), c_mktsegment STRING',
    `SELECT i, 'Customer#' || i, h(i, 25)::INT, (h(i + 1, 1100000) / 100 - 1000)::DECIMAL(12,2), ['BUILDING', 'MACHINERY', 'AUTOMOBILE', 'FURNITURE', 'HOUSEHOLD'][1 + h(i + 2, 5)] FROM range(${n(150000)}) r(i)`],
  orders: ['o_orderkey BIGINT, o_custkey BIGINT, o_totalprice DECIMAL(12,2), o_orderdate DATE, o_orderpriority STRING, o_shippriority INT',
    `SELECT i, h(i, ${n(150000)}), (h(i + 1, 50000000) / 100)::DECIMAL(12,2), DATE '1992-01-01' + h(i + 2, 2400)::INT, (1 + h(i + 3, 5)) || '-PRIORITY', 0 FROM range(${n(1500000)}) r(i)`],
  lineitem: ['l_orderkey BIGINT, l_suppkey BIGINT, l_quantity DECIMAL(12,2), l_extendedprice DECIMAL(12,2), l_discount DECIMAL(12,2), l_tax DECIMAL(12,2), l_returnflag STRING, l_linestatus STRING, l_shipdate DATE, l_commitdate DATE, l_receiptdate DATE, l_shipmode STRING',
    `SELECT i // 4, h(i, ${n(10000)}), (1 + h(i + 1, 50))::DECIMAL(12,2), (900 + h(i + 2, 10000000) / 100)::DECIMAL(12,2), (h(i + 3, 11) / 100)::DECIMAL(12,2), (h(i + 4, 9) / 100)::DECIMAL(12,2),
      ['A', 'N', 'R'][1 + h(i + 5, 3)], ['O', 'F'][1 + h(i + 6, 2)], DATE '1992-01-02' + h(i + 7, 2500)::INT, DATE '1992-01-10' + h(i + 8, 2500)::INT, DATE '1992-01-20' + h(i + 9, 2500)::INT,
      ['MAIL', 'SHIP', 'AIR', 'RAIL', 'TRUCK'][1 + h(i + 10, 5)] FROM range(${n(6000000)}) r(i)`],
};

/** Name, Spark SQL, DuckDB SQL where it differs. */
const QUERIES = [
  ['pricing summary (H1)', `SELECT l_returnflag, l_linestatus, sum(l_quantity) AS q, sum(l_extendedprice) AS p, sum(l_extendedprice * (1 - l_discount)) AS d, avg(l_quantity) AS aq, count(*) AS c
    FROM lineitem WHERE l_shipdate <= DATE'1998-09-02' GROUP BY l_returnflag, l_linestatus ORDER BY l_returnflag, l_linestatus`],
  ['shipping priority (H3)', `SELECT l_orderkey, sum(l_extendedprice * (1 - l_discount)) AS revenue, o_orderdate FROM customer JOIN orders ON c_custkey = o_custkey JOIN lineitem ON l_orderkey = o_orderkey
    WHERE c_mktsegment = 'BUILDING' AND o_orderdate < DATE'1995-03-15' AND l_shipdate > DATE'1995-03-15' GROUP BY l_orderkey, o_orderdate ORDER BY revenue DESC, o_orderdate LIMIT 10`],
  ['order priority (H4)', `SELECT o_orderpriority, count(*) AS c FROM orders WHERE o_orderdate >= DATE'1993-07-01' AND o_orderdate < DATE'1993-10-01'
    AND EXISTS (SELECT 1 FROM lineitem WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate) GROUP BY o_orderpriority ORDER BY o_orderpriority`],
  ['forecast (H6)', `SELECT sum(l_extendedprice * l_discount) AS revenue FROM lineitem WHERE l_shipdate >= DATE'1994-01-01' AND l_shipdate < DATE'1995-01-01' AND l_discount BETWEEN 0.05 AND 0.07 AND l_quantity < 24`],
  ['returned items (H10)', `SELECT c_custkey, c_name, n_name, sum(l_extendedprice * (1 - l_discount)) AS revenue FROM customer JOIN orders ON c_custkey = o_custkey JOIN lineitem ON l_orderkey = o_orderkey JOIN nation ON c_nationkey = n_nationkey
    WHERE o_orderdate >= DATE'1993-10-01' AND o_orderdate < DATE'1994-01-01' AND l_returnflag = 'R' GROUP BY c_custkey, c_name, n_name ORDER BY revenue DESC LIMIT 20`],
  ['ship modes (H12)', `SELECT l_shipmode, sum(CASE WHEN o_orderpriority IN ('1-PRIORITY', '2-PRIORITY') THEN 1 ELSE 0 END) AS high, count(*) AS c FROM orders JOIN lineitem ON o_orderkey = l_orderkey
    WHERE l_shipmode IN ('MAIL', 'SHIP') AND l_commitdate < l_receiptdate AND l_shipdate < l_commitdate GROUP BY l_shipmode ORDER BY l_shipmode`],
  ['large orders (H18)', `SELECT c_name, o_orderkey, o_totalprice, sum(l_quantity) AS q FROM customer JOIN orders ON c_custkey = o_custkey JOIN lineitem ON o_orderkey = l_orderkey
    WHERE o_orderkey IN (SELECT l_orderkey FROM lineitem GROUP BY l_orderkey HAVING sum(l_quantity) > 170) GROUP BY c_name, o_orderkey, o_totalprice ORDER BY o_totalprice DESC LIMIT 100`],
  ['rollup (DS)', 'SELECT c_mktsegment, c_nationkey, count(*) AS c, sum(c_acctbal) AS b FROM customer GROUP BY ROLLUP (c_mktsegment, c_nationkey)'],
  ['rank in a partition (DS)', `SELECT * FROM (SELECT o_custkey, o_totalprice, rank() OVER (PARTITION BY o_custkey ORDER BY o_totalprice DESC) AS r FROM orders) WHERE r <= 3 ORDER BY o_custkey, r LIMIT 100`],
  ['months (DS)', "SELECT date_format(o_orderdate, 'yyyy-MM') AS m, count(DISTINCT o_custkey) AS c FROM orders GROUP BY date_format(o_orderdate, 'yyyy-MM') ORDER BY m",
    "SELECT strftime(o_orderdate, '%Y-%m') AS m, count(DISTINCT o_custkey) AS c FROM orders GROUP BY ALL ORDER BY m"],
];

const instance = await duckdb.DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await spark.setupConnection(connection, duckdb, { timeZone: 'UTC' });
await connection.run('CREATE MACRO h(i, k) AS (hash(i) % k::UBIGINT)::BIGINT');
const tables = {};
for (const [name, [ddl, rows]] of Object.entries(TABLES)) {
  const columns = parseColumns(ddl);
  await connection.run(`CREATE TABLE ${name} AS SELECT * FROM (${rows}) AS t(${columns.map((c) => c.name).join(', ')})`);
  tables[name] = { columns };
}

const time = async (sql) => {
  const started = process.hrtime.bigint();
  await connection.runAndReadAll(sql);
  return Number(process.hrtime.bigint() - started) / 1e6;
};

const ratios = [];
for (const [name, text, byHand = text] of QUERIES) {
  const { sql } = spark.translate(text, { tables });
  await time(sql);
  await time(byHand);
  const pairs = [];
  for (let i = 0; i < Number(options.rounds); i++) pairs.push([await time(sql), await time(byHand)]);
  const ratio = median(pairs.map(([a, b]) => a / b));
  ratios.push(ratio);
  console.log(`${name.padEnd(26)} ${median(pairs.map((p) => p[0])).toFixed(0).padStart(6)} ms translated ${median(pairs.map((p) => p[1])).toFixed(0).padStart(6)} ms by hand   ratio ${ratio.toFixed(2)}`);
}
console.log(`ratio over all, geometric mean ${Math.exp(ratios.reduce((s, r) => s + Math.log(r), 0) / ratios.length).toFixed(2)} (budget 1.15), scale ${scale}`);
