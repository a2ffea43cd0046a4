import { existsSync, mkdtempSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CancelStatementCommand, CreateDatabaseCommand, CreateJobCommand, CreateSessionCommand, CreateTableCommand, DeleteSessionCommand, GetJobRunCommand,
  GetSessionCommand, GetSessionEndpointCommand, GetStatementCommand, GetTableCommand, GetTablesCommand, RunStatementCommand, StartJobRunCommand,
} from '@aws-sdk/client-glue';
import { nodeHost } from '../../../../runtime/host/node-host';
import { findPython, sparkOf, type FoundPython, type SparkKind } from '../../../../runtime/server/glue/python/find-python';
import { PythonSessionEngine } from '../../../../runtime/server/glue/sessions/python/python-session';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { startLocalGlue, type LocalGlue } from '../local-glue';

jest.setTimeout(300_000);

const ROOT = join(__dirname, '../../../..');
const PYTHONS: Readonly<Record<SparkKind, readonly (string | undefined)[]>> = {
  sail: [process.env.GLUEPRINT_SAIL_PYTHON, join(ROOT, '.venv-sail/bin/python')],
  pyspark: [process.env.GLUEPRINT_SPARK_PYTHON, join(ROOT, '.venv-spark/bin/python')],
};
const pythonOf = (kind: SparkKind) => PYTHONS[kind].find((p) => p !== undefined && p !== '' && existsSync(p));

