import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '../../../runtime/runs/environment';
import { runJob } from '../../../runtime/runs/run-job';
import { JobSession } from '../../../runtime/runs/session';
import { LocalCatalog } from '../../../runtime/state/catalog';
import { FieldValue } from '../../../src/core/manifest';
import { findSparkForTests } from '../../spark';
import { csvSource, job, NodeSpec, target, Workspace } from '../harness';

const spark = findSparkForTests();
const withSpark = spark === undefined ? describe.skip : describe;

const MINUTES = 5 * 60_000;
const node = (type: string, fields: Record<string, FieldValue>, ...inputs: string[]): NodeSpec =>
  ({ type, fields: { additionalOptions: {}, ...fields }, inputs });
const lake = (name: string): FieldValue => ({ database: 'db', name, partitionKeys: [], location: `s3://lake/db/${name}/` });

withSpark('tables on PySpark', () => {
  const space = new Workspace();
  const bindings = ['lake', 'in'].map((name) => ({ uri: `s3://${name}`, path: space.path(name) }));
  const environment = () => localEnvironment(space.host({ variables: { GLUEPRINT_SPARK_PYTHON: spark ?? '' } }), bindings);
  beforeAll(() => {
    cpSync(join(__dirname, '../../fixtures/open-tables'), space.path('lake'), { recursive: true });
    space.write('in/a.csv', 'id,v,amount\n500,a,1.5\n501,b,\n');
    space.write('lake/sales/day=2026-01-01/a.csv', 'ID;Amount\n1;2.5\n');
    space.write('lake/sales/day=2026-01-02/a.csv', 'ID;Amount\n2;3.5\n');
  });
  afterAll(() => space.remove());

  const Rows = csvSource('s3://in/', 'id BIGINT, v STRING, amount DECIMAL(10,2)');
  const run = async (nodes: Record<string, NodeSpec>) => {
    const result = await runJob(job(nodes), environment(), { engine: 'spark' });
    expect(result.error).toBeUndefined();
  };
  const rows = async (source: NodeSpec) => {
    const session = await JobSession.open(job({ S: source }), environment());
    try {
      return (await session.preview('S', { rows: 1000 })).rows.map((r) => r.map((v) => JSON.parse(v ?? 'null') as unknown)).sort((a, b) => Number(a[0]) - Number(b[0]));
    } finally {
      await session.close();
    }
  };

  test('a table of the catalog is read by its columns and its predicate, and grows', async () => {
    const store = await environment().openStore();
    new LocalCatalog(store, 'us-east-1').apply({
      region: 'us-east-1',
      database: 'db',
      table: 'sales',
      create: {
        Name: 'sales',
        Parameters: { 'classification': 'csv', 'skip.header.line.count': '1', 'delimiter': ';' },
        PartitionKeys: [{ Name: 'day', Type: 'date' }],
        StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'amount', Type: 'double' }], Location: 's3://lake/sales/' },
      },
      partitions: [],
    }, new Date());
    store.close();
    const table = { database: 'db', name: 'sales', partitionKeys: [] };
    await run({
      S: node('CatalogSource', { table, partitionPredicate: "day = DATE'2026-01-02'" }),
      Out: target('json', 's3://lake/out/', 'S'),
      Rows,
      More: { type: 'SparkSql', inputs: ['Rows'], fields: { sqlQuery: "SELECT id, CAST(amount AS DOUBLE) AS amount, DATE'2026-01-03' AS day FROM rows" } },
      Grow: node('CatalogTarget', { table: { database: 'db', name: 'sold', partitionKeys: ['day'], schema: 'id BIGINT, amount DOUBLE, day DATE', location: 's3://lake/sold/', format: { type: 'parquet' } }, partitionKeys: ['day'], updateBehavior: 'UPDATE_IN_DATABASE' }, 'More'),
    });
    const out = space.files('lake/out').map((f) => space.read(`lake/out/${f}`)).join('').trim();
    expect(JSON.parse(out)).toEqual({ id: 2, amount: 3.5, day: '2026-01-02' });
    expect(await rows(node('CatalogSource', { table: { database: 'db', name: 'sold', partitionKeys: [] } }))).toEqual([[500, 1.5, '2026-01-03'], [501, null, '2026-01-03']]);
  }, MINUTES);

  test('Delta: what the embedded engine added Spark reads, and the reverse', async () => {
    const own = await runJob(job({ Rows, Out: node('DeltaTarget', { path: 's3://lake/delta_plain/', mode: 'append', mergeKeys: [], partitionKeys: [], compression: 'snappy' }, 'Rows') }), environment());
    expect(own.error).toBeUndefined();
    await run({
      D: node('DeltaSource', { path: 's3://lake/delta_plain/' }),
      Few: { type: 'Filter', inputs: ['D'], fields: { condition: 'id >= 500 OR id = 2' } },
      Out: node('DeltaTarget', { path: 's3://lake/copy/', mode: 'append', mergeKeys: [], partitionKeys: ['v'], compression: 'snappy' }, 'Few'),
    });
    expect((await rows(node('DeltaSource', { path: 's3://lake/copy/' }))).map((r) => r.slice(0, 3))).toEqual([[2, 'v2', 3], [500, 'a', 1.5], [501, 'b', null]]);
  }, MINUTES);

  test('Iceberg: written, added to and merged by Spark, read by the embedded engine', async () => {
    const write = (fields: Record<string, FieldValue>, input = 'Rows') => node('IcebergTarget', { table: lake('made'), mode: 'append', mergeKeys: [], partitionKeys: [], compression: 'zstd', ...fields }, input);
    await run({ Rows, Out: write({ partitionKeys: ['v'] }) });
    const newer: NodeSpec = { type: 'SparkSql', inputs: ['Rows'], fields: { sqlQuery: 'SELECT id + 1 AS id, v, CAST(9 AS DECIMAL(10,2)) AS amount FROM rows' } };
    await run({ Rows, New: newer, Out: write({ mergeKeys: ['id'] }, 'New') });
    expect(await rows(node('IcebergSource', { table: lake('made') }))).toEqual([[500, 'a', 1.5], [501, 'a', 9], [502, 'b', 9]]);
  }, 2 * MINUTES);

  test('Hudi: rows are added and updated by their keys, and read again', async () => {
    const write = (fields: Record<string, FieldValue>, input: string) => node('HudiTarget', {
      path: 's3://lake/hudi/', tableName: 'hudi', tableType: 'COPY_ON_WRITE', operation: 'upsert', recordKeys: ['id'], precombineKey: 'amount', partitionKeys: ['v'], compression: 'gzip', ...fields,
    }, input);
    const newer: NodeSpec = { type: 'SparkSql', inputs: ['Rows'], fields: { sqlQuery: "SELECT id + 1 AS id, 'b' AS v, CAST(9 AS DECIMAL(10,2)) AS amount FROM rows" } };
    // A row without a value to order by is one that Hudi refuses.
    const Whole: NodeSpec = { type: 'SparkSql', inputs: ['Rows'], fields: { sqlQuery: 'SELECT id, v, coalesce(amount, CAST(0 AS DECIMAL(10,2))) AS amount FROM rows' } };
    await run({ Rows, Whole, Out: write({ catalogUpdate: { database: 'lake', table: 'hudi', updateBehavior: 'UPDATE_IN_DATABASE' } }, 'Whole') });
    await run({ Rows, New: newer, Out: write({}, 'New') });
    await run({ H: node('HudiSource', { path: 's3://lake/hudi/', schema: 'id BIGINT, v STRING, amount DECIMAL(10,2)' }), Out: target('json', 's3://lake/of-hudi/', 'H') });
    const found = space.files('lake/of-hudi').flatMap((f) => space.read(`lake/of-hudi/${f}`).trim().split('\n')).filter((l) => l !== '').sort().map((l) => JSON.parse(l) as unknown);
    expect(found).toEqual([{ id: 500, v: 'a', amount: 1.5 }, { id: 501, v: 'b', amount: 9 }, { id: 502, v: 'b', amount: 9 }]);
    expect(space.files('lake/hudi').filter((f) => f.endsWith('.crc'))).toEqual([]);
  }, 3 * MINUTES);
});
