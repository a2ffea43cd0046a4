import { gzipSync } from 'node:zlib';
import { localEnvironment } from '../../../runtime/runs/environment';
import { RunEvent } from '../../../runtime/runs/events';
import { runJob } from '../../../runtime/runs/run-job';
import { findSparkForTests } from '../../spark';
import { csvSource, job, NodeSpec, target, Workspace } from '../harness';

const spark = findSparkForTests();
const withSpark = spark === undefined ? describe.skip : describe;
if (spark === undefined) console.log('skipped: no PySpark; node build-tools/install-spark.mjs installs it');

const ORDERS = 'id,city,amount\n1,Bern,1.5\n2,Basel,2\n3,Bern,\n4,,8\n';
const NODES: Record<string, NodeSpec> = {
  Orders: csvSource('s3://raw/orders/', 'id BIGINT, city STRING, amount DOUBLE', {}, { exclusions: ['**.tmp'] }),
  ByCity: { type: 'Aggregate', fields: { groups: ['city'], aggregations: [{ function: 'sum', column: 'amount', name: 'total' }] }, inputs: ['Orders'] },
  Out: target('json', 's3://out/cities/', 'ByCity', { mode: 'overwrite' }),
  Copy: target('parquet', 's3://out/orders/', 'Orders', { partitionKeys: ['city'] }),
};

withSpark('a job on PySpark', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());
  const run = async (nodes: Record<string, NodeSpec>, options: Parameters<typeof runJob>[2] = {}) => {
    const events: RunEvent[] = [];
    const environment = localEnvironment(workspace.host({ variables: { GLUEPRINT_SPARK_PYTHON: spark ?? '' } }), []);
    const result = await runJob(job(nodes), environment, { engine: 'spark', ...options, onEvent: (e) => events.push(e) });
    return { result, events };
  };
  const rows = (folder: string) => workspace.files(folder).flatMap((f) => workspace.read(`${folder}/${f}`).trim().split('\n')).sort();

  test('reads what is listed, publishes data files only and tells rows and files as the embedded engine does', async () => {
    workspace.write('.glueprint/s3/raw/orders/a.csv', ORDERS);
    workspace.write('.glueprint/s3/raw/orders/b.tmp', 'id,city,amount\n9,Nowhere,99\n');
    workspace.write('.glueprint/s3/out/cities/old.json', '{"city":"old"}\n');
    const { result, events } = await run(NODES);
    expect(result.error).toBeUndefined();
    expect(result.state).toBe('SUCCEEDED');
    expect(rows('.glueprint/s3/out/cities')).toEqual(['{"city":"Basel","total":2.0}', '{"city":"Bern","total":1.5}', '{"total":8.0}']);
    const folders = new Set(workspace.files('.glueprint/s3/out/orders').map((f) => f.split('/')[0]));
    expect(folders).toEqual(new Set(['city=Bern', 'city=Basel', 'city=__HIVE_DEFAULT_PARTITION__']));
    expect(workspace.files('.glueprint/s3/out').filter((f) => !/part-\d{5}-.*\.(json|snappy\.parquet)$/.test(f))).toEqual([]);
    expect(events.filter((e) => e.type === 'published').map((e) => [e.node, e.rows])).toEqual([['Out', 3], ['Copy', 4]]);
    expect(result.nodes.find((n) => n.node === 'Copy')).toMatchObject({ rowsWritten: 4, files: 3 });
    expect(workspace.files('.glueprint/tmp')).toEqual([]);
  });

  test('a failure has Spark\'s condition and words and the node of the line; nothing is published', async () => {
    const before = workspace.files('.glueprint/s3/out');
    const { result } = await run({
      ...NODES,
      Check: { type: 'SparkSql', fields: { sqlQuery: 'SELECT coalesce(assert_true(coalesce(amount, 0) < 5, concat(\'too much in \', id)), true) AS ok, id FROM orders' }, inputs: ['Orders'] },
      Checked: target('json', 's3://out/checked/', 'Check'),
    });
    expect(result).toMatchObject({ state: 'FAILED', error: { node: 'Checked', message: expect.stringContaining('too much in 4') } });
    expect(workspace.files('.glueprint/s3/out')).toEqual(before);
  });

  test('a visual transform of one\'s own imports its file on this machine', async () => {
    const mask = (localFile: string): NodeSpec => ({
      type: 'DynamicTransform',
      fields: { transformName: 'hide', functionName: 'hide_columns', path: 's3://assets/0f3c.zip', module: 'hiding', localFile, parameters: [{ name: 'names', type: 'list', values: ['city'] }] },
      inputs: ['Orders'],
    });
    workspace.write('.glueprint/s3/raw/orders/a.csv', ORDERS);
    workspace.write('transforms/hiding.py', [
      'from awsglue.dynamicframe import DynamicFrame', 'from pyspark.sql import functions as F', '',
      'def hide_columns(self, names):', '    frame = self.toDF()', '    for name in names:', '        frame = frame.withColumn(name, F.lit("*"))',
      '    return DynamicFrame.fromDF(frame, self.glue_ctx, "hidden")', '', 'DynamicFrame.hide_columns = hide_columns', '',
    ].join('\n'));
    const { result } = await run({ Orders: NODES.Orders as NodeSpec, Hide: mask('transforms/hiding.py'), Hidden: target('json', 's3://out/hidden/', 'Hide') });
    expect(result.error).toBeUndefined();
    expect(rows('.glueprint/s3/out/hidden').map((r) => (JSON.parse(r) as { city: string }).city)).toEqual(['*', '*', '*', '*']);
    const missing = await run({ Orders: NODES.Orders as NodeSpec, Hide: mask('transforms/other.py'), Hidden: target('json', 's3://out/hidden/', 'Hide') });
    expect(missing.result).toMatchObject({ state: 'FAILED', error: { code: 'MissingFile', node: 'Hide', message: expect.stringContaining('transforms/other.py') } });
  });

  test('a timeout stops Python and JVM', async () => {
    const { result } = await run(NODES, { timeoutSeconds: 3 });
    expect(result).toMatchObject({ state: 'TIMEOUT', error: { code: 'Timeout' } });
  });

  test('an input without rows writes none and ends', async () => {
    workspace.write('.glueprint/s3/raw/orders/a.csv', 'id,city,amount\n');
    const { result } = await run({ Orders: NODES.Orders as NodeSpec, Out: target('parquet', 's3://out/none/', 'Orders') });
    expect(result).toMatchObject({ state: 'SUCCEEDED', nodes: [{}, { node: 'Out', rowsWritten: 0 }] });
  });
});