describe.each<SparkKind>(['sail', 'pyspark'])('sessions and scripts on %s', (kind) => {
  const python = pythonOf(kind);
  if (python === undefined) process.stdout.write(`SKIP sessions on ${kind}: not installed (node build-tools/install-${kind === 'sail' ? 'glue-clients' : 'spark'}.mjs)\n`);
  const where = python === undefined ? test.skip : test;

  let local: LocalGlue;
  let found: FoundPython | undefined;
  beforeAll(async () => {
    if (python === undefined) return;
    found = await findPython(tmpdir(), kind, { GLUEPRINT_PYTHON: python });
    const stateDir = join(mkdtempSync(join(tmpdir(), 'python-sessions-')), '.glueprint');
    process.env.GLUEPRINT_PYTHON = python;
    local = await startLocalGlue({
      stateDir,
      plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine: kind, warmSessions: 1, ...server }),
    });
  });
  afterAll(async () => {
    delete process.env.GLUEPRINT_PYTHON;
    await local?.close();
  });

  const open = async (Id: string, more: object = {}) => {
    const Role = 'arn:aws:iam::123456789012:role/Glue';
    await local.glue.send(new CreateSessionCommand({ Id, Role, Command: { Name: 'glueetl', PythonVersion: '3' }, GlueVersion: '5.0', ...more }));
    for (;;) {
      const { Session } = await local.glue.send(new GetSessionCommand({ Id }));
      if (Session?.Status !== 'PROVISIONING') return Session;
    }
  };
  const start = async (SessionId: string, Code: string) => (await local.glue.send(new RunStatementCommand({ SessionId, Code }))).Id ?? -1;
  const statement = async (SessionId: string, Id: number) => {
    for (;;) {
      const { Statement } = await local.glue.send(new GetStatementCommand({ SessionId, Id }));
      if (!['WAITING', 'RUNNING', 'CANCELLING'].includes(Statement?.State ?? '')) return Statement;
    }
  };
  const run = async (session: string, code: string) => (await statement(session, await start(session, code)))?.Output;
  const text = async (session: string, code: string) => {
    const output = await run(session, code);
    if (output?.Status !== 'ok' as string) throw new Error(`${code}: ${output?.ErrorName}: ${output?.ErrorValue}`);
    return output?.Data?.TextPlain ?? '';
  };

  where('the Python that was named has it', () => {
    expect(sparkOf(found, kind)).toBe(kind);
  });

  where('DataFrames, SQL, UDFs, values and errors', async () => {
    expect(await open('a', { DefaultArguments: { '--day': 'monday' } })).toMatchObject({ Status: 'READY' });
    expect(await text('a', 'spark.range(3).selectExpr("id * 2 AS twice").show()')).toBe('+-----+\n|twice|\n+-----+\n|    0|\n|    2|\n|    4|\n+-----+\n\n');
    expect(await text('a', '%%sql\nSELECT \'ä\' AS letter')).toContain('|ä     |');
    expect(await text('a', 'from pyspark.sql.functions import udf\nspark.range(1, 3).select(udf(lambda x: x + 1, "long")("id").alias("u")).collect()')).toBe('[Row(u=2), Row(u=3)]');
    expect(await text('a', 'import sys\nprint(sys.argv[1:])')).toBe("['--day', 'monday']\n");
    expect(await text('a', 'from pyspark.context import SparkContext\nglueContext.spark_session is spark, SparkContext() is not None')).toContain('True)');
    expect(await run('a', '1/0')).toMatchObject({ Status: 'error', ErrorName: 'ZeroDivisionError', ErrorValue: 'division by zero' });
    expect(await run('a', 'spark.sql("use None")')).toMatchObject({ Status: 'error', ErrorName: 'AnalysisException' });
    expect(await text('a', '1 + 1')).toBe('2');
  });

  where('a statement that runs is interrupted, and the session lives on', async () => {
    await open('b');
    await text('b', 'started = 1');
    const long = await start('b', 'spark.sql("SELECT sum(a.id * b.id) AS s FROM range(1000000) a CROSS JOIN range(100000000) b").show()');
    for (;;) {
      const { Statement } = await local.raw('AWSGlue.ListStatements', { SessionId: 'b' }).then((r) => ({ Statement: (r.body.Statements as { Id: number; State: string }[]).find((s) => s.Id === long) }));
      if (Statement?.State !== 'WAITING') break;
    }
    await new Promise((done) => setTimeout(done, 500)); // inside Spark by then, or before: both are to end
    await local.glue.send(new CancelStatementCommand({ SessionId: 'b', Id: long }));
    expect(await statement('b', long)).toMatchObject({ State: 'CANCELLED' });
    expect(await text('b', 'started + 1')).toBe('2');
  });

  where('the catalog is one: tables of either side are seen by the other', async () => {
    const s3 = join(local.stateDir, 's3');
    await mkdir(join(s3, 'data/orders/year=2025'), { recursive: true });
    await writeFile(join(s3, 'data/orders/year=2025/a.csv'), '1;pen\n2;ink\n');
    await local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'shop' } }));
    await local.glue.send(new CreateTableCommand({
      DatabaseName: 'shop',
      TableInput: {
        Name: 'orders',
        PartitionKeys: [{ Name: 'year', Type: 'int' }],
        Parameters: { classification: 'csv', delimiter: ';' },
        StorageDescriptor: { Location: 's3://data/orders/', Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'item', Type: 'string' }] },
      },
    }));
    await open('c');
    expect(await text('c', 'spark.sql("SELECT * FROM shop.orders ORDER BY id").collect()')).toBe("[Row(id=1, item='pen', year=2025), Row(id=2, item='ink', year=2025)]");
    await writeFile(join(s3, 'data/orders/year=2025/b.csv'), '3;pad\n');
    expect(await text('c', 'spark.sql("SELECT count(*) AS n FROM shop.orders").collect()')).toBe('[Row(n=3)]');
    await text('c', 'spark.sql("CREATE TABLE shop.cheap USING parquet LOCATION \'s3://lake/cheap/\' AS SELECT id, item FROM shop.orders WHERE id < 3")');
    const { Table } = await local.glue.send(new GetTableCommand({ DatabaseName: 'shop', Name: 'cheap' }));
    expect(Table).toMatchObject({ TableType: 'EXTERNAL_TABLE', Parameters: { classification: 'parquet' }, StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'item', Type: 'string' }] } });
    expect(Table?.StorageDescriptor?.Location?.replace(/\/$/, '')).toBe('s3://lake/cheap');
    await text('c', 'spark.table("shop.cheap").write.mode("overwrite").saveAsTable("shop.copied")');
    await text('c', 'spark.sql("CREATE OR REPLACE VIEW shop.seen AS SELECT item FROM shop.copied")');
    await open('d');
    expect(await text('d', 'spark.sql("SELECT * FROM shop.seen, shop.copied WHERE item = \'x\' OR true").count()').catch((e: Error) => e.message)).toMatch(/^4|ambiguous/i);
    expect(await text('d', 'spark.sql("SELECT item FROM shop.copied ORDER BY id").collect()')).toBe("[Row(item='pen'), Row(item='ink')]");
    await text('d', 'spark.sql("DROP TABLE shop.cheap")');
    expect((await local.glue.send(new GetTablesCommand({ DatabaseName: 'shop' }))).TableList?.map((t) => t.Name)).toEqual(['copied', 'orders', 'seen']);
    for (const Id of ['c', 'd']) await local.glue.send(new DeleteSessionCommand({ Id }));
  });

  where('a script of Glue runs', async () => {
    const s3 = join(local.stateDir, 's3');
    await mkdir(join(s3, 'scripts'), { recursive: true });
    await mkdir(join(s3, 'raw'), { recursive: true });
    await writeFile(join(s3, 'raw/a.csv'), 'id,v\n1,a\n2,b\n');
    await writeFile(join(s3, 'scripts/job.py'), `import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
args = getResolvedOptions(sys.argv, ['JOB_NAME', 'out'])
glueContext = GlueContext(SparkContext())
job = Job(glueContext)
job.init(args['JOB_NAME'], args)
rows = glueContext.create_dynamic_frame.from_options(connection_type="s3", connection_options={"paths": ["s3://raw/"]}, format="csv", format_options={"withHeader": True})
rows = ApplyMapping.apply(frame=rows, mappings=[("id", "string", "id", "long"), ("v", "string", "v", "string")])
glueContext.write_dynamic_frame.from_options(frame=rows, connection_type="s3", connection_options={"path": args['out']}, format="parquet")
print('rows', rows.count())
job.commit()
`);
    await local.glue.send(new CreateJobCommand({ Name: 'script', Role: 'r', Command: { Name: 'glueetl', ScriptLocation: 's3://scripts/job.py' } }));
    const { JobRunId: RunId } = await local.glue.send(new StartJobRunCommand({ JobName: 'script', Arguments: { '--out': 's3://out/' } }));
    let ended;
    do ended = (await local.glue.send(new GetJobRunCommand({ JobName: 'script', RunId }))).JobRun; while (ended?.CompletedOn === undefined);
    expect(ended).toMatchObject({ JobRunState: 'SUCCEEDED' });
    expect(await (await fetch(`${local.server.url}/_glueprint/logs/${RunId}`)).text()).toContain('rows 2');
    expect((await readdir(join(s3, 'out'))).some((f) => f.endsWith('.parquet'))).toBe(true);
  });

  where('Spark Connect: the session\'s own endpoint, where Sail is', async () => {
    const asked = open('connect', { SessionType: 'SPARK_CONNECT' });
    if (kind === 'pyspark') return expect(asked).rejects.toMatchObject({ name: 'OperationNotSupportedException' });
    expect(await asked).toMatchObject({ Status: 'READY', SessionType: 'SPARK_CONNECT' });
    const { SparkConnect } = await local.glue.send(new GetSessionEndpointCommand({ SessionId: 'connect' }));
    expect(SparkConnect?.Url).toMatch(/^sc:\/\/127\.0\.0\.1:\d+$/);
    await expect(start('connect', '1')).rejects.toMatchObject({ name: 'OperationNotSupportedException' });
    await open('client');
    const client = `from pyspark.sql.connect.session import SparkSession as Remote\nRemote.builder.remote("${SparkConnect?.Url}").create().range(2).collect()`;
    return expect(await text('client', client)).toBe('[Row(id=0), Row(id=1)]');
  });
});

test('without a Spark the reason says what to install', async () => {
  const engine = new PythonSessionEngine({
    python: async () => ({ program: 'python3', version: '3.11.0' }),
    places: { prefixes: [], path: (uri) => uri },
    sparkPython: '',
    stateFolder: '',
    endpoint: () => '',
    region: () => { throw new Error('not asked'); },
    deny: false,
    warm: 0,
    seconds: () => 0,
  });
  expect(await engine.refuses({})).toContain('pip install pysail pyspark-client');
  expect(await engine.refuses({ SessionType: 'SPARK_CONNECT' })).toContain('Spark Connect needs Sail');
});
