import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { addressOf } from '../../../runtime/connectors/jdbc/database-address';
import { DatabaseClient } from '../../../runtime/connectors/jdbc/dialect';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { cloudEnvironment, localEnvironment } from '../../../runtime/runs/environment';
import { RunEvent } from '../../../runtime/runs/events';
import { EngineName, runJob } from '../../../runtime/runs/run-job';
import { findSparkForTests } from '../../spark';
import { startPostgres, TestDatabase } from '../connectors/databases';
import { startMiniStack } from '../connectors/emulator';
import { csvSource, job, NodeSpec, target, Workspace } from '../harness';

const spark = findSparkForTests();
if (spark === undefined) console.warn('SKIP engines/spark-systems: no PySpark (node build-tools/install-spark.mjs)');
else if (startPostgres.missing !== undefined) console.warn(`SKIP engines/spark-systems postgresql: ${startPostgres.missing}`);

(spark === undefined ? describe.skip : describe)('systems with a client of their own on PySpark', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());
  const lines = (folder: string) => workspace.files(folder, false).flatMap((f) => workspace.read(`${folder}/${f}`).trim().split('\n')).sort();

  const run = async (engine: EngineName, nodes: Record<string, NodeSpec>, url?: string) => {
    const events: RunEvent[] = [];
    const bindings = [
      { uri: 's3://out', path: workspace.path(`${engine}/files`) }, { uri: 's3://in', path: workspace.path('in') },
      { uri: 'kinesis:stream/out', path: workspace.path(`${engine}/stream`) }, { uri: 'snowflake:SHOP.PUBLIC.STOCK', path: workspace.path('stock') },
    ];
    const host = workspace.host({ variables: { GLUEPRINT_SPARK_PYTHON: spark ?? '' } });
    const environment = localEnvironment(host, bindings, undefined, url === undefined ? {} : { shop: { url } });
    const result = await runJob(job(nodes), environment, { engine, onEvent: (e) => events.push(e) });
    return { result, published: events.flatMap((e) => (e.type === 'published' ? [[e.node, e.rows]] : [])), warnings: events.flatMap((e) => (e.type === 'warning' ? [e.message] : [])) };
  };

  test('rows that have landed are read, rows for a system are loaded by its connector', async () => {
    workspace.write('stock/part.ndjson', '{"id":"b","stock":3,"at":"2026-01-02"}\n{"id":"z","stock":1}\n');
    workspace.write('clicks.ndjson', '{"id":"a","at":"2026-01-02T03:04:05Z"}\n{"id":"b"}\n');
    const nodes: Record<string, NodeSpec> = {
      Orders: { type: 'DynamoDBSource', fields: { tableName: 'orders', sampleData: { type: 'rows', rows: [{ id: 'a', n: 1, tags: ['x', 'y'] }, { id: 'b', n: 5 }, { id: 'c', n: 9 }] } } },
      Large: { type: 'Filter', inputs: ['Orders'], fields: { condition: 'n > 2' } },
      Stock: { type: 'SnowflakeSource', fields: { connection: 'c', database: 'SHOP', dbSchema: 'PUBLIC', table: 'STOCK' } },
      Clicks: { type: 'KinesisSource', fields: { streamName: 'clicks', schema: 'id STRING, at TIMESTAMP', sampleData: { type: 'file', file: 'clicks.ndjson' } } },
      Both: { type: 'Join', inputs: ['Large', 'Stock'], fields: { joinType: 'left', keys: [{ left: 'id', right: 'id' }], duplicates: 'left' } },
      Seen: { type: 'Join', inputs: ['Both', 'Clicks'], fields: { joinType: 'left', keys: [{ left: 'id', right: 'id' }], duplicates: 'left' } },
      Out: { type: 'KinesisTarget', inputs: ['Both'], fields: { streamName: 'out' } },
      Files: target('json', 's3://out/files/', 'Seen'),
    };
    const [here, there] = [await run('duckdb', nodes), await run('spark', nodes)];
    expect([here.result.error, there.result.error]).toEqual([undefined, undefined]);
    expect(lines('spark/stream')).toEqual(lines('duckdb/stream'));
    expect(lines('spark/stream')).toHaveLength(2);
    const values = (folder: string) => lines(folder).map((l) => JSON.parse(l) as unknown);
    expect(values('spark/files')).toEqual(values('duckdb/files'));
    expect(there.published).toEqual(here.published);
    expect(workspace.files('.glueprint/tmp')).toEqual([]);
  }, 240_000);

  test('objects of an emulator are read by S3A, and files go there when all is done', async () => {
    const started = await startMiniStack('s3,sts,iam');
    if (typeof started === 'string') return console.warn(started);
    const s3 = new S3Client({ endpoint: started.url, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    try {
      await s3.send(new CreateBucketCommand({ Bucket: 'lake' }));
      const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: 'lake', Key, Body }));
      await put('orders/day=2026-01-01/a.csv', 'id,city\n1,Bern\n2,"Bâle, ville"\n');
      await put('orders/day=2026-01-02/b c.csv', 'id,city\n3,\n');
      await put('orders/day=2026-01-02/c.tmp', 'id,city\n9,nowhere\n');
      const host = workspace.host({ variables: { GLUEPRINT_SPARK_PYTHON: spark ?? '', AWS_ENDPOINT_URL: started.url, AWS_REGION: 'us-east-1' } });
      const written = async (engine: EngineName) => {
        const nodes = {
          Orders: csvSource('s3://lake/orders/', 'id BIGINT, city STRING', {}, { exclusions: ['**.tmp'] }),
          Out: target('json', `s3://lake/${engine}/`, 'Orders'),
        };
        const result = await runJob(job(nodes), cloudEnvironment(host, [], { name: 'localstack' }, workspace.path(`.${engine}`)), { engine });
        expect([result.state, result.error]).toEqual(['SUCCEEDED', undefined]);
        const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'lake', Prefix: `${engine}/` }));
        const texts = await Promise.all(Contents.map(async ({ Key }) => (await s3.send(new GetObjectCommand({ Bucket: 'lake', Key }))).Body?.transformToString('utf8') ?? ''));
        return texts.join('').trim().split('\n').sort().map((l) => JSON.parse(l) as unknown);
      };
      const rows = await written('spark');
      expect(rows).toHaveLength(3);
      expect(rows).toEqual(await written('duckdb'));
    } finally {
      s3.destroy();
      await started.stop();
    }
  }, 300_000);

  (startPostgres.missing === undefined ? test : test.skip)('databases are read by their JDBC driver, and written, as the embedded engine does', async () => {
    let server: TestDatabase | undefined;
    let client: DatabaseClient | undefined;
    try {
      server = await startPostgres();
      const address = addressOf({ type: '', properties: { url: server.url } });
      client = await DIALECTS[address.system].connect(address);
      await client.execute('CREATE TABLE people (id bigint PRIMARY KEY, name text, amount numeric(10,2), at timestamp, ok boolean)');
      await client.execute("INSERT INTO people VALUES (1, 'a', 1.25, '2026-01-02 03:04:05.5', true), (2, 'ż \"q\"', NULL, NULL, false), (3, NULL, -9.5, '1999-12-31 23:59:59', NULL)");
      await client.execute('CREATE TABLE kept (id bigint PRIMARY KEY, name text)');
      await client.execute("INSERT INTO kept VALUES (1, 'old'), (7, 'stays')");
      await client.execute('CREATE TABLE log (what text)');
      workspace.write('in/a.csv', 'id,name\n1,new\n2,added\n');
      const jdbc = (fields: NodeSpec['fields'], inputs?: string[]): NodeSpec => (
        { type: inputs === undefined ? 'JdbcSource' : 'JdbcTarget', inputs, fields: { connection: 'shop', connectionType: 'postgresql', ...fields } });
      const nodes = (made: string): Record<string, NodeSpec> => ({
        Fresh: csvSource('s3://in/a.csv', 'id BIGINT, name STRING'),
        Table: jdbc({ table: 'people' }),
        Part: jdbc({ table: 'people', filterPredicate: 'id > 1' }),
        Query: jdbc({ query: 'SELECT id * 10 AS ten FROM people', partitionColumn: 'ten', numPartitions: 2 }),
        FromTable: target('json', 's3://out/table/', 'Table'),
        FromPart: target('json', 's3://out/part/', 'Part'),
        FromQuery: target('json', 's3://out/query/', 'Query'),
        Append: jdbc({ table: made }, ['Table']),
        Upsert: jdbc({ table: 'kept', mode: 'upsert', keys: ['id'], postActions: ["INSERT INTO log VALUES ('done')"] }, ['Fresh']),
      });
      const there = await run('spark', nodes('made_spark'), server.url);
      expect([there.result.state, there.result.error]).toEqual(['SUCCEEDED', undefined]);
      expect(there.warnings.join('\n')).toContain('Spark writes the table when the script comes to it');
      expect(await client.query('SELECT id, name FROM kept ORDER BY id')).toEqual([['1', 'new'], ['2', 'added'], ['7', 'stays']]);
      expect(await client.query('SELECT what FROM log')).toEqual([['done']]);
      const here = await run('duckdb', nodes('made_duckdb'), server.url);
      expect([here.result.state, here.result.error]).toEqual(['SUCCEEDED', undefined]);
      const values = (folder: string) => lines(folder).map((l) => JSON.parse(l) as unknown);
      for (const name of ['table', 'part', 'query']) expect(values(`spark/files/${name}`)).toEqual(values(`duckdb/files/${name}`));
      expect(lines('spark/files/part')).toHaveLength(2);
      expect(await client.query('SELECT * FROM made_spark ORDER BY id')).toEqual(await client.query('SELECT * FROM made_duckdb ORDER BY id'));
      expect(await client.query('SELECT count(*) FROM made_spark')).toEqual([['3']]);
      expect(await client.query("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'glueprint%'")).toEqual([]);
    } finally {
      await client?.close();
      await server?.stop();
    }
  }, 300_000);
});