test('what Spark cannot do is refused before any data moves', async () => {
  const workspace = new Workspace();
  workspace.write('.glueprint/s3/raw/orders/a.csv', gzipSync(ORDERS));
  const environment = localEnvironment(workspace.host(), []);
  const orders = csvSource('s3://raw/orders/', 'id BIGINT, city STRING, amount DOUBLE', {}, { compression: 'gzip' });
  const result = await runJob(job({ Orders: orders, Out: target('json', 's3://out/x/', 'Orders') }), environment, { engine: 'spark' });
  expect(result).toMatchObject({ state: 'FAILED', error: { code: 'NotOnSpark', node: 'Orders' } });
  const plain = csvSource('s3://raw/orders/', 'id BIGINT, city STRING, amount DOUBLE');
  const glueOnly = (type: string, fields: NodeSpec['fields']) => runJob(
    job({ Orders: plain, Node: { type, fields, inputs: ['Orders'] }, Out: target('json', 's3://out/x/', 'Node') }), environment, { engine: 'spark' },
  );
  const model = await glueOnly('FillMissingValues', { fills: [{ column: 'city', method: 'ml' }] });
  expect(model).toMatchObject({ state: 'FAILED', error: { code: 'NotLocal', node: 'Node', message: expect.stringContaining('part of AWS Glue') } });
  const names = await glueOnly('DetectPii', { entityTypes: ['PERSON_NAME'], scan: 'cells', action: 'redact' });
  expect(names).toMatchObject({ state: 'FAILED', error: { code: 'NotLocal', node: 'Node', message: expect.stringContaining('PERSON_NAME') } });
  workspace.remove();
});

test('without PySpark: one line that says what to run, exit code 3', async () => {
  const workspace = new Workspace();
  workspace.write('.glueprint/s3/raw/orders/a.csv', ORDERS);
  workspace.write('none', '');
  const manifest = workspace.writeManifest(job(NODES));
  const { main } = await import('../../../runtime/cli/cli');
  const code = await main(['run', manifest, '--engine', 'spark'], workspace.host({ variables: { GLUEPRINT_SPARK_PYTHON: workspace.path('none') } }));
  expect(code).toBe(3);
  expect(workspace.err).toContain('glueprint doctor --install spark');
  workspace.remove();
});
