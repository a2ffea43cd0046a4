import { checkJob } from '../../../runtime/runs/check';
import { localEnvironment } from '../../../runtime/runs/environment';
import { withoutProvenConditions } from '../../../runtime/runs/proven-conditions';
import { resolveJob } from '../../../runtime/runs/resolve';
import { job, NodeSpec, openSession, source, Workspace } from '../harness';

let space: Workspace;
let opened: Awaited<ReturnType<typeof openSession>>;
beforeAll(async () => {
  space = new Workspace();
  for (const folder of ['in', 'less', 'old']) space.write(`${folder}/_SUCCESS`, '');
  opened = await openSession();
  const write = (rows: string, to: string, options = '') => opened.session.query(`COPY (${rows}) TO '${space.path(to)}' (FORMAT parquet${options})`);
  // Two files, the first of several row groups: a null in the last, a NaN.
  const rows = `SELECT i AS n, -i AS minus, CASE WHEN i < 5000 THEN i END AS holes, CASE i WHEN 9 THEN 'nan'::DOUBLE ELSE i END AS f, 7::SMALLINT AS "Odd Name",
    1.5::DECIMAL(5,2) AS price, {n: i} AS s, i::VARCHAR AS text FROM range(1, 5001) AS r(i)`;
  await write(rows, 'in/a.parquet', ', ROW_GROUP_SIZE 2048');
  await write(rows.replace('range(1, 5001)', 'range(10, 900)'), 'in/b.parquet');
  await write('SELECT 1::BIGINT AS n', 'less/a.parquet');
  await write('SELECT 1::BIGINT AS other', 'less/b.parquet');
});
afterAll(async () => {
  await opened.close();
  space.remove();
});

const SCHEMA = 'n BIGINT, minus BIGINT, holes BIGINT, f DOUBLE, `Odd Name` SMALLINT, price DECIMAL(5,2), s STRUCT<n: BIGINT>, text STRING';
const query = (sqlQuery: string, ...inputs: string[]): NodeSpec => ({ type: 'SparkSql', inputs, fields: { sqlQuery } });

/** What is left of the conditions of the node `Last`. */
async function left(nodes: Record<string, NodeSpec>): Promise<string> {
  const environment = localEnvironment(space.host(), [{ uri: 's3://data', path: space.folder }]);
  const manifest = job({ In: source('parquet', 's3://data/in/', SCHEMA), Less: source('parquet', 's3://data/less/', 'n BIGINT'), ...nodes });
  const checked = await checkJob(resolveJob(manifest, {}), { environment, session: opened.session });
  const lean = await withoutProvenConditions(checked, (sql) => opened.session.query(sql));
  const last = lean.nodes.find((n) => n.resolved.node.id === 'Last');
  return /\bWHERE (.*)$/i.exec(last?.sql?.output ?? '')?.[1] ?? '';
}
const filter = (condition: string, input = 'In'): NodeSpec => ({ type: 'Filter', inputs: [input], fields: { condition } });

test.each([
  ['n > 0', ''],
  ['n > 1', 'n > 1'],
  ['n >= 1 AND n <= 5000', ''],
  ['n < 5000', 'n < 5000'],
  ['0 < N AND 5000 >= n', ''],
  ['n <> 0 AND n <> 17', 'n <> 17'],
  ['minus < 0 AND minus >= -5000 AND minus > -5000', '`minus` > -5000'],
  ['n IS NOT NULL AND text IS NOT NULL AND `odd name` IS NOT NULL', ''],
  ['`Odd Name` > 6 AND `Odd Name` < 8', ''],
  ['holes IS NOT NULL', 'holes IS NOT NULL'],
  ['holes > 0', 'holes > 0'],
  ['f > 0', 'f > 0'],
  ['price > 1', 'price > 1'],
  ['s.n > 0', 's.n > 0'],
  ['s IS NOT NULL', 's IS NOT NULL'],
  ['n > 0 OR text = \'a\'', "n > 0 OR text = 'a'"],
  ['n > 0.5', 'n > 0.5'],
  ['n IS NULL', 'n IS NULL'],
  ['n + 1 > 0', 'n + 1 > 0'],
])('over the source itself: %s', async (condition, expected) => {
  expect(await left({ Last: filter(condition) })).toBe(expected);
});

test.each<[string, Record<string, NodeSpec>, string]>([
  ['a column renamed on the way', { Q: query('SELECT n AS m, text FROM in', 'In'), Last: filter('m > 0', 'Q') }, ''],
  ['a computed column of the same name', { Q: query('SELECT n - 1 AS n FROM in', 'In'), Last: filter('n > 0', 'Q') }, 'n > 0'],
  ['an inner join', { Q: query('SELECT a.n, b.text FROM in AS a JOIN in AS b ON a.n = b.n', 'In'), Last: filter('n > 0 AND text IS NOT NULL', 'Q') }, ''],
  ['rows filled up with nulls', { Q: query('SELECT a.n, b.text FROM in AS a LEFT JOIN in AS b ON a.n = b.n + 1', 'In'), Last: filter('text IS NOT NULL', 'Q') }, 'text IS NOT NULL'],
  ['a union', { Q: query('SELECT n FROM in UNION ALL SELECT CAST(NULL AS BIGINT)', 'In'), Last: filter('n > 0', 'Q') }, 'n > 0'],
  ['grouping sets', { Q: query('SELECT n, count(*) AS c FROM in GROUP BY ROLLUP (n)', 'In'), Last: filter('n IS NOT NULL', 'Q') }, 'n IS NOT NULL'],
  ['two nodes between', { Q: filter('n < 17'), R: query('SELECT *, upper(text) AS u FROM q', 'Q'), Last: filter('n > 0 AND u IS NOT NULL', 'R') }, 'u IS NOT NULL'],
  ['a file without the column', { Last: filter('n > 0', 'Less') }, 'n > 0'],
  ['a query with an order and a limit', { Last: query('SELECT n FROM in WHERE n > 0 AND text <> \'\' ORDER BY n LIMIT 3', 'In') }, "text <> '' ORDER BY n LIMIT 3"],
  ['an aggregate of all rows', { Last: query('SELECT max(n) AS m FROM in WHERE n > 0', 'In') }, ''],
])('through %s', async (_, nodes, expected) => {
  expect(await left(nodes)).toBe(expected);
});

test('a run gives the same rows, and counts those of every node', async () => {
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://data': '.', 's3://out': 'out' } }));
  space.writeManifest(job({
    In: source('parquet', 's3://data/in/', SCHEMA), Q: query('SELECT n, holes FROM in', 'In'), Last: filter('n > 0 AND holes > 4990', 'Q'), Out: { type: 'S3Target', inputs: ['Last'], fields: { path: 's3://out/x', format: { type: 'json' } } },
  }));
  const { code, out, err } = await space.cli('run', 'job.glueprint.json', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect((JSON.parse(out) as { nodes: { node: string; rowsWritten: number }[] }).nodes.map((n) => [n.node, n.rowsWritten])).toEqual([['In', 5890], ['Q', 5890], ['Last', 9], ['Out', 9]]);
});
